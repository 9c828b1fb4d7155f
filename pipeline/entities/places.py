"""spaCy component for places: those of the gazetteer and the states, wherever they are named."""

from __future__ import annotations

import functools
import re
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
    found = _pattern().finditer(doc.text)
    doc._.places = tuple(FoundPlace(m.start(), m.end(), known_places()[m.group()]) for m in found)
    return doc


@functools.cache
def known_places() -> dict[str, Place]:
    """Every place by each of its names."""
    found: dict[str, Place] = {}
    for state in load_states():
        place = Place(id=state.code.lower(), name=state.short, kind="country", country=state.code)
        found |= dict.fromkeys((state.short, state.short.replace("-", " ")), place)
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
        for name in (entry.name, *entry.aliases):
            found.setdefault(name, place)
    return found


@functools.cache
def _pattern() -> re.Pattern[str]:
    names = sorted(known_places(), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w@/.-])(?:{'|'.join(map(re.escape, names))})(?![\w@]|-[A-ZÀ-Þ])")
