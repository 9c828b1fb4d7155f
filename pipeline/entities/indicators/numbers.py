"""The numbers of a text that may count something: digits, number words, and millions of either."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.records.record import Frozen
from pipeline.values.numbers import number_word_runs, parse_number, read_number_words
from pipeline.values.text.at_figures import AtFigures

DIGITS = r"(?:\d{1,3}(?:[ .,\u00a0\u202f]\d{3})+|\d+(?:[.,]\d{1,2})?)"
_DIGITS = re.compile(rf"(?<![\w.,/@#+°-])(?<!\d['’]){DIGITS}(?![\w%°/@]|[.,]\d|[- ]?%|-\d|\s?\d)")
_FIGURES = AtFigures(_DIGITS)
_SCALE = re.compile(r"[ \u00a0](?P<scale>milliers?|millions?|milliards?)(?=\s(?:de |d['’])|\s[a-z])")
_SCALES = {"millier": 1_000, "million": 1_000_000, "milliard": 1_000_000_000}
_REPEATED = re.compile(r"\s?\(\s?0?\d+\s?\)(?=\s)")


class NumberSpan(Frozen):
    """A number at characters `start` to `end`, its scale included; `in_words`: not in digits."""

    start: int
    end: int
    value: Decimal
    in_words: bool


def find_numbers(text: str, start: int, end: int) -> Iterator[NumberSpan]:
    """The numbers between two offsets, in order."""
    numbers = []
    for match in _FIGURES.finditer(text, start, end):
        try:
            value = read_digits(match.group())
        except ValueError:
            # More digits than anything that is counted: a key, a bar code, the bytes of a damaged file.
            continue
        numbers.append(_scaled(text, NumberSpan(match.start(), match.end(), value, False)))
    for match in number_word_runs().finditer(text, start, end):
        try:
            number = read_number_words(match)
        except ValueError:
            continue
        value = number.value
        # `une quinzaine` and `quelques milliers` are nobody's count.
        if value > 1 and not (number.rounded or number.vague):
            # `cinq (05) forages`: the digits in brackets say the same again.
            repeated = _REPEATED.match(text, match.end(), end)
            last = repeated.end() if repeated else match.end()
            numbers.append(NumberSpan(match.start(), last, value, True))
    yield from sorted(numbers, key=lambda number: number.start)


def read_digits(text: str) -> Decimal:
    """The value of a number in digits.

    Raises:
        ValueError: it is none.
    """
    return parse_number(text.replace("\u202f", " ").replace("\u00a0", " "))


def _scaled(text: str, number: NumberSpan) -> NumberSpan:
    scale = _SCALE.match(text, number.end)
    if scale is None:
        return number
    factor = _SCALES[scale["scale"].removesuffix("s")]
    value = number.value * factor
    whole = value.to_integral_value()
    return NumberSpan(number.start, scale.end(), whole if whole == value else value, False)
