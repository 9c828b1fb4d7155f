"""Names of columns over several lines or levels, and what stands above them."""

from __future__ import annotations

import pytest

from pipeline.tables import find_grids
from tests.tables.drawing import Drawing

RIGHT = (260.0, 330.0, 400.0, 470.0)
BODY = [
    ("Gourma", "12,5", "8,1", "4,9", "25,5"),
    ("Bourem", "7,4", "15,0", "2,2", "24,6"),
    ("Diré", "9,9", "3,3", "1,4", "14,6"),
]


def found(drawing: Drawing) -> list[list[list[str]]]:
    return [[[text or "" for text in row] for row in grid.rows()] for grid in find_grids(drawing.reading())]


def body(drawing: Drawing, top: float, *, step: float = 16, ruled: bool = False) -> float:
    for number, (label, *figures) in enumerate(BODY):
        y = top + step * number
        drawing.text(64, y, label)
        for x, figure in zip(RIGHT, figures, strict=True):
            drawing.right(x, y, figure)
        if ruled:
            drawing.across(y + 13, 60, 480)
    return top + step * len(BODY)


def names(drawing: Drawing, y: float, texts: tuple[str, ...]) -> None:
    for x, text in zip(RIGHT, texts, strict=True):
        drawing.right(x, y, text)


def test_a_range_of_years_over_two_lines_is_one_name() -> None:
    drawing = Drawing()
    drawing.across(98, 60, 480)
    names(drawing, 100, ("1990-", "1997-", "2000-", "2007-"))
    names(drawing, 111, ("1997", "2000", "2007", "2019"))
    drawing.across(124, 60, 480)
    drawing.across(body(drawing, 130) + 2, 60, 480)
    assert found(drawing)[0][0] == ["", "1990-1997", "1997-2000", "2000-2007", "2007-2019"]


def test_a_name_over_columns_half_way_down_beside_a_label_of_two_lines_is_in_its_row() -> None:
    drawing = Drawing()
    drawing.across(98, 60, 480)
    drawing.text(64, 100, "Caractéristiques")
    drawing.text(316, 105, "Lieu de résidence")
    drawing.text(64, 111, "des ménages")
    drawing.across(117, 232, 478)
    drawing.across(124, 60, 480)
    names(drawing, 127, ("Nord", "Sud", "Est", "Total"))
    drawing.across(140, 60, 480)
    body(drawing, 143, ruled=True)
    assert found(drawing)[0][:2] == [
        ["Caractéristiques des ménages", "Lieu de résidence", "", "", ""],
        ["", "Nord", "Sud", "Est", "Total"],
    ]


@pytest.mark.parametrize(("over", "first"), [(2, ["Hommes", "", "Femmes", ""]), (60, [*"ABCD"])])
def test_names_on_shorter_rules_above_the_first_rule_are_those_of_the_table(
    over: float, first: list[str]
) -> None:
    drawing = Drawing()
    drawing.text(255, 110 - over, "Hommes")
    drawing.text(395, 110 - over, "Femmes")
    drawing.text(64, 118, "Site")
    drawing.across(123, 205, 335)
    drawing.across(123, 345, 475)
    names(drawing, 126, ("A", "B", "C", "D"))
    drawing.across(139, 60, 480)
    body(drawing, 142, ruled=True)
    assert found(drawing)[0][0][1:] == first


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Répartition des ménages du cercle selon leur taille et leur lieu de résidence", False),
        ("Répartition des ménages du cercle", True),
    ],
)
def test_a_long_line_over_the_columns_at_the_top_of_a_table_is_its_title(text: str, kept: bool) -> None:
    drawing = Drawing()
    drawing.across(82, 60, 480)
    drawing.text(64, 85, text)
    drawing.across(98, 60, 480)
    names(drawing, 101, ("Nord", "Sud", "Est", "Total"))
    drawing.across(114, 60, 480)
    body(drawing, 117, ruled=True)
    (rows,) = found(drawing)
    assert (rows[0][0] == text) is kept
    assert len(rows) == 4 + kept


def test_cells_painted_in_some_rows_between_rules_are_no_grid_of_their_own() -> None:
    drawing = Drawing()
    lines = [("", "Nord", "Sud", "Est", "Total"), *BODY, *BODY]
    for number, (label, *figures) in enumerate(lines):
        y = 100 + 16 * number
        drawing.across(y - 3, 60, 480)
        if 1 <= number <= 4:
            for x0, x1 in ((60, 200), (200, 270), (270, 340), (340, 410), (410, 480)):
                drawing.shade(x0, y - 3, x1, y + 13)
        drawing.text(64, y, label)
        for x, figure in zip(RIGHT, figures, strict=True):
            drawing.right(x, y, figure)
    drawing.across(100 + 16 * len(lines) - 3, 60, 480)
    (rows,) = found(drawing)
    assert rows == [list(line) for line in lines]


