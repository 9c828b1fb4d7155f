"""Tables as checks look at them: rows, columns, and the figures in their cells."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from operator import attrgetter
from typing import Any

from pipeline.checks.kit.figures import Figure, figure_of_cell
from pipeline.checks.kit.numbering import rows_of_numbers
from pipeline.checks.kit.wording import Value, say
from pipeline.language import LANGUAGES, words_of
from pipeline.records import Cell, Table, TableColumn
from pipeline.records.once import made_once

SUMMABLE = frozenset({"amount", "integer", "number"})
"""Kinds of cells whose figures may be added up."""

MOST_NEAR = 8
"""Columns that are tried as those that another is computed from; in a wide sheet they stand beside it."""

Row = dict[int, Cell]

_SCALED = re.compile(
    "|".join(
        (
            r"(?i)\(000s?\)|\b000s\b|\(1[, .]000s?\)",
            *(words for code in LANGUAGES if (words := words_of(code).tables.scaled)),
        )
    )
)
_FIGURE = re.compile(r"\d")
_TWO_FIGURES = re.compile(r"\A[-(]?\d[\d.,  ]*\)?\s*\n\s*[-(]?\d[\d.,  ]*\)?\Z|\A\d{1,2} \d{1,2}\Z")
_LAST_GROUPS = re.compile(r"0\d\d(?!\d)")
_GROUPS = re.compile(r"\d[ .,\u00a0\u202f]\d")
_FIRST_GROUP = re.compile(r"[-+(]?\d{1,3}")
_WORD = re.compile(r"[^\W\d_]{3}")
_GROUPED_TO_THE_END = re.compile(r"[-(+]?\d{1,3}(?P<sign>[.,])\d{3}(?:(?P=sign)\d{3})*(?P=sign)\d{1,2}\)?")
_TENTHS = re.compile(r"\d[.,]\d\Z")
_LAST_DIGITS = re.compile(r"\d{1,2}")
LONGEST_NAME = 80
"""Characters of a column's name in a sentence."""

LEAST_LARGE = 1000
"""A figure of a table from here on says that it tells thousands as well, where others of its document do."""

LEAST_CUT = 2
"""Columns in which a figure seems to go on in the row below before those two rows are one."""


