"""The kind of a column, decided by its header and its content together, and its unit."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property

from babel.numbers import get_currency_precision

from pipeline.language import DEFAULT, group, lexicon
from pipeline.records.tables import CellKind
from pipeline.tables.roles import column_role, counts_things
from pipeline.tables.units import LED_BY_SIGN, lent_unit, named_currency, unit_patterns, unit_words
from pipeline.values.dates import parse_date
from pipeline.values.durations import parse_duration
from pipeline.values.money import parse_amount
from pipeline.values.numbers import (
    UNKNOWN,
    NumberFormat,
    all_ambiguous,
    guess_number_format,
    parse_number,
)
from pipeline.values.references import parse_reference
from pipeline.values.text_context import UNKNOWN_SETTING, TextContext

MOST = 0.6
"""The share of a column's cells that have to read as a kind."""

DATED = ("signed", "starts", "ends", "date", "year")
"""Roles of columns of dates."""

SOME = 0.4
"""The share that is enough where the header says the kind as well."""

ENOUGH = 1_000
"""The kind of a longer column is told by so many of its cells, at equal distances."""

MARKS = re.compile(
    r"(?<=[\d%)])(?:\s?[*†‡§¹²³⁴⁵⁶⁷⁸⁹]++|\s?\([a-z\d]\)|\s?\[[a-z\d]\]){1,6}$|^[*†‡§]+\s?(?=\d)"
)
"""Footnote marks after a number, or stars before it."""

_MAY_BE_MARK = re.compile(r"[*†‡§¹²³⁴⁵⁶⁷⁸⁹(\[]")


@dataclass(frozen=True, slots=True)
class _KindPatterns:
    """What a language's tables print for no value, and the units of durations that their headers name."""

    nil: re.Pattern[str]
    months: re.Pattern[str]
    years: re.Pattern[str]


@cache
def _patterns(language: str) -> _KindPatterns:
    words = lexicon(language).tables
    i = re.IGNORECASE
    return _KindPatterns(
        re.compile(rf"[-–—−]+|\.{{2,}}|…|x|\(x\)|†|{group(words.nil)}", i),
        re.compile(rf"\b{group(words.months)}\b", i),
        re.compile(rf"\b{group(words.years)}\b", i),
    )


@dataclass(frozen=True, slots=True)
class ColumnKind:
    """How the cells of a column are read.

    `unit` is that of the values (ISO 4217, `month`, `%`), `printed` the words that name it and its scale,
    `unit_at` the column that names it row by row.
    """

    kind: CellKind
    role: str | None = None
    unit: str | None = None
    printed: str | None = None
    number_format: NumberFormat = UNKNOWN
    unit_at: int | None = None


def bare(text: str) -> str:
    """A cell's text without footnote marks."""
    text = text.strip()
    return MARKS.sub("", text).strip() if _MAY_BE_MARK.search(text) else text


def is_nil(text: str, language: str = DEFAULT) -> bool:
    """Whether a cell says that there is no value."""
    return _patterns(language).nil.fullmatch(text.strip()) is not None


