"""The elements of a web page as blocks and tables of its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from pipeline.readers.html.content import HEADINGS
from pipeline.readers.html.tables import caption_of, inner_tables, is_data_table, table_cells
from pipeline.readers.page_text import PageText, lowered, raised
from pipeline.records.layout import BlockKind

BLOCKS = re.compile(
    "address|article|blockquote|body|caption|center|dd|details|div|dl|dt|fieldset|figcaption|figure|form|header"
    "|hgroup|hr|html|h[1-6]|legend|li|main|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
"""Elements that stand on lines of their own; all others are part of a line."""

KINDS: dict[str, BlockKind] = {
    "li": "list_item",
    "dd": "list_item",
    "figcaption": "caption",
    "caption": "caption",
}
ORDINAL = re.compile(r"(?:er|re|ère|e|ème|nd|nde|st|th|rd|o)\b", re.IGNORECASE)


def add_elements(page: PageText, elements: Iterable[HtmlElement]) -> None:
    """Add what elements hold to a page, in the order of the markup."""
    flow = _HtmlFlow(page)
    for element in elements:
        flow.add(element)
    flow.flush()


def line_text(element: HtmlElement) -> str:
    """The text of an element as one line: a space wherever the rendering starts a new line.

    Tables of data in it are left out: they are tables of their own.
    """
    return join_runs(_runs(element))


def join_runs(runs: Iterable[str]) -> str:
    """Runs of inline text as one, with a space where markup alone keeps a figure and a word apart.

    `<b>274</b>personnes` is shown as a figure and a word; `9<sup>e</sup>` is one word.
    """
    joined = ""
    for run in runs:
        apart = joined[-1:].isdigit() and run[:1].isalpha() and not ORDINAL.match(run)
        joined += " " + run if apart else run
    return joined


def _runs(element: HtmlElement) -> Iterator[str]:
    yield _shown(element, element.text)
    for child in element:
        if not isinstance(child.tag, str):
            yield child.tail or ""
            continue
        if child.tag == "table" and is_data_table(child):
            yield " "
            yield child.tail or ""
            continue
        apart = BLOCKS.fullmatch(child.tag) or child.tag == "br"
        yield " " if apart else ""
        yield from _runs(child)
        yield " " if apart else ""
        yield child.tail or ""


def _shown(element: HtmlElement, text: str | None) -> str:
    """Text as shown; raised and lowered figures as such."""
    if text and element.tag in ("sup", "sub"):
        return raised(text) if element.tag == "sup" else lowered(text)
    return text or ""


@dataclass(slots=True)
class _HtmlFlow:
    page: PageText
    kind: BlockKind = "paragraph"
    line: list[str] = field(default_factory=list)

    def add(self, element: HtmlElement) -> None:
        """Add an element without its tail."""
        if element.tag in HEADINGS:
            self.flush()
            self.page.add_block("heading", line_text(element), level=int(element.tag[1]))
        elif element.tag == "table" and is_data_table(element):
            self.flush()
            self.page.add_table(table_cells(element, line_text), caption=caption_of(element, line_text))
            for inner in inner_tables(element):
                self.add(inner)
        elif BLOCKS.fullmatch(element.tag):
            self._add_block(element)
        elif element.tag == "br":
            self._break_line(element)
        else:
            self._add_children(element)

    def flush(self) -> None:
        """End the block under way."""
        self.page.add_block(self.kind, join_runs(self.line))
        self.line.clear()

    def _add_block(self, element: HtmlElement) -> None:
        self.flush()
        outer, self.kind = self.kind, KINDS.get(str(element.tag), self.kind)
        self._add_children(element)
        self.flush()
        self.kind = outer

    def _add_children(self, element: HtmlElement) -> None:
        self.line.append(_shown(element, element.text))
        for child in element:
            if isinstance(child.tag, str):
                self.add(child)
            self.line.append(child.tail or "")

    def _break_line(self, element: HtmlElement) -> None:
        # Two breaks in a row are how paragraphs are made without <p>.
        before = element.getprevious()
        twice = before is not None and before.tag == "br" and not (before.tail or "").strip()
        if twice:
            self.flush()
        self.line.append(" ")
