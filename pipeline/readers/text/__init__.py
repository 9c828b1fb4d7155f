"""Plain text: paragraphs, headings, lists, and tables whose cells are separated by tabs."""

from __future__ import annotations

from pipeline.readers.decoding import decode_text
from pipeline.readers.hyphens import join_lines, words_of
from pipeline.readers.media_types import read_bytes
from pipeline.readers.page_text import PageText
from pipeline.readers.source import Source
from pipeline.readers.text.blocks import find_blocks
from pipeline.readers.text.tables import find_cells
from pipeline.records import Reading


def read_text(source: Source) -> Reading:
    """Read a plain text in any common encoding as one page.

    Raises:
        UnreadableError: the file cannot be opened.
    """
    page = PageText(source.id)
    add_text(page, decode_text(read_bytes(source.path)))
    return page.reading(source.document("text/plain"))


def add_text(page: PageText, text: str) -> None:
    """Add the blocks and tables of a plain text to a page."""
    vocabulary = words_of(text)
    for block in find_blocks(text):
        if block.kind == "table":
            page.add_table(find_cells(block.lines), evidence=("tabs",))
        else:
            page.add_block(block.kind, join_lines(block.lines, vocabulary), level=block.level)
