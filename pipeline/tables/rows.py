"""Rows from lines: which lines of text are one row of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.tables.columns import Column, place
from pipeline.tables.edges import Edge
from pipeline.tables.layout import Line, Phrase

Placed = tuple[int, int, Phrase]
"""First and last column of a phrase, and the phrase."""

RULED = 0.3
"""Where edges part the lines into this share of their number, words between two edges are one row."""

NEVER = float("inf")
"""A gap that no two lines have."""


@dataclass(slots=True)
class RowLine:
    """A line whose phrases know their columns."""

    line: Line
    placed: list[Placed]

    @property
    def columns(self) -> set[int]:
        """The columns in which it has text."""
        return {column for first, last, _ in self.placed for column in range(first, last + 1)}

    @property
    def has_values(self) -> bool:
        """Whether a column after the first holds a number."""
        return any(first > 0 and phrase.value for first, _, phrase in self.placed)

    @property
    def label(self) -> str:
        """What stands in the first column."""
        return " ".join(phrase.text for first, _, phrase in self.placed if first == 0)

    @property
    def spans(self) -> bool:
        """Whether one of its phrases stands over several columns."""
        return any(last > first for first, last, _ in self.placed)


def placed_lines(lines: Sequence[Line], columns: Sequence[Column]) -> list[RowLine]:
    """The lines with their phrases put into columns."""
    return [RowLine(line, [(*place(phrase, columns), phrase) for phrase in line.phrases]) for line in lines]


def group_rows(lines: Sequence[RowLine], horizontals: Sequence[Edge] = ()) -> list[list[RowLine]]:
    """Lines that are one row of the table's body together.

    An edge always parts rows. Numbers start a row each; a label goes on in lower case or where its
    line has no numbers of its own; in a table of text a new row starts in the first column, or
    behind a gap larger than the others.
    """
    ruled = sum(any(_parts(edge, a, b) for edge in horizontals) for a, b in pairwise(lines))
    by_edges = ruled > 1 and ruled + 1 >= RULED * len(lines)
    wide = NEVER if by_edges else _wide_gap(lines)
    rows: list[list[RowLine]] = []
    for line in lines:
        if rows and not _starts_row(rows[-1], line, horizontals, wide, by_label=not by_edges):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _wide_gap(lines: Sequence[RowLine]) -> float:
    """The gap between lines from which on they are set apart on purpose; no number where none is."""
    if _line_by_line(lines):
        return NEVER
    gaps = sorted(b.line.middle - a.line.middle for a, b in pairwise(lines))
    if not gaps:
        return NEVER
    least = gaps[len(gaps) // 5]
    return 1.35 * least if gaps[-1] > 1.35 * least else NEVER


def _line_by_line(lines: Sequence[RowLine]) -> bool:
    """Whether most lines begin with a label of their own and fill as many columns as the others."""
    full = max((len(line.placed) for line in lines), default=0)
    own = [line for line in lines if line.label[:1].isupper() or line.label[:1].isdigit()]
    return full > 1 and sum(len(line.placed) == full for line in own) >= 0.6 * len(lines)


def _parts(edge: Edge, upper: RowLine, lower: RowLine) -> bool:
    between = upper.line.middle < edge.at < lower.line.middle
    return between and edge.start < lower.line.box[2] and edge.end > lower.line.box[0]


def _starts_row(
    row: list[RowLine], line: RowLine, horizontals: Sequence[Edge], wide: float, *, by_label: bool
) -> bool:
    last = row[-1]
    if any(_parts(edge, last, line) for edge in horizontals):
        return True
    gap = line.line.middle - last.line.middle
    goes_on = line.label[:1].islower() or (bool(last.label) and last.label[-1] in "-,(/&")
    if line.has_values:
        if any(one.has_values for one in row):
            return True
        return not (goes_on or not line.label) or gap > 2.2 * line.line.size
    if any(one.has_values for one in row):
        return not (goes_on or (not line.label and gap < wide)) or gap > 2.2 * line.line.size
    if wide != NEVER:
        return gap > wide
    return by_label and bool(line.label) and not goes_on
