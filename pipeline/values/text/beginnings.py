"""What a pattern may begin with: a cheap question before a costly one, asked at each word of a text.

Beginnings are compared without accents, with one sign for all digits, dashes and apostrophes: what differs
then differs however it is written.
"""

from __future__ import annotations

import functools
import importlib
import re
import sys
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, KeysView
from typing import Any

from pipeline.records.caches import BEGINNINGS

LONGEST = 3
"""Characters of a beginning: more tell words apart hardly better."""

MOST = 20_000
"""Beginnings of one pattern: with more it may begin with anything."""

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
            whole, open_ = _Reader(any_case=any_case).of(_parser.parse(*key))
            BEGINNINGS[key] = cls(whole | open_, any_case=any_case).known
        found = cls((), any_case=any_case)
        found.known = BEGINNINGS[key]
        return found

    def hold(self, said: str) -> bool:
        """Whether something that begins so, as it is compared, is among them."""
        return any(said[:length] in self.known for length in range(LONGEST + 1))


class AtWords:
    """A pattern whose matches begin with words: it is asked only at those that one may begin with.

    Args:
        pattern: begins with a look back that sees the start of a word, as `(?<![\\w-])` or `\\b`.
        beginnings: of its matches, where they are known; else they are read from the pattern, after `SOON`
            characters. One that may begin with something else than a letter or a digit is asked everywhere.
    """

    def __init__(self, pattern: re.Pattern[str], beginnings: Beginnings | None = None) -> None:
        self._pattern = pattern
        self._given = beginnings
        self._asked = 0 if beginnings is None else SOON
        self._last: tuple[str, list[int]] = "", []

    @functools.cached_property
    def _held(self) -> _Held:
        """Its beginnings, which are read when they are first asked for."""
        return _Held(self._given or Beginnings.of(self._pattern))

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """The matches between two offsets, as those of the pattern."""
        if self._asked < SOON and not expects_many_texts():
            self._asked += max(0, min(end, len(text)) - start)
            yield from self._pattern.finditer(text, start, end)
            return
        held = self._held
        if not held.are_of_words:
            yield from self._pattern.finditer(text, start, end)
            return
        places = self._places(text)
        for number in range(bisect_left(places, start), len(places)):
            at = places[number]
            if at >= end:
                return
            if at >= start:
                match = self._pattern.match(text, at, end)
                if match:
                    yield match
                    start = match.end()

    def _places(self, text: str) -> list[int]:
        """Where a text has words that it may begin with, in order; kept while one text is asked in pieces."""
        if self._last[0] is not text:
            held = self._held
            words = _words(text, any_case=held.beginnings.any_case)
            self._last = text, sorted([at for said in held.among(words.keys()) for at in words[said]])
        return self._last[1]

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The first match from an offset on."""
        return next(self.finditer(text, start), None)


class _Held:
    """Beginnings that are asked of the words of many texts: of each word it is found out once."""

    def __init__(self, beginnings: Beginnings) -> None:
        self.beginnings = beginnings
        self.are_of_words = all(one[:1].isalnum() for one in beginnings.known)
        self._asked: set[str] = set()
        self._held: set[str] = set()

    def among(self, said: KeysView[str]) -> set[str]:
        """Of what words begin with, that with which a match may begin."""
        new = said - self._asked
        if new:
            if len(self._asked) > MOST:
                self._asked.clear()
                self._held.clear()
                new = set(said)
            self._asked |= new
            self._held.update(filter(self.beginnings.hold, new))
        return said & self._held


def places_by_beginning(text: str, *, any_case: bool = False) -> dict[str, list[int]]:
    """What the words of a text begin with, as it is compared, and where they stand."""
    begun = _BEGUN[any_case]
    places: dict[str, list[int]] = defaultdict(list)
    for word in _WORD.finditer(text):
        at = word.start()
        places[begun[text[at : at + LONGEST]]].append(at)
    return dict(places)


_words = functools.lru_cache(maxsize=SAME_TEXT)(places_by_beginning)


class _Begun(dict[str, str]):
    """What words begin with as it is compared, by how it is written: texts have few beginnings."""

    def __init__(self, *, any_case: bool) -> None:
        super().__init__()
        self._any_case = any_case

    def __missing__(self, written: str) -> str:
        if len(self) == MOST:
            self.clear()
        self[written] = as_compared(written, any_case=self._any_case)
        return self[written]


_BEGUN = _Begun(any_case=False), _Begun(any_case=True)


_WORD = re.compile(r"[^\W_\u02bc]+")
"""A word as it is written, which has the same letters as it is compared: of all apostrophes, that which
Unicode counts among letters is none of them."""


def as_compared(text: str, *, any_case: bool) -> str:
    """A text with what beginnings are compared by alone; of the same length."""
    text = _DIGIT.sub("0", text.translate(_plain()))
    return text.lower() if any_case else text


_DIGIT = re.compile(r"\d")


@functools.cache
def _plain() -> dict[int, str]:
    """Of letters with marks the letters; of what is printed in several ways one."""
    table = dict.fromkeys(map(ord, "\u2018\u2019\u02bc"), "'") | dict.fromkeys(
        map(ord, "-\u2010\u2011\u00a0\u202f_"), " "
    )
    # Small letters that match those of another alphabet where case does not count.
    table |= {ord("\u017f"): "s", ord("\u0131"): "i", ord("\u03bc"): "\u00b5"}
    for code in range(0xC0, 0x250):
        letters = unicodedata.normalize("NFKD", chr(code))
        if len(letters) > 1 and unicodedata.combining(letters[1]):
            table[code] = letters[0]
    for code in (0x212A, 0x212B):
        table[code] = unicodedata.normalize("NFKD", chr(code))[0]
    return table


Strings = frozenset[str]
Part = tuple[Strings, Strings]
"""How a piece may begin: all that it says, where that is short, and beginnings that anything may follow."""

_NOTHING: Part = (frozenset([""]), frozenset())
_ANYTHING: Part = (frozenset(), frozenset([""]))


class _Reader:
    """Reads parsed patterns."""

    def __init__(self, *, any_case: bool) -> None:
        self._any_case = any_case

    def of(self, parsed: Any) -> Part:
        """How pieces that follow each other may begin."""
        part = _NOTHING
        for operation, argument in parsed:
            if not part[0]:
                break
            part = _joined(part, self._of_one(str(operation), argument))
        return part

    def _of_one(self, operation: str, argument: Any) -> Part:
        match operation:
            case "LITERAL":
                return frozenset([as_compared(chr(argument), any_case=self._any_case)]), frozenset()
            case "IN":
                return self._of_class(argument)
            case "ASSERT" | "ASSERT_NOT" | "AT":
                return _NOTHING
            case "SUBPATTERN":
                _, added, _, parsed = argument
                return _ANYTHING if added & re.IGNORECASE and not self._any_case else self.of(parsed)
            case "ATOMIC_GROUP":
                return self.of(argument)
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                return self._repeated(*argument)
            case "BRANCH":
                return _either([self.of(way) for way in argument[1]])
        return _ANYTHING

    def _repeated(self, least: int, most: int, parsed: Any) -> Part:
        piece = part = self.of(parsed)
        ways = [_NOTHING] if least == 0 else []
        for times in range(1, min(most, LONGEST) + 1):
            if times >= min(least, LONGEST):
                ways.append(part)
            part = _joined(part, piece)
        return _either(ways)

    def _of_class(self, members: Any) -> Part:
        letters: set[str] = set()
        for kind, value in members:
            if str(kind) == "LITERAL":
                letters.add(as_compared(chr(value), any_case=self._any_case))
            elif str(kind) == "RANGE" and value[1] < 0x250:
                codes = range(value[0], value[1] + 1)
                letters |= {as_compared(chr(code), any_case=self._any_case) for code in codes}
            elif str(kind) == "CATEGORY" and str(value) == "CATEGORY_DIGIT":
                letters.add("0")
            else:
                return _ANYTHING
        return frozenset(letters), frozenset()


def _joined(first: Part, second: Part) -> Part:
    """One piece and then another."""
    if second == _NOTHING:
        return first
    whole = {start + rest for start in first[0] for rest in second[0]}
    open_ = {*first[1], *(start + rest for start in first[0] for rest in second[1])}
    long = {said[:LONGEST] for said in (*whole, *open_) if len(said) >= LONGEST}
    short = frozenset(said for said in whole if len(said) < LONGEST)
    begun = frozenset(said for said in open_ if len(said) < LONGEST) | long
    return (short, begun) if len(short) + len(begun) <= MOST else _ANYTHING


def _either(ways: Iterable[Part]) -> Part:
    whole: set[str] = set()
    open_: set[str] = set()
    for of_whole, of_open in ways:
        whole |= of_whole
        open_ |= of_open
    return frozenset(whole), frozenset(open_)
