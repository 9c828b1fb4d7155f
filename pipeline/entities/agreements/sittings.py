"""Days on which bodies sat and reports were written, as the lines at their head say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.entities.agreements.lexicon import marked as words_for
from pipeline.entities.agreements.marked import Marked
from pipeline.entities.agreements.timing import first_day
from pipeline.gazetteer import fold
from pipeline.values.dates import DateReading

SITTING = re.compile(rf"\b(?:{words_for('sitting')})", re.IGNORECASE)
_BEFORE_NOW = re.compile(rf"\b(?:{words_for('before_now')})", re.IGNORECASE)
_DATELINE = re.compile(r"\s*+[^.!?]{0,80}?\s{0,9}[–—:-]\s")


def session_of(opening: Sequence[Marked]) -> str | None:
    """The day on which the body sat: a date beside `séance`, or in the line below it."""
    for number, marked in enumerate(opening):
        if not SITTING.search(marked.text) or _BEFORE_NOW.match(marked.text.strip()):
            continue
        for near in opening[number : number + 2]:
            day = next((d for d in near.dates if d.precision == "day" and d.start), None)
            if day is not None:
                return first_day(day)
    return None


def sittings_of(passages: Sequence[Marked]) -> Iterator[tuple[int, str]]:
    """`Board meeting, June 13, 2019`: the lines that head the minutes of each of several sittings."""
    headed = [m for m in passages if m.is_heading or len(m.text) <= _LINE]
    for marked in headed:
        days = [d for d in marked.dates if d.precision == "day" and d.start]
        said = len(days) == 1 and SITTING.search(marked.text, 0, days[0].char_start)
        if said and not _BEFORE_NOW.match(marked.text.strip()) and not marked.amounts:
            yield marked.number, first_day(days[0]) or ""


def enacted_in(passages: Sequence[Marked]) -> Iterator[tuple[int, str]]:
    """`Passed and adopted this 3rd day of May, 1990`: the lines that end an act with its day."""
    for marked in passages:
        if _ENACTED.match(marked.text):
            day = next((d for d in marked.dates if d.precision == "day" and d.char_start < _LINE), None)
            if day is not None:
                yield marked.number, first_day(day) or ""


_ENACTED = re.compile(rf"\W*(?:{words_for('enacted')})", re.IGNORECASE)

_LINE = 100
"""Characters of a line that may head the minutes of a sitting."""


def dateline_of(opening: Sequence[Marked]) -> str | None:
    """The date that a report begins with: `Accra, March 22 -`, `17 March 2015 -`, or a line of its own."""
    for marked in opening[:6]:
        day: DateReading | None = next((d for d in marked.dates if d.precision == "day" and d.start), None)
        if day is None:
            continue
        lead = _DATELINE.match(marked.text)
        alone = len(fold(marked.text).split()) <= _ALONE
        if alone or (lead and day.char_end <= lead.end() and day.char_end <= _EARLY):
            return first_day(day)
    return None


_ALONE = 8
_EARLY = 80
