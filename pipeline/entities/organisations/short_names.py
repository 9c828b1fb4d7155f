"""Short forms by which a document calls the bodies that it has announced: `Delta` of `Delta Aid`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.entities.organisations.announcing import Announced
from pipeline.entities.organisations.english_ends import english_nouns
from pipeline.entities.organisations.grammar import NOT_NOUNS, SMALL
from pipeline.entities.organisations.lexicon import worded
from pipeline.entities.organisations.naming import kind_of
from pipeline.gazetteer import fold, load_no_bodies, load_other_nouns, load_places, nationalities

_SHORTENED = ("NGO", "association", "company")
"""Kinds of body that texts call by their first word, once they are introduced: `Dental Rives`, `Dental`."""

_OF_LAND_ADJECTIVE = re.compile(r"(?:[a-z]{3}an|ish|ese|[a-z]{3}al|[a-z]{3}ic)\Z")
"""Endings of adjectives, of lands and others: `African`, `Federal`."""

_LINKED = r"\s(?:des?|du|of|for)\s|\sd['’]"
"""What a name goes on with: `Terre` alone is not short for `Terre des Rives` and all names that begin so."""

_SHORT = 5
"""Letters of such a word."""


def short_names(announced: Sequence[Announced], texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """First words of announced names that stand alone elsewhere and are no other word: (short, full name)."""
    firsts: dict[str, str] = {}
    for one in announced:
        begun = _beginning_alone(one, texts)
        if begun:
            yield begun, one.name
            continue
        first, *more = one.name.split()
        if more and one.kind in _SHORTENED and len(first) >= _SHORT and first.isalpha() and first.istitle():
            firsts.setdefault(first, one.name)
    if not firsts:
        return
    words = {word for text in texts for word in re.findall(r"(?<![\w’'-])[a-zà-ÿ]+", text)}
    for first, name in firsts.items():
        common = (
            fold(first) in load_places() | load_other_nouns() | load_no_bodies() or first.lower() in words
        )
        alone = re.compile(rf"(?<![\w’'-]){first}(?![\w-]|\s[A-ZÀ-Þ])(?!{_LINKED})")
        common = common or first.lower() in nationalities() or _OF_LAND_ADJECTIVE.search(first) is not None
        short = not common and kind_of(first) is None and any(alone.search(text) for text in texts)
        others = re.compile(rf"(?<![\w’'-])(?!{re.escape(name)}(?![\w’'-])){first}{_LINKED}")
        short = short and not any(others.search(text) for text in texts)
        short = short and not _is_family(first, texts, words)
        if short and not _is_shared(first, texts):
            yield first, name


def _is_family(word: str, texts: Sequence[str], words: set[str]) -> bool:
    """Whether a word stands behind another with a capital that is none of the language: `Awa Dental`."""
    behind = re.compile(rf"(?<![\w’'-])(?P<before>[A-ZÀ-Þ][a-zà-ÿ]{{2,20}}) {word}(?![\w-]|\s[A-ZÀ-Þ])")
    return any(
        match["before"].lower() not in words | NOT_NOUNS | SMALL
        for text in texts
        if word in text
        for match in behind.finditer(text)
    )


def _beginning_alone(one: Announced, texts: Sequence[str]) -> str:
    """The words that a name begins with and that stand alone oftener than once, or nothing.

    `Delta Rivers` of `Delta Rivers Foundation`, which is short for it unless it is a place or a body itself.
    """
    words = one.name.split()
    if one.kind not in _SHORTENED or kind_of(one.name) is not None:
        return ""
    for length in range(len(words) - 1, 1, -1):
        begun = " ".join(words[:length])
        if not all(word[:1].isupper() for word in words[:length]) or words[length - 1] in english_nouns():
            continue
        alone = re.compile(rf"(?<![\w’'-])(?<![A-ZÀ-Þ] ){re.escape(begun)}(?![\w-]|\s[A-ZÀ-Þ])(?!{_LINKED})")
        placed = re.compile(rf"\b(?:{worded('place_lead')}) {re.escape(begun)}(?![\w-])")
        times = sum(len(alone.findall(text)) for text in texts if begun in text)
        if times >= _ALONE and not any(placed.search(text) for text in texts if begun in text):
            return begun
    return ""


_ALONE = 2
"""Times that the beginning of a name must stand alone to be short for it."""


def _is_shared(first: str, texts: Sequence[str]) -> bool:
    """Whether several names begin with a word, as those of persons do with `William`."""
    behind = re.compile(rf"(?<![\w’'-]){first} (?P<next>[A-ZÀ-Þ][\w’'.-]*)")
    return len({match["next"] for text in texts for match in behind.finditer(text)}) >= _NAMESAKES


_NAMESAKES = 3
"""Names that begin with one word, from which on the word alone is short for none of them."""
