"""What rows add up to, column by column, kept while rows come and go: to leave out early what is no sum."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from pipeline.checks.kit.figures import Figure
from pipeline.checks.tables.lines import FigureRow


class _ColumnSum:
    """The sum of figures, and the bounds of what it may be; figures without a bound are counted."""

    __slots__ = ("_high", "_low", "_value", "_without_high", "_without_low")

    def __init__(self) -> None:
        self._value = self._low = self._high = Decimal(0)
        self._without_low = self._without_high = 0

    def take(self, figure: Figure) -> None:
        self._count(figure, 1)

    def give(self, figure: Figure) -> None:
        """Take a figure out that was taken in."""
        self._count(figure, -1)

    def _count(self, figure: Figure, sign: int) -> None:
        reach = figure.reach
        self._value += sign * figure.value
        if reach.low is None:
            self._without_low += sign
        else:
            self._low += sign * reach.low
        if reach.high is None:
            self._without_high += sign
        else:
            self._high += sign * reach.high

    def may_be(self, total: Figure) -> bool:
        """Whether a total is the sum, or what both stand for meets."""
        low, high = total.reach.low, total.reach.high
        return (
            (self._without_low > 0 or high is None or self._low <= high)
            and (self._without_high > 0 or low is None or low <= self._high)
        ) or (total.value == self._value or total.interval.holds(self._value))

    def is_beyond(self, total: Figure) -> bool:
        """Whether a total is less than the sum, whatever both stand for."""
        high, own = total.reach.high, total.interval.high
        if high is None or own is None or self._without_low:
            return False
        return self._low > high and self._value > max(own, total.value)


class Tally:
    """What some rows add up to in columns that vote."""

    def __init__(self, columns: Sequence[int], rows: Iterable[FigureRow] = ()) -> None:
        self._sums = [(n, _ColumnSum()) for n in columns]
        for row in rows:
            self.add(row)

    def add(self, row: FigureRow) -> None:
        """Count a row in."""
        for n, sum_ in self._sums:
            figure = row.figures.get(n)
            if figure is not None:
                sum_.take(figure)

    def remove(self, row: FigureRow) -> None:
        """Count a row out that was counted in."""
        for n, sum_ in self._sums:
            figure = row.figures.get(n)
            if figure is not None:
                sum_.give(figure)

    def may_be(self, total: FigureRow) -> bool:
        """Whether a total is, in some column, what the rows may add up to; a look that costs little."""
        for n, sum_ in self._sums:
            figure = total.figures.get(n)
            if figure is not None and sum_.may_be(figure):
                return True
        return False

    def is_beyond(self, total: FigureRow) -> bool:
        """Whether a total is less in all columns."""
        return all(n in total.figures and sum_.is_beyond(total.figures[n]) for n, sum_ in self._sums)


def only_grow(rows: Sequence[FigureRow], columns: Iterable[int]) -> bool:
    """Whether what rows add up to is never less with one row more, in any column."""
    return all(
        (low := row.figures[n].reach.low) is not None and low >= 0 <= row.figures[n].value
        for n in columns
        for row in rows
        if n in row.figures
    )


def likely_runs(
    total: FigureRow, rows: Sequence[FigureRow], columns: Sequence[int], *, growing: bool
) -> Iterator[Sequence[FigureRow]]:
    """Runs of rows up to the last one that a total may sum, the shortest first; and the last one alone.

    Where sums are `growing` from row to row, none is looked for beyond the total.
    """
    tally = Tally([n for n in columns if n in total.figures])
    for start in range(len(rows) - 1, -1, -1):
        tally.add(rows[start])
        if start == len(rows) - 1 or tally.may_be(total):
            yield rows[start:]
        if growing and tally.is_beyond(total):
            return


class Leaves:
    """The rows of an account by their numbers: those that no other divides, and those that divide no other.

    The number of a part begins with that of its whole.
    """

    def __init__(self, columns: Sequence[int]) -> None:
        self._rows: list[FigureRow] = []
        self._of_code: dict[str, list[FigureRow]] = defaultdict(list)
        self._within: dict[str, list[FigureRow]] = defaultdict(list)
        self._undivided, self._tops = Tally(columns), Tally(columns)
        self._parts: set[int] = set()

    def add(self, row: FigureRow) -> None:
        """Take a row, which may divide others or be a part of them."""
        self._rows.append(row)
        if not row.code:
            # Where no row has a number nobody asks what they add up to.
            if self._of_code:
                self._count(row)
            return
        for uncounted in (row,) if self._of_code else self._rows:
            self._count(uncounted)
        wholes = [row.code[:length] for length in range(1, len(row.code))]
        if row.code not in self._of_code:
            for part in self._within.get(row.code, ()):
                self._is_part(part)
        if row.code in self._within:
            self._undivided.remove(row)
        for whole in wholes:
            if whole not in self._within:
                for divided in self._of_code.get(whole, ()):
                    self._undivided.remove(divided)
            self._within[whole].append(row)
        self._of_code[row.code].append(row)
        if any(whole in self._of_code for whole in wholes):
            self._is_part(row)

    def likely(self, total: FigureRow) -> Iterator[list[FigureRow]]:
        """The rows that no other divides, and those that are part of no other, where a total may sum them."""
        if not self._of_code:
            return
        if self._undivided.may_be(total):
            yield [row for row in self._rows if not row.code or row.code not in self._within]
        if self._tops.may_be(total):
            yield [row for row in self._rows if row.row not in self._parts]

    def _count(self, row: FigureRow) -> None:
        self._undivided.add(row)
        self._tops.add(row)

    def _is_part(self, row: FigureRow) -> None:
        if row.row not in self._parts:
            self._parts.add(row.row)
            self._tops.remove(row)
