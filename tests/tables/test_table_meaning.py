"""What the rows, columns and cells of a table mean."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from pipeline.records import Block, Cell, TableSet
from pipeline.tables import extract_tables
from pipeline.tables.roles import counts_things
from tests.tables.drawing import Drawing, markup

AGREEMENTS = [
    [
        "N° Convention",
        "Structure partenaire",
        "Durée (en mois)",
        "Signé le",
        "Montant FCFA",
        "Équivalent Euro",
    ],
    ["ABCD24-001-APO", "Chambre", "19,2", "25-09-23", "96.989.000", "147.859"],
    ["ABCD24-002-APO", "Direction", "20", "29-08-23", "36.108.000", "55.046"],
    ["ABCD24-003-APO", "Mairie", "5", "5-04-23", "9.047.800", "13.793"],
    ["Total", "", "", "", "142.144.800", "216.698"],
]


def cell(tables: TableSet, row: int, column: int) -> Cell:
    return next(one for one in tables.cells if (one.row, one.column) == (row, column))


def column_of(header: str, *texts: str, caption: str | None = None, country: str = "ML") -> TableSet:
    """A table of a column of labels and a column with this header and these cells."""
    rows = [["Libellé", header], *([f"Ligne {number}", text] for number, text in enumerate(texts, 1))]
    return extract_tables(markup(rows, caption=caption, country=country))


def values(tables: TableSet) -> list[tuple[str, Decimal | None, str | None]]:
    return [(one.kind, one.value, one.unit) for one in tables.cells if one.column == 1 and one.row > 0]


def test_columns_of_agreements_know_what_they_are() -> None:
    tables = extract_tables(markup(AGREEMENTS))
    assert [(column.kind, column.role, column.unit) for column in tables.columns] == [
        ("reference", "reference", None),
        ("text", "partner", None),
        ("duration", "duration", "month"),
        ("date", "signed", None),
        ("amount", "amount", "XOF"),
        ("amount", "amount", "EUR"),
    ]
    assert tables.tables[0].kind == "agreements"
    assert tables.problems == []


def test_values_are_exact_and_the_total_row_is_a_total() -> None:
    tables = extract_tables(markup(AGREEMENTS))
    assert cell(tables, 1, 2).value == Decimal("19.2")
    assert cell(tables, 1, 4).value == Decimal(96_989_000)
    total = cell(tables, 4, 5)
    assert (total.role, total.value, total.unit) == ("total", Decimal(216_698), "EUR")
    assert cell(tables, 4, 0).kind == "text"
    assert {one.role for one in tables.cells if one.row == 0} == {"header"}


@pytest.mark.parametrize(
    "label", ["Total Kidal", "TOTAL GÉNÉRAL", "Sous-total Santé", "Sous total", "Ensemble"]
)
def test_rows_with_this_label_are_totals(label: str) -> None:
    tables = extract_tables(markup([["Poste", "Euros"], ["Eau", "10"], ["Riz", "20"], [label, "30"]]))
    assert {one.role for one in tables.cells if one.row == 3} == {"total"}


def test_a_label_that_begins_like_a_total_in_the_middle_of_a_word_is_none() -> None:
    tables = extract_tables(markup([["Poste", "Euros"], ["Totalement neuf", "10"], ["Riz", "20"]]))
    assert cell(tables, 1, 0).role == "body"


@pytest.mark.parametrize(
    ("header", "text", "expected"),
    [
        ("Budget (en millions de FCFA)", "1,5", ("amount", Decimal(1_500_000), "XOF")),
        ("Coût en milliers d'euros", "250", ("amount", Decimal(250_000), "EUR")),
        ("Montant USD", "181.136,25", ("amount", Decimal("181136.25"), "USD")),
        ("Solde (FCFA)", "(1 234)", ("amount", Decimal(-1234), "XOF")),
        ("Taux", "84,7 %", ("percent", Decimal("84.7"), "%")),
        ("Part en %", "84,7", ("percent", Decimal("84.7"), "%")),
        ("Durée", "18 mois", ("duration", Decimal(18), "month")),
        ("Durée (en mois)", "18,5", ("duration", Decimal("18.5"), "month")),
        ("Nombre de villages", "1 250", ("integer", Decimal(1250), None)),
        ("Rendement", "12,5", ("number", Decimal("12.5"), None)),
        ("Montant FCFA", "48 248 000*", ("amount", Decimal(48_248_000), "XOF")),
        ("Signé le", "5-04-23", ("date", None, None)),
        ("Coût (k€)", "12,5", ("amount", Decimal(12_500), "EUR")),
        ("Montant M€", "1,2", ("amount", Decimal(1_200_000), "EUR")),
        ("2023 (M USD)", "(0,4)", ("amount", Decimal(-400_000), "USD")),
        ("Dotation (000 FCFA)", "3 500", ("amount", Decimal(3_500_000), "XOF")),
        ("Costs (in '000 USD)", "40", ("amount", Decimal(40_000), "USD")),
        ("TVA (18 %)", "216 000", ("integer", Decimal(216_000), None)),
        ("TVA 18 % (FCFA)", "216 000", ("amount", Decimal(216_000), "XOF")),
        ("Part 2023 %", "12", ("percent", Decimal(12), "%")),
    ],
)
def test_a_cell_is_read_as_its_column_says(
    header: str, text: str, expected: tuple[str, Decimal | None, str | None]
) -> None:
    tables = column_of(header, text, text, text)
    assert values(tables) == [expected] * 3
    assert tables.problems == []


def test_a_dash_among_amounts_is_nil_and_among_counts_no_value() -> None:
    assert values(column_of("Solde (FCFA)", "1.200", "-"))[1] == ("amount", Decimal(0), "XOF")
    assert values(column_of("Villages", "12", "-"))[1] == ("integer", None, None)


def test_fcfa_is_xaf_in_the_cemac() -> None:
    assert values(column_of("Montant FCFA", "1.000.000", "2.000.000", country="CM"))[0][2] == "XAF"


def test_the_number_format_is_the_columns() -> None:
    tables = column_of("Montant USD", "319.143", "181.136,25", "110.726,50")
    assert [value for _, value, _ in values(tables)] == [
        Decimal(319_143),
        Decimal("181136.25"),
        Decimal("110726.50"),
    ]


def test_the_unit_of_the_caption_scales_columns_that_have_none() -> None:
    tables = column_of("2023", "2,5", "3", caption="Tableau 1 : dépenses (en millions de FCFA)")
    assert values(tables)[0] == ("amount", Decimal(2_500_000), "XOF")


def test_the_unit_of_the_caption_does_not_hold_for_what_is_counted() -> None:
    tables = column_of("Nombre de conventions", "2", "3", caption="Tableau 1 : dépenses, en euros")
    assert values(tables)[0] == ("integer", Decimal(2), None)


def test_a_sum_in_the_sentence_that_introduces_a_table_is_no_unit() -> None:
    caption = "Les accords, pour un total de plus de 28 millions de FCFA, sont les suivants :"
    assert values(column_of("Villages", "2", "3", caption=caption))[0] == ("integer", Decimal(2), None)


def test_a_row_label_can_name_the_currency() -> None:
    rows = [["Indicateur", "Valeur"], ["Budget (FCFA)", "1.200.000"], ["Femmes", "120"], ["Hommes", "30"]]
    tables = extract_tables(markup(rows))
    assert (cell(tables, 1, 1).kind, cell(tables, 1, 1).unit) == ("amount", "XOF")
    assert cell(tables, 2, 1).unit is None


def test_a_rate_in_a_row_label_makes_no_percentage_of_its_amount() -> None:
    rows = [["Ligne", "Valeur"], ["Frais de gestion (7 %)", "70 000"], ["Taux (%)", "12"], ["Riz", "500 000"]]
    tables = extract_tables(markup(rows))
    assert (cell(tables, 1, 1).kind, cell(tables, 1, 1).value) == ("integer", Decimal(70_000))
    assert (cell(tables, 2, 1).kind, cell(tables, 2, 1).unit) == ("percent", "%")


@pytest.mark.parametrize("header", ["N°", "Superficie (ha)", "Bénéficiaires", "Population"])
def test_the_currency_of_the_caption_is_not_that_of_what_is_no_money(header: str) -> None:
    tables = column_of(header, "2", "3", caption="Tableau 1 : budget (en milliers de FCFA)")
    assert values(tables)[0] == ("integer", Decimal(2), None)


def test_the_title_over_a_table_of_a_sheet_names_its_unit() -> None:
    reading = markup([["Poste", "2023"], ["Eau", "1200"], ["Riz", "400"]])
    title = "Budget 2023 (en milliers de FCFA)"
    page = replace(reading.pages[0], text=title + "\n" + reading.pages[0].text)
    shift = len(title) + 1
    moved = [
        replace(one, start=(one.start or 0) + shift, end=(one.end or 0) + shift)
        for one in reading.grids[0].cells
    ]
    block = Block(page=1, start=0, end=len(title), kind="paragraph")
    tables = extract_tables(
        replace(reading, pages=[page], grids=[replace(reading.grids[0], cells=tuple(moved))], blocks=[block])
    )
    assert tables.tables[0].caption == title
    assert cell(tables, 1, 1).value == Decimal(1_200_000)


def test_a_count_behind_acronyms_makes_no_glossary() -> None:
    tables = extract_tables(markup([["Sigle", "Membres"], ["AI", "3"], ["APO", "4"]]))
    assert tables.tables[0].kind == "data"
    assert tables.columns[1].role != "expansion"


def test_a_cell_that_does_not_parse_keeps_its_text_and_is_a_problem() -> None:
    tables = column_of("Montant FCFA", "1.000.000", "environ deux sacs", "3.000.000", "4.000.000")
    odd = cell(tables, 2, 1)
    assert (odd.text, odd.value, odd.kind) == ("environ deux sacs", None, "text")
    (problem,) = tables.problems
    assert (problem.cell_id, problem.text, problem.stage) == (odd.id, "environ deux sacs", "tables")


def test_a_date_that_is_none_of_the_calendar_is_a_problem() -> None:
    tables = column_of("Date de fin", "30-04-25", "31-02-23", "31-01-24")
    assert [problem.text for problem in tables.problems] == ["31-02-23"]


def test_years_over_numbers_are_a_header_without_markup() -> None:
    rows = [["Source", "2021", "2022"], ["État", "120", "130"], ["Bailleurs", "340", "350"]]
    tables = extract_tables(markup(rows, header=False))
    assert {one.role for one in tables.cells if one.row == 0} == {"header"}
    assert [column.header for column in tables.columns] == ["Source", "2021", "2022"]


def test_acronyms_and_their_meaning_are_a_glossary() -> None:
    rows = [["AI", "Autorité intérimaire"], ["APO", "Accord"], ["ONG", "Organisation"], ["OSC", "Société"]]
    tables = extract_tables(markup(rows, header=False))
    assert tables.tables[0].kind == "glossary"
    assert [column.role for column in tables.columns] == ["acronym", "expansion"]


def test_page_numbers_glued_to_their_title_and_titles_over_two_lines_are_mended() -> None:
    rows = [
        ["SOMMAIRE", ""],
        ["Introduction.....", "4"],
        ["Qu'est-ce qu'un accord ?5", ""],
        ["De l'exécution directe à la", ""],
        ["délégation", "6"],
        ["Résultats", "9"],
        ["Annexes", "12"],
    ]
    tables = extract_tables(markup(rows, header=False))
    assert (tables.tables[0].kind, tables.tables[0].caption) == ("contents", "SOMMAIRE")
    assert [(one.text, cell(tables, one.row, 1).text) for one in tables.cells if one.column == 0] == [
        ("Introduction", "4"),
        ("Qu'est-ce qu'un accord ?", "5"),
        ("De l'exécution directe à la délégation", "6"),
        ("Résultats", "9"),
        ("Annexes", "12"),
    ]


def test_the_words_of_a_cell_are_found_in_the_text_of_its_page() -> None:
    drawing = Drawing()
    drawing.text(60, 60, "Avant le tableau.")
    drawing.grid([["Poste", "Coût en euros"], ["Eau potable", "10 500"], ["Riz", "20"]], [60, 220, 400])
    reading = drawing.reading()
    tables = extract_tables(reading)
    found = {place.cell_id: reading.pages[0].text[place.start : place.end] for place in tables.cell_texts}
    assert found == {one.id: one.text for one in tables.cells}


def test_ids_count_the_tables_of_a_page_and_are_the_same_each_time() -> None:
    drawing = Drawing()
    rows = [["Poste", "Euros"], ["Eau", "10"], ["Riz", "20"], ["Mil", "30"]]
    drawing.grid(rows, [60, 220, 400])
    drawing.grid(rows, [60, 220, 400], top=300)
    first, second = extract_tables(drawing.reading()), extract_tables(drawing.reading())
    assert [table.id for table in first.tables] == ["doc:p1:t1", "doc:p1:t2"]
    assert cell(first, 3, 1).id == "doc:p1:t1:r3:c1"
    assert first == second


@pytest.mark.parametrize(
    ("header", "counts"),
    [
        ("Bénéficiaires", True),
        ("Total / Femmes", True),
        ("Financement / Nombre de projets", True),
        ("Source de financement / Bénéficiaires", False),
        ("Montant (FCFA)", False),
    ],
)
def test_what_beneficiaries_pay_is_no_count_of_them(header: str, counts: bool) -> None:
    assert counts_things(header) is counts


def accounts(*figures: str, header: str = "2023", caption: str = "", language: str = "en") -> list[str]:
    rows = [["Item", header], *([f"Item {number}", figure] for number, figure in enumerate(figures))]
    reading = markup(rows, caption=caption)
    tables = extract_tables(replace(reading, document=replace(reading.document, language=language)))
    return [f"{cell.value} {cell.unit}" for cell in tables.cells if cell.row > 0 and cell.column == 1]


@pytest.mark.parametrize(
    ("figures", "header", "caption", "values"),
    [
        (
            ("$ 6", "129", "62"),
            "2023",
            "Sales (In millions)",
            ["6000000 USD", "129000000 USD", "62000000 USD"],
        ),
        (("$ 6", "129", "$ 135"), "2023", "Sales", ["6 USD", "129 USD", "135 USD"]),
        (("$ 6", "129", "$ 135"), "(In thousands) 2023", "", ["6000 USD", "129000 USD", "135000 USD"]),
        (("$ 6", "129", "62"), "2023", "Key figures", ["6 USD", "129 None", "62 None"]),
        (("129", "$ 6", "$ 62"), "2023", "Sales (In millions)", ["None None", "6 USD", "62 USD"]),
        (("$ 6", "129", "€ 135"), "2023", "Sales", ["6 USD", "None None", "135 EUR"]),
    ],
)
def test_the_sign_of_a_first_figure_is_that_of_the_bare_ones_below_it(
    figures: tuple[str, ...], header: str, caption: str, values: list[str]
) -> None:
    assert accounts(*figures, header=header, caption=caption) == values
