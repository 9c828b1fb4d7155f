"""Names that are looked for in texts, in whatever case, accents and hyphens they are printed."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

Value = TypeVar("Value")

_WORD = re.compile(r"[^\W_]+")


class Phrases(Generic[Value]):
    """Phrases, each with a value; finding them takes time linear in the text, however many there are."""

    def __init__(self) -> None:
        self._by_first: dict[str, dict[str, Value]] = defaultdict(dict)

    def add(self, phrase: str, value: Value) -> None:
        """Look for a phrase from now on; of two that are written alike the first counts."""
        written = plain(" ".join(phrase.split()))
        first = _WORD.search(written)
        if first and first.start() == 0:
            self._by_first[first.group()].setdefault(written, value)

    def find(self, text: str) -> Iterator[tuple[int, int, Value]]:
        """The phrases in a text as (start, end, value), from whole words to whole words; they may overlap."""
        written = plain(text)
        firsts: Iterable[str] = self._by_first
        if len(self._by_first) > FEW:
            firsts = self._by_first.keys() & set(_WORD.findall(written))
        places = sorted((start, first) for first in firsts for start in _starts(first, written))
        for start, first in places:
            for phrase, value in self._by_first[first].items():
                end = start + len(phrase)
                if written.startswith(phrase, start) and not written[end : end + 1].isalnum():
                    yield start, end, value


FEW = 30
"""Words with which phrases begin that are looked for one by one; of more, those that a text has."""


def _starts(word: str, written: str) -> Iterator[int]:
    """Where a text has a word."""
    at = written.find(word)
    while at >= 0:
        end = at + len(word)
        if not (written[end : end + 1].isalnum() or written[at - 1 : at].isalnum()):
            yield at
        at = written.find(word, end)


@functools.lru_cache(maxsize=256)
def plain(text: str) -> str:
    """A text of the same length in small letters without accents; hyphens and odd spaces are spaces."""
    others = _letters()
    # A text has few letters with marks: to replace each takes less than to look up all letters.
    for letter in set(text) & others.keys():
        text = text.replace(letter, others[letter])
    return text.lower()


@functools.cache
def _letters() -> dict[str, str]:
    """What is written for another letter or sign, by that; nothing that is written is replaced itself."""
    table = {"’": "'", "‘": "'", "İ": "I"} | dict.fromkeys("-‐‑\u00a0\u202f\n\t", " ")
    for code in range(0xC0, 0x250):
        letter = unicodedata.normalize("NFKD", chr(code))
        if len(letter) > 1 and letter[0].isalpha() and unicodedata.combining(letter[1]):
            table.setdefault(chr(code), letter[0])
    return table
