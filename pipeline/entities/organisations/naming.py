"""What a name says of itself: its kind by its head noun, and what its spellings have in common."""

from __future__ import annotations

import functools
import re

from slugify import slugify

from pipeline.entities.organisations.english_kinds import english_kind
from pipeline.entities.organisations.grammar import ADJECTIVE
from pipeline.entities.organisations.legal_forms import has_legal_form
from pipeline.gazetteer import (
    fold,
    fold_number,
    key_of,
    load_head_nouns,
    load_not_organisations,
    load_organisations,
    load_places,
    nationalities,
    read_rows,
)
from pipeline.records import Organisation


def is_organisation(acronym: str, expansion: str) -> bool:
    """Whether an acronym stands for an organisation, judged by the head noun of its expansion."""
    if fold_number(expansion) in classes_of_thing() or is_machine(expansion):
        return False
    telling = kind_of(expansion) in _TELLING and not is_plural(expansion)
    if fold(acronym) in load_not_organisations() and not telling:
        return False
    return (
        kind_of(expansion) is not None
        or is_in_gazetteer(expansion)
        or _names_its_country(expansion)
        or english_kind(expansion, english=not _FRENCH & set(_APART.split(expansion.lower()))) is not None
        or has_legal_form(expansion)
    )


_TELLING = ("public agency", "state body", "ministry", "bank", "federation", "university", "NGO", "chamber")
"""Kinds whose name in full proves more than an acronym that elsewhere stands for a kind of thing."""

_FRENCH = frozenset({"de", "d", "du", "des", "la", "le", "les", "l", "et", "pour", "en", "au", "aux"})
_APART = re.compile(r"[\s'’]+")
_WHOSE = re.compile(r"\b(?:inter)?(?:nation|région|region)", re.IGNORECASE)


def is_written_as_name(expansion: str) -> bool:
    """Whether a text shows a name and not a class of thing: `plateforme multifonctionnelle (PMF)` is none."""
    if _is_plural_class(expansion):
        return False
    words = re.findall(r"\w+", expansion)
    of_nation = bool(_WHOSE.search(expansion)) or any(word in nationalities() for word in words)
    return any(word[:1].isupper() for word in words) or of_nation


_OFFICE = re.compile(
    r"(?P<office>ministre|direct(?:eur|rice)|secrétaire|inspect(?:eur|rice))s?\b", re.IGNORECASE
)
_HOUSES = {
    "ministre": "Ministère",
    "secrétaire": "Secrétariat",
    "inspect": "Inspection",
    "direct": "Direction",
}


_OWNER = re.compile(r"['’]s\Z")
"""The mark of an owner whose letters follow: `Delta Wildlife Service's (DWS)`."""


def without_owner(name: str) -> str:
    """A name without the mark that something is its."""
    return _OWNER.sub("", name)


def body_of_office(expansion: str) -> str:
    """The body behind an office: `Ministre des Finances (MINFI)` explains the acronym of the ministry."""
    expansion = without_owner(expansion)
    office = _OFFICE.match(expansion)
    if office is None or office["office"].lower().endswith("s"):
        return expansion
    house = next(body for stem, body in _HOUSES.items() if office["office"].lower().startswith(stem))
    rest = expansion[office.end() :]
    return house + (
        re.sub(r"\A(\s+[Gg]énéral)\b", r"\1e", rest) if house in ("Direction", "Inspection") else rest
    )


def _is_plural_class(expansion: str) -> bool:
    """`Organisations de solidarité issues des migrations (OSIM)`: an inline plural explains a class."""
    return kind_of(expansion) in _CLASSES and is_plural(expansion)


