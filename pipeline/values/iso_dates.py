"""ISO 8601 dates as precise as they are known, `2023`, `2023-07`, `2023-07-31`, and periods of them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_FORM = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")

_BOUND = r"(?:(\d{4}(?:-\d\d(?:-\d\d)?)?)|\.\.)?"
_PERIOD = re.compile(rf"\s*{_BOUND}/{_BOUND}\s*")


def parse_iso_date(text: str) -> tuple[date, date]:
    """The first and the last day of a year, a month or a day.

    Raises:
        ValueError: not of this form, or not in the calendar.
    """
    match = _FORM.fullmatch(text) if text.isascii() else None
    if match is None:
        raise ValueError(f"{text} is no date such as 2023, 2023-07 or 2023-07-31")
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError as error:
        raise ValueError(f"{text} is no date of the calendar") from error
    if day is not None:
        return first, first
    last_month = month or 12
    return first, date(first.year, last_month, monthrange(first.year, last_month)[1])


def parse_period(text: str) -> tuple[date | None, date | None]:
    """Read an ISO 8601 interval (`2022-02-01/2022-03-31`, `2015/2025`, `2015/..`), both ends inclusive.

    Raises:
        ValueError: not an interval, not dates of the calendar, or an end before its start.
    """
    match = _PERIOD.fullmatch(text)
    if not match:
        raise ValueError(f"not a period START/END: {text!r}")
    start = parse_iso_date(match[1])[0] if match[1] else None
    end = parse_iso_date(match[2])[1] if match[2] else None
    if start and end and end < start:
        raise ValueError(f"the period ends before it starts: {text!r}")
    return start, end


def iso_day(text: str | None) -> date | None:
    """The day that a date of a record means; None where there is none or it is less precise.

    Raises:
        ValueError: not a date: what has to be read leniently is read before it becomes a record.
    """
    if not text:
        return None
    first, last = parse_iso_date(text)
    return first if first == last else None
