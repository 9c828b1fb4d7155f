"""What is told of one agreement, piece by piece, before it becomes a record."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from pipeline.entities.agreements.segments import Actor
from pipeline.records import Organisation
from pipeline.records.agreements import GIVING, PartyRole
from pipeline.values.dates import DateReading

Found = tuple[int, int]
"""An amount that a component found: the number of the passage, and its number there."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stretch of a passage that something was read from, and what that was."""

    passage: int
    start: int
    end: int
    fields: tuple[str, ...]


@dataclass(slots=True)
class Draft:
    """An agreement as far as it is told; `members` are those of a group that are told one by one.

    A `pending` one is an event of which it is not yet said what it costs or who pays: alone it is none.
    What happened `today` did so on the day of the report. A paper is `sided` that is signed with another side
    without its name: `avec deux groupes armés`.
    """

    kind: str
    family: str
    title: str | None = None
    quoted: bool = False
    count: int | None = 1
    ordinal: int | None = None
    pending: bool = False
    today: bool = False
    sided: bool = False
    status: str | None = None
    status_on: DateReading | None = None
    signed_on: str | None = None
    starts_on: str | None = None
    ends_on: str | None = None
    duration_months: Decimal | None = None
    programme: Organisation | None = None
    parties: dict[tuple[PartyRole, Actor], None] = field(default_factory=dict)
    amounts: dict[Found, None] = field(default_factory=dict)
    places: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    evidence: list[Evidence] = field(default_factory=list)
    members: list[Draft] = field(default_factory=list)

    @property
    def passage(self) -> int:
        """The passage that tells of it first."""
        return min(piece.passage for piece in self.evidence)

    @property
    def is_told(self) -> bool:
        """Whether it is more than an event: paid for, or by someone named."""
        giver = any(role in GIVING for role, _ in self.parties)
        return not self.pending or bool(self.amounts) or giver

    @property
    def gives_way(self) -> bool:
        """Whether a group is told by its members alone: it has no sum, and each of them is told."""
        return bool(self.members) and not self.amounts and len(self.members) >= (self.count or 0)

    def partners(self) -> set[str]:
        """The ids of the organisations that take part."""
        return {actor.organisation.id for _, actor in self.parties}

    def member(self) -> Draft:
        """One of this group, which has what is said once for all: kind, status, dates and parties."""
        draft = Draft(self.kind, self.family, status=self.status, status_on=self.status_on)
        draft.signed_on = self.signed_on
        draft.parties = dict(self.parties)
        draft.places = set(self.places)
        draft.evidence = list(self.evidence)
        self.members.append(draft)
        return draft

    def take(self, other: Draft) -> None:
        """Add what another telling of the same agreement says; what is already known stays."""
        for name in _ONCE:
            if getattr(self, name) is None:
                setattr(self, name, getattr(other, name))
        if other.family == "paper" and self.family in ("money", "works", "project") and not self.quoted:
            self.kind, self.family, self.title, self.count = other.kind, "paper", other.title, other.count
            self.status = other.status or self.status
        if (other.quoted and not self.quoted) or len((self.title or "").split()) < _SHORT:
            self.title, self.quoted = other.title or self.title, other.quoted
        if self.kind in GENERAL:
            self.kind = other.kind if other.family == self.family else self.kind
        self.pending = self.pending and other.pending
        self.today = self.today or other.today
        self.sided = self.sided or other.sided
        self.parties |= other.parties
        self.amounts |= other.amounts
        self.places |= other.places
        self.words |= other.words
        self.evidence += [piece for piece in other.evidence if piece not in self.evidence]


_SHORT = 5
"""Words of a title that hardly says more than the kind."""

_ONCE = ("status", "status_on", "signed_on", "starts_on", "ends_on", "duration_months", "programme")

GENERAL = ("projet", "accord", "convention", "financement")
"""Kinds that say little: the same agreement may be called something more exact elsewhere."""


def are_kin(first: str, second: str) -> bool:
    """Whether two kinds may be of one agreement: `contrat` and `contrat de financement`."""
    return first in GENERAL or second in GENERAL or first.startswith(second) or second.startswith(first)
