"""Calendar dates and periods: `find_dates` in prose, `parse_date` in a cell, `parse_period` for an option."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.values.date_atoms import find_atoms
from pipeline.values.date_context import DateContext, missing_year, printed_years
from pipeline.values.date_ranges import Period, combine
from pipeline.values.date_units import Atom, Precision
from pipeline.values.lexicon import MONTHS
from pipeline.values.spans import Folded, Reading, fold, mask


@dataclass(frozen=True, slots=True)
class DateReading(Reading):
    """One printed date or period.

    `start` and `end` are inclusive; `depuis 2021` has no end and `jusqu'en 2021` no start. Both are None when
    the year was neither printed nor resolved: `year`, `month` and `day` then hold what was printed of the
    first day, `last_month` and `last_day` of the last. `weekday_agrees` is False when the printed weekday is
    not that of the date.
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


__all__ = ["DateContext", "DateReading", "find_dates", "parse_date", "parse_period"]

NO_CONTEXT = DateContext()

_SINCE = re.compile(
    r"(?<![^\W_])(?:depuis|à partir d[eu]|à compter d[eu]|dès|since|starting(?: from| in| on)?|"
    r"beginning (?:in|on)|from|"
    r"effective|à dater d[eu]) ?(?:le |la |l'|the |mois d[e'] ?|début d[e'] ?|lors d[e'] ?)?\Z",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"(?<![^\W_])(?:jusqu'(?:en|au|à)|d'ici(?: à| au| la| le)?|au plus tard(?: le| en| au)?|until|till|"
    r"up to|by|no later than|"
    r"not later than|avant (?=fin)|à échéance d[eu]|à l'horizon|échéant (?:le|en|au)) ?(?:le |la |l'|the |"
    r"mois d[e'] ?|end of )?\Z",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?<![^\W_])(?:avant|before|prior to|antérieure?s? (?:à|au)) ?(?:le |la |l'|the |mois d[e'] ?)?\Z",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?<![^\W_])(?:après|after|postérieure?s? (?:à|au)|au-delà d[eu]|post) ?-?(?:le |la |l'|the |"
    r"mois d[e'] ?)?\Z",
    re.IGNORECASE,
)
_PRECISIONS: tuple[Precision, ...] = ("day", "month", "quarter", "half", "year")
_DAY = timedelta(days=1)


def find_dates(text: str, *, context: DateContext = NO_CONTEXT, day_first: bool = True) -> list[DateReading]:
    """Every date and period printed in `text`, in order.

    A missing year comes from the document's period, else its publication, else the nearest date of the text
    that prints one; never from today. Contiguous coordinations (`les 9 et 10 février`, `2023 et 2024`) are
    one period. `début`, `mi` and `fin` of a year are its first quarter, middle half and last quarter; of a
    month, its thirds. A school year printed as two years is both calendar years.
    """
    folded = fold(text)
    matched = _without_doubt(folded, mask(folded.text))
    periods = combine(matched, find_atoms(matched, day_first=day_first))
    neighbours = printed_years(matched, periods)
    readings: list[DateReading] = []
    for period in periods:
        place = folded.reading(period.start, period.end)
        start, end, agrees = _resolve(matched, period, context, neighbours)
        first, last = period.first, period.last
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
            )
        )
    return readings


_SHORT_SPAN = re.compile(
    r"(?P<named>(?:scolaire|académique|universitaire|exercice|campagne|saison|"
    r"(?:school|fiscal|academic) year|FY) )?"
    r"(?<![\d/-])(?:19|20)\d\d(?P<dash>-)\d\d(?![\d-])",
    re.IGNORECASE,
)


_HEADING_MONTH = re.compile(rf"\d(?P<gap> )(?={'|'.join(name.title() for name in MONTHS)})")


def _without_doubt(folded: Folded, text: str) -> str:
    """Use what folding lost: `2006–07` is not the month `2006-07`, nor `volume 1`, new line, `Mars` a day."""
    pieces = list(text)
    for match in _HEADING_MONTH.finditer(text):
        if folded.wide_gap(match.start("gap")):
            pieces[match.start("gap")] = "\n"
    for match in _SHORT_SPAN.finditer(text):
        dash = match.start("dash")
        if match["named"] or folded.source[folded.offsets[dash]] in "\u2013\u2014":
            pieces[dash] = "/"
    return "".join(pieces)


def _resolve(
    text: str, period: Period, context: DateContext, neighbours: Sequence[tuple[int, int]]
) -> tuple[date | None, date | None, bool | None]:
    first, last = period.first, period.last
    last_year = last.year if last.year is not None else missing_year(last, period.start, context, neighbours)
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
        return *_open(text, period, start, end), agrees
    return start, end, agrees


def _open(text: str, period: Period, start: date, end: date) -> tuple[date | None, date | None]:
    """Leave the side open that the words before leave open."""
    lead = text[max(0, period.start - 32) : period.start]
    if _UNTIL.search(lead) or (period.last.part == "end" and _BEFORE.search(lead)):
        return None, end
    if _BEFORE.search(lead):
        return None, start - _DAY
    if _AFTER.search(lead):
        return end + _DAY, None
    if _SINCE.search(lead):
        return start, None
    return start, end


_LABELS = re.compile(
    r"(?:le|la|du|au|en|the|on|mois de|date|année|since|depuis|from|de|jusqu'au|jusqu'en|les|des)?\s*:?\s*",
    re.IGNORECASE,
)


def parse_date(text: str, *, day_first: bool = True, context: DateContext | None = None) -> DateReading:
    """Read one cell as a date or period.

    Raises:
        ValueError: the cell is not one date, or is no date of the calendar (`31-02-23`).
    """
    readings = find_dates(text, context=context or NO_CONTEXT, day_first=day_first)
    if len(readings) != 1:
        raise ValueError(f"not one date: {text!r}")
    reading = readings[0]
    before, after = text[: reading.char_start].strip(), text[reading.char_end :].strip(" .,;\n\t\u00a0")
    if after or not _LABELS.fullmatch(before):
        raise ValueError(f"not a date: {text!r}")
    return reading


_BOUND = r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)?"
_PERIOD = re.compile(rf"\s*(?:{_BOUND}|\.\.)/(?:{_BOUND}|\.\.)\s*")


def parse_period(text: str) -> tuple[date | None, date | None]:
    """Read an ISO 8601 interval (`2022-02-01/2022-03-31`, `2015/2025`, `2015/..`), both ends inclusive.

    Raises:
        ValueError: not an interval, not dates of the calendar, or an end before its start.
    """
    match = _PERIOD.fullmatch(text)
    if not match:
        raise ValueError(f"not a period START/END: {text!r}")
    start = _iso_bounds(match[1])[0] if match[1] else None
    end = _iso_bounds(match[2])[1] if match[2] else None
    if start and end and end < start:
        raise ValueError(f"the period ends before it starts: {text!r}")
    return start, end


def _iso_bounds(text: str) -> tuple[date, date]:
    parts = [int(part) for part in text.split("-")]
    precisions: tuple[Precision, ...] = ("year", "month", "day")
    precision = precisions[len(parts) - 1]
    year, month, day = (*parts, None, None)[:3]
    if year is None or (month is not None and not 1 <= month <= 12):
        raise ValueError(f"not a date of the calendar: {text!r}")
    return Atom(0, 0, precision, year, month, day).bounds(year)
