"""Positional ids: facts are numbered page by page in the order in which they stand there."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import Any, Generic, TypeVar

F = TypeVar("F")


class Numbered(Generic[F]):
    """Facts of one type that wait for their ids, each known by the ticket that `add` hands out."""

    def __init__(self, document_id: str, letter: str) -> None:
        self._document_id = document_id
        self._letter = letter
        self._waiting: list[tuple[tuple[int, int, int], F]] = []

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, fact: F, page: int, start: int) -> int:
        """Take a fact that stands at an offset of a page; its `id` is given later."""
        ticket = len(self._waiting)
        self._waiting.append(((page, start, ticket), fact))
        return ticket

    def change(self, ticket: int, **columns: Any) -> None:
        """Set columns of a waiting fact."""
        place, fact = self._waiting[ticket]
        self._waiting[ticket] = (place, replace(fact, **columns))  # type: ignore[type-var]

    def ids(self) -> list[str]:
        """The id of each ticket."""
        ids = [""] * len(self._waiting)
        on_page: dict[int, int] = defaultdict(int)
        for page, _, ticket in sorted(place for place, _ in self._waiting):
            on_page[page] += 1
            ids[ticket] = f"{self._document_id}:p{page}:{self._letter}{on_page[page]}"
        return ids

    def facts(self) -> list[F]:
        """All facts with their ids, in order."""
        ids = self.ids()
        ordered = sorted(self._waiting, key=lambda waiting: waiting[0])
        return [replace(fact, id=ids[place[2]]) for place, fact in ordered]  # type: ignore[type-var]
