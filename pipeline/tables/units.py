"""The units that headers, captions and row labels name: currencies, their scale, percentages."""

from __future__ import annotations

import re

from pipeline.values.currencies import find_currency

UNIT_NOTE = re.compile(
    r"\(([^()]*)\)|\b(?:en|in) ((?:milliers|millions|milliards|thousands?|billions?)\b[^,;.()]*"
    r"|(?:f\.? ?cfa|francs cfa|euros?|usd|xof|eur|dollars)\b[^,;.()]*)",
    re.IGNORECASE,
)
SCALE_NOTE = re.compile(r"\b(?:en|in)\s+(milliers|millions|milliards|thousands?|billions?)\b", re.IGNORECASE)

RATE = re.compile(r"(?<![\d.,])\d{1,3}(?:[.,]\d+)?\s?%")
"""A rate that a label names (`TVA (18 %)`): no unit of what stands beside or under it."""

MEASURE = re.compile(
    r"\((?:en )?(?:km²?|m[²³]?|ml|ha|hectares?|kg|t|tonnes?|litres?|l|h|heures?|jours?|mois|ans|%)\)",
    re.IGNORECASE,
)
"""The unit of a column that is no money."""

NOUGHTS = re.compile(r"(?<![\d.,])(?<!\d\s)(?:['’]|[x×]\s?1\s?)?000\s?(?:de\s)?(?=\D)", re.IGNORECASE)
"""Thousands as three noughts before a currency (`000 FCFA`, `'000 USD`)."""

GLUED = re.compile(
    r"\b(k|m|mds?|mio)(?=€|\$|£|fcfa\b|f cfa\b|euros?\b|eur\b|usd\b|xof\b|xaf\b)", re.IGNORECASE
)
"""The letter of a scale that touches its currency (`k€`, `MUSD`)."""


def spelled(words: str, country: str) -> str:
    """The words of a unit with its scale set apart from the currency, noughts as the word for thousands."""
    apart = GLUED.sub(r"\1 ", words)
    thousands = NOUGHTS.sub("milliers de ", apart)
    return thousands if find_currency(thousands, country=country) else apart


def without_rates(text: str) -> str:
    """A header or label without the rates that it names."""
    return RATE.sub("", text)


def notes_of(label: str, country: str) -> str:
    """The notes on units in a label, in one text."""
    return spelled(" ".join(match.group() for match in UNIT_NOTE.finditer(without_rates(label))), country)


def unit_words(header: str, caption: str, country: str) -> str | None:
    """The words that name a column's currency and scale: of the header, else of a note in the caption.

    A note does not hold for a column that the caption names behind it (`en euros, et conventions signées`),
    nor for one that names a measure of its own (`Superficie (ha)`).
    """
    notes = [
        spelled(match.group(), country)
        for match in UNIT_NOTE.finditer(caption)
        if not header or header.casefold() not in caption[match.end() :].casefold()
    ]
    words = spelled(header, country)
    if find_currency(words, country=country):
        if SCALE_NOTE.search(words):
            return words
        scale = next(filter(None, map(SCALE_NOTE.search, notes)), None)
        return words if scale is None else f"{words} {scale.group()}"
    if MEASURE.search(header):
        return None
    return next((note for note in notes if find_currency(note, country=country)), None)
