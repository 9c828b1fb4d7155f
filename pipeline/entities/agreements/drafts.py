"""What is told of one agreement, piece by piece, before it becomes a record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from pipeline.entities.gazetteer import fold, load_places
from pipeline.records import Organisation
from pipeline.records.facts import PartyRole
from pipeline.values.dates import DateReading

Found = tuple[int, int]
"""A thing that a component found: the number of the passage, and its number there."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stretch of a passage that something was read from, and what that was."""

    passage: int
    start: int
    end: int
    fields: tuple[str, ...]


@dataclass(slots=True)
class Draft:
    """An agreement as far as it is told; `members` are those of a group that are told one by one."""

    kind: str
    family: str
    title: str | None = None
    quoted: bool = False
    count: int | None = 1
    status: str | None = None
    status_on: DateReading | None = None
    signed_on: str | None = None
    starts_on: str | None = None
    ends_on: str | None = None
    duration_months: Decimal | None = None
    programme: Organisation | None = None
    parties: dict[tuple[PartyRole, Found], None] = field(default_factory=dict)
    amounts: dict[Found, None] = field(default_factory=dict)
    places: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    evidence: list[Evidence] = field(default_factory=list)
    members: list[Draft] = field(default_factory=list)

    @property
    def passage(self) -> int:
        """The passage that tells of it first."""
        return min(piece.passage for piece in self.evidence)

    def member(self) -> Draft:
        """One of this group, which has what is said once for all: kind, status, date and parties."""
        one = Draft(self.kind, self.family, status=self.status, status_on=self.status_on)
        one.parties = dict(self.parties)
        one.places = set(self.places)
        one.evidence = list(self.evidence)
        self.members.append(one)
        return one

    def take(self, other: Draft) -> None:
        """Add what another telling of the same agreement says; what is already known stays."""
        for name in _ONCE:
            if getattr(self, name) is None:
                setattr(self, name, getattr(other, name))
        if (other.quoted and not self.quoted) or len((self.title or "").split()) < _SHORT:
            self.title, self.quoted = other.title or self.title, other.quoted
        if self.kind in GENERAL:
            self.kind = other.kind
        self.parties |= other.parties
        self.amounts |= other.amounts
        self.places |= other.places
        self.words |= other.words
        self.evidence += other.evidence


_SHORT = 5
"""Words of a title that hardly says more than the kind."""

_ONCE = ("status", "status_on", "signed_on", "starts_on", "ends_on", "duration_months", "programme")

GENERAL = ("projet", "accord", "convention")
"""Kinds that say little: the same agreement may be called something more exact elsewhere."""


def merge_drafts(drafts: Iterable[Draft], sums: dict[Found, object]) -> list[Draft]:
    """One draft for each agreement, in order; those told twice become one with all their evidence.

    Args:
        drafts: as they were told.
        sums: what each amount is worth, to tell two projects of one day apart.
    """
    kept: list[Draft] = []
    for draft in drafts:
        same = next((other for other in kept if _same(other, draft, sums)), None)
        if same is None:
            kept.append(draft)
        elif _richness(draft) > _richness(same):
            draft.take(same)
            kept[kept.index(same)] = draft
        else:
            same.take(draft)
    return kept


def _richness(draft: Draft) -> int:
    return 2 * len(draft.amounts) + len(draft.parties) + (draft.signed_on is not None)


def _same(one: Draft, other: Draft, sums: dict[Found, object]) -> bool:
    if one.family != other.family or one.count != other.count:
        return False
    if not (one.kind == other.kind or one.kind in GENERAL or other.kind in GENERAL):
        return False
    known = [{sums[found] for found in draft.amounts} for draft in (one, other)]
    if known[0] and known[1] and not known[0] & known[1]:
        return False
    if one.title and other.title and (one.quoted or one.family == "treaty"):
        first, second = _key(one.title), _key(other.title)
        if first == second or (one.quoted and other.quoted and (first in second or second in first)):
            return True
    if known[0] & known[1] and one.count == 1:
        return True
    days = (one.status_on, other.status_on)
    if days[0] is None or days[1] is None or (days[0].start, days[0].end) != (days[1].start, days[1].end):
        return False
    return bool(one.places & other.places or len(one.words & other.words) > 1)


def _key(title: str) -> str:
    """A title without small words and places at its end: `Accord pour la paix ... au Mali` is one."""
    words = [word for word in fold(title).split() if len(word) > 3 and word not in {"pour", *load_places()}]
    return " ".join(words[:2])
