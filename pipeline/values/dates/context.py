"""The year of a date that prints none: from the document, or from the dates around it, never from today."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

from pipeline.language import group, lexicon
from pipeline.values.dates.units import Atom, Period


@dataclass(frozen=True, slots=True)
class DateContext:
    """What is known of the document: when it was published and what it covers; bounds are inclusive."""

    published: tuple[date, date] | None = None
    period: tuple[date | None, date | None] | None = None


@cache
def _legal(language: str) -> re.Pattern[str]:
    words = group(lexicon(language).dates.legal)
    return re.compile(rf"(?<![^\W_]){words}(?![^\W_])[^.\n]{{0,60}}\Z", re.IGNORECASE)


# A day without a year is of the year of publication, save where that is far ahead or the next one near.
_FAR = timedelta(days=183)
_NEAR = timedelta(days=60)
Direction = Literal["next", "last", ""]


def printed_years(text: str, periods: Sequence[Period], language: str) -> list[tuple[int, int]]:
    """Where each year is printed, save in the name of a law, which dates nothing around it."""
    legal = _legal(language)
    return [
        (period.start, period.last.year)
        for period in periods
        if period.last.year is not None and not legal.search(text[max(0, period.start - 80) : period.start])
    ]


def missing_year(
    atom: Atom,
    position: int,
    context: DateContext,
    neighbours: Sequence[tuple[int, int]],
    direction: Direction = "",
) -> int | None:
    """The year of `atom`, printed at `position` without one; None where nothing gives it.

    `direction` says that the words around put it after or before the publication (`le 12 mars prochain`).
    """
    if atom.offset:
        return _own_year(context, atom.offset)
    year = _year_in_direction(atom, context, direction) or _year_in_period(atom, context)
    year = year or _year_before(atom, context)
    if year is None and neighbours:
        before = bisect_left(neighbours, (position, 0))
        year = neighbours[max(0, before - 1)][1]
    if year is None or atom.weekday is None:
        return year
    for candidate in (year, year - 1, year + 1):
        bounds = _bounds(atom, candidate)
        if bounds and bounds[0].weekday() == atom.weekday:
            return candidate
    return year


def _bounds(atom: Atom, year: int) -> tuple[date, date] | None:
    try:
        return atom.bounds(year)
    except ValueError:
        return None


def _year_in_direction(atom: Atom, context: DateContext, direction: Direction) -> int | None:
    if context.published is None or not direction:
        return None
    first, last = context.published
    for year in (first.year - 1, first.year, first.year + 1):
        bounds = _bounds(atom, year)
        if bounds and direction == "next" and bounds[0] > first:
            return year
    for year in (last.year, last.year - 1):
        bounds = _bounds(atom, year)
        if bounds and direction == "last" and bounds[1] < last:
            return year
    return None


def _own_year(context: DateContext, offset: int) -> int | None:
    """The year that lies `offset` years from that of the document's period, or else of its publication."""
    _, last = context.period or context.published or (None, None)
    return last.year + offset if last else None


def _year_in_period(atom: Atom, context: DateContext) -> int | None:
    """The year in which the date is nearest to a period that has it once."""
    if context.period is None or None in context.period:
        return None
    start, end = context.period
    if start is None or end is None or end - start > timedelta(days=370):
        return None
    distances: list[tuple[int, int]] = []
    for year in range(start.year - 1, end.year + 2):
        bounds = _bounds(atom, year)
        if bounds:
            away = max((start - bounds[1]).days, (bounds[0] - end).days, 0)
            distances.append((away, year))
    return min(distances)[1] if distances else None


def _year_before(atom: Atom, context: DateContext) -> int | None:
    """The last year in which the date was not well after the publication."""
    if context.published is None:
        return None
    first, last = context.published
    for year in range(last.year + 1, last.year - 5, -1):
        bounds = _bounds(atom, year)
        if bounds and bounds[0] <= (first + _NEAR if year > last.year else last + _FAR):
            return year
    return None
