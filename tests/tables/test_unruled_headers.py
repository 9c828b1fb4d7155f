"""Tables without rules: what stands above their figures, over a gap, in several lines, in groups."""

from __future__ import annotations

import pytest

from pipeline.records import Grid
from pipeline.tables import band_box
from pipeline.tables.lines import WIDEST_SPACE, is_value
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


def in_groups(indent: float, *, bold: bool = False) -> list[Grid]:
    """Headings of groups close above their first row, which begins so many points further right."""
    drawing = Drawing()
    names(drawing, 165)
    top = 200.0
    for group in ("Ville", "Cercle", "Commune"):
        drawing.text(60, top, group, bold=bold)
        for number, label in enumerate(("Marchés de quartier", "Total")):
            row_top = top + 12 + 16 * number
            drawing.text(60 + indent, row_top, label)
            for x, text in zip(COLUMNS, ("12,5", "310", "4 200", "18,1"), strict=True):
                drawing.right(x, row_top, text)
        top += 12 + 16 * 2 + 4
    return grids_of(drawing)


@pytest.mark.parametrize(
    ("indent", "bold", "apart"), [(3.5, False, False), (4.5, False, True), (0, True, True)]
)
def test_a_heading_close_above_its_first_row_is_a_row(indent: float, bold: bool, apart: bool) -> None:
    """What stands below it is indented, or not bold as it is; else it is the first line of a label."""
    (grid,) = in_groups(indent, bold=bold)
    assert ("Cercle" in [row[0] for row in grid.rows()]) is apart


def test_headings_of_groups_above_all_rows_are_rows_each() -> None:
    drawing = Drawing()
    names(drawing, 150)
    for number, group in enumerate(("Recettes", "Recettes propres", "Recettes fiscales")):
        drawing.text(60 + 6 * number, 166 + 12 * number, group)
    for number, label in enumerate(ROWS):
        figures(drawing, 202 + 12 * number, label, "12,5", "310", "4 200", "18,1")
    first = [row[0] for row in rows_of(drawing)]
    assert first[:5] == ["", "Recettes", "Recettes propres", "Recettes fiscales", "Foncier"]


def over_years(text: str) -> list[str | None]:
    drawing = Drawing()
    names(drawing, 184, ("2021", "2022", "2023", "2024"))
    middle = (COLUMNS[0] + COLUMNS[3] - 20) / 2
    drawing.text(middle - len(text) * SIZE / 4, 171, text)
    body(drawing)
    return rows_of(drawing)[0]


def test_a_name_over_years_is_in_the_header() -> None:
    assert "Mensualités" in over_years("Mensualités")


@pytest.mark.parametrize(("gap", "taken"), [(LAYING.close - 0.1, True), (LAYING.close + 0.1, False)])
def test_a_title_in_the_middle_stands_further_off_than_a_name(gap: float, taken: bool) -> None:
    drawing = Drawing()
    names(drawing, 184)
    drawing.text(340, 184 - SIZE - gap * SIZE, "Mensualités.")
    body(drawing)
    assert ("Mensualités." in rows_of(drawing)[0]) is taken


@pytest.mark.parametrize(("wide", "span"), [(10, 1), (26, 3)])
def test_a_name_that_reaches_into_both_columns_beside_stands_over_three(wide: int, span: int) -> None:
    drawing = Drawing()
    xs = (200, 270, 340, 410, 480)
    for x, name in zip(xs, ("Achats", "Soutien", "Gestion", "Études", "Total"), strict=True):
        drawing.right(x, 184, name)
    for x, name in ((xs[0], "Nets"), (xs[4], "Nets")):
        drawing.right(x, 172, name)
    drawing.text(xs[2] - 17.5 - wide * 5 / 2, 172, "m" * wide)
    for number, label in enumerate(ROWS):
        drawing.text(60, 200 + 12 * number, label)
        for x in xs:
            drawing.right(x, 200 + 12 * number, "485 679")
    (grid,) = grids_of(drawing)
    (name,) = [cell for cell in grid.cells if "m" * wide in cell.text]
    assert name.last_column - name.column + 1 == span


