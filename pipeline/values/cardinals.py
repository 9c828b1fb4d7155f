"""Cardinal numbers of running text that are neither money nor dates: `find_numbers`, for indicators."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from pipeline.language import DEFAULT, group, lexicon
from pipeline.values.dates.finding import find_dates
from pipeline.values.money.amounts import find_amounts
from pipeline.values.numbers.digits import digits, read_digits, trimmed
from pipeline.values.numbers.quantities import Quantity, find_quantities
from pipeline.values.text.spans import Folded, SpanReading, fold, mask


class NumberReading(SpanReading):
    """One printed number; `text` is the number with its scale, `unit` the word that it counts.

    `precision` is the value of one in the last printed place (`1,5 million` has 100 000). A percentage has
    `percent` and no unit, and its value as printed (`45 %` is 45).
    """

    value: Decimal
    precision: Decimal
    unit: str | None
    percent: bool


_GLUED_BEFORE = re.compile(r"(?:[^\W_]|[^\W\d_][-/'.]|\d[-/]|[#§№]|n ?[°º] ?|[A-Z]{2}-)\Z")
# `vingt-quatre (24) mois`
_IN_FIGURES = re.compile(r" \((\d{1,6})\)")
_NUMBERING = re.compile(r"[.)](?: |\Z)")


@dataclass(frozen=True, slots=True)
class _CardinalPatterns:
    """The words around cardinals of one language."""

    percent: re.Pattern[str]
    unit: re.Pattern[str]
    ordinal: re.Pattern[str]


@cache
def _patterns(language: str) -> _CardinalPatterns:
    words = lexicon(language)
    return _CardinalPatterns(
        re.compile(rf" ?(?:%|p\. ?100|{group(words.numbers.percent)}(?![^\W_]))", re.IGNORECASE),
        re.compile(rf"(?: {group(words.money.of)}?|(?<=\d))([^\W\d_]+(?:[-'][^\W\d_]+)*[²³]?)"),
        re.compile(rf"(?:{words.numbers.ordinal_endings}|ᵉʳ?|[°ºª])(?![^\W_])"),
    )


def find_numbers(text: str, *, language: str = DEFAULT, country: str = "ML") -> list[NumberReading]:
    """Every cardinal number printed in `text` outside amounts of money and dates, in order.

    Left out: ordinals, parts of references and codes, list numbers at the start of a line, and a bare `un`.

    Args:
        text: prose as given; offsets of the readings slice it.
        language: ISO 639-1 code of the text.
        country: ISO 3166 code of the document's country.
    """
    folded = fold(text)
    matched = mask(folded.text)
    patterns = _patterns(language)
    taken = sorted(
        (reading.char_start, reading.char_end)
        for reading in [
            *find_amounts(text, country=country, language=language),
            *find_dates(text, language=language, country=country),
        ]
    )
    readings: list[NumberReading] = []
    position = 0
    for quantity in find_quantities(folded, matched, language=language):
        number = _unscaled(matched, quantity, language)
        if number.start < position or not _is_cardinal(folded, matched, number, patterns):
            continue
        place = folded.reading(number.start, number.end)
        if _overlaps(taken, place.char_start, place.char_end):
            continue
        again = _IN_FIGURES.match(matched, number.end) if number.in_words else None
        position = again.end() if again and Decimal(again[1]) == number.value else number.end
        percent = patterns.percent.match(matched, position)
        unit = None if percent else _unit(matched, position, language)
        position = percent.end() if percent else position
        readings.append(
            NumberReading(
                place.text,
                place.char_start,
                place.char_end,
                trimmed(number.value),
                number.unit,
                unit,
                bool(percent),
            )
        )
    return readings


def _unscaled(text: str, quantity: Quantity, language: str) -> Quantity:
    """`5 m` and `10 M` without a currency are a number and a letter that may be a unit."""
    match = digits(language).match(text, quantity.start) if quantity.abbreviated else None
    if match is None:
        return quantity
    printed = read_digits(match.group())
    return Quantity(quantity.start, match.end(), printed.value, printed.unit)


def _overlaps(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    index = bisect_right(taken, (start, end)) - 1
    return any(first < end and start < last for first, last in taken[max(0, index) : index + 2])


def _is_cardinal(folded: Folded, text: str, number: Quantity, patterns: _CardinalPatterns) -> bool:
    if number.in_words:
        return number.value != 1 and not number.vague
    if _GLUED_BEFORE.search(text[max(0, number.start - 4) : number.start]) or patterns.ordinal.match(
        text, number.end
    ):
        return False
    if folded.at_line_start(number.start) and _NUMBERING.match(text, number.end):
        return False
    following = text[number.end : number.end + 2]
    return not (following[:1] in {"-", "/"} and following[1:].isalnum())


def _unit(text: str, end: int, language: str) -> str | None:
    match = _patterns(language).unit.match(text, end)
    if match is None or match[1].lower() in lexicon(language).stop_words:
        return None
    return match[1]
