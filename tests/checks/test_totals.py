"""Totals are flagged exactly when the figures contradict each other."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pipeline.checks import CHECKS
from pipeline.checks.kit.archive import Archive
from pipeline.checks.kit.results import Result
from pipeline.checks.tables.totals import check_totals
from pipeline.records import Cell, CheckEvidence, Document, Table, TableColumn
from pipeline.records.database import create_tables, insert
from pipeline.records.rows import records_of_rows
from tests.checks.archives import ERROR, NOTICE, OK, OPEN, add_document, add_table, empty, results_of, told

Row = tuple[str, str | Decimal | int]


def archive(
    rows: Sequence[Row], unit: str | None = "XOF", header: str = "Montant FCFA"
) -> sqlite3.Connection:
    """An archive of one table with one column; a row is its role and its value, a text where it has none."""
    db = sqlite3.connect(":memory:")
    create_tables(db)
    insert(db, "documents", [Document(id="d", path="d.pdf", status="ok")])
    n_rows = len(rows)
    insert(db, "tables", [Table(id="t", document_id="d", page=3, last_page=3, n_rows=n_rows, n_columns=1)])
    insert(
        db,
        "columns",
        [TableColumn(id="t:c0", table_id="t", column=0, header=header, kind="amount", unit=unit)],
    )
    cells = []
    for number, (role, value) in enumerate(rows):
        known = None if isinstance(value, str) else Decimal(value)
        cell = Cell(
            id=f"t:r{number}:c0",
            table_id="t",
            row=number,
            column=0,
            text=str(value),
            role=role,  # type: ignore[arg-type]
            kind="amount",
            value=known,
            **rounded(known),
            unit=unit,
            page=3,
            x0=100.0,
            top=10.0 * number,
            x1=150.0,
            bottom=10.0 * number + 9,
        )
        cells.append(cell)
    insert(db, "cells", cells)
    return db


def rounded(value: Decimal | None) -> dict[str, Decimal]:
    """What the tables stage says that a printed figure stands for."""
    if value is None:
        return {}
    exponent = value.as_tuple().exponent
    half = Decimal(5).scaleb(exponent - 1) if isinstance(exponent, int) and exponent < 0 else Decimal(0)
    place = Decimal(1).scaleb(min(exponent, 0) if isinstance(exponent, int) else 0)
    return {"low": value - half, "high": value + half, "place": place}


def findings(rows: Sequence[Row], **given_: str) -> list[Result]:
    db = archive(rows, **given_)
    try:
        return results_of(check_totals, db)
    finally:
        db.close()


def test_a_total_that_adds_up_is_ok_with_its_evidence() -> None:
    (found,) = findings([("body", 10), ("body", 20), ("total", 30)])
    assert (found.check.status, found.check.severity, found.check.difference) == ("ok", None, 0)
    evidence = list(records_of_rows(CheckEvidence, found.evidence()))
    assert [row.cell_id for row in evidence] == ["t:r2:c0", "t:r0:c0", "t:r1:c0"]
    assert [row.side for row in evidence] == ["claimed", "computed", "computed"]
    assert found.check.top == 20.0


def test_a_total_that_does_not_add_up_is_an_error_with_both_figures() -> None:
    (found,) = findings([("body", 1_000_000), ("body", 2_500_000), ("total", 5_500_000)])
    check = found.check
    assert (check.status, check.severity) == ("mismatch", "error")
    assert (check.claimed, check.computed, check.difference) == (5_500_000, 3_500_000, 2_000_000)
    assert "5,500,000 FCFA" in check.description
    assert "3,500,000 FCFA" in check.description


def test_rows_rounded_to_the_unit_explain_a_small_difference() -> None:
    (found,) = findings([("body", 10)] * 7 + [("total", 71)], unit="EUR")
    assert (found.check.status, found.check.severity) == ("ok", "rounding")


def test_rows_printed_in_tenths_explain_a_difference_of_tenths() -> None:
    rows = [("body", Decimal("10.1")), ("body", Decimal("20.2")), ("total", Decimal("30.4"))]
    (found,) = findings(rows)
    assert (found.check.status, found.check.severity) == ("ok", "rounding")


def test_rows_in_millions_explain_a_difference_of_the_last_printed_place() -> None:
    rows = [("body", 2_300_000), ("body", 1_900_000), ("total", 4_300_000)]
    db = archive(rows, unit="EUR")
    db.execute("UPDATE cells SET low = value - 50000, high = value + 50000")
    (found,) = results_of(check_totals, db)
    db.close()
    assert (found.check.status, found.check.severity) == ("ok", "rounding")


def test_subtotals_and_a_grand_total_are_each_compared_with_what_they_sum() -> None:
    rows = [("body", 10), ("body", 20), ("total", 30), ("body", 5), ("total", 5), ("total", 35)]
    assert [found.check.status for found in findings(rows)] == ["ok", "ok", "ok"]


def test_a_cell_that_could_not_be_read_makes_the_total_unverifiable() -> None:
    (found,) = findings([("body", 10), ("body", "2O"), ("total", 30)])
    assert found.check.status == "unverifiable"
    assert "“2O”" in found.check.description


@pytest.mark.parametrize("header", ["Taux", "Solde", "Écart"])
def test_a_total_of_what_nobody_adds_up_is_not_even_called_unverifiable(header: str) -> None:
    assert findings([("body", 10), ("body", "2O"), ("total", 30)], header=header) == []


def test_a_dash_stands_for_nothing() -> None:
    (found,) = findings([("body", 30), ("body", "-"), ("total", 30)])
    assert found.check.status == "ok"


def test_a_total_row_without_rows_above_is_no_claim() -> None:
    assert findings([("header", "Montant"), ("total", 30)]) == []


WHOLE = st.integers(min_value=10, max_value=10**12)


@given(st.lists(WHOLE, min_size=2, max_size=12))
def test_the_true_total_of_any_rows_is_ok(values: list[int]) -> None:
    (found,) = findings([*(("body", value) for value in values), ("total", sum(values))])
    assert (found.check.status, found.check.difference) == ("ok", 0)


@given(st.lists(WHOLE, min_size=2, max_size=12), st.data())
def test_one_changed_figure_is_flagged_when_rounding_cannot_explain_it(
    values: list[int], data: st.DataObject
) -> None:
    explained = len(values) // 2 + 1
    off = data.draw(st.integers(explained + 1, 10**13)) * data.draw(st.sampled_from([1, -1]))
    # The last rows alone may add up to it, which leaves open what it sums.
    assume(all(abs(sum(values[n:]) - sum(values) - off) > len(values) for n in range(1, len(values))))
    (found,) = findings([*(("body", value) for value in values), ("total", sum(values) + off)])
    # What is off by more than all rows sums something else, unless a digit is missing or too much.
    near = abs(off) <= sum(values)
    assert found.check.status == "mismatch" or not near
    assert found.check.difference == off


@pytest.mark.parametrize(
    ("total", "expected"),
    [(4_130, "mismatch"), (41_130, "mismatch"), (4_222, "unverifiable"), (900, "unverifiable")],
)
def test_a_total_that_is_far_from_its_rows_is_noticed_where_one_digit_explains_it(
    total: int, expected: str
) -> None:
    rows = (
        [("body", 125), ("body", 232), ("body", 56)] if total < 10_000 else [("body", 3_900), ("body", 230)]
    )
    (found,) = findings([*rows, ("total", total)])
    assert (found.check.status, found.check.severity != "error") == (expected, True)


def test_every_check_says_what_it_asks() -> None:
    for check in CHECKS.values():
        assert check.__doc__
        assert check.__doc__.splitlines()[0].endswith("?")


def test_a_column_without_a_header_is_called_by_its_number() -> None:
    db = empty()
    add_document(db)
    add_table(db, [("Poste", "text", None), ("", "amount", "XOF")], [["A", 100], ["B", 230], ["Total", 340]])
    (found,) = results_of(check_totals, db)
    assert found.wording.written("en").startswith("The total of “column 2” is printed as 340 FCFA")
    assert found.wording.written("fr").startswith("Le total de « colonne 2 » est imprimé 340 FCFA")


def test_a_figure_that_is_cut_over_two_columns_leaves_its_table_in_doubt() -> None:
    db = empty()
    add_document(db)
    headers = [("Poste", "text", None), ("", "integer", None), ("Montant", "number", None)]
    add_table(db, headers, [["A", "18", "023,56 €"], ["B", 2, "418,56"], ["Total", 10, "442,12"]])
    assert next(Archive(db).each()).doubtful == {"d:p1:t1"}


def test_the_number_of_a_total_says_which_rows_it_sums() -> None:
    db = empty()
    add_document(db)
    rows = [
        ["1 Bureau", 400],
        ["2.1 Loyer", 120],
        ["2.2.1 Eau", 0],
        ["2.2.2 Feu", 70],
        ["Total 2.2", 70],
        ["Total 2", 190],
        ["Total", 590],
    ]
    add_table(db, [("Poste", "text", None), ("Montant", "amount", "XOF")], rows)
    assert {result.check.status for result in results_of(check_totals, db)} == {"ok"}


@pytest.mark.parametrize(
    ("caption", "expected"), [("Participants à la formation", NOTICE), ("Puits et forages", ERROR)]
)
def test_people_may_be_counted_in_several_rows_also_where_only_the_caption_says_that_they_are_people(
    caption: str, expected: tuple[str, str | None]
) -> None:
    db = empty()
    add_document(db)
    headers = [("Groupe", "text", None), ("2023", "integer", None)]
    rows = [["Nord", 30], ["Sud", 40], ["Est", 25], ["Total", 60]]
    add_table(db, headers, rows, caption=caption)
    assert told(check_totals, db) == [expected]


@pytest.mark.parametrize(
    ("printed", "expected"),
    # What overheads and the total of direct costs come to: 1 725.
    [(1725, OK), (1775, ERROR), (1752, ERROR), (9300, OPEN)],
)
def test_a_last_total_that_misses_its_rows_counts_the_total_before_them(
    printed: int, expected: tuple[str, str | None]
) -> None:
    db = empty()
    add_document(db)
    rows = [["Main", 900], ["Outils", 600], ["Total direct", 1500], ["Frais", 225], ["Total", printed]]
    add_table(db, [("Poste", "text", None), ("Montant", "amount", "XOF")], rows)
    assert told(check_totals, db) == [OK, expected]


@pytest.mark.parametrize(("last", "expected"), [(975, ERROR), (955, OPEN)])
def test_a_total_and_what_sums_it_may_rest_on_one_wrong_figure(
    last: int, expected: tuple[str, str | None]
) -> None:
    db = empty()
    add_document(db)
    rows = [
        *(["Riz", 310], ["Mil", 290], ["Total vivres", 600]),
        *(["Pelles", 130], ["Houes", 245], ["Total outils", 395]),
        ["Total", last],
    ]
    add_table(db, [("Poste", "text", None), ("Montant", "amount", "XOF")], rows)
    assert told(check_totals, db)[1] == expected
