"""Dates against the calendar, and a periodical's name against the period that it covers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from pipeline.checks.kit.archive import Facts
from pipeline.checks.kit.figures import Figure, exactly
from pipeline.checks.kit.results import CONTRADICTS, HOLDS, NOTABLE, Result, result
from pipeline.checks.kit.wording import Day, Value, say
from pipeline.records import CalendarDate
from pipeline.values.iso_dates import iso_day


def check_weekdays(facts: Facts) -> Iterator[Result]:
    """Weekdays: is each date the day of the week that is printed with it?

    Only dates that print their year are held against it; a year that was found from the context may be the
    one that is wrong.
    """
    for day in facts.dates.values():
        if day.weekday_agrees is None or day.end is None:
            continue
        values: dict[str, Value] = {
            "printed": day.text,
            "day": _weekday(day.end),
            "date": Day(str(day.end)),
        }
        wording = (
            say("“{printed}”: {date} is a {day}, as printed.", **values)
            if day.weekday_agrees
            else say("“{printed}”: {date} is a {day}, not the day that is printed.", **values)
        )
        verdict = HOLDS if day.weekday_agrees else CONTRADICTS
        yield result("weekday", _figure(day, day.end), wording, verdict)


_DAYS = (
    say("Monday"),
    say("Tuesday"),
    say("Wednesday"),
    say("Thursday"),
    say("Friday"),
    say("Saturday"),
    say("Sunday"),
)


def _weekday(day: date) -> Value:
    return _DAYS[day.weekday()]


def _figure(printed: CalendarDate, day: date) -> Figure:
    value = Decimal(day.toordinal())
    return Figure(
        printed.text,
        value,
        exactly(value),
        printed.document_id,
        printed.page,
        printed.box_columns,
        cell_id=printed.cell_id,
        date_id=printed.id,
        reliance=printed.reliance,
    )


_PERIODICITY = {
    "mensuel": 1,
    "bimestriel": 2,
    "trimestriel": 3,
    "semestriel": 6,
    "monthly": 1,
    "bimonthly": 2,
    "quarterly": 3,
}
"""Months that a periodical covers by its name."""


def check_periodicity(facts: Facts) -> Iterator[Result]:
    """Periodicity: does a bulletin cover as many months as its name says?

    Several issues may have been put into one, so a difference is a notice.
    """
    document = facts.document
    start, end = iso_day(document.covers_start), iso_day(document.covers_end)
    names = re.findall(rf"\b({'|'.join(_PERIODICITY)})(?:le)?s?\b", (document.title or "").lower())
    if not start or not end or len(set(names)) != 1:
        return
    months = Decimal((end.year - start.year) * 12 + end.month - start.month + 1)
    expected = Decimal(_PERIODICITY[names[0]])
    wording = say(
        "“{name}” means {expected} months; the document covers {start} to {end}, {months} months.",
        name=names[0],
        expected=expected,
        start=Day(str(start)),
        end=Day(str(end)),
        months=months,
    )
    figure = Figure(document.title or names[0], expected, exactly(expected), document.id, 1)
    yield result(
        "periodicity",
        figure,
        wording,
        HOLDS if months == expected else NOTABLE,
        computed=months,
        unit="months",
        subject=document.id,
    )
