"""Which lines of a region are its header, and the cells that they make: levels, and what spans columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.tables.candidates import LaidCell
from pipeline.tables.columns import Column
from pipeline.tables.edges import Edge
from pipeline.tables.headers import counts_columns
from pipeline.tables.lines import YEAR, Box, bounds, sides
from pipeline.tables.row_cells import row_cells
from pipeline.tables.row_lines import Placed, RowLine
from pipeline.tables.settings import LAYING, SETTINGS
from pipeline.tables.spanners import over_columns

RULED_ROWS = 3
"""So many rules from side to side within a region are those under rows, the first that under the header."""


def header_height(rows: Sequence[RowLine], edges: Sequence[Edge], box: Box) -> int:
    """How many lines stand above the body: those before the first with numbers or the rule over it.

    Years over other numbers are a header.
    """
    body = next((at for at, row in enumerate(rows) if row.has_values and not _is_header(rows, at)), 0)
    if body == 0:
        body = 1
    wide = [edge for edge in edges if edge.end - edge.start > 0.7 * (box[2] - box[0])]
    heights = [sum(row.line.middle < edge.at for row in rows) for edge in wide]
    first = next((above for above in heights if above > 0), 0)
    for above in heights:
        unlabelled = above == first or not _is_labelled(rows[:above])
        if body < above < len(rows) and unlabelled and _stacked(rows[:above]):
            return above
    for above in heights:
        if 0 < above <= body:
            last = above
            rest = [row for row in rows[last:body] if len(row.placed) > 1]
            if not rest or _are_named(rows[:last], rest[0]):
                return last
            if len(wide) >= RULED_ROWS and not _parted(rows[body - 1], rows[body], wide):
                return last
        if above > 0:
            break
    while body > 1 and _heads_first_rows(rows[body - 2 : body + 1]):
        body -= 1
    return body


def _are_named(names: Sequence[RowLine], first: RowLine) -> bool:
    """Whether lines above a rule name all columns of the first line below it, which has a label."""
    named = set().union(*(row.columns for row in names))
    return bool(first.label) and first.columns - {0} <= named and len(named | {0}) >= SETTINGS.many_columns


def _parted(upper: RowLine, lower: RowLine, edges: Sequence[Edge]) -> bool:
    return any(upper.line.middle < edge.at < lower.line.middle for edge in edges)


def _heads_first_rows(rows: Sequence[RowLine]) -> bool:
    """Whether the second of three lines heads the first rows of the body, of which the third is one.

    It stands in the first column and does not go on with the first; or it is alone wherever it stands, close
    to the rows and far below the names of columns.
    """
    if _heads_group(rows[1]):
        return not _hangs_on(rows)
    lone = len(rows[1].placed) == 1 and not rows[1].spans and len(rows) > 2
    gaps = [lower.line.box[1] - upper.line.box[3] for upper, lower in pairwise(rows)]
    return lone and len(rows[0].placed) > 1 and gaps[0] - gaps[-1] > LAYING.near * rows[1].line.size


def _hangs_on(rows: Sequence[RowLine]) -> bool:
    """Whether the second of three lines stands close to the first and further off the third: it goes on."""
    gaps = [lower.line.box[1] - upper.line.box[3] for upper, lower in pairwise(rows)]
    size = rows[1].line.size
    return len(gaps) > 1 and gaps[0] < LAYING.close * size and gaps[1] - gaps[0] > LAYING.hanging * size


def _is_labelled(rows: Sequence[RowLine]) -> bool:
    """Whether one of the lines with figures has a label, as the rows of the body do."""
    return any(row.has_values and row.label for row in rows)


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
        phrase.text
        for row in rows[at + 1 :]
        for first, _, phrase in row.placed
        if first in columns and phrase.value
    ]
    return sum(YEAR.fullmatch(text) is not None for text in below) < 0.5 * len(below)


def _heads_group(row: RowLine) -> bool:
    """Whether a line holds nothing but the heading of a group, from the first column on; units are none."""
    return len(row.placed) == 1 and row.placed[0][0] == 0 and not (row.spans and row.label.startswith("("))


def header_cells(
    rows: Sequence[RowLine], columns: Sequence[Column], edges: Sequence[Edge], fills: Sequence[Box]
) -> list[LaidCell]:
    """Header cells: a phrase over several columns starts a level, what stands under it the next."""
    lines = [_over_marked(row, columns, edges, fills) for row in over_columns(rows, columns)]
    lines = _with_title(lines, columns)
    levels: list[list[RowLine]] = []
    for line in lines:
        parted = levels and any(levels[-1][-1].line.middle < edge.at < line.line.middle for edge in edges)
        if not levels or parted or _is_below(line, levels[-1]):
            levels.append([])
        levels[-1].append(line)
    cells: list[LaidCell] = []
    for number, level in enumerate(levels):
        cells += row_cells(level, number)
    return _sunk(cells, edges)


def _with_title(lines: list[RowLine], columns: Sequence[Column]) -> list[RowLine]:
    """Header lines, those above the names of all columns over all of them that run from the first on."""
    named = next((at for at, line in enumerate(lines) if len(line.placed) == len(columns)), 0)
    second = [p.box[0] for line in lines[named:] for first, last, p in line.placed if first == last == 1]
    title = lines[:named]
    lone = all(len(line.placed) == 1 and line.placed[0][0] == 0 for line in title)
    if not title or not second or not lone or any(line.line.box[2] <= min(second) for line in title):
        return lines
    over = [RowLine(line.line, [(0, len(columns) - 1, line.placed[0][2])]) for line in title]
    return [*over, *lines[named:]]


def _is_below(line: RowLine, level: Sequence[RowLine]) -> bool:
    """Whether a phrase over several columns stands above a line, and not half way down beside its text."""
    return any(
        upper.spans
        and not (
            line.line.box[1] < upper.line.box[3] - LAYING.step * line.line.size
            and line.columns.isdisjoint(upper.columns)
        )
        for upper in level
    )


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
    # A level of which everything goes on below is none.
    levels = sorted({level for cell in kept for level in (cell.row, cell.last_row)})
    for cell in kept:
        cell.row, cell.last_row = levels.index(cell.row), levels.index(cell.last_row)
    return kept


def _headed(cell: LaidCell, kept: Sequence[LaidCell]) -> bool:
    return any(
        other.last_column > other.column
        and (other.column, other.last_column) != (cell.column, cell.last_column)
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


def _over_marked(
    row: RowLine, columns: Sequence[Column], edges: Sequence[Edge], fills: Sequence[Box]
) -> RowLine:
    """A header line whose phrases span the columns that are marked as theirs.

    A rule right below, or what is painted behind, runs over the columns, the phrase alone in its middle.
    """
    below = [(e.start, e.at, e.end) for e in edges]
    behind = [(x0, bottom, x1) for x0, top, x1, bottom in fills if top < row.line.middle < bottom]
    return RowLine(
        row.line, [_over(phrase_placed, row, columns, [*below, *behind]) for phrase_placed in row.placed]
    )


def _over(
    placed: Placed, row: RowLine, columns: Sequence[Column], marks: Sequence[tuple[float, float, float]]
) -> Placed:
    """A phrase over the columns of a mark: its left side, where it ends below, its right side."""
    phrase = placed[2]
    middle = (phrase.box[0] + phrase.box[2]) / 2
    for start, at, end in marks:
        below = -2 < at - phrase.box[3] < 0.9 * row.line.size
        centred = abs(middle - (start + end) / 2) < 0.12 * (end - start)
        over = [at for at, (x0, x1) in enumerate(columns) if start - 3 <= (x0 + x1) / 2 <= end + 3]
        if below and centred and 1 < len(over) < len(columns):
            shared = sum(start <= (p.box[0] + p.box[2]) / 2 <= end for _, _, p in row.placed)
            if shared == 1:
                return over[0], over[-1], phrase
    return placed
