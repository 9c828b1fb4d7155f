"""Tables of web pages: which of them hold data, and where their cells stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml.html import HtmlElement

from pipeline.readers.data_tables import CellSketch, holds_data
from pipeline.readers.html.content import HEADINGS
from pipeline.readers.markup_cells import MarkupCell

Line = Callable[[HtmlElement], str]

MAX_SPAN = 1000
DIGITS = re.compile(r"\s*(\d+)", re.ASCII)
"""How a browser reads a number of rows or columns: whatever stands behind its digits."""

PROSE = (*HEADINGS, "article", "section", "table", "form")


def is_data_table(table: HtmlElement) -> bool:
    """Whether a table is one, and does not just place parts of the page side by side."""
    if (table.get("role") or "").lower() in ("presentation", "none"):
        return False
    rows = [list(_row_cells(row)) for _, row in _rows(table)]
    sketches = [[_sketch(cell) for cell in row] for row in rows]
    named = any(cell.tag == "th" for row in rows for cell in row) or table.find("caption") is not None
    return holds_data(sketches, is_marked=named)


def _sketch(cell: HtmlElement) -> CellSketch:
    parts = list(cell.iterdescendants(*PROSE))
    text = cell.text_content()
    alone = len(parts) == 1 and parts[0].tag in HEADINGS
    return CellSketch.of(
        text,
        has_parts=bool(parts),
        is_heading=alone and parts[0].text_content().strip() == text.strip(),
    )


def inner_tables(element: HtmlElement) -> Iterator[HtmlElement]:
    """The tables of data within an element, none of which lies in another."""
    for child in element:
        if child.tag == "table" and is_data_table(child):
            yield child
        else:
            yield from inner_tables(child)


def caption_of(table: HtmlElement, line: Line) -> str | None:
    """The caption of a table, where it has one."""
    caption = table.find("caption")
    return None if caption is None else line(caption)


def table_cells(table: HtmlElement, line: Line) -> list[MarkupCell]:
    """The cells of a table at their places in the grid, as HTML lays out spans; `line` gives their text."""
    taken: set[tuple[int, int]] = set()
    cells: list[MarkupCell] = []
    rows = [(section, list(_row_cells(row))) for section, row in _rows(table)]
    rows = [(section, row) for section, row in rows if row]
    for number, (section, row) in enumerate(rows):
        all_header = section == "thead" or all(cell.tag == "th" for cell in row)
        column = 0
        for element in row:
            while (number, column) in taken:
                column += 1
            height = min(_span(element, "rowspan") or len(rows), len(rows) - number)
            width = max(1, _span(element, "colspan"))
            taken.update((number + down, column + right) for down in range(height) for right in range(width))
            cells.append(
                MarkupCell(
                    row=number,
                    column=column,
                    text=line(element),
                    row_span=height,
                    column_span=width,
                    header=all_header,
                    bold=element.tag == "th" or any(True for _ in element.iter("b", "strong")),
                )
            )
            column += width
    return cells


def _span(element: HtmlElement, name: str) -> int:
    said = DIGITS.match(element.get(name) or "")
    return min(int(said[1][:9]), MAX_SPAN) if said else 1


def _rows(table: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    """The rows in the order of the rendering, with the section that they stand in: a foot comes last."""
    sections = [(str(child.tag), child) for child in table if child.tag in ("thead", "tbody", "tfoot", "tr")]
    for tag, child in sorted(sections, key=lambda section: section[0] == "tfoot"):
        if tag == "tr":
            yield "tbody", child
        else:
            yield from ((tag, row) for row in child.iterchildren("tr"))


def _row_cells(row: HtmlElement) -> Iterator[HtmlElement]:
    yield from row.iterchildren("td", "th")
