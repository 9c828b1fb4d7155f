"""Short forms by which a document calls the bodies that it has announced: `Delta` of `Delta Aid`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

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


_END = r"(?![\w-]|\s[A-ZÀ-Þ])"
_ENDS = re.compile(_END)
_BEHIND = re.compile(rf"{_END}(?!{_LINKED})")
"""What lies behind a name that stands alone: no more of a word, no name, nothing that it goes on with."""

_GOES_ON = re.compile(_LINKED)
_NEXT = re.compile(r" (?P<next>[A-ZÀ-Þ][\w’'.-]*)")
_BEFORE = re.compile(r"(?:\A|[^\w’'-])(?P<before>[A-ZÀ-Þ][a-zà-ÿ]{2,20}) \Z")
_PLACED = re.compile(rf"\b(?:{worded('place_lead')}) \Z")
_LEAD = 40
"""Characters before a name in which a word says that it is a place, or a first name stands."""

_ALONE = 2
"""Times that the beginning of a name must stand alone to be short for it."""

_NAMESAKES = 3
"""Names that begin with one word, from which on the word alone is short for none of them."""


def short_names(announced: Sequence[Announced], texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """First words of announced names that stand alone elsewhere and are no other word: (short, full name)."""
    shortened = dict.fromkeys((one.name, one.kind) for one in announced if one.kind in _SHORTENED)
    if not shortened:
        return
    words_at = WordPlaces(texts)
    firsts: dict[str, str] = {}
    for name, _ in shortened:
        if begun := _beginning_alone(name, words_at):
            yield begun, name
            continue
        first, *more = name.split()
        if more and len(first) >= _SHORT and first.isalpha() and first.istitle():
            firsts.setdefault(first, name)
    if not firsts:
        return
    words = {word for text in texts for word in re.findall(r"(?<![\w’'-])[a-zà-ÿ]+", text)}
    for first, name in firsts.items():
        if _is_other_word(first, words) or kind_of(first) is not None:
            continue
        places = words_at.places(first)
        elsewhere = [(text, start) for text, start in places if not text.startswith(name, start)]
        alone = any(_BEHIND.match(text, start + len(first)) for text, start in elsewhere)
        alone = alone and not any(_is_placed(text, start, len(first)) for text, start in elsewhere)
        if alone and not (_begins_others(first, name, places) or _is_family(first, words_at, words)):
            yield first, name


class WordPlaces:
    """Where the words with a capital stand in the texts of a document: each is looked for once for all."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._places: dict[str, list[tuple[str, int]]] = {}
        for text in texts:
            for match in _CAPITAL.finditer(text):
                self._places.setdefault(match.group(), []).append((text, match.start()))

    def within(self, word: str) -> list[tuple[str, int]]:
        """The texts and places where a word stands alone or joined to another by a mark."""
        return self._places.get(word, [])

    def places(self, name: str) -> list[tuple[str, int]]:
        """The texts and places where a name of such words begins, joined to nothing before it."""
        words = [(match.group(), match.start()) for match in _CAPITAL.finditer(name)]
        # The rarest word leads to the name: names that begin alike are not all looked at for each of them.
        rarest, at = min(words, key=lambda word: len(self.within(word[0])), default=("", 0))
        found = [(text, start - at) for text, start in self.within(rarest) if start >= at]
        return [
            (text, start)
            for text, start in found
            if text.startswith(name, start) and not _JOINED.match(text[start - 1 : start])
        ]


_CAPITAL = re.compile(r"(?<!\w)[A-ZÀ-ÞĀ-Ž]\w*")
_JOINED = re.compile(r"[\w’'-]")


def _is_other_word(first: str, words: set[str]) -> bool:
    """Whether a word is a place, a noun, an adjective of a land or one that the document writes small."""
    known = any(fold(first) in kind for kind in (load_places(), load_other_nouns(), load_no_bodies()))
    small = any(first.lower() in kind for kind in (words, nationalities()))
    return known or small or _OF_LAND_ADJECTIVE.search(first) is not None


def _begins_others(first: str, name: str, places: Sequence[tuple[str, int]]) -> bool:
    """Whether other names go on from a word, or several begin with it, as persons do with `William`."""
    nexts = set()
    for text, start in places:
        whole = text.startswith(name, start) and not _JOINED.match(text, start + len(name))
        if not whole and _GOES_ON.match(text, start + len(first)):
            return True
        if behind := _NEXT.match(text, start + len(first)):
            nexts.add(behind["next"])
    return len(nexts) >= _NAMESAKES


def _is_family(word: str, words_at: WordPlaces, words: set[str]) -> bool:
    """Whether a word stands behind another with a capital that is none of the language: `Awa Dental`."""
    for text, start in words_at.within(word):
        before = _BEFORE.search(text[max(0, start - _LEAD) : start])
        ends = _ENDS.match(text, start + len(word))
        said = before["before"].lower() if before and ends else ""
        if said and not any(said in kind for kind in (words, NOT_NOUNS, SMALL)):
            return True
    return False


def _beginning_alone(name: str, words_at: WordPlaces) -> str:
    """The words that a name begins with and that stand alone oftener than once, or nothing.

    `Delta Rivers` of `Delta Rivers Foundation`, which is short for it unless it is a place or a body itself.
    """
    words = name.split()
    if kind_of(name) is not None:
        return ""
    for length in range(len(words) - 1, 1, -1):
        begun = " ".join(words[:length])
        if not all(_CAPITAL.match(word) for word in words[:length]) or words[length - 1] in english_nouns():
            continue
        places = words_at.places(begun)
        times = sum(_stands_alone(text, start, len(begun)) for text, start in places)
        if times >= _ALONE and not any(_is_placed(text, start, len(begun)) for text, start in places):
            return begun
    return ""


def _stands_alone(text: str, start: int, length: int) -> bool:
    behind_another = text[start - 1 : start] == " " and text[start - 2 : start - 1].isupper()
    return not behind_another and _BEHIND.match(text, start + length) is not None


def _is_placed(text: str, start: int, length: int) -> bool:
    whole = text[start + length : start + length + 1]
    return not _HYPHENED.match(whole) and _PLACED.search(text[max(0, start - _LEAD) : start]) is not None


_HYPHENED = re.compile(r"[\w-]")
