"""Headers that are formulas, headings above rows, and sections: what says which figures a sum is made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from pipeline.checks.kit.archive import Archive
from pipeline.checks.tables.across import check_rows
from pipeline.checks.tables.formulas import Formula, formulas_of
from pipeline.checks.tables.shares import check_differences, check_shares
from pipeline.checks.tables.totals import check_totals
from pipeline.checks.text.parts import check_parts
from tests.checks.archives import ERROR, OK, OPEN, Check, add_document, add_table, empty, of_text, told

Header = tuple[str, str, str | None]


def found(
    check: Check, headers: Sequence[Header], rows: Sequence[Sequence[Any]], *, total: bool = True
) -> list[tuple[str, str | None]]:
    db = empty()
    add_document(db)
    add_table(db, headers, rows, total=total)
    return told(check, db)


def money(*names: str) -> list[Header]:
    return [("Poste", "text", None), *((name, "amount", "EUR") for name in names)]


@pytest.mark.parametrize(
    ("headers", "column", "formula"),
    [
        (("1", "2", "3 = 1 + 2"), 3, Formula((1, 2), ())),
        (("(a)", "(b)", "Écart (c = a - b)"), 3, Formula((1,), (2,))),
        (("Budget / (1)", "Dépenses / (2)", "Reste / (3)=(1)–(2)"), 3, Formula((1,), (2,))),
        (("Prévu (A)", "Réalisé (B)", "Solde (A-B)"), 3, Formula((1,), (2,))),
        (("1", "2", "3", "4", "5 = 1 à 4"), 5, Formula((1, 2, 3, 4), ())),
        (("Total / 1= (2 to 4)", "Loans / 2", "Bonds / 3", "Notes / 4"), 1, Formula((2, 3, 4), ())),
        # A column that another page gives.
        (("Total / 1= (2 to 3)+14", "Loans / 2", "Bonds / 3"), 1, None),
    ],
)
def test_a_header_says_of_which_columns_a_figure_is_made(
    headers: Sequence[str], column: int, formula: Formula | None
) -> None:
    db = empty()
    add_document(db)
    add_table(db, money(*headers), [["A", *range(len(headers))]], total=False)
    (facts,) = Archive(db).each()
    assert formulas_of(facts.tables[0])[column] == formula
    db.close()


@pytest.mark.parametrize(
    "header", ["Montant", "Taux (3=2/1)", "Coût (2023-2024)", "D = C/A", "Part (%)", "=", "Lot (1-2)"]
)
def test_a_header_that_is_no_sum_or_difference_is_no_formula(header: str) -> None:
    db = empty()
    add_document(db)
    add_table(db, money("Année", header), [["A", 1, 2]], total=False)
    (facts,) = Archive(db).each()
    assert formulas_of(facts.tables[0]) == {}
    db.close()


def test_a_column_is_no_sum_of_those_beside_it_where_its_formula_names_another_page() -> None:
    headers = money("Total / 1= (2 to 3)+9", "Emprunts / 2", "Avances / 3")
    rows = [["A", 30, 10, 20], ["B", 42, 21, 21], ["C", 9, 4, 5], ["D", 77, 70, 7], ["E", 60, 40, 12]]
    assert found(check_rows, headers, rows, total=False) == []


def test_a_formula_decides_where_too_few_rows_could() -> None:
    headers = money("Dons (a)", "Prêts (b)", "Ensemble des appuis (c=a+b)")
    assert found(check_rows, headers, [["A", 30, 10, 40], ["B", 5, 5, 12]], total=False) == [OK, ERROR]


def test_a_difference_is_that_of_its_formula() -> None:
    headers = money("1", "2", "3=2-1")
    rows = [["A", 30, 10, -20], ["B", 42, 21, -21], ["C", 4, 9, 5], ["D", 7, 70, 60], ["E", 1, 8, 7]]
    assert found(check_differences, headers, rows, total=False) == [OK, OK, OK, ERROR, OK]


def test_a_total_below_a_heading_sums_the_rows_of_that_section() -> None:
    rows = [["Valeur au 31 décembre", 5000], ["Parts", 120], ["Résultat", ""], ["Produits", 900],
            ["Charges", -300], ["Total du résultat", 600]]  # fmt: skip
    assert found(check_totals, money("Montant"), rows) == [OK]


def test_a_total_that_some_of_the_rows_above_add_up_to_is_left_open() -> None:
    rows = [["Valeur", 5000], ["Produits", 900], ["Charges", -300], ["Total", 600]]
    assert found(check_totals, money("Montant"), rows) == [OPEN]


def test_a_subtotal_beyond_all_that_stands_above_it_sums_another_page() -> None:
    rows = [["A", 300], ["B", 200], ["Total un", 500], ["C", 70], ["D", 90], ["Total deux", 160],
            ["Total des trois modèles", 9000]]  # fmt: skip
    assert found(check_totals, money("Montant"), rows) == [OK, OK, OPEN]


def test_a_share_is_that_of_the_total_of_its_section() -> None:
    headers: list[Header] = [("Réponse", "text", None), ("Nombre", "integer", None), ("%", "percent", "%")]
    rows = [["Oui", 190, 79], ["Non", 34, 14], ["Sans avis", 18, 7], ["Total", 242, 100], ["Coût", 74, 30],
            ["Santé", 103, 42], ["Sécurité", 68, 28], ["Total", 245, 100]]  # fmt: skip
    assert {status for status, _ in found(check_shares, headers, rows)} == {"ok"}


def test_up_to_and_including_names_no_part() -> None:
    assert of_text(check_parts, "Shifts last more than eight hours a day, up to and including all 24 hours.",
                   language="en") == []  # fmt: skip
