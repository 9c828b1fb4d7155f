"""Which rows of a long table may be sums of rows just before them: one look at all of them at once."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from pipeline.checks.kit.figures import Figure
from pipeline.checks.tables.lines import FigureRow

LONG = 500
"""Rows from which on such a look costs less than one at each of them."""

LARGEST = 2**62
"""What adds up to more is no whole number of 64 bits, with room for its sign and a difference."""


def may_be_sums(lines: Sequence[FigureRow], voting: Sequence[int], farthest: int) -> Sequence[bool] | None:
    """For each row whether those right before it, as far as any of them, come near it in some column.

    What comes near is as far off as the rounding of as many figures. A row of which that is not so is no sum
    of those before it. None where figures are too large for it to be told so.
    """
    import numpy as np

    near = np.zeros(len(lines), dtype=bool)
    for column in voting:
        figures = [line.figures.get(column) for line in lines]
        scale = _finest(figures)
        values, places = _scaled(figures, scale)
        if sum(map(abs, values)) >= LARGEST or max(places) * (farthest + 1) >= LARGEST:
            return None
        value, place = np.array(values, dtype=np.int64), np.array(places, dtype=np.int64)
        before = np.cumsum(value) - value
        for size in range(1, min(len(lines) - 1, farthest) + 1):
            apart = np.abs(before[size:] - before[:-size] - value[size:])
            near[size:] |= (value[size:] != 0) & (apart <= place[size:] * (size + 1))
    found: list[bool] = near.tolist()
    return found


def _finest(figures: Sequence[Figure | None]) -> int:
    """How many decimals the finest of all values and places has."""
    values = [figure.value for figure in figures if figure is not None]
    places = {figure.place for figure in figures if figure is not None}
    fractions = [value for value in (*values, *places) if value is not None and value != int(value)]
    exponents = [exponent for value in fractions if isinstance(exponent := value.as_tuple().exponent, int)]
    return -min(exponents, default=0)


def _scaled(figures: Sequence[Figure | None], decimals: int) -> tuple[list[int], list[int]]:
    """Values and places as whole numbers: nought where there is none."""
    factor = Decimal(1).scaleb(decimals)
    return (
        [0 if figure is None else int(figure.value * factor) for figure in figures],
        [0 if figure is None else int((figure.place or 0) * factor) for figure in figures],
    )
