"""Tables that a person types, and where a page prints what was typed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.records import Grid, GridCell, Reading
from pipeline.records.schema import box_of

ROWS = re.compile(r"\r\n|\r|\n| // ")
"""What parts the rows of a table in one cell of `corrections.csv`."""

CELLS = re.compile(r"[|\t]")
"""What parts the cells of a row."""

LEAST = 2
"""Rows and columns that a table has at least."""


def parse_typed_table(text: str) -> list[list[str]]:
    """The cells of a table as a person typed it, row by row, each row as long as the longest.

    Raises:
        ValueError: it is no table: a single row or column.
    """
    rows = [[cell.strip() for cell in CELLS.split(row.strip().strip("|"))] for row in ROWS.split(text)]
    rows = [row for row in rows if any(row)]
    width = max(map(len, rows), default=0)
    if len(rows) < LEAST or width < LEAST:
        raise ValueError(
            "is no table: its rows stand on lines of their own or are parted by ` // `, its cells by `|`"
        )
    return [row + [""] * (width - len(row)) for row in rows]


def typed_grid(rows: Sequence[Sequence[str]], page: int, reading: Reading, begin: int = 0) -> Grid:
    """A table as typed; a cell has its place where the page prints it from an offset on, else none.

    What a page prints in several places is taken once for each cell, those behind the cell before first.
    """
    texts = {known.number: known.text for known in reading.pages}
    text = texts.get(page, "")
    taken: set[int] = set()
    at, cells = begin, []
    for r, row in enumerate(rows):
        for c, typed in enumerate(row):
            span = _printed(typed, text, at, begin, taken)
            if span is not None:
                taken.add(span[0])
                at = span[1]
            cells.append(_cell(r, c, typed, page, span, reading))
    box = box_of(cell.box for cell in cells if cell.box)
    return Grid(page=page, last_page=page, cells=tuple(cells), evidence=("typed by a person",), **box)


def _printed(typed: str, text: str, at: int, begin: int, taken: set[int]) -> tuple[int, int] | None:
    """Where a cell is printed: first behind the cell before, else anywhere in the rest of the page."""
    words = [re.escape(word) for word in typed.split()]
    if not words:
        return None
    pattern = re.compile(r"(?<!\w)" + r"\s+".join(words) + r"(?!\w)")
    for start in (at, begin):
        for match in pattern.finditer(text, start):
            if match.start() not in taken:
                return match.span()
    return None


def _cell(
    row: int, column: int, text: str, page: int, span: tuple[int, int] | None, reading: Reading
) -> GridCell:
    start, end = span or (None, None)
    boxes = (
        word.box
        for word in reading.words
        if span and word.page == page and span[0] <= word.start < span[1] and word.box
    )
    return GridCell(
        row=row,
        column=column,
        last_row=row,
        last_column=column,
        text=text,
        page=page,
        start=start,
        end=end,
        **box_of(boxes),
    )
