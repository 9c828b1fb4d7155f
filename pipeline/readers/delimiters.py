"""Which sign separates the columns of a text: the one by which its rows have the same number of cells."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable
from itertools import islice

DELIMITERS = ("\t", ";", "|", ",")
"""In the order of preference where two fit equally: a comma stands in figures and sentences too."""

DECLARED = re.compile(r"\Asep=(.)\r?\n", re.IGNORECASE)
"""The first line with which Excel is told the delimiter."""

SAMPLE_ROWS = 500
MIN_SHARE = 0.5
"""More of the rows must have the usual number of cells; titles above and notes below have others."""

LONG_CELL = 60
MAX_FIELD = 2**31 - 1


def find_delimiter(text: str) -> str | None:
    """The delimiter of a text; None where no sign gives most rows the same number of cells, two at least."""
    if match := DECLARED.match(text):
        return match[1]
    fits = {delimiter: _fit(text, delimiter) for delimiter in DELIMITERS}
    best = max(DELIMITERS, key=lambda delimiter: fits[delimiter])
    return best if fits[best] > MIN_SHARE else None


def is_delimited(text: str) -> bool:
    """Whether a text is a table by its shape alone: all rows have as many short cells, three at least."""
    delimiter = find_delimiter(text)
    if delimiter is None:
        return False
    rows = [row for row in islice(split_rows(text, delimiter), SAMPLE_ROWS) if any(row)]
    cells = [cell for row in rows for cell in row]
    even = len(rows) >= 3 and len({len(row) for row in rows}) == 1 and len(rows[0]) >= 3
    # A list in a sentence has a space behind each comma, a record has none.
    prose = delimiter == "," and sum(cell.startswith(" ") for cell in cells) > len(cells) / 4
    return even and not prose and sum(map(len, cells)) <= LONG_CELL * len(cells)


def split_rows(text: str, delimiter: str) -> list[list[str]]:
    """The rows of a delimited text, quotation marks around cells taken off.

    A text whose quotation marks do not pair is read as if it had none, which loses no line of it.
    """
    body = DECLARED.sub("", text)
    try:
        return list(_reader(body, delimiter, quoted=True))
    except csv.Error:
        return list(_reader(body, delimiter, quoted=False))


def _fit(text: str, delimiter: str) -> float:
    """The share of rows with the most usual number of cells; less where quotation marks do not agree."""
    try:
        counts, agreement = _counts(_reader(text, delimiter, quoted=True)), 1.0
    except csv.Error:
        counts, agreement = _counts(_reader(text, delimiter, quoted=False)), 0.9
    several = [rows for length, rows in counts.items() if length > 1 and rows > 1]
    return agreement * max(several) / counts.total() if several else 0.0


def _counts(rows: Iterable[list[str]]) -> Counter[int]:
    return Counter(len(row) for row in islice(rows, SAMPLE_ROWS) if any(cell.strip() for cell in row))


def _reader(text: str, delimiter: str, *, quoted: bool) -> Iterable[list[str]]:
    csv.field_size_limit(MAX_FIELD)
    # Without translation of line ends, those inside quotation marks stay as they are.
    lines = io.StringIO(text, newline="")
    if quoted:
        return csv.reader(lines, delimiter=delimiter, strict=True)
    return csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