def test_boxes_over_several_painted_columns_are_a_level_of_the_header() -> None:
    columns = [(60, 200), (210, 260), (264, 314), (324, 374), (378, 428)]
    drawing = Drawing()
    for x0, x1, text in ((210, 314, "Ouvertes"), (324, 428, "Anonymes")):
        drawing.shade(x0, 100, x1, 116)
        drawing.text(x0 + 24, 103, text)
    drawing.shade(60, 100, 200, 136)
    drawing.text(64, 113, "Désignation")
    rows = [("", "Nombre", "Part", "Nombre", "Part"), ("Lettre", "19", "36 %", "3", "5 %")]
    rows += [("Site", "24", "45 %", "4", "8 %"), ("Total", "43", "81 %", "7", "13 %")]
    for number, row in enumerate(rows):
        top = 120 + 22 * number
        for (x0, x1), text in list(zip(columns, row, strict=True))[number == 0 :]:
            drawing.shade(x0, top, x1, top + 16)
            drawing.text(x0 + 4, top + 3, text)
    assert found(drawing)[0][:3] == [
        ["Désignation", "Ouvertes", "", "Anonymes", ""],
        ["", *rows[0][1:]],
        [*rows[1]],
    ]


@pytest.mark.parametrize(("rule", "first"), [(None, "Nature"), (88.0, "Cotisation")])
def test_a_line_over_a_rule_of_its_own_above_a_grid_is_no_header(rule: float | None, first: str) -> None:
    drawing = Drawing()
    for x, text in ((62, "Nature"), (204, "Prévu 2013"), (304, "Voté 2013"), (404, "Payé 2013")):
        drawing.text(x, 88 if rule is None else 70, text)
    if rule is not None:
        drawing.across(rule, 60, 500)
    for number, label in enumerate(("Cotisation", "Fédération", "Spectacles", "Patrimoine")):
        y = 100 + 20 * number
        drawing.across(y, 60, 500)
        drawing.text(62, y + 5, label)
        for x in (204, 304, 404):
            drawing.text(x, y + 5, f"{number + 1}61,90")
    drawing.across(180, 60, 500)
    for edge in (60, 200, 300, 400, 500):
        drawing.down(edge, 100, 180)
    assert found(drawing)[0][0][0] == first


@pytest.mark.parametrize("high", [14, 60])
def test_a_low_strip_of_painted_cells_in_a_frame_parts_no_columns(high: float) -> None:
    drawing = Drawing()
    drawing.across(90, 60, 480)
    drawing.text(250, 93, "Résidence")
    drawing.across(105, 210, 335)
    drawing.text(436, 100, "Total")
    for x, text in ((260, "Urbain"), (330, "Rural")):
        drawing.right(x, 108, text)
    drawing.across(121, 60, 480)
    for x0, x1 in ((60, 205), (205, 270), (270, 340), (340, 480)):
        drawing.shade(x0, 121, x1, 121 + high)
    drawing.text(64, 123, "Région d'enquête", bold=True)
    for number, (label, *figures) in enumerate([*BODY, *BODY]):
        y = 140 + 14 * number
        drawing.text(64, y, label)
        for x, figure in zip((260, 330, 470), figures, strict=False):
            drawing.right(x, y, figure)
    drawing.across(230, 60, 480)
    drawing.down(60, 90, 230)
    drawing.down(480, 90, 230)
    (rows,) = found(drawing)
    assert (rows[1][1:3] == ["Urbain", "Rural"]) is (high < 20)


def test_a_header_painted_further_off_and_a_cell_over_two_rows_are_of_the_boxes() -> None:
    columns = [(60, 200), (206, 260), (266, 320), (326, 380)]
    rows = [("Année", "2019", "2020", "Total"), ("Ouverts", "13", "80", ""), ("Cumul", "14", "93", "614")]
    rows += [("Rapports", "0", "11", "91")]
    drawing = Drawing()
    for number, row in enumerate(rows):
        top = 100 + 22 * number + 10.5 * (number > 0)
        for (x0, x1), text in zip(columns, row, strict=True):
            if text or number != 1:
                merged = text == "614"
                drawing.shade(x0, top - 22 * merged, x1, top + 16)
                drawing.text(x0 + 4, top + 3 - 11 * merged, text)
    assert [len(rows) for rows in found(drawing)] == [4]


def test_lines_of_a_title_over_the_names_of_all_columns_are_none_of_them() -> None:
    drawing = Drawing()
    drawing.text(64, 80, "Durée du stress selon le cercle enquêté")
    drawing.text(64, 92, "et nombre de mois sans réserve aucune")
    drawing.text(64, 104, "Cercle")
    names(drawing, 104, ("Minimum", "Médiane", "Moyenne", "Maximum"))
    drawing.across(78, 60, 480)
    drawing.across(117, 60, 480)
    drawing.across(body(drawing, 120) + 2, 60, 480)
    (rows,) = found(drawing)
    assert rows[0] == ["Cercle", "Minimum", "Médiane", "Moyenne", "Maximum"]
