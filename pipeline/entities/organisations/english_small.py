"""English bodies whose noun has no capital: `Kenyan government`, `EU delegation to Kenya`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.entities.organisations.english_ends import english_states
from pipeline.entities.organisations.english_runs import OPENS, POSSESSIVE, WORD
from pipeline.gazetteer import fold, load_places, load_qualifiers, root_of

_BODY = (
    r"(?:government|ministry|police|army|parliament|municipality|university|council|embassy|high commission)"
)
_IN_SMALL = re.compile(rf"(?<![\w’'-])(?P<name>{WORD}(?: (?:and )?{WORD}){{0,3}} {_BODY})(?![\w-])")
_DELEGATION = re.compile(
    r"(?<![\w-])(?P<name>(?:EU|European Union|UN|AU) [Dd]elegation (?:to|in) (?:the )?[A-Z]\w+)"
)
_MINISTRY = re.compile(
    r"\bthe (?P<name>(?!lead |line |relevant |same |competent |sector |new )(?:[a-z]+ ){1,2}"
    r"(?:affairs )?ministry)\b(?! of)"
)


def find_in_small(text: str) -> Iterator[tuple[int, int, str]]:
    """`Kenyan government`, `EU delegation to Kenya`, `the foreign ministry`: nouns without a capital."""
    for pattern, kind in ((_IN_SMALL, "state body"), (_DELEGATION, "embassy"), (_MINISTRY, "ministry")):
        for match in pattern.finditer(text):
            if POSSESSIVE.search(match["name"]):
                continue
            opened = OPENS.match(match["name"])
            start = match.start("name") + (opened.end() if opened else 0)
            if _is_whose(text, start, text[start : match.end("name")]) or kind == "ministry":
                yield start, match.end("name"), kind


def _is_whose(text: str, start: int, name: str) -> bool:
    """Whether a word before a body in small letters says whose it is: not so in `Make government`."""
    owner, *rest = name.split() or [""]
    if not owner or name.islower():
        return False
    if rest == ["university"] and (fold(owner) in english_states() or owner in _LAND_LETTERS):
        return False
    opens = not text[:start].strip() or text[:start].rstrip()[-1] in ".!?:;•*–—−-"
    if opens and owner.endswith("ing"):
        # `Sensitizing police officers`.
        return False
    if len(rest) > 1 or rest[-1:] != ["government"]:
        return True
    told = bool(_OF_LAND.search(owner)) or fold(owner) in load_places() or fold(owner) in english_states()
    return told or not (opens or root_of(fold(owner)) in load_qualifiers("en"))


_LAND_LETTERS = ("UK", "US", "USA", "EU", "UAE")
"""Lands by their letters: `UK university` is any of them."""

_OF_LAND = re.compile(r"(?:ian|ish|ese|ean|an|ch|i)\Z")
