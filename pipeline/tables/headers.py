"""Which rows of a grid are headers, which are totals, and what stands over each column."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence, Set
from operator import attrgetter

from pipeline.records import Grid, GridCell
from pipeline.records.tables import CellRole
from pipeline.tables.lines import YEAR, is_value

MOST_HEADER_ROWS = 5
"""A header has no more rows than this."""

COUNT = re.compile(r"[(\[]?(?P<mark>[a-z]|\d{1,2})[)\]]?(?:\s*=.*)?", re.IGNORECASE)
"""What counts a column, in a row of a header."""

BRACKETS = re.compile(r"\(.*\)|(?:en|in)\s.*", re.IGNORECASE)
"""A note on the unit of all figures."""

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
    rows = rows_of(grid)
    if any(cell.header for cell in grid.cells):
        marked = _while(rows, lambda row: all(cell.header for cell in row))
        return _without_groups(rows, marked, grid.n_columns)
    typed = _numeric_columns(grid)
    if typed:
        body = next((at for at, row in enumerate(rows) if _has_values(row, typed, rows)), 0)
        body = _without_groups(rows, body, grid.n_columns)
        body = next((at for at in range(1, body) if _is_named_above(rows, at, grid.n_columns)), body)
        return body if body <= MOST_HEADER_ROWS and body < len(rows) else 0
    shaded = any(reason.startswith(("bold first row", "shaded first row")) for reason in grid.evidence)
    bold = _while(rows, lambda row: all(cell.bold for cell in row))
    bold = _without_groups(rows, bold, grid.n_columns)
    if 0 < bold <= MOST_HEADER_ROWS and bold < len(rows):
        return bold
    return 1 if shaded and len(rows) > 1 else 0


_COLUMN = attrgetter("column")


def rows_of(grid: Grid) -> list[list[GridCell]]:
    """The cells with text that begin in each row, from the left."""
    rows: list[list[GridCell]] = [[] for _ in range(grid.n_rows)]
    for cell in sorted(grid.cells, key=_COLUMN):
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
    return {at for at, own in texts.items() if len(own) > 1 and _are_half_values(own)}


def _are_half_values(texts: Sequence[str]) -> bool:
    """Whether half of some texts are figures; of a long column hardly more than half is looked at."""
    values = others = 0
    for text in texts:
        if is_value(text):
            values += 1
            if 2 * values >= len(texts):
                return True
        else:
            others += 1
            if 2 * others > len(texts):
                return False
    return False


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


def _without_groups(rows: Sequence[Sequence[GridCell]], count: int, n_columns: int) -> int:
    """The number of header rows without the headings of the first group of rows below them."""
    while count > 1 and _heads_group(rows[count - 1], n_columns):
        count -= 1
    return count


def _heads_group(row: Sequence[GridCell], n_columns: int) -> bool:
    """Whether a row holds nothing but the heading of a group: in the first column, or over all of them.

    What stands over all columns in brackets is the unit of their figures.
    """
    if len(row) != 1 or row[0].column != 0:
        return False
    return row[0].last_column == 0 or (spans_all(row[0], n_columns) and not BRACKETS.fullmatch(row[0].text))


def spans_all(cell: GridCell, n_columns: int) -> bool:
    """Whether a cell stands over all columns of a table, of which there are several."""
    return n_columns > 1 and cell.column == 0 and cell.last_column >= n_columns - 1


def _is_named_above(rows: Sequence[Sequence[GridCell]], at: int, n_columns: int) -> bool:
    """Whether a row without figures is one of the body: right above it, each column has a name of its own.

    Where what it says goes on with these names, in small letters or in brackets, it is their second line.
    """
    above, row = rows[at - 1], rows[at]
    named = {cell.column for cell in above if cell.column == cell.last_column and cell.row == cell.last_row}
    return (
        named == set(range(n_columns))
        and bool(row)
        and row[0].column == 0
        and len(row) > 1
        and all(cell.text[0].isupper() for cell in row)
    )


def row_roles(rows: Sequence[Sequence[GridCell]], headers: int) -> list[CellRole]:
    """The role of each of `rows_of` a grid: `header`, `total` where its label says so, or `body`."""
    roles: list[CellRole] = []
    for number, row in enumerate(rows):
        label = row[0].text if row else ""
        if number < headers:
            roles.append("header")
        elif TOTAL.match(label.strip()) and len(row) > 1:
            roles.append("total")
        else:
            roles.append("body")
    return roles


def title_of(grid: Grid, headers: int) -> str:
    """What the header says of all columns together: it names none of them."""
    n_columns = grid.n_columns  # Counted once: it looks at every cell.
    over_all = [cell for cell in grid.cells if cell.row < headers and spans_all(cell, n_columns)]
    return " ".join(cell.text for cell in sorted(over_all, key=lambda cell: cell.row) if cell.text)


def column_headers(grid: Grid, headers: int) -> list[str]:
    """What stands over each column, from top to bottom, separated by ` / `; a title over all of them not."""
    n_columns = grid.n_columns
    over: list[list[str]] = [[] for _ in range(n_columns)]
    over_body = [cell for cell in grid.cells if cell.row < headers]
    for cell in sorted(over_body, key=lambda cell: (cell.row, cell.column)):
        if cell.text and not spans_all(cell, n_columns):
            for column in range(cell.column, min(cell.last_column + 1, n_columns)):
                over[column].append(" ".join(cell.text.split()))
    return [" / ".join(texts) for texts in over]
