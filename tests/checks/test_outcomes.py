"""Result lines of accounts: recomputed where one reading is clear, and silent where none is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.tables.outcomes import check_outcomes
from tests.checks.archives import ERROR, NOTICE, OK, add_document, add_table, empty, told

Rows = list[list[object]]
Told = list[tuple[str, str | None]]


def outcomes(rows: Rows, columns: int = 1) -> Told:
    db = empty()
    add_document(db)
    headers = [("Libellé", "text", None), *[(f"Exercice {n}", "amount", "EUR") for n in range(columns)]]
    add_table(db, headers, rows, total=False)
    return told(check_outcomes, db)


IN, OUT = ["Total recettes", 900], ["Total des dépenses", 650]

CASES: list[tuple[Rows, Told]] = [
    ([IN, OUT, ["Solde", 250]], [OK]),
    ([OUT, IN, ["Résultat de l'exercice", 250]], [OK]),
    ([IN, OUT, ["Excédent", 240]], [NOTICE]),
    ([IN, ["Total dépenses", -650], ["Solde", 250]], [OK]),
    ([["Total produits", 650], ["Total charges", 900], ["Déficit", 250]], [OK]),
    ([["Total produits", 650], ["Total charges", 900], ["Résultat", -250]], [OK]),
    ([["Solde initial", 100], IN, OUT, ["Solde", 350]], [OK]),
    ([["Solde initial", 100], IN, OUT, ["Excédent", 250]], [OK]),
    ([["Montant brut", 500], ["Retenues", 60], ["Net à payer", 440]], [OK]),
    ([["Montant brut", 500], ["Retenues", 60], ["Net à payer", 400]], [NOTICE]),
    ([["Montant brut", 500], ["Retenue IR", 60], ["Avances", 40], ["Net à payer", 400]], []),
    ([IN, OUT, OUT, ["Solde", 250]], []),
    ([IN, ["Solde", 250]], []),
    ([IN, OUT, ["Solde bancaire", 90]], []),
    ([IN, OUT, ["Impôt", 40], ["Résultat", 210]], []),
    ([IN, OUT, ["Résultat brut", 250], ["Total général", 900], ["Excédent", 240]], [OK, NOTICE]),
    ([IN, OUT, ["Solde d'ouverture", 90]], []),
    ([["Recettes", 900], ["Dépenses", 650], ["Solde", 240]], []),
]


@pytest.mark.parametrize(("rows", "expected"), CASES, ids=[str(rows) for rows, _ in CASES])
def test_a_result_line(rows: Rows, expected: Told) -> None:
    assert outcomes(rows) == expected


def test_a_result_that_parts_is_an_error_where_another_column_holds() -> None:
    rows: Rows = [["Total recettes", 900, 800], ["Total dépenses", 650, 500]]
    assert outcomes([*rows, ["Résultat", 250, 200]], columns=2) == [OK, ERROR]


def test_a_balance_may_hold_that_of_the_year_before() -> None:
    rows: Rows = [["Total recettes", 900, 800], ["Total dépenses", 650, 500]]
    assert outcomes([*rows, ["Solde", 250, 550]], columns=2) == [OK, NOTICE]


def test_figures_in_two_currencies_are_not_taken_from_each_other() -> None:
    db = empty()
    add_document(db)
    headers = [("Libellé", "text", None), ("Montant", "amount", "EUR")]
    add_table(db, headers, [IN, OUT, ["Solde", 240]], total=False)
    db.execute("UPDATE cells SET unit = 'XOF' WHERE row = 2 AND \"column\" = 1")
    assert told(check_outcomes, db) == []


@given(st.integers(-9_000, 9_000), st.integers(-9_000, 9_000), st.integers(-50, 50))
def test_a_result_is_noticed_exactly_when_it_is_not_the_difference(
    income: int, result: int, error: int
) -> None:
    income, expense = abs(income) + 1, abs(result) + 1
    stated = income - expense + error
    (found,) = outcomes([["Total recettes", income], ["Total dépenses", expense], ["Résultat", stated]])
    holds = abs(stated) == abs(income - expense)
    assert found[0] == ("ok" if holds or found[1] == "rounding" else "mismatch")
    assert found[1] != "rounding" or abs(error) <= 2 or abs(stated + income - expense) <= 2


@pytest.mark.parametrize(
    ("income", "result", "expected"),
    # Off by one of a thousand and more, off by two, and off by one of less.
    [(50_552, -20_189, "ok"), (50_552, -20_188, "mismatch"), (71_740, 999, "mismatch")],
)
def test_whole_thousands_may_be_one_apart_by_rounding(income: int, result: int, expected: str) -> None:
    db = empty()
    add_document(db)
    headers = [("Libellé", "text", None), ("2023", "integer", None)]
    rows = [["Total des revenus", income], ["Total des dépenses", 70_742], ["Surplus (perte)", result]]
    add_table(db, headers, rows, total=False)
    assert [status for status, _ in told(check_outcomes, db)] == [expected]
