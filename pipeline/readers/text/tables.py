"""Tables in plain text: lines whose cells are separated by tabs, or set under each other with spaces."""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipeline.readers.markup_cells import MarkupCell

MAX_LABEL = 100

GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
"""What parts two cells that are set with spaces; one space parts words."""

DRAWN = re.compile(r"[\s\-=_+|–—]+")
"""A line that draws a rule under or between rows."""

FIGURE = re.compile(r"[-–−+(]?\s?[$€£]?\d[\d\s.,'’%/)-]*(?:[^\W\d]{0,4})")
"""What a column of figures holds, with a short unit behind it."""

BAR = re.compile(r"[|│║┃]")
BOXED = re.compile(r"\s*[|│║┃].*[|│║┃]\s*")
"""A line of cells between upright bars."""

FRAME = re.compile(r"[\s+|│║┃\-=_─━═┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝┏┳┓┣╋┫┗┻┛:]+")
"""A line that draws the frame of such cells."""

MOST_BLANK = 2
"""No more blank lines than this stand between two rows."""

MOST_ABOVE = 4
"""Lines with gaps above a table that is spread out, at most."""

MOST_LABELS = 2
"""No more labels than this stand one above the other within a table."""

LEAST_ROWS = 3
"""Fewer lines whose gaps stand under each other do so by chance."""

MOSTLY = 0.7
"""Of the lines set in columns so many have cells in two, and of the cells of one column are figures."""


def tabbed(lines: Sequence[str]) -> list[str]:
    """The lines, tabs in place of the gaps that stand under each other in runs of lines set in columns.

    A column of figures has to be among them: names in columns, and text that is justified with spaces, are
    no table. Lines that draw rules in such a run are left out, as is a blank line before more of its rows.
    """
    tabbed_lines: list[str] = []
    at = 0
    while at < len(lines):
        rows, end = _table_at(lines, at)
        if not rows:
            end = max(end, at + 1)
            tabbed_lines += lines[at:end]
        tabbed_lines += ["\t".join(row) for row in rows]
        at = end
    return tabbed_lines


def _table_at(lines: Sequence[str], start: int) -> tuple[list[list[str]], int]:
    """The rows of the table that begins at a line, none where none does, and where the run or table ends."""
    end = start
    while end < len(lines) and (BOXED.fullmatch(lines[end]) or (end > start and FRAME.fullmatch(lines[end]))):
        end += 1
    if boxed := _in_boxes(lines[start:end]):
        return boxed, end
    end = _run_end(lines, start)
    rows = _in_columns(lines[start:end])
    if end > start and not rows:
        return _spread_out(lines, start, end)
    parts, far = [lines[start:end]], end
    while rows and far + 1 < len(lines) and not lines[far].strip():
        further = _run_end(lines, far + 1, within=True)
        lower = lines[far + 1 : further]
        if not _goes_on(parts[-1], lower, len(rows[0])):
            break
        parts.append(lower)
        far = further
    if len(parts) > 1:
        whole = _in_columns([line for part in parts for line in part])
        if whole and len(whole[0]) == len(rows[0]):
            return whole, far
    return rows, end


def _in_boxes(lines: Sequence[str]) -> list[list[str]]:
    """Lines whose cells are parted by upright bars as rows of cells; nothing where they have not as many."""
    rows = [
        [cell.strip() for cell in BAR.split(line.strip())[1:-1]]
        for line in lines
        if not FRAME.fullmatch(line)
    ]
    same = len(rows) > 1 and len(rows[0]) > 1 and all(len(row) == len(rows[0]) for row in rows)
    return rows if same else []


def _spread_out(lines: Sequence[str], start: int, end: int) -> tuple[list[list[str]], int]:
    """The rows of a table whose lines have blank ones between them, and where it ends.

    A line with a gap above it, as a letterhead has, may stand in other columns.
    """
    parts, far = [lines[start:end]], end
    while (below := _below_blank(lines, far)) > far:
        further = _run_end(lines, below, within=True)
        figures = (cell for line in lines[below:further] for cell in GAP.split(line.strip())[1:])
        if not any(map(FIGURE.fullmatch, figures)):
            break
        parts.append(lines[below:further])
        far = further
    for first in range(min(MOST_ABOVE, len(parts) - LEAST_ROWS) + 1):
        rows = _in_columns([line for part in parts[first:] for line in part])
        if rows:
            above = [[line] for part in parts[:first] for line in part]
            return [*above, *rows], far
    return [], far


