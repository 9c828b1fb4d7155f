"""Where the rows of each document stand in the archive, so that those of one can be replaced by themselves.

A document has numbers of rows for itself in every table: rows stand in the order of accession, whether they
were put there at once or one document after the other.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, field

from pipeline.records.rows import Row, Rows

ROOM = 2**20
"""Numbers of rows in a slot; a document with more rows in a table takes several slots."""

APART = 8
"""Slots from one document to the next: so many may come between two later."""


class CannotKeepError(Exception):
    """The archive cannot be changed in place; it is made anew."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The first slot of a document, how many it has, and a digest of what its rows are made of."""

    slot: int
    size: int
    digest: str

    @property
    def rows(self) -> tuple[int, int]:
        """The first number of its rows and the last."""
        return self.slot * ROOM, (self.slot + self.size) * ROOM - 1

    def numbered(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Rows of a table, each with its number before it."""
        return ([number, *row] for number, row in enumerate(rows, start=self.slot * ROOM))


Outlines = Callable[[], Iterable[tuple[str, str]]]
"""Gives outlines of documents by their ids, one after the other: all at once take much memory."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load left: where each document stands, and digests of the tables that are made of all.

    `changed` are the numbers of rows in which it differs from the archive that it was made of; None where it
    was made from nothing. `shared` is what joining knows of all documents together, as the next load takes it
    up; it does without where there is none. With it go outlines: `known` gives those of every document of
    before, `outlines` those of documents that changed since. `checked` are documents whose rows of checks
    stand by themselves, each with what those depend on.
    """

    documents: dict[str, Standing] = field(default_factory=dict)
    whole: dict[str, str] = field(default_factory=dict)
    changed: tuple[tuple[int, int], ...] | None = None
    outlines: Outlines = tuple
    known: Outlines = tuple
    shared: str | None = None
    checked: dict[str, str] = field(default_factory=dict)

    def to_json(self) -> str:
        """What the next load needs of it, without the outlines, of which there is one for each document."""
        documents = {id_: astuple(standing_) for id_, standing_ in self.documents.items()}
        return json.dumps([documents, self.whole, self.shared, self.checked])

    @classmethod
    def from_json(cls, text: str, known: Outlines = tuple) -> Loaded:
        """What `to_json` wrote, with what gives the outlines that were kept beside it."""
        documents, whole, shared, checked = json.loads(text)
        standing = {id_: Standing(*columns) for id_, columns in documents.items()}
        return cls(standing, whole, known=known, shared=shared, checked=checked)


def slots_for(rows: Rows) -> int:
    """How many slots a document takes that has these rows."""
    return max(1, -(-max(map(len, rows.values()), default=0) // ROOM))


def next_slot(end: int) -> int:
    """Where a document stands that comes behind all others, of which the last ends before a slot."""
    return end - 1 + APART


def slot_between(end: int, start: int, size: int) -> int:
    """Where a document stands between one that ends before a slot and one that starts at another.

    Raises:
        CannotKeepError: there is no room.
    """
    if start - end < size:
        raise CannotKeepError("no room between two documents")
    return end + (start - end - size) // 2


def require_order(ids: Sequence[str], kept: dict[str, Standing]) -> None:
    """See that documents which were there come in the order in which they were.

    Raises:
        CannotKeepError: they do not.
    """
    slots = [kept[id_].slot for id_ in ids if id_ in kept]
    if slots != sorted(slots):
        raise CannotKeepError("documents come in another order")
