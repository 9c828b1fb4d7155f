"""Names and acronyms that a document can use, wherever a text has them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from pipeline.entities.acronyms import Definition
from pipeline.entities.organisations.actors import is_place_of_office, state_pattern
from pipeline.entities.organisations.known import KnownNames
from pipeline.entities.organisations.lexicon import worded
from pipeline.entities.organisations.name_mention import NameMention
from pipeline.entities.organisations.naming import unquoted, without_owner
from pipeline.entities.organisations.shelf import Shelf
from pipeline.gazetteer import GazetteerEntry, fold, load_places
from pipeline.records import Organisation

_CHUNK = re.compile(
    r"[^\w@&]*+(?>(?:[a-zà-öø-ÿ]++(?![\w@./&+:°-])[^\w@&]++)*)(?:(?P<chunk>[\w@&][\w@./&+:°-]*+)|\Z)"
)
"""A word with the signs that join it to others; small words before it mean no body, and are passed over."""

_CODE = re.compile(r"@|://|(?<![\d_])\d[\d_]*+[-/.]|[-/.]\d|(?:/[^/]*){3,}|\.[a-z]{2,4}\Z|_")
_IN_CODE = re.compile(r"\A[@/._]|[@_]| -\d| \.[a-z]")
_COUNTS = re.compile(r"\s?\d{1,3}[.,]\d|\s?[Nn]°\s?[\w-]*\d")
"""A sum or a number behind letters, which are a unit or a register then: `UA 223.83`, `RC n° B-1975`."""

_OF_TREATY = re.compile(
    r"\b(?:[Cc]onvention(?:[- ][Cc]adre)?|[Cc]harte|[Pp]acte|[Jj]ournée) (?:des |de l['’]|de la )\Z"
)
"""What is of the nations that made it and does not name their body: `Charte des Nations Unies`."""

_OTHER = re.compile(rf"(?<![\w’'-])(?:{worded('of_another')}) \Z")
"""What makes another body of a known name: `National Security Council`."""

_JOINT = re.compile(r"[-/]")
_PHASE = re.compile(r"(?:\s+phase)?\s+(?:I{1,3}|IV|VI{0,3}|IX|X)\b")
_IN_LOWER_CASE = (
    "state",
    "donor",
    "development agency",
    "bank",
    "UN body",
    "intergovernmental organisation",
    "fund",
)
"""Kinds whose names are theirs alone, so that newspapers write them without capitals."""

_BRANCHED = ("NGO", "donor", "development agency")
"""Kinds of body that have branches which are named by their land: `Oxfam Mali`."""


@functools.cache
def _branch() -> re.Pattern[str]:
    """The land of a branch directly behind a name."""
    states = state_pattern().pattern.removeprefix(r"(?<![\w-])")
    return re.compile(rf"[ /]{states}")


_OF_FUND = 2
"""Words that say of a fund no more than its kind: `un fonds mondial`."""


def find_known(text: str, known: KnownNames) -> Iterator[NameMention]:
    """The names in full that the document, the corpus or the gazetteer has."""
    for shelf in known.shelves:
        for start, end, entry in phrases_in(shelf, text):
            if _OF_TREATY.search(text, max(0, start - 30), start) or _OTHER.search(
                text, max(0, start - 20), start
            ):
                continue
            plain = not _IN_CODE.search(text[max(0, start - 1) : start] + " " + text[end : end + 2])
            if plain and known.is_of_here(entry) and not known.means_a_class(text[start:end]):
                organisation = known.by_name(text[start:end]) or known.by_name(entry.name)
                if organisation and _is_written_as_name(text, start, end, organisation):
                    branch = _branch().match(text, end) if organisation.kind in _BRANCHED else None
                    if branch is not None:
                        name = text[start : branch.end()]
                        kind = organisation.kind
                        yield NameMention(start, branch.end(), known.named(name, kind=kind), "known")
                        continue
                    yield NameMention(start, end, organisation, "known")
    for start, end, name in known.phrases.find(text):
        organisation = known.by_name(name)
        capitals = any(word[:1].isupper() for word in text[start:end].split())
        if organisation and (text[start].isupper() or (capitals and " " in name)):
            yield NameMention(start, end, organisation, "known")


@functools.lru_cache(maxsize=8192)
def phrases_in(shelf: Shelf, text: str) -> tuple[tuple[int, int, GazetteerEntry], ...]:
    """The names of a shelf in a text; a document's passages are asked for twice."""
    return tuple(shelf.phrases.find(text))


