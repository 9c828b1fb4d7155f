"""Positional ids: facts are numbered page by page in the order in which they stand there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any, Generic, TypeVar

from pipeline.records.many import complete_records

F = TypeVar("F")


class Numbered(Generic[F]):
    """Facts of one type that wait for their ids, each known by the ticket that `add` hands out."""

    def __init__(self, document_id: str, letter: str) -> None:
        self._document_id = document_id
        self._letter = letter
        self._waiting: list[F] = []
        self._places: list[tuple[int, int]] = []
        self._changes: dict[str, dict[int, Any]] = defaultdict(dict)
        self._dropped: set[int] = set()
        self._given: tuple[Sequence[int], list[str]] | None = None

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, fact: F, page: int, start: int) -> int:
        """Take a fact that stands at an offset of a page; its `id` is given later."""
        self._given = None
        self._waiting.append(fact)
        self._places.append((page, start))
        return len(self._waiting) - 1

    def add_all(self, facts: Sequence[F], places: Sequence[tuple[int, int]]) -> range:
        """Take facts with the page and offset of each; their tickets follow each other.

        Raises:
            ValueError: there are more facts than places, or less.
        """
        if len(facts) != len(places):
            raise ValueError(f"{len(facts)} facts at {len(places)} places")
        self._given = None
        first = len(self._waiting)
        self._waiting += facts
        self._places += places
        return range(first, len(self._waiting))

    def change(self, ticket: int, **columns: Any) -> None:
        """Set columns of a waiting fact."""
        for name, value in columns.items():
            self._changes[name][ticket] = value

    def drop(self, ticket: int) -> None:
        """Forget a waiting fact: it gets no id."""
        self._given = None
        self._dropped.add(ticket)

    def ids(self) -> list[str]:
        """The id of each ticket; empty for those that were dropped."""
        return self._numbered()[1]

    def facts(self) -> list[F]:
        """All facts with their ids, in order."""
        tickets, ids = self._numbered()
        facts = list(map(self._waiting.__getitem__, tickets))
        changed: dict[str, list[Any]] = {"id": list(map(ids.__getitem__, tickets))}
        for name, values in self._changes.items():
            were = map(attrgetter(name), facts)
            changed[name] = [values.get(ticket, value) for ticket, value in zip(tickets, were, strict=True)]
        complete_records(facts, changed)
        return facts

    def _numbered(self) -> tuple[Sequence[int], list[str]]:
        """The tickets in the order of their places, and their ids: found out once for all that ask."""
        if self._given is None:
            places, ids = self._places, [""] * len(self._places)
            tickets = sorted(range(len(places)), key=places.__getitem__)
            if self._dropped:
                tickets = [ticket for ticket in tickets if ticket not in self._dropped]
            for page, those in groupby(tickets, lambda ticket: places[ticket][0]):
                prefix = f"{self._document_id}:p{page}:{self._letter}"
                for number, ticket in enumerate(those, start=1):
                    ids[ticket] = f"{prefix}{number}"
            self._given = tickets, ids
        return self._given
