"""From a file to its findings: what an auditor would see by hand is flagged, in whatever layout it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.checks.files import flagged

Rows = Sequence[Sequence[Any]]


def page(path: Path, *parts: str, language: str = "fr") -> Path:
    file = path / "d.html"
    body = "".join(part if part.startswith("<") else f"<p>{part}</p>" for part in parts)
    file.write_text(f"<html lang='{language}'><body><h1>Budget</h1>{body}</body></html>", encoding="utf-8")
    return file


def table(rows: Rows, caption: str = "") -> str:
    head, *body = [[str(cell) for cell in row] for row in rows]
    lines = [f"<th>{'</th><th>'.join(head)}</th>", *(f"<td>{'</td><td>'.join(row)}</td>" for row in body)]
    title = f"<caption>{caption}</caption>" if caption else ""
    return f"<table>{title}<tr>{'</tr><tr>'.join(lines)}</tr></table>"


def sheets(path: Path, **rows: Rows) -> Path:
    book = openpyxl.Workbook()
    book.remove(book["Sheet"])
    for name, lines in rows.items():
        sheet = book.create_sheet(name.replace("_", " "))
        for line in lines:
            sheet.append(list(line))
    book.save(path / "d.xlsx")
    return path / "d.xlsx"


def lines(path: Path, rows: Rows) -> Path:
    file = path / "d.csv"
    file.write_text("\n".join(";".join(str(cell) for cell in row) for row in rows) + "\n", encoding="utf-8")
    return file


def grouped(rows: Rows) -> list[list[Any]]:
    """The same with figures as they are printed in French."""
    return [[f"{c:,}".replace(",", " ") if isinstance(c, int) else c for c in row] for row in rows]


EXECUTION = [
    ["Chapitre", "Prévu", "Réalisé", "Écart", "Taux d'exécution (%)"],
    ["Personnel", 1_200_000, 1_140_000, -60_000, 95],
    ["Fournitures", 400_000, 420_000, 20_000, 105],
    ["Transport", 250_000, 200_000, -50_000, 80],
    ["Carburant", 90_000, 45_000, -45_000, 50],
    ["Formation", 600_000, 450_000, -150_000, 75],
]


def changed(rows: Rows, row: int, column: int, value: Any) -> list[list[Any]]:
    copy = [list(line) for line in rows]
    copy[row][column] = value
    return copy


@pytest.mark.parametrize("layout", ["page", "sheet", "lines"])
@pytest.mark.parametrize(("column", "value"), [(3, -54_000), (4, 58)])
def test_a_difference_or_rate_of_a_budget(tmp_path: Path, layout: str, column: int, value: int) -> None:
    def of(rows: Rows) -> dict[str, set[str]]:
        if layout == "page":
            return flagged(page(tmp_path, table(grouped(rows))))
        return flagged(sheets(tmp_path, Budget=rows) if layout == "sheet" else lines(tmp_path, rows))

    assert of(EXECUTION) == {"error": set(), "notice": set()}
    printed = f"{value:,}".replace(",", " ") if layout == "page" else str(value)
    assert of(changed(EXECUTION, 4, column, value)) == {"error": {printed}, "notice": set()}


INCOME = [
    ["Recettes", "Montant"],
    ["Taxes", 5_400_000],
    ["Dotations", 12_600_000],
    ["Total des recettes", 18_000_000],
]
OUTGOINGS = [
    ["Dépenses", "Montant"],
    ["Personnel", 9_100_000],
    ["Travaux", 6_900_000],
    ["Total des dépenses", 16_000_000],
]


@pytest.mark.parametrize(("surplus", "wrong"), [(2_000_000, False), (3_000_000, True)])
def test_a_surplus_over_two_tables(tmp_path: Path, surplus: int, *, wrong: bool) -> None:
    result = [["Résultat", "Montant"], ["Excédent de l'exercice", surplus]]
    printed = f"{surplus:,}".replace(",", " ")
    money = [grouped([[head[0], "Montant (FCFA)"], *body]) for head, *body in (INCOME, OUTGOINGS, result)]
    found = flagged(page(tmp_path, *map(table, money)))
    assert found == {"error": set(), "notice": {printed} if wrong else set()}
    found = flagged(sheets(tmp_path, Recettes=INCOME, Dépenses=OUTGOINGS, Résultat=result))
    assert found == {"error": set(), "notice": {str(surplus)} if wrong else set()}
    said = f"L'exercice se solde par un excédent de {printed} FCFA."
    found = flagged(page(tmp_path, *map(table, money[:2]), said))
    assert found == {"error": set(), "notice": {f"{printed} FCFA"} if wrong else set()}


GRANTS = [
    ("l'harmonie", "8 500,00 €"),
    ("l'école de danse", "9 150,00 €"),
    ("l'amicale", "6 000,00 €"),
    ("la troupe", "1 250,00 €"),
]
"""They come to 24 900,00 €."""


@pytest.mark.parametrize(("total", "wrong"), [("24 900,00 €", False), ("25 900,00 €", True)])
def test_a_list_of_grants_whose_sum_the_sentence_states(tmp_path: Path, total: str, *, wrong: bool) -> None:
    alone = {"error": {total} if wrong else set(), "notice": set[str]()}
    inline = ", ".join(f"{sum_} pour {to}" for to, sum_ in GRANTS[:-1])
    sentence = (
        f"Le conseil vote quatre aides d'un montant total de {total} : {inline} et {GRANTS[-1][1]} pour "
        f"{GRANTS[-1][0]}."
    )
    assert flagged(page(tmp_path, sentence)) == alone
    listed = "".join(f"<li>{to} : {sum_}</li>" for to, sum_ in GRANTS)
    opening = f"Le conseil vote quatre aides, pour un total de {total} :"
    assert flagged(page(tmp_path, opening, f"<ul>{listed}</ul>")) == alone
    rows = [["Association", "Montant"], *GRANTS]
    assert flagged(page(tmp_path, opening, table(rows))) == alone


def test_rows_below_a_sentence_that_counts_others_are_noticed(tmp_path: Path) -> None:
    rows = table([["Association", "Montant"], *GRANTS])
    said = "Les aides, d'un montant total de 25 900,00 €, sont réparties comme suit"
    assert flagged(page(tmp_path, f"{said} :", rows))["notice"] == {"25 900,00 €"}
    # Two tables, and nobody knows of which the sentence speaks; a total that is far off is said of others.
    assert flagged(page(tmp_path, f"{said} :", rows, "Les prêts :", rows))["notice"] == set()
    far = said.replace("25 900", "259 000")
    assert flagged(page(tmp_path, f"{far} :", rows)) == {"error": set(), "notice": set()}


SUMMARY = [
    ["Nature des recettes", "Prévision 2023"],
    ["Recettes fiscales", 40_000_000],
    ["Recettes du patrimoine", 12_500_000],
    ["Subventions", 27_500_000],
    ["Total", 80_000_000],
]
ANNEXES: Mapping[str, Rows] = {
    "Recettes fiscales": [["Patente", 25_000_000], ["Taxe foncière", 15_000_000], ["Total", 40_000_000]],
    "Recettes du patrimoine": [["Loyers", 7_500_000], ["Places", 4_000_000], ["Total", 11_500_000]],
    "Subventions": [["État", 20_000_000], ["Région", 7_500_000], ["Total", 27_500_000]],
}


def test_revenue_over_annexes(tmp_path: Path) -> None:
    heads = ["Article", "Prévision 2023"]
    money = [table(grouped([SUMMARY[0], *SUMMARY[1:]]), "Récapitulatif des recettes")]
    money += [
        table(grouped([heads, *rows]), f"Annexe {number} : {name.lower()}")
        for number, (name, rows) in enumerate(ANNEXES.items(), start=1)
    ]
    assert flagged(page(tmp_path, *money))["error"] == {"11 500 000"}
    annexes = {name: [heads, *rows] for name, rows in ANNEXES.items()}
    assert flagged(sheets(tmp_path, Récapitulatif=SUMMARY, **annexes))["error"] == {"11500000"}


@pytest.mark.parametrize("misprint", ["48 82 843 674", "7000 000"])
def test_figures_whose_digits_are_grouped_wrongly(tmp_path: Path, misprint: str) -> None:
    rows = [
        ["Article", "Montant (FCFA)"],
        ["A", "12 450 000"],
        ["B", misprint],
        ["C", "7 300 000"],
        ["D", "9 100 500"],
    ]
    assert flagged(page(tmp_path, table(rows)))["notice"] == {misprint}
    said = flagged(page(tmp_path, f"La commune a payé {misprint} FCFA pour le puits."))["notice"]
    assert len(said) == 1


@pytest.mark.parametrize(
    ("said", "misprint"),
    [
        ("The works cost USD 12,3456,000 in 2021.", "USD 12,3456,000"),
        ("The council paid 4,5000,000 dollars for the well.", "4,5000,000 dollars"),
        ("The works cost USD 12,345,000 in 2021.", None),
        ("The council paid INR 1,23,45,000 for the well.", None),
        ("Le puits a coûté 12.345.000 FCFA.", None),
        ("Le puits a coûté 2.258.16 €.", None),
        ("Le puits a coûté 2.2583.167 €.", "2.2583.167 €"),
        ("Le puits a coûté 2.2583.167€7 en tout.", None),
    ],
)
def test_sums_of_a_text_that_a_sign_groups_wrongly(tmp_path: Path, said: str, misprint: str | None) -> None:
    found = flagged(page(tmp_path, said, language="fr" if "Le puits" in said else "en"))
    assert found == {"error": set(), "notice": {misprint} if misprint else set()}


def test_a_figure_of_a_table_is_asked_in_its_column(tmp_path: Path) -> None:
    rows = [
        ["Item", "Amount (USD)"],
        ["A", "12,450,000"],
        ["B", "USD 12,3456,000"],
        ["C", "7,300,000"],
        ["D", "9,100,500"],
    ]
    assert flagged(page(tmp_path, table(rows), language="en"))["notice"] <= {"USD 12,3456,000"}


@pytest.mark.parametrize(("last", "wrong"), [("20 000 000", False), ("25 000 000", True)])
def test_instalments_of_a_grant(tmp_path: Path, last: str, *, wrong: bool) -> None:
    whole = "90 000 000 FCFA"
    sentence = (
        f"La convention porte sur {whole}, versés en trois tranches : 40 000 000 FCFA à la signature, "
        f"30 000 000 FCFA au premier rapport et {last} FCFA au rapport final."
    )
    assert flagged(page(tmp_path, sentence))["error"] == ({whole} if wrong else set())
    opening = f"La subvention de {whole} sera versée en trois tranches :"
    items = "".join(
        f"<li>{n}e tranche : {sum_} FCFA</li>"
        for n, sum_ in enumerate(("40 000 000", "30 000 000", last), start=1)
    )
    assert flagged(page(tmp_path, opening, f"<ul>{items}</ul>"))["notice"] == ({whole} if wrong else set())
    rows = [["Tranche", "Montant (FCFA)"], ["1", "40 000 000"], ["2", "30 000 000"], ["3", last]]
    below = f"La subvention de {whole} est versée selon cet échéancier."
    assert flagged(page(tmp_path, below, table(rows)))["notice"] == ({whole} if wrong else set())


def test_a_surplus_below_its_totals_is_no_part_of_the_income(tmp_path: Path) -> None:
    rows = [
        ["Libellé", "Prévu", "Réalisé"],
        ["Total recettes", "18 000 000", "17 500 000"],
        ["Total dépenses", "16 000 000", "15 900 000"],
        ["Excédent", "2 000 000", "1 900 000"],
    ]
    assert flagged(page(tmp_path, table(rows))) == {"error": {"1 900 000"}, "notice": set()}


def test_a_wrong_difference_puts_nothing_else_in_doubt(tmp_path: Path) -> None:
    rows = [row[:4] for row in EXECUTION]
    for row in rows[1:]:
        row[3] = row[1] - row[2]
    assert flagged(lines(tmp_path, changed(rows, 4, 3, 54_000))) == {"error": {"54000"}, "notice": set()}


OUTCOMES = [
    ["", "2022 (USD)", "2023 (USD)"],
    ["Grants", "4,400,000", "5,400,000"],
    ["Fees", "12,600,000", "12,600,000"],
    ["Total income", "17,000,000", "18,000,000"],
    ["Staff", "9,000,000", "9,100,000"],
    ["Works", "6,900,000", "6,900,000"],
    ["Total expenditure", "15,900,000", "16,000,000"],
]


@pytest.mark.parametrize(
    "label", ["Net income", "Net surplus", "Net result", "Excess of income over expenditure", "Surplus"]
)
@pytest.mark.parametrize(("left", "wrong"), [("2,000,000", False), ("3,000,000", True)])
def test_what_is_left_of_income_by_whatever_name(
    tmp_path: Path, label: str, left: str, *, wrong: bool
) -> None:
    found = flagged(page(tmp_path, table([*OUTCOMES, [label, "1,100,000", left]]), language="en"))
    assert found == {"error": {left} if wrong else set(), "notice": set()}


@pytest.mark.parametrize(
    ("label", "asked"),
    [
        ("Résultat de l'exercice", True),
        ("Résultat net", True),
        ("Résultat (bénéfice)", True),
        ("Résultat financier", False),
        ("Résultat exceptionnel", False),
    ],
)
def test_a_result_over_two_tables_is_that_of_all(tmp_path: Path, label: str, *, asked: bool) -> None:
    money = [grouped([[head[0], "Montant (FCFA)"], *body]) for head, *body in (INCOME, OUTGOINGS)]
    result = [["Compte de résultat", "Montant (FCFA)"], [label, "3 000 000"]]
    found = flagged(page(tmp_path, *map(table, [*money, result])))
    assert found == {"error": set(), "notice": {"3 000 000"} if asked else set()}


@pytest.mark.parametrize(
    ("said", "severity"),
    [
        ("Le conseil attribue 4 aides pour {} au total :", "error"),
        ("Quatre associations reçoivent ensemble {} :", "error"),
        ("Le montant total des aides ci-dessous s'élève à {}.", "notice"),
        ("Les aides suivantes représentent {}.", "notice"),
        ("Les aides ci-dessous complètent celles de 2022, qui étaient de {}.", None),
    ],
)
@pytest.mark.parametrize(("total", "wrong"), [("24 900,00 €", False), ("25 900,00 €", True)])
@pytest.mark.parametrize("layout", ["list", "table"])
def test_a_sentence_that_says_what_the_list_below_comes_to(
    tmp_path: Path, said: str, severity: str | None, total: str, layout: str, *, wrong: bool
) -> None:
    listed = "".join(f"<li>{to} : {sum_}</li>" for to, sum_ in GRANTS)
    below = f"<ul>{listed}</ul>" if layout == "list" else table([["Association", "Montant"], *GRANTS])
    found = flagged(page(tmp_path, said.format(total), below))
    assert found == {name: {total} if wrong and name == severity else set() for name in ("error", "notice")}


@pytest.mark.parametrize(
    ("said", "severity"),
    [
        ("Four grants were approved, totalling {}:", "error"),
        ("The following four clubs share {} in all:", "notice"),
        ("The grants below amount to {}.", "notice"),
    ],
)
@pytest.mark.parametrize(("total", "wrong"), [("$24,900", False), ("$25,900", True)])
def test_an_english_sentence_that_says_it(
    tmp_path: Path, said: str, severity: str, total: str, *, wrong: bool
) -> None:
    listed = "<li>Choir: $8,500</li><li>School: $9,150</li><li>Club: $6,000</li><li>Troupe: $1,250</li>"
    found = flagged(page(tmp_path, said.format(total), f"<ul>{listed}</ul>", language="en"))
    assert found == {name: {total} if wrong and name == severity else set() for name in ("error", "notice")}


@pytest.mark.parametrize(
    ("first", "second", "errors"), [("2023", "2023", {"9,100"}), ("2023", "2024", set())]
)
def test_details_of_two_years_are_not_the_same(
    tmp_path: Path, first: str, second: str, errors: set[str]
) -> None:
    rows = [["Club of grantees", "Amount (USD)"], ["North Club", "4,500"], ["South Club", "7,250"]]
    rows += [["East Club", "6,300"], ["West Club", "8,100"]]
    other = [*rows[:-1], ["West Club", "9,100"]]
    tables = [table(rows, f"Chart 1: grants of {first}"), table(other, f"Chart 2: grants of {second}")]
    assert flagged(page(tmp_path, *tables, language="en")) == {"error": errors, "notice": set()}
