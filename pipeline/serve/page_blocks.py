"""Words and blocks of a page, from the files that stages leave beside the archive.

The archive has the facts. These say only where on the page a word stands, to mark what was searched for, and
which lines are headings; where they are gone, nothing is marked.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.archive.search_words import words_of
from pipeline.records import Block, CellText, Word
from pipeline.records.files import records_of_page

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A run of a page's text: its kind (`records.layout`), its place in the text, the depth of a heading."""

    kind: str
    start: int
    end: int
    level: int | None = None


def word_boxes(out: Path, document_id: str, page: int, wanted: str) -> list[Box]:
    """The boxes of the words on a page that a query is made of."""
    words = set(words_of(wanted))
    printed = records_of_page(out / document_id, "words", Word, page) if words else []
    return [word.box for word in printed if word.box and not words.isdisjoint(words_of(word.text))]


def cell_spans(out: Path, document_id: str, page: int) -> dict[str, tuple[int, int]]:
    """Where the text of each cell stands in the text of a page."""
    spans = records_of_page(out / document_id, "cell_texts", CellText, page)
    return {span.cell_id: (span.start, span.end) for span in spans}


def blocks_of(out: Path, document_id: str, page: int) -> list[PageBlock]:
    """The blocks of a page in reading order."""
    blocks = records_of_page(out / document_id, "blocks", Block, page)
    return [PageBlock(block.kind, block.start, block.end, block.level) for block in blocks]
