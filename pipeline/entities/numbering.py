"""Positional ids: facts are numbered page by page in the order in which they stand there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from operator import attrgetter
from typing import Any, Generic, TypeVar

from pipeline.records.many import complete_records

F = TypeVar("F")


class Numbered(Generic[F]):
    """Facts of one type that wait for their ids, each known by the ticket that `add` hands out."""

    def __init__(self, document_id: str, letter: str) -> None:
        self._document_id = document_id
        self._letter = letter
        self._waiting: list[tuple[tuple[int, int, int], F]] = []
        self._changes: dict[str, dict[int, Any]] = defaultdict(dict)
        self._dropped: set[int] = set()

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, fact: F, page: int, start: int) -> int:
        """Take a fact that stands at an offset of a page; its `id` is given later."""
        ticket = len(self._waiting)
        self._waiting.append(((page, start, ticket), fact))
        return ticket

    def add_all(self, facts: Sequence[F], places: Sequence[tuple[int, int]]) -> range:
        """Take facts with the page and offset of each; their tickets follow each other."""
        first = len(self._waiting)
        tickets = range(first, first + len(facts))
        self._waiting += [
            ((page, start, ticket), fact)
            for (page, start), ticket, fact in zip(places, tickets, facts, strict=True)
        ]
        return tickets

    def change(self, ticket: int, **columns: Any) -> None:
        """Set columns of a waiting fact."""
        for name, value in columns.items():
            self._changes[name][ticket] = value

    def drop(self, ticket: int) -> None:
        """Forget a waiting fact: it gets no id."""
        self._dropped.add(ticket)

    def ids(self) -> list[str]:
        """The id of each ticket; empty for those that were dropped."""
        ids = [""] * len(self._waiting)
        on_page: dict[int, int] = defaultdict(int)
        for page, _, ticket in sorted(place for place, _ in self._waiting):
            if ticket in self._dropped:
                continue
            on_page[page] += 1
            ids[ticket] = f"{self._document_id}:p{page}:{self._letter}{on_page[page]}"
        return ids

    def facts(self) -> list[F]:
        """All facts with their ids, in order."""
        ids = self.ids()
        kept = (waiting for waiting in self._waiting if waiting[0][2] not in self._dropped)
        ordered = sorted(kept, key=lambda waiting: waiting[0])
        facts, tickets = [fact for _, fact in ordered], [place[2] for place, _ in ordered]
        changed: dict[str, list[Any]] = {"id": [ids[ticket] for ticket in tickets]}
        for name, values in self._changes.items():
            were = map(attrgetter(name), facts)
            changed[name] = [values.get(ticket, value) for ticket, value in zip(tickets, were, strict=True)]
        complete_records(facts, changed)
        return facts
