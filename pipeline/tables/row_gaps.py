"""Rows told by the white between them, where it is wider than that between the lines of their cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipeline.tables.row_lines import RowLine
from pipeline.tables.settings import LAYING

LEAST_ROWS = 3
"""Fewer rows tell nothing of the white between them."""


def rows_apart(lines: Sequence[RowLine]) -> list[list[RowLine]]:
    """The lines row by row, where wide gaps part rows with one figure a column each; empty where none do.

    What stands half way down beside taller cells lies between their first line and their last.
    """
    ordered = sorted(lines, key=lambda line: line.line.box[1])
    if len(ordered) <= LEAST_ROWS or any(line.heads for line in ordered):
        return []
    whites: list[float] = []
    bottom = ordered[0].line.box[3]
    for line in ordered[1:]:
        whites.append(line.line.box[1] - bottom)
        bottom = max(bottom, line.line.box[3])
    for least in _steps(whites, ordered[0].line.size):
        rows = [[ordered[0]]]
        for white, line in zip(whites, ordered[1:], strict=True):
            if white >= least:
                rows.append([])
            rows[-1].append(line)
        if _are_rows(rows) or _are_top_aligned(rows):
            return [sorted(row, key=lambda one: one.line.middle) for row in rows]
    return []


def _steps(whites: Sequence[float], size: float) -> list[float]:
    """The widths from which on white may part rows: behind a clear step from narrower ones."""
    return [b for a, b in pairwise(sorted(whites)) if b - a >= LAYING.step * size]


def _are_top_aligned(rows: Sequence[Sequence[RowLine]]) -> bool:
    """Whether the first line of each row has its label and something in each column that goes on below.

    Of the other lines few fill as many columns: they are no rows, as those of a list in blocks are.
    """
    following = [line for row in rows for line in row[1:]]
    if len(rows) < LEAST_ROWS or not following:
        return False
    if any(_has_two_figures(row) for row in rows):
        return False
    top = all(row[0].label and row[0].columns >= set().union(*(line.columns for line in row)) for row in rows)
    whole = sum(line.columns == row[0].columns for row in rows for line in row[1:])
    return top and whole <= LAYING.whole * len(following)


def _are_rows(rows: Sequence[Sequence[RowLine]]) -> bool:
    """Whether next to all rows have figures, a label, and no two figures below each other."""
    if len(rows) < LEAST_ROWS or all(len(row) == 1 for row in rows):
        return False
    if any(_has_two_figures(row) for row in rows):
        return False
    rows_held = sum(any(line.figures for line in row) and any(line.label for line in row) for row in rows)
    return rows_held >= LAYING.keeps * len(rows)


def _has_two_figures(row: Sequence[RowLine]) -> bool:
    """Whether two figures stand below each other in a column."""
    figures = Counter(first for line in row for first, _, phrase in line.placed if first and phrase.value)
    return any(count > 1 for count in figures.values())
