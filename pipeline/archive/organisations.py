"""One organisation across the archive, with the evidence of every merge.

Documents meet in an organisation by its name: accents, case, number and spellings of places aside. An acronym
alone meets the one organisation that a document or the gazetteer explains by it; where two go by it, it
stays apart. Likeness proves nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from slugify import slugify

from pipeline.archive.agreements.partners import SamePartner
from pipeline.archive.identity import identity_of
from pipeline.gazetteer import is_acronym
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
    mentioned: Iterable[tuple[str, Organisation]],
    explained: Iterable[Acronym] = (),
    corrections: Sequence[Correction] = (),
    partners: Iterable[SamePartner] = (),
) -> Resolution:
    """Say which organisations of the documents are the same.

    Args:
        mentioned: the document's id and an organisation of it.
        explained: the acronyms that documents explain.
        corrections: lines of the archivist, which win over everything else.
        partners: names that an agreement shows to be of one partner.
    """
    groups = _OrganisationGroups(mentioned)
    for line in corrections:
        groups.prepare(line)
    groups.merge_spellings()
    groups.merge_acronyms(explained)
    groups.merge_partners(partners)
    done = [groups.apply(line) for line in corrections]
    return groups.resolution(done)


@dataclass(slots=True)
class _Member:
    where: Where
    organisation: Organisation
    reason: str = "name"
    evidence: str = ""


class _OrganisationGroups:
    """The organisations of the documents, in groups that mean one."""

    def __init__(self, mentioned: Iterable[tuple[str, Organisation]]) -> None:
        self._groups: dict[str, list[_Member]] = defaultdict(list)
        for document, organisation in mentioned:
            self._groups[organisation.id].append(_Member((document, organisation.id), organisation))
        self._apart: set[frozenset[str]] = set()
        self._kept_apart: set[frozenset[str]] = set()
        self._renamed: dict[str, str] = {}
        self._refused: list[_Member] = []

    def prepare(self, line: Correction) -> None:
        """Take note of what must not be merged."""
        if line.action == "split" and line.target:
            self._apart.add(frozenset([slugify(line.organisation or ""), slugify(line.target)]))

    def merge_spellings(self) -> None:
        """Merge names that differ by accents, case, number or the spelling of a place."""
        by_key: dict[str, list[str]] = defaultdict(list)
        for id_, members in self._groups.items():
            by_key[identity_of(members[0].organisation)].append(id_)
        for key in sorted(by_key):
            first, *others = sorted(by_key[key], key=self._rank)
            for other in others:
                self._merge(other, first, "spelling", f"both names read as “{key}”")

    def merge_acronyms(self, explained: Iterable[Acronym]) -> None:
        """Merge what a document knows by an acronym alone with the one organisation that has it."""
        proofs: dict[str, Acronym] = {}
        for definition in explained:
            proofs.setdefault(definition.acronym, definition)
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
            evidence = (
                f"{proof.acronym}: {proof.expansion} ({proof.document_id})" if proof else f"acronym {name}"
            )
            self._merge(id_, next(iter(full)), "acronym", evidence)

    def merge_partners(self, partners: Iterable[SamePartner]) -> None:
        """Merge the short name of an agreement's partner with the full one."""
        for pair in partners:
            short, full = self._group_of(pair.short), self._group_of(pair.full)
            if short and full and short != full:
                self._merge(short, full, "agreement", f"partner of {pair.reference} under both names")

    def _group_of(self, where: Where) -> str | None:
        """The group that holds a document's organisation: its own, or the one that it was merged into."""
        if where[1] in self._groups:
            return where[1]
        return next(
            (id_ for id_, members in self._groups.items() if any(m.where == where for m in members)), None
        )

    def apply(self, line: Correction) -> Correction:
        """Replay a line of the archivist; it comes back with whether it found what it corrects."""
        if line.action == "split":
            return self._split(line)
        members = [
            member
            for id_ in self._named(line.organisation or "")
            for member in self._called(id_, line.organisation or "")
            if line.document in (None, member.where[0])
        ]
        if not members:
            return line
        self._take_out(members)
        if line.action == "not-an-organisation":
            self._refused += members
        else:
            self._move(members, self._target(line), line)
        return replace(line, status="applied")

    def _split(self, line: Correction) -> Correction:
        """Names that were kept apart stay so; what an earlier line merged comes out again."""
        pair = frozenset([slugify(line.organisation or ""), slugify(line.target or "")])
        if pair in self._kept_apart:
            return replace(line, status="applied")
        wanted = slugify(line.organisation or "")
        for id_ in set(self._named(line.organisation or "")) & set(self._named(line.target or "")):
            members = [m for m in self._groups[id_] if _is_called(m, wanted)]
            self._take_out(members)
            self._move(members, wanted if wanted != id_ else f"{wanted}-{line.id}", line)
            return replace(line, status="applied")
        return line

    def _called(self, id_: str, name: str) -> list[_Member]:
        """The members of a group that a line means by a name: those that an earlier line put there, alone."""
        members, wanted = self._groups[id_], slugify(name)
        own = [member for member in members if _is_called(member, wanted)]
        added = wanted != id_ and all(member.reason == "correction" for member in own)
        return own if own and added else members

    def _take_out(self, members: Sequence[_Member]) -> None:
        for id_ in list(self._groups):
            kept = [m for m in self._groups[id_] if not any(m is member for member in members)]
            if kept:
                self._groups[id_] = kept
            else:
                del self._groups[id_]

    def _move(self, members: Iterable[_Member], target: str, line: Correction) -> None:
        evidence = f"corrections.csv, line {line.id}: {line.reason}"
        self._groups[target] += [replace(m, reason="correction", evidence=evidence) for m in members]

    def resolution(self, corrections: list[Correction]) -> Resolution:
        """Everything in the order of the ids."""
        result = Resolution(corrections=corrections)
        for id_ in sorted(self._groups):
            members = sorted(self._groups[id_], key=lambda m: (m.organisation.id != id_, m.where))
            name = self._renamed.get(id_, members[0].organisation.name)
            acronyms = [m.organisation.acronym for m in members if m.organisation.acronym]
            kinds = [m.organisation.kind for m in members if m.organisation.kind]
            countries = [m.organisation.country for m in members if m.organisation.country]
            result.organisations.append(
                Organisation(
                    id=id_,
                    name=name,
                    acronym=next(iter(acronyms), None),
                    kind=next(iter(kinds), None),
                    country=next(iter(countries), None),
                )
            )
            result.aliases += _aliases(id_, name, members)
            result.meant |= {member.where: id_ for member in members}
        result.meant |= {member.where: None for member in self._refused}
        return result

    def _rank(self, id_: str) -> tuple[bool, int, str]:
        organisation = self._groups[id_][0].organisation
        return organisation.acronym is None, -len(self._groups[id_]), id_

    def _merge(self, merged: str, into: str, reason: str, evidence: str) -> None:
        if merged not in self._groups or into not in self._groups:
            return
        apart = {frozenset(pair) for pair in product(self._ids(merged), self._ids(into))} & self._apart
        if apart:
            self._kept_apart |= apart
            return
        members = self._groups.pop(merged)
        self._groups[into] += [replace(m, reason=reason, evidence=evidence) for m in members]

    def _ids(self, id_: str) -> set[str]:
        return {id_, *(member.organisation.id for member in self._groups[id_])}

    def _named(self, name: str) -> list[str]:
        """The groups that an id or a name means, by that of any member."""
        wanted = slugify(name)
        return sorted(
            id_
            for id_, members in self._groups.items()
            if wanted == id_ or any(_is_called(member, wanted) for member in members)
        )

    def _target(self, line: Correction) -> str:
        target = line.target or ""
        known = self._named(target)
        id_ = known[0] if known and line.action == "merge" else slugify(target)
        if not known:
            self._renamed[id_] = target
        return id_


def _is_called(member: _Member, slug: str) -> bool:
    return slug in (member.organisation.id, slugify(member.organisation.name))


def _aliases(id_: str, name: str, members: Sequence[_Member]) -> Iterable[OrganisationAlias]:
    seen: set[str] = set()
    for member in members:
        if member.reason == "name" or member.organisation.name == name:
            continue
        alias = OrganisationAlias(
            id=f"{id_}:{slugify(member.organisation.name)}",
            organisation_id=id_,
            name=member.organisation.name,
            reason=member.reason,
            evidence=member.evidence,
            document_id=member.where[0],
        )
        if alias.id not in seen:
            seen.add(alias.id)
            yield alias
