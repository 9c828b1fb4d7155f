"""Cells from the lines of a region: header levels, body rows, phrases that span columns."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import pairwise

from pipeline.tables.candidates import LaidCell
from pipeline.tables.columns import Column, find_columns
from pipeline.tables.edges import Edge
from pipeline.tables.headers import counts_columns
from pipeline.tables.layout import Layout
from pipeline.tables.lines import YEAR, Box, Phrase, bounds, lines_of, sides
from pipeline.tables.rivers import split_at_rivers
from pipeline.tables.rows import CLOSER, Placed, RowLine, group_rows, placed_lines, row_pitch
from pipeline.tables.spanners import over_columns
from pipeline.tables.turned import turned_header, with_turned

FLUSH = 1.0
"""Lines of one passage start at the same place, give or take this (points)."""


def lay_out(
    layout: Layout, box: Box, columns: Sequence[Column] | None = None, foot: float | None = None
) -> list[LaidCell]:
    """The cells of a region whose columns are read from its words, or given, as the `foot` of its header."""
    cuts = [edge for edge in layout.verticals if box[0] < edge.at < box[2]]
    lines = lines_of(layout.words_in(box), cuts)
    split_at_rivers(lines)
    columns = columns or find_columns(lines, [edge.at for edge in cuts])
    if len(columns) < 2:
        return []
    rows = placed_lines(lines, columns)
    edges = [e for e in layout.horizontals if box[1] < e.at < box[3] and e.start < box[2] and e.end > box[0]]
    turned = turned_header(layout.turned_in(box), columns, box)
    foot = max((sides(word)[3] for cell in turned for word in cell.words), default=foot)
    head = header_height(rows, edges, box) if foot is None else sum(row.line.middle < foot for row in rows)
    cells = _header([_under_rules(row, columns, edges) for row in over_columns(rows[:head], columns)], edges)
    cells = with_turned(cells, turned)
    below = max((cell.last_row for cell in cells), default=-1) + 1
    body = across_all(rows[head:], columns, box)
    for number, row in enumerate(group_rows(body, edges), below):
        cells += row_cells([_centred(row[0], columns)] if len(row) == 1 else row, number)
    return cells


def _under_rules(row: RowLine, columns: Sequence[Column], edges: Sequence[Edge]) -> RowLine:
    """A header line whose phrases span the columns that a rule right below them, centred, runs over."""
    return RowLine(row.line, [_over_rule(one, row, columns, edges) for one in row.placed])


def _over_rule(one: Placed, row: RowLine, columns: Sequence[Column], edges: Sequence[Edge]) -> Placed:
    first, last, phrase = one
    middle = (phrase.box[0] + phrase.box[2]) / 2
    for edge in edges:
        below = -2 < edge.at - phrase.box[3] < 0.9 * row.line.size
        centred = abs(middle - (edge.start + edge.end) / 2) < 0.12 * (edge.end - edge.start)
        over = [at for at, (x0, x1) in enumerate(columns) if edge.start - 3 <= (x0 + x1) / 2 <= edge.end + 3]
        if below and centred and 1 < len(over) < len(columns):
            shared = sum(edge.start <= (p.box[0] + p.box[2]) / 2 <= edge.end for _, _, p in row.placed)
            if shared == 1:
                return min(first, over[0]), max(last, over[-1]), phrase
    return one


def across_all(rows: Sequence[RowLine], columns: Sequence[Column], box: Box) -> list[RowLine]:
    """The lines of a body, those that are one phrase centred in its region spanning all columns.

    Such a line heads the rows below it, and stands as far from its neighbours as rows do: one that goes on
    with a cell of a row of several lines is closer.
    """
    apart = CLOSER * row_pitch(rows)
    if apart == 0:
        return list(rows)
    far = [b.line.middle - a.line.middle >= apart for a, b in pairwise(rows)]
    numeric = {
        column
        for column in range(1, len(columns))
        if _is_numeric([p for row in rows for first, last, p in row.placed if first == last == column])
    }
    return [
        RowLine(row.line, [(0, len(columns) - 1, row.placed[0][2])], heads=True)
        if all(far[max(0, at - 1) : at + 1])
        and _is_across(row, columns, numeric, box)
        and not _goes_on(row, rows[at - 1 : at])
        else row
        for at, row in enumerate(rows)
    ]


def _goes_on(row: RowLine, above: Sequence[RowLine]) -> bool:
    """Whether the only phrase of a line starts in lower case, or right below a phrase: it goes on with it."""
    phrase = row.placed[0][2]
    starts = [other.box[0] for line in above for _, _, other in line.placed]
    return phrase.text[:1].islower() or any(abs(x - phrase.box[0]) < FLUSH for x in starts)


def _is_numeric(phrases: Sequence[Phrase]) -> bool:
    return len(phrases) > 1 and sum(phrase.value for phrase in phrases) >= 0.6 * len(phrases)


def _is_across(row: RowLine, columns: Sequence[Column], numeric: Set[int], box: Box) -> bool:
    if len(columns) < 2 or len(row.placed) != 1:
        return False
    first, last, phrase = row.placed[0]
    left, right = columns[0][0], columns[-1][1]
    middle = (phrase.box[0] + phrase.box[2]) / 2
    under = first > 0 and (last > first or first in numeric)
    inset = phrase.box[0] - left > 2 * row.line.size and (under or phrase.box[2] > columns[1][0])
    off = min(abs(middle - (left + right) / 2), abs(middle - (box[0] + box[2]) / 2))
    return not phrase.value and inset and off < 0.02 * (right - left) + 3


def _centred(row: RowLine, columns: Sequence[Column]) -> RowLine:
    """A line whose only phrase stands centred over all columns but the first spans them."""
    if row.heads or len(columns) < 3 or len(row.placed) != 1 or row.placed[0][0] == 0:
        return row
    phrase = row.placed[0][2]
    off = (phrase.box[0] + phrase.box[2]) / 2 - (columns[1][0] + columns[-1][1]) / 2
    if phrase.value or abs(off) > 0.06 * (columns[-1][1] - columns[1][0]):
        return row
    return RowLine(row.line, [(1, len(columns) - 1, phrase)])


def header_height(rows: Sequence[RowLine], edges: Sequence[Edge], box: Box) -> int:
    """How many lines stand above the body: those before the first with numbers or the rule over it.

    Years over other numbers are a header.
    """
    body = next((at for at, row in enumerate(rows) if row.has_values and not _is_header(rows, at)), 0)
    if body == 0:
        body = 1
    wide = [edge for edge in edges if edge.end - edge.start > 0.7 * (box[2] - box[0])]
    for edge in wide:
        above = sum(row.line.middle < edge.at for row in rows)
        if body < above < len(rows) and _stacked(rows[:above]):
            return above
        if 0 < above <= body:
            last = above
            rest = [row for row in rows[last:body] if len(row.placed) > 1]
            if not rest:
                return last
        if above > 0:
            break
    while body > 1 and _heads_group(rows[body - 1]):
        body -= 1
    return body


def _stacked(rows: Sequence[RowLine]) -> bool:
    """Whether lines above the first rule are a header: what looks like a figure stands under words.

    `(000)` and `1995` go on with the words above them; a row of figures does not.
    """
    figures = [
        (at, first, phrase) for at, row in enumerate(rows) for first, _, phrase in row.placed if phrase.value
    ]
    return bool(figures) and all(
        any(
            first == over <= last and not upper.value and phrase.box[1] - upper.box[3] < 0.8 * row.line.size
            for row in rows[:at]
            for over, last, upper in row.placed
        )
        for at, first, phrase in figures
    )


def _is_header(rows: Sequence[RowLine], at: int) -> bool:
    """Whether a line of figures is one of a header: years, or what counts the columns."""
    return _are_years(rows, at) or (
        at > 0 and counts_columns([phrase.text for _, _, phrase in rows[at].placed])
    )


def _are_years(rows: Sequence[RowLine], at: int) -> bool:
    """Whether the numbers of a line are years, and those below them in their columns are not."""
    values = [(first, phrase) for first, _, phrase in rows[at].placed if first > 0 and phrase.value]
    if not all(YEAR.fullmatch(phrase.text) for _, phrase in values):
        return False
    columns = {first for first, _ in values}
    below = [
        phrase.text for row in rows[at + 1 :] for first, _, phrase in row.placed
        if first in columns and phrase.value
    ]  # fmt: skip
    return sum(YEAR.fullmatch(text) is not None for text in below) < 0.5 * len(below)


def _heads_group(row: RowLine) -> bool:
    """Whether a line holds nothing but the heading of a group, in the first column."""
    return len(row.placed) == 1 and not row.spans and row.placed[0][0] == 0


def _header(lines: Sequence[RowLine], edges: Sequence[Edge]) -> list[LaidCell]:
    """Header cells: a phrase over several columns starts a level, what stands under it the next."""
    levels: list[list[RowLine]] = []
    for line in lines:
        parted = levels and any(levels[-1][-1].line.middle < edge.at < line.line.middle for edge in edges)
        if not levels or parted or any(one.spans for one in levels[-1]):
            levels.append([])
        levels[-1].append(line)
    cells: list[LaidCell] = []
    for number, level in enumerate(levels):
        cells += row_cells(level, number)
    return _sunk(cells, edges)


def _sunk(cells: list[LaidCell], edges: Sequence[Edge]) -> list[LaidCell]:
    """Header cells joined with what goes on under them in the same column, no edge between."""
    kept: list[LaidCell] = []
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
        box = bounds(map(sides, cell.words))
        upper = next(
            (
                other
                for other in reversed(kept)
                if (other.column, other.last_column) == (cell.column, cell.last_column)
                and other.last_row == cell.row - 1
                and other.column == other.last_column
                and _touches(bounds(map(sides, other.words)), box, edges)
                and not _headed(cell, kept)
            ),
            None,
        )
        if upper is None:
            kept.append(cell)
        else:
            upper.words += cell.words
            upper.row = upper.last_row = cell.row
    return kept


def _headed(cell: LaidCell, kept: Sequence[LaidCell]) -> bool:
    return any(
        other.last_column > other.column
        and other.column <= cell.column <= other.last_column
        and other.row == cell.row - 1
        for other in kept
    )


def _touches(upper: Box, lower: Box, edges: Sequence[Edge]) -> bool:
    near = lower[1] - upper[3] < 0.8 * (lower[3] - lower[1])
    return near and not any(
        upper[3] - 2 < edge.at < lower[1] + 2 and edge.start < lower[2] and edge.end > lower[0]
        for edge in edges
    )


def row_cells(lines: Sequence[RowLine], row: int) -> list[LaidCell]:
    """The cells of one row: phrases of the same columns joined, overlapping spans merged."""
    spans: list[LaidCell] = []
    for line in lines:
        for first, last, phrase in line.placed:
            touching = [cell for cell in spans if cell.column <= last and first <= cell.last_column]
            merged = LaidCell(row, first, row, last, list(phrase.words))
            for cell in touching:
                spans.remove(cell)
                merged.column = min(merged.column, cell.column)
                merged.last_column = max(merged.last_column, cell.last_column)
                merged.words = cell.words + merged.words
            spans.append(merged)
    return sorted(spans, key=lambda cell: cell.column)
