"""The kind of a column, decided by its header and its content together, and its unit."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.records.tables import CellKind
from pipeline.tables.roles import column_role, counts_things
from pipeline.tables.units import SCALE_NOTE, unit_words
from pipeline.values.currencies import find_currency
from pipeline.values.dates import parse_date
from pipeline.values.durations import parse_duration
from pipeline.values.money import parse_amount
from pipeline.values.numbers import UNKNOWN, NumberFormat, guess_number_format, parse_number
from pipeline.values.references import parse_reference

MOST = 0.6
"""The share of a column's cells that have to read as a kind."""

SOME = 0.4
"""The share that is enough where the header says the kind as well."""

NIL = re.compile(r"[-–—−]+|n\.?\s?[ad]\.?|nd|nc|so|s\.o\.|\.{2,}|…|néant|x|\(x\)|†", re.IGNORECASE)
"""What a cell prints for no value."""

MARKS = re.compile(r"(?<=[\d%)])(?:\s?[*†‡§¹²³⁴⁵⁶⁷⁸⁹]+|\s?\([a-z\d]\)|\s?\[[a-z\d]\])+$|^[*†‡§]+\s?(?=\d)")
"""Footnote marks after a number, or stars before it."""

MONTHS = re.compile(r"\bmois\b|\bmonths?\b", re.IGNORECASE)
YEARS = re.compile(r"\b(?:ans|années|years)\b", re.IGNORECASE)


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
    return MARKS.sub("", text.strip()).strip()


def is_nil(text: str) -> bool:
    """Whether a cell says that there is no value."""
    return NIL.fullmatch(text.strip()) is not None


def column_kind(header: str, texts: Sequence[str], *, caption: str = "", country: str = "ML") -> ColumnKind:
    """The kind of a column from its header and the texts of its body cells.

    A kind is right when most cells read as it, or some do and the header says so too.
    """
    role = column_role(header)
    values = [bare(text) for text in texts if text.strip() and not is_nil(text)]
    if not values:
        return _column("text", header)
    number_format = guess_number_format(values)
    words = unit_words(header, caption, country)

    def share(parse: Callable[[str], object]) -> float:
        return sum(_reads(parse, value) for value in values) / len(values)

    def reads_as(parse: Callable[[str], object], *roles: str) -> bool:
        return share(parse) >= (SOME if role in roles else MOST)

    def number(text: str) -> object:
        return parse_number(text, number_format=number_format, accounts=True)

    def amount(text: str) -> object:
        return parse_amount(text, unit=words, country=country)

    if reads_as(parse_reference, "reference") and role not in ("title", "partner"):
        return _column("reference", header, default="reference")
    if reads_as(number, "amount", "budget", "disbursed", "total", "percent", "duration", "count"):
        return _numeric(header, role, values, words, number_format, country)
    if reads_as(_percent, "percent"):
        return _column("percent", header, "%", None, number_format, default="percent")
    if reads_as(
        lambda text: parse_amount(text, unit=words, country=country), "amount", "budget", "disbursed"
    ):
        unit = find_currency(" ".join([words or "", *values]), country=country)
        return _column("amount", header, unit, words, number_format, default="amount")
    if reads_as(lambda text: parse_duration(text, unit=None), "duration"):
        return _column("duration", header, "month", None, number_format, default="duration")
    if reads_as(parse_date, "signed", "starts", "ends", "date", "year"):
        return _column("date", header, default="date")
    return _column("text", header)


def _column(
    kind: CellKind,
    header: str,
    unit: str | None = None,
    printed: str | None = None,
    number_format: NumberFormat = UNKNOWN,
    *,
    default: str | None = None,
) -> ColumnKind:
    return ColumnKind(kind, column_role(header, kind) or default, unit, printed, number_format)


def _numeric(
    header: str,
    role: str | None,
    values: Sequence[str],
    words: str | None,
    number_format: NumberFormat,
    country: str,
) -> ColumnKind:
    """The kind of a column of bare numbers, which only its header and the caption can tell."""
    if role == "duration" or (role is None and MONTHS.search(header)):
        unit = "ans" if YEARS.search(header) and not MONTHS.search(header) else "mois"
        return _column("duration", header, "month", unit, number_format, default="duration")
    if role == "percent":
        return _column("percent", header, "%", None, number_format)
    dates = sum(_reads(parse_date, value) for value in values)
    if role in ("signed", "starts", "ends", "date", "year") and dates >= SOME * len(values):
        return _column("date", header, default="date")
    other = role == "reference" or counts_things(header)
    if words is not None and (not other or find_currency(header, country=country)):
        currency = find_currency(words, country=country)
        return _column("amount", header, currency, words, number_format, default="amount")
    whole = all(value == value.to_integral_value() for value in _numbers(values, number_format))
    scale = SCALE_NOTE.search(header)
    kind: CellKind = "integer" if whole and not scale else "number"
    return _column(kind, header, None, scale.group() if scale else None, number_format)


def _numbers(values: Sequence[str], number_format: NumberFormat) -> list[Decimal]:
    found = []
    for value in values:
        try:
            found.append(parse_number(value, number_format=number_format, accounts=True))
        except ValueError:
            continue
    return found


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
