"""Dates of a list that print once what they share: the year at its end, the day before two years."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline.language import DateWords, group, lexicon
from pipeline.values.dates.units import Atom, Period

_BESIDE = re.compile(r" ?[-/] ?")


@dataclass(frozen=True, slots=True)
class _ListPatterns:
    """The joins of lists of one language."""

    listed: re.Pattern[str]
    and_: re.Pattern[str]
    balance_lead: re.Pattern[str]


@cache
def _patterns(language: str) -> _ListPatterns:
    words = lexicon(language).dates
    joins = group("|".join(filter(None, (words.and_, words.then))))
    return _ListPatterns(
        re.compile(rf"(?:,|,? {joins}| {group(words.or_)}| &) ?{group(words.item_tail)}?", re.IGNORECASE),
        re.compile(rf" {group(words.and_)} | ?& ?"),
        re.compile(rf"(?<![^\W_]){group(words.balance_lead)} \Z", re.IGNORECASE),
    )


def completed(text: str, periods: Sequence[Period], language: str) -> list[Period]:
    """The periods of a folded text, in order, with what each leaves to its neighbours."""
    words = lexicon(language).dates
    patterns = _patterns(language)
    dates: list[Period] = []
    for period in reversed(periods):
        following = dates[-1] if dates else None
        if following is not None:
            gap = text[period.end : following.start]
            joined = _month_run(period, following, gap) or _of_other_year(period, following, gap, words)
            if joined is not None:
                dates[-1] = joined
                continue
            dates[-1] = _same_day(text, period, following, gap, patterns)
            period = _same_year(period, following, gap, patterns)
        dates.append(period)
    return dates[::-1]


def _same_year(period: Period, following: Period, gap: str, patterns: _ListPatterns) -> Period:
    """`le 15 mai et le 20 juin 2015`: the year at the end of the list."""
    first, second = period.last, following.first
    if (
        not period.single
        or first.year is not None
        or second.year is None
        or not patterns.listed.fullmatch(gap)
    ):
        return period
    if first.precision != "day" or second.precision != "day" or _day(first) > _day(second):
        return period
    dated = replace(first, year=second.year)
    return replace(period, first=dated, last=dated)


def _same_day(text: str, period: Period, following: Period, gap: str, patterns: _ListPatterns) -> Period:
    """`aux 31 décembre 2020 et 2019`: the day of both years."""
    first, second = period.last, following.first
    if not (period.single and following.single and first.precision == "day" and first.year and second.year):
        return following
    plain = text[second.start : second.end].isdecimal() and patterns.and_.fullmatch(gap)
    if not plain or not patterns.balance_lead.search(text[max(0, period.start - 8) : period.start]):
        return following
    day = replace(first, start=second.start, end=second.end, year=second.year, weekday=None)
    return replace(following, first=day, last=day)


def _month_run(period: Period, following: Period, gap: str) -> Period | None:
    """`avril-mai-juin 2022`: a range of months that goes on."""
    if period.single or not following.single or not _BESIDE.fullmatch(gap):
        return None
    months = {period.first.precision, period.last.precision, following.first.precision} == {"month"}
    if not months or period.last.year is not None or period.last.month is None:
        return None
    if following.first.month != period.last.month + 1:
        return None
    first = replace(period.first, year=following.first.year, bare=following.first.bare)
    return Period(first, following.last, period.start, following.end)


def _of_other_year(period: Period, following: Period, gap: str, words: DateWords) -> Period | None:
    """`en juin de l'année dernière`, `in June last year`: one date."""
    if not (period.single and following.first.offset) or period.last.year is not None:
        return None
    if gap not in words.of_other_year:
        return None
    atom = replace(period.last, offset=following.first.offset, bare=False)
    return Period(atom, atom, period.start, following.end)


def _day(atom: Atom) -> tuple[int, int]:
    return atom.month or 0, atom.day or 0
