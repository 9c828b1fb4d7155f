"""Quantities in running text: digits or number words with their scale, before any currency is looked for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pipeline.values.currencies import AFTER
from pipeline.values.lexicon import SCALE_ABBREVIATIONS, SCALE_WORDS, alternatives
from pipeline.values.number_words import NUMBER_WORDS, read_number_words
from pipeline.values.numbers import DIGITS, UNKNOWN, NumberFormat, is_ambiguous, read_digits
from pipeline.values.spans import Folded

_ONE = Decimal(1)
_SCALE_WORD = re.compile(
    rf"[ -]?(?:(?P<of>mille|milliers de|"
    rf"millions? de) (?=milli))?(?P<word>{alternatives(SCALE_WORDS)})(?![^\W_])",
    re.IGNORECASE,
)
_SCALE_ABBREVIATION = re.compile(
    rf"(?P<after> ?(?P<a>{alternatives(SCALE_ABBREVIATIONS)})\.?(?= ?(?:de |d')?{AFTER}))"
    rf"|(?P<alone> ?(?P<b>{alternatives(SCALE_ABBREVIATIONS)})(?![^\W_]))"
)
# `deux (02) millions`
_IN_FIGURES = re.compile(r" \((\d{1,3})\)")
_HALF = re.compile(r" et demie?(?![^\W_])| and a half(?![^\W_])")
_AND = re.compile(r" (?:et |and )?")
_MISREAD = re.compile(r"(?<![^\W_])(?=[lIOo\d]*\d)[lI\d][lIOo\d]{0,2}(?:[ .][lIOo\d]{3})+(?![^\W_])")
_MISREAD_DIGITS = str.maketrans("lIOo", "1100")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its scale, at `start:end` of the folded text.

    `unit` is the value of one in the last printed place; `scale` what the number was multiplied by;
    `abbreviated` says that the scale is a letter that needs a currency before the number to be one.
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
    grouped: bool = False


def repair_digits(text: str) -> str:
    """Read `l`, `I` and `O` as digits where a currency follows digit groups that hold them.

    The length stays: `l5 000 000 FCFA` becomes `15 000 000 FCFA`.
    """

    def repaired(match: re.Match[str]) -> str:
        if match.group().isascii() and not re.search("[lIOo]", match.group()):
            return match.group()
        if not _FOLLOWED_BY_CURRENCY.match(text, match.end()):
            return match.group()
        return match.group().translate(_MISREAD_DIGITS)

    return _MISREAD.sub(repaired, text)


_FOLLOWED_BY_CURRENCY = re.compile(rf" ?{AFTER}")


def find_quantities(folded: Folded, text: str, number_format: NumberFormat = UNKNOWN) -> Iterator[Quantity]:
    """Every number of `text`, which is `folded.text` with what must not be read masked out."""
    position = 0
    words = NUMBER_WORDS.finditer(text)
    word = next(words, None)
    digits = DIGITS.search(text)
    while digits or word:
        if digits and digits.start() < position:
            digits = DIGITS.search(text, position)
            continue
        if word and word.start() < position:
            word = next(words, None)
            continue
        if word and (not digits or word.start() < digits.start()):
            quantity = _from_words(text, word)
            position = quantity.end if quantity else word.end()
        elif digits:
            quantity = _from_digits(folded, text, digits, number_format)
            position = quantity.end if quantity else digits.end()
        if quantity:
            yield quantity


def _from_words(text: str, match: re.Match[str]) -> Quantity | None:
    try:
        number = read_number_words(match)
    except ValueError:
        return None
    again = _IN_FIGURES.match(text, match.end())
    scale_word = _SCALE_WORD.match(text, again.end()) if again and int(again[1]) == number.value else None
    if scale_word:
        scale = _scale(text, scale_word)
        return Quantity(match.start(), scale_word.end(), number.value * scale, scale, scale, in_words=True)
    # `deux millions cinq cent mille` is exact; `deux millions` is rounded to the million.
    full = not number.rounded and (number.unit < 10**6 or number.value >= number.unit * 1000)
    return Quantity(
        match.start(), match.end(), number.value, _ONE if full else number.unit, number.unit,
        rounded=number.rounded, in_words=True,
    )  # fmt: skip


def _from_digits(
    folded: Folded, text: str, match: re.Match[str], number_format: NumberFormat
) -> Quantity | None:
    try:
        return _read_digits(folded, text, match, number_format)
    except ValueError:
        return None


def _read_digits(
    folded: Folded, text: str, match: re.Match[str], number_format: NumberFormat, below: Decimal | None = None
) -> Quantity:
    """Read digits and their scale, and what smaller scales follow; with `below`, only under that scale."""
    start, end = match.span()
    end = _printed_together(folded, text, start, end)
    token = text[start:end]
    word = _SCALE_WORD.match(text, end)
    if not word:
        printed = read_digits(token, number_format)
        return _abbreviated(text, start, end, printed.value, printed.unit, token)
    scale = _scale(text, word)
    # `1,500 million` is English for 1.5 billion, `1,500 millions` French for 1.5 million.
    english = token.count(",") == 1 and word["word"].lower() in {"million", "billion", "thousand", "trillion"}
    printed = read_digits(token, number_format, scaled=not (english and is_ambiguous(token)))
    quantity = Quantity(
        start, word.end(), printed.value * scale, printed.unit * scale, scale,
        ambiguous=False, grouped=not is_ambiguous(token) and len(re.findall(r"[ .,']", token)) > 1,
    )  # fmt: skip
    if below is not None and scale >= below:
        return quantity
    return _with_smaller_part(folded, text, quantity, number_format)


def _printed_together(folded: Folded, text: str, start: int, end: int) -> int:
    """End the number at a gap that is wider than a thousands space, or at a line break inside a list."""
    space = text.find(" ", start, end)
    while space != -1:
        wide = folded.wide_gap(space)
        if wide and ("\n" not in _gap(folded, space) or folded.at_line_start(start)):
            return space
        space = text.find(" ", space + 1, end)
    return end


def _gap(folded: Folded, space: int) -> str:
    return folded.source[folded.offsets[space] : folded.offsets[space + 1]]


def _scale(text: str, match: re.Match[str]) -> Decimal:
    """A French billion (`billions de`, `billion d'`) is a million millions, an English one a thousand."""
    word = match["word"].lower()
    if word in {"billion", "billions"} and text.startswith((" de ", " d'"), match.end()):
        return Decimal(10**12)
    outer = match["of"].lower().split()[0] if match["of"] else ""
    return SCALE_WORDS[word] * (SCALE_WORDS[outer] if outer else 1)


def _abbreviated(text: str, start: int, end: int, value: Decimal, unit: Decimal, token: str) -> Quantity:
    match = _SCALE_ABBREVIATION.match(text, end)
    grouped = bool(re.search(r"\d[ .,']\d{3}", token))
    if not match:
        return Quantity(start, end, value, unit, ambiguous=is_ambiguous(token), grouped=grouped)
    scale = SCALE_ABBREVIATIONS[match["a"] or match["b"]]
    printed = read_digits(token, scaled=True)
    return Quantity(
        start, match.end(), printed.value * scale, printed.unit * scale, scale,
        abbreviated=bool(match["alone"]), grouped=grouped,
    )  # fmt: skip


def _with_smaller_part(folded: Folded, text: str, first: Quantity, number_format: NumberFormat) -> Quantity:
    """`32 millions 500 mille`, `2 milliards et demi`, `1 million 200 000`."""
    half = _HALF.match(text, first.end)
    if half:
        return Quantity(first.start, half.end(), first.value + first.scale / 2, first.scale / 10, first.scale)
    gap = _AND.match(text, first.end)
    digits = DIGITS.match(text, gap.end()) if gap else None
    if digits and gap:
        second = _read_digits(folded, text, digits, number_format, below=first.scale)
        whole = second.value == second.value.to_integral_value()
        if (
            whole
            and second.value < first.scale
            and (second.scale > 1 or (second.grouped and " et " not in gap.group()))
        ):
            return Quantity(first.start, second.end, first.value + second.value, second.unit, second.scale)
    words = NUMBER_WORDS.match(text, gap.end()) if gap and not digits else None
    tail = _from_words(text, words) if words else None
    if tail and not tail.rounded and 1 < tail.scale < first.scale and tail.value < first.scale:
        return Quantity(first.start, tail.end, first.value + tail.value, tail.scale, tail.scale)
    return first
