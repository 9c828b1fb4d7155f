"""Cells of tables as markup gives them, without the rows and columns in which nothing is printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from pipeline.records.record import Frozen


class MarkupCell(Frozen, kw_only=True):
    """A cell of a table as its markup gives it; rows and columns from 0, spans from 1."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    header: bool = False
    bold: bool = False
    hidden: bool = False


def condensed(cells: Sequence[MarkupCell]) -> Sequence[MarkupCell]:
    """The cells of a table without rows in which no text starts, and columns that only merged cells cover.

    Rows of white space part others by sight alone; forms are drawn over many narrow columns, of which each
    cell takes several. A column that nothing covers stays: it may be there to be filled in.
    """
    n_rows = max((cell.row + cell.row_span for cell in cells), default=0)
    n_columns = max((cell.column + cell.column_span for cell in cells), default=0)
    rows = {cell.row for cell in cells if cell.text}
    columns = {cell.column for cell in cells if cell.text}
    if len(columns) < n_columns:
        columns |= set(range(n_columns)) - _covered(cells)
    if len(rows) == n_rows and len(columns) == n_columns:
        return cells
    row_at, column_at = _places(rows, n_rows), _places(columns, n_columns)
    moved = (
        replace(
            cell,
            row=row_at[cell.row],
            column=column_at[cell.column],
            row_span=row_at[cell.row + cell.row_span] - row_at[cell.row],
            column_span=column_at[cell.column + cell.column_span] - column_at[cell.column],
        )
        for cell in cells
    )
    return [cell for cell in moved if cell.row_span and cell.column_span]


def _covered(cells: Sequence[MarkupCell]) -> set[int]:
    """The columns over which a cell with text reaches that starts left of them."""
    spans = {(cell.column, cell.column_span) for cell in cells if cell.text and cell.column_span > 1}
    return {column for start, span in spans for column in range(start + 1, start + span)}


def _places(kept: set[int], n: int) -> list[int]:
    """For each line the number of those kept before it."""
    return [0, *accumulate(int(at in kept) for at in range(n))]
