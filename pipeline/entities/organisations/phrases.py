"""Names that are looked for in texts, in whatever case, accents and hyphens they are printed."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
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
        written, words = _words(text)
        known = words.keys() & self._by_first.keys()
        for start, first in sorted((start, word) for word in known for start in words[word]):
            for phrase, value in self._by_first[first].items():
                end = start + len(phrase)
                if written.startswith(phrase, start) and not written[end : end + 1].isalnum():
                    yield start, end, value


@functools.lru_cache(maxsize=256)
def _words(text: str) -> tuple[str, dict[str, list[int]]]:
    """A text as it is compared, and where its words stand: several sets of phrases are asked of it."""
    written = plain(text)
    words: dict[str, list[int]] = defaultdict(list)
    for word in _WORD.finditer(written):
        words[word.group()].append(word.start())
    return written, dict(words)


@functools.lru_cache(maxsize=256)
def plain(text: str) -> str:
    """A text of the same length in small letters without accents; hyphens and odd spaces are spaces."""
    return text.translate(_letters()).lower()


@functools.cache
def _letters() -> dict[int, str]:
    table = {ord("’"): "'", ord("‘"): "'", ord("İ"): "I"} | dict.fromkeys(
        map(ord, "-‐‑\u00a0\u202f\n\t"), " "
    )
    for code in range(0xC0, 0x250):
        letter = unicodedata.normalize("NFKD", chr(code))
        if len(letter) > 1 and letter[0].isalpha() and unicodedata.combining(letter[1]):
            table.setdefault(code, letter[0])
    return table
