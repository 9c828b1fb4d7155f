"""What stands in whatever a pattern matches: a cheap question before a costly one, asked of a whole text."""

from __future__ import annotations

import importlib
import re
from typing import Any

_parser: Any = importlib.import_module("re._parser")

SHORTEST = 3
"""Letters of a text that few others have: shorter ones stand everywhere."""

_NOTHING: frozenset[str] = frozenset()


def needed_texts(pattern: str) -> tuple[frozenset[str], ...]:
    """Sets of texts in small letters, of each of which one stands in whatever a pattern matches.

    They are letters alone: of what else a pattern asks for, nothing is said.
    """
    found: list[frozenset[str]] = []
    _read(_parser.parse(pattern, re.IGNORECASE), found)
    return tuple(dict.fromkeys(texts for texts in found if all(len(one) >= SHORTEST for one in texts)))


def _read(parsed: Any, found: list[frozenset[str]]) -> None:
    """Add what the pieces that follow each other need, each for itself."""
    run = ""
    for operation, argument in [*parsed, ("END", None)]:
        if str(operation) == "LITERAL" and chr(argument).isalpha():
            run += chr(argument).lower()
            continue
        if run:
            found.append(frozenset([run]))
            run = ""
        match str(operation):
            case "SUBPATTERN":
                _read(argument[3], found)
            case "ATOMIC_GROUP":
                _read(argument, found)
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT" if argument[0] > 0:
                _read(argument[2], found)
            case "BRANCH":
                ways = [_best(way) for way in argument[1]]
                if all(ways):
                    found.append(_NOTHING.union(*ways))


def _best(parsed: Any) -> frozenset[str]:
    """Of the sets that one way through a pattern needs, that of the longest texts."""
    found: list[frozenset[str]] = []
    _read(parsed, found)
    return max(found, key=lambda texts: min(map(len, texts)), default=_NOTHING)
