"""spaCy component for places: those of the gazetteer and the states, wherever they are named."""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass

from slugify import slugify
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.entities.gazetteer import load_place_entries, load_states
from pipeline.records import Place


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place at characters `start` to `end`."""

    start: int
    end: int
    place: Place


@Language.component("places")
def places(doc: Doc) -> Doc:
    """Fill `doc._.places`."""
    country = doc._.context.country if doc._.context else None
    found = _pattern().finditer(doc.text)
    doc._.places = tuple(FoundPlace(m.start(), m.end(), place_named(m.group(), country)) for m in found)
    return doc


def place_named(name: str, country: str | None) -> Place:
    """The place of a name, of several that of a document's country.

    Raises:
        KeyError: no place is named so.
    """
    homonyms = known_places()[name]
    return next((place for place in homonyms if place.country == country), homonyms[0])


@functools.cache
def known_places() -> dict[str, tuple[Place, ...]]:
    """The places of each name, those first that come first in the gazetteer."""
    found: dict[str, tuple[Place, ...]] = {}
    for state in load_states():
        place = Place(id=state.code.lower(), name=state.short, kind="country", country=state.code)
        names = (*state.english, state.short, state.short.replace("-", " "))
        found |= dict.fromkeys(names, (place,))
    for entry in load_place_entries():
        place = Place(
            id="-".join(filter(None, [(entry.country or "").lower(), slugify(entry.name)])),
            name=entry.name,
            kind=entry.kind,
            country=entry.country,
            within=entry.within,
            latitude=entry.latitude,
            longitude=entry.longitude,
            source=entry.source,
        )
        names = (entry.name, *entry.aliases)
        for name in {spelling for written in names for spelling in _spellings(written)}:
            homonyms = found.get(name, ())
            if all(other.country != place.country for other in homonyms):
                found[name] = (*homonyms, place)
    return found


def _spellings(name: str) -> tuple[str, ...]:
    """A name with its accents and, where it is long enough to be no other word, without."""
    decomposed = unicodedata.normalize("NFKD", name)
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return (name, plain) if len(name) > _SHORT else (name,)


_SHORT = 4
"""Up to this length a name without its accents may be another word: `Diré` and `dire`."""


@functools.cache
def _pattern() -> re.Pattern[str]:
    names = sorted(known_places(), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w@/.-])(?:{'|'.join(map(re.escape, names))})(?![\w@]|-[A-ZÀ-Þ])")
