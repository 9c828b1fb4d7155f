"""Rich Text (RTF): its text in lines and paragraphs, its tables as tables."""

from __future__ import annotations

from itertools import groupby

from striprtf.striprtf import rtf_to_text

from pipeline.readers.media_types import read_bytes
from pipeline.readers.page_text import MarkupCell, PageText
from pipeline.readers.source import Source, UnreadableError
from pipeline.readers.text import add_text
from pipeline.records import Reading

RTF = "application/rtf"
CELL_END = "|"
"""What striprtf writes where a cell of a table ends."""


def read_rtf(source: Source) -> Reading:
    """Read a rich text as one page.

    Raises:
        UnreadableError: the file cannot be opened, or is damaged.
    """
    markup = read_bytes(source.path).decode("latin-1")
    try:
        text = rtf_to_text(markup, errors="replace")
    except (ValueError, IndexError, KeyError, LookupError) as error:
        raise UnreadableError("the file is a damaged Rich Text") from error
    page = PageText(source.id)
    for is_row, lines in groupby(text.split("\n"), key=_is_row):
        if is_row:
            page.add_table(_cells(list(lines)))
        else:
            add_text(page, "\n".join(lines))
    return page.reading(source.document(RTF))


def _is_row(line: str) -> bool:
    return line.endswith(CELL_END)


def _cells(lines: list[str]) -> list[MarkupCell]:
    rows = [line.removesuffix(CELL_END).split(CELL_END) for line in lines]
    width = max(map(len, rows))
    return [
        MarkupCell(row=r, column=c, text=row[c] if c < len(row) else "")
        for r, row in enumerate(rows)
        for c in range(width)
    ]
