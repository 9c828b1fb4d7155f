"""Tables of one design below each other, found as one: each has the header again, a title above it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from pipeline.tables.candidates import Candidate, LaidCell, squeezed
from pipeline.tables.lines import bounds, in_order, is_value, sides
from pipeline.tables.settings import SETTINGS


def parted_at_headers(candidate: Candidate) -> Iterator[Candidate]:
    """The tables of a candidate: a new one begins where its header stands again, below titles by themselves.

    A title is kept as a row where the first table has one, else it stands above its table.
    """
    rows = _rows(candidate)
    first = next((at for at, row in enumerate(rows) if _names(row)), len(rows))
    starts = [0]
    ends: list[int] = []
    for at in range(first + 2, len(rows)):
        titles = _titles(rows, at)
        if rows[at] == rows[first] and titles and not _spanned(candidate, at - titles):
            ends.append(at - titles)
            starts.append(at - min(titles, first))
    if not ends:
        yield candidate
        return
    for start, end in zip(starts, [*ends, len(rows)], strict=True):
        cells = squeezed([cell for cell in candidate.cells if start <= cell.row and cell.last_row < end])
        words = [word for cell in cells for word in cell.words]
        _, top, _, bottom = bounds(map(sides, words))
        x0, _, x1, _ = candidate.box
        yield replace(candidate, cells=cells, box=(x0, top - 1, x1, bottom + 1))


def _rows(candidate: Candidate) -> list[dict[int, str]]:
    """What stands in each row, by column."""
    rows: list[dict[int, str]] = [{} for _ in range(candidate.n_rows)]
    texts: dict[tuple[int, int], list[LaidCell]] = defaultdict(list)
    for cell in candidate.filled:
        texts[cell.row, cell.column].append(cell)
    for (row, column), cells in texts.items():
        words = in_order([word for cell in cells for word in cell.words])
        rows[row][column] = " ".join(word.text for word in words)
    return rows


def _names(row: dict[int, str]) -> bool:
    """Whether a row names so many columns as make a table."""
    return len(row) >= SETTINGS.many_columns and not any(map(is_value, row.values()))


def _titles(rows: list[dict[int, str]], at: int) -> int:
    """How many rows right above one hold one cell each, without figures."""
    count = 0
    for row in rows[at - 1 : 0 : -1]:
        if len(row) > 1 or any(map(is_value, row.values())):
            break
        count += 1
    return count


def _spanned(candidate: Candidate, at: int) -> bool:
    """Whether a cell reaches over the upper side of a row."""
    return any(cell.row < at <= cell.last_row for cell in candidate.filled)
