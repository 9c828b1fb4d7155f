"""Names of months, weekdays, currencies and countries, from CLDR through Babel."""

from collections.abc import Iterator
from functools import cache

from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_name

from pipeline.language.folding import without_accents


@cache
def month_names(code: str) -> dict[str, int]:
    """1 to 12 by the name of a month, in lower case, with and without accents."""
    return _with_plain(_names(code, "months", "wide"))


@cache
def month_abbreviations(code: str) -> dict[str, int]:
    """1 to 12 by the abbreviation of a month, without its point; what is a name in full is left out."""
    short = _with_plain(_names(code, "months", "abbreviated"))
    return {name: number for name, number in short.items() if name not in month_names(code)}


@cache
def weekday_names(code: str) -> dict[str, int]:
    """0 (Monday) to 6 by the name of a weekday or its abbreviation, without its point."""
    return _with_plain({**_names(code, "days", "wide"), **_names(code, "days", "abbreviated")})


@cache
def currency_names(code: str) -> dict[str, list[str]]:
    """The names of each currency that is legal tender somewhere, in lower case, singular and plural."""
    names_of: dict[str, list[str]] = {}
    for currency in sorted(_tender()):
        names = {get_currency_name(currency, count=count, locale=code).lower() for count in (None, 1, 2)}
        names_of[currency] = sorted(name for name in names if name != currency.lower())
    return names_of


@cache
def country_names(code: str) -> dict[str, str]:
    """The name of each country by its ISO 3166-1 alpha-2 code."""
    territories = Locale(code).territories
    return {
        str(name): str(named)
        for name, named in territories.items()
        if len(str(name)) == 2 and str(name).isalpha()
    }


@cache
def number_signs(code: str) -> tuple[str, str]:
    """The decimal sign and the sign between thousands; every kind of space is a plain one."""
    signs = Locale(code).number_symbols["latn"]
    return str(signs["decimal"]), " " if str(signs["group"]).isspace() else str(signs["group"])


#: Units of account, and currencies that the euro replaced.
_BESIDES = (
    "ATS",
    "BEF",
    "DEM",
    "ESP",
    "FIM",
    "FRF",
    "GRD",
    "HRK",
    "IEP",
    "ITL",
    "LUF",
    "NLG",
    "PTE",
    "XDR",
    "XPF",
    "XUA",
)


def _tender() -> Iterator[str]:
    seen: set[str] = set(_BESIDES)
    yield from _BESIDES
    for used in get_global("territory_currencies").values():
        for currency, _, end, tender in used:
            if tender and end is None and currency not in seen:
                seen.add(currency)
                yield currency


def _names(code: str, what: str, width: str) -> dict[str, int]:
    named = getattr(Locale(code), what)
    return {
        str(name).lower().rstrip("."): number
        for use in ("format", "stand-alone")
        for number, name in named[use][width].items()
    }


def _with_plain(names: dict[str, int]) -> dict[str, int]:
    return {**{without_accents(name): number for name, number in names.items()}, **names}
