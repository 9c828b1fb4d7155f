"""The sums of a table beside each other: those that hold, those that are off, and what they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from pipeline.checks.kit.results import HOLDS, Result
from pipeline.checks.kit.views import TableView
from pipeline.records import Cell

DOWN = frozenset({"total", "division"})
"""Checks whose figures stand in one column: sums of one row are those of its columns."""

ALONG = frozenset({"row", "difference", "share"})
"""Checks whose figures stand in one row: sums of one column are those of its rows."""

SUMMED = frozenset({"total", "row", "division"})
"""Checks of figures that others add up to."""

KINDS = DOWN | ALONG
"""The checks whose parts are found by the structure of a table."""

Line = tuple[str, int]
"""A kind of check, and the row or column whose figures it asks."""


@dataclass(frozen=True)
class SumsOfTable:
    """The sums of a table, as its checks found them."""

    view: TableView
    results: Sequence[Result]
    rounded: frozenset[str] = frozenset()
    """The checks of those that miss as rounding does, as other sums of the document show."""

    def cell(self, result: Result) -> Cell:
        """The cell of the figure that a sum claims."""
        return self.view.cell_by_id[result.claimed[0].cell_id or ""]

    def parts(self, result: Result) -> list[Cell]:
        """The cells of the figures that are not nought in what a sum adds up."""
        cells = self.view.cell_by_id
        return [cells[part.cell_id] for part in result.computed if part.value and part.cell_id in cells]

    def line(self, result: Result) -> Line:
        """The line that a sum stands in: of a total its row, of the sum of a row its column."""
        cell = self.cell(result)
        return result.check.kind, cell.row if result.check.kind in DOWN else cell.column

    @cached_property
    def _lines(self) -> Mapping[Line, list[Result]]:
        lines: dict[Line, list[Result]] = defaultdict(list)
        for result in self.results:
            lines[self.line(result)].append(result)
        return lines

    def beside(self, result: Result) -> list[Result]:
        """The other sums of its line; of totals those that have rows in common with it.

        What the rows of income come to says nothing of those of expenses above the same total.
        """
        others = [other for other in self._lines[self.line(result)] if other is not result]
        if result.check.kind not in DOWN:
            return others
        rows = {cell.row for cell in self.parts(result)}
        return [other for other in others if rows & {cell.row for cell in self.parts(other)}]

    def elsewhere(self, result: Result) -> Iterator[Result]:
        """The sums of its kind in other lines of the table."""
        own = self.line(result)
        for line, others in self._lines.items():
            if line[0] == own[0] and line != own:
                yield from others

    def crossing(self, result: Result) -> Iterator[Result]:
        """The sums that stand in another line, rest on a figure of this one, and are off by as much."""
        cells = _cells(result)
        for other in self.results:
            alike = is_off(other) and apart(other) == apart(result) and cells & _cells(other)
            # What two totals claim is one total in two readings, not a figure in two sums.
            if alike and self.line(other) != self.line(result) and not self._is_twice(result, other):
                yield other

    def _is_twice(self, result: Result, other: Result) -> bool:
        down = {result.check.kind, other.check.kind} <= DOWN
        along = {result.check.kind, other.check.kind} <= ALONG
        return (down or along) and self.cell(other) == self.cell(result)


def _cells(result: Result) -> set[str]:
    return {figure.cell_id for figure in (*result.claimed, *result.computed) if figure.cell_id}


def apart(result: Result) -> Decimal:
    """By how much a sum and its parts differ."""
    return abs(result.check.difference or Decimal(0))


def is_off(result: Result) -> bool:
    """Whether a sum is another figure than its parts make, whatever that proves."""
    return result.check.status != HOLDS.status and bool(result.check.difference)


def holds(result: Result) -> bool:
    """Whether a sum holds that could have failed to."""
    return result.check.status == HOLDS.status and sum(bool(part.value) for part in result.computed) > 1


def n_holding(results: Iterable[Result]) -> int:
    """How many sums hold; those along rows by their figures: a rate of 100 says the same in every row."""
    held = (result.check for result in results if holds(result))
    return len({check.claimed if check.kind in ALONG else check.id for check in held})