def find_acronyms(text: str, known: KnownNames) -> Iterator[NameMention]:
    """The acronyms that mean an organisation here; those in references, addresses and file names are none."""
    for chunk in _CHUNK.finditer(text):
        word = chunk["chunk"] or ""
        if word.islower() or not any(map(str.isupper, word)):
            continue
        word = word.rstrip(".:/-+&")
        start = chunk.start("chunk")
        end = start + len(word)
        organisation = known.by_acronym(word) or _read_as_word(text, start, word, known)
        if organisation is not None:
            counted = _COUNTS.match(text, end) or _NUMBERED.search(text, max(0, start - 4), start)
            if not known.means_a_class(word) and not counted:
                yield _with_phase(text, start, end, organisation)
        elif _CODE.search(word):
            partner = known.of_partner(word) if "_" in word and word[0].isupper() else None
            if partner is not None:
                yield NameMention(start, end, partner, "acronym")
        elif _JOINT.search(word):
            yield from _joined(text, start, word, known)


_NUMBERED = re.compile(r"\b[Nn]°\s?\Z")
"""Letters behind it name a register or a series: `N° BCE 0123.456.789`."""


def _read_as_word(text: str, start: int, word: str, known: KnownNames) -> Organisation | None:
    """The body of an acronym that is written as the word it is read as: `l'Unicef`, `(Ocha)`."""
    if not word.istitle() or len(word) < _READ:
        return None
    letters = word.upper()
    if not (letters in known.vouched or _INTRODUCED.search(text, max(0, start - 8), start)):
        return None
    return None if known.means_a_class(letters) or known.is_word(word) else known.by_acronym(letters)


_READ = 4
"""Letters of an acronym that is read as a word."""

_INTRODUCED = re.compile(r"(?:\b[LlDd]['’]|\b[Ll]a |\bpar |\b[Ss]elon |\b(?:note|indique) |\()\Z")


def find_explained(
    text: str, definitions: tuple[Definition, ...], known: KnownNames
) -> Iterator[NameMention]:
    """Full names and acronyms where the text explains one by the other."""
    for definition in definitions:
        organisation = known.by_acronym(definition.acronym)
        if organisation and not known.means_a_class(definition.acronym):
            name = without_owner(unquoted(definition.expansion))
            start = definition.start + definition.expansion.index(name)
            yield NameMention(start, start + len(name), organisation, "known")
            end = definition.acronym_start + len(definition.acronym)
            yield NameMention(definition.acronym_start, end, organisation, "acronym")


def _joined(text: str, start: int, word: str, known: KnownNames) -> Iterator[NameMention]:
    """The acronyms of a compound: `NAO/MEF`, `MINUSMA-PNUD`; `CRA-GAO` is the branch of one at Gao."""
    at = start
    for piece in _JOINT.split(word):
        end = at + len(piece)
        organisation = known.by_acronym(piece) if piece else None
        if organisation is not None and not known.means_a_class(piece):
            rest = text[end : start + len(word)]
            placed = known.of_partner(piece + rest) if fold(rest) in load_places() and rest else None
            if placed is not None:
                yield NameMention(at, start + len(word), placed, "acronym")
                return
            yield _with_phase(text, at, end, organisation)
        at = end + 1


def _with_phase(text: str, start: int, end: int, organisation: Organisation) -> NameMention:
    """An acronym with the phase of a programme."""
    phase = _PHASE.match(text, end) if organisation.kind == "programme" else None
    return NameMention(start, phase.end() if phase else end, organisation, "acronym")


def _is_written_as_name(text: str, start: int, end: int, organisation: Organisation) -> bool:
    """Whether a known name stands for its body: a capital shows it, but names of some kinds need none."""
    name = text[start:end]
    if organisation.kind == "state" and is_place_of_office(text, start, name):
        return False
    words = re.findall(r"[^\W\d_]+", name)
    if words[0] == "un":
        # `un habitat` is no programme of the United Nations.
        return False
    long = len(words) > (_OF_FUND if organisation.kind == "fund" else 1)
    return any(word[0].isupper() for word in words) or (organisation.kind in _IN_LOWER_CASE and long)
