"""Rows, labels and columns inside a table that was found: each its own."""

from __future__ import annotations

import pytest

from pipeline.records import Grid
from pipeline.tables import extract_tables, find_grids
from tests.tables.drawing import HEIGHT, WIDTH, Drawing, markup


def grids_of(drawing: Drawing) -> list[Grid]:
    return find_grids(drawing.reading())


def the_only(drawing: Drawing) -> Grid:
    (grid,) = grids_of(drawing)
    return grid


STATIONS = [
    ["Kayes", "12,5", "310 000"],
    ["Nioro", "8,0", "95 500"],
    ["Kita", "21,3", "640 250"],
    ["Yélimané", "4,7", "88 000"],
]


def merged_group(drawing: Drawing, label_top: float) -> None:
    """A header, a band of four rows without rules beside a merged label, and a total."""
    xs, ys = (60, 160, 280, 380, 500), (100, 120, 194, 214)
    for y in (100, 120, 214):
        drawing.across(y, 60, 500)
    drawing.across(194, 160, 500)
    for x in xs:
        drawing.down(x, ys[0], ys[-1])
    drawing.cells([["Zone", "Poste", "Volume", "Coût"]], xs)
    drawing.text(64, label_top, "Ouest")
    for number, row in enumerate(STATIONS):
        for x, text in zip(xs[1:], row, strict=False):
            drawing.text(x + 4, 124 + 17 * number, text)
    for x, text in zip(xs[1:], ("Total", "46,5", "1 133 750"), strict=False):
        drawing.text(x + 4, 199, text)


@pytest.mark.parametrize("label_top", [124, 150, 162])
def test_a_label_merged_over_rows_does_not_keep_their_figures_together(label_top: float) -> None:
    drawing = Drawing()
    merged_group(drawing, label_top)
    assert the_only(drawing).rows() == [
        ["Zone", "Poste", "Volume", "Coût"],
        ["Ouest", *STATIONS[0]],
        *([None, *row] for row in STATIONS[1:]),
        [None, "Total", "46,5", "1 133 750"],
    ]


def test_a_label_half_way_down_its_own_band_is_merged_over_the_rows_beside_it() -> None:
    drawing = Drawing()
    xs = (60, 160, 280, 380, 500)
    for y in (100, 120, 194, 214):
        drawing.across(y, 60, 500)
    for x in xs:
        drawing.down(x, 100, 214)
    drawing.cells([["Zone", "Poste", "Volume", "Coût"]], xs)
    drawing.text(64, 150, "Ouest")
    for number, row in enumerate(STATIONS):
        for x, text in zip(xs[1:], row, strict=False):
            drawing.text(x + 4, 124 + 17 * number, text)
    drawing.cells([["Est", "Mopti", "2,0", "17 000"]], xs, top=194)
    assert the_only(drawing).rows() == [
        ["Zone", "Poste", "Volume", "Coût"],
        ["Ouest", *STATIONS[0]],
        *([None, *row] for row in STATIONS[1:]),
        ["Est", "Mopti", "2,0", "17 000"],
    ]


ROWS = [["Poste", "2023", "2024"], ["Eau", "12", "15"], ["Riz", "20", "22"], ["Total", "32", "37"]]


@pytest.mark.parametrize("margin", [20, 40])
def test_a_frame_around_the_page_is_no_part_of_its_table(margin: float) -> None:
    drawing = Drawing()
    for y in (margin, HEIGHT - margin):
        drawing.across(y, margin, WIDTH - margin)
    for x in (margin, WIDTH - margin):
        drawing.down(x, margin, HEIGHT - margin)
    drawing.text(60, 70, "Dépenses par poste")
    drawing.grid(ROWS, (60, 200, 300, 400))
    drawing.text(500, HEIGHT - 60, "31")
    assert the_only(drawing).rows() == ROWS


def test_a_table_with_a_frame_within_the_margins_keeps_it() -> None:
    drawing = Drawing()
    xs = (60, 200, 350, WIDTH - 60)
    for y in (100, 120, 740):
        drawing.across(y, xs[0], xs[-1])
    for x in (xs[0], xs[-1]):
        drawing.down(x, 100, 740)
    rows = [["Poste", "2023", "2024"], *([f"Ligne {at}", f"{at}1", f"{at}2"] for at in range(1, 31))]
    drawing.cells(rows, xs)
    assert the_only(drawing).rows() == rows