@dataclass(frozen=True)
class TableView:
    """A table with its columns and cells, and the figures in them."""

    table: Table
    columns: dict[int, TableColumn]
    cells: tuple[Cell, ...]
    amount_ids: Mapping[str, str]
    may_go_on: bool = False
    """Whether it may be the rest of a table of the page before."""
    in_thousands: bool = False
    """Whether other tables of its document say that they tell thousands or millions."""

    @cached_property
    def rows(self) -> dict[int, Row]:
        """The cells below the header, by row and column, without rows that number the columns."""
        rows: dict[int, Row] = defaultdict(CellsOfRow)
        for cell in sorted(self.cells, key=attrgetter("row", "column")):
            if cell.role != "header":
                rows[cell.row][cell.column] = cell
        numbers = rows_of_numbers(rows)
        return {number: row for number, row in rows.items() if number not in numbers}

    @cached_property
    def body_rows(self) -> list[Row]:
        """The rows that are neither header nor total."""
        return [row for row in self.rows.values() if all(cell.role == "body" for cell in row.values())]

    @cached_property
    def cell_by_id(self) -> dict[str, Cell]:
        """Every cell by id."""
        return {cell.id: cell for cell in self.cells}

    def header(self, column: int) -> str:
        """The header of a column, empty where it has none."""
        return self.columns[column].header if column in self.columns else ""

    @cached_property
    def headers(self) -> tuple[str, ...]:
        """Of its columns, from left to right."""
        return tuple(column.header for _, column in sorted(self.columns.items()))

    @cached_property
    def shape(self) -> tuple[str | None, ...]:
        """The kinds of its columns, from left to right: those of a table that goes on are the same."""
        return tuple(column.kind for _, column in sorted(self.columns.items()))

    def may_continue(self, other: TableView) -> bool:
        """Whether it may be the rest of a table: with its columns, and no headers of its own.

        A table whose last row is a total has ended.
        """
        last = other.rows[max(other.rows)] if other.rows else {}
        closed = any(cell.role == "total" for cell in last.values())
        headed = any(own and own != theirs for own, theirs in zip(self.headers, other.headers, strict=False))
        return self.shape == other.shape and not closed and not headed

    def called(self, column: int) -> Value:
        """What a sentence calls a column: by its header, else by its number from the left.

        Of long headers above each other the lowest are enough, and of a longer one its beginning.
        """
        return shortened(self.header(column)) or say("column {number}", number=column + 1)

    def unit(self, column: int) -> str | None:
        """ISO 4217 or `%` of a column; None for others."""
        unit = self.columns[column].unit if column in self.columns else None
        return unit if unit and (unit == "%" or (len(unit) == 3 and unit.isupper())) else None

    def column_with(self, role: str) -> int | None:
        """The first column that has a role."""
        return next((n for n, column in sorted(self.columns.items()) if column.role == role), None)

    @cached_property
    def numeric(self) -> list[int]:
        """The columns of figures that may be added up, from left to right."""
        return [n for n, column in sorted(self.columns.items()) if column.kind in SUMMABLE]

    def near(self, column: int) -> list[int]:
        """The other columns of figures that stand nearest to one, in order: what it may be computed from."""
        others = sorted((n for n in self.numeric if n != column), key=lambda n: abs(n - column))
        return sorted(others[:MOST_NEAR])

    def figure(self, cell: Cell | None) -> Figure | None:
        """The figure in a cell; None where there is none or it could not be read."""
        return None if cell is None else self._figures.get(cell.id)

    @cached_property
    def _figures(self) -> dict[str, Figure]:
        whole = self.says_scale or (self.in_thousands and self._has_large)
        scaled = {n for n in self.columns if whole or _SCALED.search(self.header(n))}
        figures = {
            cell.id: figure_of_cell(
                cell,
                cell.value,
                self.table.document_id,
                self.amount_ids.get(cell.id),
                scaled=cell.column in scaled,
            )
            for cell in self.cells
            if cell.value is not None and cell.column_span == 1 and not _is_misprinted(cell)
        }
        if all(figure.value or not figure.place for figure in figures.values()):
            return figures
        places: dict[int, Decimal] = {}
        for cell in self.cells:
            if cell.value and cell.place and cell.id in figures:
                places[cell.row] = min(cell.place, places.get(cell.row, cell.place))
        # A bare nought among decimals is as exact as they are.
        for cell in self.cells:
            figure = figures.get(cell.id)
            if figure and not figure.value and figure.place:
                figures[cell.id] = replace(
                    figure, place=min(figure.place, places.get(cell.row, figure.place))
                )
        return figures

    @cached_property
    def says_scale(self) -> bool:
        """Whether its caption, or the header above its labels, says that it tells thousands or millions."""
        labels = (column.header for column in self.columns.values() if column.kind not in SUMMABLE)
        return any(_SCALED.search(text) for text in (self.table.caption or "", *labels))

    @cached_property
    def _has_large(self) -> bool:
        return any(
            cell.value is not None and abs(cell.value) >= LEAST_LARGE
            for cell in self.cells
            if cell.kind in SUMMABLE and cell.role != "header"
        )

    @cached_property
    def is_ragged(self) -> bool:
        """Whether rows or columns ran into each other: a figure covers several or is cut, a cell has two."""
        numeric = set(self.numeric)
        return self._has_cut_rows or any(
            (cell.value is not None and cell.kind in SUMMABLE and max(cell.row_span, cell.column_span) > 1)
            or (cell.column in numeric and cell.value is None and _TWO_FIGURES.search(cell.text.strip()))
            or self._is_cut(cell)
            for cell in self.cells
            if cell.role != "header"
        )

    @cached_property
    def _has_cut_rows(self) -> bool:
        """Whether figures go on in the row below, in several columns: `3.868.924,6` above `2`."""
        pairs = zip(self.rows.values(), list(self.rows.values())[1:], strict=False)
        return any(
            sum(
                bool(_TENTHS.search(above[n].text.strip()) and _LAST_DIGITS.fullmatch(below[n].text.strip()))
                for n in self.numeric
                if n in above and n in below
            )
            >= LEAST_CUT
            for above, below in pairs
        )

    def _is_cut(self, cell: Cell) -> bool:
        """Whether a cell holds the last groups of a figure that begins in the one before: `18 | 023,56`."""
        if not _LAST_GROUPS.match(cell.text.strip()):
            return False
        before = self.rows.get(cell.row, {}).get(cell.column - 1)
        return (
            before is not None
            and bool(_FIRST_GROUP.fullmatch(before.text.strip()))
            and (cell.column in self._grouped or not cell.text.strip().isdigit())
        )

    @cached_property
    def _grouped(self) -> frozenset[int]:
        """The columns of which a figure has groups or decimals: in the others `021` is a code."""
        return frozenset(cell.column for cell in self.cells if _GROUPS.search(cell.text))

    @cached_property
    def memo(self) -> dict[str, Any]:
        """What a check made of the table, by the name of what it is, for others that ask the same."""
        return {}

    def is_summable(self, cell: Cell) -> bool:
        """Whether a cell holds a figure to add up, also where a percentage in its row hid its kind."""
        column = self.columns.get(cell.column)
        mistaken = cell.kind == "percent" and "%" not in cell.text and column is not None
        return cell.kind in SUMMABLE or (mistaken and column is not None and column.kind in SUMMABLE)

    @cached_property
    def with_figures(self) -> frozenset[int]:
        """The columns of figures that may be added up, by their kind or by that of one of their cells."""
        cells = {cell.column for cell in self.cells if cell.kind in SUMMABLE}
        return frozenset(cells.union(self.numeric))

    def is_unread(self, cell: Cell | None) -> bool:
        """Whether a cell prints a figure, alone or with others, that was not read as one."""
        if cell is not None and self.is_summable(cell) and _is_misprinted(cell):
            return True
        if cell is None or cell.value is not None or not cell.text.strip(" -–—"):
            return False
        column = self.columns.get(cell.column)
        numeric = column is not None and column.kind in SUMMABLE
        return cell.kind in SUMMABLE or (
            numeric and bool(_FIGURE.search(cell.text)) and not _WORD.search(cell.text)
        )


