"""Which regions of a page are tables, and what their cells are."""

from __future__ import annotations

import pytest

from pipeline.records import Grid
from pipeline.tables import explain_grids, find_grids, grids_to_json
from tests.tables.drawing import Drawing

ROWS = [
    ["Programme", "Budget", "Payé"],
    ["Santé", "1 200", "900"],
    ["Formation", "3 400", "2 100"],
    ["Eau", "560", "480"],
]
XS = [60, 220, 320, 420]


def only(drawing: Drawing) -> Grid:
    (grid,) = find_grids(drawing.reading())
    return grid


def test_a_ruled_table_has_the_cells_between_its_edges() -> None:
    drawing = Drawing()
    drawing.grid(ROWS, XS)
    grid = only(drawing)
    assert grid.rows() == ROWS
    assert grid.box == (60, 100, 420, 180)
    assert "found ruled" in grid.evidence


def test_missing_outer_edges_lose_no_column() -> None:
    drawing = Drawing()
    for number in range(5):
        drawing.across(100 + 20 * number, 60, 420)
    for x in XS[1:-1]:
        drawing.down(x, 100, 180)
    drawing.cells(ROWS, XS)
    assert only(drawing).rows() == ROWS


def test_a_first_row_without_a_top_edge_belongs_to_the_table() -> None:
    drawing = Drawing()
    for number in range(1, 5):
        drawing.across(100 + 20 * number, 60, 420)
    for x in XS:
        drawing.down(x, 100, 180)
    drawing.cells(ROWS, XS)
    assert only(drawing).rows() == ROWS


def test_a_zebra_without_column_rules_is_one_table() -> None:
    drawing = Drawing()
    for number in range(0, 4, 2):
        drawing.shade(60, 100 + 20 * number, 420, 120 + 20 * number)
    drawing.cells(ROWS, XS)
    assert only(drawing).rows() == ROWS


def test_horizontal_rules_alone_bound_a_table() -> None:
    drawing = Drawing()
    for y in (100, 120, 180):
        drawing.across(y, 60, 420)
    drawing.cells(ROWS, XS)
    assert only(drawing).rows() == ROWS


def test_numbers_in_columns_are_a_table_without_any_rule() -> None:
    drawing = Drawing()
    for number, row in enumerate(ROWS):
        drawing.text(60, 100 + 14 * number, row[0], bold=number == 0)
        drawing.right(300, 100 + 14 * number, row[1], bold=number == 0)
        drawing.right(400, 100 + 14 * number, row[2], bold=number == 0)
    grid = only(drawing)
    assert grid.rows() == ROWS
    assert "found unruled" in grid.evidence


def test_a_cell_over_several_lines_is_one_row() -> None:
    drawing = Drawing()
    for y in (100, 120, 160, 180):
        drawing.across(y, 60, 420)
    for x in XS:
        drawing.down(x, 100, 180)
    drawing.cells([ROWS[0]], XS)
    drawing.text(64, 124, "Développement")
    drawing.text(64, 138, "rural")
    drawing.text(224, 131, "1 200")
    drawing.text(324, 131, "900")
    drawing.cells([ROWS[3]], XS, top=160)
    assert only(drawing).rows() == [ROWS[0], ["Développement rural", "1 200", "900"], ROWS[3]]


def test_rows_of_numbers_in_one_band_are_split() -> None:
    drawing = Drawing()
    for y in (100, 120, 180):
        drawing.across(y, 60, 420)
    for x in XS:
        drawing.down(x, 100, 180)
    drawing.cells(ROWS, XS)
    assert only(drawing).rows() == ROWS


def test_a_header_over_two_columns_spans_them() -> None:
    drawing = Drawing()
    for y in (120, 140, 160, 180):
        drawing.across(y, 60, 420)
    drawing.across(100, 60, 420)
    for x in (60, 220, 420):
        drawing.down(x, 100, 180)
    drawing.down(320, 120, 180)
    drawing.text(280, 105, "Montants", bold=True)
    drawing.cells(ROWS[:3], XS, top=120)
    assert only(drawing).rows()[:2] == [["", "Montants", None], ROWS[0]]


def test_a_code_broken_at_its_hyphen_is_joined() -> None:
    drawing = Drawing()
    drawing.grid([["N°", "Partenaire", "Euro"], ["", "CRA", "140"], ["", "DRA", "150"]], XS, pitch=30)
    drawing.text(64, 133, "ABCD23-002-")
    drawing.text(64, 145, "APO")
    drawing.text(64, 165, "ABCD23-003-APO")
    assert only(drawing).rows()[1][0] == "ABCD23-002-APO"


