"""Printed figures as the intervals of values that they stand for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

Bound = Decimal | None


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from `low` to `high`, both inclusive; None is no bound on that side."""

    low: Bound
    high: Bound

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        return _reaches(self.low, other.high) and _reaches(other.low, self.high)

    def widened(self, by: Decimal) -> Interval:
        """The interval with a margin on both sides."""
        return Interval(
            None if self.low is None else self.low - by, None if self.high is None else self.high + by
        )

    def divided(self, by: Decimal) -> Interval:
        """Every value of it divided by a positive number."""
        return Interval(
            None if self.low is None else self.low / by, None if self.high is None else self.high / by
        )


def _reaches(low: Bound, high: Bound) -> bool:
    return low is None or high is None or low <= high


def sum_of(intervals: Iterable[Interval]) -> Interval:
    """What the sum of one value from each may be."""
    lows, highs = zip(*((i.low, i.high) for i in intervals), strict=True)
    return Interval(_sum(lows), _sum(highs))


def _sum(bounds: Iterable[Bound]) -> Bound:
    total = Decimal(0)
    for bound in bounds:
        if bound is None:
            return None
        total += bound
    return total


def ratio_of(part: Interval, whole: Interval) -> Interval:
    """What one positive figure may be as a share of another, in percent."""
    low = None if part.low is None or not whole.high else part.low / whole.high * 100
    high = None if part.high is None or not whole.low else part.high / whole.low * 100
    return Interval(low, high)


def printed(value: Decimal, unit: Decimal) -> Interval:
    """What a figure stands for that was rounded to `unit`."""
    return Interval(value - unit / 2, value + unit / 2)
