"""Tables of OpenDocument texts and spreadsheets: their cells at their places in the grid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation

from lxml import etree

from pipeline.readers.markup_cells import MarkupCell
from pipeline.readers.office import attribute, local_name
from pipeline.readers.opendocument.grids import rows_of
from pipeline.readers.opendocument.inline import Inline
from pipeline.readers.printed import PERCENT, Unit, print_value
from pipeline.readers.sheet_notes import MOST_NOTES, Place
from pipeline.readers.sheets import MAX_CELLS

COLUMN_GROUPS = frozenset(("table-header-columns", "table-column-group", "table-columns"))
NOT_VISIBLE = frozenset(("collapse", "filter"))
"""How a row or a column is said to be hidden, by hand or by a filter."""

NUMBERS = frozenset(("float", "percentage", "currency"))

ERROR = re.compile(r"#(?:DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!)|Err:\d{3}|#[A-ZÀ-Ý]{3,10}[!?]")
"""What a formula shows that has no value, in any language; its value may be said to be 0."""

PREFIX = re.compile(r"\A[a-z]+:?=")
"""What stands before a formula: the language that it is in."""


@dataclass(frozen=True, slots=True)
class Remarks:
    """Of a sheet the cells that show an error, the formulas without a value, and the hidden rows, from 0."""

    errors: dict[Place, str] = field(default_factory=dict)
    unstored: dict[Place, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)


def find_remarks(table: etree._Element, inline: Inline) -> Remarks:
    """What somebody has to know of a sheet beside what it prints."""
    remarks = Remarks()
    number = 0
    for row, _ in rows_of(table):
        times = _repeated(row, "number-rows-repeated")
        if _is_hidden(row) and any(attribute(cell, "value-type") or len(cell) for cell in row):
            remarks.hidden_rows.update(range(number, number + min(times, MOST_NOTES)))
        column = 0
        for cell in row:
            formula = attribute(cell, "formula")
            if formula is not None:
                shown = " ".join(inline.texts(cell)).strip()
                if ERROR.fullmatch(shown):
                    remarks.errors[number, column] = shown
                elif not shown and not _has_value(cell):
                    remarks.unstored[number, column] = PREFIX.sub("", formula, count=1)
            column += _repeated(cell, "number-columns-repeated")
        number += times
    return remarks


def _has_value(cell: etree._Element) -> bool:
    values = ("value", "date-value", "time-value", "boolean-value", "string-value")
    return any(attribute(cell, name) is not None for name in values)


def table_cells(table: etree._Element, inline: Inline) -> list[MarkupCell]:
    """The cells that print something, and where a merged one ends, within the last that does.

    Rows and cells may be said to repeat a million times, as the empty ones to the end of a sheet are: those
    that print something repeat as often as a document may have cells.
    """
    cells: list[MarkupCell] = []
    columns = list(_hidden_columns(table))
    number = 0
    for row, header in rows_of(table):
        shown = [
            replace(cell, hidden=_is_hidden(row) or any(cell.column in hidden for hidden in columns))
            for cell in _row_cells(row, inline, number, header=header)
        ]
        times = _repeated(row, "number-rows-repeated")
        if shown:
            room = max(0, MAX_CELLS - len(cells)) // len(shown) + 1
            cells += shown
            for down in range(1, min(times, room)):
                cells += (replace(cell, row=number + down) for cell in shown)
        number += times
    return _clipped(cells)


def _hidden_columns(table: etree._Element) -> Iterator[range]:
    number = 0
    for column in _columns(table):
        times = _repeated(column, "number-columns-repeated")
        if _is_hidden(column):
            yield range(number, number + times)
        number += times


def _columns(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        name = local_name(child)
        if name == "table-column":
            yield child
        elif name in COLUMN_GROUPS:
            yield from _columns(child)


def _is_hidden(element: etree._Element) -> bool:
    return attribute(element, "visibility") in NOT_VISIBLE


def _row_cells(row: etree._Element, inline: Inline, number: int, *, header: bool) -> Iterator[MarkupCell]:
    column = 0
    for element in row:
        name = local_name(element)
        if name not in ("table-cell", "covered-table-cell"):
            continue
        times = _repeated(element, "number-columns-repeated")
        text = printed_text(element, inline) if name == "table-cell" else ""
        if text.strip():
            bold = [inline.styles.is_bold(child) for child in element if local_name(child) == "p"]
            for right in range(min(times, MAX_CELLS)):
                yield MarkupCell(
                    row=number,
                    column=column + right,
                    text=text,
                    row_span=_repeated(element, "number-rows-spanned"),
                    column_span=_repeated(element, "number-columns-spanned"),
                    header=header,
                    bold=bool(bold) and all(bold),
                )
        column += times


def printed_text(cell: etree._Element, inline: Inline) -> str:
    """The text of a cell; a number or a date as its exact value, for what is shown of it may be rounded."""
    kind = attribute(cell, "value-type")
    if attribute(cell, "formula") is not None:
        shown = " ".join(inline.texts(cell)).strip()
        if ERROR.fullmatch(shown):
            return shown
    if kind == "date":
        day, _, moment = (attribute(cell, "date-value") or "").partition("T")
        return f"{day} {moment[:5]}" if moment.strip("0:.Z") else day
    if kind in NUMBERS:
        try:
            value = Decimal(attribute(cell, "value") or "")
        except InvalidOperation:
            return " ".join(inline.texts(cell))
        return print_value(value, _unit(cell, kind))
    return " ".join(inline.texts(cell))


def _unit(cell: etree._Element, kind: str) -> Unit | None:
    currency = attribute(cell, "currency") if kind == "currency" else None
    return PERCENT if kind == "percentage" else Unit(currency) if currency else None


def _clipped(cells: list[MarkupCell]) -> list[MarkupCell]:
    """The cells, none of them merged with places beyond the last row and column in which a cell starts."""
    last_row = max((cell.row for cell in cells), default=0)
    last_column = max((cell.column for cell in cells), default=0)
    return [
        replace(
            cell,
            row_span=min(cell.row_span, last_row - cell.row + 1),
            column_span=min(cell.column_span, last_column - cell.column + 1),
        )
        if cell.row_span > 1 or cell.column_span > 1
        else cell
        for cell in cells
    ]


def _repeated(element: etree._Element, name: str) -> int:
    value = attribute(element, name) or ""
    return max(1, int(value)) if value.isascii() and value.isdigit() else 1
