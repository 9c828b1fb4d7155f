"""Which tellings are of one agreement: groups of them, found in time that grows with their number.

Tellings are only held against each other where they share a key that a proof could rest on: a reference, a
sum that few share, a sum with a partner, or words. Within one key each telling meets one of each group.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from pipeline.archive.agreements.evidence import could_be_one, proof_of_identity
from pipeline.archive.agreements.features import Features
from pipeline.archive.agreements.marks import TellingMarks, key_of_mark
from pipeline.archive.agreements.tellings import Telling

CROWD = 40
"""Groups that may share a key before it is too common to prove anything."""

Apart = frozenset[frozenset[str]]
"""Pairs of tellings, by id, that the archivist keeps apart."""

Proof = tuple[str, str]
"""What joins a telling to its agreement, and the earlier telling that it was joined to."""


@dataclass(slots=True)
class Joined:
    """The tellings of one agreement in their order, and why each but the first, by id, is one of them."""

    tellings: list[Telling]
    proofs: dict[str, Proof] = field(default_factory=dict)


Link = tuple[str, str, str]
"""Two tellings, by id, and the proof that joins the second to the first."""

Links = dict[str, list[Link]]
"""By the key that two tellings share, in the order in which keys are gone through."""


def join_by_links(
    tellings: Sequence[Features],
    same: Iterable[Link] = (),
    apart: Apart = frozenset(),
    marks: Callable[[str], TellingMarks] | None = None,
) -> Links:
    """Find what joins tellings to the agreement that they are of.

    Args:
        tellings: all, as they are compared.
        same: pairs of ids that the archivist says are of one agreement, and why.
        apart: pairs that are not, whatever else speaks for it.
        marks: those of a telling by its id, where they are known already.
    """
    groups = _AgreementGroups(tellings, apart)
    decided = [link for link in same if groups.join(*link)]
    links = {"": decided} if decided else {}
    links |= {key: made for key, those in _sharing(tellings, marks) if (made := groups.join_by(those))}
    return links


def _sharing(
    tellings: Sequence[Features], marks: Callable[[str], TellingMarks] | None
) -> Iterator[tuple[str, list[Features]]]:
    """Keys by which several tellings can meet, and those; the strongest kinds of key first."""
    # By id, so that the order in which documents came in does not matter.
    ordered = sorted(tellings, key=attrgetter("id"))
    marked = [marks(telling.id) if marks else TellingMarks.of(telling) for telling in ordered]
    meeting = _where_several_meet(ordered, marked)
    shared: dict[Hashable, list[Features]] = {mark: [] for mark in meeting}
    for telling, own in zip(ordered, marked, strict=True) if meeting else ():
        for mark in meeting.intersection(own()):
            shared[mark].append(telling)
    by_key = {key_of_mark(mark): those for mark, those in shared.items()}
    for key in sorted(by_key):
        yield key, by_key[key]


def _where_several_meet(tellings: Sequence[Features], marks: Sequence[TellingMarks]) -> set[Hashable]:
    """Marks that tellings share which may meet: rows of a table share words, and never meet each other."""
    of_tables: dict[str, set[Hashable]] = defaultdict(set)
    if len({telling.table_id or telling.id for telling in tellings}) == 1:
        return set()
    for telling, own in zip(tellings, marks, strict=True):
        of_tables[telling.table_id or telling.id].update(own())
    seen: set[Hashable] = set()
    shared: set[Hashable] = set()
    for those in of_tables.values():
        shared |= seen & those
        seen |= those
    return shared


@dataclass(slots=True)
class TellingGroup:
    """Tellings of one agreement, by id, and what the others of it must not contradict."""

    tellings: list[str]
    references: frozenset[str]
    tables: frozenset[str]
    is_programme: bool

    @classmethod
    def of(cls, telling: Features) -> TellingGroup:
        """The group of one telling."""
        return cls(
            [telling.id],
            frozenset({telling.reference} if telling.reference and telling.has_strong_reference else ()),
            frozenset({telling.table_id} if telling.table_id else ()),
            telling.is_programme,
        )

    def may_meet(self, other: TellingGroup) -> bool:
        """Rows of one table, two references, a programme and an agreement never meet."""
        return (
            _agree(self.references, other.references)
            and self.tables.isdisjoint(other.tables)
            and self.is_programme == other.is_programme
        )

    def add(self, other: TellingGroup) -> None:
        """Take in another group."""
        self.tellings += other.tellings
        self.references |= other.references
        self.tables |= other.tables


def _agree(ours: frozenset[Any], theirs: frozenset[Any]) -> bool:
    return not ours or not theirs or bool(ours & theirs)


class _AgreementGroups:
    def __init__(self, tellings: Sequence[Features], apart: Apart) -> None:
        self._groups = {telling.id: TellingGroup.of(telling) for telling in tellings}
        self._group_of = {telling.id: telling.id for telling in tellings}
        self._apart: dict[str, set[str]] = defaultdict(set)
        for first, second in map(sorted, apart):
            self._apart[first].add(second)
            self._apart[second].add(first)

    def join_by(self, tellings: Sequence[Features]) -> list[Link]:
        """Join what a shared key allows; gives what was joined."""
        met: dict[str, Features] = {}
        links: list[Link] = []
        for telling in tellings:
            own = self._group_of[telling.id]
            if own not in met:
                if len(met) >= CROWD:
                    break
                for group in could_be_one(telling, met):
                    other = met[group]
                    proof = proof_of_identity(other, telling)
                    if proof and self.join(other.id, telling.id, proof):
                        links.append((other.id, telling.id, proof))
                        met.pop(group)
                        break
                met[self._group_of[telling.id]] = telling
        return links

    def join(self, left: str, right: str, proof: str) -> bool:
        """Make one group of two, unless they are one or contradict each other; says whether it did."""
        if left not in self._group_of or right not in self._group_of:
            return False
        first, second = self._group_of[left], self._group_of[right]
        if first == second:
            return False
        if not self._groups[first].may_meet(self._groups[second]) or self._are_apart(first, second):
            return False
        small, large = sorted((first, second), key=lambda group: (len(self._groups[group].tellings), group))
        moved = self._groups.pop(small)
        self._groups[large].add(moved)
        self._group_of |= dict.fromkeys(moved.tellings, large)
        return True

    def _are_apart(self, first: str, second: str) -> bool:
        """Whether the archivist keeps a telling of one group apart from one of the other."""
        if not self._apart:
            return False
        theirs = {*self._groups[second].tellings}
        return any(self._apart.get(id_, set()) & theirs for id_ in self._groups[first].tellings)


def proofs_of(group: Sequence[str], links: Mapping[str, Sequence[tuple[str, str]]]) -> dict[str, Proof]:
    """What joins the members of a group, by id, given what links each: proof and other."""
    proofs: dict[str, Proof] = {}
    order = {id_: number for number, id_ in enumerate(group)}
    waiting, seen = [group[0]], {group[0]}
    for id_ in waiting if len(group) > 1 else ():
        for proof, other in sorted(links.get(id_, ()), key=lambda link: order[link[1]]):
            if other not in seen:
                seen.add(other)
                waiting.append(other)
                proofs[other] = (proof, id_)
    return proofs
