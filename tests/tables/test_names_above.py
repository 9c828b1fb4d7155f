"""Names above a grid, outside its edges: in a frame of their own, or over columns named alike in turn."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.tables import find_grids
from pipeline.tables.above import FRAMED_NEAR, MOST_IN_TURN
from tests.tables.drawing import Drawing


def rows_of(drawing: Drawing) -> list[list[list[str | None]]]:
    return [[list(row) for row in grid.rows()] for grid in find_grids(drawing.reading())]


def framed(gap: float, names: Sequence[str] = ("N°", "Objet", "Source", "Peine", "Montant")) -> Drawing:
    """Names in a frame as wide as the grid, so many points above it; no edge parts them."""
    drawing = Drawing()
    xs = (40.0, 80.0, 220.0, 320.0, 400.0, 500.0)
    for y in (70.0, 90.0):
        drawing.across(y, xs[0], xs[-1])
    for x in (xs[0], xs[-1]):
        drawing.down(x, 70, 90)
    for x, name in zip(xs, names, strict=False):
        drawing.text(x + 4, 75, name, size=9, bold=True)
    rows = [(f"{at}-1", f"Objet {chr(64 + at)}", f"Art. {at}", "Amende", f"{at} 500") for at in range(1, 7)]
    drawing.grid(rows, xs, top=90 + gap, pitch=18)
    return drawing


@pytest.mark.parametrize(("gap", "named"), [(FRAMED_NEAR - 1, True), (FRAMED_NEAR + 1, False)])
def test_names_in_a_frame_above_a_grid_are_those_of_its_columns(gap: float, named: bool) -> None:
    grid = rows_of(framed(gap))[-1]
    assert (grid[0] == ["N°", "Objet", "Source", "Peine", "Montant"]) is named
    assert len(grid) == 6 + named


def test_a_title_in_a_frame_above_a_grid_names_no_columns() -> None:
    grid = rows_of(framed(14, ("Liste des", "amendes de l'année")))[-1]
    assert len(grid) == 6


def in_turn(turn: int, years: int, *, off: float = 0.0, names: str = "ABCDE") -> Drawing:
    """Years above a grid, over so many columns each that are named alike; no edge stands above them."""
    drawing = Drawing()
    wide = 380.0 / (turn * years)
    xs = [40.0, 140.0, *(140 + wide * at for at in range(1, turn * years + 1))]
    header = ["Poste", *names[:turn] * years] if len(names) == 5 else ["Poste", *names]
    body = [[f"Poste {chr(70 + at)}", *[f"{at}{at}"] * (turn * years)] for at in range(1, 6)]
    drawing.grid([header, *body], xs, pitch=16)
    for year in range(years):
        middle = 140 + wide * turn * (year + 0.5) + off
        drawing.text(middle - 9, 88, str(2031 + year), size=9)
    return drawing


@pytest.mark.parametrize(("turn", "years"), [(2, 4), (3, 2), (MOST_IN_TURN, 2)])
def test_years_above_columns_named_alike_in_turn_stand_over_them(turn: int, years: int) -> None:
    ((first, second, *_),) = rows_of(in_turn(turn, years))
    over = [[str(2031 + year), *[None] * (turn - 1)] for year in range(years)]
    assert first == ["", *(name for names in over for name in names)]
    assert second == ["Poste", *"ABCDE"[:turn] * years]


@pytest.mark.parametrize(
    "drawing", [in_turn(MOST_IN_TURN + 1, 2), in_turn(2, 2, off=95), in_turn(2, 2, names="ABCD")]
)
def test_years_above_columns_that_do_not_begin_anew_or_beside_them_name_none(drawing: Drawing) -> None:
    (grid,) = rows_of(drawing)
    assert grid[0][0] == "Poste"
