"""The pages of a source without layout, put together block by block, with all offsets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.readers.markup_cells import MarkupCell, condensed
from pipeline.readers.superscripts import subscript, superscript
from pipeline.records import Block, Document, Grid, GridCell, Page, Reading
from pipeline.records.layout import BlockKind

SPACE = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b\u2060\ufeff\ud800-\udfff]")

RAISED = re.compile(r"\d+|[(\[]\d{1,3}[)\]]")


def raised(text: str) -> str:
    """Figures as superscripts, bracketed ones too; any other text as it is."""
    return superscript(text.strip()) if RAISED.fullmatch(text.strip()) else text


def lowered(text: str) -> str:
    """Figures as subscripts; any other text as it is."""
    return subscript(text.strip()) if text.strip().isdigit() else text


def fold_space(text: str) -> str:
    """The text in NFC without characters that print nothing, each run of white space as one space.

    No-break spaces stay between words: they are printed characters, and French puts them into figures.
    """
    return SPACE.sub(" ", unicodedata.normalize("NFC", INVISIBLE.sub("", text))).strip()


@dataclass(slots=True)
class PageText:
    """A page that grows: blocks are separated by a line feed, the cells in a row of a table by tabs."""

    document_id: str
    number: int = 1
    _text: list[str] = field(default_factory=list)
    _length: int = 0
    _section: str | None = None
    _blocks: list[Block] = field(default_factory=list)
    _grids: list[Grid] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What was added so far."""
        return "".join(self._text)

    def add_block(self, kind: BlockKind, text: str, *, level: int | None = None) -> None:
        """Add a block, its white space folded; a text that prints nothing is left out."""
        text = fold_space(text)
        if not text:
            return
        if kind in ("title", "heading"):
            self._section = None
        self._append_block(kind, text, level)
        if kind in ("title", "heading"):
            self._section = text

    def add_table(
        self, cells: Iterable[MarkupCell], *, caption: str | None = None, evidence: tuple[str, ...] = ()
    ) -> None:
        """Add a table, each of its rows as one line, and the grid whose cells point into these lines.

        A place that a merged cell covers from the left or from above is empty in the text. Rows in which no
        text starts are left out, and columns that only merged cells cover.
        """
        placed = condensed([_folded(cell) for cell in sorted(cells, key=lambda c: (c.row, c.column))])
        if not any(cell.text for cell in placed):
            return
        if caption := fold_space(caption or ""):
            self._append_block("caption", caption, None)
        start = self._length + bool(self._text)
        lines, grid_cells = _lay_out(placed, start, self.number)
        self._append_block("table", "\n".join(lines), None)
        self._grids.append(
            Grid(
                page=self.number,
                last_page=self.number,
                cells=tuple(grid_cells),
                caption=caption or None,
                evidence=evidence,
            )
        )

    def reading(self, document: Document) -> Reading:
        """What was added, as the reading of a document of one page."""
        return reading_of(document, [self])

    def add_to(self, reading: Reading) -> None:
        """Add the page, its blocks and its grids to a reading."""
        page = Page(
            id=f"{self.document_id}:p{self.number}",
            document_id=self.document_id,
            number=self.number,
            text="".join(self._text),
            origin="markup",
        )
        reading.pages.append(page)
        reading.blocks += self._blocks
        reading.grids += self._grids

    def _append_block(self, kind: BlockKind, text: str, level: int | None) -> None:
        if self._text:
            self._text.append("\n")
            self._length += 1
        start, self._length = self._length, self._length + len(text)
        self._text.append(text)
        self._blocks.append(
            Block(
                page=self.number,
                kind=kind,
                start=start,
                end=self._length,
                level=level,
                section=self._section,
            )
        )


def reading_of(document: Document, pages: Sequence[PageText]) -> Reading:
    """Pages, in order, as the reading of a document."""
    reading = Reading(document)
    for page in pages:
        page.add_to(reading)
    return reading


def _folded(cell: MarkupCell) -> MarkupCell:
    return MarkupCell(
        row=cell.row,
        column=cell.column,
        text=fold_space(cell.text),
        row_span=cell.row_span,
        column_span=cell.column_span,
        header=cell.header,
        bold=cell.bold,
        hidden=cell.hidden,
    )


def _lay_out(cells: Sequence[MarkupCell], start: int, page: int) -> tuple[list[str], list[GridCell]]:
    n_rows = max(cell.row + cell.row_span for cell in cells)
    n_columns = max(cell.column + cell.column_span for cell in cells)
    texts = [[""] * n_columns for _ in range(n_rows)]
    for cell in cells:
        texts[cell.row][cell.column] = cell.text
    offsets: list[list[int]] = []
    for row in texts:
        offsets.append([])
        for text in row:
            offsets[-1].append(start)
            start += len(text) + 1
    placed = []
    for cell in cells:
        offset = offsets[cell.row][cell.column]
        placed.append(
            GridCell(
                row=cell.row,
                column=cell.column,
                last_row=cell.row + cell.row_span - 1,
                last_column=cell.column + cell.column_span - 1,
                text=cell.text,
                page=page,
                header=cell.header,
                bold=cell.bold,
                hidden=cell.hidden,
                start=offset,
                end=offset + len(cell.text),
            )
        )
    return ["\t".join(row) for row in texts], placed
