"""What a reader sees on the pages: words, rules, blocks of text, grids. Files between stages, not tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import attrgetter
from typing import Literal

from pipeline.records.corrections import CorrectionOutcome
from pipeline.records.documents import Document, Note, Page, Problem
from pipeline.records.record import Record
from pipeline.records.schema import Boxed, described
from pipeline.records.shared_columns import corrected_by_column, corrected_from_column
from pipeline.records.tables import Cell, Table, TableColumn

BlockKind = Literal[
    "title", "heading", "paragraph", "list_item", "caption", "footnote", "header", "footer", "table", "box"
]


class Word(Boxed):
    """A printed word: its box on the page and its place in the page's text."""

    page: int = described("Page number", unit="page")
    start: int = described(
        "Offset of its first character in the page's text; -1 for words kept out of the text flow"
    )
    end: int = described("Offset behind its last character in the page's text")
    text: str = described("The word as printed, an end-of-line hyphen included")
    size: float = described("Font size", unit="points", default=0.0)
    bold: bool = described("Whether the font is bold", default=False)
    upright: bool = described("Whether it runs from left to right", default=True)
    raised: bool = described(
        "Whether it is a raised mark, as of a note: its text is in superscripts, right behind what it marks",
        default=False,
    )
    confidence: float | None = described(
        "How sure OCR is of it; empty where it was not recognised but read", unit="percent", default=None
    )


class Rule(Boxed):
    """A straight line, or a filled or stroked rectangle, as drawn: what tables are ruled and shaded with."""

    page: int = described("Page number", unit="page")
    kind: Literal["line", "rect"] = described("`line` (also a rectangle thinner than 2 points) or `rect`")
    stroke: bool = described("Whether its outline is drawn", default=True)
    fill: bool = described("Whether its inside is painted", default=False)


class Block(Boxed):
    """A run of a page's text that belongs together, in reading order."""

    page: int = described("Page number", unit="page")
    kind: BlockKind = described("What it is on the page")
    start: int = described("Offset of its first character in the page's text")
    end: int = described("Offset behind its last character")
    level: int | None = described("Depth of a heading, 1 for the highest", default=None)
    section: str | None = described("The heading that it stands under", default=None)
    continues: bool = described(
        "Whether it goes on from the block before, over a column or a page", default=False
    )


class GridCell(Boxed):
    """A cell of a grid; rows and columns count from 0, spans are inclusive."""

    row: int = described("First row")
    column: int = described("First column")
    last_row: int = described("Last row")
    last_column: int = described("Last column")
    text: str = described("What is printed")
    page: int = described("Page number", unit="page")
    header: bool = described("Whether the source marks it as a header", default=False)
    bold: bool = described("Whether its words are bold", default=False)
    hidden: bool = described("Whether the source hides it, as in a hidden row of a sheet", default=False)
    start: int | None = described(
        "Offset of its text in the page's text, where the reader knows it", default=None
    )
    end: int | None = described("Offset behind its text", default=None)
    corrected_from: dict[str, str] | None = corrected_from_column()
    corrected_by: str | None = corrected_by_column()


_LAST_ROW, _LAST_COLUMN = attrgetter("last_row"), attrgetter("last_column")


class Grid(Boxed):
    """A table as cells in rows and columns, before anyone asked what they mean."""

    page: int = described("Page on which it starts", unit="page")
    last_page: int = described("Page on which it ends", unit="page")
    caption: str | None = described("Its caption", default=None)
    evidence: tuple[str, ...] = described("What spoke for and against it being a table", default=())
    cells: tuple[GridCell, ...] = described("Its cells, row by row")
    header_rows: int | None = described("Rows of its header, where a person said how many", default=None)
    repeated: tuple[GridCell, ...] = described(
        "The cells of its header again, on pages it goes on to", default=()
    )
    corrected_from: dict[str, str] | None = corrected_from_column()
    corrected_by: str | None = corrected_by_column()

    @property
    def n_rows(self) -> int:
        """Number of rows."""
        return max(map(_LAST_ROW, self.cells), default=-1) + 1

    @property
    def n_columns(self) -> int:
        """Number of columns."""
        return max(map(_LAST_COLUMN, self.cells), default=-1) + 1

    def rows(self) -> list[list[str | None]]:
        """The texts row by row; None where a merged cell to the left or above covers the place."""
        n_columns = self.n_columns  # Counted once: it looks at every cell.
        rows: list[list[str | None]] = [[""] * n_columns for _ in range(self.n_rows)]
        for cell in self.cells:
            for row in range(cell.row, cell.last_row + 1):
                for column_ in range(cell.column, cell.last_column + 1):
                    rows[row][column_] = None
            rows[cell.row][cell.column] = cell.text
        return rows


class CellText(Record):
    """Where the words of a table's cell stand in a page's text, so that prose can be told from tables."""

    cell_id: str = described("Cell")
    page: int = described("Page number", unit="page")
    start: int = described("Offset of the first character in the page's text")
    end: int = described("Offset behind the last character")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside another, such as one that came with an e-mail: a document of its own below it."""

    name: str
    content: bytes


class AttachedFile(Record):
    """Where the content of an attachment was put, for it to be read as a document."""

    name: str = described("Its name as given, without folders")
    file: str = described("Name of the file in the folder `attachments` of the document that it came with")


class TextSignature(Record):
    """What tells a document's text from others, whatever its layout."""

    n_words: int = described("Number of words")
    has_boxes: bool = described("Whether its words have boxes on pages")
    phrases: tuple[str, ...] = described("The smallest hashes of its runs of words")
    numbers: tuple[str, ...] = described("The smallest hashes of its numbers")


@dataclass(slots=True)
class Reading:
    """All that a reader got out of one document."""

    document: Document
    pages: list[Page] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)


@dataclass(slots=True)
class TableSet:
    """All tables of one document, with what their cells mean."""

    tables: list[Table] = field(default_factory=list)
    columns: list[TableColumn] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    cell_texts: list[CellText] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    corrections: list[CorrectionOutcome] = field(default_factory=list)
