"""Calendar dates and periods: `find_dates` in prose, `parse_date` in a cell, `parse_period` for an option."""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from pipeline.language import DEFAULT, group, lexicon
from pipeline.values.dates.calendar import calendar
from pipeline.values.dates.context import DateContext, missing_year, printed_years
from pipeline.values.dates.ends import direction, open_ends
from pipeline.values.dates.period_atoms import find_atoms
from pipeline.values.dates.proof import proven
from pipeline.values.dates.ranges import combine
from pipeline.values.dates.units import Period, Precision
from pipeline.values.text.spans import Folded, SpanReading, fold, mask
from pipeline.values.text_context import TextContext


class DateReading(SpanReading):
    """One printed date or period.

    `start` and `end` are inclusive; `depuis 2021` has no end and `jusqu'en 2021` no start. Both are None when
    the year was neither printed nor resolved: `year`, `month` and `day` then hold what was printed of the
    first day, `last_month` and `last_day` of the last. `weekday_agrees` is False when the printed weekday is
    not that of the date. `open` says that the year runs over two calendar years, and that it is not known
    in which month it begins.
    """

    start: date | None
    end: date | None
    precision: Precision
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_month: int | None = None
    last_day: int | None = None
    weekday_agrees: bool | None = None
    open: bool = False


__all__ = ["DateContext", "DateReading", "find_dates", "parse_date"]

NO_CONTEXT = DateContext()

_PRECISIONS: tuple[Precision, ...] = ("day", "month", "quarter", "half", "year")


def find_dates(
    text: str,
    *,
    context: DateContext = NO_CONTEXT,
    day_first: bool = True,
    language: str = DEFAULT,
    country: str = "ML",
) -> list[DateReading]:
    """Every date and period printed in `text`, in order.

    A year that is not printed is that of the period reported on, failing that of the publication, failing
    that of the nearest date of the text that has one; never today's. Contiguous coordinations (`les 9 et 10
    février`, `2023 et 2024`) are one period; years with a comma between them are not. `début`, `mi` and `fin`
    of a year are its first quarter, middle half and last quarter; of a month, its thirds. A school or fiscal
    year printed as two years is twelve months, by the calendar of the country. A date that no calendar has
    (`31 février 2023`) keeps its parts and has no bounds.

    Args:
        text: prose as given; offsets of the readings slice it.
        context: what is known of the document.
        day_first: how to read `03/04/2021`.
        language: ISO 639-1 code of the text; an English one with American evidence is read month first.
        country: ISO 3166 code of the document's country.
    """
    folded = fold(text)
    matched = _without_doubt(folded, mask(folded.text), language)
    month_first = lexicon(language).code == "en" and _is_american(matched, country)
    given = TextContext(country, language, day_first=day_first and not month_first)
    periods = proven(matched, combine(matched, find_atoms(matched, given), language), language)
    neighbours = printed_years(matched, periods, language)
    readings: list[DateReading] = []
    for period in periods:
        place = folded.reading(period.start, period.end)
        start, end, agrees = _resolve(matched, period, context, neighbours, language)
        first, last = period.first, period.last
        # `l'année dernière` of a document without a date says nothing.
        if last.offset and last.precision == "year" and start is end is None:
            continue
        precision = min(first.precision, last.precision, key=_PRECISIONS.index)
        readings.append(
            DateReading(
                place.text,
                place.char_start,
                place.char_end,
                start,
                end,
                precision,
                first.year,
                first.month,
                first.day,
                last.month,
                last.day,
                agrees,
                first.open or last.open,
            )
        )
    return readings


_MONTH_FIRST = re.compile(r"(?<![\d/])(?:0?[1-9]|1[0-2])/(?:1[3-9]|2\d|3[01])/(?:\d{4}|\d\d)(?![\d/])")
_DAY_FIRST = re.compile(r"(?<![\d/])(?:1[3-9]|2\d|3[01])/(?:0?[1-9]|1[0-2])/(?:\d{4}|\d\d)(?![\d/])")


