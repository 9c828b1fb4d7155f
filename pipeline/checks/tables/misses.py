"""By what a total misses its rows: a digit, a scale, or rows that it leaves out."""

from __future__ import annotations

from decimal import Decimal
from itertools import accumulate

from pipeline.checks.tables.lines import Sum

LEAST_LEFT_OUT = 2
"""Rows that stand together and make what a total misses, before it leaves them out: one may be forgotten."""

THOUSAND = 1000
"""Times by which the last places of figures must differ before one of them was not scaled as the others."""


def leaves_rows_out(sum_: Sum) -> bool:
    """Whether what a total misses is several rows that stand together: it leaves them out, as details do."""
    off = sum_.computed - sum_.total.value
    sums = [Decimal(0), *accumulate(part.value for part in sum_.parts)]
    return any(
        last - first == off
        for n, first in enumerate(sums)
        for last in sums[n + LEAST_LEFT_OUT : len(sum_.parts) + n]
    )


def has_one_digit_more(sum_: Sum) -> bool:
    """Whether a total and the sum of its rows are apart by one digit that is too much or missing."""
    shorter, longer = sorted(
        ("".join(filter(str.isdigit, str(abs(value)))) for value in (sum_.total.value, sum_.computed)),
        key=len,
    )
    return any(longer[:n] + longer[n + 1 :] == shorter for n in range(len(longer)))


def is_unevenly_scaled(sum_: Sum) -> bool:
    """Whether some figures were read in thousands or millions and others of the same sum were not."""
    places = [figure.place for figure in (sum_.total, *sum_.parts) if figure.place]
    return bool(places) and max(places) >= THOUSAND * min(places)
