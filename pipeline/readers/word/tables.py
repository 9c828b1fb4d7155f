"""Tables of Word documents: which of them hold data, and where their cells stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from pipeline.readers.data_tables import CellSketch, holds_data
from pipeline.readers.markup_cells import MarkupCell
from pipeline.readers.office import attribute, child_named, local_name
from pipeline.readers.word.runs import NOT_PRINTED, Notes, is_bold, paragraph_text
from pipeline.readers.word.styles import WordStyles

CONTAINERS = frozenset(("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
"""Elements that only wrap paragraphs, tables, rows or cells."""

MAX_SPAN = 1000


def is_data_table(table: etree._Element, styles: WordStyles) -> bool:
    """Whether a table is one, and does not just place or frame parts of the text."""
    rows = [list(children(row, "tc")) for row in children(table, "tr")]
    return len(rows) > 1 and holds_data([[_sketch(cell, styles) for cell in row] for row in rows])


def _sketch(cell: etree._Element, styles: WordStyles) -> CellSketch:
    headings = [styles.kind_of(paragraph)[0] == "heading" for paragraph in paragraphs(cell)]
    inner = any(True for _ in cell.iter("{*}tbl"))
    return CellSketch.of(
        "".join(map(str, cell.itertext("{*}t"))),
        has_parts=any(headings) or inner,
        is_heading=headings == [True] and not inner,
    )


def inner_tables(element: etree._Element, styles: WordStyles) -> Iterator[etree._Element]:
    """The tables of data within an element, none of which lies in another."""
    for child in element:
        if local_name(child) == "tbl" and is_data_table(child, styles):
            yield child
        else:
            yield from inner_tables(child, styles)


def table_cells(table: etree._Element, notes: Notes, styles: WordStyles) -> list[MarkupCell]:
    """The cells of a table at their places in the grid; merged ones once, with their spans.

    Tables of data in them are left out: they are tables of their own.
    """
    cells: list[MarkupCell] = []
    open_above: dict[int, int] = {}
    rows = [row for row in children(table, "tr") if child_named(child_named(row, "trPr"), "del") is None]
    for number, row in enumerate(rows):
        properties = child_named(row, "trPr")
        column = _count(properties, "gridBefore", least=0)
        header = child_named(properties, "tblHeader") is not None
        still_open: dict[int, int] = {}
        for element in children(row, "tc"):
            cell = _cell(element, notes, styles, number, column, header=header)
            merge = child_named(child_named(element, "tcPr"), "vMerge")
            goes_on = merge is not None and attribute(merge, "val") in (None, "continue")
            if goes_on and column in open_above:
                place = open_above[column]
                cells[place] = replace(cells[place], row_span=number - cells[place].row + 1)
            else:
                place = len(cells)
                cells.append(cell)
            if merge is not None:
                still_open[column] = place
            column += cell.column_span
        open_above = still_open
    return cells


def children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, those in content controls and insertions included."""
    for child in element:
        if local_name(child) == name:
            yield child
        elif local_name(child) in CONTAINERS:
            yield from children(child, name)


def paragraphs(element: etree._Element) -> Iterator[etree._Element]:
    """All paragraphs in a cell, a note or a text box, those of inner tables included."""
    for child in element:
        if local_name(child) == "p":
            yield child
        if local_name(child) not in NOT_PRINTED:
            yield from paragraphs(child)


def _own_paragraphs(element: etree._Element, styles: WordStyles) -> Iterator[etree._Element]:
    """The paragraphs in a cell, without those of tables of data in it."""
    for child in element:
        name = local_name(child)
        if name == "p":
            yield child
        if name not in NOT_PRINTED and not (name == "tbl" and is_data_table(child, styles)):
            yield from _own_paragraphs(child, styles)


def _cell(
    element: etree._Element, notes: Notes, styles: WordStyles, row: int, column: int, *, header: bool
) -> MarkupCell:
    inside = list(_own_paragraphs(element, styles))
    texts = [(paragraph, paragraph_text(paragraph, notes)) for paragraph in inside]
    printed = [paragraph for paragraph, text in texts if text.strip()]
    return MarkupCell(
        row=row,
        column=column,
        text=" ".join(text for _, text in texts),
        column_span=_count(child_named(element, "tcPr"), "gridSpan", least=1),
        header=header,
        bold=bool(printed) and all(is_bold(paragraph) for paragraph in printed),
    )


def _count(properties: etree._Element | None, name: str, *, least: int) -> int:
    element = child_named(properties, name)
    value = (attribute(element, "val") or "") if element is not None else ""
    return min(max(least, int(value)), MAX_SPAN) if value.isascii() and value.isdigit() else least
