"""Printed figures as the intervals of values that they stand for."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, localcontext
from itertools import product

from pipeline.records.record import Frozen

Bound = Decimal | None

_INFINITE = Decimal("Infinity")

HALF = Decimal("0.5")
"""Of its last printed place: by so much a rounded figure may stand off what it stands for."""


class Interval(Frozen):
    """All values from `low` to `high`, both inclusive; None is no bound on that side."""

    low: Bound
    high: Bound

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        return _reaches(self.low, other.high) and _reaches(other.low, self.high)

    def holds(self, value: Decimal) -> bool:
        """Whether a value lies in it."""
        return _reaches(self.low, value) and _reaches(value, self.high)

    @property
    def is_bounded(self) -> bool:
        """Whether it has a bound on both sides."""
        return self.low is not None and self.high is not None

    def widened(self, by: Decimal) -> Interval:
        """The interval with a margin on both sides."""
        return Interval(
            None if self.low is None else self.low - by, None if self.high is None else self.high + by
        )

    def joined(self, other: Interval) -> Interval:
        """The least interval that holds both."""
        low = None if self.low is None or other.low is None else min(self.low, other.low)
        high = None if self.high is None or other.high is None else max(self.high, other.high)
        return Interval(low, high)

    def negated(self) -> Interval:
        """Every value of it with the other sign."""
        return Interval(None if self.high is None else -self.high, None if self.low is None else -self.low)

    def less(self, other: Interval) -> Interval:
        """What one value of it less one of the other may be."""
        return sum_of((self, other.negated()))

    def times(self, factor: Decimal) -> Interval:
        """Every value of it times a positive number."""
        return Interval(
            None if self.low is None else self.low * factor, None if self.high is None else self.high * factor
        )

    def over(self, other: Interval) -> Interval:
        """What one value of it divided by one of the other may be, at least as wide as it is.

        Both may be negative. A divisor that may be nought on both sides of it leaves nothing certain.

        Raises:
            ZeroDivisionError: the other can be nothing but nought.
        """
        if other.low == other.high == 0:
            raise ZeroDivisionError("an interval that is nought divides nothing")
        low, high = _or(other.low, -_INFINITE), _or(other.high, _INFINITE)
        if low < 0 < high:
            return Interval(None, None)
        if low == 0 or high == 0:
            # Towards nought, quotients grow beyond every bound on the side of the sign.
            return self._over_one_sided(low if high == 0 else high)
        return _hull(self, low, high)

    def _over_one_sided(self, far: Decimal) -> Interval:
        positive = far > 0
        own_low, own_high = _or(self.low, -_INFINITE), _or(self.high, _INFINITE)
        grows_up = own_high > 0 if positive else own_low < 0
        grows_down = own_low < 0 if positive else own_high > 0
        nearest = _hull(self, far, far)
        return Interval(None if grows_down else nearest.low, None if grows_up else nearest.high)


def _or(bound: Bound, infinite: Decimal) -> Decimal:
    return infinite if bound is None else bound


def _reaches(low: Bound, high: Bound) -> bool:
    return low is None or high is None or low <= high


def _hull(over: Interval, low: Decimal, high: Decimal) -> Interval:
    """The quotients at the corners, rounded outwards; the divisor does not change its sign."""
    corners = list(product((_or(over.low, -_INFINITE), _or(over.high, _INFINITE)), (low, high)))
    with localcontext(rounding=ROUND_FLOOR):
        least = min(_quotient(a, b) for a, b in corners)
    with localcontext(rounding=ROUND_CEILING):
        most = max(_quotient(a, b) for a, b in corners)
    return Interval(None if least.is_infinite() else least, None if most.is_infinite() else most)


def _quotient(part: Decimal, whole: Decimal) -> Decimal:
    # What is divided without end comes to nought, which the other corners bound on the far side.
    return Decimal(0) if whole.is_infinite() else part / whole


def sum_of(intervals: Iterable[Interval]) -> Interval:
    """What the sum of one value from each may be; nought for none."""
    low: Bound = Decimal(0)
    high: Bound = Decimal(0)
    for interval in intervals:
        low = None if low is None or interval.low is None else low + interval.low
        high = None if high is None or interval.high is None else high + interval.high
    return Interval(low, high)


def percent_of(part: Interval, whole: Interval) -> Interval:
    """What one figure may be as a share of another, in percent.

    Raises:
        ZeroDivisionError: the whole can be nothing but nought.
    """
    return part.over(whole).times(Decimal(100))


def printed(value: Decimal, place: Decimal) -> Interval:
    """What a figure stands for that was rounded to a place: half of it on either side."""
    return Interval(value - place * HALF, value + place * HALF)


def cut_off(interval: Interval, place: Decimal) -> Interval:
    """What a rounded figure may also stand for where what follows its last place was cut off instead."""
    return interval.widened(place * HALF)
