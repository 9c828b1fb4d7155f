"""Tables as accountants make them: those that are right raise no error, and one changed cell does."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pipeline.checks.kit.archive import Archive
from pipeline.checks.tables.across import check_rows
from pipeline.checks.tables.averages import check_averages
from pipeline.checks.tables.balances import check_balances
from pipeline.checks.tables.carried import check_carried
from pipeline.checks.tables.divisions import check_divided_rows
from pipeline.checks.tables.labels import is_rate, is_running
from pipeline.checks.tables.totals import check_totals
from tests.checks.archives import (
    ERROR,
    NOTICE,
    OK,
    OPEN,
    Check,
    add_document,
    add_table,
    empty,
    told,
)

Header = tuple[str, str, str | None]
Rows = Sequence[Sequence[Any]]


def money(*names: str) -> list[Header]:
    return [("Libellé", "text", None), *((name, "amount", "EUR") for name in names)]


def found(
    check: Check, headers: Sequence[Header], rows: Rows, *, total: bool = True
) -> list[tuple[str, str | None]]:
    db = empty()
    add_document(db)
    add_table(db, headers, rows, total=total)
    return told(check, db)


RIGHT: list[tuple[str, list[Header], Rows]] = [
    (
        "parts below dont are in the row above them",
        money("2023"),
        [["Missions", 3900], ["dont Mali", 2100], ["dont Niger", 1800], ["Siège", 600], ["Total", 4500]],
    ),
    (
        "budget lines divide the line above them",
        [("Code", "text", None), *money("Budget")],
        [
            ["1", "Eau", 300],
            ["1.1", "Forages", 200],
            ["1.2", "Pompes", 100],
            ["2", "Santé", 50],
            ["Total", "", 350],
        ],
    ),
    (
        "heads are the sums of the rows below them, without numbers",
        money("Budget"),
        [
            ["Eau", 301],
            ["Forages", 200],
            ["Pompes", 101],
            ["Santé", 57],
            ["Kits", 30],
            ["Lits", 27],
            ["Total", 358],
        ],
    ),
    (
        "a total of subtotals and of a line of its own",
        money("Coût total"),
        [
            ["Forages", 500],
            ["Comités", 80],
            ["Sous-total 1", 580],
            ["Centres", 600],
            ["Kits", 45],
            ["Sous-total 2", 645],
            ["Total activités", 1225],
            ["Frais (7 %)", 86],
            ["Total général", 1311],
        ],
    ),
    (
        "a total carried to the next page and taken up there",
        money("Montant"),
        [["A", 10], ["B", 20], ["À reporter", 30], ["Report", 30], ["C", 5], ["Total", 35]],
    ),
    (
        "expenses in brackets",
        money("2023"),
        [["Missions", -3900], ["Siège", -600], ["Total des charges", -4500]],
    ),
    (
        "the last balance stands in the row of totals",
        money("Recettes", "Dépenses", "Solde"),
        [["Ouverture", "", "", 50], ["Don", 100, "", 150], ["Loyer", "", 30, 120], ["Total", 100, 30, 120]],
    ),
    (
        "a total without one of the rows",
        money("2021"),
        [["Danemark", 1200], ["Suède", 300], ["Canada", 400], ["Total", 1900], ["Total hors Danemark", 700]],
    ),
]


@pytest.mark.parametrize(("headers", "rows"), [case[1:] for case in RIGHT], ids=[case[0] for case in RIGHT])
def test_a_right_table_holds(headers: list[Header], rows: Rows) -> None:
    statuses = found(check_totals, headers, rows)
    assert statuses
    assert set(statuses) == {OK}


@pytest.mark.parametrize(("headers", "rows"), [case[1:] for case in RIGHT], ids=[case[0] for case in RIGHT])
def test_a_changed_total_never_holds(headers: list[Header], rows: Rows) -> None:
    last = [value if isinstance(value, str) else value + 7777 for value in rows[-1]]
    statuses = found(check_totals, headers, [*rows[:-1], last])
    assert OK not in statuses[-1:]


def test_a_column_of_rates_has_no_sum() -> None:
    headers: list[Header] = [
        ("Région", "text", None),
        ("Ménages", "integer", None),
        ("Taille moyenne", "number", None),
    ]
    rows = [["Mopti", 15, Decimal("6.0")], ["Gao", 10, Decimal("5.5")], ["Total", 25, Decimal("5.8")]]
    assert found(check_totals, headers, rows) == [OK]


def test_a_row_of_totals_to_which_no_column_adds_up_may_total_something_else() -> None:
    rows = [["Puits", 12, 20], ["Écoles", 4, 5], ["Total bénéficiaires", 900, 1200]]
    headers: list[Header] = [
        ("Indicateur", "text", None),
        ("2020", "integer", None),
        ("2024", "integer", None),
    ]
    assert found(check_totals, headers, rows) == [OPEN, OPEN]
    left_out = [["Puits", 12, 20], ["Écoles", 4, 5], ["Total", 17, 28]]
    assert found(check_totals, headers, left_out) == [OPEN, OPEN]


def test_one_column_that_does_not_add_up_beside_one_that_does_contradicts_its_rows() -> None:
    rows = [["A", 10, 5], ["B", 20, 7], ["Total", 30, 33]]
    assert found(check_totals, money("2022", "2023"), rows) == [OK, ERROR]


@pytest.mark.parametrize(
    "header",
    [
        "Taux d’exécution",
        "Coût unitaire",
        "Rendement (kg/ha)",
        "Prix",
        "Part",
        "Âge moyen",
        "Coût par ménage",
    ],
)
def test_headers_of_rates(header: str) -> None:
    assert is_rate(header)


@pytest.mark.parametrize(
    "header",
    [
        *("Montant total", "Partenaires", "Coût total", "Budget 2023", "Dépenses", "Unités"),
        # Who does it, and not of what each is one.
        *("Cas suivis par les centres", "Dons reçus par la mutuelle", "Colis remis par l’antenne"),
    ],
)
def test_headers_of_sums(header: str) -> None:
    assert not is_rate(header)
    assert not is_running(header)


@pytest.mark.parametrize(
    ("header", "running"),
    [
        ("Solde", True),
        ("Balance", True),
        ("Crédits disponibles", True),
        ("Disponible", True),
        # A table of accounts is called so, and things may be there.
        ("Trial balance / Credit", False),
        ("Balance sheet", False),
        ("Registre disponible et bien rempli", False),
    ],
)
def test_headers_of_balances(header: str, *, running: bool) -> None:
    assert is_running(header) is running


def test_a_cumulated_column_goes_on_by_what_each_row_adds() -> None:
    rows = [
        ["2019", 100, 100],
        ["2020", 150, 250],
        ["2021", 200, 450],
        ["2022", 250, 700],
        ["2023", 300, 1000],
    ]
    headers = money("Annuel", "Cumulé")
    assert found(check_balances, headers, rows, total=False) == [OK] * 4
    changed = [list(row) for row in rows]
    changed[2][2] = 500
    assert found(check_balances, headers, changed, total=False) == [OK, NOTICE, NOTICE, OK]


def test_a_row_that_prints_nothing_to_add_is_no_step_of_a_balance() -> None:
    rows = [["2019", 100, 100], ["2020", 150, 250], ["2021", 200, 450], ["2022", 250, 700], ["2023", "", 700]]
    assert found(check_balances, money("Annuel", "Cumulé"), rows, total=False) == [OK] * 3


@pytest.mark.parametrize(("taken_up", "expected"), [(30, OK), (31, ERROR)])
def test_a_total_is_taken_up_as_it_was_carried_on(taken_up: int, expected: tuple[str, str | None]) -> None:
    rows = [["A", 10], ["B", 20], ["À reporter", 30], ["Report", taken_up], ["C", 5], ["Total", taken_up + 5]]
    assert found(check_carried, money("Montant"), rows) == [expected]


def test_budget_lines_that_fit_in_one_column_contradict_another() -> None:
    headers = [("Code", "text", None), *money("Budget", "Dépenses")]
    rows = [["1", "Eau", 300, 150], ["1.1", "Forages", 200, 100], ["1.2", "Pompes", 100, 60]]
    assert found(check_divided_rows, headers, rows, total=False) == [OK, ERROR]


def test_parts_below_dont_are_no_more_than_the_whole() -> None:
    headers = money("Montant")
    assert found(check_divided_rows, headers, [["Total", 120], ["dont fléchés", 90]], total=False) == [OK]
    assert found(check_divided_rows, headers, [["Total", 120], ["dont fléchés", 130]], total=False) == [
        NOTICE
    ]


def test_unit_prices_are_the_sum_over_the_number() -> None:
    headers: list[Header] = [
        ("Libellé", "text", None),
        ("Quantité", "integer", None),
        ("Coût unitaire", "amount", "EUR"),
        ("Coût total", "amount", "EUR"),
    ]
    rows = [["A", 4, 125, 500], ["B", 10, 8, 80], ["C", 2, 300, 600], ["D", 3, 15, 90]]
    assert found(check_averages, headers, rows, total=False) == [OK, OK, OK, NOTICE]
    # What is below nought is no price.
    rows[3][2] = -30
    assert found(check_averages, headers, rows, total=False) == [OK, OK, OK]


@pytest.mark.parametrize(
    ("surface", "water", "printed", "expected"),
    # 21 m³ may be 20.5 to 21.5: over 249 m², 82.3 to 86.3 litres.
    [
        ("Surface (m²)", "Eau (m³)", "86.1", OK),
        ("Surface (m²)", "Eau (m³)", "86.7", NOTICE),
        ("Foyers", "Sacs", "86.1", NOTICE),
        ("Foyers", "Sacs", "84.3", OK),
    ],
)
def test_what_is_measured_is_rounded_and_what_is_counted_is_not(
    surface: str, water: str, printed: str, expected: tuple[str, str | None]
) -> None:
    headers: list[Header] = [
        ("Site", "text", None),
        (surface, "integer", None),
        (water, "integer", None),
        ("Moyenne par site", "number", None),
    ]
    rows = [["A", 249, 21, Decimal(printed)], ["B", 500, 100, 200], ["C", 400, 100, 250], ["D", 100, 10, 100]]
    assert found(check_averages, headers, rows, total=False)[0] == expected


AMOUNTS = st.lists(st.integers(1_000, 9_999_999), min_size=2, max_size=5)


@settings(max_examples=60)
@given(st.lists(AMOUNTS, min_size=2, max_size=4), st.data())
def test_a_changed_cell_is_seen_in_its_subtotal_and_nowhere_else(
    groups: list[list[int]], data: st.DataObject
) -> None:
    off = data.draw(st.integers(50, 10**9))
    group = data.draw(st.integers(0, len(groups) - 1))
    changed = data.draw(st.integers(0, len(groups[group]) - 1))
    rows: list[list[Any]] = []
    for number, values in enumerate(groups):
        shown = [v + off if (number, place) == (group, changed) else v for place, v in enumerate(values)]
        if number == group:  # The last rows alone may add up by chance.
            assume(all(abs(sum(shown[n:]) - sum(values)) > len(values) for n in range(1, len(shown))))
        rows += [[f"ligne {value}", value] for value in shown]
        rows.append([f"Sous-total {number}", sum(values)])
    rows.append(["Total général", sum(map(sum, groups))])
    expected = [ERROR if number == group else OK for number in range(len(groups))]
    assert found(check_totals, money("Montant"), rows) == [*expected, OK]


@settings(max_examples=60)
@given(st.lists(st.lists(st.integers(1, 99_999), min_size=3, max_size=3), min_size=4, max_size=7), st.data())
def test_a_changed_cell_is_seen_in_its_row_and_nowhere_else(
    rows: list[list[int]], data: st.DataObject
) -> None:
    off = data.draw(st.integers(3, 10**6))
    row = data.draw(st.integers(0, len(rows) - 1))
    headers: list[Header] = [
        ("Région", "text", None),
        *((f"20{n}", "integer", None) for n in (21, 22, 23)),
        ("Total", "integer", None),
    ]
    table = [[f"R{n}", *values, sum(values)] for n, values in enumerate(rows)]
    table[row][data.draw(st.integers(1, 3))] += off
    expected = [ERROR if number == row else OK for number in range(len(rows))]
    assert found(check_rows, headers, table, total=False) == expected


@pytest.mark.parametrize(
    ("caption", "scaled"),
    [
        ("Recettes (en milliers de francs)", True),
        ("Receipts, in millions", True),
        ("Gastos en miles", True),
        ("Receitas em milhões", True),
        ("Receipts (000s)", True),
        ("Deux mille recettes", False),
    ],
)
def test_a_caption_says_in_each_language_that_figures_are_thousands(caption: str, *, scaled: bool) -> None:
    db = empty()
    add_document(db)
    add_table(db, money("Montant"), [["A", 10], ["B", 20]], total=False, caption=caption)
    assert [view.says_scale for view in next(Archive(db).each()).tables] == [scaled]
