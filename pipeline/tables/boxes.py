"""Tables whose cells are painted apart from each other, each a box of its own: their gaps rule them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.tables.edges import Edge
from pipeline.tables.layout import Layout
from pipeline.tables.lines import Box

SAME = 2.0
"""The sides of boxes in one row, or in one column, differ by no more than this (points)."""

LEAST_HIGH, MOST_HIGH = 6.0, 60.0
"""A painted cell is at least and at most this high (points): less is a rule, more a panel."""

GAP = 1.05
"""Rows of boxes stand no further apart than so many times the height of the upper one."""

LEAST_WIDE = 12.0
"""A painted cell is at least this wide (points)."""

LEAST_ROWS, LEAST_COLUMNS = 3, 2
"""Fewer rows or columns of painted boxes are no table by themselves."""

FILLED = 0.6
"""At least this share of the places of a table have a painted box."""

SPOKEN = 0.5
"""With words in so many of the gaps between rows they are no gaps, but rows that are left white."""

MOST = 2000
"""With more painted rectangles a page holds a picture."""

Row = list[Box]


def with_boxes(layout: Layout) -> Layout:
    """The layout with the edges of boxes that stand in rows and columns replaced by edges in their gaps."""
    tables = tables_of_boxes(layout)
    if not tables:
        return layout
    across = [e for e in layout.horizontals if not any(_in((e.start, e.at, e.end, e.at), t) for t in tables)]
    down = [e for e in layout.verticals if not any(_in((e.at, e.start, e.at, e.end), t) for t in tables)]
    for table in tables:
        ys = _between([(row[0][1], row[0][3]) for row in table])
        columns = _columns(table)
        xs = _between(columns)
        level = _level_above(layout, table, columns)
        if level:
            top, foot = min(box[1] for _, box in level), table[0][0][3]
            head = (xs[0], top, xs[-1], foot)
            across = [e for e in across if e.drawn or not _within((e.start, e.at, e.end, e.at), head)]
            down = [e for e in down if e.drawn or not _within((e.at, e.start, e.at, e.end), head)]
            ys[0] = (max(box[3] for _, box in level) + table[0][0][1]) / 2
            across += [Edge(top, xs[0], xs[-1])]
            across += [Edge(ys[0], xs[first], xs[last + 1]) for (first, last), _ in level]
        inner = {at for (first, last), _ in level for at in range(first + 1, last + 1)}
        starts = [ys[0] if at in inner or not level else top for at in range(len(xs))]
        across += [Edge(y, xs[0], xs[-1]) for y in (ys[1:] if level else ys)]
        down += [Edge(x, start, ys[-1]) for x, start in zip(xs, starts, strict=True)]
    return replace(layout, horizontals=sorted(across), verticals=sorted(down))


def tables_of_boxes(layout: Layout) -> list[list[Row]]:
    """Runs of rows of painted boxes that keep to the same columns, a gap between each two of them."""
    fills = sorted(set(layout.fills), key=lambda box: (box[1], box[0]))
    if len(fills) > MOST:
        return []
    boxes = [f for f in fills if LEAST_HIGH <= f[3] - f[1] <= MOST_HIGH and f[2] - f[0] >= LEAST_WIDE]
    tables: list[list[Row]] = []
    columns: list[tuple[float, float]] = []
    rows = _rows(boxes)
    for row in rows:
        if len(row) == 1 and _is_over_rows(row[0], rows):
            continue
        if tables and _goes_on(tables[-1][-1][0], columns, row):
            tables[-1].append(row)
            columns = _with_columns(columns, row)
        else:
            tables.append([row])
            columns = _with_columns([], row)
    return [table for table in tables if _is_table(layout, table)]


def _level_above(
    layout: Layout, table: Sequence[Row], columns: Sequence[tuple[float, float]]
) -> list[tuple[tuple[int, int], Box]]:
    """The boxes right above a table that are as wide as several of its columns, with the first and last."""
    _, top, _, bottom = table[0][0]
    level: list[tuple[tuple[int, int], Box]] = []
    for box in sorted(set(layout.fills)):
        if not (0.5 < top - box[3] <= bottom - top and LEAST_HIGH <= box[3] - box[1] <= MOST_HIGH):
            continue
        first = next((at for at, own in enumerate(columns) if abs(own[0] - box[0]) <= SAME), None)
        last = next((at for at, own in enumerate(columns) if abs(own[1] - box[2]) <= SAME), None)
        if first is None or last is None or last <= first or not layout.words_in(box):
            continue
        if all(run[1] < first for run, _ in level):
            level.append(((first, last), box))
    return level


def _within(edge: Box, head: Box) -> bool:
    """Whether an edge lies in a region."""
    return (
        head[0] - SAME <= edge[0]
        and edge[2] <= head[2] + SAME
        and head[1] - SAME <= edge[1]
        and edge[3] <= head[3] + 2 * SAME
    )


def _rows(boxes: Sequence[Box]) -> list[Row]:
    """Boxes of one height side by side."""
    rows: list[Row] = []
    for box in boxes:
        row = next((r for r in rows[-3:] if abs(r[0][1] - box[1]) <= SAME >= abs(r[0][3] - box[3])), None)
        if row is None:
            rows.append([box])
        elif all(box[0] >= other[2] - SAME or box[2] <= other[0] + SAME for other in row):
            row.append(box)
    return [sorted(row) for row in rows]


def _is_over_rows(box: Box, rows: Sequence[Row]) -> bool:
    """Whether a box is as high as several rows beside it: a cell that is merged over them."""
    beside = [row for row in rows if box[1] - SAME <= row[0][1] and row[0][3] <= box[3] + SAME]
    return sum(len(row) > 1 for row in beside) > 1


def _goes_on(above: Box, columns: Sequence[tuple[float, float]], row: Row) -> bool:
    """Whether a row stands a little below a box of the last, its boxes in those columns or beside them."""
    gap = row[0][1] - above[3]
    if not 0.5 < gap <= GAP * (above[3] - above[1]):
        return False
    own = [any(_same(box, column) for column in columns) for box in row]
    beside = [all(box[2] <= x0 + SAME or box[0] >= x1 - SAME for x0, x1 in columns) for box in row]
    return any(own) and all(a or b for a, b in zip(own, beside, strict=True))


def _same(box: Box, column: tuple[float, float]) -> bool:
    return abs(box[0] - column[0]) <= SAME >= abs(box[2] - column[1])


def _with_columns(columns: list[tuple[float, float]], row: Row) -> list[tuple[float, float]]:
    """The columns with those of the boxes of a row that stand in none of them."""
    new = [(box[0], box[2]) for box in row if not any(_same(box, column) for column in columns)]
    return sorted([*columns, *new]) if new else columns


def _columns(table: Sequence[Row]) -> list[tuple[float, float]]:
    columns: list[tuple[float, float]] = []
    for row in table:
        columns = _with_columns(columns, row)
    return columns


def _is_table(layout: Layout, table: Sequence[Row]) -> bool:
    """Whether boxes are enough, fill most places and hold words, as bars do not, and gaps do not."""
    columns = _columns(table)
    boxes = [box for row in table for box in row]
    if (
        len(table) < LEAST_ROWS
        or len(columns) < LEAST_COLUMNS
        or len(boxes) < FILLED * len(table) * len(columns)
    ):
        return False
    if any(a[1] > b[0] + SAME for a, b in pairwise(columns)):
        return False
    x0, x1 = columns[0][0], columns[-1][1]
    white = [layout.words_in((x0, above[0][3], x1, below[0][1])) for above, below in pairwise(table)]
    if sum(map(bool, white)) >= SPOKEN * len(white):
        return False
    return sum(bool(layout.words_in(box)) for box in boxes) >= 0.5 * len(boxes)


def _between(extents: Sequence[tuple[float, float]]) -> list[float]:
    """Where stretches begin and end, and the middles of the gaps between them."""
    return [extents[0][0], *((a[1] + b[0]) / 2 for a, b in pairwise(extents)), extents[-1][1]]


def _in(edge: Box, table: Sequence[Row]) -> bool:
    """Whether an edge is a side of one of the boxes of a table."""
    return any(
        box[0] - SAME <= edge[0]
        and edge[2] <= box[2] + SAME
        and box[1] - SAME <= edge[1]
        and edge[3] <= box[3] + SAME
        for row in table
        for box in row
    )