def _below_blank(lines: Sequence[str], at: int) -> int:
    """The next line behind a few blank ones; `at` itself where there are none, or more."""
    below = at
    while below < len(lines) and below - at < MOST_BLANK and not lines[below].strip():
        below += 1
    return below if at < below < len(lines) and lines[below].strip() else at


def _run_end(lines: Sequence[str], start: int, *, within: bool = False) -> int:
    """Where a run of lines with gaps ends that begins at a line; `start` where none does.

    Rules are drawn within it, and labels of groups stand above further lines with gaps; `within` a table such
    a label may be its first line.
    """
    end = at = start
    while at < len(lines) and lines[at].strip():
        if GAP.search(lines[at]):
            end = at + 1
        elif (end == start and not within) or not (DRAWN.fullmatch(lines[at]) or _may_be_label(lines[at])):
            break
        elif DRAWN.fullmatch(lines[at]):
            end = at + 1
        elif at - end >= MOST_LABELS:
            break
        at += 1
    return end


def _may_be_label(line: str) -> bool:
    return len(line.strip()) <= MAX_LABEL and not line.rstrip().endswith((".", ";"))


def _in_columns(run: Sequence[str]) -> list[list[str]]:
    """A run of lines as rows of cells; nothing where they have no gutters, or no column of figures."""
    lines = [line.expandtabs() for line in run if not DRAWN.fullmatch(line)]
    gapped = [line for line in lines if GAP.search(line)]
    if len(gapped) < LEAST_ROWS or any("\t" in line for line in run):
        return []
    width = max(map(len, gapped))
    white = [all(at >= len(line) or line[at] == " " for line in gapped) for at in range(width)]
    left = min(len(line) - len(line.lstrip()) for line in gapped)
    cuts = [
        (gap.start() + gap.end()) // 2
        for gap in re.finditer("1{2,}", "".join("1" if blank else "0" for blank in white))
        if gap.start() > left and gap.end() < width
    ]
    cells = [_cells(line, cuts) for line in lines]
    several = sum(sum(map(bool, row)) > 1 for row in cells)
    if several < MOSTLY * len(gapped) or not _numeric(cells):
        return []
    return cells


def _cells(line: str, cuts: Sequence[int]) -> list[str]:
    """A line cut into cells; one without a gap is a single cell, though it may run on over others."""
    if GAP.search(line):
        return [line[a:b].strip() for a, b in pairwise([0, *cuts, len(line) + 1])] if cuts else [line.strip()]
    place = bisect(cuts, len(line) - len(line.lstrip()))
    return [line.strip() if at == place else "" for at in range(len(cuts) + 1)]


def _numeric(cells: Sequence[Sequence[str]]) -> set[int]:
    """The columns behind the first that hold figures."""
    columns = [[text for text in column if text] for column in zip(*cells, strict=True)]
    return {
        at
        for at, texts in enumerate(columns)
        if at > 0
        and len(texts) > 1
        and sum(FIGURE.fullmatch(text) is not None for text in texts) >= MOSTLY * len(texts)
    }


def _goes_on(upper: Sequence[str], lower: Sequence[str], n_columns: int) -> bool:
    """Whether lines below a blank one are rows of the table above it: in its columns, and without names."""
    both = _in_columns([*upper, *lower]) if lower else []
    if not both or len(both[0]) != n_columns:
        return False
    above = sum(not DRAWN.fullmatch(line) for line in upper)
    first = next((row for row in both[above:] if sum(map(bool, row)) > 1), [])
    figures = [FIGURE.fullmatch(first[at]) for at in sorted(_numeric(both)) if first and first[at]]
    return bool(figures) and all(figures)


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
