"""One organisation across the archive, with the evidence of every merge.

Documents meet in an organisation by its name: accents, case, number and spellings of places aside. An acronym
alone meets the one organisation that a document or the gazetteer explains by it; where two go by it, it
stays apart. Likeness proves nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from slugify import slugify

from pipeline.entities.gazetteer import fold, load_places, load_states, name_of_place
from pipeline.entities.known import is_acronym, key_of
from pipeline.records import Acronym, Correction, Organisation, OrganisationAlias

Where = tuple[str, str]
"""A document and the id that an organisation has in it."""


@dataclass(slots=True)
class Resolution:
    """The organisations of the archive; `meant` says which one each document's is, None: it is none."""

    organisations: list[Organisation] = field(default_factory=list)
    aliases: list[OrganisationAlias] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    meant: dict[Where, str | None] = field(default_factory=dict)


def resolve_organisations(
    found: Iterable[tuple[str, Organisation]],
    explained: Iterable[Acronym] = (),
    corrections: Sequence[Correction] = (),
) -> Resolution:
    """Say which organisations of the documents are the same.

    Args:
        found: the document's id and an organisation of it.
        explained: the acronyms that documents explain.
        corrections: lines of the archivist, which win over everything else.
    """
    groups = _Groups(found)
    for line in corrections:
        groups.prepare(line)
    groups.merge_spellings()
    groups.merge_acronyms(explained)
    done = [groups.apply(line) for line in corrections]
    return groups.resolution(done)


@dataclass(slots=True)
class _Member:
    where: Where
    organisation: Organisation
    reason: str = "name"
    evidence: str = ""


class _Groups:
    """The organisations of the documents, in groups that mean one."""

    def __init__(self, found: Iterable[tuple[str, Organisation]]) -> None:
        self._groups: dict[str, list[_Member]] = defaultdict(list)
        for document, organisation in found:
            self._groups[organisation.id].append(_Member((document, organisation.id), organisation))
        self._apart: set[frozenset[str]] = set()
        self._renamed: dict[str, str] = {}
        self._refused: list[_Member] = []

    def prepare(self, line: Correction) -> None:
        """Take note of what must not be merged."""
        if line.action == "split" and line.target:
            self._apart.add(frozenset([slugify(line.organisation), slugify(line.target)]))

    def merge_spellings(self) -> None:
        """Merge names that differ by accents, case, number or the spelling of a place."""
        by_key: dict[str, list[str]] = defaultdict(list)
        for id_, members in self._groups.items():
            by_key[_identity(members[0].organisation)].append(id_)
        for key in sorted(by_key):
            first, *others = sorted(by_key[key], key=self._rank)
            for other in others:
                self._merge(other, first, "spelling", f"both names read as “{key}”")

    def merge_acronyms(self, explained: Iterable[Acronym]) -> None:
        """Merge what a document knows by an acronym alone with the one organisation that has it."""
        proofs: dict[str, Acronym] = {}
        for one in explained:
            proofs.setdefault(one.acronym, one)
        by_acronym: dict[str, set[str]] = defaultdict(set)
        for id_, members in self._groups.items():
            for member in members:
                if member.organisation.acronym and not is_acronym(member.organisation.name):
                    by_acronym[member.organisation.acronym].add(id_)
        for id_ in sorted(self._groups):
            name = self._groups[id_][0].organisation.name
            full = by_acronym.get(name, set()) - {id_}
            if not is_acronym(name) or len(full) != 1:
                continue
            proof = proofs.get(name)
            told = f"{proof.acronym}: {proof.expansion} ({proof.document_id})" if proof else f"acronym {name}"
            self._merge(id_, next(iter(full)), "acronym", told)

    def apply(self, line: Correction) -> Correction:
        """Replay a line of the archivist; it comes back with whether it found what it corrects."""
        ids = self._named(line.organisation)
        if line.action == "split":
            targets = self._named(line.target or "")
            return replace(line, status="applied") if ids and targets else line
        members = [m for i in ids for m in self._groups[i] if line.document in (None, m.where[0])]
        if not members:
            return line
        for id_ in ids:
            self._groups[id_] = [m for m in self._groups[id_] if not any(m is one for one in members)]
        if line.action == "not-an-organisation":
            self._refused += members
        else:
            target = self._target(line)
            told = f"corrections.csv, line {line.id}: {line.reason}"
            self._groups[target] += [replace(m, reason="correction", evidence=told) for m in members]
        self._groups = defaultdict(list, {id_: kept for id_, kept in self._groups.items() if kept})
        return replace(line, status="applied")

    def resolution(self, corrections: list[Correction]) -> Resolution:
        """Everything in the order of the ids."""
        result = Resolution(corrections=corrections)
        for id_ in sorted(self._groups):
            members = sorted(self._groups[id_], key=lambda m: (m.organisation.id != id_, m.where))
            name = self._renamed.get(id_, members[0].organisation.name)
            acronyms = [m.organisation.acronym for m in members if m.organisation.acronym]
            kinds = [m.organisation.kind for m in members if m.organisation.kind]
            result.organisations.append(
                Organisation(
                    id=id_, name=name, acronym=next(iter(acronyms), None), kind=next(iter(kinds), None)
                )
            )
            result.aliases += _aliases(id_, name, members)
            result.meant |= {member.where: id_ for member in members}
        result.meant |= {member.where: None for member in self._refused}
        return result

    def _rank(self, id_: str) -> tuple[bool, int, str]:
        organisation = self._groups[id_][0].organisation
        return organisation.acronym is None, -len(self._groups[id_]), id_

    def _merge(self, one: str, into: str, reason: str, evidence: str) -> None:
        if frozenset([one, into]) in self._apart or one not in self._groups or into not in self._groups:
            return
        members = self._groups.pop(one)
        self._groups[into] += [replace(m, reason=reason, evidence=evidence) for m in members]

    def _named(self, name: str) -> list[str]:
        """The groups that an id or a name means, by that of any member."""
        wanted = slugify(name)
        return sorted(
            id_
            for id_, members in self._groups.items()
            if wanted == id_
            or any(wanted in (m.organisation.id, slugify(m.organisation.name)) for m in members)
        )

    def _target(self, line: Correction) -> str:
        target = line.target or ""
        known = self._named(target)
        id_ = known[0] if known and line.action == "merge" else slugify(target)
        if not known:
            self._renamed[id_] = target
        return id_