def _is_misprinted(cell: Cell) -> bool:
    """Whether the sign that groups the digits of a figure stands before its decimals, too.

    `14.297.460.83`, of which nobody knows whether its last sign is a decimal one.
    """
    return bool(_GROUPED_TO_THE_END.fullmatch(cell.text.strip()))


def shortened(header: str) -> str:
    """The lowest of headers above each other that a sentence has room for."""
    name, *above = reversed(header.split(" / "))
    for part in above:
        if len(part) + 3 + len(name) > LONGEST_NAME:
            break
        name = f"{part} / {name}"
    return name if len(name) <= LONGEST_NAME else name[:LONGEST_NAME].rsplit(" ", 1)[0] + " …"


class CellsOfRow(dict[int, Cell]):
    """A row of a table that is complete: most checks ask for its label."""

    @made_once
    def label(self) -> str:
        """The words before its figures."""
        return _label(self)


def label_of(row: Row) -> str:
    """The words of a row before its figures."""
    return row.label if isinstance(row, CellsOfRow) else _label(row)


def _label(row: Row) -> str:
    words: list[str] = []
    for column in sorted(row):
        cell = row[column]
        if len(words) == 2 or (words and cell.value is not None and cell.kind in SUMMABLE):
            break
        words.append(cell.text.strip())
    return " ".join(" ".join(filter(None, words)).split())
