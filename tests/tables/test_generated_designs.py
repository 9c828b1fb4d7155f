"""Kinds of tables that layout programs make, drawn in many sizes and spacings: every cell is known."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest

from pipeline.tables import find_grids
from tests.tables.drawing import Drawing
from tests.tables.random_tables import ENGLISH, FRENCH, phrase

SEEDS = range(8)

Rows = list[list[str]]


def made(dice: random.Random, *, columns: int, rows: int) -> Rows:
    """A header, rows of labels and figures, and a total, in French or in English."""
    french = dice.random() < 0.6
    words = FRENCH if french else ENGLISH
    group, point = (" ", ",") if french else (",", ".")
    decimals = dice.random() < 0.4

    def figure() -> str:
        whole = f"{dice.randint(0, 9_999_999):,}".replace(",", group)
        return f"{whole}{point}{dice.randint(0, 99):02}" if decimals else whole

    header = [phrase(dice, words, 1, 2), *(str(dice.randint(2015, 2030)) for _ in range(columns - 1))]
    body = [[phrase(dice, words, 1, 3), *(figure() for _ in range(columns - 1))] for _ in range(rows)]
    return [header, *body, ["Total", *(figure() for _ in range(columns - 1))]]


def sides_of(dice: random.Random, rows: Rows, *, size: float, gap: float) -> list[tuple[float, float]]:
    """The sides of columns that are as wide as what they hold, `gap` points between them."""
    x, found = dice.uniform(40, 70), []
    for texts in zip(*rows, strict=True):
        wide = max(len(text) for text in texts) * size * 0.55 + dice.uniform(10, 24)
        found.append((x, x + wide))
        x += wide + gap
    return found


def put(
    drawing: Drawing,
    dice: random.Random,
    text: str,
    side: tuple[float, float],
    y: float,
    size: float,
    *,
    right: bool,
    bold: bool,
) -> None:
    if right:
        drawing.right(side[1] - 4, y, text, size=size, bold=bold)
    else:
        drawing.text(side[0] + 4, y, text, size=size, bold=bold)


def boxes(dice: random.Random) -> tuple[Drawing, Rows]:
    """Every cell a box of its own, white between them."""
    rows = made(dice, columns=dice.randint(2, 5), rows=dice.randint(2, 9))
    size, gap = dice.uniform(6, 9), dice.uniform(1, 9)
    high, right = size + dice.uniform(3, 9), dice.random() < 0.5
    columns = sides_of(dice, rows, size=size, gap=dice.uniform(1, 20))
    drawing = Drawing()
    for number, row in enumerate(rows):
        top = 120 + number * (high + min(gap, high))
        for at, (side, text) in enumerate(zip(columns, row, strict=True)):
            drawing.shade(side[0], top, side[1], top + high)
            y = top + (high - size) / 2
            put(drawing, dice, text, side, y, size, right=right and at > 0, bold=number == 0)
    return drawing, rows


def shaded_text(dice: random.Random) -> tuple[Drawing, Rows]:
    """Shaded header and total, the text in their cells shaded once more, rules over and under them."""
    rows = made(dice, columns=dice.randint(3, 5), rows=dice.randint(2, 9))
    size, inset = dice.uniform(6, 9), dice.uniform(1.5, 8)
    pitch = size + dice.uniform(4, 9)
    columns = sides_of(dice, rows, size=size, gap=0)
    drawing = Drawing()
    drawing.text(columns[0][0], 100, f"Tableau {dice.randint(1, 9)} : {phrase(dice, FRENCH, 2, 4)}")
    left, end = columns[0][0], columns[-1][1]
    for number, row in enumerate(rows):
        top = 120 + number * pitch
        painted = number in (0, len(rows) - 1)
        if painted:
            drawing.across(top, left, end)
            drawing.across(top + pitch, left, end)
        for at, (side, text) in enumerate(zip(columns, row, strict=True)):
            if painted:
                drawing.shade(side[0], top, side[1], top + pitch)
                drawing.shade(side[0] + inset, top + 2, side[1] - inset, top + pitch - 2)
            y = top + (pitch - size) / 2
            put(drawing, dice, text, side, y, size, right=at > 0, bold=painted)
    return drawing, rows


def painted_column(dice: random.Random) -> tuple[Drawing, Rows]:
    """Edges around the header, the body and the columns; between rows in one painted column alone."""
    rows = made(dice, columns=dice.randint(3, 5), rows=dice.randint(2, 8))
    size = dice.uniform(6, 9)
    pitch = size + dice.uniform(3, 7)
    columns = sides_of(dice, rows, size=size, gap=0)
    painted = columns[dice.randrange(1, len(columns))]
    drawing = Drawing()
    left, end, bottom = columns[0][0], columns[-1][1], 120 + pitch * len(rows)
    for y in (120, 120 + pitch, bottom - pitch, bottom):
        drawing.across(y, left, end)
    for x in (left, *(side[1] for side in columns)):
        drawing.down(x, 120, bottom)
    for number, row in enumerate(rows):
        drawing.across(120 + number * pitch, *painted)
        for at, (side, text) in enumerate(zip(columns, row, strict=True)):
            y = 120 + number * pitch + (pitch - size) / 2
            put(drawing, dice, text, side, y, size, right=at > 0, bold=number == 0)
    return drawing, rows


def entries(dice: random.Random) -> tuple[Drawing, Rows]:
    """Rows with a passage each and a rule between each two, open at the foot."""
    french = dice.random() < 0.6
    words = FRENCH if french else ENGLISH
    size = dice.uniform(7, 9)
    pitch = size * dice.uniform(1.15, 1.35)
    at = [40.0, 210.0, 470.0]
    rows = [["Titre", "Objectif", "Montant"] if french else ["Title", "Objective", "Amount"]]
    drawing = Drawing()
    rules = [dice.random() < 0.5]
    if rules[0]:
        drawing.across(110, 38, 550)
    for x, name in zip(at, rows[0], strict=True):
        drawing.text(x, 116, name, size=size)
    y = 116 + size + 5
    for _ in range(dice.randint(3, 5)):
        drawing.across(y, 38, 550)
        y += 5
        title = phrase(dice, words, 2, 3)
        lines = [phrase(dice, words, 4, 5)]
        lines += [phrase(dice, words, 4, 5).lower() for _ in range(dice.randint(2, 4))]
        amount = f"{dice.randint(100, 900)} 000 USD" if french else f"${dice.randint(100, 900)},000"
        drawing.text(at[0], y, title, size=size)
        drawing.text(at[2], y, amount, size=size)
        for line in lines:
            drawing.text(at[1], y, line, size=size)
            y += pitch
        rows.append([title, " ".join(lines), amount])
        y += 4
    return drawing, rows


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("design", [boxes, shaded_text, painted_column, entries])
def test_every_cell_of_a_generated_design_is_read(
    design: Callable[[random.Random], tuple[Drawing, Rows]], seed: int
) -> None:
    drawing, rows = design(random.Random(f"{design.__name__} {seed}"))
    found = [[[text or "" for text in row] for row in grid.rows()] for grid in find_grids(drawing.reading())]
    assert found == [rows]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_chart_of_painted_bars_with_their_figures_is_no_table(seed: int) -> None:
    dice = random.Random(f"bars {seed}")
    drawing, size = Drawing(), dice.uniform(6, 9)
    pitch = size + dice.uniform(4, 12)
    for number in range(dice.randint(4, 9)):
        top, length = 120 + number * pitch, dice.uniform(20, 300)
        drawing.shade(180, top, 180 + length, top + size + 2)
        drawing.right(176, top + 1, phrase(dice, FRENCH, 1, 2), size=size)
        drawing.text(184 + length, top + 1, str(dice.randint(1, 99)), size=size)
    drawing.text(60, 100, "Figure 3 : Répartition des plaintes")
    assert find_grids(drawing.reading()) == []


def test_pitches_of_a_design_differ_from_seed_to_seed() -> None:
    tops: Sequence[float] = [boxes(random.Random(f"boxes {seed}"))[0].words[-1].top or 0.0 for seed in SEEDS]
    assert all(a != b for a, b in pairwise(sorted(tops)))
