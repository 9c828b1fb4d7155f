"""What the words beside a date make of it: an open end, or a day to come or gone."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from pipeline.language import group, lexicon
from pipeline.values.dates.context import Direction
from pipeline.values.dates.units import Period


@dataclass(frozen=True, slots=True)
class _EndPatterns:
    """The words of ends and directions of one language."""

    since: re.Pattern[str]
    until: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    onwards: re.Pattern[str]
    coming: re.Pattern[str]
    gone: re.Pattern[str]
    coming_lead: re.Pattern[str]
    gone_lead: re.Pattern[str]
    compared: re.Pattern[str]


@cache
def _patterns(language: str) -> _EndPatterns:
    words = lexicon(language).dates
    i = re.IGNORECASE
    start, end = r"(?<![^\W_])", r"(?![^\W_])"
    tail = rf"{group(words.open_tail)}?"
    return _EndPatterns(
        re.compile(rf"(?:{start}{group(words.since)} ?{tail}|(?:>=|≥) ?)\Z", i),
        re.compile(rf"(?:{start}{group(words.until)} ?{tail}|(?:<=|≤) ?)\Z", i),
        re.compile(rf"{start}{group(words.before)}[ -]?{tail}\Z", i),
        re.compile(rf"{start}{group(words.after)} ?-?{tail}\Z", i),
        re.compile(rf"(?: {group(words.onwards)}| ?- ?{group(words.onwards_dash)}){end}", i),
        re.compile(rf" {group(words.coming)}{end}", i),
        re.compile(rf" {group(words.gone)}{end}", i),
        re.compile(rf"{start}{group(words.coming_lead)} \Z", i),
        re.compile(rf"{start}{group(words.gone_lead)} \Z", i),
        # `a 10 percent decrease from 2023` compares, and begins nothing.
        re.compile(
            rf"{group(words.compared)}\w{{0,10}}+(?: [^.;]{{1,24}})? {group(words.compared_from)}\Z", i
        ),
    )


def direction(text: str, period: Period, language: str) -> Direction:
    """Whether the words around put a date without a year after or before the publication."""
    patterns = _patterns(language)
    lead = text[max(0, period.start - 24) : period.start]
    if patterns.coming.match(text, period.end) or patterns.coming_lead.search(lead):
        return "next"
    return "last" if patterns.gone.match(text, period.end) or patterns.gone_lead.search(lead) else ""


def open_ends(
    text: str, period: Period, start: date, end: date, language: str
) -> tuple[date | None, date | None]:
    """Leave the side open that the words around leave open.

    Before or after a day, that day is the bound, as it is printed; before or after a month or a year, it is
    the day beside it.
    """
    patterns = _patterns(language)
    lead = text[max(0, period.start - 32) : period.start]
    if patterns.until.search(lead) or (period.last.part == "end" and patterns.before.search(lead)):
        return None, end
    beside = timedelta(days=0 if start == end else 1)
    if patterns.before.search(lead):
        return None, start - beside
    if patterns.after.search(lead):
        return end + beside, None
    if patterns.compared.search(text, max(0, period.start - 60), period.start):
        return start, end
    if patterns.since.search(lead) or patterns.onwards.match(text, period.end):
        return start, None
    return start, end
