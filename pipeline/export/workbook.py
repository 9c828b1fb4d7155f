"""A workbook: a sheet a table with filters, number and date formats and frozen headers, and a dictionary."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter

from pipeline.export.source import OpenArchive
from pipeline.export.values import plain
from pipeline.records.schema import columns

LONGEST_SHEET = 1_048_576
"""Rows that a sheet of a workbook holds, the header among them."""

LONGEST_CELL = 32_767
"""Characters that a cell holds."""

EXACT_DIGITS = 15
"""Digits of a number that a spreadsheet keeps."""

WIDTHS = {"text": 60, "description": 60, "context": 60, "title": 50, "name": 40}


def write_xlsx(source: OpenArchive, folder: Path) -> list[Path]:
    """Write all tables into `archive.xlsx`; what a sheet cannot hold goes on in the next. Gives the path."""
    path = folder / "archive.xlsx"
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(path, options) as book:
        looks = {
            "header": book.add_format({"bold": True, "bottom": 1}),
            "date": book.add_format({"num_format": "yyyy-mm-dd"}),
            "number": book.add_format({"num_format": "#,##0.##########"}),
        }
        _dictionary(book, source, looks)
        for name, record in source.tables.items():
            names = [c.name for c in columns(record)]
            sheet, line, part = _sheet(book, name, names, looks), 1, 1
            for row in source.records(record):
                if line == LONGEST_SHEET:
                    _finish(sheet, names, line)
                    part += 1
                    sheet, line = _sheet(book, f"{name}-{part}", names, looks), 1
                for at, column in enumerate(names):
                    _write(sheet, line, at, getattr(row, column), looks)
                line += 1
            _finish(sheet, names, line)
    return [path]


def _dictionary(book: Any, source: OpenArchive, looks: dict[str, Any]) -> None:
    names = ["table", "column", "type", "description", "unit", "references"]
    sheet = _sheet(book, "dictionary", names, looks)
    line = 1
    for table, record in source.tables.items():
        for c in columns(record):
            cells = (table, c.name, c.affinity.lower(), c.description, c.unit, c.references)
            for at, value in enumerate(cells):
                _write(sheet, line, at, value, looks)
            line += 1
    _finish(sheet, names, line)


def _sheet(book: Any, name: str, names: list[str], looks: dict[str, Any]) -> Any:
    sheet = book.add_worksheet(name[:31])
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    for at, column in enumerate(names):
        sheet.set_column(at, at, WIDTHS.get(column, 18))
        sheet.write_string(0, at, column, looks["header"])
    return sheet


def _finish(sheet: Any, names: list[str], lines: int) -> None:
    sheet.autofilter(0, 0, max(lines - 1, 0), len(names) - 1)


def _write(sheet: Any, line: int, at: int, value: Any, looks: dict[str, Any]) -> None:
    """A cell: a number as a number, unless a spreadsheet would not keep all its digits."""
    if value is None:
        return
    if isinstance(value, date):
        sheet.write_datetime(line, at, value, looks["date"])
    elif isinstance(value, int | float) and not isinstance(value, bool):
        sheet.write_number(line, at, value)
    elif isinstance(value, Decimal) and len(value.as_tuple().digits) <= EXACT_DIGITS:
        sheet.write_number(line, at, value, looks["number"])
    else:
        sheet.write_string(line, at, str(plain(value))[:LONGEST_CELL])
