"""Tables as text, such as CSV and TSV: one grid, whatever the delimiter and the encoding are."""

from __future__ import annotations

from pipeline.readers.decoding import decode_text
from pipeline.readers.delimiters import find_delimiter, split_rows
from pipeline.readers.markup_cells import MarkupCell
from pipeline.readers.media_types import read_bytes
from pipeline.readers.page_text import PageText
from pipeline.readers.sheets import MAX_CELLS, with_problems
from pipeline.readers.source import Source
from pipeline.readers.text import add_text
from pipeline.records import Reading


def read_delimited(source: Source) -> Reading:
    """Read a delimited text as one page with one grid; without any delimiter it is read as plain text.

    Raises:
        UnreadableError: the file cannot be opened.
    """
    text = decode_text(read_bytes(source.path))
    page, problems = PageText(source.id), {}
    if delimiter := find_delimiter(text):
        rows = [row for row in split_rows(text, delimiter) if any(cell.strip() for cell in row)]
        n_columns = max(map(len, rows), default=1)
        n_rows = MAX_CELLS // n_columns
        if len(rows) > n_rows:
            problems[1] = f"only the first {n_rows} of its {len(rows)} rows are read"
        page.add_table(
            MarkupCell(row=number, column=column, text=cell)
            for number, row in enumerate(rows[:n_rows])
            for column, cell in enumerate(row + [""] * (n_columns - len(row)))
        )
    else:
        add_text(page, text)
    return with_problems(page.reading(source.document("text/csv")), problems)
