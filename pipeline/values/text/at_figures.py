"""Patterns that are asked only at the figures of a text."""

from __future__ import annotations

import functools
import re
import sys
from collections.abc import Iterator

from pipeline.values.text.beginnings import SAME_TEXT, matches_at


class AtFigures:
    """A pattern whose matches begin with a run of digits, or with a point or comma before one.

    Args:
        pattern: looks back, so that it never begins inside a run.
    """

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """The matches between two offsets, as those of the pattern."""
        return matches_at(figures_begun(text), self._pattern, text, start, end)


@functools.lru_cache(maxsize=SAME_TEXT)
def figures_begun(text: str) -> tuple[int, ...]:
    """Where the runs of digits of a text begin, and points before them: one index for all finders."""
    places: list[int] = []
    for run in _RUN.finditer(text):
        at = run.start()
        places += (at,) if text[at] not in _POINTS else (at, at + 1)
    return tuple(places)


_RUN = re.compile(r"[.,]?\d+")
_POINTS = frozenset(".,")
