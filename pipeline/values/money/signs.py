"""Signs beside an amount: a minus, a dash that is none, and a plus that means `and`."""

import re
from functools import cache

from pipeline.language import group, lexicon
from pipeline.values.text.spans import Folded


@cache
def _wants_value(language: str) -> re.Pattern[str]:
    """Words and signs that want a figure, so that a dash behind them is its sign (`le solde est de - 5`)."""
    return re.compile(rf"(?:(?<![^\W_]){group(lexicon(language).money.wants_value)}|[:=]) ?\Z", re.IGNORECASE)


@cache
def _addition(language: str) -> re.Pattern[str]:
    return re.compile(rf"[)\]]?,? (?:{group(lexicon(language).money.plus)}|\+) \Z", re.IGNORECASE)


def is_addition(text: str, floor: int, start: int, language: str) -> bool:
    """Whether nothing but a `plus` stands between the amount that ends at `floor` and the one at `start`."""
    return start - floor <= 12 and _addition(language).fullmatch(text, floor, start) is not None


def is_negative(folded: Folded, text: str, start: int, end: int, language: str) -> bool:
    """Whether the sign before an amount is a minus, and no dash of a list or between two things."""
    sign = text[start - 1 : start]
    alone = start == 1 and end == len(text.rstrip())
    if alone and sign in {"-", "−"}:
        return True
    if "−" in (sign, text[start - 2 : start].rstrip() if start > 2 else ""):
        return not folded.at_line_start(start - 1)
    if sign == "-":
        return text[start - 2 : start - 1] in {" ", "(", ":"} and not folded.at_line_start(start - 1)
    apart = text[start - 2 : start] == "- "
    if not apart or folded.at_line_start(start - 2):
        return False
    return _wants_value(language).search(text, max(0, start - 24), start - 2) is not None
