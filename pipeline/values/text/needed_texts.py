"""What stands in whatever a pattern matches: a cheap question before a costly one, asked of a whole text."""

from __future__ import annotations

import functools
import importlib
import re
from typing import Any

_parser: Any = importlib.import_module("re._parser")

SHORTEST = 3
"""Characters of a text that few others have: shorter ones stand everywhere."""

_NOTHING: frozenset[str] = frozenset()
_SPACE = "LITERAL", ord(" ")


@functools.lru_cache(maxsize=1024)
def needed_texts(pattern: str) -> tuple[frozenset[str], ...]:
    """Sets of texts in small letters, of each of which one stands in whatever a pattern matches.

    They are letters and spaces alone: of what else a pattern asks for, nothing is said.
    """
    found: list[frozenset[str]] = []
    _read(_parser.parse(pattern, re.IGNORECASE), found)
    return tuple(dict.fromkeys(texts for texts in found if all(len(one) >= SHORTEST for one in texts)))


def _read(parsed: Any, found: list[frozenset[str]], before: str = "", behind: str = "") -> None:
    """Add what the pieces that follow each other need, each for itself.

    `before` and `behind` are the spaces around them, or nothing where it is not known what is there.
    """
    run = before
    pieces = [(str(operation), argument) for operation, argument in parsed]
    for place, (operation, argument) in enumerate([*pieces, ("END", None)]):
        if operation == "LITERAL" and (chr(argument).isalpha() or argument == ord(" ")):
            run += chr(argument).lower()
            continue
        last = place + 1 >= len(pieces)
        around = " " * run.endswith(" "), behind if last else " " * (pieces[place + 1] == _SPACE)
        run += behind if operation == "END" else ""
        if run.strip():
            found.append(frozenset([run]))
        run = ""
        match operation:
            case "SUBPATTERN":
                _read(argument[3], found, *around)
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT" if argument[0] > 0:
                _read(argument[2], found)
            case "BRANCH":
                ways = [_best(way, *around) for way in argument[1]]
                if all(ways):
                    found.append(_NOTHING.union(*ways))


def _best(parsed: Any, before: str, behind: str) -> frozenset[str]:
    """Of the sets that one way through a pattern needs, that of the longest texts."""
    found: list[frozenset[str]] = []
    _read(parsed, found, before, behind)
    return max(found, key=lambda texts: min(map(len, texts)), default=_NOTHING)
