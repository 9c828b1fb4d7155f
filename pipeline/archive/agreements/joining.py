"""Which tellings are of one agreement: groups of them, found in time that grows with their number.

Tellings are only held against each other where they share a key that a proof could rest on: a reference, a
sum that few share, a sum with a partner, or words. Within one key each telling meets one of each group.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from pipeline.archive.agreements.evidence import could_be_one, proof_of_identity
from pipeline.archive.agreements.tellings import Telling

CROWD = 40
"""Groups that may share a key before it is too common to prove anything."""

Apart = frozenset[frozenset[str]]
"""Pairs of tellings, by id, that the archivist keeps apart."""


@dataclass(slots=True)
class Joined:
    """The tellings of one agreement in the order given, and why each but the first is one of them."""

    tellings: list[Telling]
    proofs: dict[str, tuple[str, str]] = field(default_factory=dict)
    """By id of a telling: the proof, and the earlier telling that it was joined to."""


Link = tuple[str, str, str]
"""Two tellings, by id, and the proof that joins the second to the first."""

Links = dict[str, list[Link]]
"""By the key that two tellings share, in the order in which keys are gone through."""


def join_tellings(
    tellings: Sequence[Telling], same: Iterable[Link] = (), apart: Apart = frozenset()
) -> list[Joined]:
    """Group tellings by the agreement that they are of, see `join_by_links`."""
    return join_by_links(tellings, same, apart)[0]


def join_by_links(
    tellings: Sequence[Telling],
    same: Iterable[Link] = (),
    apart: Apart = frozenset(),
    keys: Callable[[str], Iterable[str]] | None = None,
) -> tuple[list[Joined], Links]:
    """Group tellings by the agreement that they are of; gives the groups, and what joined them.

    Args:
        tellings: in the order of accession, by which the groups come.
        same: pairs of ids that the archivist says are of one agreement, and why.
        apart: pairs that are not, whatever else speaks for it.
        keys: those of a telling by its id, where they are known already.
    """
    groups = _AgreementGroups(tellings, apart)
    decided = [link for link in same if groups.join(*link)]
    links = {"": decided} if decided else {}
    links |= {key: made for key, those in _sharing(tellings, keys) if (made := groups.join_by(those))}
    return groups.result(), links


def _sharing(
    tellings: Sequence[Telling], keys: Callable[[str], Iterable[str]] | None
) -> Iterator[tuple[str, list[Telling]]]:
    """Keys that several tellings share, and those; the strongest kinds of key first."""
    having: dict[str, Telling] = {}
    shared: dict[str, list[Telling]] = {}
    # By id, so that the order in which documents came in does not matter.
    for telling in sorted(tellings, key=lambda telling: telling.id):
        for key in keys(telling.id) if keys else keys_of(telling):
            # Most keys are had by one alone, which need not be listed.
            first = having.setdefault(key, telling)
            if first is not telling:
                shared.setdefault(key, [first]).append(telling)
    for key in sorted(shared):
        yield key, shared[key]


def keys_of(telling: Telling) -> Iterator[str]:
    """What a telling must share with another to be of one agreement; the strongest kinds sort first."""
    for number, kind in enumerate(_KINDS):
        for key in kind(telling):
            yield f"{number}{_written(key)}"
    yield from map(f"{len(_KINDS)}{{}}".format, telling.sketch)


def _written(key: object) -> object:
    if isinstance(key, tuple):
        return tuple(format(part.normalize(), "f") if isinstance(part, Decimal) else part for part in key)
    return key


def _by_reference(telling: Telling) -> Iterator[object]:
    if telling.reference and telling.has_strong_reference:
        yield telling.reference
    elif telling.reference:
        yield from ((telling.reference, *a_sum) for a_sum in telling.sums)
        yield from (
            (telling.reference, party) for party in telling.receivers | telling.givers | telling.others
        )


def _by_programme(telling: Telling) -> Iterator[object]:
    if telling.agreement.kind == "programme" and telling.programme_id:
        yield telling.programme_id


def _by_specific_sum(telling: Telling) -> Iterator[object]:
    yield from telling.specific_sums


def _by_sum_and_partner(telling: Telling) -> Iterator[object]:
    for party in telling.receivers | telling.others:
        yield from ((party, *a_sum) for a_sum in telling.sums - telling.specific_sums)


_KINDS = (_by_programme, _by_reference, _by_specific_sum, _by_sum_and_partner)
"""Behind them come the words that two texts share."""


@dataclass(slots=True)
class TellingGroup:
    """Tellings of one agreement, and what the others of it must not contradict."""

    tellings: list[Telling]
    references: set[str]
    tables: set[str]
    is_programme: bool

    @classmethod
    def of(cls, telling: Telling) -> TellingGroup:
        """The group of one telling."""
        agreement = telling.agreement
        return cls(
            [telling],
            {telling.reference} if telling.reference and telling.has_strong_reference else set(),
            {agreement.table_id} if agreement.table_id else set(),
            agreement.kind == "programme",
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


def _agree(ours: set[Any], theirs: set[Any]) -> bool:
    return not ours or not theirs or bool(ours & theirs)


def _stand_in_one_table(tellings: Sequence[Telling]) -> bool:
    """Whether none can meet another: rows of a long table share words, and with each other alone."""
    table = tellings[0].agreement.table_id
    return table is not None and all(telling.agreement.table_id == table for telling in tellings)


class _AgreementGroups:
    def __init__(self, tellings: Sequence[Telling], apart: Apart) -> None:
        self._order = {telling.id: number for number, telling in enumerate(tellings)}
        self._groups = {telling.id: TellingGroup.of(telling) for telling in tellings}
        self._group_of = {telling.id: telling.id for telling in tellings}
        self._links: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._apart: dict[str, set[str]] = defaultdict(set)
        for first, second in map(sorted, apart):
            self._apart[first].add(second)
            self._apart[second].add(first)

    def join_by(self, tellings: Sequence[Telling]) -> list[Link]:
        """Join what a shared key allows; gives what was joined."""
        met: dict[str, Telling] = {}
        links: list[Link] = []
        if _stand_in_one_table(tellings):
            return links
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
        self._group_of |= {telling.id: large for telling in moved.tellings}
        self._links[left].append((proof, right))
        self._links[right].append((proof, left))
        return True

    def _are_apart(self, first: str, second: str) -> bool:
        """Whether the archivist keeps a telling of one group apart from one of the other."""
        if not self._apart:
            return False
        theirs = {telling.id for telling in self._groups[second].tellings}
        return any(self._apart.get(t.id, set()) & theirs for t in self._groups[first].tellings)

    def result(self) -> list[Joined]:
        """The groups in the order of their first tellings, with the proofs that link their members."""
        groups = [sorted(g.tellings, key=lambda t: self._order[t.id]) for g in self._groups.values()]
        return [explained(group, self._links) for group in sorted(groups, key=lambda g: self._order[g[0].id])]


def explained(group: list[Telling], links: Mapping[str, Sequence[tuple[str, str]]]) -> Joined:
    """A group with the proofs by which its members hang together, given what links each: proof and other."""
    joined = Joined(group)
    if len(group) == 1:
        return joined
    order = {telling.id: number for number, telling in enumerate(group)}
    waiting, seen = [group[0].id], {group[0].id}
    for id_ in waiting:
        for proof, other in sorted(links.get(id_, ()), key=lambda link: order[link[1]]):
            if other not in seen:
                seen.add(other)
                waiting.append(other)
                joined.proofs[other] = (proof, id_)
    return joined
