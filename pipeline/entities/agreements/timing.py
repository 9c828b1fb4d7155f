"""When an agreement was signed, when it starts and ends, and how long it runs."""

from __future__ import annotations

import re

from pipeline.entities.agreements.drafts import Draft
from pipeline.entities.agreements.lexicon import marked
from pipeline.entities.agreements.segments import Segment
from pipeline.values.dates import DateReading

_NEAR = 12
"""Characters that may stand between a cue and the date that it announces."""

_LASTS = re.compile(
    r"(?:(?:exécut|réalis|construi|achev|livr)\w{0,12}[^.;,]{0,20}\b(?:en|dans)\b|dur[ée]e|p[ée]riode|d[ée]lai|sur|pour|pendant|for|over|period|duration)[^.;,]{0,40}\Z",
    re.IGNORECASE,
)


def read_timing(draft: Draft, segment: Segment) -> list[str]:
    """Take over the dates and the duration that a sentence gives, and say which; what is known stays."""
    before = {name: getattr(draft, name) for name in TIMES}
    _read_timing(draft, segment)
    return [name for name in TIMES if getattr(draft, name) != before[name]]


TIMES = ("signed_on", "status_on", "starts_on", "ends_on", "duration_months")


def _read_timing(draft: Draft, segment: Segment) -> None:
    read_bounds(draft, segment)
    dates = [d for d in segment.dates if d.char_start not in bounds_of(segment)]
    signing = [cue for cue in segment.having("event") if cue.value == "signed"]
    if draft.status == "signed" and signing and dates and draft.signed_on is None:
        nearest = min(dates, key=lambda d: min(abs(d.char_start - cue.end) for cue in signing))
        if is_range(nearest):
            if nearest.precision == "year" and (draft.count or 2) > 1:
                draft.starts_on, draft.ends_on = first_day(nearest), last_day(nearest)
        else:
            draft.signed_on = first_day(nearest)
    elif dates and draft.status_on is None and draft.status is not None:
        early = dates[0]
        draft.status_on = (
            early if early.precision != "year" or (segment.amounts and _is_when(segment, early)) else None
        )
    if draft.duration_months is None and draft.status != "extended":
        for duration in segment.durations:
            if _LASTS.search(segment.source, segment.start, duration.char_start):
                draft.duration_months = duration.months
                break


def _is_when(segment: Segment, year: DateReading) -> bool:
    """`in 2016`: when something was done, not `the 2016 budget`, nor a span of years."""
    return not is_range(year) and bool(_IN_YEAR.search(segment.source, segment.start, year.char_start))


_IN_YEAR = re.compile(rf"(?<!\w)(?:{marked('in_year')})\s+\Z", re.IGNORECASE)


def read_bounds(draft: Draft, segment: Segment) -> None:
    """Take over the start and the end that a sentence announces."""
    for date in segment.dates:
        function = bounds_of(segment).get(date.char_start)
        if function == "starts" and draft.starts_on is None:
            draft.starts_on = first_day(date)
        elif function == "ends" and draft.ends_on is None:
            draft.ends_on = last_day(date)


def bounds_of(segment: Segment) -> dict[int, str]:
    """Which dates of a sentence, by offset, are said to be a start or an end."""
    bounds = {}
    for cue in segment.having("starts", "ends"):
        for date in segment.dates:
            if -_NEAR <= date.char_start - cue.end <= _NEAR and date.char_end > cue.end:
                bounds[date.char_start] = cue.function
    return bounds


def is_range(date: DateReading) -> bool:
    """Whether a date is more than one day, month or year: `entre juillet et septembre`."""
    if date.start is None or date.end is None:
        return False
    return as_printed(date.start.isoformat(), date.precision) != as_printed(
        date.end.isoformat(), date.precision
    )


def first_day(date: DateReading) -> str | None:
    """The start as precise as it is printed."""
    return as_printed(date.start.isoformat(), date.precision) if date.start else None


def last_day(date: DateReading) -> str | None:
    """The end as precise as it is printed."""
    return as_printed(date.end.isoformat(), date.precision) if date.end else None


def as_printed(iso: str, precision: str) -> str:
    """An ISO date cut to what was printed: a month stays a month."""
    return iso[: {"year": 4, "month": 7}.get(precision, 10)]
