"""Whose bodies ministries, assemblies and armies are: the country that a name or its document says."""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

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


_OF_COUNTRY = 2
"""Letters that name a country beside a body only; elsewhere they are often something else: `US`."""


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


@dataclass(frozen=True, slots=True)
class CountriesNamed:
    """The countries that texts name.

    Attributes:
        times: how often each is named: by the state, its adjectives, or a place that it alone has.
        shared: how often each may be meant by a word that several have: `Congo`, `guinéen`.
    """

    times: Counter[str]
    shared: Counter[str]

    def about(self, said: str | None, settings: AboutOne | None = None) -> str | None:
        """The country that the texts are about, or None where they leave it open.

        Args:
            said: the country that they are said to be about: that of the corpus, or one that they name.
            settings: the shares and numbers.
        """
        settings = settings or ABOUT_ONE
        most = max(self.times, key=self.times.__getitem__, default="")
        times = self.times[most]
        own = self.times[said] + self.shared[said] if said else 0
        total = self.times.total()
        one_of_many = total >= settings.many and own < settings.of_all * total
        if said and own >= max(1, settings.of_most * times) and not one_of_many:
            return said
        enough = times >= settings.least and times >= settings.alone * total
        return most if enough and times > max(self.shared.values(), default=0) else None


@dataclass(frozen=True, slots=True)
class AboutOne:
    """From which share of all that is named texts are about a country.

    Attributes:
        of_most: namings of the country that texts are said to be about, as a share of those of the country
            that they name most: a report names its donors' lands, too.
        of_all: those namings as a share of all: a report on many lands has ministries of each of them.
        many: namings that this share is taken of.
        alone: the share of all namings that shows what texts are about which nothing says it of.
        least: namings that such a share is taken of.
    """

    of_most: float = 0.25
    of_all: float = 0.3
    many: int = 12
    alone: float = 0.6
    least: int = 5


ABOUT_ONE = AboutOne()


def countries_named(texts: Iterable[str]) -> CountriesNamed:
    """The countries that texts name, by names with a capital and by adjectives."""
    named = CountriesNamed(Counter(), Counter())
    for text in texts:
        for codes in _named_in(text):
            (named.times if len(codes) == 1 else named.shared).update(codes)
    return named


def _named_in(text: str) -> Iterator[frozenset[str]]:
    """The countries that may be meant at each place of a text; of names within each other the longest."""
    adjectives, names, beginnings = _codes_of_adjectives(), _codes_of_names(), _beginnings()
    words = _LETTERS.findall(text)
    at = 0
    while at < len(words):
        word = words[at]
        at += 1
        if word.islower():
            # Most words are, and no country.
            if word in adjectives and len(word) >= _SHORT:
                yield adjectives[word]
        elif len(word) > _OF_COUNTRY and word in _LETTERED:
            yield frozenset([_LETTERED[word]])
        elif word[0].isupper():
            folded = fold(word)
            for length in beginnings.get(folded, ()):
                codes = names.get(" ".join([folded, *map(fold, words[at : at + length - 1])]))
                if codes:
                    at += length - 1
                    yield codes
                    break
            else:
                if len(word) >= _SHORT and word.lower() in adjectives:
                    yield adjectives[word.lower()]
        elif len(word) >= _SHORT and word in adjectives:
            yield adjectives[word]


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
def _codes_of_adjectives() -> Mapping[str, frozenset[str]]:
    codes: dict[str, set[str]] = defaultdict(set)
    for state in load_states():
        for adjective in state.adjectives:
            for number in ("", "s"):
                codes[adjective + number].add(state.code)
    return {word: frozenset(of_word) for word, of_word in codes.items()}


@functools.cache
def _codes_of_names() -> Mapping[str, frozenset[str]]:
    """Countries by the folded words of the names of states and of their places."""
    codes: dict[str, set[str]] = defaultdict(set)
    for state in load_states():
        for form in (state.short, *state.english):
            codes[_plain(form)].add(state.code)
    for entry in load_place_entries():
        for name in (entry.name, *entry.aliases):
            if entry.country and len(name) > _SHORT:
                codes[_plain(name)].add(entry.country)
    return {name: frozenset(of_name) for name, of_name in codes.items() if len(name) >= _SHORT}


def _plain(name: str) -> str:
    return " ".join(fold(word) for word in _LETTERS.findall(name))


@functools.cache
def _beginnings() -> Mapping[str, tuple[int, ...]]:
    """For the first word of names how many words they have, the most first."""
    lengths: dict[str, set[int]] = defaultdict(set)
    for name in _codes_of_names():
        lengths[name.split()[0]].add(len(name.split()))
    return {word: tuple(sorted(of_word, reverse=True)) for word, of_word in lengths.items()}
