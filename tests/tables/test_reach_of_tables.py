"""How far a table without rules reaches: a page on each side of every number that decides it."""

from __future__ import annotations

import pytest

from pipeline.tables import band_box, lined, spanners
from pipeline.tables.settings import LAYING
from tests.tables.drawing import Drawing
from tests.tables.test_laying import COLUMNS, figures, grids_of, rows_of
from tests.tables.test_unruled_headers import ROWS, body, names
from tests.tables.test_word_rows import ENTRIES, between_rules

SIZE = 10.0
WIDTH = 35.0
"""How wide the names of columns are, and their figures nearly."""
FIGURES = ("12,5", "310", "4 200", "18,1")


@pytest.mark.parametrize(("count", "tables"), [(band_box.MOST_LABELS, 1), (band_box.MOST_LABELS + 1, 2)])
def test_many_labels_without_figures_part_a_table(count: int, tables: int) -> None:
    drawing = Drawing()
    labels = [*ROWS, *(f"poste {letter}" for letter in "abcdefghij"[:count]), *ROWS]
    for at, label in enumerate(labels):
        held = len(ROWS) <= at < len(ROWS) + count
        figures(drawing, 100 + 15 * at, label, *(() if held else FIGURES))
    assert len(grids_of(drawing)) == tables


@pytest.mark.parametrize(("lines", "taken"), [(band_box.MOST_NAMES, True), (band_box.MOST_NAMES + 1, False)])
def test_names_of_columns_take_up_so_many_lines(lines: int, taken: bool) -> None:
    drawing = Drawing()
    for at in range(lines):
        names(drawing, 250 - 11 * (lines - at), tuple(f"{start}{'ijklmnopq'[at]}" for start in "abcd"))
    body(drawing, top=252)
    assert ("ai" in str(rows_of(drawing))) is taken


@pytest.mark.parametrize(("beyond", "taken"), [(band_box.BEYOND - 5, True), (band_box.BEYOND + 5, False)])
def test_the_last_name_stands_near_the_last_figures(beyond: float, taken: bool) -> None:
    drawing = Drawing()
    drawing.text(60, 186, "Taxe")
    for x, name in zip((*COLUMNS[:3], COLUMNS[3] + beyond), ("Mars", "Avril", "Mai", "Juin"), strict=True):
        drawing.right(x, 186, name)
    body(drawing)
    assert ("Juin" in str(rows_of(drawing))) is taken


def headed_by(x0: float, x1: float, *, top: float = 171) -> list[list[str | None]]:
    """A line between two places above the names of four columns of figures."""
    drawing = Drawing()
    names(drawing, 184)
    drawing.text(x0, top, "M" * round((x1 - x0) / (SIZE / 2)))
    body(drawing)
    return rows_of(drawing)


LEFT, RIGHT = COLUMNS[0] - 20, COLUMNS[3]


@pytest.mark.parametrize(("off", "taken"), [(4, True), (6, False)])
def test_a_name_over_several_columns_stands_in_their_middle(off: float, taken: bool) -> None:
    assert (abs(off) < band_box.MIDDLE * SIZE) is taken
    middle = (LEFT + RIGHT) / 2
    assert ("M" * 48 in headed_by(middle - 120 + off, middle + 120 + off)[0]) is taken


@pytest.mark.parametrize(
    ("out", "taken"), [(band_box.OVERHANG - 2.5, True), (band_box.OVERHANG + 2.5, False)]
)
def test_a_line_that_starts_far_left_of_the_columns_is_no_name_of_theirs(out: float, taken: bool) -> None:
    read = headed_by(LEFT - out, RIGHT + out)
    assert any(text and text.startswith("MMM") for text in read[0]) is taken


@pytest.mark.parametrize(("off", "taken"), [(3.0, True), (4.0, False)])
@pytest.mark.parametrize("above", [True, False])
def test_labels_that_go_on_start_where_their_row_does(off: float, taken: bool, above: bool) -> None:
    assert (off < band_box.ALIGNED) is taken
    drawing = Drawing()
    body(drawing, pitch=24)
    if above:
        drawing.text(60 - off, 188, "Impôt")
    else:
        drawing.text(60 + off, 200 + 24 * 4 + 12, "général")
    assert (("Impôt" if above else "général") in str(rows_of(drawing))) is taken


