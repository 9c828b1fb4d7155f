"""Every tolerance of a check, with a figure that it just lets pass and the next one that it does not."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from pipeline.checks.agreements.durations import check_durations
from pipeline.checks.currencies.conversions import check_conversions
from pipeline.checks.currencies.rates import verdict_on
from pipeline.checks.kit.results import HOLDS, NOTABLE
from pipeline.checks.tables.across import check_rows
from pipeline.checks.tables.averages import check_averages
from pipeline.checks.tables.balances import check_balances
from pipeline.checks.tables.carried import check_carried
from pipeline.checks.tables.details import check_details
from pipeline.checks.tables.differences import check_differences
from pipeline.checks.tables.divisions import check_divided_rows
from pipeline.checks.tables.outcomes import check_outcomes
from pipeline.checks.tables.shares import check_shares
from pipeline.checks.tables.totals import check_totals
from tests.checks.archives import (
    ERROR,
    NOTICE,
    OK,
    ROUNDING,
    Check,
    add_agreements,
    add_document,
    add_table,
    empty,
    of_text,
    told,
)

Told = tuple[str, str | None]
Headers = list[tuple[str, str, str | None]]


def of_table(
    check: Check, headers: Headers, rows: list[list[Any]], *, total: bool = True, **known: Any
) -> list[Told]:
    db = empty()
    add_document(db)
    add_table(db, headers, rows, total=total, **known)
    return told(check, db)


def money(*names: str) -> Headers:
    return [("Poste", "text", None), *((name, "amount", "EUR") for name in names)]


def d(text: str) -> Decimal:
    return Decimal(text)


CENTS = [["Taxi", d("12.50")], ["Repas", d("23.20")], ["Timbres", d("4.10")]]


@pytest.mark.parametrize(
    ("total", "expected"),
    # Three rows and the total, half a cent each: two cents.
    [
        ("39.80", OK),
        ("39.82", ROUNDING),
        ("39.83", ERROR),
        ("39.78", ROUNDING),
        ("39.77", ERROR),
        ("41.30", ERROR),
    ],
)
def test_a_total_of_cents_is_rounded_by_half_a_cent_in_each_figure(total: str, expected: Told) -> None:
    assert of_table(check_totals, money("Montant"), [*CENTS, ["Total", d(total)]]) == [expected]


@pytest.mark.parametrize(
    ("total", "expected"), [(1000, OK), (1002, ROUNDING), (1003, ERROR), (998, ROUNDING), (997, ERROR)]
)
def test_a_total_of_whole_euros_is_rounded_by_half_a_euro_in_each_figure(total: int, expected: Told) -> None:
    rows: list[list[Any]] = [["A", 300], ["B", 300], ["C", 400], ["Total", total]]
    assert of_table(check_totals, money("Montant"), rows) == [expected]


COUNTED: Headers = [("Poste", "text", None), ("Puits", "integer", None)]


@pytest.mark.parametrize(("total", "expected"), [(100, OK), (101, ERROR), (99, ERROR)])
def test_things_that_are_counted_are_not_rounded(total: int, expected: Told) -> None:
    rows: list[list[Any]] = [["A", 30], ["B", 30], ["C", 40], ["Total", total]]
    assert of_table(check_totals, COUNTED, rows) == [expected]


@pytest.mark.parametrize(
    ("total", "expected"), [(999, ERROR), (1000, ROUNDING), (1001, ROUNDING), (1002, ERROR)]
)
def test_whole_numbers_from_a_thousand_on_may_be_rounded_ones(total: int, expected: Told) -> None:
    rows: list[list[Any]] = [["A", 300], ["B", 300], ["C", min(total - 1, 999) - 600], ["Total", total]]
    assert of_table(check_totals, COUNTED, rows) == [expected]


def test_people_are_counted_however_many_they_are() -> None:
    headers: Headers = [("Région", "text", None), *((n, "integer", None) for n in ("Femmes", "Hommes"))]
    rows: list[list[Any]] = [["A", 3000, 2000], ["B", 4000, 1000], ["Total", 7001, 3000]]
    assert of_table(check_totals, headers, rows) == [ERROR, OK]


@pytest.mark.parametrize(("others", "expected"), [(7, ROUNDING), (8, ERROR)])
def test_one_whole_number_is_wrong_where_eight_others_are_right(others: int, expected: Told) -> None:
    headers: Headers = [
        ("Année", "text", None),
        *((n, "integer", None) for n in ("Public", "Privé", "Total")),
    ]
    right = [[f"{2010 + n}", 4000 + n, 6000 + n, 10_000 + 2 * n] for n in range(others)]
    found = of_table(check_rows, headers, [["2009", 4000, 6000, 10_001], *right], total=False)
    assert found == [expected, *[OK] * others]


@pytest.mark.parametrize(("last", "expected"), [("3.35", OK), ("3.36", ROUNDING), ("3.37", ERROR)])
def test_a_column_that_totals_a_row_is_rounded_in_the_last_place(last: str, expected: Told) -> None:
    headers: Headers = [("Poste", "text", None), *((n, "number", None) for n in ("A", "B", "Total"))]
    rows = [
        ["p", d("1.25"), d("2.10"), d(last)],
        ["q", d("0.84"), d("1.36"), d("2.20")],
        ["r", d("2.05"), d("0.95"), d("3.00")],
        ["s", d("0.40"), d("1.15"), d("1.55")],
    ]
    assert of_table(check_rows, headers, rows, total=False) == [expected, OK, OK, OK]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [("33.4", OK), ("33.3", ROUNDING), ("33.2", ERROR), ("33.5", ERROR)],
)
def test_a_percentage_rounds_or_was_cut_off_in_its_last_place(printed: str, expected: Told) -> None:
    headers: Headers = [
        ("Poste", "text", None),
        ("Prévu", "integer", None),
        ("Fait", "integer", None),
        ("%", "percent", "%"),
    ]
    rows = [
        ["A", 30000, 10017, d(printed)],
        ["B", 200, 50, d("25.0")],
        ["C", 400, 100, d("25.0")],
        ["D", 1000, 640, d("64.0")],
    ]
    assert of_table(check_shares, headers, rows, total=False)[0] == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [("-73.6", OK), ("-73.7", ROUNDING), ("-74.4", ROUNDING), ("-76.3", ERROR), ("-70.9", ERROR)],
)
def test_a_rate_of_figures_below_nought_has_the_bounds_of_its_own_sign(printed: str, expected: Told) -> None:
    headers: Headers = [
        ("Poste", "text", None),
        ("2023", "number", None),
        ("Ecart", "number", None),
        ("%", "percent", "%"),
    ]
    rows = [
        ["A", d("0.53"), d("-0.39"), d(printed)],
        ["B", d("2.00"), d("0.50"), d("25.0")],
        ["C", d("4.00"), d("-1.00"), d("-25.0")],
        ["D", d("10.00"), d("6.40"), d("64.0")],
    ]
    assert of_table(check_shares, headers, rows, total=False)[0] == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [("-30.30", OK), ("-30.31", ROUNDING), ("-30.32", ERROR), ("30.30", OK), ("-83.23", ERROR)],
)
def test_a_difference_is_that_of_two_columns_its_sign_aside(printed: str, expected: Told) -> None:
    headers: Headers = [("Poste", "text", None), *((n, "number", None) for n in ("2023", "2024", "Écart"))]
    rows = [
        ["A", d("30.30"), d("0.00"), d(printed)],
        ["B", d("5.00"), d("7.25"), d("2.25")],
        ["C", d("4.00"), d("3.00"), d("-1.00")],
        ["D", d("9.10"), d("9.00"), d("-0.10")],
    ]
    assert of_table(check_differences, headers, rows, total=False)[0] == expected


@pytest.mark.parametrize(
    ("printed", "expected"), [(125, OK), (124, OK), (126, OK), (123, NOTICE), (127, NOTICE)]
)
def test_an_average_rounds_or_was_cut_off_in_its_last_place(printed: int, expected: Told) -> None:
    headers: Headers = [
        ("Libellé", "text", None),
        ("Quantité", "integer", None),
        ("Coût unitaire", "amount", "EUR"),
        ("Coût", "amount", "EUR"),
    ]
    rows = [["A", 400, printed, 50000], ["B", 10, 8, 80], ["C", 2, 300, 600], ["D", 5, 15, 75]]
    assert of_table(check_averages, headers, rows, total=False)[0] == expected


@pytest.mark.parametrize(("printed", "expected"), [(160, OK), (162, OK), (163, NOTICE)])
def test_a_balance_goes_on_within_half_a_unit_of_each_figure(printed: int, expected: Told) -> None:
    rows = [
        ["a", 100, 0, 100],
        ["b", 50, 20, 130],
        ["c", 40, 10, printed],
        ["d", 10, 0, printed + 10],
        ["e", 0, 60, printed - 50],
        ["f", 10, 0, printed - 40],
    ]
    assert of_table(check_balances, money("Entrée", "Sortie", "Solde"), rows, total=False)[1] == expected


@pytest.mark.parametrize(("taken", "expected"), [("30.00", OK), ("30.01", ERROR)])
def test_what_is_carried_on_is_not_rounded(taken: str, expected: Told) -> None:
    rows = [["a", d("30.00")], ["Total à reporter", d("30.00")], ["Report", d(taken)], ["b", d("1.00")]]
    assert of_table(check_carried, money("Montant"), rows, total=False) == [expected]


@pytest.mark.parametrize(("line", "expected"), [("3.00", OK), ("3.01", ROUNDING), ("3.02", ERROR)])
def test_budget_lines_add_up_in_the_last_place(line: str, expected: Told) -> None:
    rows = [["1 Eau", d(line), 30], ["1.1 Puits", d("1.00"), 10], ["1.2 Pompes", d("2.00"), 20]]
    assert of_table(check_divided_rows, money("2023", "2024"), rows, total=False) == [expected, OK]


@pytest.mark.parametrize(("line", "expected"), [(1001, ROUNDING), (1002, ERROR)])
def test_budget_lines_of_whole_numbers_may_be_rounded_ones(line: int, expected: Told) -> None:
    headers: Headers = [("Poste", "text", None), ("2023", "integer", None), ("2024", "integer", None)]
    rows = [["1 Eau", line, 30], ["1.1 Puits", 600, 10], ["1.2 Pompes", 400, 20]]
    assert of_table(check_divided_rows, headers, rows, total=False) == [expected, OK]


@pytest.mark.parametrize(("result", "expected"), [(40, OK), (41, ROUNDING), (42, NOTICE)])
def test_a_result_is_a_difference_within_half_a_unit_of_each_figure(result: int, expected: Told) -> None:
    rows = [["Total des recettes", 100], ["Total des dépenses", 60], ["Excédent", result]]
    assert of_table(check_outcomes, money("Montant"), rows, total=False) == [expected]


@pytest.mark.parametrize(("again", "expected"), [(300, OK), (301, ROUNDING), (302, ERROR)])
def test_a_row_of_two_tables_is_one_figure_in_the_last_place(again: int, expected: Told) -> None:
    db = empty()
    add_document(db)
    labels = ("Impôts directs", "Droits de douane", "Recettes du domaine", "Dons projets")
    for id_, first in (("d:p1:t1", 300), ("d:p1:t2", again)):
        rows = [[label, value] for label, value in zip(labels, (first, 41, 57, 88), strict=True)]
        add_table(db, money("Budget 2024"), rows, id_=id_, total=False)
    assert told(check_details, db) == [expected, OK, OK, OK]


@pytest.mark.parametrize(
    ("euros", "expected"),
    # 65 595 700 FCFA are 100 000 euros; 0.2 % are 200.
    [
        ("100.000", OK),
        ("100.001", ROUNDING),
        ("100.002", NOTICE),
        ("100.200", NOTICE),
        ("100.201", ERROR),
    ],
)
def test_a_conversion_is_rounded_in_the_last_place_or_made_at_another_rate(
    euros: str, expected: Told
) -> None:
    assert of_text(check_conversions, f"65.595.700 FCFA (soit {euros} euros).") == [expected]


@pytest.mark.parametrize(
    ("francs", "euros", "expected"),
    # They are 152.45, 96.04 and 86.90 euros.
    [
        ("100.000", "150", ROUNDING),
        ("100.000", "160", ERROR),
        ("63.000", "100", ROUNDING),
        ("57.000", "90", ERROR),
    ],
)
def test_a_conversion_of_whole_tens_is_rounded_to_them(francs: str, euros: str, expected: Told) -> None:
    assert of_text(check_conversions, f"Une aide de {francs} FCFA (soit {euros} euros).") == [expected]


@pytest.mark.parametrize(
    ("rate", "verdict"), [("1.0200", HOLDS), ("1.0201", NOTABLE), ("0.9800", HOLDS), ("0.9799", NOTABLE)]
)
def test_a_rate_may_stand_off_the_median_by_two_percent(rate: str, verdict: object) -> None:
    assert verdict_on(d(rate), d("1"), None) is verdict


@pytest.mark.parametrize(
    ("rate", "verdict"), [("1.1200", HOLDS), ("1.1201", NOTABLE), ("0.8800", HOLDS), ("0.8799", NOTABLE)]
)
def test_a_rate_may_stand_off_the_average_of_its_year_by_twelve(rate: str, verdict: object) -> None:
    assert verdict_on(d(rate), None, d("1")) is verdict


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("2024-01-04", OK),
        ("2024-01-05", ROUNDING),
        ("2024-01-19", ROUNDING),
        ("2024-01-20", NOTICE),
        ("2024-01-31", NOTICE),
        ("2024-02-01", ERROR),
    ],
)
def test_a_duration_is_counted_and_rounded_in_more_than_one_way(end: str, expected: Told) -> None:
    db = empty()
    add_document(db)
    add_agreements(
        db,
        {"signed_on": "2023-01-01", "ends_on": end, "duration_months": Decimal(12)},
        {"signed_on": "2023-01-01", "ends_on": "2024-01-01", "duration_months": Decimal(12)},
    )
    assert told(check_durations, db)[0] == expected


@pytest.mark.parametrize(("off", "expected"), [(1, ROUNDING), (2, ERROR)])
def test_whole_numbers_are_rounded_where_several_rows_miss_by_one(off: int, expected: Told) -> None:
    headers: Headers = [
        ("Année", "text", None),
        *((n, "integer", None) for n in ("Public", "Privé", "Total")),
    ]
    rows = [
        ["2019", 40, 60, 100],
        ["2020", 41, 61, 102 + off],
        ["2021", 42, 62, 105],
        ["2022", 43, 63, 106],
        ["2023", 44, 64, 108],
        ["2024", 45, 65, 110],
        ["2025", 46, 66, 112],
        ["2026", 47, 67, 114],
    ]
    assert of_table(check_rows, headers, rows, total=False)[1] == expected


def test_rows_of_decimals_are_never_rounded_to_the_unit() -> None:
    headers: Headers = [
        ("Poste", "text", None),
        *((n, "number", None) for n in ("État", "Bailleurs", "Total")),
    ]
    rows = [
        ["p", d("1.25"), d("2.10"), d("3.35")],
        ["q", d("0.84"), d("1.36"), d("2.20")],
        ["r", d("0.40"), d("1.15"), d("2.35")],
        ["s", d("2.05"), d("0.95"), d("3.00")],
        ["Total", d("4.54"), d("5.56"), d("11.60")],
    ]
    assert of_table(check_rows, headers, rows) == [OK, OK, ERROR, OK, ERROR]
    assert of_table(check_totals, headers, rows) == [OK, OK, ERROR]
