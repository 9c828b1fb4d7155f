"""Web pages to the pages that are printed: text and tables alone, with marks for the style sheet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from random import Random

import lxml.html
from lxml.html import HtmlComment, HtmlElement

from benchmarks.twins.styles import style
from benchmarks.twins.truth import Table, own_rows, read_markup

ROWS = 34
"""Rows of a table that are printed: enough to go on over a page now and then."""

TABLES = 6
"""Tables of one twin."""

AROUND = 4
"""Headings, paragraphs and lists before and behind a table that are printed with it."""

FULL = 0.6
"""Places of a sheet with something in them: with fewer it is several tables."""

LAST_LATIN, OTHER = "\u2fff", 0.05
"""No twin is made of a page with more letters than this share of it that are written from there on."""

_DROPPED = {
    "script",
    "style",
    "nav",
    "footer",
    "header",
    "form",
    "button",
    "input",
    "select",
    "textarea",
    "img",
    "svg",
    "iframe",
    "noscript",
    "object",
    "video",
} | {"audio", "canvas", "map", "hr", "caption", "colgroup", "col"}
_BLOCKS = ("h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "table")
_FIGURE = re.compile(
    r"""[\s(+–−-]*[$€£]?\s*[\d  ., '%/()–−-]*\d[\d  ., '%/)*]*(?:[$€£%]|[A-Z]{3})?\s*
    |\s*(?:-|–|n/?[ad]\.?)?\s*""",
    re.VERBOSE,
)


def twin(source: bytes, rules: str, draw: Random, is_sheet: bool = False) -> tuple[str, list[Table]] | None:
    """The page of a source set in one style, and its tables; none if it has no table of data."""
    blocks = list(_chosen(list(_blocks(_body(source))), is_sheet))
    tables = [block for block in blocks if block.tag == "table"]
    if not tables:
        return None
    said = "".join(block.text_content() for block in blocks)
    if sum(character > LAST_LATIN for character in said) > OTHER * len(said):
        return None
    truths = []
    for table in tables:
        _mark(table)
        truths.append(read_markup(table))
    sheet = style(draw, rules, max(truth.n_columns for truth in truths))
    inner = "\n".join(lxml.html.tostring(block, encoding="unicode", with_tail=False) for block in blocks)
    head = f'<meta charset="utf-8"><style>{sheet}</style>'
    return f"<!DOCTYPE html><html><head>{head}</head><body>{inner}</body></html>", truths


def _body(source: bytes) -> HtmlElement:
    """What a page says, without what browsers do with it; of the attributes, spans alone."""
    try:
        text = source.decode("utf-8")
    except UnicodeDecodeError:
        text = source.decode("cp1252", "replace")
    root = lxml.html.fromstring(re.sub(r"^\s*<\?xml[^>]*>", "", text))
    for element in list(root.iter()):
        if not isinstance(element, HtmlElement) or element.tag in _DROPPED:
            if isinstance(element, HtmlElement | HtmlComment) and element.getparent() is not None:
                element.drop_tree()
            continue
        kept = {name: span for name in ("rowspan", "colspan") if (span := element.get(name))}
        element.attrib.clear()
        for name, span in kept.items():
            element.set(name, span)
    return root


def _blocks(root: HtmlElement) -> Iterator[HtmlElement]:
    """Headings, paragraphs, lists and innermost tables, in order."""
    for element in root:
        if element.tag == "table" and next(element.iterdescendants("table"), None) is None:
            yield element
        elif element.tag in _BLOCKS and element.tag != "table":
            if (
                2 < len(" ".join(element.text_content().split())) < 2000
                and next(element.iter("table"), None) is None
            ):
                yield element
            else:
                yield from _blocks(element)
        else:
            yield from _blocks(element)


def _chosen(blocks: list[HtmlElement], is_sheet: bool) -> Iterator[HtmlElement]:
    """The tables of data and what stands around them."""
    kept: list[int] = []
    for place, block in enumerate(blocks):
        if block.tag == "table" and len(kept) < TABLES:
            if is_sheet:
                _without_titles(block)
            for foot in block.xpath(".//tfoot"):
                block.append(foot)  # It is printed last, wherever it stands.
            _cut(block)
            table = read_markup(block)
            if table.is_data and (not is_sheet or is_block(table)):
                kept.append(place)
    for place, block in enumerate(blocks):
        if place in kept or (block.tag != "table" and any(abs(place - at) <= AROUND for at in kept)):
            yield block


def is_block(table: Table) -> bool:
    """Whether a sheet is one table: full, under a row of names, without headings within."""
    in_row = Counter(cell.row for cell in table.cells)
    lone = sum(in_row[row] == 1 for row in range(table.n_rows))
    return (
        len(table.cells) >= FULL * table.n_rows * table.n_columns
        and lone <= 1
        and in_row[0] > 0.5 * table.n_columns
    )


def _without_titles(table: HtmlElement) -> None:
    """Leave out the rows above the first of several cells, and those behind the last."""
    rows = own_rows(table)
    several = [sum(bool(cell.text_content().strip()) for cell in row) > 1 for row in rows]
    if any(several):
        first, behind = several.index(True), len(several) - several[::-1].index(True)
        for row in rows[:first] + rows[behind:]:
            row.drop_tree()


def _cut(table: HtmlElement) -> None:
    """Leave out the rows behind the last that is printed, where no cell goes on over the cut."""
    rows = own_rows(table)
    if len(rows) > ROWS and not any(cell.get("rowspan") for row in rows for cell in row):
        for row in rows[ROWS:]:
            row.drop_tree()


def _mark(table: HtmlElement) -> None:
    """Say which rows name columns, which cells are figures, and which row is the last."""
    rows = [row for row in own_rows(table) if row.text_content().strip()]
    for row in own_rows(table):
        if not row.text_content().strip():
            row.drop_tree()
    head = 0
    while head < min(3, len(rows) - 1) and (_names(rows[head]) or _reaches(rows[: head + 1])):
        head += 1
    for place, row in enumerate(rows):
        classes = ["head"] * (place < max(head, 1)) + ["head-end"] * (place == max(head, 1) - 1)
        classes += ["last"] * (place == len(rows) - 1)
        if classes:
            row.set("class", " ".join(classes))
        for column, cell in enumerate(cell for cell in row if cell.tag in ("td", "th")):
            if cell.tag == "td" and _FIGURE.fullmatch(cell.text_content()):
                cell.set("class", "figure")
            elif column == 0:
                cell.set("class", "label")


def _names(row: HtmlElement) -> bool:
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    return bool(cells) and all(cell.tag == "th" for cell in cells)


def _reaches(rows: list[HtmlElement]) -> bool:
    """Whether a cell of these rows goes on below the last of them."""
    return any(
        int(re.sub(r"\D.*", "", cell.get("rowspan") or "1") or 1) > len(rows) - place
        for place, row in enumerate(rows)
        for cell in row
    )