@pytest.mark.parametrize(
    ("pitch", "gap", "taken"),
    [
        (12, band_box.OF_SIZE * SIZE - 1, True),
        (12, band_box.OF_SIZE * SIZE + 1, False),
        (20, band_box.OF_GAPS * 10 - 1, True),
        (20, band_box.OF_GAPS * 10 + 1, False),
    ],
)
def test_what_names_few_columns_stands_as_near_as_rows_do(pitch: float, gap: float, taken: bool) -> None:
    drawing = Drawing()
    drawing.text(60, 200 - SIZE - gap, "Taxe")
    drawing.right(COLUMNS[0], 200 - SIZE - gap, "Mars")
    body(drawing, pitch=pitch)
    assert ("Mars" in str(rows_of(drawing))) is taken


@pytest.mark.parametrize(("share", "taken"), [(0.45, True), (0.55, False)])
def test_a_heading_under_few_names_ends_before_the_middle(share: float, taken: bool) -> None:
    assert (share < band_box.OVER_HALF) is taken
    drawing = Drawing()
    drawing.text(60, 172, "Taxe")
    drawing.right(COLUMNS[0], 172, "Mars")
    drawing.text(70, 186, "m" * round((share * 440 - 10) / 5))
    body(drawing)
    assert ("Mars" in str(rows_of(drawing))) is taken


@pytest.mark.parametrize(("share", "taken"), [(0.45, True), (0.55, False)])
def test_a_heading_far_below_the_names_is_short(share: float, taken: bool) -> None:
    assert (share < band_box.SHORT) is taken
    drawing = Drawing()
    names(drawing, 150)
    drawing.text(230, 184, "m" * round(share * 440 / 5))
    body(drawing)
    assert ("Mars" in str(rows_of(drawing))) is taken


def in_frame(beyond: float, entries: int) -> list[list[str | None]]:
    """A ruled list below the head of a frame that is wider on either side by so many points."""
    drawing = Drawing()
    drawing.across(90, 60 - beyond, 500 + beyond)
    drawing.text(64, 96, "Droits")
    drawing.text(300, 96, "Les changements de la loi")
    rows = [["Code", "Article", "Taux"], *([f"07.{at}", "Riz cru", f"1{at}"] for at in range(entries))]
    for number, row in enumerate(rows):
        drawing.across(112 + 16 * number, 60, 500)
        drawing.cells([row], (60, 200, 400), top=110 + 16 * number)
    drawing.across(112 + 16 * len(rows), 60, 500)
    return rows_of(drawing)


@pytest.mark.parametrize(
    ("beyond", "entries", "first"),
    [
        (lined.SAME_ENDS + 0.1, 5, "Code"),
        (lined.SAME_ENDS - 0.1, 5, "Droits"),
        (2.4, lined.FRAMED - 2, "Code"),
        (2.4, lined.FRAMED - 3, "Droits"),
    ],
)
def test_a_frame_is_wider_than_several_rules_that_are_alike(beyond: float, entries: int, first: str) -> None:
    assert in_frame(beyond, entries)[0][0] == first


def columns_named(width: float, *, shift: float = 0.0) -> int:
    """How many columns a name so wide stands over, its middle over that of one of them.

    The column right of it stands so many points further off than that to its left.
    """
    drawing = Drawing()
    xs = (200, 270, 340, 410 + shift, 480 + shift)
    for x, name in zip(xs, ("Achats", "Soutien", "Gestion", "Travaux", "Total"), strict=True):
        drawing.right(x, 184, name)
    for x in (xs[0], xs[4]):
        drawing.right(x, 172, "Nets")
    drawing.text(xs[2] - WIDTH / 2 - width / 2, 172, "m" * 24, size=width / 12)
    for number, label in enumerate(ROWS):
        drawing.text(60, 200 + 12 * number, label)
        for x in xs:
            drawing.right(x, 200 + 12 * number, "485 679")
    (grid,) = grids_of(drawing)
    (name,) = [cell for cell in grid.cells if "m" * 24 in cell.text]
    return name.last_column - name.column + 1


@pytest.mark.parametrize(("reach", "columns"), [(0.14, 1), (0.16, 3)])
def test_a_name_reaches_into_columns_by_a_share_of_their_width(reach: float, columns: int) -> None:
    assert (reach > spanners.INTO) is (columns == 3)
    assert columns_named(2 * (70 - WIDTH / 2 + reach * WIDTH)) == columns


@pytest.mark.parametrize(("shift", "columns"), [(10.5, 3), (13.0, 1)])
def test_a_name_off_the_middle_of_three_columns_stands_over_one(shift: float, columns: int) -> None:
    """Half of the shift as a share of the 70 points between columns, and what it costs to span several."""
    cost = shift / 2 / 70 + spanners.SPANNING
    assert (cost < spanners.BOTH) is (columns == 3)
    assert columns_named(150, shift=shift) == columns


