"""Two accounts in one table: each is added up by itself, and each has totals of its own."""

from __future__ import annotations

import pytest

from pipeline.checks.tables.across import check_rows
from pipeline.checks.tables.totals import check_totals
from tests.checks.archives import ERROR, OK, add_document, add_table, empty, results_of

HEADERS = [
    ("Dépenses", "text", None),
    ("Montant", "amount", "EUR"),
    ("Recettes", "text", None),
    ("Produit", "amount", "EUR"),
]


def totals(income: int) -> dict[str, tuple[str, str | None]]:
    db = empty()
    add_document(db)
    rows = [
        ["Personnel", 610, "Taxes", 400],
        ["Achats", 190, "Dotations", 350],
        ["Travaux", 150, "Loyers", 200],
        ["Total", 950, "Total", income],
    ]
    add_table(db, HEADERS, rows)
    found = {r.claimed[0].text: (r.check.status, r.check.severity) for r in results_of(check_totals, db)}
    assert list(results_of(check_rows, db)) == []
    return found


@pytest.mark.parametrize(("income", "expected"), [(950, OK), (940, ERROR)])
def test_income_beside_outgoings_has_a_total_of_its_own(
    income: int, expected: tuple[str, str | None]
) -> None:
    assert totals(income)[str(income)] == expected


def test_a_row_is_a_total_where_its_own_label_says_so() -> None:
    db = empty()
    add_document(db)
    rows = [
        ["Personnel", 610, "I. Recettes courantes", 1900],
        ["Achats", 190, "II. Dépenses courantes", 800],
        ["Total courant", 800, "III. Épargne (I - II)", 1100],
        ["Travaux", 150, "IV. Subventions", 20],
        ["Total général", 950, "V. Capacité", 1120],
    ]
    add_table(db, HEADERS, rows)
    results = results_of(check_totals, db)
    assert [(r.claimed[0].text, r.check.status) for r in results] == [("800", "ok"), ("950", "ok")]


def test_notes_beside_figures_make_no_second_account() -> None:
    db = empty()
    add_document(db)
    rows = [
        ["Personnel", 610, "", 600],
        ["Achats", 190, "voir annexe", 180],
        ["Travaux", 150, "", 100],
        ["Total", 950, "", 870],
    ]
    add_table(db, [*HEADERS[:2], ("Observations", "text", None), ("Réalisé", "amount", "EUR")], rows)
    assert [(r.check.status, r.check.severity) for r in results_of(check_totals, db)] == [OK, ERROR]
