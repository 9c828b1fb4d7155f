"""Mentions of organisations: which of all candidates in a passage stand, and whom they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from pipeline.entities.acronyms import ACRONYM
from pipeline.entities.marks import group_spans, marks_of, text_of
from pipeline.entities.organisations.actors import find_actors
from pipeline.entities.organisations.beside import find_beside
from pipeline.entities.organisations.by_model import find_by_model
from pipeline.entities.organisations.candidates import (
    find_by_grammar,
    find_companies_and_english,
    find_cued,
)
from pipeline.entities.organisations.english_kinds import english_kind
from pipeline.entities.organisations.known import KnownNames
from pipeline.entities.organisations.localities import find_localities
from pipeline.entities.organisations.matching import find_acronyms, find_explained, find_known
from pipeline.entities.organisations.name_mention import RANKS, NameMention
from pipeline.entities.organisations.naming import is_in_gazetteer, kind_of
from pipeline.entities.organisations.refusals import (
    is_cut,
    is_cut_off,
    is_generic,
    is_no_name,
    tells_what_to_do,
)
from pipeline.entities.organisations.repeated import parts_of

_ROUNDS = 4
"""How often acronyms beside names vouch for the next ones of a list."""

_SHORT_PROGRAMME = 3
"""Words up to which `Projet d'appui` says only what kind of programme it is."""

_OF_WORK = re.compile(r"[^\W\d_]+ (?:de |du |des |d['’]|of )")
_ONE = r"[A-Z][a-zà-ÿ-]{2,20} [A-Z]{1,3}"
_NEXT = r"(?:, | et | and | & )"
_AUTHORS = re.compile(rf"(?<![\w-]){_ONE}(?:{_NEXT}{_ONE})+(?!\w)")
"""Authors by their families and initials, where there are several: `Diallo MS, Keita AB`."""

_UNKNOWN_ACRONYM = re.compile(rf"(?<![\w@./&-])(?:{ACRONYM})(?![\w@/&]|-\d|\.\w)")


def find_organisations(doc: Doc) -> None:
    """Fill `doc._.organisations` and `doc.spans["organisations"]`, labelled with the kind."""
    text, marks = text_of(doc), marks_of(doc)
    known = marks.context.known if marks.context else KnownNames()
    whole = [*find_known(text, known), *find_acronyms(text, known)]
    guessed = [
        *without_extended(find_by_grammar(doc, known), whole, text),
        *find_cued(doc, known),
        *find_companies_and_english(doc, known),
    ]
    mentions = _longest(
        [
            *whole,
            *find_explained(text, marks.definitions, known),
            *(mention for mention in _apart(text, guessed, known) if not _is_none(text, mention, known)),
            *(NameMention(*actor, "actor") for actor in find_actors(doc)),
            *(NameMention(*actor, "actor") for actor in find_localities(text)),
        ],
        len(text),
    )
    by_model = list(_apart_from(mentions, find_by_model(doc, known)))
    if by_model:
        mentions = _longest([*mentions, *by_model], len(text))
    for _ in range(_ROUNDS):
        beside = list(find_beside(text, mentions, known))
        if not beside:
            break
        mentions = _longest([*mentions, *beside], len(text))
    marks.organisations = mentions
    marks.unexplained = _unexplained(text, known, mentions)
    kinds = ((one.start, one.end, one.organisation.kind or "organisation") for one in mentions)
    group_spans(doc, "organisations", kinds)


def _apart(text: str, guessed: Iterable[NameMention], known: KnownNames) -> Iterator[NameMention]:
    """The guessed names; those that are joined of two that the document names apart, too, as two."""
    for mention in guessed:
        joined = mention.rank in _JOINED and not mention.plural
        parts = parts_of(text[mention.start : mention.end], known.said) if joined else ()
        kinds = [kind_of(name) or english_kind(name, english=True) for _, name in parts]
        named = [
            kind is not None or known.by_name(name) is not None
            for kind, (_, name) in zip(kinds, parts, strict=True)
        ]
        if len(parts) < 2 or not all(named):
            yield mention
            continue
        for kind, (at, name) in zip(kinds, parts, strict=True):
            start = mention.start + at
            yield NameMention(start, start + len(name), known.named(name, kind=kind), mention.rank)


_JOINED = ("name", "english", "slot", "cue", "form")
"""How names are found that may be two."""


def _is_none(text: str, name_mention: NameMention, known: KnownNames) -> bool:
    """Whether what was guessed is no name; a programme may be called after what it does, not after a work."""
    name = text[name_mention.start : name_mention.end]
    if name_mention.rank == "name" and is_cut_off(text, name_mention.start, name_mention.end, known.families):
        return True
    if known.is_person(name) or (name_mention.rank in ("acting", "slot") and known.is_word(name)):
        return True
    if name_mention.organisation.kind == "programme":
        if kind_of(name) is None:
            return is_no_name(name) if _OF_WORK.match(name) else is_cut(name)
        short = len(name.split()) <= _SHORT_PROGRAMME
        return is_cut(name) or tells_what_to_do(name) or (short and is_generic(name))
    return is_no_name(name, sure=name_mention.rank == "slot")


_UNIQUE = ("bank", "UN body", "intergovernmental organisation", "donor", "development agency", "NGO", "fund")
_GOES_ON = re.compile(
    r",|\s+(?=[A-ZÀ-Þ][a-zà-ÿ])|\s+(?:et|au|aux|à|pour|en|dans|sur|(?P<of>du|des|de|d['’]))(?:\b|(?<=['’]))"
)


def without_extended(
    mentions: Iterable[NameMention], known: Iterable[NameMention], text: str
) -> Iterator[NameMention]:
    """Without names by grammar that go on from a whole known name: `Banque mondiale au Tchad`."""
    whole = list(known)
    ends = {
        mention.start: mention.end
        for mention in whole
        if mention.organisation.kind in _UNIQUE and is_in_gazetteer(text[mention.start : mention.end])
    }
    for mention in mentions:
        end = ends.get(mention.start)
        joint = _GOES_ON.match(text, end) if end is not None and end < mention.end else None
        of_another = (
            joint and joint["of"] and any(o.end == mention.end and o.start > mention.start for o in whole)
        )
        if joint is None or of_another:
            yield mention


def _longest(mentions: Iterable[NameMention], length: int) -> list[NameMention]:
    """The longest of those that overlap, in order of the text, which is `length` characters long."""
    kept: list[NameMention] = []
    taken = bytearray(length)
    for mention in sorted(mentions, key=lambda f: (f.start - f.end, RANKS.index(f.rank), f.start)):
        # A plural that joins several bodies names each of them by the same words.
        last = kept[-1] if kept else None
        joined = (
            last and last.plural and mention.plural and (last.start, last.end) == (mention.start, mention.end)
        )
        if joined or not any(taken[mention.start : mention.end]):
            taken[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
            kept.append(mention)
    return sorted(kept, key=lambda f: f.start)


def _apart_from(mentions: list[NameMention], others: Iterable[NameMention]) -> Iterator[NameMention]:
    """Those that overlap nothing that was found: where rules have decided, a model has no say."""
    for other in others:
        if not any(mention.start < other.end and other.start < mention.end for mention in mentions):
            yield other


def _unexplained(text: str, known: KnownNames, mentions: list[NameMention]) -> tuple[tuple[int, int], ...]:
    """Acronyms that no one explains: the document's other names may spell them."""
    found = [
        match.span()
        for match in _UNKNOWN_ACRONYM.finditer(text)
        if (match.group().isupper() or match.group()[:-1].isupper())
        and sum(letter.isupper() for letter in match.group()) > 1
        and not any(mention.start < match.end() and match.start() < mention.end for mention in mentions)
        and not known.means_a_class(match.group())
    ]
    authors = [match.span() for match in _AUTHORS.finditer(text)] if found else []
    return tuple((start, end) for start, end in found if not any(a < end and start < b for a, b in authors))
