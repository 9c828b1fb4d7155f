"""Dates against the calendar and against the periods that the text states for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from pipeline.checks.archive import Archive
from pipeline.checks.intervals import Interval
from pipeline.checks.results import (
    CONTRADICTS,
    HOLDS,
    Figure,
    Result,
    exactly,
    figure_of_agreement,
    result,
)
from pipeline.values.date_context import DateContext
from pipeline.values.dates import DateReading, find_dates
from pipeline.values.lexicon import WEEKDAYS, alternatives

_WEEKDAY = re.compile(rf"(?i)(?<!\w)(?:{alternatives(WEEKDAYS)})\.?,? (?:le |the )?\d")
_SIGNED = re.compile(r"(?i)\b(?:sign|conclu|paraph|sign(?:er|é|ature)|award)")


def check_weekdays(archive: Archive) -> Iterator[Result]:
    """Weekdays: is each date the day of the week that is printed with it?

    Only dates that print their year are held against it; a year that was found from the context may be the
    one that is wrong.
    """
    for page in archive.pages:
        if not _WEEKDAY.search(page.text):
            continue
        document = archive.documents[page.document_id]
        day = _day(document.published)
        context = DateContext(published=(day, day) if day else None)
        for reading in find_dates(page.text, context=context):
            if reading.weekday_agrees is None or reading.year is None or reading.end is None:
                continue
            figure = _figure(reading, page.document_id, page.number)
            holds = reading.weekday_agrees
            told = f"“{reading.text}”: {reading.end} is a {reading.end.strftime('%A')}" + (
                ", as printed." if holds else ", not the day that is printed."
            )
            yield result("weekday", figure, told, HOLDS if holds else CONTRADICTS)


def check_periods(archive: Archive) -> Iterator[Result]:
    """Periods: do the agreements of a table lie in the period that its caption states for their signature?

    The caption must say that they were signed, and give one period with two bounds.
    """
    for view in archive.data_tables:
        caption = view.table.caption or ""
        periods = [p for p in find_dates(caption) if p.start and p.end and p.year is not None]
        if len(periods) != 1 or not _SIGNED.search(caption):
            continue
        period = periods[0]
        for agreement in archive.agreements:
            signed = _day(agreement.signed_on)
            if agreement.table_id != view.table.id or not signed or not period.start or not period.end:
                continue
            holds = period.start <= signed <= period.end
            name = agreement.reference or agreement.text[:60]
            told = f"{name} was signed on {signed}, " + (
                f"within “{period.text}”."
                if holds
                else f"outside the period that the caption states, “{period.text}”."
            )
            figure = figure_of_agreement(agreement, Decimal(signed.toordinal()))
            yield result(
                "period", figure, told, HOLDS if holds else CONTRADICTS,
                subject=agreement.id, about=[agreement.id],
            )  # fmt: skip


def _figure(reading: DateReading, document_id: str, page: int) -> Figure:
    day = Decimal(reading.end.toordinal()) if reading.end else Decimal(0)
    bounds: Interval = exactly(day)
    return Figure(
        reading.text, day, bounds, document_id, page, start=reading.char_start, end=reading.char_end
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text and len(text) == 10 else None
