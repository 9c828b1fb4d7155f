"""Cardinal numbers of running text that are neither money nor dates: `find_numbers`, for indicators."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal

from pipeline.values.dates.finding import find_dates
from pipeline.values.money.amounts import find_amounts
from pipeline.values.numbers.digits import DIGITS, read_digits, trimmed
from pipeline.values.numbers.quantities import Quantity, find_quantities
from pipeline.values.text.spans import Folded, Reading, fold, mask


@dataclass(frozen=True, slots=True)
class NumberReading(Reading):
    """One printed number; `text` is the number with its scale, `unit` the word that it counts.

    `precision` is the value of one in the last printed place (`1,5 million` has 100 000). A percentage has
    `percent` and no unit, and its value as printed (`45 %` is 45).
    """

    value: Decimal
    precision: Decimal
    unit: str | None
    percent: bool


_PERCENT = re.compile(
    r" ?(?:%|pour ?-?cents?(?![^\W_])|per ?cent(?![^\W_])|p\. ?100|points? de pourcentage)", re.I
)
_UNIT = re.compile(r"(?: (?:de |d'|of )?|(?<=\d))([^\W\d_]+(?:[-'][^\W\d_]+)*[²³]?)")
_NO_UNIT = frozenset({
    "a", "and", "as", "at", "au", "aux", "avec", "but", "by", "car", "ce", "ces", "cette", "chez",
    "comme", "contre", "dans", "de", "des", "donc", "dont", "du", "elle", "elles", "en", "entre", "est",
    "et", "for", "from", "had", "has", "have", "hors", "il", "ils", "in", "is", "it", "la", "le", "les",
    "leur", "lors", "mais", "ne", "ni", "nous", "of", "on", "ont", "or", "ou", "où", "par", "pas",
    "per", "pour", "puis", "que", "qui", "sans", "se", "selon", "si", "soit", "son", "sont", "sous",
    "sur", "than", "that", "the", "to", "un", "une", "vers", "was", "were", "which", "while", "with",
    "à",
})  # fmt: skip
_GLUED_BEFORE = re.compile(r"(?:[^\W_]|[^\W\d_][-/'.]|\d[-/]|[#§№]|n ?[°º] ?|[A-Z]{2,}-)\Z")
_ORDINAL = re.compile(r"(?:ers?|ères?|èmes?|emes?|es?|ᵉʳ?|nds?|ndes?|st|rd|th|°|º)(?![^\W_])")
# `vingt-quatre (24) mois`
_IN_FIGURES = re.compile(r" \((\d{1,6})\)")
_NUMBERING = re.compile(r"[.)](?: |\Z)")


def find_numbers(text: str, *, language: str = "fr", country: str = "ML") -> list[NumberReading]:
    """Every cardinal number printed in `text` outside amounts of money and dates, in order.

    Left out: ordinals, parts of references and codes, list numbers at the start of a line, and a bare `un`.

    Args:
        text: prose as given; offsets of the readings slice it.
        language: ISO 639-1 code of the text.
        country: ISO 3166 code of the document's country.
    """
    folded = fold(text)
    matched = mask(folded.text)
    taken = sorted(
        (one.char_start, one.char_end)
        for one in [
            *find_amounts(text, country=country, language=language),
            *find_dates(text, language=language, country=country),
        ]
    )
    found: list[NumberReading] = []
    position = 0
    for quantity in find_quantities(folded, matched, language=language):
        number = _unscaled(matched, quantity)
        if number.start < position or not _is_cardinal(folded, matched, number):
            continue
        place = folded.reading(number.start, number.end)
        if _overlaps(taken, place.char_start, place.char_end):
            continue
        again = _IN_FIGURES.match(matched, number.end) if number.in_words else None
        position = again.end() if again and Decimal(again[1]) == number.value else number.end
        percent = _PERCENT.match(matched, position)
        unit = None if percent else _unit(matched, position)
        position = percent.end() if percent else position
        found.append(
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
    return found


def _unscaled(text: str, quantity: Quantity) -> Quantity:
    """`5 m` and `10 M` without a currency are a number and a letter that may be a unit."""
    digits = DIGITS.match(text, quantity.start) if quantity.abbreviated else None
    if digits is None:
        return quantity
    printed = read_digits(digits.group())
    return Quantity(quantity.start, digits.end(), printed.value, printed.unit)


def _overlaps(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    index = bisect_right(taken, (start, end)) - 1
    return any(first < end and start < last for first, last in taken[max(0, index) : index + 2])


def _is_cardinal(folded: Folded, text: str, number: Quantity) -> bool:
    if number.in_words:
        return number.value != 1 and not number.vague
    if _GLUED_BEFORE.search(text[max(0, number.start - 4) : number.start]) or _ORDINAL.match(
        text, number.end
    ):
        return False
    if folded.at_line_start(number.start) and _NUMBERING.match(text, number.end):
        return False
    following = text[number.end : number.end + 2]
    return not (following[:1] in {"-", "/"} and following[1:].isalnum())


def _unit(text: str, end: int) -> str | None:
    match = _UNIT.match(text, end)
    if match is None or match[1].lower() in _NO_UNIT:
        return None
    return match[1]
