"""Tables whose rows are entries with passages in them, a rule between each two."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.tables.captions import NAMED
from pipeline.tables.columns import Column, find_columns
from pipeline.tables.edges import Edge
from pipeline.tables.layout import Layout
from pipeline.tables.lines import Box, Line, is_row, lines_of
from pipeline.tables.rivers import split_at_rivers
from pipeline.tables.row_lines import placed_lines
from pipeline.tables.rows import are_passages, in_bands

LEAST_RULES = 3
"""Rules part rows if there are so many of them."""

MOST_HEADERS = 5
"""A header between two rules has no more lines than this."""

MOST_WORDS = 6
"""The name of a column has no more words than this in a line."""

NEAR = 2.6
"""Times its size: how far the next line of the last entry stands at most below the one before."""


def entries_between(layout: Layout, chain: Sequence[Edge], box: Box) -> tuple[Box, list[Column]]:
    """The region and the columns of rows with passages that rules part; no columns where they hold others."""
    if len(chain) < LEAST_RULES:
        return box, []
    first, last = chain[0], chain[-1]
    lines = _lines(layout, (first.start - 2, first.at, first.end + 2, last.at))
    columns = find_columns(lines, by_numbers=False)
    if len(columns) < 2 or not are_passages(in_bands(placed_lines(lines, columns), chain)):
        return box, []
    top = min(box[1], _top(layout, first, columns))
    whole = (box[0], top, box[2], max(box[3], _bottom(layout, last, columns)))
    return whole, find_columns(_lines(layout, whole), by_numbers=False)


def _lines(layout: Layout, box: Box) -> list[Line]:
    lines = lines_of(layout.words_in(box))
    split_at_rivers(lines)
    return lines


def _top(layout: Layout, first: Edge, columns: Sequence[Column]) -> float:
    """Where the names of the columns begin that stand right above the first rule; the rule without such."""
    lines = lines_of(layout.words_in((first.start - 2, first.at - 40, first.end + 2, first.at)))[::-1]
    top = first.at
    for line in lines:
        if top - line.box[3] > line.size or not _keeps_to(columns, line) or len(line.phrases) < 2:
            break
        top = line.box[1] - 1
    return top


def _bottom(layout: Layout, last: Edge, columns: Sequence[Column]) -> float:
    """Where the row below the last rule ends: its lines keep to the columns and follow each other."""
    height = layout.page.height or float("inf")
    lines = _lines(layout, (last.start - 2, last.at, last.end + 2, height))
    bottom = last.at
    for line in lines:
        if line.box[1] - bottom > NEAR * line.size or not _keeps_to(columns, line):
            break
        bottom = line.box[3] + 1
    return bottom


def _keeps_to(columns: Sequence[Column], line: Line) -> bool:
    """Whether each phrase of a line stands in one column, and none names a table."""
    over = [
        sum(min(x1, phrase.box[2]) > max(x0, phrase.box[0]) for x0, x1 in columns) for phrase in line.phrases
    ]
    return max(over) <= 1 and not NAMED.match(line.phrases[0].text)


def foot_of_header(layout: Layout, chain: Sequence[Edge], box: Box) -> float | None:
    """The rule under the short names of several columns, the first or the second; None without such names."""
    foot = chain[0].at if box[1] < chain[0].at else chain[1].at
    head = lines_of(layout.words_in((box[0], box[1], box[2], foot)))
    named = (
        0 < len(head) <= MOST_HEADERS
        and not any(map(is_row, head))
        and any(len(line.phrases) > 2 for line in head)
        and all(len(phrase.words) <= MOST_WORDS for line in head for phrase in line.phrases)
    )
    return foot if named else None
