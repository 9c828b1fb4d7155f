"""Tables in plain text: lines whose cells are separated by tabs, or set under each other with spaces."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipeline.readers.page_text import MarkupCell

MAX_LABEL = 100

GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
"""What parts two cells that are set with spaces; one space parts words."""

DRAWN = re.compile(r"[\s\-=_+|–—]+")
"""A line that draws a rule under or between rows."""

FIGURE = re.compile(r"[-–−+(]?\s?[$€£]?\d[\d\s.,'’%/)-]*(?:[^\W\d]{0,4})")
"""What a column of figures holds, with a short unit behind it."""

LEAST_ROWS = 3
"""Fewer lines whose gaps stand under each other do so by chance."""

MOSTLY = 0.7
"""Of the lines set in columns so many have cells in two, and of the cells of one column are figures."""


def tabbed(lines: Sequence[str]) -> list[str]:
    """The lines, tabs in place of the gaps that stand under each other in runs of lines set in columns.

    A column of figures has to be among them: names in columns, and text that is justified with spaces, are
    no table. Lines that draw rules in such a run are left out.
    """
    found: list[str] = []
    run: list[str] = []
    for line in [*lines, ""]:
        if GAP.search(line) or (run and line.strip() and DRAWN.fullmatch(line)):
            run.append(line)
            continue
        found += _in_columns(run) or run
        run = []
        found.append(line)
    return found[:-1]


def _in_columns(run: Sequence[str]) -> list[str]:
    """A run of lines with tabs at their gutters; nothing where they have none, or no column of figures."""
    rows = [line.expandtabs() for line in run if not DRAWN.fullmatch(line)]
    if len(rows) < LEAST_ROWS or any("\t" in line for line in run):
        return []
    width = max(map(len, rows))
    white = [all(at >= len(row) or row[at] == " " for row in rows) for at in range(width)]
    cuts = [
        (found.start() + found.end()) // 2
        for found in re.finditer("1{2,}", "".join("1" if blank else "0" for blank in white))
        if found.start() > min(len(row) - len(row.lstrip()) for row in rows) and found.end() < width
    ]
    ends = [0, *cuts, width]
    cells = [[row[a:b].strip() for a, b in pairwise(ends)] for row in rows]
    several = sum(sum(map(bool, row)) > 1 for row in cells)
    columns = [[text for text in column if text] for column in zip(*cells, strict=True)][1:]
    numeric = any(
        sum(FIGURE.fullmatch(text) is not None for text in c) >= MOSTLY * len(c)
        for c in columns
        if len(c) > 1
    )
    return ["\t".join(row) for row in cells] if numeric and several >= MOSTLY * len(rows) else []


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