def _is_american(text: str, country: str) -> bool:
    """Whether the text comes from the United States or prints a month first and never a day first."""
    return country == "US" or bool(_MONTH_FIRST.search(text) and not _DAY_FIRST.search(text))


_DASHED = re.compile(r"\d\d-\d\d")
_SHORT_SPAN = re.compile(r"(?<![\d/-])(?:19|20)\d\d(?P<dash>-)\d\d(?![\d-])")


@cache
def _split_year_lead(language: str) -> re.Pattern[str]:
    kinds = group("|".join(lexicon(language).dates.split_years))
    return re.compile(rf"{kinds} \Z", re.IGNORECASE)


@cache
def _heading_month(language: str) -> re.Pattern[str]:
    names = "|".join(name.title() for name in calendar(language).months)
    return re.compile(rf"\d(?P<gap> )(?={names})")


def _without_doubt(folded: Folded, text: str, language: str) -> str:
    """Use what folding lost: `2006–07` is not the month `2006-07`, nor `volume 1`, new line, `Mars` a day."""
    instead: dict[int, str] = {}
    for match in _heading_month(language).finditer(text):
        if folded.wide_gap(match.start("gap")):
            instead[match.start("gap")] = "\n"
    lead = _split_year_lead(language)
    for match in _SHORT_SPAN.finditer(text) if _DASHED.search(text) else ():
        dash = match.start("dash")
        named = lead.search(text, max(0, match.start() - 24), match.start())
        if named or folded.source[folded.offsets[dash]] in "\u2013\u2014":
            instead[dash] = "/"
    return "".join([instead.get(at, char) for at, char in enumerate(text)]) if instead else text


def _resolve(
    text: str,
    period: Period,
    context: DateContext,
    neighbours: Sequence[tuple[int, int]],
    language: str,
) -> tuple[date | None, date | None, bool | None]:
    first, last = period.first, period.last
    last_year = last.year
    if last_year is None:
        last_year = missing_year(last, period.start, context, neighbours, direction(text, period, language))
    if last_year is None:
        return None, None, None
    first_year = first.year
    if first_year is None:
        later = (first.month or 1, first.day or 1) > (last.month or 12, last.day or 31)
        first_year = last_year - later
    try:
        start, end = first.bounds(first_year)[0], last.bounds(last_year)[1]
    except ValueError:
        return None, None, None
    agrees = None if last.weekday is None else end.weekday() == last.weekday
    if period.single:
        return *open_ends(text, period, start, end, language), agrees
    return start, end, agrees


#: The time of day behind an ISO 8601 date.
_TIME = re.compile(r"\AT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?\Z")


@cache
def _labels(language: str) -> re.Pattern[str]:
    """What a cell may print before its date."""
    return re.compile(rf"{group(lexicon(language).dates.cell_labels)}?\s*:?\s*", re.IGNORECASE)


def parse_date(
    text: str,
    *,
    day_first: bool = True,
    context: DateContext | None = None,
    language: str = DEFAULT,
    country: str = "ML",
) -> DateReading:
    """Read one cell as a date or period.

    Raises:
        ValueError: the cell is not one date, or is no date of the calendar (`31-02-23`).
    """
    readings = find_dates(
        text, context=context or NO_CONTEXT, day_first=day_first, language=language, country=country
    )
    if len(readings) != 1:
        raise ValueError(f"not one date: {text!r}")
    reading = readings[0]
    before, after = text[: reading.char_start].strip(), text[reading.char_end :].strip(" .,;\n\t\u00a0")
    after = _TIME.sub("", after)
    wrong = reading.year is not None and reading.start is None and reading.end is None
    # In a cell `20210305` is a number as likely.
    digits = len(reading.text) > 4 and reading.text.isdecimal()
    if after or wrong or digits or not _labels(language).fullmatch(before):
        raise ValueError(f"not a date: {text!r}")
    return reading
