"""Quantities in running text: digits or number words with their scale, before any currency is looked for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pipeline.language.lexicon import LONG_SCALE_WORDS, SCALE_ABBREVIATIONS, SCALE_WORDS, alternatives
from pipeline.values.currencies.finding import currency_end, is_priced
from pipeline.values.numbers.digits import DIGITS, UNKNOWN, NumberFormat, is_ambiguous, read_digits
from pipeline.values.numbers.words import NUMBER_WORDS, read_longest
from pipeline.values.text.spans import Folded

_ONE = Decimal(1)
_SCALE_WORD = re.compile(
    rf"[ -]?(?:(?P<of>mille|milliers de|"
    rf"millions? de) (?=milli))?(?P<word>{alternatives(SCALE_WORDS)})(?![^\W_])",
    re.IGNORECASE,
)
# `20 MEUR`, `5 M€`; but `5 MARS` is a day, not millions of Argentine pesos.
_ATTACHED = (
    r"(?=\W|(?:EUR|USD|GBP|CHF|CAD|SEK|NOK|DKK|JPY|CFA|XOF|XAF|GNF|CDF|MRU|HTG|DZD|TND|MAD|NGN)(?![^\W_])"
    r"|EUROS|[Ee]uro|F ?CFA|fcfa|DH|F(?![^\W_]))"
)
_TO_CURRENCY = re.compile(rf"(?P<point>\.?)(?: (?:de |d')?|de |d'|{_ATTACHED})")
_LONGEST_ABBREVIATION = max(map(len, SCALE_ABBREVIATIONS))
# `deux (02) millions`
_IN_FIGURES = re.compile(r" \((\d{1,3})\)")
_HALF = re.compile(r" et demie?(?![^\W_])| and a half(?![^\W_])", re.IGNORECASE)
_AND = re.compile(r" (?:et |and )?")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its scale, at `start:end` of the folded text.

    `unit` is the value of one in the last printed place; `scale` what the number was multiplied by;
    `abbreviated` says that the scale is a letter that needs a currency before the number to be one, `vague`
    that the number is a few of its scale (`quelques milliers`).
    """

    start: int
    end: int
    value: Decimal
    unit: Decimal
    scale: Decimal = _ONE
    abbreviated: bool = False
    rounded: bool = False
    ambiguous: bool = False
    in_words: bool = False
    vague: bool = False
    grouped: bool = False


def find_quantities(
    folded: Folded, text: str, number_format: NumberFormat = UNKNOWN, language: str = "fr"
) -> Iterator[Quantity]:
    """Every number of `text`, which is `folded.text` with what must not be read masked out."""
    position = 0
    word = NUMBER_WORDS.search(text)
    digits = DIGITS.search(text)
    while digits or word:
        if digits and digits.start() < position:
            digits = DIGITS.search(text, position)
            continue
        if word and word.start() < position:
            word = NUMBER_WORDS.search(text, position)
            continue
        if word and (not digits or word.start() <= digits.start()):
            quantity = _from_words(folded, text, word, number_format, language)
            position = quantity.end if quantity else word.end()
        elif digits:
            quantity = _from_digits(folded, text, digits, number_format, language)
            position = quantity.end if quantity else digits.end()
        if quantity:
            yield quantity


def _from_words(
    folded: Folded, text: str, match: re.Match[str], number_format: NumberFormat, language: str
) -> Quantity | None:
    scales = LONG_SCALE_WORDS if _is_long_scale(text, match.group(), match.end(), language) else SCALE_WORDS
    read = read_longest(match, scales, language)
    if read is None:
        return None
    number, end = read
    again = _IN_FIGURES.match(text, end)
    scale_word = _SCALE_WORD.match(text, again.end()) if again and int(again[1]) == number.value else None
    if scale_word:
        scale = _scale(text, scale_word, language)
        return Quantity(match.start(), scale_word.end(), number.value * scale, scale, scale, in_words=True)
    # `deux millions cinq cent mille` is exact; `deux millions` is rounded to the million.
    full = not number.rounded and (number.unit < 10**6 or number.value >= number.unit * 1000)
    quantity = Quantity(
        match.start(), end, number.value, _ONE if full else number.unit, number.unit,
        rounded=number.rounded, in_words=True, vague=number.vague,
    )  # fmt: skip
    # `un milliard 264 millions`
    followed = number.unit >= 10**6 and not number.rounded and DIGITS.match(text, end + 1)
    return _with_smaller_part(folded, text, quantity, number_format, language) if followed else quantity


def _from_digits(
    folded: Folded, text: str, match: re.Match[str], number_format: NumberFormat, language: str
) -> Quantity | None:
    try:
        return _read_digits(folded, text, match, number_format, language)
    except ValueError:
        return None


def _read_digits(
    folded: Folded,
    text: str,
    match: re.Match[str],
    number_format: NumberFormat,
    language: str,
    below: Decimal | None = None,
) -> Quantity:
    """Read digits and their scale, and what smaller scales follow; with `below`, only under that scale."""
    start, end = match.span()
    end = _printed_together(folded, text, start, end)
    token = text[start:end]
    word = _SCALE_WORD.match(text, end)
    if not word:
        printed = read_digits(token, number_format)
        return _abbreviated(text, start, end, printed.value, printed.unit, token)
    scale = _scale(text, word, language)
    # `1,500 million` is English for 1.5 billion, `1,500 millions` French for 1.5 million.
    english = token.count(",") == 1 and word["word"].lower() in {"million", "billion", "thousand", "trillion"}
    printed = read_digits(token, number_format, scaled=not (english and is_ambiguous(token)))
    quantity = Quantity(
        start, word.end(), printed.value * scale, printed.unit * scale, scale,
        ambiguous=False, grouped=not is_ambiguous(token) and len(re.findall(r"[ .,']", token)) > 1,
    )  # fmt: skip
    if below is not None and scale >= below:
        return quantity
    return _with_smaller_part(folded, text, quantity, number_format, language)


