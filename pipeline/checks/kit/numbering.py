"""Rows that number the columns of a table: `1 | 2 | 3 = 1 + 2`, `(0) | (1) | (2)`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pipeline.records import Cell

LEAST_NUMBERED = 3
"""Columns with numbers that go up by one before their row numbers them."""

HIGHEST_FIRST = 2
"""The number that the first column with one may have: the one before it may hold labels, and have none."""

_NUMBER = re.compile(r"[(\[]?(?P<number>\d{1,2})[)\]]?(?:\s*=.*)?")


def rows_of_numbers(rows: Mapping[int, Mapping[int, Cell]]) -> frozenset[int]:
    """The rows, before the first with figures of its own, that number the columns."""
    numbers = set()
    for number, row in rows.items():
        if _numbers_columns(row.values()):
            numbers.add(number)
        elif any(cell.value is not None for cell in row.values()):
            break
    return frozenset(numbers)


def _numbers_columns(cells: Iterable[Cell]) -> bool:
    matches = [_NUMBER.fullmatch(text) for cell in cells if (text := cell.text.strip())]
    numbers = [int(match["number"]) for match in matches if match]
    if len(numbers) < max(LEAST_NUMBERED, len(matches)):
        return False
    return numbers[0] <= HIGHEST_FIRST and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
