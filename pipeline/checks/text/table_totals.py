"""The printed totals of tables, by the pages that may speak of them and by what they stand for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from pipeline.checks.kit.archive import Facts
from pipeline.checks.kit.figures import Figure
from pipeline.checks.kit.intervals import Interval
from pipeline.checks.kit.results import CONTRADICTS, HOLDS, ROUNDED, UNVERIFIABLE
from pipeline.checks.kit.views import TableView
from pipeline.checks.tables.totals import judged_sums
from pipeline.checks.text.counts import table_names
from pipeline.records import Cell


@dataclass(frozen=True)
class Total:
    """A printed total of a table, and the rows that it sums where these are known."""

    view: TableView
    cell: Cell
    printed: Figure
    rows: tuple[Figure, ...]

    @cached_property
    def names(self) -> frozenset[str]:
        """What the table's total row and references name, where the column has one total only."""
        alone = _totals_by_column(self.view)[self.cell.column] == 1
        return table_names(self.view) if alone else frozenset()


def _totals_by_column(view: TableView) -> Counter[int]:
    """How many totals each column of a table has."""
    if "totals by column" not in view.memo:
        view.memo["totals by column"] = Counter(cell.column for cell in view.cells if cell.role == "total")
    counted: Counter[int] = view.memo["totals by column"]
    return counted


class TotalsOfUnit:
    """The totals in one unit: a long document has many, and many sums that may be one of them."""

    def __init__(self, totals: Iterable[Total]) -> None:
        self._near: dict[int, list[Sequence[Total]]] = defaultdict(list)
        of_view: dict[str, list[Total]] = defaultdict(list)
        bounded: list[tuple[Decimal, Decimal, Total]] = []
        self._open: list[Total] = []
        for total in totals:
            of_view[total.view.table.id].append(total)
            low, high = total.printed.interval.low, total.printed.interval.high
            if low is None or high is None:
                self._open.append(total)
            else:
                bounded.append((low, high, total))
        for own in of_view.values():
            table = own[0].view.table
            for page in range(table.page - 1, table.last_page + 2):
                self._near[page].append(own)
        bounded.sort(key=lambda one: one[0])
        self._bounded = [total for _, _, total in bounded]
        self._lows = [low for low, _, _ in bounded]
        self._widest = max((high - low for low, high, _ in bounded), default=Decimal(0))

    def near(self, page: int) -> Iterator[Total]:
        """Those of tables from the page before a page to the page behind it."""
        for own in self._near.get(page, ()):
            yield from own

    def meeting(self, interval: Interval) -> list[Total]:
        """Those that may be what an interval, bounded on both sides, stands for."""
        if interval.low is None or interval.high is None:
            return []
        first = bisect_left(self._lows, interval.low - self._widest)
        last = bisect_right(self._lows, interval.high)
        likely = [*self._bounded[first:last], *self._open]
        return [total for total in likely if interval.meets(total.printed.interval)]


def totals_of_tables(facts: Facts) -> dict[str | None, TotalsOfUnit]:
    """The totals of money by their unit, with the rows that they sum where these are known to be meant."""
    of_unit: dict[str | None, list[Total]] = defaultdict(list)
    for total in _totals(facts):
        of_unit[total.cell.unit].append(total)
    return {unit: TotalsOfUnit(totals) for unit, totals in of_unit.items()}


def _totals(facts: Facts) -> Iterator[Total]:
    for view in facts.data_tables:
        judged = {sum_.total.cell_id: (sum_, verdict) for _, sum_, verdict in judged_sums(view)}
        for row in view.rows.values():
            for cell in row.values():
                figure = view.figure(cell)
                if cell.role == "total" and figure and cell.kind == "amount":
                    sum_, verdict = judged.get(cell.id, (None, UNVERIFIABLE))
                    meant = sum_ is not None and verdict in (HOLDS, ROUNDED, CONTRADICTS)
                    yield Total(view, cell, figure, sum_.parts if sum_ and meant else ())
