"""What calamine does not tell of an XLSX sheet: its extent, formats, errors, lost values, hidden parts."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field

from lxml import etree

from pipeline.readers.office import Package, attribute, child_named, local_name
from pipeline.readers.printed import PERCENT, Unit, unit_of
from pipeline.readers.sheet_notes import Place
from pipeline.readers.source import UnreadableError

BUILT_IN: dict[int, Unit] = {9: PERCENT, 10: PERCENT, 17: Unit(date_part="month")}
"""The number formats that every workbook has and that print the same whatever the country."""

REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")


@dataclass(slots=True)
class SheetFormats:
    """The rows and columns, from 0, between which a sheet has values, and what its cells show.

    `units` are the number formats of cells that need one to be printed, `errors` what they show in place of a
    value, `unstored` the formulas that nobody has computed; hidden rows and columns hide their cells.
    """

    first_row: int = 0
    first_column: int = 0
    last_row: int = -1
    last_column: int = -1
    units: dict[Place, Unit] = field(default_factory=dict)
    errors: dict[Place, str] = field(default_factory=dict)
    unstored: dict[Place, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)

    def is_hidden(self, row: int, column: int) -> bool:
        """Whether the row or the column of a place is hidden."""
        return row in self.hidden_rows or any(first <= column <= last for first, last in self.hidden_columns)

    @property
    def area(self) -> int:
        """How many places there are between the first and the last cell."""
        return (self.last_row - self.first_row + 1) * (self.last_column - self.first_column + 1)

    def add(self, row: int, column: int, unit: Unit | None) -> None:
        """Take note of a cell with a value."""
        if self.last_row < 0:
            self.first_row, self.first_column = row, column
        self.first_row, self.last_row = min(self.first_row, row), max(self.last_row, row)
        self.first_column, self.last_column = min(self.first_column, column), max(self.last_column, column)
        if unit:
            self.units[row, column] = unit


def find_formats(package: Package) -> dict[str, SheetFormats]:
    """By the names of the sheets of an XLSX workbook; nothing for other kinds of workbooks.

    Raises:
        UnreadableError: a part of the workbook is damaged.
    """
    styles = package.related(_main(package), "styles")
    units = _units_of_styles(package.tree(styles) if styles else None)
    return {name: _survey(package, part, units) for name, part in sheet_parts(package).items()}


def sheet_parts(package: Package) -> dict[str, str]:
    """The part that holds each sheet of an XLSX workbook, by its name; nothing for other kinds.

    Raises:
        UnreadableError: a part of the workbook is damaged.
    """
    main = _main(package)
    workbook = package.tree(main) if main.endswith(".xml") else None
    parts = {relation.id: relation.target for relation in package.relations(main)}
    sheets = child_named(workbook, "sheets")
    return {
        attribute(sheet, "name") or "": part
        for sheet in ([] if sheets is None else sheets)
        if (part := parts.get(attribute(sheet, "id") or "")) in package.names and part
    }


def _main(package: Package) -> str:
    return package.related("", "officeDocument") or "xl/workbook.xml"


def _units_of_styles(styles: etree._Element | None) -> list[Unit | None]:
    """The unit that each cell style prints, in the order of their numbers."""
    units: dict[int, Unit | None] = dict(BUILT_IN)
    formats = child_named(styles, "numFmts")
    for number_format in [] if formats is None else formats:
        units[_number(number_format, "numFmtId")] = unit_of(attribute(number_format, "formatCode") or "")
    cell_styles = child_named(styles, "cellXfs")
    return [units.get(_number(style, "numFmtId")) for style in ([] if cell_styles is None else cell_styles)]


def _survey(package: Package, part: str, units: list[Unit | None]) -> SheetFormats:
    formats = SheetFormats()
    row_number = -1
    rows = etree.iterparse(
        io.BytesIO(package.read(part) or b""),
        tag=("{*}row", "{*}col"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    try:
        for _, row in rows:
            if local_name(row) == "col":
                if _is_hidden(row):
                    formats.hidden_columns.append((_number(row, "min") - 1, _number(row, "max") - 1))
                continue
            row_number = _number(row, "r", default=row_number + 2) - 1
            if _is_hidden(row) and len(row):
                formats.hidden_rows.add(row_number)
            _survey_row(formats, row, row_number, units)
            row.clear()
    except etree.XMLSyntaxError as error:
        raise UnreadableError("the XML in the file is damaged") from error
    return formats


def _survey_row(
    formats: SheetFormats, row: etree._Element, row_number: int, units: list[Unit | None]
) -> None:
    column = -1
    for cell in row:
        column += 1
        if reference := REFERENCE.fullmatch(cell.get("r") or ""):
            column, row_number = column_number(reference[1]), int(reference[2]) - 1
        said = {local_name(child): child.text or "" for child in cell}
        if "v" in said or "is" in said or "f" in said:
            style = _number(cell, "s")
            formats.add(row_number, column, units[style] if style < len(units) else None)
        if cell.get("t") == "e" and said.get("v"):
            formats.errors[row_number, column] = said["v"]
        elif "f" in said and not said.get("v") and cell.get("t") != "str":
            formats.unstored[row_number, column] = said["f"]


def _is_hidden(element: etree._Element) -> bool:
    return element.get("hidden") in ("1", "true")


def column_number(letters: str) -> int:
    """The number, from 0, of a column named by letters: `A` is 0, `AA` is 26."""
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1


def _number(element: etree._Element, name: str, *, default: int = 0) -> int:
    value = element.get(name) or ""
    return int(value) if value.isascii() and value.isdigit() else default