@pytest.mark.parametrize(
    ("text", "value"), [("7 000 VND", True), ("CHF 800.-", True), ("7 mai", False), ("VND", False)]
)
def test_a_figure_with_the_code_of_its_currency_is_one(text: str, value: bool) -> None:
    assert is_value(text) is value


def test_names_painted_above_a_grid_of_figures_are_its_header() -> None:
    """The lower side of what is painted behind them is no rule under the head of a page."""
    drawing = Drawing()
    xs = (60, 200, 300, 400, 500)
    drawing.shade(60, 100, 504, 116)
    drawing.cells([["Recettes", "2021", "2022", "2023"]], xs, top=98)
    drawing.grid(
        [["Dons", "12", "15", "8"], ["Ventes", "4", "9", "7"], ["Aides", "3", "2", "1"]], xs, top=122
    )
    assert rows_of(drawing)[0] == ["Recettes", "2021", "2022", "2023"]


@pytest.mark.parametrize(("beyond", "taken"), [(2.4, True), (0.0, False)])
def test_the_side_of_a_frame_around_a_table_is_none_of_its_rules(beyond: float, taken: bool) -> None:
    drawing = Drawing()
    drawing.across(90, 60 - beyond, 500 + beyond)
    drawing.text(64, 96, "Droits")
    drawing.text(300, 96, "Les changements de la loi")
    for number, row in enumerate(
        [["Code", "Article", "Taux"], *([f"07.{at}", "Riz cru", f"1{at}"] for at in range(5))]
    ):
        drawing.across(112 + 16 * number, 60, 500)
        drawing.cells([row], (60, 200, 400), top=110 + 16 * number)
    drawing.across(112 + 16 * 6, 60, 500)
    assert (rows_of(drawing)[0][0] == "Code") is taken


@pytest.mark.parametrize(("end", "labelled"), [(70, True), (40, False)])
def test_labels_that_reach_near_a_grid_are_whole(end: float, labelled: bool) -> None:
    """A sheet has a wide column of labels without edges: they end near its grid, wherever they begin."""
    drawing = Drawing()
    xs = (300, 380, 460, 540)
    rows = [["Jours", "Tarif", "Total"], ["11", "40,00", "440"], ["", "", ""], ["2", "30,00", "60"]]
    drawing.grid(rows, xs, top=200)
    for number, label in enumerate(("Personnel", "Chef", "Technicien", "Total")):
        drawing.right(end + (50 if number % 2 else 0), 205 + 20 * number, label)
    assert (rows_of(drawing)[0][0] == "Personnel") is labelled


@pytest.mark.parametrize(("times", "taken"), [(band_box.LARGER - 0.1, True), (band_box.LARGER + 0.1, False)])
@pytest.mark.parametrize("figure", ["", "2021"])
def test_what_is_set_much_larger_above_rows_is_their_title(times: float, taken: bool, figure: str) -> None:
    drawing = Drawing()
    drawing.text(60, 196 - 10 * times, "Taxes", size=10 * times)
    drawing.right(COLUMNS[1], 196 - 10 * times, f"perçues {figure}", size=10 * times)
    body(drawing)
    assert ("perçues" in str(rows_of(drawing))) is taken


@pytest.mark.parametrize(("x", "name"), [(COLUMNS[3], "Total Juin"), (COLUMNS[3] + 40, "Juin")])
def test_a_lone_word_above_the_name_of_a_column_begins_it(x: float, name: str) -> None:
    drawing = Drawing()
    drawing.right(x, 173, "Total")
    names(drawing, 184)
    body(drawing)
    assert rows_of(drawing)[0] == ["", "Mars", "Avril", "Mai", name]


def test_leaders_right_behind_a_label_are_none_of_it() -> None:
    drawing = Drawing()
    names(drawing, 184)
    for number, label in enumerate(ROWS):
        figures(drawing, 200 + 16 * number, label + "." * 18, "12,5", "310", "4 200", "18,1")
    assert [row[0] for row in rows_of(drawing)] == ["", *ROWS]
