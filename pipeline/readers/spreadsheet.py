"""Excel workbooks, new and old: the values of their cells, formulas' included, one page for each sheet."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    load_workbook,
)

from pipeline.readers.formats import EXCEL, EXCEL_97
from pipeline.readers.office import open_package
from pipeline.readers.page_text import MarkupCell
from pipeline.readers.printed import Unit, print_value
from pipeline.readers.sheets import Sheet, read_sheets
from pipeline.readers.source import PROTECTED, Source, UnreadableError
from pipeline.readers.workbook_formats import SheetFormats, find_formats
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
    media_type = EXCEL_97
    if zipfile.is_zipfile(source.path):
        media_type = EXCEL
        with open_package(source.path) as package:
            formats = find_formats(package)
    with _failures(), load_workbook(source.path) as workbook:
        return read_sheets(source.document(media_type), list(_sheets(workbook, formats)))


def _sheets(workbook: CalamineWorkbook, formats: Mapping[str, SheetFormats]) -> Iterator[Sheet]:
    for number, about in enumerate(workbook.sheets_metadata):
        known = formats.get(about.name, SheetFormats())
        if about.typ != SheetTypeEnum.WorkSheet:
            yield Sheet(about.name)
        elif known.area > MAX_AREA:
            yield Sheet(about.name, problem="the cells of the sheet are spread too far apart")
        else:
            yield _sheet(workbook, number, about.name, known.units)


def _sheet(
    workbook: CalamineWorkbook, number: int, name: str, units: Mapping[tuple[int, int], Unit]
) -> Sheet:
    try:
        with _failures():
            return Sheet(name, list(_cells(workbook.get_sheet_by_index(number), units)))
    except UnreadableError as error:
        return Sheet(name, problem=str(error))


def _cells(sheet: CalamineSheet, units: Mapping[tuple[int, int], Unit]) -> Iterator[MarkupCell]:
    """The cells with a value; of those that are merged only the first one has it."""
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
            if value == "" or (row, column) in covered:
                continue
            last_row, last_column = merged.get((row, column), (row, column))
            yield MarkupCell(
                row=row,
                column=column,
                text=print_value(value, units.get((row, column))),
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
