"""The rows of OpenDocument tables, and which tables hold data."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pipeline.readers.data_tables import CellSketch, holds_data
from pipeline.readers.office import local_name

GROUPS = frozenset(("table-header-rows", "table-row-group", "table-rows"))


def rows_of(table: etree._Element, *, header: bool = False) -> Iterator[tuple[etree._Element, bool]]:
    """The rows of a table, and whether they are its header."""
    for child in table:
        name = local_name(child)
        if name == "table-row":
            yield child, header
        elif name in GROUPS:
            yield from rows_of(child, header=header or name == "table-header-rows")


def is_data_table(table: etree._Element) -> bool:
    """Whether a table is one, and does not just place or frame parts of the text."""
    rows = [[_sketch(cell) for cell in row if local_name(cell) == "table-cell"] for row, _ in rows_of(table)]
    return len(rows) > 1 and holds_data(rows)


def _sketch(cell: etree._Element) -> CellSketch:
    parts = any(True for tag in ("{*}table", "{*}h") for _ in cell.iter(tag))
    return CellSketch.of("".join(map(str, cell.itertext())), has_parts=parts)


def inner_tables(element: etree._Element) -> Iterator[etree._Element]:
    """The tables of data within an element, none of which lies in another."""
    for child in element:
        if local_name(child) == "table" and is_data_table(child):
            yield child
        else:
            yield from inner_tables(child)
