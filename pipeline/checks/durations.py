"""Agreements in time: signature, duration and end against each other."""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from pipeline.checks.archive import Archive
from pipeline.checks.results import (
    CONTRADICTS,
    HOLDS,
    NOTABLE,
    ROUNDED,
    Result,
    Verdict,
    figure_of_agreement,
    result,
    said,
)
from pipeline.records import AgreementTelling
from pipeline.values.iso_dates import iso_day

DAYS_A_MONTH = Decimal("30.4375")
LONGEST = 1200
"""Months; what is longer was no duration."""

EXACT = 3
"""Days that counting from the day of signature or the day after, and months of 28 to 31 days, explain."""


def check_durations(archive: Archive) -> Iterator[Result]:
    """Durations: do signature and duration give the end that is printed?

    A month may be a fraction (`19,2`). A difference of three days comes from the way of counting; one of at
    most half of the last printed place of the duration, or half a month, is rounding; a longer one
    contradicts where it holds in most rows of its table; else the duration may not be counted from signature.
    """
    of_table: dict[str | None, list[Result]] = defaultdict(list)
    for agreement in archive.agreements:
        start = iso_day(agreement.starts_on or agreement.signed_on)
        end = iso_day(agreement.ends_on)
        months = agreement.duration_months
        if start and end and months is not None and months < LONGEST and start < end:
            of_table[agreement.table_id].append(_compare(agreement, start, end, months))
    for results in of_table.values():
        wrong = sum(found.check.severity == "error" for found in results)
        for found in results:
            yield lowered(found) if wrong * 2 > len(results) else found


def check_order(archive: Archive) -> Iterator[Result]:
    """Order: does each agreement end after it was signed?

    Dates that are printed to the month or year are compared as far as they go.
    """
    for agreement in archive.agreements:
        signed, end = agreement.signed_on or agreement.starts_on, agreement.ends_on
        name = agreement.reference or agreement.title or agreement.text[:60]
        if signed and end:
            length = min(len(signed), len(end))
            holds = signed[:length] <= end[:length]
            told = f"{name} is dated {signed} and ends {end}" + ("." if holds else ", before it begins.")
            figure = figure_of_agreement(agreement, Decimal(0))
            yield result(
                "order", figure, told, HOLDS if holds else verdict_on(agreement), about=[agreement.id]
            )


def verdict_on(*agreements: AgreementTelling) -> Verdict:
    """A contradiction in rows of tables; what was gathered from sentences may belong to two agreements."""
    return CONTRADICTS if all(agreement.table_id for agreement in agreements) else NOTABLE


def lowered(found: Result) -> Result:
    """The same with an error lowered to a notice."""
    if found.check.severity != CONTRADICTS.severity:
        return found
    return replace(found, check=replace(found.check, severity=NOTABLE.severity))


def add_months(start: date, months: Decimal) -> date:
    """The day a number of months later; a fraction counts as its share of an average month."""
    whole = int(months)
    year, month = divmod(start.month - 1 + whole, 12)
    last = calendar.monthrange(start.year + year, month + 1)[1]
    day = date(start.year + year, month + 1, min(start.day, last))
    return day + timedelta(days=int(((months - whole) * DAYS_A_MONTH).to_integral_value()))


def _compare(agreement: AgreementTelling, start: date, end: date, months: Decimal) -> Result:
    expected = add_months(start, months)
    off = abs((end - expected).days)
    exponent = months.normalize().as_tuple().exponent
    place = Decimal(1).scaleb(min(exponent, 0) if isinstance(exponent, int) else 0)
    rounds = place / 2 * DAYS_A_MONTH + EXACT
    name = agreement.reference or agreement.title or "The agreement"
    lasted = (Decimal((end - start).days + 1) / DAYS_A_MONTH).quantize(Decimal("0.1"))
    told = f"{name}: {said(months)} months from {start} end on {expected}; printed is {end}"
    if off <= EXACT:
        told, verdict = f"{told}, which is the same.", HOLDS
    elif off <= rounds:
        told, verdict = f"{told}, {off} days off: the duration was rounded.", ROUNDED
    elif off <= DAYS_A_MONTH:
        told, verdict = f"{told}, {off} days off; the dates are {said(lasted)} months apart.", NOTABLE
    else:
        told = f"{told}, {off} days off; the dates are {said(lasted)} months apart."
        verdict = verdict_on(agreement)
    return result(
        "duration", figure_of_agreement(agreement, months), told, verdict,
        computed=lasted, unit="months", about=[agreement.id],
    )  # fmt: skip
