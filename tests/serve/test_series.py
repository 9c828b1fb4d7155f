"""A series has figures of one thing, and only where the words are the same."""

from __future__ import annotations

import sqlite3

import pytest

from pipeline.records import Cell, Document, Indicator, Table, TableColumn
from pipeline.records.database import create_tables, insert
from pipeline.serve.facts.series import Series, all_series, elsewhere, named


@pytest.fixture
def db() -> sqlite3.Connection:
    known = sqlite3.connect(":memory:")
    create_tables(known)
    return known


def add_document(db: sqlite3.Connection, id_: str, published: str) -> None:
    insert(db, "documents", [Document(id=id_, path=f"{id_}.pdf", published=published, status="ok")])


def add_table(db: sqlite3.Connection, document: str, headers: list[str], lines: list[list[str]]) -> None:
    name = f"{document}:p1:t1"
    table = Table(id=name, document_id=document, page=1, last_page=1, n_rows=9, n_columns=9, kind="data")
    insert(db, "tables", [table])
    insert(
        db,
        "columns",
        [
            TableColumn(id=f"{name}:c{n}", table_id=name, column=n, header=header, kind="integer")
            for n, header in enumerate(headers)
        ],
    )
    for row, line in enumerate(lines, start=1):
        for column, text in enumerate(line):
            value = int(text) if text.isdigit() and column else None
            cell = Cell(
                id=f"{name}:r{row}:c{column}",
                table_id=name,
                row=row,
                column=column,
                text=text,
                role="body",
                kind="integer" if value is not None else "text",
                value=value,
                page=1,
            )
            insert(db, "cells", [cell])


def told(found: list[Series]) -> dict[str, list[tuple[str, float]]]:
    return {series.name: [(point.when, point.value) for point in series.points] for series in found}


def test_a_row_of_a_table_by_year_is_a_series(db: sqlite3.Connection) -> None:
    add_document(db, "a", "2024")
    add_table(
        db, "a", ["Source", "2021", "2022", "Part 2022"], [["État", "5", "7", "30"], ["Don", "1", "2", "9"]]
    )
    assert told(all_series(db)) == {"État": [("2021", 5), ("2022", 7)], "Don": [("2021", 1), ("2022", 2)]}


def test_a_column_of_a_table_with_years_as_rows_is_a_series(db: sqlite3.Connection) -> None:
    add_document(db, "a", "2024")
    add_table(db, "a", ["Exercice", "Accords"], [["2021", "5"], ["2022", "7"]])
    assert told(all_series(db)) == {"Accords": [("2021", 5), ("2022", 7)]}


def test_what_is_disbursed_until_a_year_and_within_a_year_is_no_series(db: sqlite3.Connection) -> None:
    add_document(db, "a", "2024")
    add_table(db, "a", ["Poste", "Décaissé fin 2022", "Décaissé en 2023"], [["Santé", "90", "10"]])
    assert all_series(db) == []


def test_the_same_row_and_column_of_two_issues_are_a_series_in_time(
    db: sqlite3.Connection,
) -> None:
    for document, published, value in (("b", "2023-06", "9"), ("a", "2023-03", "4")):
        add_document(db, document, published)
        add_table(db, document, ["Guichet", "Projets achevés"], [["Effet rapide", value]])
    assert told(all_series(db)) == {"Effet rapide": [("2023-03", 4), ("2023-06", 9)]}


def test_results_in_other_words_are_not_one_series(db: sqlite3.Connection) -> None:
    for document, published, what in (
        ("a", "2022", "ont reçu des semences améliorées"),
        ("b", "2023", "ont reçu des semences améliorées et des outils"),
        ("c", "2024", "ont quitté la région après la crue"),
    ):
        add_document(db, document, published)
        known = Indicator(
            id=f"{document}:p1:i1",
            document_id=document,
            page=1,
            text="3 familles",
            value=3,
            unit="familles",
            what=what,
        )
        insert(db, "indicators", [known])
    assert told(all_series(db)) == {"familles": [("2022", 3), ("2023", 3)]}


def test_parts_of_what_is_counted_are_lines_of_their_own_and_percentages_are_not(
    db: sqlite3.Connection,
) -> None:
    for number, (year, parts) in enumerate(
        [("2022", {"femmes": "40", "hommes": "60 %"}), ("2023", {"femmes": "1 050"})]
    ):
        add_document(db, year, year)
        result = Indicator(
            id=f"{year}:i",
            document_id=year,
            page=1,
            text="x",
            value=100 + number,
            unit="personnes",
            what="formées aux métiers du bois",
            place="Kidal",
            breakdown=parts,
        )
        insert(db, "indicators", [result])
    (series,) = all_series(db)
    assert series.place == "Kidal"
    assert series.parts == {"femmes": [("2022", 40.0), ("2023", 1050.0)]}
    assert series.part_names == ["femmes", "hommes"]


def test_series_are_found_by_their_words_and_lead_to_other_places(db: sqlite3.Connection) -> None:
    for year in ("2022", "2023"):
        add_document(db, year, year)
        for place in ("Gao", "Kidal"):
            result = Indicator(
                id=f"{year}:{place}",
                document_id=year,
                page=1,
                text="x",
                value=1,
                unit="puits",
                what="creusés dans la commune voisine",
                place=place,
            )
            insert(db, "indicators", [result])
    found = all_series(db)
    (gao,) = named(found, "PUITS gao")
    assert gao.place == "Gao"
    assert [series.place for series in elsewhere(found, gao)] == ["Kidal"]
    assert named(found, "puits creusés ailleurs") == []
