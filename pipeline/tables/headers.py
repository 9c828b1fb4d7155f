"""Which rows of a grid are headers, which are totals, and what stands over each column."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence, Set

from pipeline.records import Grid, GridCell
from pipeline.records.tables import CellRole
from pipeline.tables.lines import YEAR, is_value

MOST_HEADER_ROWS = 5
"""A header has no more rows than this."""

COUNT = re.compile(r"[(\[]?(?P<mark>[a-z]|\d{1,2})[)\]]?(?:\s*=.*)?", re.IGNORECASE)
"""What counts a column, in a row of a header."""

TOTAL = re.compile(
    r"(?:sous[- ]?totaux|sous[- ]?total|totaux|total|ensemble|grand total|sub-?total|cumul|montant total)\b"
    r"(?!\s+(?:des?|du|d')\s+\w+\s+\w+\s+\w+\s+\w+)",
    re.IGNORECASE,
)


def header_rows(grid: Grid) -> int:
    """How many rows stand over the body: those that markup calls headers, else those before the values.

    In a table of words a first row that is bold, or that the finder saw shaded, is its header.
    """
    if grid.header_rows is not None:
        return grid.header_rows
    rows = _by_row(grid)
    if any(cell.header for cell in grid.cells):
        return _while(rows, lambda row: all(cell.header for cell in row))
    typed = _numeric_columns(grid)
    if typed:
        body = next((at for at, row in enumerate(rows) if _has_values(row, typed, rows)), 0)
        while body > 1 and _heads_group(rows[body - 1]):
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


def _numeric_columns(grid: Grid) -> set[int]:
    """The columns behind the first in which half of what stands there is a figure."""
    texts: dict[int, list[str]] = defaultdict(list)
    for cell in grid.cells:
        if cell.text and cell.column == cell.last_column > 0:
            texts[cell.column].append(cell.text)
    return {at for at, own in texts.items() if len(own) > 1 and sum(map(is_value, own)) >= 0.5 * len(own)}


def counts_columns(texts: Sequence[str]) -> bool:
    """Whether a row counts the columns below it: `1`, `2`, `3 = 1 + 2`, or `(a)`, `(b)`, `(c)`."""
    marks = [COUNT.fullmatch(text.strip()) for text in texts if text.strip()]
    if len(marks) < 3 or not all(marks):
        return False
    said = [mark["mark"].lower() for mark in marks if mark]
    places = [int(mark) if mark.isdigit() else ord(mark) for mark in said]
    return places == list(range(places[0], places[0] + len(places))) and places[0] in (
        0,
        1,
        2,
        ord("a"),
        ord("b"),
    )


def _has_values(row: Sequence[GridCell], typed: Set[int], rows: Sequence[Sequence[GridCell]]) -> bool:
    """Whether a row has numbers in numeric columns; years over other numbers are a header, as counts are."""
    values = [cell for cell in row if cell.column in typed and is_value(cell.text)]
    if values and row[0].row > 0 and counts_columns([cell.text for cell in row]):
        return False
    if values and all(YEAR.fullmatch(cell.text) for cell in values):
        columns = {cell.column for cell in values}
        below = [
            cell.text
            for other in rows
            for cell in other
            if cell.column in columns and cell.row > row[0].row and is_value(cell.text)
        ]
        return sum(YEAR.fullmatch(text) is not None for text in below) >= 0.5 * len(below)
    return bool(values) and len(values) >= 0.4 * sum(cell.column in typed for cell in row)


def _heads_group(row: Sequence[GridCell]) -> bool:
    """Whether a row holds nothing but the heading of a group, in the first column."""
    return len(row) == 1 and row[0].column == row[0].last_column == 0


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
    n_columns = grid.n_columns
    over: list[list[str]] = [[] for _ in range(n_columns)]
    for cell in sorted(grid.cells, key=lambda cell: (cell.row, cell.column)):
        if cell.row < headers and cell.text:
            for column in range(cell.column, min(cell.last_column + 1, n_columns)):
                over[column].append(" ".join(cell.text.split()))
    return [" / ".join(texts) for texts in over]
