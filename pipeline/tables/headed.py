"""A body without rules under a header whose names stand in boxes: the boxes say where its columns are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from pipeline.tables.candidates import LaidCell, squeezed
from pipeline.tables.captions import NAMED, NOTE
from pipeline.tables.columns import Column
from pipeline.tables.edges import Edge
from pipeline.tables.label_lines import with_wrapped_labels
from pipeline.tables.layout import Layout
from pipeline.tables.lines import Box, Line, Phrase, is_group, is_value, lines_of
from pipeline.tables.mesh import Mesh
from pipeline.tables.row_cells import row_cells
from pipeline.tables.row_lines import Placed, RowLine
from pipeline.tables.rows import group_rows
from pipeline.tables.settings import LAYING

OVER = 4.0
"""Text of a column stands out of its box by no more than this (points)."""


def with_body(layout: Layout, cells: Sequence[LaidCell], mesh: Mesh) -> tuple[list[LaidCell], Box] | None:
    """The boxes of a header as cells with the rows below that stand in their columns; None where none do.

    A box over all columns is the title of the page, not a header.
    """
    columns = list(pairwise(mesh.xs))
    header = [c for c in cells if c.words and not (c.column == 0 and c.last_column == len(columns) - 1)]
    named = {c.column for c in header if c.column == c.last_column and c.last_row == len(mesh.ys) - 2}
    if len(named) < LAYING.keeps * len(columns) or any(map(_is_figure, header)):
        return None
    x0, _, x1, bottom = mesh.box
    end = layout.page.height or float("inf")
    below = lines_of(layout.words_in((x0 - OVER, bottom, x1 + OVER, end)))
    body = _body(below, columns, bottom)
    if sum(_figures(row) >= LAYING.headed_figures for row in body) < LAYING.headed_rows:
        body = _words(below, columns, bottom)
        rules = [e for e in _between(layout, bottom, body) if e.drawn and e.start < x1 and e.end > x0]
        if not body or 2 * len(rules) > len(body) or any(is_value(w.text) for c in header for w in c.words):
            return None
        # Where texts go on over the page, they start where those of the header do, not where it is painted.
        header = [replace(cell, box=None) for cell in header]
    top = min(cell.row for cell in header)
    placed = squeezed([replace(c, row=c.row - top, last_row=c.last_row - top) for c in header], len(columns))
    start = max(cell.last_row for cell in placed) + 1
    edges = [edge for edge in _between(layout, bottom, body) if edge.covers(x0, x1)]
    for number, rows in enumerate(with_wrapped_labels(group_rows(body, edges), columns), start):
        placed += row_cells(rows, number)
    return placed, (x0 - OVER, mesh.ys[top], x1 + OVER, body[-1].line.box[3] + 1)


def _between(layout: Layout, bottom: float, body: Sequence[RowLine]) -> list[Edge]:
    """The edges below a header as far as the last line of its body."""
    return [edge for edge in layout.horizontals if body and bottom < edge.at < body[-1].line.middle]


def _is_figure(cell: LaidCell) -> bool:
    return is_value(" ".join(word.text for word in cell.words))


def _figures(row: RowLine) -> int:
    return sum(phrase.value for first, _, phrase in row.placed if first > 0)


def _body(lines: Sequence[Line], columns: Sequence[Column], bottom: float) -> list[RowLine]:
    """The lines below a header that keep to its columns, as far as the last with figures."""
    rows: list[RowLine] = []
    last = bottom
    for line in lines:
        placed = [_place(part, columns) for phrase in line.phrases for part in _parted(phrase)]
        named = NAMED.match(line.phrases[0].text) or NOTE.match(line.phrases[0].text)
        if line.box[1] - last > LAYING.far * line.size or named or not _keeps_to(placed):
            break
        last = line.box[3]
        rows.append(RowLine(line, _joined(placed)))
    while rows and not _figures(rows[-1]) and not _goes_on(rows):
        rows.pop()
    return rows


def _words(lines: Sequence[Line], columns: Sequence[Column], bottom: float) -> list[RowLine]:
    """The lines of words below a header that keep to its columns, from one side on; empty where few do."""
    rows: list[RowLine] = []
    last = bottom
    for line in lines:
        placed = [_place(phrase, columns) for phrase in line.phrases]
        lone = len(placed) == 1
        named = lone and (NAMED.match(line.phrases[0].text) or NOTE.match(line.phrases[0].text))
        inside = all(first == at for first, at, _ in placed) and all(a[0] < b[0] for a, b in pairwise(placed))
        if line.box[1] - last > LAYING.far * line.size or named or not inside:
            break
        last = line.box[3]
        rows.append(RowLine(line, placed))
    while rows and len(rows[-1].placed) < 2 and not _is_close(rows):
        rows.pop()
    full = [row for row in rows if row.label and len(row.placed) >= LAYING.keeps * len(columns)]
    filled = set().union(*(row.columns for row in rows)) if rows else set()
    sided = all(_is_sided([p.box[0] for row in rows for at, _, p in row.placed if at == n]) for n in filled)
    return rows if len(full) >= LAYING.headed_texts and len(filled) == len(columns) and sided else []


def _is_sided(starts: Sequence[float]) -> bool:
    """Whether next to all texts of a column start at one place."""
    return sum(abs(x - median(starts)) > LAYING.flush for x in starts) <= (1 - LAYING.keeps) * len(starts)


def _is_close(rows: Sequence[RowLine]) -> bool:
    """Whether the last line goes on with what stands right above it."""
    gap = rows[-1].line.box[1] - rows[-2].line.box[3] if len(rows) > 1 else float("inf")
    return gap < LAYING.close * rows[-1].line.size


def _joined(placed: Sequence[Placed]) -> list[Placed]:
    """Phrases with those of the same column joined, each in the column where it starts."""
    joined: list[Placed] = []
    for at, _, phrase in placed:
        words = joined.pop()[2].words if joined and joined[-1][0] == at else []
        joined.append((at, at, Phrase.of([*words, *phrase.words])))
    return joined


def _goes_on(rows: Sequence[RowLine]) -> bool:
    """Whether the last line stands so close below figures that it goes on with their label."""
    if len(rows) < 2 or not _figures(rows[-2]):
        return False
    return rows[-1].line.box[1] - rows[-2].line.box[3] < LAYING.close * rows[-1].line.size


def _place(phrase: Phrase, columns: Sequence[Column]) -> Placed:
    """The first and last column that a phrase stands in: a figure in that of its middle."""
    x0, _, x1, _ = phrase.box
    if phrase.value:
        middle = (x0 + x1) / 2
        at = sum(left <= middle for left, _ in columns[1:])
        return at, at, phrase
    return (
        sum(left <= x0 + OVER for left, _ in columns[1:]),
        sum(left < x1 - OVER for left, _ in columns[1:]),
        phrase,
    )


def _keeps_to(placed: Sequence[Placed]) -> bool:
    """Whether phrases stand in one column each, a label alone over others; two figures share none."""
    for left, right in pairwise(placed):
        share = left[0] == left[1] == right[0] == right[1] and not (left[2].value and right[2].value)
        if left[1] >= right[0] and not share:
            return False
    return all(first == last or first == 0 for first, last, _ in placed)


def _parted(phrase: Phrase) -> list[Phrase]:
    """A phrase of figures alone as so many phrases: they stand closer than the names of their columns."""
    words = phrase.words
    figures = len(words) > 1 and all(is_value(word.text) for word in words)
    if not figures or any(is_group(a.text, b.text) for a, b in pairwise(words)):
        return [phrase]
    return [Phrase.of([word]) for word in words]