def is_plural(name: str) -> bool:
    """Whether the head noun of a name stands in the plural, as an adjective shows where its form does not."""
    words = re.findall(r"\w+", fold(name)) or [""]
    head = load_head_nouns().get(words[0])
    if head is None or words[0] != fold(head.plural):
        return False
    adjective = re.findall(r"\w+", name)[1:2]
    of_several = bool(adjective) and adjective[0].endswith("s") and ADJECTIVE.fullmatch(adjective[0].lower())
    return words[0] != fold(head.singular) or bool(of_several)


_CLASSES = ("association", "company", "coordination body", "NGO", "bank")


def is_part_of_name(expansion: str, organisation: Organisation) -> bool:
    """Whether all words of an expansion are words of an organisation's name, in whatever order."""
    return set(key_of(expansion).split()) <= set(key_of(organisation.name).split())


def _names_its_country(name: str) -> bool:
    """`Inter-Mondes Belgique`: a country in apposition at the end of a capitalised name is a branch's."""
    words = name.split()
    placed = len(words) > 1 and fold(words[-1]) in load_places()
    return placed and all(word[:1].isupper() for word in words)


def kind_of(name: str) -> str | None:
    """The kind of organisation that the head noun of a name says, or None where it says none."""
    length = head_length(name)
    return load_head_nouns()[" ".join(fold(name).split()[:length])].kind if length else None


def head_length(name: str) -> int:
    """How many folded words the head noun of a name has: 0 where it begins with none."""
    if _COMPOUND.match(name):
        return 0
    words = fold(name).split()
    return next((n for n in (4, 3, 2, 1) if " ".join(words[:n]) in load_head_nouns()), 0)


_COMPOUND = re.compile(r"[A-Za-z]+-[A-Za-z]+(?:ed|ing|ED|ING)\b")
"""An English adjective of two words, of which the first is no head: `Service-Connected Indicator`."""


def new_organisation(name: str, *, acronym: str | None = None, kind: str | None = None) -> Organisation:
    """An organisation whose id is the slug of its name."""
    return Organisation(id=_slug(name), name=name, acronym=acronym, kind=kind)


@functools.lru_cache(maxsize=20_000)
def _slug(name: str) -> str:
    return slugify(name) or slugify(fold(name)) or "organisation"


@functools.cache
def classes_of_thing() -> frozenset[str]:
    """The folded names of kinds of thing that look like organisations."""
    return frozenset(fold_number(text) for text in load_not_organisations())


def is_machine(name: str) -> bool:
    """Whether a name says what sort of machine it is: `Groupe électrogène fixe`."""
    folded = fold_number(name)
    return any(folded == one or folded.startswith(f"{one} ") for one in classes_of_machine())


@functools.cache
def classes_of_machine() -> frozenset[str]:
    """The folded names of machines, which bodies' nouns have, too."""
    return frozenset(
        fold_number(row["text"]) for row in read_rows("not_organisations") if row["what"] == "machine"
    )


def is_in_gazetteer(name: str) -> bool:
    """Whether a name is one of the gazetteer's, in any spelling."""
    return key_of(name) in _gazetteer_keys()


@functools.cache
def _gazetteer_keys() -> frozenset[str]:
    return frozenset(key_of(name) for e in load_organisations() for name in (e.name, *e.aliases))


def titled(place: str) -> str:
    """A place in capitals as texts write it: `TIN-ESSAKO`."""
    return "-".join(part.capitalize() for part in place.split("-")) if place.isupper() else place


def of_place(place: str | None) -> str:
    """A place behind what it is the place of: `de Gao`, `d'Ansongo`."""
    return f"d'{place}" if place and fold(place)[:1] in "aeiou" else f"de {place}"


def unquoted(text: str) -> str:
    """What stands between the quotation marks of a name, or the name."""
    quoted = re.search(r"[«“\"]\s*([^«»“”\"]+?)\s*[»”\"]", text)
    return quoted[1] if quoted else text


def singular_letters(acronym: str) -> str:
    """Letters without the `s` of their plural."""
    return acronym[:-1] if re.fullmatch(r"[A-Z]{2,}s", acronym) else acronym
