"""Which period a document reports on: `Février - Mars 2022`, `rapport annuel 2023`, `période du … au …`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from pipeline.language import group, lexicon
from pipeline.readers.metadata.opening import DocumentOpening
from pipeline.values.dates import DateReading, find_dates

Period = tuple[date | None, date | None]

NOT_KNOWN: Period = (None, None)
PERIODICAL = ("newsletter", "bulletin", "report")


@dataclass(frozen=True, slots=True)
class _PeriodPatterns:
    """The words around a period that is reported on, of one language; `period` begins with `begun`."""

    period: re.Pattern[str]
    begun: re.Pattern[str]
    monthly: re.Pattern[str]
    reports_on: re.Pattern[str]


@cache
def _patterns(language: str) -> _PeriodPatterns:
    words = lexicon(language).metadata
    i = re.IGNORECASE
    return _PeriodPatterns(
        re.compile(
            rf"\b{group(words.period)}\s?(?:{words.period_of or '(?!)'}|:|,|\()?[\s(:]*"
            rf"{group(words.period_tail)}?$",
            i,
        ),
        re.compile(rf"\b{group(words.period)}", i),
        re.compile(rf"\b{group(words.monthly)}\b", i),
        re.compile(rf"\b{group(words.reports_on)}", i),
    )


def find_period(opening: DocumentOpening, *, title: str | None, kind: str | None) -> Period:
    """First and last day of the period reported on; Nones where the document does not state it."""
    if kind not in PERIODICAL:
        return _said((line.text for line in opening.letterhead), opening.language)
    frame = [title or "", *(line.text for line in (*opening.letterhead, *opening.running))]
    for period in (
        _in_frame(frame, opening.language),
        _said([*frame, *(line.text for line in opening.prose)], opening.language),
        _in_title(title, opening.language),
    ):
        if period != NOT_KNOWN:
            return period
    return _in_first_sentences(opening)


def _in_frame(lines: Iterable[str], language: str) -> Period:
    """Several months, a quarter or a half-year in the frame; one month only where it says it is monthly."""
    texts = list(lines)
    monthly = any(_patterns(language).monthly.search(text) for text in texts)
    for text in texts:
        for reading in find_dates(text, language=language):
            if _is_span(reading) or (monthly and reading.precision == "month"):
                return reading.start, reading.end
    return NOT_KNOWN


def _is_span(reading: DateReading) -> bool:
    if reading.start is None or reading.end is None:
        return False
    several_months = reading.precision == "month" and (reading.end - reading.start).days > 31
    return several_months or reading.precision in ("quarter", "half")


def _in_title(title: str | None, language: str) -> Period:
    """The year or years in the title of what reports: `Rapport annuel 2023`, `Bilan 2015-2024`."""
    if title is None or not _patterns(language).reports_on.search(title):
        return NOT_KNOWN
    years = [reading for reading in find_dates(title, language=language) if reading.precision == "year"]
    return (years[0].start, years[0].end) if len(years) == 1 else NOT_KNOWN


def _said(lines: Iterable[str], language: str) -> Period:
    """A period that is called one: `période du 1er janvier au 30 juin 2024`, `exercice 2023`."""
    patterns = _patterns(language)
    # Most lines have dates or none, but no word for a period.
    for text in filter(patterns.begun.search, lines):
        for reading in find_dates(text, language=language):
            if (
                reading.start
                and reading.end
                and reading.start != reading.end
                and patterns.period.search(text[: reading.char_start])
            ):
                return reading.start, reading.end
    return NOT_KNOWN


def _in_first_sentences(opening: DocumentOpening) -> Period:
    """A quarter or half-year with which the first paragraph starts: an editorial looks back on it."""
    for line in opening.prose[:1]:
        for reading in find_dates(line.text, language=opening.language)[:1]:
            if reading.char_start < 60 and _is_span(reading):
                return reading.start, reading.end
    return NOT_KNOWN