def _aliases(id_: str, name: str, members: Sequence[_Member]) -> Iterable[OrganisationAlias]:
    seen: set[str] = set()
    for member in members:
        alias = OrganisationAlias(
            id=f"{id_}:{slugify(member.organisation.name)}",
            organisation_id=id_,
            name=member.organisation.name,
            reason=member.reason,
            evidence=member.evidence,
            document_id=member.where[0],
        )
        if member.reason != "name" and member.organisation.name != name and alias.id not in seen:
            seen.add(alias.id)
            yield alias


def _identity(organisation: Organisation) -> str:
    """What the spellings of one name have in common."""
    if organisation.kind == "embassy":
        embassy = _embassy(organisation.name)
        if embassy is not None:
            return embassy
    words = key_of(organisation.name).split()
    return " ".join(fold(name_of_place(word)) if word in load_places() else word for word in words)


def _embassy(name: str) -> str | None:
    """Whose embassy it is, and where: `Ambassade du Luxembourg au Mali` is that at Bamako."""
    folded = f" {fold(name)} "
    states = {fold(state.short): state.code for state in load_states()}
    whose = f"{re.split(' (?:a|au|aux|en) ', folded)[0]} "
    sending = next((code for short, code in states.items() if f" {short} " in whose), None)
    hosts = {f" {word} {short} ": code for short, code in states.items() for word in ("au", "en")}
    hosts |= {f" a {town} ": code for town, code in _CAPITALS.items()}
    host = next((code for ending, code in hosts.items() if folded.endswith(ending)), None)
    return f"embassy of {sending} in {host}" if sending and host else None


_CAPITALS = {
    "bamako": "ML", "niamey": "NE", "ouagadougou": "BF", "dakar": "SN", "n djamena": "TD", "nouakchott": "MR",
    "abidjan": "CI", "cotonou": "BJ", "lome": "TG", "conakry": "GN", "kinshasa": "CD", "port au prince": "HT",
}  # fmt: skip
"""Towns where embassies are, and their country."""