def test_what_stands_beside_the_page_is_the_other_half_of_a_spread() -> None:
    drawing = Drawing()
    drawing.grid(ROWS, (60, 200, 300, 400))
    drawing.grid(ROWS, (WIDTH + 60, WIDTH + 200, WIDTH + 300, WIDTH + 400))
    assert the_only(drawing).rows() == ROWS


def test_labels_left_of_the_grid_are_those_of_its_rows() -> None:
    drawing = Drawing()
    drawing.text(60, 60, "Situation au 31 mars")
    drawing.grid(
        [["Prévus", "Faits", "Coût"], ["14", "9", "120"], ["11", "7", "98"], ["25", "16", "218"]],
        (200, 300, 400, 500),
    )
    for row, label in enumerate(("Ansongo", "Bourem", "Total"), start=1):
        drawing.text(70, 105 + 20 * row, label)
    assert the_only(drawing).rows() == [
        ["", "Prévus", "Faits", "Coût"],
        ["Ansongo", "14", "9", "120"],
        ["Bourem", "11", "7", "98"],
        ["Total", "25", "16", "218"],
    ]


def test_prose_left_of_a_grid_is_no_label() -> None:
    drawing = Drawing()
    rows = [["Prévus", "Faits"], ["14", "9"], ["11", "7"], ["25", "16"]]
    drawing.grid(rows, (300, 400, 500))
    for number in range(12):
        drawing.text(60, 70 + 12 * number, "les travaux de la période vont bon train")
    assert the_only(drawing).rows() == rows


def test_a_header_and_a_total_outside_the_grid_belong_to_it() -> None:
    drawing = Drawing()
    xs = (60, 200, 300, 400)
    for x, text in zip(xs, ("Poste", "Prévu", "Payé"), strict=False):
        drawing.text(x + 4, 88, text)
    drawing.grid([["Eau", "12", "15"], ["Riz", "20", "22"], ["Mil", "7", "9"]], xs)
    for x, text in zip(xs, ("Total", "39", "46"), strict=False):
        drawing.text(x + 4, 164, text)
    assert the_only(drawing).rows() == [
        ["Poste", "Prévu", "Payé"],
        ["Eau", "12", "15"],
        ["Riz", "20", "22"],
        ["Mil", "7", "9"],
        ["Total", "39", "46"],
    ]


@pytest.mark.parametrize("place", ["top", "middle", "bottom"])
def test_labels_of_several_lines_stay_with_their_figures_wherever_these_stand(place: str) -> None:
    drawing = Drawing()
    labels = [
        ["Nombre de ménages", "ayant reçu des", "semences de mil"],
        ["Part des communes qui", "ont un plan de", "développement à jour"],
        ["Nombre de points", "d'eau remis en", "état cette année"],
    ]
    drawing.text(64, 100, "Indicateur", bold=True)
    for x, head in ((240, "2023"), (320, "2024"), (400, "Écart")):
        drawing.right(x, 100, head, bold=True)
    for number, lines in enumerate(labels):
        for line, text in enumerate(lines):
            drawing.text(64, 124 + 44 * number + 11 * line, text)
        at = {"top": 0, "middle": 11, "bottom": 22}[place]
        for x, value in ((240, 27), (320, 33), (400, 6)):
            drawing.right(x, 124 + 44 * number + at, str(value + number))
    assert the_only(drawing).rows() == [
        ["Indicateur", "2023", "2024", "Écart"],
        *([" ".join(lines), *(str(v + n) for v in (27, 33, 6))] for n, lines in enumerate(labels)),
    ]


def test_a_header_of_two_lines_with_units_in_brackets_is_one_row() -> None:
    drawing = Drawing()
    for y in (100, 130, 148, 166, 184):
        drawing.across(y, 60, 460)
    heads = [("population", "(mn)"), ("entreprises", "(000)"), ("ventes par", "entreprise")]
    for right, (upper, lower) in zip((240, 340, 450), heads, strict=True):
        drawing.right(right, 103, upper)
        drawing.right(right, 115, lower)
    for number, (label, *values) in enumerate(
        (("Kayes", "37,2", "255", "146"), ("Gao", "26,1", "153", "171"), ("Mopti", "12,5", "151", "82"))
    ):
        drawing.text(64, 134 + 18 * number, label)
        for right, value in zip((240, 340, 450), values, strict=True):
            drawing.right(right, 134 + 18 * number, value)
    assert the_only(drawing).rows()[0] == [
        "",
        "population (mn)",
        "entreprises (000)",
        "ventes par entreprise",
    ]


