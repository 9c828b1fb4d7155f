"""The paragraphs, lists and tables of an OpenDocument text as blocks of its page."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from pipeline.readers.office import attribute, local_name
from pipeline.readers.opendocument.grids import inner_tables, is_data_table
from pipeline.readers.opendocument.inline import APART, NOT_PRINTED, Inline
from pipeline.readers.opendocument.tables import table_cells
from pipeline.readers.page_text import PageText
from pipeline.readers.sheets import filled
from pipeline.records.layout import BlockKind

KINDS: dict[str, tuple[BlockKind, int | None]] = {
    "Title": ("title", None),
    "Subtitle": ("heading", 2),
    "Caption": ("caption", None),
    "Illustration": ("caption", None),
    "Table": ("caption", None),
    "List": ("list_item", None),
}
"""Styles whose ids every OpenDocument program writes in the same way."""

PASSED_OVER = NOT_PRINTED | {"forms", "sequence-decls", "variable-decls", "user-field-decls"}


@dataclass(slots=True)
class Flow:
    """A page that grows by the elements of a text."""

    page: PageText
    inline: Inline
    kind: BlockKind = "paragraph"

    def add(self, element: etree._Element) -> None:
        """Add what is in the body, a section, a list, a cell or a text box."""
        for child in element:
            name = local_name(child)
            if name == "h":
                self._add_heading(child)
            elif name == "p":
                self._add_paragraph(child)
            elif name == "table":
                self._add_table(child)
            elif name in ("list-item", "text-box"):
                self._add_inside(child, "list_item" if name == "list-item" else "box")
            elif name and name not in PASSED_OVER:
                self.add(child)

    def add_notes(self) -> None:
        """Add the notes that the text refers to, behind it."""
        for number, note in self.inline.notes:
            self.page.add_block("footnote", f"{number} {' '.join(self.inline.texts(note))}")

    def add_comment(self, comment: etree._Element) -> None:
        """Add what somebody wrote beside the text, as the note that it is."""
        creator = next(comment.iterchildren("{*}creator"), None)
        author = "" if creator is None else (creator.text or "")
        self.page.add_block("footnote", f"[{author}] {' '.join(self.inline.texts(comment))}")

    def _add_heading(self, element: etree._Element) -> None:
        level = attribute(element, "outline-level") or "1"
        self.page.add_block("heading", self.inline.text(element), level=int(level) if level.isdigit() else 1)
        self._add_boxes(element)

    def _add_paragraph(self, element: etree._Element) -> None:
        styles = (KINDS[name] for name in self.inline.styles.names(element) if name in KINDS)
        kind, level = next(styles, (self.kind, None))
        self.page.add_block(kind, self.inline.text(element), level=level)
        self._add_boxes(element)

    def _add_boxes(self, element: etree._Element) -> None:
        for child in element:
            name = local_name(child)
            if name == "text-box":
                self._add_inside(child, "box")
            elif name in APART:
                self._add_table(child)
            elif name and name not in NOT_PRINTED:
                self._add_boxes(child)

    def _add_inside(self, element: etree._Element, kind: BlockKind) -> None:
        outer, self.kind = self.kind, kind
        self.add(element)
        self.kind = outer

    def _add_table(self, table: etree._Element) -> None:
        if is_data_table(table):
            self.page.add_table(filled(table_cells(table, self.inline)))
            for inner in inner_tables(table):
                self._add_table(inner)
        else:
            self._add_inside(table, self.kind)
