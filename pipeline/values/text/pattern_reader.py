"""What parsed patterns begin with, in letters as they are compared."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable
from typing import Any

LONGEST = 3
"""Characters of a beginning: more tell words apart hardly better."""

MOST = 20_000
"""Beginnings of one pattern: with more it may begin with anything."""


def as_compared(text: str, *, any_case: bool) -> str:
    """A text with what beginnings are compared by alone; of the same length."""
    text = text.translate(_plain())
    if not text.isascii():
        text = _DIGIT.sub("0", text)
    return text.lower() if any_case else text


_DIGIT = re.compile(r"\d")


@functools.cache
def _plain() -> dict[int, str]:
    """Of letters with marks the letters; of what is printed in several ways one."""
    alike = {"\u2018\u2019\u02bc": "'", "-\u2010\u2011\u00a0\u202f_": " ", "123456789": "0"}
    table = {ord(printed): one for several, one in alike.items() for printed in several}
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


class PatternReader:
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
