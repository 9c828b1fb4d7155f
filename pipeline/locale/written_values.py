"""How numbers, sums of money, dates and codes are written for a reader."""

from __future__ import annotations

import functools
import re
from datetime import date
from decimal import Decimal

from babel import Locale
from babel.dates import format_date as babel_date
from babel.numbers import get_currency_precision, get_currency_symbol, parse_pattern

Number = int | float | Decimal

_CFA_FRANCS = frozenset({"XOF", "XAF"})
"""Both francs are printed alike, and without the space that CLDR has in one of them."""

_PATTERN = parse_pattern("#,##0.####")
_TENTHS = re.compile(r"[.,]\d\Z")
_MONTHLY = {"fr": "MMMM y", "en": "MMMM y"}


@functools.cache
def _locale(language: str) -> Locale:
    return Locale.parse(language)


@functools.lru_cache(maxsize=16384)
def format_number(value: Number, language: str) -> str:
    """A number with the separators of the language and at most four decimals: `1 234,5`."""
    if isinstance(value, float):
        # A NUMERIC column gives decimals as floats, of which 15 digits are the ones that were stored.
        value = Decimal(format(value, ".15g"))
    return str(_PATTERN.apply(value, _locale(language)))


def format_amount(value: Number, currency: str, language: str) -> str:
    """A sum of money with its currency behind it, whatever the language: `664 816 458 FCFA`, `1,500 €`.

    Cents are written in two digits: `0,20 €`; a franc that has none is not.
    """
    number = format_number(value, language)
    if _TENTHS.search(number) and get_currency_precision(currency):
        number += "0"
    return f"{number}\N{NO-BREAK SPACE}{currency_symbol(currency, language)}"


@functools.lru_cache(maxsize=512)
def currency_symbol(currency: str, language: str) -> str:
    """The symbol of a currency where the language has one, else its code."""
    if currency in _CFA_FRANCS:
        return "FCFA"
    symbol = str(get_currency_symbol(currency, locale=_locale(language)))
    # `$` alone would not say whose dollar it is.
    return currency if symbol in {"$", "£", "¥"} else symbol


@functools.lru_cache(maxsize=8192)
def format_date(iso: str, language: str) -> str:
    """A date as precise as it is given: `31 juillet 2023`, `juillet 2023`, `2023`; else unchanged."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", iso)
    if match is None:
        return iso
    year, month, day = match.groups()
    if month is None:
        return year
    try:
        known = date(int(year), int(month), int(day or 1))
    except ValueError:
        return iso
    return str(babel_date(known, "d MMMM y" if day else _MONTHLY[language], locale=_locale(language)))


def format_period(start: str | None, end: str | None, language: str) -> str:
    """A period by its first and last day, shortened where it is a day, a whole month or a whole year."""
    if start and end:
        if start == end:
            return format_date(start, language)
        if start[:4] == end[:4] and (start[4:], end[4:]) == ("-01-01", "-12-31"):
            return start[:4]
        if start[:7] == end[:7] and start.endswith("-01") and _is_month_end(end):
            return format_date(start[:7], language)
        return f"{format_date(start, language)} – {format_date(end, language)}"
    known = start or end
    if not known:
        return ""
    return f"{format_date(known, language)} –" if start else f"– {format_date(known, language)}"


def _is_month_end(iso: str) -> bool:
    try:
        return date.fromordinal(date.fromisoformat(iso).toordinal() + 1).day == 1
    except ValueError:
        return False


def country_name(code: str, language: str) -> str:
    """The name of a country by its ISO 3166-1 code; the code where there is no name."""
    return str(_locale(language).territories.get(code.upper(), code))


def language_name(code: str, language: str) -> str:
    """The name of a language by its ISO 639-1 code; the code where there is no name."""
    return str(_locale(language).languages.get(code, code))


def currency_name(code: str, language: str) -> str:
    """The name of a currency by its ISO 4217 code; the code where there is no name."""
    return str(_locale(language).currencies.get(code, code))
