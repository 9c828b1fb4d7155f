"""The dates of agreements: signature plus duration against the end, and the order of both."""

from __future__ import annotations

import calendar
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from pipeline.checks.kit.archive import Facts
from pipeline.checks.kit.figures import figure_of_agreement
from pipeline.checks.kit.results import (
    CONTRADICTS,
    HOLDS,
    NOTABLE,
    ROUNDED,
    UNVERIFIABLE,
    Result,
    Verdict,
    result,
)
from pipeline.checks.kit.wording import Day, Value, say
from pipeline.records import AgreementTelling
from pipeline.values.iso_dates import iso_day

DAYS_A_MONTH = Decimal("30.4375")
LONGEST = 1200
"""Months; more is a year that was read as a duration."""

LEAST_OFTEN = 2
"""Agreements of a table that have several dates before these are days of payments, and not of signatures."""

EXACT = 3
"""Days that the way of counting explains: the last day included or not, months of 30 days."""


def check_durations(facts: Facts) -> Iterator[Result]:
    """Durations: do signature and duration give the end that is printed?

    A month may be a fraction (`19,2`). A difference of three days comes from the way of counting; one of at
    most half of the last printed place of the duration, or half a month, is rounding; a longer one
    contradicts where it holds in most rows of its table; else the duration may not be counted from signature.
    """
    of_table: dict[str | None, list[Result]] = defaultdict(list)
    for telling in facts.tellings_with_end:
        start = iso_day(telling.starts_on or telling.signed_on)
        end = iso_day(telling.ends_on)
        months = telling.duration_months
        if start and end and months is not None and months < LONGEST and start < end:
            of_table[telling.table_id].append(_compare(telling, start, end, months))
    for results in of_table.values():
        wrong = sum(outcome.check.severity == "error" for outcome in results)
        for outcome in results:
            yield lowered(outcome) if wrong * 2 > len(results) else outcome


def check_order(facts: Facts) -> Iterator[Result]:
    """Order: does each agreement end after it was signed?

    Dates that are printed to the month or year are compared as far as they go. Those that were gathered from
    sentences may belong to two agreements, and contradict nothing; nor do those of a table that gives several
    agreements more dates than one each, as a list of payments does.
    """
    # What ends nowhere matters here where several dates of an agreement may.
    dated = _dated_often(facts.tellings) if facts.tellings_with_end else ()
    for telling in facts.tellings_with_end:
        signed, end = telling.signed_on or telling.starts_on, telling.ends_on
        if signed and end:
            length = min(len(signed), len(end))
            holds = signed[:length] <= end[:length]
            values: dict[str, Value] = {"name": name_of(telling), "signed": Day(signed), "end": Day(end)}
            wording = (
                say("{name} is dated {signed} and ends {end}.", **values)
                if holds
                else say("{name} is dated {signed} and ends {end}, before it begins.", **values)
            )
            figure = figure_of_agreement(telling, Decimal(0))
            yield result(
                "order",
                figure,
                wording,
                HOLDS if holds else CONTRADICTS if telling.table_id not in (None, *dated) else UNVERIFIABLE,
                about=[telling.id],
                subject=telling.id,
            )


def _dated_often(tellings: Sequence[AgreementTelling]) -> frozenset[str | None]:
    """The tables that give several agreements other dates in each of their rows: these sign nothing."""
    dates: dict[tuple[str | None, str], set[tuple[str, str | None]]] = defaultdict(set)
    for telling in tellings:
        begins = telling.signed_on or telling.starts_on
        if telling.table_id and begins:
            dates[telling.table_id, name_of(telling)].add((begins, telling.ends_on))
    often = Counter(table for (table, _), days in dates.items() if len(days) > 1)
    return frozenset(table for table, times in often.items() if times >= LEAST_OFTEN)


def name_of(telling: AgreementTelling) -> str:
    """What an agreement is called: its reference, its title, or the words that tell of it."""
    return telling.reference or telling.title or telling.text[:60]


def verdict_on(*tellings: AgreementTelling) -> Verdict:
    """A contradiction in rows of tables; what was gathered from sentences may belong to two agreements."""
    return CONTRADICTS if all(telling.table_id for telling in tellings) else NOTABLE


def lowered(finding: Result) -> Result:
    """The same with an error lowered to a notice."""
    if finding.check.severity != CONTRADICTS.severity:
        return finding
    return replace(finding, check=replace(finding.check, severity=NOTABLE.severity))


def add_months(start: date, months: Decimal) -> date:
    """The day a number of months later; a fraction counts as its share of an average month."""
    whole = int(months)
    year, month = divmod(start.month - 1 + whole, 12)
    last = calendar.monthrange(start.year + year, month + 1)[1]
    day = date(start.year + year, month + 1, min(start.day, last))
    return day + timedelta(days=int(((months - whole) * DAYS_A_MONTH).to_integral_value()))


def _compare(telling: AgreementTelling, start: date, end: date, months: Decimal) -> Result:
    expected = add_months(start, months)
    off = abs((end - expected).days)
    exponent = months.normalize().as_tuple().exponent
    place = Decimal(1).scaleb(min(exponent, 0) if isinstance(exponent, int) else 0)
    rounds = place / 2 * DAYS_A_MONTH + EXACT
    lasted = (Decimal((end - start).days + 1) / DAYS_A_MONTH).quantize(Decimal("0.1"))
    values: dict[str, Value] = {
        "name": name_of(telling),
        "months": months,
        "start": Day(str(start)),
        "expected": Day(str(expected)),
        "printed": Day(str(end)),
        "off": off,
        "lasted": lasted,
    }
    wording = say("{name}: {months} months from {start} end on {expected}; printed is {printed}.", **values)
    if off <= EXACT:
        verdict = HOLDS
    elif off <= rounds:
        wording += say("The {off} days between them come from a duration that was rounded.", **values)
        verdict = ROUNDED
    else:
        wording += say("They are {off} days apart; the dates are {lasted} months apart.", **values)
        verdict = NOTABLE if off <= DAYS_A_MONTH else verdict_on(telling)
    return result(
        "duration",
        figure_of_agreement(telling, months),
        wording,
        verdict,
        computed=lasted,
        unit="months",
        about=[telling.id],
        subject=telling.id,
    )