def test_side_by_side_and_stacked_tables_are_separate() -> None:
    drawing = Drawing()
    drawing.grid(ROWS, [40, 120, 190, 260])
    drawing.grid(ROWS, [320, 400, 470, 540])
    drawing.grid(ROWS, [40, 120, 190, 260], top=260)
    assert [grid.rows() for grid in find_grids(drawing.reading())] == [ROWS] * 3


def test_lined_tables_under_each_other_end_at_the_heading_between_them() -> None:
    drawing = Drawing()
    for top in (100, 240):
        for y in (top, top + 20, top + 80):
            drawing.across(y, 60, 420)
        drawing.cells(ROWS, XS, top=top)
    drawing.text(60, 210, "Autres programmes", bold=True)
    assert [grid.rows() for grid in find_grids(drawing.reading())] == [ROWS, ROWS]


def test_rules_between_rows_of_words_part_them_and_nothing_else_does() -> None:
    drawing = Drawing()
    for y in (100, 120, 165, 210, 255):
        drawing.across(y, 60, 500)
    drawing.cells([["Poste", "Ce qui est compris"]], [60, 220])
    for number, label in enumerate(("Voyages", "Loyers", "Salaires")):
        top = 124 + 45 * number
        drawing.text(64, top, label)
        drawing.text(64, top + 13, "Et frais")
        drawing.text(224, top, "Tout ce que les services ont payé")
        drawing.text(224, top + 13, "pour les agents du programme")
    assert only(drawing).rows()[1:] == [
        [f"{label} Et frais", "Tout ce que les services ont payé pour les agents du programme"]
        for label in ("Voyages", "Loyers", "Salaires")
    ]


def test_words_between_two_parts_at_the_same_heights_are_a_column_of_one_table() -> None:
    drawing = Drawing()
    for y in (100, 120, 140, 160, 180):
        drawing.across(y, 60, 220)
        drawing.across(y, 320, 420)
    for x in (60, 220, 320, 420):
        drawing.down(x, 100, 180)
    drawing.cells(ROWS, XS)
    assert only(drawing).rows() == ROWS


def test_a_number_that_spaces_set_apart_is_not_several() -> None:
    drawing = Drawing()
    rows = [ROWS[0], ["Santé", "7 845 200", "5 604 118"], ["Eau", "4 162 750", "2 811 940"]]
    drawing.grid(rows, XS)
    assert only(drawing).rows() == rows


def test_a_title_in_the_table_is_its_caption_and_the_source_no_row() -> None:
    drawing = Drawing()
    for y in (80, 100, 120, 140, 160, 180, 200):
        drawing.across(y, 60, 420)
    for x in (60, 420):
        drawing.down(x, 80, 200)
    for x in XS[1:-1]:
        drawing.down(x, 100, 180)
    drawing.text(64, 85, "Tableau 2 : budget et paiements")
    drawing.cells(ROWS, XS)
    drawing.text(64, 185, "Source : comptes de 2023")
    grid = only(drawing)
    assert (grid.caption, grid.rows()) == ("Tableau 2 : budget et paiements", ROWS)


@pytest.mark.parametrize(
    ("above", "caption"),
    [
        ("Tableau n° 3 : accords signés", "Tableau n° 3 : accords signés"),
        ("Le bilan est bon. Ont été signés :", "Ont été signés :"),
        ("Le bilan est bon.", None),
    ],
)
def test_the_caption_is_named_or_the_sentence_that_introduces_the_table(
    above: str, caption: str | None
) -> None:
    drawing = Drawing()
    drawing.text(60, 84, above)
    drawing.grid(ROWS, XS)
    assert only(drawing).caption == caption


def test_a_caption_below_the_table_is_found() -> None:
    drawing = Drawing()
    drawing.grid(ROWS, XS)
    drawing.text(60, 188, "Tableau 4 – Paiements")
    assert only(drawing).caption == "Tableau 4 – Paiements"


def over_a_page_break(*, header: bool) -> Drawing:
    drawing = Drawing()
    drawing.text(60, 60, "Un paragraphe avant le tableau.")
    drawing.grid(ROWS, XS, top=700)
    drawing.text(290, 810, "3")
    drawing.new_page()
    more = [["Routes", "77", "70"], ["Total", "5 237", "3 550"]]
    drawing.grid([ROWS[0], *more] if header else more, XS, top=60)
    drawing.text(60, 300, "La suite du texte.")
    return drawing


@pytest.mark.parametrize("header", [True, False])
def test_a_table_over_a_page_break_is_one_and_drops_the_repeated_header(header: bool) -> None:
    grid = only(over_a_page_break(header=header))
    assert (grid.page, grid.last_page) == (1, 2)
    assert grid.rows() == [*ROWS, ["Routes", "77", "70"], ["Total", "5 237", "3 550"]]
    assert [cell.page for cell in grid.cells if cell.column == 0] == [1, 1, 1, 1, 2, 2]


