"""What the rows and columns of a grid mean: roles of rows, headers and kinds of columns, values of cells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.records import Grid, GridCell
from pipeline.records.tables import CellRole
from pipeline.tables.cells import KEPT, LABELLED, TEXT, CellValue, read_cell
from pipeline.tables.contents import is_contents
from pipeline.tables.evidence import ACRONYM
from pipeline.tables.headers import column_headers, header_rows, row_roles, rows_of, title_of
from pipeline.tables.kinds import ColumnKind, column_kind
from pipeline.tables.unit_columns import lacks_unit, with_unit_columns
from pipeline.values.text_context import TextContext

OWN_ROLES = {"contents": ("title", "page"), "glossary": ("acronym", "expansion")}
"""Kinds of tables whose two columns mean the same whatever stands over them."""


@dataclass(slots=True)
class Meaning:
    """What a grid's rows and columns mean.

    `rows` are the cells with text in each row, from the left; a cell over several rows is in each of them.
    """

    grid: Grid
    roles: list[CellRole]
    headers: list[str]
    columns: list[ColumnKind]
    kind: str
    rows: list[list[GridCell]]
    _known: dict[int, dict[tuple[str, str], CellValue]] = field(default_factory=lambda: defaultdict(dict))

    @classmethod
    def of(cls, grid: Grid, setting: TextContext) -> Meaning:
        """The meaning of a grid in its document."""
        contents = is_contents(grid)
        above = 0 if contents else header_rows(grid)
        own_rows = rows_of(grid)
        roles = row_roles(own_rows, above)
        headers = column_headers(grid, above)
        caption = f"{grid.caption or ''} {title_of(grid, above)}".strip()
        rows = _covered(grid, own_rows)
        texts: list[list[str]] = [[] for _ in headers]
        body: list[list[GridCell]] = []
        for row, (role, cells) in enumerate(zip(roles, rows, strict=True)):
            if role == "body" and len(cells) > 1:
                body.append(cells)
                for cell in cells:
                    if cell.row == row and cell.column == cell.last_column:
                        texts[cell.column].append(cell.text)
        columns = [
            column_kind(header, column, caption=caption, setting=setting)
            for header, column in zip(headers, texts, strict=True)
        ]
        if any(map(lacks_unit, columns)):
            said = [{cell.column: cell.text for cell in cells} for cells in body]
            columns = with_unit_columns(columns, headers, said, setting)
        kind = _kind(grid, columns, contents=contents)
        if kind in OWN_ROLES and len(columns) == 2:
            columns = [
                replace(column, role=role) for column, role in zip(columns, OWN_ROLES[kind], strict=True)
            ]
        return cls(grid, roles, headers, columns, kind, rows)

    def value(self, cell: GridCell, setting: TextContext) -> CellValue:
        """What a cell is read as: headers, headings of sections and the labels of totals are text."""
        column = self.columns[cell.column]
        if column.kind == "text" and column.unit_at is None:
            return TEXT
        role, row = self.roles[cell.row], self.rows[cell.row]
        section = cell.last_column > cell.column or self._is_section(cell)
        if role == "header" or section or (role == "total" and row[:1] == [cell]):
            return TEXT
        label = row[0].text if row and row[0].column == 0 and row[0].row == cell.row else ""
        if column.unit_at is not None:
            unit = next((cell.text for cell in row if cell.column == column.unit_at), None)
            column = replace(
                column, printed=unit or column.printed, kind=column.kind if unit or column.unit else "number"
            )
        value = self._read(cell, column, label, setting)
        return TEXT if role == "total" and value.problem else value

    def _read(self, cell: GridCell, column: ColumnKind, label: str, setting: TextContext) -> CellValue:
        """The value of a cell; what a column says again, as long lists do dates and sums, is read once."""
        if column.unit_at is not None:
            return read_cell(cell.text, column, label=label, setting=setting)
        # Of all kinds of columns but these the label says nothing.
        said = (cell.text, label if column.kind in LABELLED else "")
        known = self._known[cell.column]
        value = known.get(said)
        if value is None:
            value = read_cell(cell.text, column, label=label, setting=setting)
            if len(known) < KEPT:
                known[said] = value
        return value

    def _is_section(self, cell: GridCell) -> bool:
        """Whether a cell is the only one in its rows that says something: the heading of a section."""
        if len(self.columns) == 1 or (cell.row == cell.last_row and len(self.rows[cell.row]) > 1):
            return False
        rows = self.rows[cell.row : cell.last_row + 1]
        return all(other is cell for row in rows for other in row)


def _covered(grid: Grid, own_rows: list[list[GridCell]]) -> list[list[GridCell]]:
    """The cells with text that each row has or that reach into it, from the left."""
    if all(cell.row == cell.last_row for cell in grid.cells):
        return own_rows
    rows: list[list[GridCell]] = [[] for _ in range(grid.n_rows)]
    for cell in sorted(grid.cells, key=lambda cell: cell.column):
        if cell.text:
            for row in range(cell.row, cell.last_row + 1):
                rows[row].append(cell)
    return rows


def _kind(grid: Grid, columns: Sequence[ColumnKind], *, contents: bool) -> str:
    if contents:
        return "contents"
    first = [cell.text for cell in grid.cells if cell.column == 0 and cell.text]
    acronyms = sum(ACRONYM.fullmatch(text) is not None for text in first)
    text_only = len(columns) > 1 and all(column.kind == "text" for column in columns[1:])
    listed = len(columns) == 2 and acronyms >= 0.7 * len(first) and len(first) > 3
    if text_only and (columns[0].role == "acronym" or listed):
        return "glossary"
    if any(column.kind == "reference" for column in columns):
        return "agreements"
    return "data"
