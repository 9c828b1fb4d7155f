"""Rows, labels and columns inside a table that was found: each its own."""

from __future__ import annotations

import pytest

from pipeline.records import Grid
from pipeline.tables import find_grids
from tests.tables.drawing import HEIGHT, WIDTH, Drawing


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