def test_text_behind_a_table_ends_it_at_the_page() -> None:
    drawing = Drawing()
    drawing.grid(ROWS, XS, top=600)
    drawing.text(60, 700, "Ce paragraphe suit le tableau.")
    drawing.new_page()
    drawing.grid(ROWS, XS, top=60)
    assert len(find_grids(drawing.reading())) == 2


def test_tables_of_prints_each_page_of_a_table() -> None:
    first, second = grids_to_json(find_grids(over_a_page_break(header=True).reading()))
    assert (first["page"], second["page"]) == (1, 2)
    assert second["rows"] == [["Routes", "77", "70"], ["Total", "5 237", "3 550"]]
    assert second["bbox"] == [60, 80, 420, 120]


def test_covered_places_are_null_in_rows_and_spans_in_cells() -> None:
    drawing = Drawing()
    drawing.grid(ROWS, XS)
    (table,) = grids_to_json(find_grids(drawing.reading()))
    assert [0, 0, 0, 0, "Programme"] in table["cells"]


def test_contents_have_a_row_for_each_title() -> None:
    drawing = Drawing()
    drawing.text(60, 60, "SOMMAIRE", bold=True)
    titles = [("Introduction", "1"), ("Les accords signés", "4"), ("Les résultats", "9"), ("Annexes", "12")]
    for number, (title, page) in enumerate(titles):
        drawing.text(60, 90 + 16 * number, f"{title} ..........")
        drawing.right(500, 90 + 16 * number, page)
    assert only(drawing).rows() == [list(row) for row in titles]


def test_shaded_stripes_part_rows_whose_numbers_stand_in_the_middle() -> None:
    drawing = Drawing()
    for number, label in enumerate(("Développement", "Formation", "Élevage")):
        top = 100 + 30 * number
        if number != 1:
            drawing.shade(60, top, 420, top + 30)
        drawing.text(64, top + 3, label)
        drawing.text(64, top + 16, "Et appui")
        drawing.right(300, top + 9, "1 200")
        drawing.right(400, top + 9, "900")
    drawing.cells([["Programme", "Budget", "Payé"]], [60, 272, 375], top=82)
    assert only(drawing).rows() == [
        ["Programme", "Budget", "Payé"],
        *([f"{label} Et appui", "1 200", "900"] for label in ("Développement", "Formation", "Élevage")),
    ]


def test_numbers_closer_than_words_of_a_sentence_are_columns_of_their_own() -> None:
    drawing = Drawing()
    for y in (100, 120, 200):
        drawing.across(y, 60, 260)
    drawing.text(60, 105, "Poste", bold=True)
    for number, (label, one, two) in enumerate(
        [("Eau", "12,5", "8,4"), ("Santé", "31,0", "7,7"), ("Riz", "44,9", "1,2"), ("Mil", "23,1", "3,6")]
    ):
        drawing.text(60, 125 + 18 * number, label)
        drawing.right(200, 125 + 18 * number, one)
        drawing.right(218, 125 + 18 * number, two)
    assert only(drawing).rows()[1:3] == [["Eau", "12,5", "8,4"], ["Santé", "31,0", "7,7"]]


def test_a_percent_sign_set_apart_stays_with_its_number() -> None:
    drawing = Drawing()
    for y in (100, 120, 200):
        drawing.across(y, 60, 300)
    drawing.text(60, 105, "Poste", bold=True)
    for number, (label, share) in enumerate([("Eau", "12,5"), ("Riz", "31,0"), ("Mil", "44,9")]):
        drawing.text(60, 125 + 18 * number, label)
        drawing.right(250, 125 + 18 * number, f"{share} %")
    assert [row[1] for row in only(drawing).rows()[1:]] == ["12,5 %", "31,0 %", "44,9 %"]


def test_the_first_column_stays_where_only_a_spanning_header_is_ruled_above_it() -> None:
    drawing = Drawing()
    drawing.text(290, 85, "Montants", bold=True)
    drawing.across(100, 220, 420)
    for number in range(1, 5):
        drawing.across(100 + 20 * number, 60, 420)
    drawing.cells(ROWS, XS)
    assert only(drawing).rows()[-2:] == ROWS[2:]


def test_what_was_taken_for_a_table_and_what_was_not_is_explained() -> None:
    drawing = Drawing()
    drawing.grid(ROWS, XS)
    drawing.grid([["Bureau de Gao", "Bureau de Kidal"], ["BP 12", "BP 14"]], [60, 220, 400], top=300)
    table, *others = (verdict.to_json() for verdict in explain_grids(drawing.reading()))
    assert (table["table"], table["finder"], table["bbox"]) == (True, "ruled", [60, 100, 420, 180])
    assert table["score"] == sum(table["reasons"].values()) >= 3
    assert others
    assert not any(other["table"] for other in others)
    assert others[0]["reasons"]["two rows of two cells"] < 0
