"""Lines of a region whose phrases know their columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.tables.columns import Column, place
from pipeline.tables.lines import Line, Phrase

Placed = tuple[int, int, Phrase]
"""First and last column of a phrase, and the phrase."""


@dataclass(slots=True)
class RowLine:
    """A line whose phrases know their columns; one that `heads` the rows below it is a row by itself."""

    line: Line
    placed: list[Placed]
    heads: bool = False

    @property
    def columns(self) -> set[int]:
        """The columns in which it has text."""
        return {column for first, last, _ in self.placed for column in range(first, last + 1)}

    @property
    def has_values(self) -> bool:
        """Whether a column after the first holds a number."""
        return any(first > 0 and phrase.value for first, _, phrase in self.placed)

    @property
    def figures(self) -> set[int]:
        """The columns after the first in which it has a number."""
        return {first for first, _, phrase in self.placed if first > 0 and phrase.value}

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
    return [
        RowLine(line, _apart([(*place(phrase, columns), phrase) for phrase in line.phrases], columns))
        for line in lines
    ]


def _apart(placed: list[Placed], columns: Sequence[Column]) -> list[Placed]:
    """The phrases, labels at the right side of an empty column there and not with the figures behind it."""
    for at, (left, right) in enumerate(pairwise(placed)):
        first, last, label = left
        before = placed[at - 1][1] if at else -1
        shared = 0 < first == last == right[0] == right[1] and before < first - 1
        if shared and right[2].value and not label.value and label.box[2] < columns[first][0]:
            placed[at] = (first - 1, first - 1, label)
    return placed
