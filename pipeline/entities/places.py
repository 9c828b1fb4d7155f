"""Places: those of the gazetteer and the states, wherever they are named."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc

from pipeline.entities.extractors import DocumentFacts, Extractor, Placing, box_columns
from pipeline.entities.gazetteer import (
    CorpusPlaces,
    PlaceEntry,
    load_place_entries,
    load_states,
    places_of_corpus,
)
from pipeline.entities.marks import text_of
from pipeline.entities.numbering import Numbered
from pipeline.language.folding import without_accents
from pipeline.records import Place, PlaceMention


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place at characters `start` to `end`."""

    start: int
    end: int
    place: Place


class Places(Extractor):
    """Places of the gazetteer and states, wherever they are named."""

    finds = "places of the gazetteer"
    records = ("places", "place_mentions")
    leaves = ("places",)

    def __init__(self, facts: DocumentFacts) -> None:
        super().__init__(facts)
        self._places: dict[str, Place] = {}
        self._mentions: Numbered[PlaceMention] = Numbered(facts.document_id, "l")

    @staticmethod
    def mark(doc: Doc) -> None:
        """Fill `doc._.places`."""
        country = doc._.context.country if doc._.context else None
        doc._.places = tuple(find_places(text_of(doc), country))

    def write(self, doc: Doc, place: Placing) -> None:
        """Take the mentions of a passage."""
        for found in doc._.places:
            where, columns = place(found.start, found.end)
            self._places[found.place.id] = found.place
            mention = PlaceMention(
                id="",
                place_id=found.place.id,
                document_id=self.facts.document_id,
                page=where[0],
                text=columns["text"],
                **box_columns(columns),
            )
            self._mentions.add(mention, *where)

    def written(self) -> dict[str, list[Any]]:
        """`places` that are mentioned, and `place_mentions`."""
        return {
            "places": [self._places[id_] for id_ in sorted(self._places)],
            "place_mentions": self._mentions.facts(),
        }


def find_places(text: str, country: str | None) -> Iterator[FoundPlace]:
    """The places that a text names, in order."""
    for match in _pattern(places_of_corpus()).finditer(text):
        yield FoundPlace(match.start(), match.end(), place_named(match.group(), country))


def place_named(name: str, country: str | None) -> Place:
    """The place of a name, of several that of a document's country.

    Raises:
        KeyError: no place is named so.
    """
    homonyms = known_places()[name]
    return next((place for place in homonyms if place.country == country), homonyms[0])


def known_places() -> dict[str, tuple[Place, ...]]:
    """The places of each name: states, those of the corpus, then those of the gazetteer in its order."""
    return _known_places(places_of_corpus())


@functools.lru_cache(maxsize=8)
def _known_places(corpus: CorpusPlaces) -> dict[str, tuple[Place, ...]]:
    found: dict[str, tuple[Place, ...]] = {}
    by_id: dict[str, Place] = {}
    for state in load_states():
        place = Place(id=state.code.lower(), name=state.short, kind="country", country=state.code)
        names = (*state.english, state.short, state.short.replace("-", " "))
        found |= dict.fromkeys(names, (place,))
    for entry in (*corpus.entries, *load_place_entries()):
        place = as_place(entry)
        # What an archivist says of a place wins; other names by which we know it stay.
        place = by_id.setdefault(place.id, place)
        names = (entry.name, *entry.aliases)
        for name in {spelling for written in names for spelling in _spellings(written)}:
            homonyms = found.get(name, ())
            if all(other.country != place.country for other in homonyms):
                found[name] = (*homonyms, place)
    return found


def as_place(entry: PlaceEntry) -> Place:
    """A place as the archive has it."""
    return Place(
        id=entry.id,
        name=entry.name,
        kind=entry.kind,
        country=entry.country,
        within=entry.within,
        latitude=entry.latitude,
        longitude=entry.longitude,
        source=entry.source,
    )


def _spellings(name: str) -> tuple[str, ...]:
    """A name with its accents and, where it is long enough to be no other word, without."""
    return (name, without_accents(name)) if len(name) > _SHORT else (name,)


_SHORT = 4
"""Up to this length a name without its accents may be another word: `Diré` and `dire`."""


@functools.lru_cache(maxsize=8)
def _pattern(corpus: CorpusPlaces) -> re.Pattern[str]:
    names = sorted(_known_places(corpus), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w@/.-])(?:{'|'.join(map(re.escape, names))})(?![\w@]|-[A-ZÀ-Þ])")