def _printed_together(folded: Folded, text: str, start: int, end: int) -> int:
    """End the number at a gap that is wider than a thousands space, or at a line break inside a list."""
    space = text.find(" ", start, end)
    while space != -1:
        wide = folded.wide_gap(space)
        listed = folded.at_line_start(start) and not text.startswith("000", space + 1)
        if wide and ("\n" not in _gap(folded, space) or listed):
            return space
        space = text.find(" ", space + 1, end)
    return end


def _gap(folded: Folded, space: int) -> str:
    return folded.source[folded.offsets[space] : folded.offsets[space + 1]]


def _scale(text: str, match: re.Match[str], language: str) -> Decimal:
    word = match["word"].lower()
    scales = LONG_SCALE_WORDS if _is_long_scale(text, word, match.end(), language) else SCALE_WORDS
    outer = match["of"].lower().split()[0] if match["of"] else ""
    return scales[word] * (scales[outer] if outer else 1)


_LARGE = re.compile(r"[bt]rillions?|billions?", re.IGNORECASE)


def _is_long_scale(text: str, words: str, end: int, language: str) -> bool:
    """Whether a `billion` before `end` is a million millions: `billions de`, or `billions` in French."""
    large = _LARGE.search(words)
    if not large:
        return False
    return text.startswith((" de ", " d'"), end) or (language == "fr" and large.group().lower()[-1] == "s")


def _abbreviated(text: str, start: int, end: int, value: Decimal, unit: Decimal, token: str) -> Quantity:
    abbreviation = _abbreviation(text, end + text.startswith(" ", end))
    grouped = bool(re.search(r"\d[ .,']\d{3}", token))
    if abbreviation is None:
        return Quantity(start, end, value, unit, ambiguous=is_ambiguous(token), grouped=grouped)
    letters, end, alone = abbreviation
    scale = SCALE_ABBREVIATIONS[letters]
    printed = read_digits(token, scaled=True)
    return Quantity(
        start, end, printed.value * scale, printed.unit * scale, scale, abbreviated=alone, grouped=grouped
    )


def scale_abbreviations(text: str, start: int) -> Iterator[str]:
    """The abbreviated scales that the letters at `start` may begin with, longest first: `MDH` is M and DH."""
    for length in range(_LONGEST_ABBREVIATION, 0, -1):
        letters = text[start : start + length]
        if len(letters) == length and letters in SCALE_ABBREVIATIONS:
            yield letters


def _abbreviation(text: str, start: int) -> tuple[str, int, bool] | None:
    """The abbreviated scale at `start`, its end, and whether it stands alone, without a currency after it."""
    for letters in scale_abbreviations(text, start):
        joined = _TO_CURRENCY.match(text, start + len(letters))
        if joined and currency_end(text, joined.end()) is not None:
            return letters, joined.end("point"), False
    for letters in scale_abbreviations(text, start):
        end = start + len(letters)
        if not text[end : end + 1].isalnum():
            return letters, end, True
    return None


def _with_smaller_part(
    folded: Folded, text: str, first: Quantity, number_format: NumberFormat, language: str
) -> Quantity:
    """`32 millions 500 mille`, `2 milliards et demi`, `1 million 200 000`, `3 mille 456`."""
    half = _HALF.match(text, first.end)
    if half:
        return Quantity(first.start, half.end(), first.value + first.scale / 2, first.scale / 10, first.scale)
    second = _smaller_part(folded, text, first, number_format, language)
    if second is None:
        return first
    both = Quantity(first.start, second.end, first.value + second.value, second.unit, second.scale)
    return _with_smaller_part(folded, text, both, number_format, language) if second.scale > 1 else both


def _smaller_part(
    folded: Folded, text: str, first: Quantity, number_format: NumberFormat, language: str
) -> Quantity | None:
    gap = _AND.match(text, first.end)
    if gap is None:
        return None
    digits = DIGITS.match(text, gap.end())
    if digits:
        second = _read_digits(folded, text, digits, number_format, language, below=first.scale)
        # `154 mille 902 virgule 36` ends in hundredths, `3 millions 2.5` does not.
        longer = second.end > digits.end() or " virgule " in digits.group()
        whole = (longer or second.value == second.value.to_integral_value()) and second.value < first.scale
        scaled = second.end > digits.end() and not second.abbreviated
        # `1 milliard 540 millions 250 francs`: to the franc.
        units = second.grouped or first.scale == 1000 or is_priced(text, digits.end())
        plain = " et " not in gap.group() and units
        return second if whole and (scaled or plain) else None
    words = NUMBER_WORDS.match(text, gap.end())
    tail = _from_words(folded, text, words, number_format, language) if words else None
    fits = tail and not tail.rounded and 1 < tail.scale < first.scale and tail.value < first.scale
    return tail if fits else None
