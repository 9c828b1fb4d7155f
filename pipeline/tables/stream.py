"""Cells from the lines of a region: the header above, the rows of the body, phrases that span columns."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import pairwise

from pipeline.tables.candidates import LaidCell
from pipeline.tables.captions import NOTE
from pipeline.tables.columns import Column, find_columns
from pipeline.tables.header_lines import header_cells, header_height
from pipeline.tables.layout import Layout
from pipeline.tables.lines import Box, Phrase, has_digit, lines_of, sides
from pipeline.tables.rivers import split_at_rivers
from pipeline.tables.row_cells import row_cells
from pipeline.tables.row_lines import RowLine, placed_lines
from pipeline.tables.rows import CLOSER, group_rows, row_pitch
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
    cells = header_cells(rows[:head], columns, edges, layout.fills)
    cells = with_turned(cells, turned)
    below = max((cell.last_row for cell in cells), default=-1) + 1
    body = across_all(without_note(rows[head:]), columns, box, under=rows[head - 1 : head])
    for number, row in enumerate(group_rows(body, edges), below):
        cells += row_cells([_centred(row[0], columns)] if len(row) == 1 else row, number)
    return cells


def without_note(rows: Sequence[RowLine]) -> Sequence[RowLine]:
    """The lines of a body without the note that stands right below its last row."""
    for at in reversed(range(1, len(rows))):
        if len(rows[at].placed) > 1 or rows[at].placed[0][0] > 0:
            break
        if NOTE.match(rows[at].label):
            return rows[:at]
    return rows


def across_all(
    rows: Sequence[RowLine], columns: Sequence[Column], box: Box, under: Sequence[RowLine] = ()
) -> list[RowLine]:
    """The lines of a body, those that are one phrase centred in its region spanning all columns.

    So do words that stand alone where all else in their column is figures, below rows or the names of columns
    (`under` is the line above the body).

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
        and (
            _is_across(row, columns, numeric, box)
            or (_is_alone(row, numeric) and any(len(upper.placed) > 1 for upper in (*under, *rows[:at])))
        )
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


def _is_alone(row: RowLine, numeric: Set[int]) -> bool:
    """Whether a line is nothing but words in a column of figures."""
    if len(row.placed) != 1:
        return False
    first, last, phrase = row.placed[0]
    return first == last and first in numeric and not phrase.value and not has_digit(phrase.text)


def _centred(row: RowLine, columns: Sequence[Column]) -> RowLine:
    """A line whose only phrase stands centred over all columns but the first spans them."""
    if row.heads or len(columns) < 3 or len(row.placed) != 1 or row.placed[0][0] == 0:
        return row
    phrase = row.placed[0][2]
    off = (phrase.box[0] + phrase.box[2]) / 2 - (columns[1][0] + columns[-1][1]) / 2
    if phrase.value or abs(off) > 0.06 * (columns[-1][1] - columns[1][0]):
        return row
    return RowLine(row.line, [(1, len(columns) - 1, phrase)])
