"""The parts of a counted whole: `(478 femmes, 1 695 hommes)`, `dont 45 % de femmes`."""

from __future__ import annotations

import re
from dataclasses import field

from pipeline.entities.indicators.count_words import words_that
from pipeline.entities.organisations.grammar import NOT_NOUNS
from pipeline.records.record import Frozen

_NUMBER = r"(?<!\d)\d{1,3}(?:[ .,\u00a0\u202f]\d{3}){1,6}|(?<!\d)\d++(?:[.,]\d+)?"
_PART = re.compile(
    rf"(?P<number>{_NUMBER})\s?(?P<percent>%|pour cent|per ?cent)?\s*(?:sont |étaient |were |are )?"
    r"(?:d['’]\s?|des |de |of )?"
    r"(?P<label>(?:(?:jeunes|young) (?!et\b|and\b|ont\b|dont\b|de\b))?[a-zà-ÿ]+(?:-[a-zà-ÿ]+)?)"
)
_GAP = re.compile(r"[ .,\u00a0\u202f](?=\d{3})")
_BRACKET = re.compile(r"[^.;:()\d\n]{0,30}?\(\s*(?P<parts>[^()]{3,160})\)")
_ONE = re.sub(r"\?P<\w+>", "?:", _PART.pattern)
_ABOUT = r"(?:(?:environ|près de|plus de|quelque|about|over|some|nearly|more than) )?"
_AMONG = re.compile(
    r"[^.;:()\d\n]{0,40}?,?\s*(?i:dont|including|of whom|of which)\s+"
    rf"(?P<parts>{_ABOUT}{_ONE}(?:(?:,| et| and)\s+{_ABOUT}{_ONE})*)"
)


class Parts(Frozen):
    """Labels and their numbers as strings; `end` is where they end in the text, 0 where there are none."""

    numbers: dict[str, str] = field(default_factory=dict)
    end: int = 0


def find_parts(text: str, at: int, end: int) -> Parts:
    """The parts that are told behind a count that ends at `at`."""
    for match in (_BRACKET.match(text, at, end), _AMONG.match(text, at, end)):
        if match:
            numbers = _read(match["parts"])
            if numbers:
                return Parts(numbers, match.end())
    return Parts()


def _read(text: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    for match in _PART.finditer(text):
        if not _is_part(match["label"].split()[-1]):
            continue
        digits = _GAP.sub("", match["number"])
        parts.setdefault(match["label"], f"{digits} %" if match["percent"] else digits)
    return parts


def _is_part(word: str) -> bool:
    """Whether a word may say who or what a part is: a noun in the plural, or one woman."""
    if word in NOT_NOUNS or word in words_that("measure", "money", "function", "abstract"):
        return False
    return word[-1] in "sx" or not words_that("people").isdisjoint((word, f"{word}s"))
