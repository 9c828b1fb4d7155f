"""Which patterns may match in a sentence at all: the words that they cannot do without are looked up once.

Dozens of questions are patterns of which each alternative has a word of the lexicon, and few sentences have
any of them. A `Needed` knows the telling word of each alternative; a sentence looks each of its own words up
in one table of all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.entities.agreements.lexicon import markers

MOST = 20_000
"""Words whose answers are kept."""


class Needed:
    """Words of which a pattern needs one, whatever else it asks for.

    Args:
        functions: those of the lexicon of whose phrases the pattern needs one.
        also: other phrases; as in the lexicon, `*` stands for whatever a word ends with, or for nothing.

    Attributes:
        bit: what `hints_in` says of a text that has one of the words.
    """

    def __init__(self, *functions: str, also: Iterable[str] = ()) -> None:
        self.bit = 1 << len(_ALL)
        phrases = (*also, *(phrase for function in functions for phrase in markers(function)))
        self.words = frozenset(map(telling_word, phrases))
        _ALL.append(self)
        _TABLE.clear()


_ALL: list[Needed] = []


def hints_in(text: str) -> int:
    """Which of all `Needed` words a text has, as their bits."""
    if has_unlike_letters(text):
        return EVERY
    hints = 0
    for word in _WORD.findall(text.lower()):
        hints |= _TABLE[word]
    return hints


def has_unlike_letters(text: str) -> bool:
    """Whether letters of a text match others where case does not count, though their small letters differ."""
    return not text.isascii() and any(letter in text for letter in _UNLIKE)


EVERY = -1
"""The hints of a text of which it is not known what words it has."""

_UNLIKE = "\u0130\u0131\u017f"

_WORD = re.compile(r"[^\W\d_]+")
_OF_PHRASE = re.compile(r"[^\W\d_]+\*?")
"""A word without the figures that are written next to it: a sum may follow it without a space."""


def telling_word(phrase: str) -> str:
    """The longest word of a phrase, in small letters; the first of several."""
    words: list[str] = _OF_PHRASE.findall(phrase.lower())
    return max(words, key=len)


_FIRST = 3
"""Letters that every word before a star has: those that begin alike are looked up by them."""


class _BitsOfWords(dict[str, int]):
    """The bits of those who need a word, by the word."""

    def __init__(self) -> None:
        super().__init__()
        self._whole: dict[str, int] = {}
        self._begun: dict[str, list[tuple[str, int]]] = {}

    def clear(self) -> None:
        """Forget all; who needs which words is read again."""
        super().clear()
        self._whole, self._begun = {}, {}

    def _read(self) -> None:
        for needed in _ALL:
            for word in needed.words:
                if word.endswith("*"):
                    self._begun.setdefault(word[:_FIRST], []).append((word[:-1], needed.bit))
                else:
                    self._whole[word] = self._whole.get(word, 0) | needed.bit

    def __missing__(self, word: str) -> int:
        if not self._whole:
            self._read()
        if len(self) == MOST:
            super().clear()
        bits = self._whole.get(word, 0)
        for begun, more in self._begun.get(word[:_FIRST], ()):
            if word.startswith(begun):
                bits |= more
        self[word] = bits
        return bits


_TABLE = _BitsOfWords()
