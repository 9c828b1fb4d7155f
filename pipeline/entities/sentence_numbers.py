"""Sentences of running text that say numbers: money, counts of things, percentages and dates.

Sums and dates are those that the components found; what is left over is read here once, so that no later
stage has to read text again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from urllib.parse import unquote, urlsplit

from pipeline.language import LANGUAGES, words_of
from pipeline.records.facts import Qualifier
from pipeline.records.record import Frozen
from pipeline.records.sentences import NumberKind
from pipeline.values.dates import DateReading
from pipeline.values.money import AmountReading, find_amounts, interval, qualifier_before
from pipeline.values.numbers import Quantity, find_quantities, number_word_runs, trimmed
from pipeline.values.text import Folded, find_sentences, fold, mask

_DIGIT = re.compile(r"\d")
_PERCENT = re.compile(r" ?(?:%|pour ?cents?(?!\w)|per ?cent(?!\w)|p\. ?100)", re.IGNORECASE)
_NO_COUNT_BEFORE = re.compile(
    r"(?:n ?[°º]|\w[-/_]|article|phase|p\.|page|tableau|table|figure|annexe?s?|livret|art|axe|bp|"
    r"groupe thématique|résolution|resolution|loi|décret|alinéa|niveau|point|chapitre|chapter|section|g-?|"
    r"covid) ?-?\Z",
    re.IGNORECASE,
)
_NO_COUNT_AFTER = re.compile(r"[-/_]\w|[°ºᵉ%]|(?:er|re|e|ème|eme|nd|nde|st|th|rd)(?!\w)|\.\d")
# A line that goes on in small letters, or with the currency of its last number, was cut by a column or page.
_CUT = re.compile(r"(?<=[^\s.!?:;…])\n(?=[a-zà-ÿ]|(?:FCFA|F ?CFA|EUR|USD|€|\$)(?!\w))")
_NOUN = re.compile(
    r"\s*(?:(?:autres?|nouveaux|nouvelles?|premiers?|premières?|grandes?|grands|principaux|principales|petites?|"
    r"petits|new|other|main|de|d'|of|«|“)\s*)*(?P<noun>[^\W\d_]+(?:[-&][^\W\d_]+)*)",
    re.IGNORECASE,
)
_NO_NOUN = frozenset[str]().union(*(words_of(code).stop_words for code in LANGUAGES))
"""Words behind a number that name nothing: what it counts was said before, or is not said."""

_URL = re.compile(r"https?://[^\s<>\"]+")
_YEARS = range(1900, 2100)


class SentenceNumber(Frozen):
    """A number at `start:end` of a passage; `reading` is its index among the amounts or dates found there."""

    kind: NumberKind
    text: str
    start: int
    end: int
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    place: Decimal | None = None
    unit: str | None = None
    noun: str | None = None
    qualifier: Qualifier = "exact"
    reading: int | None = None


class SentenceReading(Frozen):
    """A sentence at `start:end` of a passage, and its numbers in order; those of a link count in its text."""

    text: str
    start: int
    end: int
    numbers: tuple[SentenceNumber, ...]
    is_link: bool = False


def find_sayings(
    text: str,
    amounts: Sequence[AmountReading],
    dates: Sequence[DateReading],
    *,
    country: str = "ML",
    language: str = "fr",
) -> Iterator[SentenceReading]:
    """The sentences of a passage that say a number, then the links in it whose addresses say one.

    Args:
        text: the passage; rows of tables, which hold tabs, are left out.
        amounts: the sums of money found in it.
        dates: the dates found in it.
        country: ISO 3166 code that decides which franc FCFA is.
        language: ISO 639-1 code of the text.
    """
    whole = _CUT.sub(" ", text)
    numbers = sorted(_numbers(whole, amounts, dates, language), key=lambda number: number.start)
    for start, end in find_sentences(whole):
        own = tuple(number for number in numbers if start <= number.start and number.end <= end)
        if own and "\t" not in whole[start:end]:
            yield SentenceReading(whole[start:end], start, end, own)
    for match in _URL.finditer(text):
        title = " ".join(re.split(r"[-_/]+", unquote(urlsplit(match.group()).path))).strip()
        sums = find_amounts(title, country=country, language=language)
        link_numbers = tuple(sorted(_numbers(title, sums, (), language), key=lambda number: number.start))
        if link_numbers:
            yield SentenceReading(title, *match.span(), link_numbers, is_link=True)


def _numbers(
    text: str, amounts: Sequence[AmountReading], dates: Sequence[DateReading], language: str
) -> Iterator[SentenceNumber]:
    for index, reading in enumerate(amounts):
        yield SentenceNumber(
            "money",
            reading.text,
            reading.char_start,
            reading.char_end,
            reading.value,
            reading.low,
            reading.high,
            reading.place,
            reading.currency,
            None,
            reading.qualifier,
            index,
        )
    for index, date in enumerate(dates):
        yield SentenceNumber("date", date.text, date.char_start, date.char_end, reading=index)
    taken = sorted((reading.char_start, reading.char_end) for reading in (*amounts, *dates))
    if not _DIGIT.search(text) and not number_word_runs(language).search(text):
        return
    folded = fold(text)
    masked = mask(folded.text)
    for quantity in find_quantities(folded, masked, language=language):
        first, last = folded.span(quantity.start, quantity.end)
        if not any(first < end and start < last for start, end in taken):
            number = _percentage(folded, masked, quantity) or _count(folded, masked, quantity)
            if number:
                yield number


def _percentage(folded: Folded, masked: str, quantity: Quantity) -> SentenceNumber | None:
    percent = _PERCENT.match(masked, quantity.end)
    if percent is None:
        return None
    reading = folded.reading(quantity.start, percent.end())
    half = quantity.unit / 2
    return SentenceNumber(
        "percent",
        reading.text,
        reading.char_start,
        reading.char_end,
        trimmed(quantity.value),
        quantity.value - half,
        quantity.value + half,
        trimmed(quantity.unit),
        "%",
    )


def _count(folded: Folded, masked: str, quantity: Quantity) -> SentenceNumber | None:
    """A count of things; None for numbers of pages and acts, years, postcodes, codes and the article `un`."""
    noun = _NOUN.match(masked, quantity.end)
    before = masked[max(0, quantity.start - 24) : quantity.start]
    in_code = before[-1:].isalpha()
    if not noun or in_code or quantity.value != quantity.value.to_integral_value():
        return None
    reading = folded.reading(quantity.start, quantity.end)
    lone_article = reading.text.lower() in {"un", "une", "mille", "one", "a"}
    if lone_article or _NO_COUNT_AFTER.match(masked, quantity.end) or _NO_COUNT_BEFORE.search(before):
        return None
    word = noun["noun"]
    if reading.text.isdigit() and _is_no_count(int(reading.text), word):
        return None
    qualifier = qualifier_before(masked, quantity.start)
    if quantity.rounded:
        qualifier = "about"
    low, high = interval(quantity.value, quantity.unit, qualifier)
    return SentenceNumber(
        "count",
        reading.text,
        reading.char_start,
        reading.char_end,
        trimmed(quantity.value),
        low,
        high,
        trimmed(quantity.unit),
        None,
        None if word.lower() in _NO_NOUN else word,
        qualifier,
    )


def _is_no_count(value: int, word: str) -> bool:
    """Whether a number without groups is a year (`2024 arrêté`) or a postcode (`5020 Malonne`)."""
    if value < 1000:
        return False
    name = word[0].isupper() and not word.isupper()
    return name or (value in _YEARS and not word.lower().endswith(("s", "x")))
