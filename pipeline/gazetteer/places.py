"""Places that are known before a document is opened, and where a text names them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from slugify import slugify

from pipeline.gazetteer.entries import list_of, load_states, read_rows
from pipeline.gazetteer.folding import fold
from pipeline.language.folding import without_accents
from pipeline.records import Place
from pipeline.values.text.beginnings import AtWords, Beginnings


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A place: its kind, country and, where they are known, what it belongs to and where it lies."""

    name: str
    kind: str
    country: str | None
    within: str | None
    latitude: float | None
    longitude: float | None
    aliases: tuple[str, ...]
    source: str | None

    @property
    def id(self) -> str:
        """The id of the place in the archive: its country and the slug of its name."""
        return "-".join(filter(None, [(self.country or "").lower(), slugify(self.name)]))


@functools.cache
def load_place_entries() -> tuple[PlaceEntry, ...]:
    """The places of `data/places.csv`, in its order."""
    return tuple(
        PlaceEntry(
            row["place"],
            row["kind"],
            row["country"] or None,
            row["within"] or None,
            float(row["latitude"]) if row["latitude"] else None,
            float(row["longitude"]) if row["longitude"] else None,
            list_of(row["aliases"]),
            f"{row['source']} ({row['licence']})" if row["source"] else None,
        )
        for row in read_rows("places")
    )


@dataclass(frozen=True, slots=True, eq=False)
class CorpusPlaces:
    """The places that an archivist names for a corpus; told from others by being another object."""

    entries: tuple[PlaceEntry, ...] = ()


NO_PLACES = CorpusPlaces()

_of_corpus: ContextVar[CorpusPlaces] = ContextVar("places of the corpus", default=NO_PLACES)


@contextmanager
def knowing_places(rows: tuple[tuple[str, ...], ...]) -> Iterator[None]:
    """Know the places of a corpus while the block runs: rows as `raw/places.csv` has them."""
    token = _of_corpus.set(_corpus_places(rows))
    try:
        yield
    finally:
        _of_corpus.reset(token)


def places_of_corpus() -> CorpusPlaces:
    """The places of the corpus that is worked on."""
    return _of_corpus.get()


@functools.lru_cache(maxsize=8)
def _corpus_places(rows: tuple[tuple[str, ...], ...]) -> CorpusPlaces:
    return CorpusPlaces(
        tuple(
            PlaceEntry(
                name,
                kind,
                country or None,
                within or None,
                float(latitude) if latitude else None,
                float(longitude) if longitude else None,
                list_of(aliases),
                source or None,
            )
            for name, kind, country, within, aliases, latitude, longitude, source in rows
        )
    )


def load_places() -> frozenset[str]:
    """Folded names of regions, cercles and towns, and of the states."""
    return _folded_places(places_of_corpus())


def name_of_place(folded: str) -> str:
    """The name of a place as it is written."""
    return _place_names(places_of_corpus())[folded]


@functools.lru_cache(maxsize=8)
def _folded_places(corpus: CorpusPlaces) -> frozenset[str]:
    return frozenset(_place_names(corpus))


@functools.lru_cache(maxsize=8)
def _place_names(corpus: CorpusPlaces) -> dict[str, str]:
    names = {fold(form): state.short for state in load_states() for form in (*state.english, state.short)}
    for entry in (*load_place_entries(), *corpus.entries):
        names |= {fold(name): entry.name for name in (*entry.aliases, entry.name)}
    return names


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place at characters `start` to `end`."""

    start: int
    end: int
    place: Place


def find_places(text: str, country: str | None) -> Iterator[NamedPlace]:
    """The places that a text names, in order."""
    for match in _pattern(places_of_corpus()).finditer(text):
        yield NamedPlace(match.start(), match.end(), place_named(match.group(), country))


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
    places: dict[str, tuple[Place, ...]] = {}
    by_id: dict[str, Place] = {}
    for state in load_states():
        place = Place(id=state.code.lower(), name=state.short, kind="country", country=state.code)
        names = (*state.english, state.short, state.short.replace("-", " "))
        places |= dict.fromkeys(names, (place,))
    for entry in (*corpus.entries, *load_place_entries()):
        place = as_place(entry)
        # What an archivist says of a place wins; other names by which we know it stay.
        place = by_id.setdefault(place.id, place)
        names = (entry.name, *entry.aliases)
        for name in {spelling for written in names for spelling in _spellings(written)}:
            homonyms = places.get(name, ())
            if all(other.country != place.country for other in homonyms):
                places[name] = (*homonyms, place)
    return places


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
def _pattern(corpus: CorpusPlaces) -> AtWords:
    names = sorted(_known_places(corpus), key=lambda name: (-len(name), name))
    pattern = re.compile(rf"(?<![\w@/.-])(?:{'|'.join(map(re.escape, names))})(?![\w@]|-[A-ZÀ-Þ])")
    return AtWords(pattern, Beginnings(names))