def heading(drawing: Drawing) -> None:
    """Long enough to be a line of a text, close above the rows of `body`."""
    drawing.text(60, 186, "m" * 50)


@pytest.mark.parametrize(("times", "taken"), [(LAYING.near - 0.1, True), (LAYING.near + 0.1, False)])
def test_names_in_two_lines_above_a_heading_stand_near_each_other(times: float, taken: bool) -> None:
    drawing = Drawing()
    for x, name in zip(COLUMNS, ("Sud", "Nord"), strict=False):
        drawing.right(x, 165 - SIZE - times * SIZE, name)
    names(drawing, 165)
    heading(drawing)
    body(drawing)
    assert ("Nord" in str(rows_of(drawing))) is taken


@pytest.mark.parametrize(("times", "taken"), [(LAYING.near - 0.1, True), (LAYING.near + 0.1, False)])
def test_the_last_line_of_a_name_is_near_the_others(times: float, taken: bool) -> None:
    drawing = Drawing()
    names(drawing, 165 - SIZE - times * SIZE)
    drawing.right(COLUMNS[0], 165, "(prévu)")
    body(drawing)
    assert ("Mars" in str(rows_of(drawing))) is taken


@pytest.mark.parametrize(
    ("columns", "named", "taken"), [(4, 3, True), (4, 2, False), (2, 2, True), (1, 1, False)]
)
def test_names_over_a_blank_row_are_those_of_most_columns(columns: int, named: int, taken: bool) -> None:
    drawing = Drawing()
    drawing.text(60, 165, "Taxe")
    for x, name in zip(COLUMNS[:named], ("Mars", "Avril", "Mai"), strict=False):
        drawing.right(x, 165, name)
    for at, label in enumerate(ROWS):
        figures(drawing, 200 + 16 * at, label, *FIGURES[:columns])
    assert ("Mars" in str(rows_of(drawing))) is taken


@pytest.mark.parametrize(
    ("columns", "named", "taken"), [(4, 4, True), (4, 3, False), (2, 3, True), (1, 2, False)]
)
def test_a_long_heading_stands_under_the_names_of_most_columns(columns: int, named: int, taken: bool) -> None:
    """Of several: a label and its text are none."""
    drawing = Drawing()
    xs = [*COLUMNS[: min(columns, named)]]
    if named > columns:
        drawing.text(60, 165, "Taxe")
    for x, name in zip(xs, ("Mars", "Avril", "Mai", "Juin"), strict=False):
        drawing.right(x, 165, name)
    heading(drawing)
    for at, label in enumerate(ROWS):
        figures(drawing, 200 + 16 * at, label, *FIGURES[:columns])
    assert ("Mars" in str(rows_of(drawing))) is taken


@pytest.mark.parametrize(
    ("gap", "taken"), [(LAYING.close * SIZE - 0.5, True), (LAYING.close * SIZE + 0.5, False)]
)
@pytest.mark.parametrize("above", [True, False])
def test_labels_that_go_on_are_close(gap: float, taken: bool, above: bool) -> None:
    drawing = Drawing()
    body(drawing, pitch=24)
    if above:
        drawing.text(60, 200 - SIZE - gap, "Impôt")
    else:
        drawing.text(60, 200 + 24 * 4 + SIZE + gap, "général")
    assert (("Impôt" if above else "général") in str(rows_of(drawing))) is taken


@pytest.mark.parametrize(
    ("further", "row"), [(LAYING.near * SIZE + 1, True), (LAYING.near * SIZE - 1, False)]
)
def test_a_lone_heading_is_far_below_the_names(further: float, row: bool) -> None:
    """By so much more than it is above the rows."""
    drawing = Drawing()
    names(drawing, 184 - SIZE - 6 - further)
    drawing.text(230, 184, "Ville")
    body(drawing)
    assert (["Ville", None, None, None, None] in rows_of(drawing)) is row


@pytest.mark.parametrize(("columns", "ends"), [(3, True), (2, False)])
def test_the_names_of_a_label_and_its_text_alone_do_not_end_a_header(columns: int, ends: bool) -> None:
    """Where it ends later, at what looks like a figure, that is no line of the first row."""
    read = rows_of(between_rules([entry[:columns] for entry in ENTRIES], columns=columns))
    assert ("Forages et puits (2021-2024)" in str(read)) is ends


@pytest.mark.parametrize(("entries", "whole"), [(3, True), (2, False)])
def test_two_rows_tell_nothing_of_the_white_between_them(entries: int, whole: bool) -> None:
    read = rows_of(between_rules(ENTRIES[:entries]))
    assert ("Hydraulique (phase deux)" in [row[0] for row in read]) is whole
