"""Layouts of tables that each need a statement of their own to be read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import Grid, Reading
from pipeline.tables import find_grids
from pipeline.tables.sideways import Turn, turned_rule, turned_word
from tests.tables.drawing import HEIGHT, WIDTH, Drawing

ROWS = [
    ["Région", "2019", "2020", "2021"],
    ["Kidal", "118", "97", "203"],
    ["Gao", "46", "88", "31"],
    ["Ménaka", "77", "12", "154"],
    ["Mopti", "63", "59", "40"],
]
XS = (60, 200, 300, 400, 500)


def the_only(drawing: Drawing) -> Grid:
    (grid,) = find_grids(drawing.reading())
    return grid


def spans(grid: Grid) -> dict[str, tuple[int, int]]:
    return {cell.text: (cell.column, cell.last_column) for cell in grid.cells if cell.text}


def numbers(drawing: Drawing, rows: list[list[str]], rights: tuple[float, ...], top: float) -> float:
    """Rows without rules: labels at the left, numbers ending at `rights`; where the last row ends."""
    for number, (label, *values) in enumerate(rows):
        drawing.text(60, top + 18 * number, label)
        for right, value in zip(rights, values, strict=True):
            drawing.right(right, top + 18 * number, value)
    return top + 18 * len(rows)


@pytest.mark.parametrize("ruled", [True, False])
def test_header_cells_that_run_upwards_stand_over_their_columns(ruled: bool) -> None:
    drawing = Drawing()
    heads = ["Filles inscrites", "Garçons inscrits", "Maîtres"]
    for x, head in zip((240, 340, 440), heads, strict=True):
        drawing.upwards(x, 195, head)
    if ruled:
        for y in (100, 200, 218, 236, 254, 272):
            drawing.across(y, 60, 500)
        for x in XS:
            drawing.down(x, 100, 272)
    else:
        drawing.across(100, 60, 500)
        drawing.across(200, 60, 500)
        drawing.across(272, 60, 500)
    numbers(drawing, ROWS[1:], (260, 360, 460), 204)
    assert the_only(drawing).rows() == [["", *heads], *ROWS[1:]]


@pytest.mark.parametrize("upwards", [True, False])
def test_a_table_on_a_page_set_sideways_is_read_and_placed_on_the_page(upwards: bool) -> None:
    level = Drawing()
    level.grid(ROWS, XS)
    expected = the_only(level)
    reading = level.reading()
    turn = Turn(HEIGHT, WIDTH, upwards)  # the page is as wide as the drawing is high
    back = replace(turn)

    class Laid(Turn):
        """The turn that lays a drawing down, the other way round."""

        def level(self, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
            return back.back(box)

    laid = Laid(HEIGHT, WIDTH, upwards)
    page = replace(reading.pages[0], width=HEIGHT, height=WIDTH)
    sideways = Reading(
        reading.document,
        pages=[page],
        words=[turned_word(word, laid) for word in reading.words],
        rules=[turned_rule(rule, laid) for rule in reading.rules],
    )
    (grid,) = find_grids(sideways)
    assert grid.rows() == expected.rows()
    assert expected.box is not None
    assert grid.box == pytest.approx(turn.back(expected.box), abs=0.1)


sides = st.floats(0, 800)


@given(st.tuples(sides, sides, sides, sides), st.booleans())
def test_turning_a_box_back_undoes_the_turn(box: tuple[float, float, float, float], upwards: bool) -> None:
    turn = Turn(WIDTH, HEIGHT, upwards)
    assert turn.back(turn.level(box)) == pytest.approx(box)


def test_a_heading_centred_over_all_columns_is_a_row_that_spans_them() -> None:
    drawing = Drawing()
    for y in (95, 118, 226):
        drawing.across(y, 60, 500)
    numbers(drawing, ROWS[:1], (260, 380, 500), 100)
    drawing.text(245, 122, "Première année")
    numbers(drawing, ROWS[1:3], (260, 380, 500), 140)
    drawing.text(245, 176, "Seconde année")
    numbers(drawing, ROWS[3:], (260, 380, 500), 194)
    found = spans(the_only(drawing))
    assert found["Première année"] == found["Seconde année"] == (0, 3)
    assert found["Ménaka"] == (0, 0)


def test_headers_centred_over_pairs_of_columns_span_them_without_a_rule() -> None:
    drawing = Drawing()
    drawing.across(80, 60, 500)
    drawing.across(118, 60, 500)
    drawing.text(232, 84, "Filles")
    drawing.text(405, 84, "Garçons")
    numbers(drawing, [["Région", "2020", "2021", "2020", "2021"]], (220, 300, 400, 480), 102)
    rows = [
        ["Kidal", "118", "97", "20", "33"],
        ["Gao", "46", "88", "31", "12"],
        ["Mopti", "5", "9", "40", "7"],
    ]
    drawing.across(numbers(drawing, rows, (220, 300, 400, 480), 122), 60, 500)
    found = spans(the_only(drawing))
    assert (found["Filles"], found["Garçons"]) == ((1, 2), (3, 4))


def test_headers_at_the_left_of_columns_whose_numbers_stand_at_the_right_keep_their_columns() -> None:
    drawing = Drawing()
    for y in (95, 115):
        drawing.across(y, 60, 500)
    for x, head in ((60, "Région"), (190, "Budget"), (290, "Payé")):
        drawing.text(x, 100, head)
    rows = [["Kidal", "118", "97"], ["Gao", "46", "88"], ["Mopti", "5", "9"]]
    drawing.across(numbers(drawing, rows, (270, 500), 120), 60, 500)
    assert the_only(drawing).rows()[0] == ["Région", "Budget", "Payé"]


def test_a_grid_that_a_heading_interrupts_is_one_without_side_rules() -> None:
    drawing = Drawing()
    for number in range(7):
        drawing.across(100 + 20 * number, 60, 460)
    for top, bottom in ((100, 160), (180, 220)):
        for x in (200, 300, 400):
            drawing.down(x, top, bottom)
    for number, row in enumerate([*ROWS[:3], ["Seconde année"], *ROWS[3:]]):
        for x, text in zip(XS, row, strict=False):
            drawing.text(x + 4, 105 + 20 * number, text)
    grid = the_only(drawing)
    assert grid.n_rows == 6
    assert spans(grid)["Seconde année"] == (0, 3)


def test_columns_begin_under_a_header_that_spans_them() -> None:
    drawing = Drawing()
    for y in (100, 140, 212):
        drawing.across(y, 60, 400)
    for x in (60, 200, 400):
        drawing.down(x, 100, 212)
    drawing.down(300, 120, 212)
    drawing.text(270, 105, "Effectifs")
    for x, text in ((64, "Région"), (230, "Filles"), (330, "Garçons")):
        drawing.text(x, 125, text)
    for number, row in enumerate(ROWS[1:]):
        for x, text in zip((64, 230, 330), row, strict=False):
            drawing.text(x, 144 + 17 * number, text)
    found = spans(the_only(drawing))
    assert (found["Effectifs"], found["Filles"], found["Garçons"]) == ((1, 2), (1, 1), (2, 2))


def test_three_ruled_tables_side_by_side_stay_three() -> None:
    drawing = Drawing()
    for left in (50, 220, 390):
        rows = [["Région", "Total"], ["Kidal", str(left)], ["Gao", str(left + 7)], ["Mopti", str(left + 19)]]
        drawing.grid(rows, (left, left + 80, left + 150))
    assert [grid.n_columns for grid in find_grids(drawing.reading())] == [2, 2, 2]


def test_framed_tables_of_one_width_under_each_other_stay_two() -> None:
    drawing = Drawing()
    for top, rows in (
        (100, ROWS),
        (200, [["Année", "Prévu"], ["2020", "56"], ["2021", "48"], ["2022", "39"]]),
    ):
        high = 18 * len(rows)
        for y in (top, top + 18, top + high):
            drawing.across(y, 60, 500)
        for x in (60, 500):
            drawing.down(x, top, top + high)
        rights = (260, 380, 490)[: len(rows[0]) - 1] if len(rows[0]) > 2 else (420,)
        numbers(drawing, rows, rights, top + 4)
    assert [grid.n_columns for grid in find_grids(drawing.reading())] == [4, 2]


def test_a_framed_table_of_two_rows_of_numbers_is_found() -> None:
    drawing = Drawing()
    drawing.grid([["", "2019", "2020", "2021"], ["Décaissé", "118", "97", "203"]], XS)
    assert the_only(drawing).n_rows == 2


def test_a_grid_of_words_all_filled_is_a_table_without_a_bold_header() -> None:
    drawing = Drawing()
    rows = [
        ["Cercle", "Ouvrage"],
        ["Kidal", "Puits pastoral"],
        ["Gao", "Marché à bétail"],
        ["Mopti", "Digue"],
    ]
    drawing.grid(rows, (60, 200, 400))
    drawing.words = [replace(word, bold=False) for word in drawing.words]
    assert the_only(drawing).rows() == rows


def test_a_currency_sign_at_the_side_of_its_column_goes_with_its_number() -> None:
    drawing = Drawing()
    for y in (95, 115):
        drawing.across(y, 60, 500)
    numbers(drawing, ROWS[:1], (260, 380, 500), 100)
    bottom = numbers(drawing, ROWS[1:], (260, 380, 500), 120)
    for x in (205, 325, 445):
        drawing.text(x, 120, "$")
    drawing.across(bottom, 60, 500)
    assert the_only(drawing).rows()[1] == ["Kidal", "$ 118", "$ 97", "$ 203"]


def test_the_panels_of_a_chart_are_no_table() -> None:
    drawing = Drawing()
    for row, names in enumerate((("Kidal", "Gao", "Mopti"), ("Ségou", "Kayes", "Sikasso"))):
        for column, name in enumerate(names):
            left, top = 60 + 150 * column, 100 + 90 * row
            for y in (top, top + 14, top + 90):
                drawing.across(y, left, left + 150)
            for x in (left, left + 150):
                drawing.down(x, top, top + 90)
            drawing.text(left + 50, top + 2, name)
    assert find_grids(drawing.reading()) == []


def test_marks_that_count_up_beside_a_column_are_those_of_a_list() -> None:
    drawing = Drawing()
    for number in range(6):
        drawing.text(240, 100 + 22 * number, f"x = {31 + 7 * number}")
        drawing.text(350, 100 + 22 * number, f"({number + 1})")
    assert find_grids(drawing.reading()) == []


def test_panels_of_prose_that_are_shaded_whole_have_no_header() -> None:
    drawing = Drawing()
    text = "les communes ont suivi les travaux des ouvrages et rendu compte chaque mois"
    for column in range(3):
        for row in range(2):
            left, top = 50 + 165 * column, 100 + 120 * row
            drawing.shade(left, top, left + 165, top + 120)
            drawing.text(left + 6, top + 8, "Cohésion sociale", bold=True)
            words = text.split()
            for line in range(4):
                drawing.text(left + 6, top + 40 + 14 * line, " ".join(words[3 * line : 3 * line + 4]))
    assert find_grids(drawing.reading()) == []


def test_spaces_after_a_word_that_every_row_repeats_are_no_gutter() -> None:
    drawing = Drawing()
    places = ["Bourem", "Diré", "Ansongo", "Ménaka", "Kidal"]
    for number, place in enumerate(places):
        top = 100 + 16 * number
        drawing.text(60, top, f"C-{number}")
        # A space of a third of the font size, as in faces that are set wide.
        for x, word in ((150, "Mairie"), (183.4, "de"), (196.8, place)):
            drawing.text(x, top, word)
        drawing.right(400, top, str(120 + number))
        drawing.right(480, top, str(7 * number + 3))
    assert the_only(drawing).rows()[1] == ["C-1", "Mairie de Diré", "121", "10"]


def test_a_header_wider_than_its_column_of_numbers_is_whole() -> None:
    drawing = Drawing()
    drawing.cells([["Cercle", "Villages", "Durée prévue (mois)"]], (60, 200, 300))
    for number, place in enumerate(["Bourem", "Diré", "Ansongo", "Ménaka"], 1):
        drawing.cells([[place, str(10 + number), str(number)]], (60, 200, 300), top=100 + 16 * number)
    assert the_only(drawing).rows()[0] == ["Cercle", "Villages", "Durée prévue (mois)"]


def test_a_label_that_goes_on_below_the_last_row_without_a_closing_rule_is_whole() -> None:
    drawing = Drawing()
    for y in (100, 118):
        drawing.across(y, 60, 500)
    drawing.cells([["Code", "Structure", "Villages", "Puits"]], (60, 130, 320, 420))
    for number in range(4):
        drawing.cells(
            [[f"C-{number}", "Mairie de la ville", "12", "7"]], (60, 130, 320, 420), top=118 + 32 * number
        )
        drawing.text(134, 134 + 32 * number, "et des communes")
    assert the_only(drawing).rows()[-1] == ["C-3", "Mairie de la ville et des communes", "12", "7"]
