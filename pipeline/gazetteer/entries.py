"""What Bordereau knows of organisations before it opens a document: reviewed tables, shipped as data."""

from __future__ import annotations

import csv
import functools
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources

from pipeline.gazetteer.folding import fold, fold_number, root_of


@dataclass(frozen=True, slots=True)
class GazetteerEntry:
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
    with (resources.files("pipeline.gazetteer") / "data" / f"{name}.csv").open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


def list_of(text: str) -> tuple[str, ...]:
    """The parts of a cell that holds several, parted by `|`."""
    return tuple(part for part in text.split("|") if part)


@functools.cache
def load_organisations() -> tuple[GazetteerEntry, ...]:
    """The organisations of `data/organisations.csv`, in its order."""
    return tuple(
        GazetteerEntry(
            row["name"],
            row["acronym"] or None,
            row["kind"],
            row["country"] or None,
            row["scope"],
            list_of(row["aliases"]),
        )
        for row in read_rows("organisations")
    )


@functools.cache
def corpus_entries(rows: tuple[tuple[str, ...], ...]) -> tuple[GazetteerEntry, ...]:
    """The rows of an archivist's file as entries: name, acronym, kind, country, aliases, source.

    Their acronyms mean them wherever they stand in the corpus.
    """
    return tuple(
        GazetteerEntry(name, acronym or None, kind, country or None, "world", list_of(aliases))
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
            list_of(row["forms"]),
            list_of(row["adjectives"]),
            list_of(row["english"]),
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
    nouns = {}
    for row in read_rows("head_nouns"):
        noun = HeadNoun(row["noun"], row["plural"], row["kind"], row["lower"])
        nouns[fold(noun.plural)] = noun
        nouns[fold(noun.singular)] = noun
    return nouns


@functools.cache
def load_first_words() -> frozenset[str]:
    """The folded words that head nouns begin with."""
    return frozenset(noun.split()[0] for noun in load_head_nouns())


@functools.cache
def load_first_of_several() -> frozenset[str]:
    """The folded words that head nouns of several words begin with."""
    return frozenset(noun.split()[0] for noun in load_head_nouns() if " " in noun)


@functools.cache
def load_not_organisations() -> frozenset[str]:
    """What looks like an organisation and is a class of thing: folded expressions, acronyms as written."""
    return frozenset(fold(row["text"]) for row in read_rows("not_organisations"))


@functools.cache
def load_other_nouns() -> frozenset[str]:
    """Folded nouns that open names of offices, acts, documents, events and places."""
    return frozenset(fold(row["noun"]) for row in read_rows("other_nouns"))


@functools.cache
def load_offices() -> frozenset[str]:
    """Folded nouns of offices: whoever holds one is no body, `Premier Ministre`."""
    return frozenset(fold(row["noun"]) for row in read_rows("other_nouns") if row["what"] == "office")


@functools.cache
def load_no_bodies() -> frozenset[str]:
    """Folded nouns that open what is done, bought or filled in, who benefits, or a sentence: never a body."""
    return frozenset(fold(row["noun"]) for row in read_rows("no_bodies"))


@functools.cache
def load_no_names() -> frozenset[str]:
    """Folded nouns that open the name of something else than a body, or no name at all."""
    return load_other_nouns() | load_no_bodies()


@functools.cache
def load_qualifiers(language: str) -> frozenset[str]:
    """Roots of words that only say which part or task of a body is meant: `Comité technique`."""
    rows = (row for row in read_rows("qualifiers") if row["language"] == language)
    return frozenset(root_of(fold_number(row["word"])) for row in rows)
