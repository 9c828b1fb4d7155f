"""The words around names that show bodies: data of each language, `language/<code>/organisations.csv`."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from pipeline.gazetteer import fold
from pipeline.language import alternatives
from pipeline.language.word_lists import languages_having, read_words

FUNCTIONS = (
    "auxiliary",
    "had",
    "acts",
    "joined",
    "done_by",
    "crew",
    "founder",
    "founding",
    "body",
    "body_sort",
    "of",
    "at",
    "and",
    "article",
    "place_lead",
    "land",
    "seat",
    "no_noun",
    "is",
    "one",
    "genitive",
    "adverb",
    "adverb_ending",
    "participle_ending",
    "founded",
    "bodily",
    "office_sort",
    "office",
    "within_name",
    "holder",
    "reckoned",
    "of_two",
    "towards",
    "closing_noun",
    "trade",
    "not_noun",
    "closing",
    "verb_like_noun",
    "noun_like_verb",
    "gift",
    "deed",
    "officer",
    "bearer",
    "topical",
    "reaching",
    "thing",
    "measure",
    "opening",
    "weak_head",
    "of_another",
    "lead",
    "indefinite",
    "lettered",
    "before_name",
    "deed_body",
    "officer_title",
    "clause",
    "imperative",
    "role_of_body",
    "carried_out",
    "circumstance",
    "sum_lead",
    "bodies",
    "such_as",
    "purpose",
    "coloured",
    "colour",
    "seat_of_power",
    "between_lands",
    "dealt",
    "all_of",
)
"""What the words do: verbs of bodies, people and offices that they have, what leads to a place, and the
grammar between them."""


LANGUAGES = languages_having("organisations")
"""The languages whose bodies are known by the words around them."""


def phrases(function: str, language: str = "") -> tuple[tuple[str, bool], ...]:
    """The phrases of one function, of a language or of all: as written, and whether a capital may begin them.

    Raises:
        ValueError: there is no such function.
    """
    if function not in FUNCTIONS:
        raise ValueError(f"no function {function!r} of words")
    return tuple(
        (row["phrase"], row["capital"] == "yes")
        for code in LANGUAGES
        if language in ("", code)
        for row in read_words(code, "organisations")
        if row["function"] == function
    )


def languages_with(function: str) -> tuple[str, ...]:
    """The languages that have words of a function."""
    return tuple(code for code in LANGUAGES if phrases(function, code))


def worded(*functions: str, language: str = "") -> str:
    """The phrases of functions as alternatives of a regular expression, of a language or of all."""
    return alternatives(_expressions(functions, language))


def leading(*functions: str, language: str = "") -> str:
    """The same with the space that a word has behind it and an elided one has not: `de `, `d'`."""
    found = _expressions(functions, language)
    return alternatives(one if one.endswith("['’]") else f"{one} " for one in found)


def _expressions(functions: Iterable[str], language: str) -> list[str]:
    return [
        _expression(phrase, capital=capital)
        for function in functions
        for phrase, capital in phrases(function, language)
    ]


def _expression(phrase: str, *, capital: bool) -> str:
    """A phrase as a regular expression.

    What stands in brackets may be missing, `*` is the rest of a word, `'` both apostrophes.
    """
    made = re.escape(phrase).replace(r"\ ", " ").replace("'", "['’]")
    made = made.replace(r"\(", "(?:").replace(r"\)", ")?").replace(r"\*", r"\w+")
    return f"[{phrase[0].upper()}{phrase[0]}]{made[1:]}" if capital else made


@functools.cache
def holders() -> frozenset[str]:
    """Folded words for whoever holds an office."""
    return frozenset(fold(phrase) for phrase, _ in phrases("holder"))


@functools.cache
def words_of(function: str) -> frozenset[str]:
    """The phrases of one function, as written, of all languages."""
    return frozenset(phrase for phrase, _ in phrases(function))
