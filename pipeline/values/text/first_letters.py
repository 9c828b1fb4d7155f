"""What a pattern may begin with: a cheap question before a costly one, asked at every word of a text."""

from __future__ import annotations

import importlib
import re
from typing import Any

LATIN = frozenset(map(chr, range(0x100)))
"""Characters about which the answer is sure; beyond them capitals and small letters pair in odd ways."""

_parser: Any = importlib.import_module("re._parser")


def first_letters(pattern: re.Pattern[str]) -> frozenset[str]:
    """Those characters of Latin-1 that a match of a pattern may begin with, in both cases.

    All of them where that cannot be told. What only looks around, as `(?<!...)`, says nothing here.
    """
    letters, may_be_empty = _of(_parser.parse(pattern.pattern, pattern.flags))
    if letters is None or may_be_empty:
        return LATIN
    return frozenset(letter for letter in LATIN if letter.lower() in letters)


Letters = set[str] | None
"""Small letters; None for any."""


def _of(parsed: Any) -> tuple[Letters, bool]:
    """What a piece may begin with, and whether it may be empty."""
    letters: set[str] = set()
    for operation, argument in parsed:
        own, may_be_empty = _of_one(str(operation), argument)
        if own is None:
            return None, False
        letters |= own
        if not may_be_empty:
            return letters, False
    return letters, True


def _of_one(operation: str, argument: Any) -> tuple[Letters, bool]:
    match operation:
        case "LITERAL":
            return {chr(argument).lower()}, False
        case "IN":
            return _of_class(argument), False
        case "ASSERT" | "ASSERT_NOT" | "AT":
            return set(), True
        case "SUBPATTERN":
            return _of(argument[-1])
        case "ATOMIC_GROUP":
            return _of(argument)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            letters, may_be_empty = _of(argument[2])
            return letters, may_be_empty or argument[0] == 0
        case "BRANCH":
            ways = [_of(way) for way in argument[1]]
            if any(letters is None for letters, _ in ways):
                return None, False
            return set().union(*(letters or () for letters, _ in ways)), any(empty for _, empty in ways)
    return None, False


def _of_class(members: Any) -> Letters:
    letters: set[str] = set()
    for kind, value in members:
        if str(kind) == "LITERAL":
            letters.add(chr(value).lower())
        elif str(kind) == "RANGE" and value[1] < 0x250:
            letters |= {chr(code).lower() for code in range(value[0], value[1] + 1)}
        elif str(kind) == "CATEGORY" and str(value) == "CATEGORY_DIGIT":
            letters |= set("0123456789")
        else:
            return None
    return letters
