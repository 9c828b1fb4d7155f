"""Words with a capital that are no part of a person's name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from babel import Locale

from pipeline.gazetteer import (
    load_first_words,
    load_no_bodies,
    load_other_nouns,
    load_places,
    nationalities,
)
from pipeline.language import LANGUAGES, lexicon, words_of
from pipeline.language.lexicon import alternatives, plainly
from pipeline.redaction.names_data import folded
from pipeline.redaction.passages import personal_words

_LOWER = re.compile(r"(?<![\w’'.@/-])[a-zà-ÿœ][\w’'-]*[^\W\d_](?![\w@]|\.\w)")

SEEN_LOWER = 2
"""Times that a word stands without a capital before it is an ordinary one: once may be a slip."""


@cache
def ordinary_words(language: str) -> frozenset[str]:
    """Words of a language and of those beside it that are no names, folded: nouns, months, places."""
    words = lexicon(language)
    known = {*words.stop_words, *load_first_words(), *load_other_nouns(), *load_no_bodies(), *nationalities()}
    for code in (words.code, *words.beside):
        calendar = Locale(words_of(code).code)
        known |= {*calendar.months["format"]["wide"].values(), *calendar.days["format"]["wide"].values()}
    return frozenset(folded(word) for name in known for word in name.split()) - place_words()


@cache
def place_words() -> frozenset[str]:
    """Words of names of places, folded."""
    return frozenset(folded(word) for name in load_places() for word in name.split())


@cache
def functions(language: str) -> re.Pattern[str]:
    """A word that says what somebody is: a function, an office, a title."""
    words = lexicon(language).personal
    return re.compile(alternatives((*words.functions, *words.offices, *words.titles)), re.IGNORECASE)


FORMED = 7
"""Letters of a word from which on its ending says that it is formed from another one, and no name."""


@cache
def formed_words() -> re.Pattern[str]:
    """The end of a word that is formed from another, in any language: `développement`, `durable`."""
    endings = alternatives(ending for code in LANGUAGES for ending in words_of(code).personal.endings)
    return re.compile(rf"(?:{endings})\Z", re.IGNORECASE)


@cache
def built_things() -> re.Pattern[str]:
    """A word for what is built or called after somebody, in any language: a street, a house, a school."""
    words = [words_of(code).personal for code in LANGUAGES]
    return re.compile(
        alternatives(
            thing
            for word in words
            for thing in (*word.namesakes, *word.namesakes_behind, *word.streets_before, *word.doors)
        ),
        re.IGNORECASE,
    )


@cache
def label_words(language: str) -> re.Pattern[str]:
    """A word that is a label in forms and tables: it ends the name that stands before it."""
    labels = personal_words(language).labels
    return re.compile(plainly(word for kind in labels for word in labels[kind]), re.IGNORECASE)


@cache
def country_names(language: str) -> frozenset[str]:
    """The names of countries in a language, folded: who lives in one has no address yet."""
    return frozenset(
        folded(name) for name in Locale(words_of(lexicon(language).code).code).territories.values()
    )


def lower_words(texts: Iterable[str]) -> frozenset[str]:
    """Words that the documents themselves also write without a capital, folded."""
    seen = Counter(folded(match[0]) for text in texts for match in _LOWER.finditer(text))
    return frozenset(word for word, times in seen.items() if times >= SEEN_LOWER)
