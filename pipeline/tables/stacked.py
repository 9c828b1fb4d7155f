"""Tables below each other that are found as one: where a header stands, the columns change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.records import Word
from pipeline.tables.candidates import Candidate
from pipeline.tables.columns import Column, find_columns
from pipeline.tables.lines import Line, lines_of
from pipeline.tables.stream import lay_out

LEAST_ROWS = 3
"""Each of two tables below each other has so many rows of figures: lines above fewer are a header."""


def parted_where_columns_change(candidate: Candidate) -> Iterator[Candidate]:
    """The tables of a candidate whose rows rules part, all of one width.

    A new one begins at a header within, where it has more columns than what is above, or fewer, or others.
    Its title stands above it.
    """
    rows = _rows(candidate) if candidate.finder == "lined" else []
    starts, ends = [0], []
    for at in range(LEAST_ROWS - 1, len(rows) - LEAST_ROWS):
        start = _title(rows, at)
        if start <= starts[-1] + 1 or not _begins(rows, at):
            continue
        parts = rows[starts[-1] : start], rows[at : _next_break(rows, at + 1)]
        above, below = map(_columns, parts)
        others = len(above) != len(below) or not _fit(above, below)
        if others and min(map(_figures, parts)) >= LEAST_ROWS:
            starts.append(at)
            ends.append(start)
    if len(starts) == 1:
        yield candidate
        return
    x0, top, x1, bottom = candidate.box
    tops = [top, *(_above(rows, at) for at in starts[1:])]
    for begin, end in zip(tops, [*(_above(rows, at) for at in ends), bottom], strict=True):
        box = (x0, begin, x1, end)
        cells = lay_out(candidate.layout, box)
        if cells:
            yield replace(candidate, cells=cells, box=box, ruled_header=False)


def _above(rows: Sequence[Sequence[Line]], at: int) -> float:
    """The middle of the white above a row."""
    return (rows[at - 1][-1].box[3] + rows[at][0].box[1]) / 2


def _rows(candidate: Candidate) -> list[list[Line]]:
    """The lines of each row that has words, from top to bottom."""
    words: dict[int, list[Word]] = defaultdict(list)
    for cell in candidate.filled:
        words[cell.row] += cell.words
    return [lines_of(words[row]) for row in sorted(words)]


def _title(rows: Sequence[Sequence[Line]], at: int) -> int:
    """Where the titles begin that stand right above a row."""
    while at > 0 and _is_title(rows[at - 1]):
        at -= 1
    return at


def _is_title(row: Sequence[Line]) -> bool:
    return all(len(line.phrases) == 1 and not line.phrases[0].value for line in row)


def _begins(rows: Sequence[Sequence[Line]], at: int) -> bool:
    """Whether a row names columns between two rows of figures, titles above it left out."""
    above = rows[_title(rows, at) - 1]
    several = [line for line in rows[at] if len(line.phrases) > 1]
    # A row of a list that its number begins names nothing.
    named = not _has_figures(rows[at]) and bool(several) and not several[0].phrases[0].value
    return named and _has_figures(above) and _has_figures(rows[at + 1])


def _has_figures(row: Sequence[Line]) -> bool:
    return any(phrase.value for line in row for phrase in line.phrases[1:])


def _next_break(rows: Sequence[Sequence[Line]], at: int) -> int:
    while at < len(rows) and not _is_title(rows[at]) and not (at + 1 < len(rows) and _begins(rows, at)):
        at += 1
    return at


def _figures(rows: Sequence[Sequence[Line]]) -> int:
    return sum(map(_has_figures, rows))


def _columns(rows: Sequence[Sequence[Line]]) -> list[Column]:
    return find_columns([line for row in rows for line in row], by_numbers=False)


def _fit(above: Sequence[Column], below: Sequence[Column]) -> bool:
    """Whether each column of the part with fewer stands over one of the other, and none over two."""
    fewer, more = sorted((above, below), key=len)
    over = [
        [at for at, other in enumerate(more) if min(column[1], other[1]) > max(column[0], other[0])]
        for column in fewer
    ]
    return (
        len(fewer) > 1
        and all(len(places) == 1 for places in over)
        and len({places[0] for places in over}) == len(over)
    )
