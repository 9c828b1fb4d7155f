"""Tables in plain text: lines whose cells are separated by tabs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.readers.page_text import MarkupCell

MAX_LABEL = 100


def has_cells(line: str) -> bool:
    """Whether a line has at least two cells; a tab that only indents makes none."""
    return "\t" in line.lstrip("\t ")


def tab_run(lines: Sequence[str], start: int) -> int:
    """Where the table that starts at a line ends; `start` itself where none does.

    A line without a tab between two that have one belongs to the table if it may be a label (a group of
    rows, a chapter in a table of contents); fewer than two lines with cells are no table, nor are lines
    whose numbers of cells have nothing in common.
    """
    end = start
    while end < len(lines) and (has_cells(lines[end]) or (end > start and _is_label_row(lines, end))):
        end += 1
    counts = Counter(line.count("\t") for line in lines[start:end] if has_cells(line))
    if counts.total() < 2 or counts.most_common(1)[0][1] < counts.total() / 2:
        return start
    return end


def find_cells(lines: Sequence[str]) -> list[MarkupCell]:
    """The cells of the lines of a table; short rows, as totals may be, are filled up with empty cells."""
    rows = [line.split("\t") for line in lines]
    n_columns = max(len(row) for row in rows)
    return [
        MarkupCell(row=number, column=column, text=text)
        for number, row in enumerate(rows)
        for column, text in enumerate(row + [""] * (n_columns - len(row)))
    ]


def _is_label_row(lines: Sequence[str], at: int) -> bool:
    line = lines[at].strip()
    follows = at + 1 < len(lines) and has_cells(lines[at + 1])
    return follows and 0 < len(line) <= MAX_LABEL and not line.endswith((".", ":", ";"))
