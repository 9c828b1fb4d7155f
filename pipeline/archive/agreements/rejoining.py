"""The links between tellings once more, where some of them changed: what comes out is what joining gives.

Keys are gone through in the same order as in joining, but only those that can come out otherwise: a key that
has a telling which changed, or one whose group, at that point, is no longer what it was. Of all others the
links that they made are taken over.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.archive.agreements.evidence import could_be_one, proof_of_identity
from pipeline.archive.agreements.features import Features
from pipeline.archive.agreements.joining import CROWD, Link, Links, TellingGroup


@dataclass(frozen=True, slots=True)
class Tellings:
    """The tellings of today, none of which is made before it is asked for.

    Attributes:
        keys: by the id of a telling, its keys.
        having: gives, of some keys, the ids of the tellings that have each.
        made: gives a telling by its id, as it is compared.
    """

    keys: Callable[[str], Collection[str]]
    having: Callable[[Collection[str]], Mapping[str, Sequence[str]]]
    made: Callable[[str], Features]


def rejoin(tellings: Tellings, before: Mapping[str, Collection[str]], now: set[str], past: Links) -> Links:
    """What links the tellings of today.

    Args:
        tellings: all of today.
        before: the tellings that are gone or other than they were, with the keys that they had.
        now: those of today that are new or other than they were.
        past: what linked the tellings before.
    """
    return _Replay(tellings, before, now, past).links()


class LinkedSets:
    """Sets of tellings that links make, by any member; one that nothing links is alone."""

    def __init__(self) -> None:
        self._sets: dict[str, set[str]] = {}

    def of(self, id_: str) -> set[str]:
        """The set of a telling."""
        members = self._sets.get(id_)
        return {id_} if members is None else members

    def linked(self, id_: str) -> set[str] | None:
        """The set of a telling; None where nothing links it."""
        return self._sets.get(id_)

    def label(self, id_: str) -> int | str:
        """What tells the set of a telling from all others, until one is joined to it."""
        members = self._sets.get(id_)
        return id_ if members is None else id(members)

    def join(self, links: Iterable[Link]) -> None:
        """Make one set of the two of each link."""
        for first, second, _ in links:
            ours, theirs = self.of(first), self.of(second)
            if ours is not theirs:
                both = ours | theirs
                self._sets.update(dict.fromkeys(both, both))


@dataclass
class _Replay:
    tellings: Tellings
    before: Mapping[str, Collection[str]]
    now: set[str]
    past: Links
    _old: LinkedSets = field(default_factory=LinkedSets)
    _new: LinkedSets = field(default_factory=LinkedSets)
    _members: dict[str, Sequence[str]] = field(default_factory=dict)

    def links(self) -> Links:
        """Go through the keys in their order."""
        self._moved = {*self.before, *self.now}
        self._had: dict[str, list[str]] = defaultdict(list)
        for id_, keys in self.before.items():
            for key in keys:
                self._had[key].append(id_)
        self._anew = {*self._had, *(key for id_ in self.now for key in self.tellings.keys(id_))}
        self._members.update(self.tellings.having(self._anew))
        self._waiting = sorted({*self.past, *self._anew})
        self._known = set(self._waiting)
        links: Links = {}
        while self._waiting:
            key = heapq.heappop(self._waiting)
            was = self.past.get(key, [])
            made = self._joined_by(key, was) if key in self._anew else was
            if key not in self._anew:
                self._new.join(made)
            self._old.join(was)
            if made:
                links[key] = made
            if made != was or key in self._anew:
                self._note_moved(key, {id_ for one, other, _ in (*made, *was) for id_ in (one, other)})
        return links

    def _note_moved(self, key: str, linked: Iterable[str]) -> None:
        """See which tellings are in other sets than they were; what shares a later key is asked anew."""
        keys: set[str] = set()
        for id_ in {other for one in linked for other in self._old.of(one) | self._new.of(one)}:
            if self._old.of(id_) == self._new.of(id_):
                self._moved -= {id_} - self.now - self.before.keys()
            elif id_ not in self._moved:
                self._moved.add(id_)
                keys.update(later for later in self.tellings.keys(id_) if later > key)
        keys -= self._anew
        if keys:
            self._anew |= keys
            self._members.update(self.tellings.having(keys))
            for later in keys - self._known:
                heapq.heappush(self._waiting, later)
            self._known |= keys

    def _joined_by(self, key: str, was: Sequence[Link]) -> list[Link]:
        """What a key links today; those before the first that moved are linked as they were."""
        links: list[Link] = []
        met: dict[int | str, str] = {}
        joined_to = {other: (one, other, proof) for one, other, proof in was}
        first_gone = min(self._had.get(key, ()), default=None)
        is_as_before = True
        for id_ in sorted(self._members.get(key, ())):
            own = self._new.label(id_)
            if own in met:
                is_as_before = is_as_before and id_ not in self._moved
                continue
            if len(met) >= CROWD:
                break
            is_as_before = is_as_before and id_ not in self._moved
            is_as_before = is_as_before and (first_gone is None or id_ < first_gone)
            link = joined_to.get(id_) if is_as_before else self._link(id_, met)
            if link is not None:
                met.pop(self._new.label(link[0]))
                self._new.join([link])
                links.append(link)
            met[self._new.label(id_)] = id_
        return links

    def _link(self, id_: str, met: Mapping[int | str, str]) -> Link | None:
        """What joins a telling to one of those that were met."""
        telling = self.tellings.made(id_)
        others = {label: self.tellings.made(other) for label, other in met.items()}
        for label in could_be_one(telling, others):
            other = others[label]
            proof = proof_of_identity(other, telling)
            if proof and self._group(other.id).may_meet(self._group(id_)):
                return other.id, id_, proof
        return None

    def _group(self, id_: str) -> TellingGroup:
        first, *others = (TellingGroup.of(self.tellings.made(one)) for one in self._new.of(id_))
        for other in others:
            first.add(other)
        return first
