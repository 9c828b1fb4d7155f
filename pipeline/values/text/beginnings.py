"""What a pattern may begin with: a cheap question before a costly one, asked at each word of a text.

Beginnings are compared without accents, with one sign for all digits, dashes and apostrophes: what differs
then differs however it is written.
"""

from __future__ import annotations

import functools
import importlib
import re
import sys
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pipeline.records.caches import BEGINNINGS
from pipeline.values.text.all_beginnings import AllBeginnings
from pipeline.values.text.pattern_reader import LONGEST, MOST, PatternReader, as_compared

SAME_TEXT = 512
"""Texts whose words are kept: several patterns are asked of the same passage."""

SOON = 4_000
"""Characters of which a pattern is asked as it stands: in a short text it does not pay to read beginnings."""

_parser: Any = importlib.import_module("re._parser")


_many_texts: list[bool] = []


def expect_many_texts() -> None:
    """Read beginnings at once from now on: as where others are forked, one for each document."""
    _many_texts[:] = [True]


def expects_many_texts() -> bool:
    """Whether many texts are expected."""
    return bool(_many_texts)


class Beginnings:
    """What matches of a pattern may begin with; what only looks around, as `(?<!...)`, says nothing.

    Args:
        known: beginnings, or whole forms that are longer or shorter.
        any_case: whether small letters and capitals match each other.
    """

    def __init__(self, known: Iterable[str], *, any_case: bool = False) -> None:
        self.known = frozenset(as_compared(one, any_case=any_case)[:LONGEST] for one in known)
        self.any_case = any_case

    @classmethod
    def of(cls, pattern: re.Pattern[str]) -> Beginnings:
        """Those of a pattern; the empty one where it may begin with anything."""
        any_case = bool(pattern.flags & re.IGNORECASE)
        key = pattern.pattern, pattern.flags
        if key not in BEGINNINGS:
            whole, open_ = PatternReader(any_case=any_case).of(_parser.parse(*key))
            BEGINNINGS[key] = cls(whole | open_, any_case=any_case).known
        found = cls((), any_case=any_case)
        found.known = BEGINNINGS[key]
        return found


class AtWords:
    """A pattern whose matches begin with words: it is asked only at those that one may begin with.

    Args:
        pattern: begins with a look back that sees the start of a word, as `(?<![\\w-])` or `\\b`.
        beginnings: of its matches, where they are known; else they are read from the pattern, after `SOON`
            characters. One that may begin with something else than a letter or a digit is asked everywhere.
        at_words_only: whether it is asked at words alone even then: its other matches may be left out.
    """

    def __init__(
        self,
        pattern: re.Pattern[str],
        beginnings: Beginnings | None = None,
        *,
        at_words_only: bool = False,
    ) -> None:
        self._pattern = pattern
        self._given = beginnings
        self._at_words_only = at_words_only
        self._asked = 0 if beginnings is None else SOON
        self._last: tuple[str, list[int]] = "", []

    @functools.cached_property
    def _beginnings(self) -> Beginnings:
        """Its beginnings, which are read when they are first asked for."""
        return self._given or Beginnings.of(self._pattern)

    @functools.cached_property
    def _is_of_words(self) -> bool:
        """Whether it is asked at words alone."""
        return self._at_words_only or all(one[:1].isalnum() for one in self._beginnings.known)

    @functools.cached_property
    def _bit(self) -> int:
        """What stands for it among all patterns."""
        return _OF_ALL.bit_of(self._beginnings.known, any_case=self._beginnings.any_case)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """The matches between two offsets, as those of the pattern."""
        early = self._is_early(min(end, len(text)) - start)
        if early or not self._is_of_words:
            yield from self._pattern.finditer(text, start, end)
            return
        yield from matches_at(self._places(text), self._pattern, text, start, end)

    def _is_early(self, n_characters: int) -> bool:
        """Whether so little was asked that it would not pay to read beginnings."""
        if self._asked >= SOON or expects_many_texts():
            return False
        self._asked += max(0, n_characters)
        return True

    def places(self, text: str) -> list[int]:
        """Where a text has words that a match may begin with, in order: of a first text, all of its words.

        For a pattern that begins with letters and digits alone.
        """
        if self._is_early(len(text)):
            return sorted(at for places in words_begun(text).values() for at in places)
        return self._places(text)

    def _places(self, text: str) -> list[int]:
        """Where a text has words that it may begin with, in order; kept while one text is asked in pieces."""
        if self._last[0] is not text:
            bit = self._bit
            held, begun = _bits_begun(text, _OF_ALL.n_bits)
            places = [at for bits, places in begun if bits & bit for at in places] if held & bit else []
            self._last = text, sorted(places)
        return self._last[1]

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The first match from an offset on."""
        return next(self.finditer(text, start), None)


def matches_at(
    places: Sequence[int], pattern: re.Pattern[str], text: str, start: int, end: int
) -> Iterator[re.Match[str]]:
    """The matches of a pattern that begin at some places of a text, in order, none within another."""
    for number in range(bisect_left(places, start), len(places)):
        at = places[number]
        if at >= end:
            return
        if at >= start:
            match = pattern.match(text, at, end)
            if match:
                yield match
                start = match.end()


class HeldBeginnings(dict[str, bool]):
    """Whether what begins so, as it is printed, may begin a match: of each beginning it is found out once."""

    def __init__(self, beginnings: Beginnings) -> None:
        super().__init__()
        self.beginnings = beginnings
        self._bit = _OF_ALL.bit_of(beginnings.known, any_case=beginnings.any_case)

    def __missing__(self, printed: str) -> bool:
        if len(self) == MOST:
            self.clear()
        begins = bool(_OF_ALL[printed] & self._bit)
        self[printed] = begins
        return begins

    def among(self, printed: Iterable[str]) -> Iterator[str]:
        """Of what words begin with, that with which a match may begin."""
        # Sets would be held against each other in the time of the larger one, which is this.
        return filter(self.__getitem__, printed)


@functools.lru_cache(maxsize=MOST)
def compared(beginning: str, *, any_case: bool) -> str:
    """The beginning of a word as it is compared: many patterns are asked of few beginnings."""
    return as_compared(beginning, any_case=any_case)


def places_by_beginning(text: str) -> dict[str, list[int]]:
    """What the words of a text begin with, `LONGEST` characters as printed, and where they stand."""
    places: dict[str, list[int]] = defaultdict(list)
    for word in _WORD.finditer(text):
        at = word.start()
        places[text[at : at + LONGEST]].append(at)
    return dict(places)


words_begun = functools.lru_cache(maxsize=SAME_TEXT)(places_by_beginning)
"""The same, kept for passages: one index for all that looks for words."""

_OF_ALL = AllBeginnings()


@functools.lru_cache(maxsize=SAME_TEXT)
def _bits_begun(text: str, n_bits: int) -> tuple[int, list[tuple[int, list[int]]]]:
    """The bits of all patterns that words of a text may begin, and those of each beginning, with its places.

    Most patterns may begin nowhere in a passage, which one question tells then.
    """
    held, begun = 0, []
    for said, places in words_begun(text).items():
        bits = _OF_ALL[said]
        if bits:
            held |= bits
            begun.append((bits, places))
    return held, begun


_WORD = re.compile(r"[^\W_\u02bc]+")
"""A word as it is written, which has the same letters as it is compared: of all apostrophes, that which
Unicode counts among letters is none of them."""
