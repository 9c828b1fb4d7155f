"""Which rows of a grid are headers, which are totals, and what stands over each column."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pipeline.records import Grid, GridCell
from pipeline.records.tables import CellRole
from pipeline.tables.lines import YEAR, is_value

MOST_HEADER_ROWS = 5
"""A header has no more rows than this."""

TOTAL = re.compile(
    r"(?:sous[- ]?totaux|sous[- ]?total|totaux|total|ensemble|grand total|sub-?total|cumul|montant total)\b"
    r"(?!\s+(?:des?|du|d')\s+\w+\s+\w+\s+\w+\s+\w+)",
    re.IGNORECASE,
)


def header_rows(grid: Grid) -> int:
    """How many rows stand over the body: those that markup calls headers, else those before the values.

    In a table of words a first row that is bold, or that the finder saw shaded, is its header.
    """
    rows = _by_row(grid)
    if any(cell.header for cell in grid.cells):
        return _while(rows, lambda row: all(cell.header for cell in row))
    typed = [column for column in range(grid.n_columns) if _is_numeric(grid, column)]
    if typed:
        body = next((at for at, row in enumerate(rows) if _has_values(row, typed, rows)), 0)
        while body > 1 and len(rows[body - 1]) == 1 and not _spans(rows[body - 1][0]):
            body -= 1
        return body if body <= MOST_HEADER_ROWS and body < len(rows) else 0
    marked = any(reason.startswith(("bold first row", "shaded first row")) for reason in grid.evidence)
    bold = _while(rows, lambda row: all(cell.bold for cell in row))
    if 0 < bold <= MOST_HEADER_ROWS and bold < len(rows):
        return bold
    return 1 if marked and len(rows) > 1 else 0


def _by_row(grid: Grid) -> list[list[GridCell]]:
    rows: list[list[GridCell]] = [[] for _ in range(grid.n_rows)]
    for cell in sorted(grid.cells, key=lambda cell: cell.column):
        if cell.text:
            rows[cell.row].append(cell)
    return rows


def _while(rows: Sequence[Sequence[GridCell]], holds: Callable[[Sequence[GridCell]], bool]) -> int:
    count = 0
    for row in rows:
        if not row or not holds(row):
            break
        count += 1
    return count if count < len(rows) else 0


def _is_numeric(grid: Grid, column: int) -> bool:
    texts = [c.text for c in grid.cells if c.column == c.last_column == column and c.text]
    return column > 0 and len(texts) > 1 and sum(map(is_value, texts)) >= 0.5 * len(texts)


def _has_values(row: Sequence[GridCell], typed: Sequence[int], rows: Sequence[Sequence[GridCell]]) -> bool:
    """Whether a row has numbers in numeric columns; years over other numbers are a header."""
    values = [cell for cell in row if cell.column in typed and is_value(cell.text)]
    years = [cell for cell in values if YEAR.fullmatch(cell.text)]
    if years and len(years) == len(values):
        below = [
            c.text for other in rows for c in other if c.column == years[0].column and c.row > years[0].row
        ]
        return any(YEAR.fullmatch(text) for text in below)
    return bool(values) and len(values) >= 0.4 * sum(cell.column in typed for cell in row)


def _spans(cell: GridCell) -> bool:
    return cell.last_column > cell.column


def row_roles(grid: Grid, headers: int) -> list[CellRole]:
    """The role of each row: `header`, `total` where its label says so, or `body`."""
    roles: list[CellRole] = []
    for number, row in enumerate(_by_row(grid)):
        label = next((cell.text for cell in row), "")
        if number < headers:
            roles.append("header")
        elif TOTAL.match(label.strip()) and len(row) > 1:
            roles.append("total")
        else:
            roles.append("body")
    return roles


def column_headers(grid: Grid, headers: int) -> list[str]:
    """What stands over each column, from top to bottom, separated by ` / `."""
    over: list[list[str]] = [[] for _ in range(grid.n_columns)]
    for cell in sorted(grid.cells, key=lambda cell: (cell.row, cell.column)):
        if cell.row < headers and cell.text:
            for column in range(cell.column, min(cell.last_column + 1, grid.n_columns)):
                over[column].append(" ".join(cell.text.split()))
    return [" / ".join(texts) for texts in over]
