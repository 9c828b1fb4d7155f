"""What Bordereau knows of organisations before it opens a document: reviewed tables, shipped as data."""

from __future__ import annotations

import csv
import functools
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from importlib import resources

from slugify import slugify

from pipeline.language.folding import without_accents


@dataclass(frozen=True, slots=True)
class Entry:
    """An organisation of the gazetteer; `aliases` are other names that mean it.

    `scope` says where the acronym alone means it: in the whole `world`, in documents about its `country`,
    or only where the `name` stands in full, since it means much else. `each` country has a body of that name.
    """

    name: str
    acronym: str | None
    kind: str
    country: str | None
    scope: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class State:
    """A state: formal names and forms are always the state, `short` and `english` only where it acts."""

    name: str
    short: str
    code: str
    forms: tuple[str, ...]
    adjectives: tuple[str, ...]
    english: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeadNoun:
    """A noun that names of organisations begin with.

    `lower` says what must follow it where it is not capitalised: a `place` is enough, a `proper` name
    other than a place is needed, or `no`: it names nothing then. `free`: what it deals with is enough.
    """

    singular: str
    plural: str
    kind: str
    lower: str


def read_rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of `data/<name>.csv`."""
    with (resources.files("pipeline.entities") / "data" / f"{name}.csv").open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


def _list(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split("|") if part)


@functools.cache
def load_organisations() -> tuple[Entry, ...]:
    """The organisations of `data/organisations.csv`, in its order."""
    return tuple(
        Entry(
            row["name"],
            row["acronym"] or None,
            row["kind"],
            row["country"] or None,
            row["scope"],
            _list(row["aliases"]),
        )
        for row in read_rows("organisations")
    )


@functools.cache
def corpus_entries(rows: tuple[tuple[str, ...], ...]) -> tuple[Entry, ...]:
    """The rows of an archivist's file as entries: name, acronym, kind, country, aliases, source.

    Their acronyms mean them wherever they stand in the corpus.
    """
    return tuple(
        Entry(name, acronym or None, kind, country or None, "world", _list(aliases))
        for name, acronym, kind, country, aliases, _ in rows
    )


@functools.cache
def load_states() -> tuple[State, ...]:
    """The states of `data/states.csv`: donors of the Sahel and the states of the Sahel themselves."""
    return tuple(
        State(
            row["name"],
            row["short"],
            row["code"],
            _list(row["forms"]),
            _list(row["adjectives"]),
            _list(row["english"]),
        )
        for row in read_rows("states")
    )


@functools.cache
def nationalities() -> frozenset[str]:
    """The adjectives of the states, in lower case."""
    return frozenset(adjective for state in load_states() for adjective in state.adjectives)


@functools.cache
def load_head_nouns() -> dict[str, HeadNoun]:
    """Head nouns by their folded singular and plural."""
    found = {}
    for row in read_rows("head_nouns"):
        noun = HeadNoun(row["noun"], row["plural"], row["kind"], row["lower"])
        found[fold(noun.plural)] = noun
        found[fold(noun.singular)] = noun
    return found


@functools.cache
def load_first_words() -> frozenset[str]:
    """The folded words that head nouns begin with."""
    return frozenset(noun.split()[0] for noun in load_head_nouns())


@functools.cache
def load_not_organisations() -> frozenset[str]:
    """What looks like an organisation and is a class of thing: folded expressions, acronyms as written."""
    return frozenset(fold(row["text"]) for row in read_rows("not_organisations"))


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
            _list(row["aliases"]),
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
                _list(aliases),
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


@functools.lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """A name as it is compared: without accents, case, punctuation and plural marks of acronyms."""
    if re.fullmatch(r"[A-Z]{2,}s", text):
        text = text[:-1]
    text = text.replace("œ", "oe").replace("Œ", "OE").replace("’", "'")
    return " ".join(re.findall(r"[a-z0-9&]+", without_accents(text.lower())))


def fold_number(text: str) -> str:
    """A folded name in the singular, so that `Autorités Intérimaires` meets `Autorité Intérimaire`."""
    words = []
    for word in fold(text).split():
        if len(word) > 3 and word.endswith("aux"):
            word = word[:-3] + "al"
        elif len(word) > 3 and word.endswith(("s", "x")):
            word = word[:-1]
        words.append("de" if word in _DETERMINERS else word)
    return re.sub(r"\bde(?: de)+\b", "de", " ".join(words))


_DETERMINERS = frozenset(["d", "de", "du", "des", "l", "la", "le", "les"])


@functools.cache
def load_other_nouns() -> frozenset[str]:
    """Folded nouns that open names of offices, acts, documents, events and places."""
    return frozenset(fold(row["noun"]) for row in read_rows("other_nouns"))


@functools.cache
def load_no_bodies() -> frozenset[str]:
    """Folded nouns that open what is done, bought or filled in, who benefits, or a sentence: never a body."""
    return frozenset(fold(row["noun"]) for row in read_rows("no_bodies"))


@functools.cache
def load_qualifiers(language: str) -> frozenset[str]:
    """Roots of words that only say which part or task of a body is meant: `Comité technique`."""
    rows = (row for row in read_rows("qualifiers") if row["language"] == language)
    return frozenset(root_of(fold_number(row["word"])) for row in rows)


def root_of(word: str) -> str:
    """A folded word in the singular without its feminine ending: `administrative` and `administratif`."""
    stem = re.sub(r"iv\Z", "if", word.rstrip("e"))
    return re.sub(r"(.)\1\Z", r"\1", stem)
