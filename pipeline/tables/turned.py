"""Header cells whose text is turned by a quarter, as over narrow columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipeline.records import Word
from pipeline.tables.candidates import LaidCell
from pipeline.tables.columns import Column, widened
from pipeline.tables.layout import Layout
from pipeline.tables.lines import Box, bounds, sides

NEAR = 1.4
"""Turned words stand no further over a table than this share of their size."""

LEAST = 2
"""Fewer columns with turned words over them are the title of an axis or a mark on the margin."""


def top_over(layout: Layout, box: Box) -> float:
    """Where a region starts with the turned words that stand right on it, at one height, over its columns."""
    over = [
        (sides(word), word)
        for word in layout.turned
        for x0, _, x1, bottom in [sides(word)]
        if x0 >= box[0] and x1 <= box[2] and bottom < box[1] + 0.5 * (word.size or x1 - x0)
    ]
    feet = [foot for foot, word in over if box[1] - foot[3] < NEAR * (word.size or foot[2] - foot[0])]
    if len({round(foot[0] / 4) for foot in feet}) < LEAST:
        return box[1]
    top = min(foot[1] for foot in feet)
    # What stands over a foot in the same line of turned text belongs to it.
    reach = max((foot[3] for foot in feet), default=top)
    for high, word in sorted(over, key=lambda pair: -pair[0][1]):
        beside = any(high[0] < foot[2] and high[2] > foot[0] for foot in feet)
        if beside and high[1] < top and high[3] < reach and top - high[3] < NEAR * (word.size or 0.0):
            top = high[1]
    return top


def turned_header(words: Sequence[Word], columns: Sequence[Column], box: Box) -> list[LaidCell]:
    """Turned words as cells of one row, each in the column in which it stands."""
    wide = widened(columns, box[0], box[2])
    places: dict[int, list[Word]] = defaultdict(list)
    for word in words:
        x0, _, x1, _ = sides(word)
        at = next((at for at, (left, right) in enumerate(wide) if left <= (x0 + x1) / 2 <= right), None)
        if at is not None:
            places[at].append(word)
    return [LaidCell(0, at, 0, at, placed) for at, placed in sorted(places.items())]


def with_turned(cells: Sequence[LaidCell], turned: Sequence[LaidCell]) -> list[LaidCell]:
    """Header cells and turned ones, in one row where they stand beside each other."""
    if not turned:
        return list(cells)
    foot = bounds(sides(word) for cell in turned for word in cell.words)
    lowest = max((cell.last_row for cell in cells), default=-1)
    beside = [
        cell for cell in cells if cell.last_row == lowest and bounds(map(sides, cell.words))[3] > foot[1] + 2
    ]
    row = lowest if beside else lowest + 1
    kept = list(cells)
    for cell in turned:
        same = [c for c in kept if c.row <= row <= c.last_row and c.column <= cell.column <= c.last_column]
        if same:
            same[0].words = [*same[0].words, *cell.words]
        else:
            kept.append(LaidCell(row, cell.column, row, cell.column, cell.words))
    return kept
