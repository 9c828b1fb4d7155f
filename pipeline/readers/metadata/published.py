"""When a document was published: what its imprint, its letterhead, its figures or the file itself says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pipeline.language import group, lexicon
from pipeline.readers.metadata.opening import DocumentOpening
from pipeline.records import Problem
from pipeline.values.dates import DateReading, find_dates
from pipeline.values.iso_dates import parse_iso_date


@dataclass(frozen=True, slots=True)
class _PublishedPatterns:
    """The words around a date of publication, of one language.

    `state` stands before the day of which the figures are (`Chiffres-clés au 31 mars 2022`). `dateline` is
    the place before the date, as letters and agencies put it (`Bamako, le 5 septembre 2023`). `issue` may
    stand beside the date in the line of an issue.
    """

    imprint: re.Pattern[str]
    state: re.Pattern[str]
    dateline: re.Pattern[str]
    issue: re.Pattern[str]


@cache
def patterns_of(language: str) -> _PublishedPatterns:
    """The patterns of a language and of those read beside it."""
    words = lexicon(language).metadata
    i = re.IGNORECASE
    return _PublishedPatterns(
        re.compile(rf"(?<!\w){group(words.imprint)}\w*\s?(?::|{group(words.imprint_tail)})*\s*$", i),
        re.compile(rf"(?:\b{group(words.state)}\b.{{0,30}}\b|^\W*){group(words.state_at)}\s*$", i),
        re.compile(rf"[A-ZÀ-Ý][\w' ’-]{{2,30}},\s{group(words.dateline_tail)}?$"),
        re.compile(rf"(?:\W|n[°ºo]\s?\d+|{group(words.issue)})*$", i),
    )


BESIDE_DATE = 60


def find_published(opening: DocumentOpening) -> str | None:
    """The date of publication, ISO 8601 as precise as printed; None where no line of the frame states it."""
    return (
        _in_imprint(opening)
        or _in_letterhead(opening)
        or _in_footer(opening)
        or _dateline(opening)
        or _state_of_figures(opening)
    )


def to_iso(reading: DateReading) -> str | None:
    """A printed day, month or year in ISO 8601; None for a period, which is no date of publication."""
    start, end = reading.start, reading.end
    if start is None or end is None:
        return None
    if reading.precision == "day" and start == end:
        return start.isoformat()
    if reading.precision == "month" and (start.year, start.month) == (end.year, end.month):
        return f"{start:%Y-%m}"
    if reading.precision == "year" and start.year == end.year:
        return f"{start:%Y}"
    return None


def _in_imprint(opening: DocumentOpening) -> str | None:
    for line in opening.frame:
        for date in find_dates(line.text, language=opening.language):
            if date.precision != "year" and patterns_of(opening.language).imprint.search(
                line.text[: date.char_start]
            ):
                return to_iso(date)
    return None


def _in_letterhead(opening: DocumentOpening) -> str | None:
    """A date that has a line of the letterhead for itself, but for the number of the issue or the place."""
    patterns = patterns_of(opening.language)
    for line in opening.letterhead:
        dates = find_dates(line.text, language=opening.language)
        if len(dates) != 1:
            continue
        before, after = line.text[: dates[0].char_start], line.text[dates[0].char_end :]
        alone = patterns.issue.match(before) and patterns.issue.match(after)
        # French writes months small: a capital one begins a printed line of its own.
        own_line = not after.strip() and dates[0].text[0].isupper()
        if alone or own_line or (patterns.dateline.search(before) and len(after) <= BESIDE_DATE):
            return to_iso(dates[0])
    return None


def _in_footer(opening: DocumentOpening) -> str | None:
    """Place and date at the end of a line of the footer: `Convention n° 12 – Bamako, le 5 mai 2023`."""
    for line in opening.foot:
        for date in find_dates(line.text, language=opening.language)[-1:]:
            before, after = line.text[: date.char_start], line.text[date.char_end :]
            if patterns_of(opening.language).dateline.search(before) and not after.strip(" ."):
                return to_iso(date)
    return None


def _dateline(opening: DocumentOpening) -> str | None:
    for line in opening.prose[:1]:
        for date in find_dates(line.text[:80], language=opening.language)[:1]:
            before, after = line.text[: date.char_start], line.text[date.char_end :].lstrip()
            if patterns_of(opening.language).dateline.fullmatch(before) and after[:1] in (
                "-",
                "–",
                "—",
                "(",
                ":",
            ):
                return to_iso(date)
    return None


def _state_of_figures(opening: DocumentOpening) -> str | None:
    """The latest day of which short lines give the state: a bulletin appears no sooner."""
    days = []
    state = patterns_of(opening.language).state
    for line in opening.frame:
        for date in find_dates(line.text, language=opening.language):
            at_end = line.text[date.char_end :].strip(" .)")[:1] in ("", ":", "(")
            if date.precision == "day" and at_end and state.search(line.text[: date.char_start]):
                days.append(to_iso(date))
    return max((iso for iso in days if iso), default=None)


_START = re.compile(r"((?:19|20)\d\d)(?:[-/](\d\d?))?(?:[-/](\d\d?))?(?![-/]?\d)")
"""How a declared date begins; a time of day may follow it."""


def find_declared_date(values: Iterable[str], document_id: str) -> tuple[str | None, list[Problem]]:
    """The first of some values that is a date of the calendar, ISO 8601 as precise as it is given.

    Where none is, what was declared is a problem for each, and the date must come from the text.
    """
    problems: list[Problem] = []
    for value in values:
        start = _START.match(value.strip())
        date = "-".join(part.zfill(2) for part in start.groups() if part) if start else value.strip()
        try:
            parse_iso_date(date)
        except ValueError as error:
            problems.append(_problem(document_id, len(problems) + 1, value, str(error)))
        else:
            return date, []
    return None, problems


def _problem(document_id: str, number: int, value: str, reason: str) -> Problem:
    return Problem(
        id=f"{document_id}:read:date:{number}",
        document_id=document_id,
        stage="read",
        text=value,
        reason=f"declared as the date of the document: {reason}",
    )
