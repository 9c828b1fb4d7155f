"""The currency of a figure said in a column of its own, row by row."""

from __future__ import annotations

import sqlite3
from decimal import Decimal

import pytest

from pipeline.checks.kit.archive import Archive
from pipeline.checks.tables.totals import check_totals
from pipeline.records import Document, TableSet
from pipeline.records.database import create_tables, insert
from pipeline.tables import extract_tables
from tests.tables.drawing import markup


def amounts(tables: TableSet, column: int) -> list[tuple[Decimal | None, str | None]]:
    return [(cell.value, cell.unit) for cell in tables.cells if cell.column == column and cell.row > 0]


@pytest.mark.parametrize("header", ["Devise", "Monnaie", "Currency", "Unité"])
def test_a_figure_is_in_the_currency_that_its_row_names(header: str) -> None:
    rows = [["Lot", "Montant", header], ["A", "1 250", "FCFA"], ["B", "80,5", "EUR"], ["C", "97", "USD"]]
    tables = extract_tables(markup(rows))
    assert amounts(tables, 1) == [
        (Decimal(1250), "XOF"),
        (Decimal("80.5"), "EUR"),
        (Decimal(97), "USD"),
    ]
    assert (tables.columns[1].kind, tables.columns[1].unit) == ("amount", None)


def test_a_column_before_the_figures_names_their_currency_without_a_header_that_says_so() -> None:
    rows = [["Lot", "", "2023"], ["A", "EUR", "10"], ["B", "EUR", "12"], ["Total", "EUR", "22"]]
    tables = extract_tables(markup(rows))
    assert amounts(tables, 2) == [(Decimal(value), "EUR") for value in (10, 12, 22)]
    assert tables.columns[2].unit == "EUR"


def test_columns_of_one_path_belong_together() -> None:
    rows = [
        ["grants/0/amountAwarded", "grants/0/currency", "grants/1/amountAwarded", "grants/1/currency"],
        ["1200", "GBP", "300", "EUR"],
        ["800", "GBP", "450", "EUR"],
    ]
    tables = extract_tables(markup(rows))
    assert [column.unit for column in tables.columns] == ["GBP", None, "EUR", None]


def test_a_column_with_a_unit_of_its_own_keeps_it_and_counts_have_none() -> None:
    rows = [
        ["Lot", "Nombre de puits", "Montant (FCFA)", "Montant", "Devise"],
        ["A", "3", "655 957", "1 000", "EUR"],
        ["B", "5", "1 311 914", "2 000", "EUR"],
    ]
    tables = extract_tables(markup(rows))
    assert [column.unit for column in tables.columns] == [None, None, "XOF", "EUR", None]


def test_names_that_speak_of_a_currency_are_no_column_of_units() -> None:
    rows = [["Fonds", "Parts"], ["Fonds en euros garanti", "12"], ["Fonds en dollars de réserve", "15"]]
    assert [column.kind for column in extract_tables(markup(rows)).columns] == ["text", "integer"]


@pytest.mark.parametrize(("units", "status"), [(("EUR", "EUR"), "ok"), (("EUR", "USD"), "unverifiable")])
def test_a_total_over_rows_of_several_currencies_is_no_sum(units: tuple[str, str], status: str) -> None:
    rows = [
        ["Bailleur", "Montant", "Devise"],
        ["A", "40", units[0]],
        ["B", "60", units[1]],
        ["Total", "100", ""],
    ]
    tables = extract_tables(markup(rows))
    db = sqlite3.connect(":memory:")
    create_tables(db)
    insert(db, "documents", [Document(id="doc", path="doc.html", status="ok")])
    for name in ("tables", "columns", "cells"):
        insert(db, name, getattr(tables, name))
    (found,) = check_totals(Archive(db).facts("doc"))
    assert found.check.status == status


@pytest.mark.parametrize("beside", ["2012", "2012-2013"])
def test_years_beside_a_currency_are_no_amounts(beside: str) -> None:
    rows = [
        ["Projet", "Exercice", "Devise", "Valeur"],
        ["A", beside, "XDR", "65"],
        ["B", beside, "XDR", "90"],
    ]
    columns = extract_tables(markup(rows)).columns
    assert columns[1].kind != "amount"
    assert (columns[3].kind, columns[3].unit) == ("amount", "XDR")
