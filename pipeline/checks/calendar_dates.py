"""Dates against the calendar and against the periods that the text states for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.checks.archive import Archive
from pipeline.checks.durations import lowered
from pipeline.checks.intervals import Interval
from pipeline.checks.results import (
    CONTRADICTS,
    HOLDS,
    NOTABLE,
    Figure,
    Result,
    exactly,
    figure_of_agreement,
    result,
)
from pipeline.language import alternatives
from pipeline.values.dates import DateContext, DateReading, calendar, find_dates
from pipeline.values.iso_dates import iso_day

_WEEKDAY = re.compile(rf"(?i)(?<!\w)(?:{alternatives(calendar().weekdays)})\.?,? (?:le |the )?\d")
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
        day = iso_day(document.published)
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


_PERIODICITY = {
    "mensuel": 1, "bimestriel": 2, "trimestriel": 3, "semestriel": 6, "annuel": 12,
    "monthly": 1, "bimonthly": 2, "quarterly": 3, "annual": 12,
}  # fmt: skip
"""Months that a periodical covers by its name."""


def check_periodicity(archive: Archive) -> Iterator[Result]:
    """Periodicity: does a bulletin cover as many months as its name says?

    Several issues may have been put into one, so a difference is a notice.
    """
    for document in archive.documents.values():
        start, end = iso_day(document.covers_start), iso_day(document.covers_end)
        names = re.findall(rf"\b({'|'.join(_PERIODICITY)})(?:le)?s?\b", (document.title or "").lower())
        if not start or not end or len(set(names)) != 1:
            continue
        months = Decimal((end.year - start.year) * 12 + end.month - start.month + 1)
        expected = Decimal(_PERIODICITY[names[0]])
        told = f"“{names[0]}” means {expected} months; the document covers {start} to {end}, {months} months."
        figure = Figure(document.title or names[0], expected, exactly(expected), document.id, 1)
        yield result(
            "periodicity", figure, told, HOLDS if months == expected else NOTABLE, computed=months,
            unit="months", subject=document.id,
        )  # fmt: skip


def check_periods(archive: Archive) -> Iterator[Result]:
    """Periods: do the agreements of a table lie in the period that its caption states for their signature?

    The caption must say that they were signed, and give one period with two bounds. Where most of them lie
    outside it, it may be said of something else: these are notices.
    """
    for view in archive.data_tables:
        caption = view.table.caption or ""
        periods = [p for p in find_dates(caption) if p.start and p.end and p.year is not None]
        if len(periods) != 1 or not _SIGNED.search(caption):
            continue
        period = periods[0]
        found: list[Result] = []
        for agreement in archive.agreements:
            signed = iso_day(agreement.signed_on)
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
            found.append(result(
                "period", figure, told, HOLDS if holds else CONTRADICTS,
                subject=agreement.id, about=[agreement.id],
            ))  # fmt: skip
        outside = sum(one.check.severity == "error" for one in found)
        yield from (lowered(one) if outside * 2 > len(found) else one for one in found)


def _figure(reading: DateReading, document_id: str, page: int) -> Figure:
    day = Decimal(reading.end.toordinal()) if reading.end else Decimal(0)
    bounds: Interval = exactly(day)
    return Figure(
        reading.text, day, bounds, document_id, page, start=reading.char_start, end=reading.char_end
    )
