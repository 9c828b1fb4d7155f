"""By what a total misses its rows: a digit, a scale, rows that it leaves out, or one that the table lacks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from itertools import accumulate

from pipeline.checks.tables.lines import Sum

LEAST_LEFT_OUT = 2
"""Rows that stand together and make what a total misses, before it leaves them out: one may be forgotten."""

LEAST_PRINTED = 3
"""Digits of a figure before it is no chance that one stands beside a table and is what its total misses."""

_PRINTED = re.compile(r"(?<![\d.,])\d{1,3}(?:[ .,\u00a0\u202f]?\d{3})*(?:[.,]\d{1,2})?(?!\d)")
_NO_DIGIT = re.compile(r"\D")

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


def repeats_its_rows(sum_: Sum) -> bool:
    """Whether a total says what each of its rows says: a number of the month, or of what they belong to."""
    return all(part.value == sum_.total.value for part in sum_.parts)


def stands_beside(sum_: Sum, page: str, cells: Iterable[str]) -> bool:
    """Whether what a total has more than its rows is printed on its page, but not in its table.

    A row of the account is then no row of the table as it was read.

    Args:
        sum_: a total that is more than its rows.
        page: the text of the page.
        cells: what is printed in the table, which stands in that text, too.
    """
    missing = sum_.total.value - sum_.computed
    if abs(sum_.computed + missing) < abs(sum_.computed):
        return False
    digits = _digits_of(missing, sum_.total.place or Decimal(1))
    if len(digits) < LEAST_PRINTED:
        return False
    return _times(digits, [page]) > _times(digits, cells)


def _digits_of(value: Decimal, place: Decimal) -> str:
    """The digits of a figure as its column prints it."""
    return _NO_DIGIT.sub("", f"{value.quantize(min(place, Decimal(1))):f}").lstrip("0")


def _times(digits: str, texts: Iterable[str]) -> int:
    """How many figures with these digits texts print."""
    return sum(_NO_DIGIT.sub("", found) == digits for text in texts for found in _PRINTED.findall(text))


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
