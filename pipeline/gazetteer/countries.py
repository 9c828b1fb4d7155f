"""Whose bodies ministries, assemblies and armies are: the country that a name or its document says."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from pipeline.gazetteer import fold, load_place_entries, load_states
from pipeline.records import Organisation

NATIONAL = ("ministry", "state body", "armed force")
"""Kinds of body that each state has its own of."""

_PUBLIC = ("public service", "public agency", "federation", "chamber", "university", "company", "NGO")
_OF_NATION = re.compile(r"\b(?:national|general)")
_LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SHORT = 4
"""Letters of a word that says a country; the name of a place needs more, since it may be another word."""


def is_national(kind: str | None, name: str) -> bool:
    """Whether each country has a body of that name: ministries, assemblies, `Direction nationale de`."""
    return kind in NATIONAL or (kind in _PUBLIC and bool(_OF_NATION.search(fold(name))))


def with_country(organisation: Organisation, country: str | None) -> Organisation:
    """An organisation with its country: that which its name says, else `country` where each has its own.

    The id of a body that other countries have, too, says the country: ministries of two countries are two.
    """
    said = country_in(organisation.name)
    if not is_national(organisation.kind, organisation.name):
        return replace(organisation, country=said) if said else organisation
    if said or country is None or _ABROAD.search(organisation.name):
        return replace(organisation, country=said)
    return replace(organisation, id=f"{organisation.id}-{country.lower()}", country=country)


_ABROAD = re.compile(
    r"\b[A-Z][a-z]+(?:ese|ian|ish) (?:[Gg]overnment|[Aa]rmy|[Pp]arliament|[Mm]inistry|[Aa]rmed [Ff]orces)\b"
    r"|\A(?:UN|EU|AU|United Nations|European|African Union|Nations Unies|Union (?:européenne|africaine)) "
)
"""Bodies of a land that no row names, and those of the world: not of the document's country."""

_LETTERED = {"UK": "GB", "US": "US", "USA": "US", "U.S.": "US", "DRC": "CD", "RDC": "CD"}
"""Countries by the letters that stand for their names before a body: `UK government`."""


@functools.lru_cache(maxsize=20_000)
def country_in(name: str) -> str | None:
    """The country that a name says, by the state's name or an adjective: `ministère burkinabè des Eaux`."""
    words = fold(name).split()
    lettered = next((_LETTERED[word] for word in name.split() if word in _LETTERED), None)
    if lettered is not None:
        return lettered
    for length in (3, 2, 1):
        for start in range(len(words) - length + 1):
            code = _codes().get(" ".join(words[start : start + length]))
            if code:
                return code
    return None


@functools.cache
def words_of_country(code: str) -> frozenset[str]:
    """The folded words by which a name says a country: `Niger`, `nigérien`, `République`."""
    forms = [
        form
        for state in load_states()
        if state.code == code
        for form in (state.name, state.short, *state.adjectives, *state.english)
    ]
    return frozenset(word for form in forms for word in fold(form).split()) - {"du", "de", "la"}


def countries_named(texts: Iterable[str]) -> frozenset[str]:
    """The countries that texts name: by the states, their adjectives, or a place that one of them has."""
    codes: set[str] = set()
    adjectives, names = _codes_of_adjectives(), _codes_of_words()
    for text in texts:
        for match in _LETTERS.finditer(text):
            word = match.group()
            if len(word) >= _SHORT:
                code = adjectives.get(word.lower()) or (names.get(fold(word)) if word[0].isupper() else None)
                if code:
                    codes.add(code)
    return frozenset(codes)


@functools.cache
def _codes() -> dict[str, str]:
    """Countries by the folded names and adjectives of states."""
    codes: dict[str, str] = {}
    for state in load_states():
        for form in (state.short, *state.adjectives, *state.english):
            for number in ("", "s"):
                codes.setdefault(fold(form) + number, state.code)
    for endings in _ENDINGS:
        for state in load_states():
            for form in (state.short, *state.english):
                for cut, ending in endings:
                    stem = fold(form).removesuffix(cut)
                    if stem != fold(form) or not cut:
                        codes.setdefault(stem + ending, state.code)
    return codes


_ENDINGS = (
    (("a", "an"), ("a", "ese"), ("o", "an"), ("o", "olese")),
    (("", "n"), ("", "an"), ("", "ian"), ("", "ese"), ("", "i")),
)
"""What English makes adjectives of: of `Nigeria` before `Niger`, so that `Nigerian` is not the latter's."""


@functools.cache
def _codes_of_adjectives() -> dict[str, str]:
    return {
        adjective + number: state.code
        for state in load_states()
        for adjective in state.adjectives
        for number in ("", "s")
    }


@functools.cache
def _codes_of_words() -> dict[str, str]:
    """Countries by folded words that stand in the names of one state or its places alone."""
    codes: dict[str, set[str]] = defaultdict(set)
    for state in load_states():
        for form in (state.short, *state.english):
            for word in _LETTERS.findall(form):
                codes[fold(word)].add(state.code)
    for entry in load_place_entries():
        for name in (entry.name, *entry.aliases):
            if entry.country and len(name) > _SHORT:
                codes[fold(name)].add(entry.country)
    return {word: next(iter(of_word)) for word, of_word in codes.items() if len(of_word) == 1}