def test_headers_over_three_columns_each_span_them() -> None:
    drawing = Drawing()
    rights = (200, 250, 300, 360, 410, 460)
    drawing.across(100, 60, 470)
    drawing.across(136, 60, 470)
    drawing.across(216, 60, 470)
    drawing.text(238, 104, "Prévu")
    drawing.text(398, 104, "Payé")
    drawing.text(64, 120, "Poste")
    for right, head in zip(rights, ("État", "Dons", "Total") * 2, strict=True):
        drawing.right(right, 120, head)
    for number, label in enumerate(("Eau", "Riz", "Mil", "Total")):
        drawing.text(64, 140 + 18 * number, label)
        for at, right in enumerate(rights):
            drawing.right(right, 140 + 18 * number, str(31 + 7 * number + at))
    (grid,) = grids_of(drawing)
    spans = {cell.text: (cell.column, cell.last_column) for cell in grid.cells if cell.row == 0 and cell.text}
    assert spans == {"Prévu": (1, 3), "Payé": (4, 6)}


def test_a_header_painted_cell_by_cell_is_that_of_the_rows_below_it() -> None:
    drawing = Drawing()
    xs = (60, 200, 300, 400)
    for left, right in ((60, 200), (200, 300), (300, 400)):
        drawing.shade(left, 100, right, 120)
    rows = [
        ["Poste", "2023", "2024"],
        ["Eau", "12", "15"],
        ["Riz", "20", "22"],
        ["Mil", "7", "9"],
        ["Total", "39", "46"],
    ]
    drawing.cells(rows, xs, pitch=18)
    assert the_only(drawing).rows() == rows


def test_a_caption_between_two_tables_is_that_of_the_lower_one() -> None:
    drawing = Drawing()
    drawing.grid(ROWS, (60, 200, 300, 400))
    drawing.text(60, 190, "Tableau 8 : dépenses par région")
    drawing.grid(ROWS, (60, 200, 300, 400), top=206)
    assert [grid.caption for grid in grids_of(drawing)] == [None, "Tableau 8 : dépenses par région"]


YEARS = [["Poste", "LFI 2026", "2 027", "2 028", "Écart"], ["", "", "", "", "(2027/2026)"]]


def test_years_set_as_numbers_and_the_lines_of_a_header_are_no_amounts() -> None:
    body = [
        ["Eau", "1 204", "1 310", "1 400", "106"],
        ["Riz", "2 030", "2 110", "2 095", "80"],
        ["Total", "3 234", "3 420", "3 495", "186"],
    ]
    tables = extract_tables(markup([*YEARS, *body], header=False, caption="Dépenses (en milliards de FCFA)"))
    assert [cell.role for cell in tables.cells if cell.column == 2] == [
        "header",
        "header",
        "body",
        "body",
        "total",
    ]
    assert tables.columns[4].header == "Écart / (2027/2026)"
    assert {cell.value for cell in tables.cells if cell.row < 2} == {None}


def test_a_row_that_counts_the_columns_is_part_of_the_header() -> None:
    rows = [
        ["Poste", "Prévu", "Payé", "Écart"],
        ["1", "2", "3", "4 = 2 - 3"],
        ["Eau", "12", "15", "3"],
        ["Riz", "20", "22", "2"],
    ]
    tables = extract_tables(markup(rows, header=False))
    assert [cell.role for cell in tables.cells if cell.column == 1] == ["header", "header", "body", "body"]


def test_the_white_rows_above_and_below_painted_ones_belong_to_them() -> None:
    drawing = Drawing()
    xs = (60, 200, 300, 400)
    rows = [
        ["Niveau", "1994", "1997"],
        *([f"rang {at}", f"{at} ou moins", f"{at} ou plus"] for at in "abcdefgh"),
    ]
    for number in range(1, 9, 2):
        drawing.shade(60, 100 + 18 * number, 400, 118 + 18 * number)
    drawing.cells(rows, xs, pitch=18)
    assert the_only(drawing).rows() == rows
