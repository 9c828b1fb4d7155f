"""Which organisation each mention of a document means, once all of them are known."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from pipeline.entities.acronyms import initials_of
from pipeline.entities.numbering import Numbered
from pipeline.entities.organisations.english_kinds import english_kind
from pipeline.entities.organisations.evidence import WeighedName, is_weak
from pipeline.entities.organisations.known import KnownNames
from pipeline.entities.organisations.name_mention import NameSighting
from pipeline.entities.organisations.naming import is_in_gazetteer, kind_of
from pipeline.gazetteer import fold, is_acronym, key_of, load_places
from pipeline.records import Mention, Organisation


class MentionWriter:
    """Collects the mentions of a document and settles whom they mean.

    A mention comes with where it stands (page and offset) and the columns that say so.
    """

    def __init__(self, document_id: str, known: KnownNames) -> None:
        self._document_id, self._known = document_id, known
        self._mentions: Numbered[Mention] = Numbered(document_id, "m")
        self._organisations: list[Organisation] = []
        self._texts: list[str] = []
        self._unexplained: list[tuple[tuple[int, int], dict[str, Any]]] = []
        self._met: list[Organisation] = []
        self._namings: list[NameSighting | None] = []
        self._spelled: set[int] = set()

    def add(
        self,
        organisation: Organisation,
        where: tuple[int, int],
        columns: dict[str, Any],
        naming: NameSighting | None = None,
    ) -> int:
        """Take a mention of an organisation, and how it was found where that is to be weighed."""
        mention = Mention(
            id="", organisation_id=organisation.id, document_id=self._document_id, page=where[0], **columns
        )
        self._organisations.append(organisation)
        self._texts.append(mention.text)
        self._namings.append(naming)
        return self._mentions.add(mention, *where)

    def keep(self, ticket: int) -> int:
        """Take a mention as sure: something is made of it."""
        self._namings[ticket] = None
        return ticket

    def add_unexplained(self, where: tuple[int, int], columns: dict[str, Any]) -> None:
        """Take an acronym that nothing explains; it counts if the document's names spell it."""
        self._unexplained.append((where, columns))

    def meet(self, organisation: Organisation) -> None:
        """Take an organisation that the document means without naming it."""
        self._met.append(organisation)

    def finished(self) -> tuple[list[Mention], list[Organisation], list[tuple[Organisation, str]]]:
        """The mentions, the organisations that they mean, and for each ticket its organisation and text."""
        self._organisations = spelled_out(self._texts, self._organisations)
        named = list(zip(self._texts, self._organisations, strict=True))
        meanings = spelled([columns["text"] for _, columns in self._unexplained], named)
        for (where, columns), organisation in zip(self._unexplained, meanings, strict=True):
            if organisation is not None:
                self._spelled.add(self.add(organisation, where, columns))
        full = full_forms(self._organisations)
        meant = [full.get(organisation.id, organisation) for organisation in self._organisations]
        for ticket, organisation in enumerate(meant):
            self._mentions.change(ticket, organisation_id=organisation.id)
        weak = self._weak(meant)
        for ticket, organisation in enumerate(meant):
            if organisation.id in weak:
                self._mentions.drop(ticket)
        kept = [*self._met, *(o for o in meant if o.id not in weak)]
        unique = {o.id: o for o in as_written(kept, self._texts)}
        of_ticket = list(zip(meant, self._texts, strict=True))
        return self._mentions.facts(), [unique[key] for key in sorted(unique)], of_ticket

    def _weak(self, meant: Sequence[Organisation]) -> frozenset[str]:
        """The ids of organisations for which all places that name them say too little."""
        places: dict[str, list[NameSighting | None]] = defaultdict(list)
        for ticket, (organisation, naming) in enumerate(zip(meant, self._namings, strict=True)):
            if ticket not in self._spelled:
                places[organisation.id].append(naming)
        weak = set()
        for organisation in {o.id: o for o in meant}.values():
            namings = places[organisation.id]
            told = [one for one in namings if one is not None]
            known = organisation.kind == "state" or is_in_gazetteer(organisation.name)
            if known or not told or len(told) < len(namings):
                continue
            if is_weak(WeighedName(organisation, told, self._known)):
                weak.add(organisation.id)
        return frozenset(weak)


