"""Rows of totals, each with the rows that it sums."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.checks.kit.results import CONTRADICTS
from pipeline.checks.tables.lines import FigureRow, Sum

Way = Literal["above", "below", "all", "totals", "leaves", "named"]


@dataclass(frozen=True)
class Group:
    """A row of totals with the rows that it sums; `explained` where the columns say so.

    `partly` says of others that some of the rows just above add up to it, which may be chance.
    """

    line: FigureRow
    members: tuple[FigureRow, ...]
    way: Way
    explained: bool
    sums: tuple[Sum, ...]
    partly: bool = False
    voting: frozenset[int] = frozenset()
    """Columns that are asked; balances and differences need not add up, and are not."""

    @property
    def labels(self) -> list[str]:
        """What the rows that it sums are called."""
        return [member.label for member in self.members]

    @property
    def votes(self) -> tuple[int, int]:
        """How many columns add up that could have failed to, and how many do not add up."""
        asked = [sum_ for sum_ in self.sums if sum_.column in self.voting]
        return (
            sum(sum_.fits and sum_.tells for sum_ in asked),
            sum(sum_.verdict is CONTRADICTS for sum_ in asked),
        )
