"""Quantities in running text: digits or number words with their scale, before any currency is looked for."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from pipeline.language import DEFAULT, lexicon
from pipeline.records.record import Frozen
from pipeline.values.currencies.finding import currency_end, is_priced
from pipeline.values.numbers.beside_currency import LED_ONLY, LONGEST_ABBREVIATION, SCALE_ABBREVIATIONS
from pipeline.values.numbers.digits import (
    UNKNOWN,
    NumberFormat,
    PrintedNumber,
    digits,
    habit,
    is_ambiguous,
    read_digits,
)
from pipeline.values.numbers.number_words import number_word_runs, number_words, read_longest
from pipeline.values.numbers.quantity_patterns import quantity_patterns
from pipeline.values.text.at_figures import figures_begun
from pipeline.values.text.spans import SAME_TEXT, Folded, fold

_ONE = Decimal(1)
_GAP, _GROUPED = re.compile(r"[ .,']"), re.compile(r"\d[ .,']\d{3}")
# `deux (02) millions`, `dix virgule cinq (10,5) milliards`
_IN_FIGURES = re.compile(r" \((\d{1,3}(?:[.,]\d{1,4})?)\)")


class Quantity(Frozen):
    """A number with its scale, at `start:end` of the folded text.

    `unit` is the value of one in the last printed place; `scale` what the number was multiplied by;
    `abbreviated` says that the scale is a letter that needs a currency before the number to be one, `vague`
    that the number is a few of its scale (`quelques milliers`). `other` is the value under the other meaning
    of a single sign before three digits, and `open` says that only a habit decided between the two.
    """

    start: int
    end: int
    value: Decimal
    unit: Decimal
    scale: Decimal = _ONE
    abbreviated: bool = False
    rounded: bool = False
    in_words: bool = False
    vague: bool = False
    grouped: bool = False
    other: Decimal | None = None
    open: bool = False


def find_quantities(
    folded: Folded, text: str, number_format: NumberFormat = UNKNOWN, language: str = DEFAULT
) -> Sequence[Quantity]:
    """Every number of `text`, which is `folded.text` with what must not be read masked out."""
    if number_format == UNKNOWN:
        number_format = replace(number_format, before_scale=habit(language))
    return _quantities(folded.source, text, number_format, language)


@lru_cache(maxsize=SAME_TEXT)
def _quantities(source: str, text: str, number_format: NumberFormat, language: str) -> tuple[Quantity, ...]:
    """The numbers of a text that several ask for: sums and counts are made of the same ones."""
    return tuple(_read_quantities(fold(source), text, number_format, language))


def _read_quantities(
    folded: Folded, text: str, number_format: NumberFormat, language: str
) -> Iterator[Quantity]:
    reader = _QuantityReader(folded, text, number_format, language)
    words, figures = number_words(language), digits(language)
    in_words = frozenset(number_word_runs(language).places(text))
    position = 0
    for at in sorted(in_words.union(figures_begun(text))):
        if at < position:
            continue
        match = words.match(text, at) if at in in_words else None
        if match:
            quantity = reader.from_words(match)
        else:
            match = figures.match(text, at)
            quantity = reader.from_digits(match) if match else None
        if quantity:
            yield quantity
        if match:
            position = quantity.end if quantity else match.end()


class _QuantityReader:
    """Reads the quantities of one text."""

    def __init__(self, folded: Folded, text: str, number_format: NumberFormat, language: str) -> None:
        self._folded = folded
        self._text = text
        self._format = number_format
        self._language = language
        self._words = lexicon(language).numbers
        self._patterns = quantity_patterns(language)

    def from_words(self, match: re.Match[str]) -> Quantity | None:
        """The number at a run of number words; None where it is none after all."""
        text = self._text
        read = read_longest(match, self._language, self._scales(match.group(), match.end()))
        if read is None:
            return None
        number, end = read
        again = _IN_FIGURES.match(text, end)
        repeated = again and Decimal(again[1].replace(",", ".")) == number.value
        word = self._patterns.scale_word.match(text, again.end()) if again and repeated else None
        if word:
            scale = self._scale(word)
            return Quantity(match.start(), word.end(), number.value * scale, scale, scale, in_words=True)
        # `deux millions cinq cent mille` is exact; `deux millions` is rounded to the million.
        full = not number.rounded and (number.unit < 10**6 or number.value >= number.unit * 1000)
        quantity = Quantity(
            match.start(),
            end,
            number.value,
            _ONE if full else number.unit,
            number.unit,
            rounded=number.rounded,
            in_words=True,
            vague=number.vague,
        )
        # `un milliard 264 millions`
        followed = number.unit >= 10**6 and not number.rounded
        followed = followed and digits(self._language).match(text, end + 1) is not None
        return self._with_smaller_part(quantity) if followed else quantity

    def from_digits(self, match: re.Match[str]) -> Quantity | None:
        """The number at digits; None where their groups are not a number's."""
        try:
            return self._read(match)
        except ValueError:
            return None

    def _read(self, match: re.Match[str], below: Decimal | None = None) -> Quantity:
        """Read digits, their scale, and what smaller scales follow; with `below`, only under that scale."""
        text, start = self._text, match.start()
        end = self._printed_together(start, match.end())
        token = text[start:end]
        word = self._patterns.scale_word.match(text, end)
        if not word:
            return self._abbreviated(start, end, token)
        scale = self._scale(word)
        printed = self._printed_before(token, word["word"].lower())
        quantity = Quantity(
            start,
            word.end(),
            printed.value * scale,
            printed.unit * scale,
            scale,
            grouped=not is_ambiguous(token) and len(_GAP.findall(token)) > 1,
            other=None if printed.other is None else printed.other * scale,
            open=printed.open,
        )
        if below is not None and scale >= below:
            return quantity
        return self._with_smaller_part(quantity)

    def _printed_before(self, token: str, word: str) -> PrintedNumber:
        """The number before a scale: `1,500 million` is English for 1.5 billion, `1,500 millions` French."""
        groups = token.count(",") == 1 and word in self._words.comma_groups_before and is_ambiguous(token)
        plain = groups and not (self._format.decimal or self._format.before_scale)
        return read_digits(token, self._format, scaled=not plain)

    def _printed_together(self, start: int, end: int) -> int:
        """End the number at a gap wider than a thousands space, or at a line break inside a list."""
        folded, text = self._folded, self._text
        space = text.find(" ", start, end)
        while space != -1:
            wide = folded.wide_gap(space)
            listed = folded.at_line_start(start) and not text.startswith("000", space + 1)
            if wide and ("\n" not in folded.gap(space) or listed):
                return space
            space = text.find(" ", space + 1, end)
        return end

    def _scale(self, match: re.Match[str]) -> Decimal:
        word = match["word"].lower()
        scales = self._scales(word, match.end()) or self._words.scales
        outer = match["of"].lower().split()[0] if match["of"] else ""
        return scales[word] * (scales[outer] if outer else 1)

    def _scales(self, words: str, end: int) -> Mapping[str, Decimal] | None:
        """The long scale, where a `billion` before `end` is a million millions: `billions de`, in French."""
        large = self._patterns.long_scale.search(words)
        if not large:
            return None
        plural = self._language in self._words.long_in_plural and large.group().lower()[-1] == "s"
        if plural or self._patterns.long_scale_tail.match(self._text, end):
            return {**self._words.scales, **self._words.long_scales}
        return None

    def _abbreviated(self, start: int, end: int, token: str) -> Quantity:
        text = self._text
        abbreviation = self._abbreviation(end + text.startswith(" ", end))
        grouped = bool(_GROUPED.search(token))
        if abbreviation is None:
            digits_read = read_digits(token, self._format)
            return Quantity(
                start,
                end,
                digits_read.value,
                digits_read.unit,
                grouped=grouped,
                other=digits_read.other,
                open=digits_read.open,
            )
        letters, end, alone = abbreviation
        scale = SCALE_ABBREVIATIONS[letters]
        printed = read_digits(token, self._format, scaled=True)
        return Quantity(
            start,
            end,
            printed.value * scale,
            printed.unit * scale,
            scale,
            abbreviated=alone,
            grouped=grouped,
            other=None if printed.other is None else printed.other * scale,
            open=printed.open,
        )

    def _abbreviation(self, start: int) -> tuple[str, int, bool] | None:
        """The abbreviated scale at `start`, its end, and whether it stands without a currency after it."""
        text = self._text
        if text[start : start + 1] not in _ABBREVIATED:
            return None
        for letters in scale_abbreviations(text, start):
            if letters in LED_ONLY:
                continue
            joined = self._patterns.to_currency.match(text, start + len(letters))
            if joined and currency_end(text, joined.end(), self._language) is not None:
                return letters, joined.end("point"), False
        for letters in scale_abbreviations(text, start):
            end = start + len(letters)
            if not text[end : end + 1].isalnum():
                return letters, end, True
        return None

    def _with_smaller_part(self, first: Quantity) -> Quantity:
        """`32 millions 500 mille`, `2 milliards et demi`, `1 million 200 000`, `3 mille 456`."""
        half = self._patterns.half.match(self._text, first.end)
        if half:
            value = first.value + first.scale / 2
            return Quantity(first.start, half.end(), value, first.scale / 10, first.scale)
        second = self._smaller_part(first)
        if second is None:
            return first
        both = Quantity(first.start, second.end, first.value + second.value, second.unit, second.scale)
        return self._with_smaller_part(both) if second.scale > 1 else both

    def _smaller_part(self, first: Quantity) -> Quantity | None:
        text = self._text
        gap = self._patterns.and_.match(text, first.end)
        if gap is None:
            return None
        figure = digits(self._language).match(text, gap.end())
        if figure:
            second = self._read(figure, below=first.scale)
            # `154 mille 902 virgule 36` ends in hundredths, `3 millions 2.5` does not.
            spelled = any(char.isalpha() for char in figure.group())
            longer = second.end > figure.end() or spelled
            whole = (longer or second.value == second.value.to_integral_value()) and (
                second.value < first.scale
            )
            scaled = second.end > figure.end() and not second.abbreviated
            # `1 milliard 540 millions 250 francs`: to the franc.
            priced = is_priced(text, figure.end(), self._language)
            units = second.grouped or first.scale == 1000 or priced
            return second if whole and (scaled or (gap.group() == " " and units)) else None
        words = number_words(self._language).match(text, gap.end())
        tail = self.from_words(words) if words else None
        fits = tail and not tail.rounded and 1 < tail.scale < first.scale and tail.value < first.scale
        return tail if fits else None


_ABBREVIATED = frozenset(letters[0] for letters in SCALE_ABBREVIATIONS)


def scale_abbreviations(text: str, start: int) -> Iterator[str]:
    """The abbreviated scales that the letters at `start` may begin with, longest first: `MDH` is M and DH."""
    for length in range(LONGEST_ABBREVIATION, 0, -1):
        letters = text[start : start + length]
        if len(letters) == length and letters in SCALE_ABBREVIATIONS:
            yield letters
