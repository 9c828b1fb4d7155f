"""Tables of web pages: which of them hold data, and where their cells stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml.html import HtmlElement

from pipeline.readers.page_text import MarkupCell

Line = Callable[[HtmlElement], str]

LONG_CELL = 400
MAX_SPAN = 1000
PROSE = ("h1", "h2", "h3", "h4", "h5", "h6", "article", "section", "table", "form")


def is_data_table(table: HtmlElement) -> bool:
    """Whether a table is one, and does not just place parts of the page side by side."""
    if (table.get("role") or "").lower() in ("presentation", "none"):
        return False
    rows = [list(_row_cells(row)) for _, row in _rows(table)]
    cells = [cell for row in rows for cell in row]
    if len(cells) < 2 or any(True for cell in cells for _ in cell.iterdescendants(*PROSE)):
        return False
    if any(cell.tag == "th" for cell in cells) or table.find("caption") is not None:
        return True
    longest = max(len(cell.text_content()) for cell in cells)
    return len(rows) > 1 and max(map(len, rows)) > 1 and longest <= LONG_CELL


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
    return _narrowed(cells)


def _narrowed(cells: list[MarkupCell]) -> list[MarkupCell]:
    """The cells without the columns in which none starts: a title row may span more than there are."""
    last = max((cell.column for cell in cells), default=0)
    return [
        MarkupCell(
            row=cell.row,
            column=cell.column,
            text=cell.text,
            row_span=cell.row_span,
            column_span=min(cell.column_span, last - cell.column + 1),
            header=cell.header,
            bold=cell.bold,
        )
        for cell in cells
    ]


def _span(element: HtmlElement, name: str) -> int:
    value = (element.get(name) or "1").strip()
    return min(int(value), MAX_SPAN) if value.isascii() and value.isdigit() else 1


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
