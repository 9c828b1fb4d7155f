"""Amounts of money: `find_amounts` in prose, `parse_amount` in a cell whose currency stands in its header."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from babel.numbers import get_currency_precision

from pipeline.language import DEFAULT, lexicon
from pipeline.values.currencies.finding import currency_end, find_currency
from pipeline.values.money.amount_reading import AmountReading
from pipeline.values.money.candidates import Money
from pipeline.values.money.own_currency import with_own_currency
from pipeline.values.money.pairs import same_sums, settle_by_pair
from pipeline.values.money.patterns import Qualifier, money_patterns, qualifier_after, qualifier_before
from pipeline.values.money.sharing import said_once, with_elided_currency, with_shared_currency
from pipeline.values.money.signs import is_addition, is_negative
from pipeline.values.numbers.beside_currency import SCALE_ABBREVIATIONS, repair_digits
from pipeline.values.numbers.digits import (
    UNKNOWN,
    WHOLE,
    NumberFormat,
    parse_number,
    printed_interval,
    trimmed,
)
from pipeline.values.numbers.quantities import find_quantities, scale_abbreviations
from pipeline.values.text.spans import Folded, fold, mask
from pipeline.values.text_context import TextContext


def find_amounts(
    text: str, *, country: str = "ML", number_format: NumberFormat = UNKNOWN, language: str = DEFAULT
) -> list[AmountReading]:
    """Every amount of money printed in `text`, in order.

    Args:
        text: prose as given; offsets of the readings slice it.
        country: ISO 3166 code that decides FCFA (XOF or XAF) and a bare `francs`.
        number_format: of the document, from `decide_number_format`; decides a single separator before three
            digits where the text itself does not.
        language: ISO 639-1 code of the text; decides a `billion` that the words around leave open.
    """
    setting = TextContext(country, language, number_format)
    patterns = money_patterns(language)
    folded = fold(text)
    matched = repair_digits(mask(folded.text), language)
    quantities = find_quantities(folded, matched, number_format, language)
    if not quantities:
        return []
    money = with_own_currency(matched, quantities, setting)
    money = with_shared_currency(matched, quantities, money, patterns)
    money = said_once(matched, with_elided_currency(matched, quantities, money, setting))
    pairs = same_sums(matched, money, patterns)
    money = settle_by_pair(money, pairs)
    reader = _AmountReader(folded, matched, money, language)
    return [reader.reading(index, pairs.get(index)) for index in range(len(money))]


class _AmountReader:
    """What the words around each amount make of it."""

    def __init__(self, folded: Folded, text: str, money: Sequence[Money], language: str) -> None:
        self._folded = folded
        self._text = text
        self._money = money
        self._language = language

    def reading(self, index: int, equals: int | None) -> AmountReading:
        """The amount at an index, with its qualifier and bounds."""
        money, text = self._money[index], self._text
        quantity = money.quantity
        span = self._folded.reading(money.start, money.end)
        place = (span.text, span.char_start, span.char_end)
        per = money_patterns(self._language).per_unit.match(text, money.end)
        unit = per[per.lastindex or 0] if per else None
        if money.upper:
            bounds = (trimmed(quantity.value), trimmed(money.upper.value))
            return AmountReading(*place, None, *bounds, money.currency, "exact", equals, unit)
        if quantity.vague:
            bounds = (2 * quantity.value, 10 * quantity.value)
            return AmountReading(*place, None, *bounds, money.currency, "about", equals, unit)
        qualifier = self._qualifier(index)
        value = trimmed(quantity.value)
        low, high = interval(value, quantity.unit, qualifier)
        other = None if quantity.other is None else trimmed(quantity.other)
        is_open = quantity.open and not _is_whole(money)
        if is_open and other is not None:
            unit_of_other = quantity.unit * 1000 if other > value else quantity.unit / 1000
            low, high = _both(low, high, *interval(other, unit_of_other, qualifier))
        made = AmountReading(
            *place,
            value,
            low,
            high,
            money.currency,
            qualifier,
            equals,
            unit,
            money.elided,
            trimmed(quantity.unit),
            other,
            is_open,
        )
        negative = money.negative or is_negative(self._folded, text, money.start, money.end, self._language)
        return _negated(made) if negative else made

    def _qualifier(self, index: int) -> Qualifier:
        money, text = self._money[index], self._text
        if money.bound:
            return "at_least" if money.bound == "lower" else "at_most"
        floor = self._money[index - 1].end if index else 0
        if is_addition(text, floor, money.start, self._language) and index:
            return "exact"
        qualifier = qualifier_before(text, money.start, self._language)
        if qualifier == "exact":
            qualifier = qualifier_after(text, money.end, self._language)
        return "about" if qualifier == "exact" and money.quantity.rounded else qualifier


def _is_whole(money: Money) -> bool:
    """Whether a sum without a scale is in a currency that has no hundredths: a sign is between thousands."""
    return money.quantity.scale == 1 and get_currency_precision(money.currency) == 0


def _both(
    low: Decimal | None, high: Decimal | None, other_low: Decimal | None, other_high: Decimal | None
) -> tuple[Decimal | None, Decimal | None]:
    """The bounds that hold two readings; a side that either leaves open stays so."""
    return (
        None if low is None or other_low is None else min(low, other_low),
        None if high is None or other_high is None else max(high, other_high),
    )


def _negated(amount_reading: AmountReading) -> AmountReading:
    return replace(
        amount_reading,
        value=None if amount_reading.value is None else -amount_reading.value,
        low=None if amount_reading.high is None else -amount_reading.high,
        high=None if amount_reading.low is None else -amount_reading.low,
        otherwise=None if amount_reading.otherwise is None else -amount_reading.otherwise,
    )


def interval(value: Decimal, unit: Decimal, qualifier: Qualifier) -> tuple[Decimal | None, Decimal | None]:
    """The bounds that a figure stands for.

    A rounded figure (`28,1 millions`, unit 100 000) is what rounds to it; `about` reads trailing zeros as
    rounding too, to two digits at the coarsest; `at_least` and `at_most` leave one side open.
    """
    if qualifier == "at_least":
        return value, None
    if qualifier == "at_most":
        return None, value
    if qualifier == "about" and value and value == value.to_integral_value():
        digits = str(int(value))
        zeros = min(len(digits) - len(digits.rstrip("0")), max(0, len(digits) - 2))
        unit = max(unit, Decimal(10) ** zeros)
    return printed_interval(value, unit)


def parse_amount(
    text: str,
    *,
    unit: str | None,
    number_format: NumberFormat = UNKNOWN,
    country: str = "ML",
    language: str = DEFAULT,
) -> AmountReading:
    """Read one cell as an amount.

    Args:
        text: the cell; brackets are negative and a lone dash is nil, as in accounts.
        unit: the words that name the currency and perhaps a scale, usually the column header
            (`Montant en milliers d'euros`, `FCFA`, `M€`); None where the cell must name it itself.
        number_format: of the column, from `guess_number_format`.
        country: ISO 3166 code that decides FCFA.
        language: ISO 639-1 code of the table.

    Raises:
        ValueError: the cell is not one amount, or neither it nor `unit` names a currency.
    """
    stripped = text.strip()
    start = text.find(stripped)
    # Most cells are figures alone, in which no currency can be found.
    readings: list[AmountReading] = []
    if not _FIGURES.fullmatch(stripped):
        readings = find_amounts(stripped, country=country, number_format=number_format, language=language)
    if len(readings) == 1 and _covers(readings[0], stripped):
        whole = replace(readings[0], text=stripped, char_start=start, char_end=start + len(stripped))
        return _bracketed(_scaled_by(unit, whole, country, language), stripped)
    if [part.qualifier for part in readings] == ["at_least", "at_most"]:
        both = replace(
            readings[0], char_end=readings[1].char_end, value=None, high=readings[1].high, qualifier="exact"
        )
        if _covers(both, stripped):
            return replace(both, text=stripped, char_start=start, char_end=start + len(stripped), place=None)
    currency, scale = _said_by_unit(unit, country, language) if unit else (None, Decimal(1))
    if currency is None:
        raise ValueError(f"no currency for the amount {text!r} under {unit!r}")
    value, place = _parse_bare(stripped, number_format, language)
    value, place = trimmed(value * scale), trimmed(place * scale)
    low, high = interval(value, place if value else Decimal(0), "exact")
    return AmountReading(
        stripped, start, start + len(stripped), value, low, high, currency, "exact", place=place
    )


_FIGURES = re.compile(r"[\d\s.,']*")


@lru_cache(maxsize=1_000)
def _said_by_unit(unit: str, country: str, language: str) -> tuple[str | None, Decimal]:
    """The currency that the words of a header name, and what they multiply its figures by."""
    words = _spaced(unit)
    return find_currency(words, country=country, language=language), _unit_scale(words, language)


def _scaled_by(unit: str | None, reading: AmountReading, country: str, language: str) -> AmountReading:
    """A figure led by a sign, as accounts set it (`$ 6` under `In millions`), takes that of its column."""
    if reading.text[:1].isdigit():
        return reading
    currency, scale = _said_by_unit(unit, country, language) if unit else (None, Decimal(1))
    if scale == 1 or currency not in (None, reading.currency):
        return reading
    folded = fold(reading.text)
    if any(quantity.scale != 1 for quantity in find_quantities(folded, folded.text, UNKNOWN, language)):
        return reading
    value, low, high, place = (
        None if part is None else trimmed(part * scale)
        for part in (reading.value, reading.low, reading.high, reading.place)
    )
    if reading.qualifier == "exact" and value is not None and place is not None:
        low, high = interval(value, place, "exact")
    return replace(reading, value=value, low=low, high=high, place=place)


_UNIT_WORD = re.compile(r"[^\W_]+")
_TO_CURRENCY = re.compile(r" ?(?:de |d')?")


def _unit_scale(unit: str, language: str) -> Decimal:
    """What a header multiplies its figures by: `en milliers d'euros`, `M€`."""
    scales = lexicon(language).numbers.scales
    for word in _UNIT_WORD.finditer(unit):
        if word.group().lower() in scales:
            return scales[word.group().lower()]
        for letters in scale_abbreviations(unit, word.start()):
            joined = _TO_CURRENCY.match(unit, word.start() + len(letters))
            if joined and currency_end(unit, joined.end(), language) is not None:
                return SCALE_ABBREVIATIONS[letters]
    return Decimal(1)


_TOUCHING = re.compile(r"(?<![^\W_])([kKM]|Md|Mds)(?=EUR|USD|FCFA|F CFA|CHF|XOF|GBP|€|\$)")


def _spaced(unit: str) -> str:
    """The header folded, with `KEUR` and `kFCFA` taken apart."""
    return _TOUCHING.sub(r"\1 ", fold(unit).text)


def _parse_bare(text: str, number_format: NumberFormat, language: str) -> tuple[Decimal, Decimal]:
    if WHOLE.fullmatch(text):
        return Decimal("".join(text.split())), Decimal(1)
    folded = fold(text)
    quantities = find_quantities(folded, folded.text, number_format, language)
    if len(quantities) == 1 and quantities[0].start == 0 and quantities[0].end == len(folded.text):
        quantity = quantities[0]
        if quantity.abbreviated:
            raise ValueError(f"not a number: {text!r}")
        return quantity.value, quantity.unit
    value = parse_number(text, number_format=number_format, accounts=True, language=language)
    exponent = value.as_tuple().exponent
    return value, Decimal(1).scaleb(exponent if isinstance(exponent, int) and exponent < 0 else 0)


_AROUND = re.compile(r"(?i)environ|plus de|près de|jusqu'à|max\.?|[()\s.*-]")


def _covers(reading: AmountReading, cell: str) -> bool:
    rest = cell[: reading.char_start] + cell[reading.char_end :]
    return not _AROUND.sub("", rest)


def _bracketed(reading: AmountReading, cell: str) -> AmountReading:
    negative = (cell.startswith("(") and cell.endswith(")")) or cell.startswith("-")
    if not negative or reading.value is None or reading.value < 0:
        return reading
    return _negated(reading)
