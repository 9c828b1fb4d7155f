"""Headers that are formulas, headings above rows, and sections: what says which figures a sum is made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from pipeline.checks.agreements.instalments import check_instalments
from pipeline.checks.audit import check_document
from pipeline.checks.kit.archive import Archive
from pipeline.checks.tables.across import check_rows
from pipeline.checks.tables.annexes import check_annexes
from pipeline.checks.tables.balances import check_balances
from pipeline.checks.tables.differences import check_differences
from pipeline.checks.tables.formulas import SignedColumns, formulas_of
from pipeline.checks.tables.shares import check_shares
from pipeline.checks.tables.totals import check_totals
from pipeline.checks.text.accounts import check_accounts
from pipeline.checks.text.parts import check_parts, check_percentages
from tests.checks.archives import (
    ERROR,
    NOTICE,
    OK,
    OPEN,
    Check,
    add_document,
    add_table,
    empty,
    of_text,
    results_of,
    told,
)

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
        (("1", "2", "3 = 1 + 2"), 3, SignedColumns((1, 2), ())),
        (("(a)", "(b)", "Écart (c = a - b)"), 3, SignedColumns((1,), (2,))),
        (("Budget / (1)", "Dépenses / (2)", "Reste / (3)=(1)–(2)"), 3, SignedColumns((1,), (2,))),
        (("Prévu (A)", "Réalisé (B)", "Solde (A-B)"), 3, SignedColumns((1,), (2,))),
        (("1", "2", "3", "4", "5 = 1 à 4"), 5, SignedColumns((1, 2, 3, 4), ())),
        (("Total / 1= (2 to 4)", "Loans / 2", "Bonds / 3", "Notes / 4"), 1, SignedColumns((2, 3, 4), ())),
        # A column that another page gives.
        (("Total / 1= (2 to 3)+14", "Loans / 2", "Bonds / 3"), 1, None),
    ],
)
def test_a_header_says_of_which_columns_a_figure_is_made(
    headers: Sequence[str], column: int, formula: SignedColumns | None
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
    rows = [
        ["Valeur au 31 décembre", 5000],
        ["Parts", 120],
        ["Résultat", ""],
        ["Produits", 900],
        ["Charges", -300],
        ["Total du résultat", 600],
    ]
    assert found(check_totals, money("Montant"), rows) == [OK]


def test_a_total_that_some_of_the_rows_above_add_up_to_is_left_open() -> None:
    rows = [["Valeur", 5000], ["Produits", 900], ["Charges", -300], ["Total", 600]]
    assert found(check_totals, money("Montant"), rows) == [OPEN]


def test_a_subtotal_beyond_all_that_stands_above_it_sums_another_page() -> None:
    rows = [
        ["A", 300],
        ["B", 200],
        ["Total un", 500],
        ["C", 70],
        ["D", 90],
        ["Total deux", 160],
        ["Total des trois modèles", 9000],
    ]
    assert found(check_totals, money("Montant"), rows) == [OK, OK, OPEN]


def test_a_share_is_that_of_the_total_of_its_section() -> None:
    headers: list[Header] = [("Réponse", "text", None), ("Nombre", "integer", None), ("%", "percent", "%")]
    rows = [
        ["Oui", 190, 79],
        ["Non", 34, 14],
        ["Sans avis", 18, 7],
        ["Total", 242, 100],
        ["Coût", 74, 30],
        ["Santé", 103, 42],
        ["Sécurité", 68, 28],
        ["Total", 245, 100],
    ]
    assert {status for status, _ in found(check_shares, headers, rows)} == {"ok"}


def test_up_to_and_including_names_no_part() -> None:
    assert (
        of_text(
            check_parts,
            "Shifts last more than eight hours a day, up to and including all 24 hours.",
            language="en",
        )
        == []
    )


@pytest.mark.parametrize(("wrong", "n"), [(1, 3), (2, 0)])
def test_a_formula_is_believed_where_more_than_half_of_the_rows_hold(wrong: int, n: int) -> None:
    headers = money("Prévu (1)", "Fait (2)", "Écart (3)=(2)-(1)")
    rows = [["A", 500, 450, -50], ["B", 300, 330, 30], *[["C", 30, 0, -83 - k] for k in range(wrong)]]
    assert len(found(check_differences, headers, rows, total=False)) == n


@pytest.mark.parametrize(("headers", "sign"), [(("2023", "2024"), 1), (("2024", "2023"), -1)])
def test_a_difference_is_taken_in_the_order_that_its_signs_show(headers: tuple[str, str], sign: int) -> None:
    pairs = ((50, 60), (40, 70), (90, 80), (10, 35))
    rows = [[f"R{k}", a, b, sign * (b - a)] for k, (a, b) in enumerate(pairs)]
    rows[2][3] -= 5
    db = empty()
    add_document(db)
    add_table(db, money(*headers, "Écart"), rows, total=False)
    said = [result.wording.written("en") for result in results_of(check_differences, db)]
    assert f"“2024” less “2023” is {-10 * sign}" in said[2]
    db.close()


def annexed(last: int, n_annexes: int) -> list[tuple[str, str | None]]:
    db = empty()
    add_document(db)
    summary = [["Impôts directs", 120], ["Droits de douane", 230], ["Dons", 40], ["Total", 390]]
    add_table(db, money("2024"), summary, id_="d:p1:t0", caption="Recettes du budget")
    annexes = [
        ("Annexe 1 : Droits de douane", 230),
        ("Annexe 2 : Dons", 40),
        ("Annexe 3 : Impôts directs", last),
    ]
    for k, (caption, total) in enumerate(annexes[3 - n_annexes :], start=1):
        rows = [["Part une", total - 9], ["Part deux", 9], ["Total", total]]
        add_table(db, money("2024"), rows, id_=f"d:p1:t{k}", caption=caption)
    return told(check_annexes, db)


@pytest.mark.parametrize(("n_annexes", "wrong"), [(3, ERROR), (2, NOTICE)])
def test_the_total_of_an_annex_is_that_of_the_row_that_it_goes_into(
    n_annexes: int, wrong: tuple[str, str | None]
) -> None:
    assert annexed(120, n_annexes) == [OK] * n_annexes
    assert annexed(115, n_annexes) == [*[OK] * (n_annexes - 1), wrong]


@pytest.mark.parametrize(("rest", "expected"), [(20_000, OK), (25_000, NOTICE)])
def test_the_instalments_of_a_table_add_up_to_the_sum_that_announces_it(
    rest: int, expected: tuple[str, str | None]
) -> None:
    db = empty()
    add_document(db, pages=["La convention porte sur 90.000 €. Les versements sont les suivants :"])
    headers: list[Header] = [("Tranche", "text", None), ("Montant", "amount", "EUR")]
    add_table(db, headers, [["une", 40_000], ["deux", 30_000], ["Solde", rest]], total=False)
    assert told(check_instalments, db) == [expected]


@pytest.mark.parametrize(("excess", "expected"), [(450, OK), (470, NOTICE)])
def test_an_excess_of_the_text_is_that_of_two_tables(excess: int, expected: tuple[str, str | None]) -> None:
    db = empty()
    add_document(db, pages=[f"L'exercice se solde par un excédent de {excess} €."])
    add_table(db, money("Montant"), [["Dons", 900], ["Total des recettes", 900]], id_="d:p1:t1")
    add_table(db, money("Montant"), [["Loyer", 450], ["Total des dépenses", 450]], id_="d:p1:t2")
    assert told(check_accounts, db) == [expected]


# What a page before, a result line and a deduction change.


def on_two_pages(
    total: int, before: Sequence[Sequence[Any]] = (("A", 10), ("B", 20)), header: str = "2023"
) -> list[tuple[str, str | None]]:
    db = empty()
    add_document(db)
    add_table(db, money("2023"), before, id_="d:p1:t1", total=False)
    add_table(db, money(header), [["C", 30], ["D", 40], ["Total", total]], id_="d:p2:t1")
    db.execute("UPDATE tables SET page = 2, last_page = 2 WHERE id = 'd:p2:t1'")
    return told(check_totals, db)


@pytest.mark.parametrize(("total", "expected"), [(70, OK), (100, OPEN), (60, ERROR)])
def test_a_table_that_may_go_on_from_the_page_before_may_total_more(
    total: int, expected: tuple[str, str | None]
) -> None:
    assert on_two_pages(total) == [expected]


def test_a_table_with_headers_of_its_own_or_below_a_total_does_not_go_on() -> None:
    assert on_two_pages(100, header="2024") == [ERROR]
    assert on_two_pages(100, header="") == [OPEN]
    assert on_two_pages(100, before=[["A", 10], ["B", 20], ["Total", 30]]) == [OK, ERROR]


@pytest.mark.parametrize(("subtotal", "expected"), [(362, OK), (329, ERROR)])
def test_a_total_below_the_greatest_of_its_rows_is_wrong_where_a_later_one_adds_up(
    subtotal: int, expected: tuple[str, str | None]
) -> None:
    headers: list[Header] = [("Poste", "text", None), ("Estimation", "number", None)]
    rows = [["Travaux", 332], ["Étude", 30], ["Total HT", subtotal], ["TVA", 72], ["Total TTC", 434]]
    assert found(check_totals, headers, rows) == [expected, OK]


def test_a_result_line_is_no_share_of_a_total() -> None:
    headers: list[Header] = [("Poste", "text", None), ("Montant", "amount", "USD"), ("%", "percent", "%")]
    rows = [["A", 50, 25], ["B", 60, 30], ["C", 90, 45], ["Total", 200, 100], ["Net income", 30, -100]]
    assert found(check_shares, headers, rows, total=False) == [OK] * 4


def test_a_section_that_is_a_share_of_another_total_is_left_alone() -> None:
    headers: list[Header] = [("Poste", "text", None), ("Montant", "amount", "USD"), ("%", "percent", "%")]
    rows = [
        ["Ventes", 150, 75],
        ["Dons", 90, 45],
        ["Total des produits", 240, 120],
        ["A", 50, 25],
        ["B", 60, 30],
        ["C", 90, 45],
        ["Total des charges", 200, 100],
    ]
    assert ERROR not in found(check_shares, headers, rows, total=False)


def test_what_is_deducted_leaves_a_total_open() -> None:
    rows = [["Brut", 220], ["Moins amortissements", 130], ["Autres", 75], ["Total de l'actif", 165]]
    assert found(check_totals, money("2023"), rows) == [OPEN]


def test_two_wholes_have_a_part_each() -> None:
    text = "Costs were 611 and 530 million dollars, of which 406 and 352 million dollars are long-term."
    assert ERROR not in of_text(check_parts, text, language="en")
    parts = "Les coûts sont de 611.000 € et 530.000 €, dont 406.000 € et 352.000 € à long terme."
    assert of_text(check_parts, parts) == [OK, OK]


def test_a_percentage_of_a_percentage_is_no_share() -> None:
    text = "Les recettes font 23,5 % du PIB, dont 16,4 % pour les impôts, 2,0 % pour les autres."
    assert of_text(check_percentages, text) == []


@pytest.mark.parametrize(("last", "expected"), [(60, [OK] * 4), (64, [OK, OK, NOTICE, NOTICE])])
def test_a_cumulated_row_goes_on_by_the_row_above_it(
    last: int, expected: list[tuple[str, str | None]]
) -> None:
    headers: list[Header] = [("", "text", None), *((f"{2019 + k}", "integer", None) for k in range(5))]
    rows = [["Dossiers ouverts", 10, 20, 10, 20, 5], ["Cumul", 10, 30, 40, last, 65]]
    assert found(check_balances, headers, rows, total=False) == expected
    assert found(check_balances, headers, rows, total=True) == expected


@pytest.mark.parametrize(("shown", "expected"), [(2, [OK] * 4), (3, [])])
def test_a_row_of_three_figures_is_what_a_cumulated_row_goes_on_by(
    shown: int, expected: list[tuple[str, str | None]]
) -> None:
    headers: list[Header] = [("", "text", None), *((f"{2019 + k}", "integer", None) for k in range(5))]
    between = ["Agents", *(7, 9, 8)[:shown], *[""] * (5 - shown)]
    rows = [["Dossiers ouverts", 10, 20, 10, 20, 5], between, ["Cumul", 10, 30, 40, 60, 65]]
    assert found(check_balances, headers, rows, total=False) == expected


@pytest.mark.parametrize(
    ("column", "value", "n_errors"),
    [
        ("text", "D", 1),
        ("column_span", 2, 0),
        ("row_span", 2, 0),
        ("text", "12 91", 0),
        ("text", "12\n91", 0),
    ],
)
def test_a_table_whose_rows_or_columns_ran_together_makes_no_error(
    column: str, value: object, n_errors: int
) -> None:
    db = empty()
    add_document(db)
    rows = [["A", 10, 20], ["B", 20, 40], ["Total", 39, 60], ["Autre", "", 7]]
    add_table(db, money("2023", "2024"), rows, total=False)
    spot = "d:p1:t1:r4:c2" if column.endswith("span") else "d:p1:t1:r4:c1"
    db.execute(f"UPDATE cells SET {column} = ? WHERE id = ?", [value, spot])
    (facts,) = Archive(db).each()
    errors = [result for result in check_document(facts).results if result.check.severity == "error"]
    assert len(errors) == n_errors
    db.close()


@pytest.mark.parametrize(("growth", "expected"), [(18.0, OK), (-18.0, OK), (28.0, ERROR)])
def test_growth_from_a_loss_is_over_its_size_or_with_its_sign(
    growth: float, expected: tuple[str, str | None]
) -> None:
    headers: list[Header] = [
        ("Poste", "text", None),
        ("2023", "amount", "XOF"),
        ("2024", "amount", "XOF"),
        ("Variation", "percent", "%"),
    ]
    rows = [
        ["Ventes", 200, 250, 25.0],
        ["Achats", 150, 120, -20.0],
        ["Dettes", 400, 432, 8.0],
        ["Salaires", 300, 330, 10.0],
        ["Résultat net", -50, -41, growth],
    ]
    statuses = found(check_shares, headers, rows, total=False)
    assert statuses[:4] == [OK] * 4
    assert statuses[4:] == [expected]
