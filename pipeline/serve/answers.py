"""Answers that Datasette's pages ask for again: an archive does not change while it is served."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Mapping
from typing import Any

from datasette.database import Results

from pipeline.serve.limits import weight_of

WORTH = 0.005
"""CPU seconds that an answer must have cost to be kept: what is found by an index is found again as fast."""

MOST_WEIGHT = 256 * 1024
"""Characters and bytes that an answer may hold to be kept: a page of rows, no download."""

MOST_HELD = 16 * 1024 * 1024
"""Characters and bytes that all answers of an archive may hold; the one not asked for longest goes first."""


class KeptAnswers:
    """The answers to the latest questions that took long, of one archive."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, tuple[Results, int]] = OrderedDict()
        self._held = 0

    def known(self, key: Hashable) -> Results | None:
        """The answer to a question that was asked before; None where it is not kept."""
        if key not in self._kept:
            return None
        self._kept.move_to_end(key)
        answer, _ = self._kept[key]
        return Results(list(answer.rows), answer.truncated, answer.description)

    def keep(self, key: Hashable, answer: Results, seconds: float) -> None:
        """Keep an answer that cost so many CPU seconds, if it is worth its place."""
        weight = sum(map(weight_of, answer.rows))
        if seconds < WORTH or weight > MOST_WEIGHT or key in self._kept:
            return
        self._kept[key] = Results(list(answer.rows), answer.truncated, answer.description), weight
        self._held += weight
        while self._held > MOST_HELD:
            _, (_, gone) = self._kept.popitem(last=False)
            self._held -= gone


def key_of(sql: str, values: Any, most: int | None) -> Hashable:
    """What tells one question from another: its SQL, its values, how many rows it wants."""
    given = tuple(sorted(values.items())) if isinstance(values, Mapping) else tuple(values or ())
    return sql, given, most
