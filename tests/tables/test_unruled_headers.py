"""Tables without rules: what stands above their figures, over a gap, in several lines, in groups."""

from __future__ import annotations

import pytest

from pipeline.records import Grid
from pipeline.tables.lines import WIDEST_SPACE
from pipeline.tables.settings import LAYING
from tests.tables.drawing import Drawing
from tests.tables.test_laying import COLUMNS, figures, grids_of, rows_of

SIZE = 10.0
ROWS = ("Foncier", "Patente", "Marchés", "Péages", "Total")


def body(drawing: Drawing, *, pitch: float = 16, top: float = 200) -> None:
    for number, label in enumerate(ROWS):
        figures(drawing, top + pitch * number, label, "12,5", "310", "4 200", "18,1")


def names(drawing: Drawing, top: float, texts: tuple[str, ...] = ("Mars", "Avril", "Mai", "Juin")) -> None:
    for x, text in zip(COLUMNS, texts, strict=True):
        drawing.right(x, top, text)


def spreadsheet_grids(rows: float) -> list[Grid]:
    """Wide rows, and names so many of them above the first: on a sheet one is left empty in between."""
    drawing = Drawing()
    body(drawing, pitch=32, top=240)
    names(drawing, 240 - 32 * rows)
    return grids_of(drawing)


@pytest.mark.parametrize(
    ("rows", "headed"), [(LAYING.blank_row - 0.05, True), (LAYING.blank_row + 0.05, False)]
)
def test_names_head_wide_rows_over_one_that_is_empty(rows: float, headed: bool) -> None:
    (grid,) = spreadsheet_grids(rows)
    assert (grid.rows()[0] == ["", "Mars", "Avril", "Mai", "Juin"]) is headed


def test_names_of_two_lines_stand_together_over_a_blank_row() -> None:
    drawing = Drawing()
    body(drawing)
    names(drawing, 150)
    drawing.right(COLUMNS[0], 164, "(prévu)")
    assert rows_of(drawing)[0] == ["", "Mars (prévu)", "Avril", "Mai", "Juin"]


def test_names_head_a_column_whose_first_row_is_empty() -> None:
    drawing = Drawing()
    names(drawing, 165)
    for number, label in enumerate(ROWS):
        figures(drawing, 200 + 16 * number, label, *("12,5", "310", "4 200", "18,1")[: 1 + 3 * (number > 0)])
    assert rows_of(drawing)[:2] == [["", "Mars", "Avril", "Mai", "Juin"], ["Foncier", "12,5", "", "", ""]]


def test_a_heading_between_names_and_rows_is_a_row() -> None:
    drawing = Drawing()
    names(drawing, 150)
    drawing.text(230, 184, "Ville")
    body(drawing)
    assert rows_of(drawing)[:3] == [
        ["", "Mars", "Avril", "Mai", "Juin"],
        ["Ville", None, None, None, None],
        ["Foncier", "12,5", "310", "4 200", "18,1"],
    ]


@pytest.mark.parametrize(("word", "heads"), [("Cercle", True), ("8 mois", False)])
def test_a_word_alone_in_a_column_of_figures_heads_the_rows_below(word: str, heads: bool) -> None:
    drawing = Drawing()
    names(drawing, 184)
    body(drawing)
    drawing.right(COLUMNS[1], 280, word)
    body(drawing, top=296)
    assert ([word, None, None, None, None] in rows_of(drawing)) is heads


def test_a_column_of_one_text_has_the_name_above_it() -> None:
    drawing = Drawing()
    names(drawing, 184)
    drawing.text(530, 184, "Note")
    body(drawing)
    drawing.text(524, 216, "estimé")
    read = rows_of(drawing)
    assert read[0] == ["", "Mars", "Avril", "Mai", "Juin", "Note"]
    assert [row[5] for row in read[1:]] == ["", "estimé", "", "", ""]


def test_a_text_beside_the_last_column_without_a_name_is_none() -> None:
    drawing = Drawing()
    names(drawing, 184)
    body(drawing)
    drawing.text(524, 216, "estimé")
    assert {len(row) for row in rows_of(drawing)} == {5}


def evenly_named(gap: float) -> list[list[str | None]]:
    """Names with as much white between any two of them, over columns that start where they do."""
    drawing = Drawing()
    x, starts = 240.0, []
    for name in ("Sol", "Eau", "Recettes", "Bois"):
        drawing.text(x, 184, name)
        starts.append(x)
        x += len(name) * SIZE / 2 + gap
    for number, label in enumerate(ROWS):
        drawing.text(60, 200 + 16 * number, label)
        for start, text in zip(starts, ("125", "310", "420", "181"), strict=True):
            drawing.text(start, 200 + 16 * number, text)
    return rows_of(drawing)


@pytest.mark.parametrize(("times", "apart"), [(WIDEST_SPACE + 0.2, True), (WIDEST_SPACE - 0.2, False)])
def test_names_evenly_apart_are_no_justified_line(times: float, apart: bool) -> None:
    assert (evenly_named(times * SIZE)[0] == ["", "Sol", "Eau", "Recettes", "Bois"]) is apart


def typed(drawing: Drawing, x: float, top: float, text: str, space: float) -> None:
    for word in text.split():
        drawing.text(x, top, word)
        x += len(word) * SIZE / 2 + space


@pytest.mark.parametrize(("space", "over_both"), [(5.0, True), (7.0, False)])
def test_a_name_over_two_columns_is_whole_where_its_space_is_as_usual(space: float, over_both: bool) -> None:
    """The white between the columns runs down through it; set wider than other words it is two names."""
    drawing = Drawing()
    typed(drawing, 225 - space / 2, 170, "Plans votés", space)
    for x, name in zip((230, 290, 350), ("Mars", "Avril", "Juin"), strict=True):
        drawing.right(x, 184, name)
    for number in range(6):
        typed(drawing, 60, 200 + 14 * number, "Eau et bois", 5.0)
        for x in (230, 290, 350):
            drawing.right(x, 200 + 14 * number, "4200")
    assert (rows_of(drawing)[0][:3] == ["", "Plans votés", None]) is over_both


@pytest.mark.parametrize(("x", "taken"), [(370, True), (300, False), (120, False)])
def test_a_name_in_the_middle_over_several_columns_is_in_the_header(x: float, taken: bool) -> None:
    """Above the names of the columns; a line that stands elsewhere is none of the table."""
    drawing = Drawing()
    drawing.text(x - 30, 170, "Mensualités.")
    names(drawing, 184)
    body(drawing)
    assert ("Mensualités." in rows_of(drawing)[0]) is taken
