"""What looks like a table and is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.tables import find_grids
from tests.tables.drawing import Drawing

PROSE = (
    "Les services techniques ont suivi les travaux dans les cercles et rendu compte chaque mois",
    "des progrès accomplis, des retards constatés et des mesures prises avec les communes pour",
    "que les ouvrages soient remis aux populations avant la fin de la saison des pluies comme",
    "prévu par la convention que les parties ont signée au siège du gouvernorat de la région",
)


def prose_in_columns() -> Drawing:
    drawing = Drawing()
    for number in range(40):
        drawing.text(50, 60 + 14 * number, PROSE[number % 4][:42])
        drawing.text(310, 60 + 14 * number, PROSE[(number + 1) % 4][:42])
    return drawing


def prose_in_columns_between_rules() -> Drawing:
    drawing = prose_in_columns()
    for y in (55, 640):
        drawing.across(y, 50, 540)
    drawing.down(300, 55, 640)
    return drawing


def framed_text() -> Drawing:
    drawing = Drawing()
    for y in (100, 200):
        drawing.across(y, 60, 500)
    for x in (60, 500):
        drawing.down(x, 100, 200)
    for number, line in enumerate(PROSE):
        drawing.text(66, 110 + 16 * number, line[:70])
    return drawing


def bulleted_list() -> Drawing:
    drawing = Drawing()
    for number, line in enumerate(PROSE):
        drawing.text(60, 100 + 16 * number, "•")
        drawing.text(80, 100 + 16 * number, line[:60])
    for y in (95, 170):
        drawing.across(y, 60, 500)
    return drawing


def address_block() -> Drawing:
    drawing = Drawing()
    left = ["Bureau de Kidal", "Quartier Etambar", "Face au marché", "Kidal"]
    right = ["Bureau de Gao", "Rue du fleuve", "Porte bleue", "Gao"]
    for number, (one, two) in enumerate(zip(left, right, strict=True)):
        drawing.text(60, 100 + 14 * number, one)
        drawing.text(320, 100 + 14 * number, two)
    return drawing


def bar_chart() -> Drawing:
    drawing = Drawing()
    for number, tick in enumerate((400, 300, 200, 100, 0)):
        drawing.right(96, 100 + 30 * number, str(tick))
        drawing.across(105 + 30 * number, 100, 400)
    for number, year in enumerate((2019, 2020, 2021)):
        drawing.shade(130 + 90 * number, 130 + 10 * number, 160 + 90 * number, 225)
        drawing.text(132 + 90 * number, 118 + 10 * number, str(210 + 31 * number))
        drawing.text(132 + 90 * number, 232, str(year))
    return drawing


def addresses_between_rules() -> Drawing:
    drawing = Drawing()
    for y in (95, 160):
        drawing.across(y, 60, 520)
    for x, place in ((60, "Kidal"), (320, "Gao")):
        lines = [f"Bureau de {place}", "BP 122", "Rue 16, porte 92", "Tél. : (+223) 31 52 85 87"]
        for number, line in enumerate(lines):
            drawing.text(x, 100 + 14 * number, line, bold=number == 0)
    return drawing


def framed_bars() -> Drawing:
    drawing = Drawing()
    for number, high in enumerate((90, 54, 14, 70, 33)):
        x = 110 + 50 * number
        drawing.shade(x, 220 - high, x + 30, 220)
        drawing.text(x + 8, 208 - high, str(high))
        drawing.text(x + 4, 226, str(2019 + number))
    for tick in (100, 80, 60, 40, 20):
        drawing.right(96, 215 - tick, str(tick))
        drawing.across(220 - tick, 100, 360)
    for x in (60, 370):
        drawing.down(x, 90, 245)
    return drawing


def key_figures() -> Drawing:
    drawing = Drawing()
    for number in range(3):
        for x, figure in ((60, "81 317"), (320, "461")):
            drawing.text(x, 100 + 44 * number, figure, size=20)
            drawing.text(x, 124 + 44 * number, "personnes formées dans les communes", size=8)
    return drawing


def page_frame() -> Drawing:
    drawing = Drawing()
    drawing.shade(0, 0, 595, 842)
    drawing.across(40, 40, 555)
    drawing.across(800, 40, 555)
    for number in range(30):
        drawing.text(60, 60 + 20 * number, PROSE[number % 4])
    return drawing


@pytest.mark.parametrize(
    "draw",
    [
        prose_in_columns,
        prose_in_columns_between_rules,
        framed_text,
        bulleted_list,
        address_block,
        bar_chart,
        addresses_between_rules,
        framed_bars,
        key_figures,
        page_frame,
    ],
    ids=lambda draw: draw.__name__,
)
def test_this_is_no_table(draw: object) -> None:
    assert callable(draw)
    assert find_grids(draw().reading()) == []


@given(
    st.lists(
        st.tuples(st.integers(0, 580), st.integers(0, 830), st.text("aé1 .-%", min_size=1, max_size=12)),
        max_size=40,
    ),
    st.lists(st.tuples(st.integers(0, 590), st.integers(0, 830), st.integers(1, 300)), max_size=12),
    st.lists(st.tuples(st.integers(0, 590), st.integers(0, 830), st.integers(1, 300)), max_size=12),
)
def test_any_page_is_read_and_no_cell_overlaps_another(
    texts: list[tuple[int, int, str]],
    across: list[tuple[int, int, int]],
    down: list[tuple[int, int, int]],
) -> None:
    drawing = Drawing()
    for x, top, text in texts:
        drawing.text(x, top, text)
    for x, y, length in across:
        drawing.across(y, x, x + length)
    for x, y, length in down:
        drawing.down(x, y, y + length)
    for grid in find_grids(drawing.reading()):
        places = [
            (row, column)
            for cell in grid.cells
            for row in range(cell.row, cell.last_row + 1)
            for column in range(cell.column, cell.last_column + 1)
        ]
        assert len(places) == len(set(places))
