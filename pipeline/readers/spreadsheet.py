"""Excel workbooks, new and old: the values of their cells, formulas' included, one page for each sheet.

What is drawn on the sheets of an XLSX, text boxes, diagrams and the figures of charts, follows their cells.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from pipeline.readers.drawings import Drawing, sheet_drawings
from pipeline.readers.formats import EXCEL, EXCEL_97
from pipeline.readers.markup_cells import MarkupCell
from pipeline.readers.office import open_package
from pipeline.readers.printed import print_value
from pipeline.readers.sheet_notes import notes_of
from pipeline.readers.sheets import Sheet, read_sheets
from pipeline.readers.source import PROTECTED, Source, UnreadableError
from pipeline.readers.workbook_formats import SheetFormats, find_formats, sheet_parts
from pipeline.records import Reading

MAX_AREA = 4_000_000
"""Places between the first and the last cell of a sheet: calamine keeps them all, the empty ones too."""

DAMAGED = "the workbook is damaged"


def read_workbook(source: Source) -> Reading:
    """Read a workbook: XLSX, XLSB or XLS, with macros or without (they are not looked at).

    Raises:
        UnreadableError: it is damaged, protected by a password, or unpacks to too much.
    """
    formats: Mapping[str, SheetFormats] = {}
    drawn: Mapping[str, tuple[Drawing, ...]] = {}
    media_type = EXCEL_97
    if zipfile.is_zipfile(source.path):
        media_type = EXCEL
        with open_package(source.path) as package:
            formats = find_formats(package)
            parts = sheet_parts(package).items()
            drawn = {name: tuple(sheet_drawings(package, part)) for name, part in parts}
    with _failures(), load_workbook(source.path) as workbook:
        sheets = [replace(s, drawings=drawn.get(s.name, ())) for s in _sheets(workbook, formats)]
    return read_sheets(source.document(media_type), sheets)


def _sheets(workbook: CalamineWorkbook, formats: Mapping[str, SheetFormats]) -> Iterator[Sheet]:
    for number, about in enumerate(workbook.sheets_metadata):
        known = formats.get(about.name, SheetFormats())
        if about.typ != SheetTypeEnum.WorkSheet:
            yield Sheet(about.name)
        elif known.area > MAX_AREA:
            yield Sheet(about.name, problem="the cells of the sheet are spread too far apart")
        else:
            hidden = about.visible != SheetVisibleEnum.Visible
            yield _sheet(workbook, number, about.name, known, hidden=hidden)


def _sheet(workbook: CalamineWorkbook, number: int, name: str, known: SheetFormats, *, hidden: bool) -> Sheet:
    try:
        with _failures():
            cells = list(_cells(workbook.get_sheet_by_index(number), known, hidden=hidden))
    except UnreadableError as error:
        return Sheet(name, problem=str(error))
    notes = notes_of(known.errors, known.unstored, known.hidden_rows, hidden=hidden)
    return Sheet(name, cells, notes=notes)


def _cells(sheet: CalamineSheet, known: SheetFormats, *, hidden: bool) -> Iterator[MarkupCell]:
    """The cells with a value, and those that show an error; of merged ones only the first has it."""
    for (row, column), error in known.errors.items():
        yield MarkupCell(row=row, column=column, text=error, hidden=hidden or known.is_hidden(row, column))
    if sheet.start is None or sheet.end is None:
        return
    top, left = sheet.start
    bottom, right = sheet.end
    merged = dict(sheet.merged_cell_ranges or ())
    covered = {
        (row, column)
        for (first_row, first_column), (last_row, last_column) in merged.items()
        for row in range(first_row, min(last_row, bottom) + 1)
        for column in range(first_column, min(last_column, right) + 1)
    } - merged.keys()
    for row, values in enumerate(sheet.to_python(), start=top):
        for column, value in enumerate(values, start=left):
            if value == "" or (row, column) in covered or (row, column) in known.errors:
                continue
            last_row, last_column = merged.get((row, column), (row, column))
            yield MarkupCell(
                row=row,
                column=column,
                text=print_value(value, known.units.get((row, column))),
                hidden=hidden or known.is_hidden(row, column),
                row_span=max(1, min(last_row, bottom) - row + 1),
                column_span=max(1, min(last_column, right) - column + 1),
            )


@contextmanager
def _failures() -> Iterator[None]:
    """What calamine raises, in an archivist's words."""
    try:
        yield
    except PasswordError as error:
        raise UnreadableError(PROTECTED) from error
    except (CalamineError, OSError, ValueError, OverflowError, LookupError) as error:
        raise UnreadableError(DAMAGED) from error
    except BaseException as error:
        # A panic of the library arrives as an exception whose class cannot be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise UnreadableError(DAMAGED) from error
