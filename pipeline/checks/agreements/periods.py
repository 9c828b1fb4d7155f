"""Agreements against the period that the caption of their table states."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from pipeline.checks.agreements.durations import lowered, name_of
from pipeline.checks.kit.archive import Facts
from pipeline.checks.kit.figures import figure_of_agreement
from pipeline.checks.kit.results import CONTRADICTS, HOLDS, Result, result
from pipeline.checks.kit.views import TableView
from pipeline.checks.kit.wording import Day, Value, say
from pipeline.records import AgreementTelling
from pipeline.values.iso_dates import iso_day

_SIGNED = re.compile(r"(?i)\b(?:sign|conclu|paraph|sign(?:er|é|ature)|award)")


def check_periods(facts: Facts) -> Iterator[Result]:
    """Periods: do the agreements of a table lie in the period that its caption states for their signature?

    The caption must say that they were signed, and give one period with two bounds. Where most of them lie
    outside it, it may be said of something else: these are notices.
    """
    periods = [(view, period) for view in facts.data_tables if (period := _period(facts, view))]
    of_table: dict[str, list[AgreementTelling]] = defaultdict(list)
    for telling in facts.tellings if periods else ():
        of_table[telling.table_id or ""].append(telling)
    for view, (start, end, text) in periods:
        results = [
            _compare(telling, signed, text, start, end)
            for telling in of_table[view.table.id]
            if (signed := iso_day(telling.signed_on))
        ]
        outside = sum(result.check.severity == "error" for result in results)
        yield from (lowered(result) if outside * 2 > len(results) else result for result in results)


def _period(facts: Facts, view: TableView) -> tuple[date, date, str] | None:
    """The one period in which the caption of a table says that agreements were signed, and its words."""
    caption = " ".join((view.table.caption or "").split())
    if not _SIGNED.search(caption):
        return None
    spans = [
        (span.start, span.end, span.text)
        for span in facts.dates.values()
        if span.cell_id is None
        and span.start
        and span.end
        and span.start < span.end
        and view.table.page - 1 <= span.page <= view.table.page
        and " ".join(span.text.split()) in caption
    ]
    return spans[0] if len({(start, end) for start, end, _ in spans}) == 1 else None


def _compare(telling: AgreementTelling, signed: date, period: str, start: date, end: date) -> Result:
    holds = start <= signed <= end
    values: dict[str, Value] = {"name": name_of(telling), "signed": Day(str(signed)), "period": period}
    wording = (
        say("{name} was signed on {signed}, within “{period}”.", **values)
        if holds
        else say(
            "{name} was signed on {signed}, outside the period that the caption states, “{period}”.", **values
        )
    )
    figure = figure_of_agreement(telling, Decimal(signed.toordinal()))
    return result(
        "period", figure, wording, HOLDS if holds else CONTRADICTS, subject=telling.id, about=[telling.id]
    )
