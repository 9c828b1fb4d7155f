"""Interval arithmetic against the enumeration of values, negative ones and nought among them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.kit.intervals import Interval, percent_of, printed, sum_of

WIDTHS = st.integers(0, 4)
STARTS = st.integers(-9, 9)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low = draw(STARTS)
    return Interval(Decimal(low), Decimal(low + draw(WIDTHS)))


def values(interval: Interval) -> list[Fraction]:
    """Every half between the bounds."""
    assert interval.low is not None
    assert interval.high is not None
    low, high = Fraction(interval.low), Fraction(interval.high)
    return [low + Fraction(step, 2) for step in range(int((high - low) * 2) + 1)]


def holds(interval: Interval, value: Fraction) -> bool:
    return (interval.low is None or Fraction(interval.low) <= value) and (
        interval.high is None or value <= Fraction(interval.high)
    )


@given(intervals(), intervals())
def test_a_sum_and_a_difference_are_those_of_the_extremes(one: Interval, other: Interval) -> None:
    for found, combine in ((sum_of((one, other)), Fraction.__add__), (one.less(other), Fraction.__sub__)):
        results = [combine(a, b) for a, b in product(values(one), values(other))]
        assert (found.low, found.high) == (min(results), max(results))


@given(intervals(), intervals())
def test_a_quotient_holds_every_quotient_and_no_more(one: Interval, other: Interval) -> None:
    divisors = [value for value in values(other) if value]
    if not divisors:
        with pytest.raises(ZeroDivisionError):
            one.over(other)
        return
    found = one.over(other)
    results = [a / b for a, b in product(values(one), divisors)]
    assert all(holds(found, result) for result in results)
    nought = other.low is not None and other.high is not None and other.low <= 0 <= other.high
    if not nought:
        assert found.is_bounded
        assert abs(Fraction(found.low or 0) - min(results)) < Fraction(1, 10**20)
        assert abs(Fraction(found.high or 0) - max(results)) < Fraction(1, 10**20)


@given(intervals(), intervals())
def test_a_share_is_a_hundred_times_the_quotient(part: Interval, whole: Interval) -> None:
    if any(values(whole)):
        share = percent_of(part, whole)
        assert all(holds(share, 100 * a / b) for a, b in product(values(part), values(whole)) if b)


@given(intervals(), intervals())
def test_two_intervals_meet_where_a_value_lies_in_both(one: Interval, other: Interval) -> None:
    assert one.meets(other) == bool(set(values(one)) & set(values(other)))
    joined = one.joined(other)
    assert all(holds(joined, value) for value in (*values(one), *values(other)))
    assert one.negated() == Interval(-Decimal(str(one.high)), -Decimal(str(one.low)))


@pytest.mark.parametrize(
    ("over", "by", "found"),
    [
        (Interval(Decimal(1), None), Interval(Decimal(2), Decimal(4)), (Decimal("0.25"), None)),
        (Interval(Decimal(1), Decimal(2)), Interval(Decimal(4), None), (Decimal(0), Decimal("0.5"))),
        (Interval(Decimal(1), Decimal(2)), Interval(Decimal(0), Decimal(4)), (Decimal("0.25"), None)),
        (Interval(Decimal(1), Decimal(2)), Interval(Decimal(-4), Decimal(0)), (None, Decimal("-0.25"))),
        (Interval(Decimal(1), Decimal(2)), Interval(Decimal(-1), Decimal(4)), (None, None)),
    ],
)
def test_bounds_that_are_open(
    over: Interval, by: Interval, found: tuple[Decimal | None, Decimal | None]
) -> None:
    assert over.over(by) == Interval(*found)


@pytest.mark.parametrize("operation", [Interval.meets, Interval.joined, Interval.less])
def test_an_interval_without_bounds_holds_everything(
    operation: Callable[[Interval, Interval], object],
) -> None:
    everything = Interval(None, None)
    assert operation(everything, printed(Decimal(5), Decimal(1))) in (True, everything)


def test_a_printed_figure_stands_for_half_of_its_place_on_either_side() -> None:
    assert printed(Decimal("28.1"), Decimal("0.1")) == Interval(Decimal("28.05"), Decimal("28.15"))


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [
        ((0, 2), (0, 1), 0, None),
        ((-2, 0), (0, 1), None, 0),
        ((0, 2), (-1, 0), None, 0),
        ((-2, 0), (-1, 0), 0, None),
        ((1, 2), (0, 4), Decimal("0.25"), None),
        ((-1, 2), (0, 1), None, None),
    ],
)
def test_a_quotient_grows_only_to_the_side_of_what_is_divided(
    part: tuple[int, int], whole: tuple[int, int], low: Decimal | None, high: Decimal | None
) -> None:
    quotient = Interval(*map(Decimal, part)).over(Interval(*map(Decimal, whole)))
    assert (quotient.low, quotient.high) == (low, high)
