"""Currencies: their names, codes and symbols, and where a text names one."""

from pipeline.values.currencies.finding import (
    CEMAC,
    CFA_FRANCS,
    ROUGHLY_IN_XOF,
    UEMOA,
    XOF_PER_EUR,
    currency_end,
    currency_spans,
    find_currency,
    is_priced,
    parse_currency,
)

__all__ = [
    "CEMAC",
    "CFA_FRANCS",
    "ROUGHLY_IN_XOF",
    "UEMOA",
    "XOF_PER_EUR",
    "currency_end",
    "currency_spans",
    "find_currency",
    "is_priced",
    "parse_currency",
]