@dataclass(frozen=True)
class _FilledCells:
    """The cells of a column that say something: most kinds are told by a few of them."""

    texts: Sequence[str]

    @classmethod
    def of(cls, texts: Sequence[str], language: str) -> _FilledCells:
        """Those of all cells that are neither empty nor say that there is no value."""
        nil = _patterns(language).nil.fullmatch
        return cls([text for text in texts if (said := text.strip()) and nil(said) is None])

    @cached_property
    def all(self) -> list[str]:
        """What they say without marks of notes."""
        return list(map(bare, self.texts))

    @cached_property
    def sample(self) -> list[str]:
        """The same of some of them, at equal distances."""
        return list(map(bare, self.texts[:: 1 + len(self.texts) // ENOUGH]))


def column_kind(
    header: str, texts: Sequence[str], *, caption: str = "", setting: TextContext = UNKNOWN_SETTING
) -> ColumnKind:
    """The kind of a column from its header and the texts of its body cells.

    A kind is right when most cells read as it, or some do and the header says so too. Where no cell shows
    which sign is the decimal one, the column follows its document.
    """
    language = setting.language
    role = column_role(header, language=language)
    cells = _FilledCells.of(texts, language)
    values = cells.sample
    if not values:
        return _Namer(header, language, UNKNOWN)("text")
    words = unit_words(header, caption, setting)
    if words is None and LED_BY_SIGN.match(values[0]):
        words = lent_unit(header, caption, cells.all, setting)

    def reads_as(parse: Callable[[str], object], *roles: str) -> bool:
        least = SOME if role in roles else MOST
        return _do_read(parse, values, lambda count: count / len(values) >= least)

    def number(text: str) -> object:
        # Whether it is one does not hang on the signs of the column.
        return parse_number(text, accounts=True, language=language)

    def amount(text: str) -> object:
        return parse_amount(text, unit=words, country=setting.country, language=language)

    named = _Namer(header, language, UNKNOWN)
    if reads_as(parse_reference, "reference") and role not in ("title", "partner"):
        return named("reference", default="reference")

    numeric = reads_as(number, "amount", "budget", "disbursed", "total", "percent", "duration", "count")
    percent = not numeric and reads_as(_percent, "percent")
    if not (numeric or percent or reads_as(amount, "amount", "budget", "disbursed")):
        return _worded(values, role, named)
    number_format = _column_format(cells.all, words, setting)
    if numeric:
        return _numeric(header, role, values, words, number_format, setting)
    named = _Namer(header, language, number_format)
    if percent:
        return named("percent", "%", default="percent")
    unit = named_currency(" ".join([words or "", *values]), setting)
    return named("amount", unit, words, default="amount")


def _worded(values: Sequence[str], role: str | None, named: _Namer) -> ColumnKind:
    """The kind of a column that is neither numbers nor money: durations, dates, or text."""
    language = named.language
    fewest = (SOME if role == "duration" else MOST) * len(values)
    if _do_read(lambda text: parse_duration(text, None, language), values, fewest.__le__):
        return named("duration", "month", default="duration")
    if _are_dates(values, SOME if role in DATED else MOST, language):
        return named("date", default="date")
    return named("text")


@dataclass(frozen=True, slots=True)
class _Namer:
    """Gives a column its kind, with the role that its header has for a column of that kind."""

    header: str
    language: str
    number_format: NumberFormat

    def __call__(
        self,
        kind: CellKind,
        unit: str | None = None,
        printed: str | None = None,
        *,
        default: str | None = None,
    ) -> ColumnKind:
        role = column_role(self.header, kind, language=self.language) or default
        return ColumnKind(kind, role, unit, printed, self.number_format)


def _column_format(values: Sequence[str], words: str | None, setting: TextContext) -> NumberFormat:
    """The signs of a column: from its cells, or from its document where none of them leaves no doubt."""
    own = guess_number_format(values)
    if not all_ambiguous(values):
        return own
    sign, printed = own.thousands, setting.number_format
    scaled = bool(unit_patterns(setting.language).scale_note.search(words or ""))
    if scaled and printed.before_scale:
        return NumberFormat(decimal=sign) if sign == printed.before_scale else own
    currency = named_currency(words, setting) if words else None
    whole = currency is not None and get_currency_precision(currency) == 0
    return NumberFormat(decimal=sign) if sign in printed.doubtful and not whole else own


def _numeric(
    header: str,
    role: str | None,
    values: Sequence[str],
    words: str | None,
    number_format: NumberFormat,
    setting: TextContext,
) -> ColumnKind:
    """The kind of a column of bare numbers, which only its header and the caption can tell."""
    language = setting.language
    patterns = _patterns(language)

    named = _Namer(header, language, number_format)
    months = patterns.months.search(header)
    if role == "duration" or (role is None and months):
        named_unit = months or patterns.years.search(header)
        unit = named_unit.group() if named_unit else lexicon(language).tables.months.split("|")[0].rstrip("?")
        return named("duration", "month", unit, default="duration")
    if role == "percent":
        return named("percent", "%")
    if role in DATED and _are_dates(values, SOME, language):
        return named("date", default="date")
    other = role == "reference" or counts_things(header, language=language)
    if words is not None and (not other or named_currency(header, setting)):
        return named("amount", named_currency(words, setting), words, default="amount")
    whole = all(value == value.to_integral_value() for value in _numbers(values, number_format))
    scale = unit_patterns(language).scale_note.search(header)
    kind: CellKind = "integer" if whole and not scale else "number"
    return named(kind, None, scale.group() if scale else None)


def _numbers(values: Sequence[str], number_format: NumberFormat) -> list[Decimal]:
    numbers = []
    for value in values:
        try:
            numbers.append(parse_number(value, number_format=number_format, accounts=True))
        except ValueError:
            continue
    return numbers


def _are_dates(values: Sequence[str], least: float, language: str) -> bool:
    fewest = least * len(values)
    return _do_read(lambda text: parse_date(text, language=language), values, fewest.__le__)


def _do_read(
    parse: Callable[[str], object], values: Sequence[str], are_enough: Callable[[int], bool]
) -> bool:
    """Whether so many of some values read as a kind; no more are read than it takes to know."""
    count, left = 0, len(values)
    for value in values:
        if are_enough(count) or not are_enough(count + left):
            break
        count += _reads(parse, value)
        left -= 1
    return are_enough(count)


def _reads(parse: Callable[[str], object], text: str) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True


def _percent(text: str) -> object:
    if not text.endswith("%"):
        raise ValueError(f"no percentage: {text!r}")
    return parse_number(text[:-1].strip(), accounts=True)
