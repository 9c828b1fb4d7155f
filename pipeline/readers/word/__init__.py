"""Word documents (DOCX): the text with its headings, lists, tables and notes, as printed.

The parts are read as XML, because python-docx refuses documents with macros and templates and passes over
content controls, insertions, text boxes and notes.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from lxml import etree

from pipeline.readers.drawings import Drawings, add_drawing
from pipeline.readers.formats import WORD
from pipeline.readers.office import (
    DAMAGED,
    Package,
    attribute,
    child_named,
    local_name,
    open_package,
    property_named,
)
from pipeline.readers.page_text import PageText
from pipeline.readers.sheets import with_problems
from pipeline.readers.source import Source, UnreadableError
from pipeline.readers.word.runs import Notes, apart, graphics, paragraph_text
from pipeline.readers.word.styles import WordStyles
from pipeline.readers.word.tables import (
    CONTAINERS,
    children,
    inner_tables,
    is_data_table,
    paragraphs,
    table_cells,
)
from pipeline.records import Document, Reading
from pipeline.records.layout import BlockKind

FOREIGN = "a part of the text is a file of another format inside this one; save the document anew in Word"


def read_docx(source: Source) -> Reading:
    """Read a Word document as one page: the letterhead before its text, the footer and comments behind it.

    Raises:
        UnreadableError: the file is damaged, protected by a password, or unpacks to too much.
    """
    with open_package(source.path) as package:
        main = package.related("", "officeDocument") or "word/document.xml"
        body = child_named(package.tree(main), "body")
        if body is None:
            raise UnreadableError(DAMAGED)
        styles = package.related(main, "styles")
        flow = _WordFlow(
            PageText(source.id),
            WordStyles.of(package.tree(styles) if styles else None),
            _notes(package, main),
            Drawings.of(package, main),
        )
        document = _with_properties(source.document(WORD), package)
        around = _around(package, main)
        for part in around["header"]:
            flow.add(part)
        flow.add(body)
    flow.add_notes()
    for part in around["footer"]:
        flow.add(part)
    for comment in around["comments"]:
        flow.add_comment(comment)
    foreign = next(body.iter("{*}altChunk"), None) is not None
    return with_problems(flow.page.reading(document), {1: FOREIGN} if foreign else {})


def _around(package: Package, main: str) -> dict[str, list[etree._Element]]:
    """The headers and footers, each once however many sections have it, and the comments."""
    around: dict[str, list[etree._Element]] = {"header": [], "footer": [], "comments": []}
    seen: set[tuple[str, str]] = set()
    for relation in package.relations(main):
        tree = package.tree(relation.target) if relation.kind in around else None
        if tree is None:
            continue
        text = " ".join("".join(map(str, tree.itertext())).split())
        if text and (relation.kind, text) not in seen:
            seen.add((relation.kind, text))
            around[relation.kind] += list(tree) if relation.kind == "comments" else [tree]
    return around


def _notes(package: Package, main: str) -> Notes:
    notes = Notes()
    for kind in ("footnote", "endnote"):
        if part := package.related(main, f"{kind}s"):
            notes.add(kind, package.tree(part))
    return notes


def _with_properties(document: Document, package: Package) -> Document:
    """The document with its embedded title and language; when the file was made says nothing of either."""
    properties = package.related("", "core-properties")
    tree = package.tree(properties) if properties else None
    language = (property_named(tree, "language") or "")[:2].lower()
    return replace(
        document,
        title=property_named(tree, "title"),
        language=language if len(language) == 2 and language.isalpha() else None,
    )


@dataclass(slots=True)
class _WordFlow:
    page: PageText
    styles: WordStyles
    notes: Notes
    drawings: Drawings
    in_box: bool = field(default=False)

    def add(self, element: etree._Element) -> None:
        """Add the paragraphs and tables in the body, a cell or a text box."""
        for child in element:
            name = local_name(child)
            if name == "p":
                self._add_paragraph(child)
            elif name == "tbl":
                self._add_table(child)
            elif name in CONTAINERS or name in ("AlternateContent", "Choice"):
                self.add(child)

    def add_notes(self) -> None:
        """Add the notes that the text refers to, behind it."""
        for number, note in self.notes.cited_texts():
            texts = [paragraph_text(paragraph, self.notes).strip() for paragraph in paragraphs(note)]
            self.page.add_block("footnote", f"{number} {' '.join(filter(None, texts))}")

    def add_comment(self, comment: etree._Element) -> None:
        """Add what somebody wrote beside the text, as the note that it is."""
        texts = [paragraph_text(paragraph, self.notes).strip() for paragraph in paragraphs(comment)]
        author = attribute(comment, "author") or ""
        self.page.add_block("footnote", f"[{author}] {' '.join(filter(None, texts))}")

    def _add_paragraph(self, paragraph: etree._Element) -> None:
        kind, level = self.styles.kind_of(paragraph)
        shown: BlockKind = "box" if self.in_box and kind == "paragraph" else kind
        self.page.add_block(shown, paragraph_text(paragraph, self.notes), level=level)
        for box in apart(paragraph):
            outer, self.in_box = self.in_box, True
            self.add(box)
            self.in_box = outer
        for graphic in graphics(paragraph):
            for drawing in self.drawings.within(graphic):
                add_drawing(self.page, drawing)

    def _add_table(self, table: etree._Element) -> None:
        if is_data_table(table, self.styles):
            self.page.add_table(table_cells(table, self.notes, self.styles))
            for inner in inner_tables(table, self.styles):
                self._add_table(inner)
            return
        for row in children(table, "tr"):
            for cell in children(row, "tc"):
                self.add(cell)