def as_written(organisations: Sequence[Organisation], texts: Iterable[str]) -> Iterator[Organisation]:
    """Organisations with their names in small letters where a text that names them has them so.

    `SYNDICAT DES EAUX` of a heading is the `Syndicat des Eaux` of its paragraphs.
    """
    small: dict[str, str] = {}
    for text in texts:
        if not text.isupper() and text[:1].isupper():
            small.setdefault(key_of(text), text)
    for one in organisations:
        shouted = " " in one.name and one.name.isupper()
        yield replace(one, name=small.get(key_of(one.name), one.name)) if shouted else one


_SPELLED = 3
"""Letters of an English name that letters without an explanation may spell; two are as often a word."""


def spelled(acronyms: Sequence[str], named: Sequence[tuple[str, Organisation]]) -> list[Organisation | None]:
    """For acronyms that nothing explains, the one organisation that is named so or has these initials."""
    if not acronyms:
        return []
    full = full_forms([organisation for _, organisation in named])
    by_initials: dict[str, dict[str, Organisation]] = defaultdict(dict)
    # Long lists name the same bodies time and again.
    names = list({(text, id(organisation)): (text, organisation) for text, organisation in named}.values())
    for text, organisation in names:
        initials = initials_of(text)
        english = len(initials) >= _SPELLED and english_kind(text, english=True)
        if len(initials) > 1 and (kind_of(text) or english):
            meant = full.get(organisation.id, organisation)
            by_initials[initials][meant.id] = meant
    for text, organisation in names:
        if text.isupper() and " " not in text and fold(text) not in by_initials:
            by_initials[fold(text)] = {organisation.id: full.get(organisation.id, organisation)}
    meanings = [by_initials.get(fold(acronym), {}) for acronym in acronyms]
    return [next(iter(meant.values())) if len(meant) == 1 else None for meant in meanings]


def spelled_out(texts: Sequence[str], organisations: Sequence[Organisation]) -> list[Organisation]:
    """The organisations of mentions; one known by its acronym alone is the one whose name spells it."""
    bare = [
        o.name == text and o.acronym is None and is_acronym(text)
        for text, o in zip(texts, organisations, strict=True)
    ]
    named = [(text, o) for text, o, short in zip(texts, organisations, bare, strict=True) if not short]
    full = spelled(texts, named) if any(bare) else [None] * len(texts)
    return [
        meant if short and meant is not None else organisation
        for organisation, short, meant in zip(organisations, bare, full, strict=True)
    ]


def full_forms(organisations: Iterable[Organisation]) -> dict[str, Organisation]:
    """For a name without its place, by id, the one organisation of the document whose name adds one."""
    by_id = {organisation.id: organisation for organisation in organisations}
    keys = {id_: key_of(organisation.name).removeprefix("regional: ") for id_, organisation in by_id.items()}
    shorts: dict[str, set[str]] = defaultdict(set)
    for id_ in by_id:
        words = keys[id_].split()
        for cut in range(1, min(3, len(words))):
            if " ".join(words[-cut:]) in _places():
                shorts[" ".join(words[:-cut])].add(id_)
    return {
        id_: by_id[next(iter(shorts[keys[id_]]))]
        for id_, organisation in by_id.items()
        if organisation.acronym is None
        and organisation.kind in PLACED_KINDS
        and len(shorts.get(keys[id_], ())) == 1
    }


PLACED_KINDS = ("local authority", "chamber", "public service", "university", "federation")
"""Kinds of body that there is one of in each region, so that a text leaves the place out when it is clear."""


@functools.cache
def _places() -> frozenset[str]:
    return frozenset(key_of(place) for place in load_places())
