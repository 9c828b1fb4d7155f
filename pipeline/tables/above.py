"""Names above a grid and its edges: in a frame of their own, or over columns that are named alike in turn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.tables.across import are_level
from pipeline.tables.candidates import LaidCell
from pipeline.tables.captions import NAMED
from pipeline.tables.columns import Column
from pipeline.tables.edges import JOIN, SNAP
from pipeline.tables.layout import Layout
from pipeline.tables.lines import Box, Phrase, is_value, lines_of
from pipeline.tables.settings import LAYING

FRAMED_NEAR = 20.0
"""A frame of names stands no further above its grid than this (points)."""

NEAR = 1.0
"""A line of names right above a grid is no further from it than this many times its size."""

ABOVE = 30.0
"""A line of names is looked for so far above a grid (points)."""

MOST_IN_TURN = 4
"""No more columns than this stand under one name."""


def with_names_above(
    layout: Layout, cells: Sequence[LaidCell], columns: Sequence[Column], box: Box
) -> tuple[list[LaidCell], Box]:
    """The cells of a grid with the names above it as first row, where there are such; and the box."""
    found = _in_turn(layout, cells, columns, box) or _framed(layout, columns, box)
    if not found:
        return list(cells), box
    top = min(cell.box[1] for cell in found if cell.box)
    moved = [replace(cell, row=cell.row + 1, last_row=cell.last_row + 1) for cell in cells]
    return [*found, *moved], (box[0], top, box[2], box[3])


def _framed(layout: Layout, columns: Sequence[Column], box: Box) -> list[LaidCell]:
    """The names in a frame as wide as the grid right above it, which no upright edge parts: one a column."""
    x0, top, x1, _ = box
    ends = [
        edge.at
        for edge in layout.horizontals
        if edge.drawn and abs(edge.start - x0) < JOIN and abs(edge.end - x1) < JOIN and edge.at < top - SNAP
    ][-2:]
    if len(ends) < 2 or top - ends[1] > FRAMED_NEAR:
        return []
    sides_at = [
        edge.at for edge in layout.verticals if edge.start < ends[1] - SNAP and edge.end > ends[0] + SNAP
    ]
    framed = all(any(abs(at - side) < JOIN for at in sides_at) for side in (x0, x1))
    if not framed or any(x0 + JOIN < at < x1 - JOIN for at in sides_at):
        return []
    words = layout.words_in((x0, ends[0], x1, ends[1]))
    if layout.words_in((x0, ends[1] + 1, x1, top - 1)) or not are_level(words):
        return []
    names: dict[int, LaidCell] = {}
    for line in lines_of(words):
        for phrase in line.phrases:
            at = _column(phrase, columns)
            if at is None or phrase.value:
                return []
            frame = (columns[at][0], ends[0], columns[at][1], ends[1])
            names.setdefault(at, LaidCell(0, at, 0, at, box=frame)).words.extend(phrase.words)
    return list(names.values()) if len(names) >= LAYING.keeps * len(columns) > 2 else []


def _column(phrase: Phrase, columns: Sequence[Column]) -> int | None:
    """The one column in which a phrase stands."""
    x0, _, x1, _ = phrase.box
    over = [at for at, (left, right) in enumerate(columns) if min(right, x1) - max(left, x0) > JOIN]
    return over[0] if len(over) == 1 else None


def _in_turn(
    layout: Layout, cells: Sequence[LaidCell], columns: Sequence[Column], box: Box
) -> list[LaidCell]:
    """The names, as years, each over so many columns of a grid whose own names are the same in turn."""
    first = {cell.column: cell for cell in cells if cell.row == 0 and cell.column == cell.last_column}
    texts = [
        " ".join(word.text for word in first[at].words) if at in first else "" for at in range(len(columns))
    ]
    for stub in (1, 2):
        turn = _turn(texts[stub:])
        if turn is not None:
            groups = [columns[at : at + turn] for at in range(stub, len(columns), turn)]
            sides_of = [(group[0][0], group[-1][1]) for group in groups]
            phrases = _one_over_each(layout, sides_of, box)
            if phrases:
                return [
                    LaidCell(
                        0,
                        stub + turn * number,
                        0,
                        stub + turn * (number + 1) - 1,
                        list(phrase.words),
                        (left, phrase.box[1], right, box[1]),
                    )
                    for number, (phrase, (left, right)) in enumerate(zip(phrases, sides_of, strict=True))
                ]
    return []


def _one_over_each(layout: Layout, groups: Sequence[tuple[float, float]], box: Box) -> list[Phrase]:
    """The phrases of the line right above a grid, one between the sides of each of some groups of columns."""
    lines = lines_of(layout.words_in((box[0], box[1] - ABOVE, box[2], box[1] + 1)))
    if (
        not lines
        or box[1] - lines[-1].box[3] >= NEAR * lines[-1].size
        or NAMED.match(lines[-1].phrases[0].text)
    ):
        return []
    phrases = [phrase for phrase in lines[-1].phrases if phrase.box[2] > groups[0][0]]
    inside = len(phrases) == len(groups) and all(
        left - JOIN < phrase.box[0] and phrase.box[2] < right + JOIN
        for phrase, (left, right) in zip(phrases, groups, strict=True)
    )
    return phrases if inside else []


def _turn(names: Sequence[str]) -> int | None:
    """After how many columns names begin anew; None where they do not, or all are one."""
    if not all(names) or any(map(is_value, names)):
        return None
    for turn in range(2, MOST_IN_TURN + 1):
        again = all(a == b for a, b in zip(names, names[turn:], strict=False))
        if again and len(set(names[:turn])) == turn and len(names) % turn == 0 and len(names) > turn:
            return turn
    return None
