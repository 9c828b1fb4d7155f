"""When rows show that one figure is computed from others: in many of them, and in most of those asked."""

from __future__ import annotations

from decimal import Decimal

LEAST_ROWS = 3
"""Rows that must hold before a column is taken for one that is computed from others."""

LEAST_SHARE = Decimal("0.75")
"""Share of the rows asked that must hold."""


def holds_often(holding: int, asked: int) -> bool:
    """Whether so many rows of those that were asked show a relation, and no chance."""
    return holding >= LEAST_ROWS and holding >= LEAST_SHARE * asked
