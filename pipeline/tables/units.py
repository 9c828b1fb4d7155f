"""The units that headers, captions and row labels name: currencies, their scale, percentages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.language import alternatives, group, lexicon
from pipeline.values.currencies import find_currency
from pipeline.values.text_context import TextContext

RATE = re.compile(r"(?<![\d.,])\d{1,3}(?:[.,]\d+)?\s?%")
"""A rate that a label names (`TVA (18 %)`): no unit of what stands beside or under it."""

NOUGHTS = re.compile(r"(?<![\d.,])(?<!\d\s)(?:['’]|[x×]\s?1\s?)?000\s?(?:de\s)?(?=\D)", re.IGNORECASE)
"""Thousands as three noughts before a currency (`000 FCFA`, `'000 USD`)."""

GLUED = re.compile(
    r"\b(k|m|mds?|mio)(?=€|\$|£|fcfa\b|f cfa\b|euros?\b|eur\b|usd\b|xof\b|xaf\b|mzn\b|aoa\b)", re.IGNORECASE
)
"""The letter of a scale that touches its currency (`k€`, `MUSD`)."""

LED_BY_SIGN = re.compile(r"(?P<sign>(?:[A-Z]{1,2} ?)?[$€£₦₵])\s?[(\d]")
"""A figure with the sign of its currency before it."""

_CODES = r"f\.? ?cfa|(?:francs?|francos) cfa|euros?|usd|xof|xaf|eur|dollars|dólares|meticais|kwanzas|escudos"


@dataclass(frozen=True, slots=True)
class UnitPatterns:
    """How a language names units in headers.

    Attributes:
        note: a unit in brackets, or behind `en`.
        scale_note: a scale behind `en`; its only group is the word.
        measure: the unit of a column that is no money.
        thousands: the word for thousands before a currency.
    """

    note: re.Pattern[str]
    scale_note: re.Pattern[str]
    measure: re.Pattern[str]
    thousands: str


@cache
def unit_patterns(language: str) -> UnitPatterns:
    """The patterns of a language and of those read beside it."""
    words = lexicon(language)
    scales = alternatives(name for name in words.numbers.scales if name not in words.numbers.bare_scales)
    lead = group(words.tables.unit_lead)
    thousands = next(
        name for name, scale in words.numbers.scales.items() if scale == 1000 and name[-1] == "s"
    )
    of = words.money.of.split("|")[0].split("(")[0]
    i = re.IGNORECASE
    return UnitPatterns(
        re.compile(rf"\(([^()]*)\)|\b{lead} ((?:{scales})\b[^,;.()]*|(?:{_CODES})\b[^,;.()]*)", i),
        re.compile(rf"\b{lead}\s+({scales})\b", i),
        re.compile(rf"\((?:{lead} )?(?:km²?|m[²³]?|ml|ha|kg|t|l|h|%|{words.tables.measures or '(?!)'})\)", i),
        f"{thousands} {of}",
    )


def spelled(words: str, setting: TextContext) -> str:
    """The words of a unit with its scale set apart from the currency, noughts as the word for thousands."""
    apart = GLUED.sub(r"\1 ", words)
    thousands = NOUGHTS.sub(unit_patterns(setting.language).thousands, apart)
    return thousands if named_currency(thousands, setting) else apart


def named_currency(words: str, setting: TextContext) -> str | None:
    """The currency that words name, if they name exactly one."""
    return find_currency(words, country=setting.country, language=setting.language)


def without_rates(text: str) -> str:
    """A header or label without the rates that it names."""
    return RATE.sub("", text)


def notes_of(label: str, setting: TextContext) -> str:
    """The notes on units in a label, in one text."""
    note = unit_patterns(setting.language).note
    return spelled(" ".join(match.group() for match in note.finditer(without_rates(label))), setting)


def unit_words(header: str, caption: str, setting: TextContext) -> str | None:
    """The words that name a column's currency and scale: of the header, else of a note in the caption.

    A note does not hold for a column that the caption names behind it (`en euros, et conventions signées`),
    nor for one that names a measure of its own (`Superficie (ha)`).
    """
    patterns = unit_patterns(setting.language)
    notes = [
        spelled(match.group(), setting)
        for match in patterns.note.finditer(caption)
        if not header or header.casefold() not in caption[match.end() :].casefold()
    ]
    words = spelled(header, setting)
    if named_currency(words, setting):
        if patterns.scale_note.search(words):
            return words
        scale = next(filter(None, map(patterns.scale_note.search, notes)), None)
        return words if scale is None else f"{words} {scale.group()}"
    if patterns.measure.search(header):
        return None
    return next((note for note in notes if named_currency(note, setting)), None)


def lent_unit(header: str, caption: str, values: Sequence[str], setting: TextContext) -> str | None:
    """The currency sign at the first figure of a column and at others, as accounts set it, with the scale.

    Between signed figures stand bare ones of the same currency. A sign at the first alone is not enough,
    if no scale is said: below it may stand what is counted.
    """
    signed = [LED_BY_SIGN.match(value) for value in values]
    signs = {match["sign"] for match in signed if match}
    scale = unit_patterns(setting.language).scale_note
    note = scale.search(header) or scale.search(caption)
    first, several = signed[:1], sum(match is not None for match in signed) > 1
    bare = any(match is None and value[:1].isdigit() for match, value in zip(signed, values, strict=True))
    if len(signs) != 1 or first == [None] or not bare or not (several or note):
        return None
    sign = signs.pop()
    return f"{sign} {note.group()}" if note else sign
