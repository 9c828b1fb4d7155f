"""The two figures of a finding: what each stands for, how far they are apart, and what supports which."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pipeline.checks.kit.figures import Figure, figure_of_amount, figure_of_cell, total_of
from pipeline.checks.kit.intervals import Interval, sum_of
from pipeline.records import Check, CheckEvidence, Finding
from pipeline.report.contents import Report
from pipeline.report.wording import interval_words, place_of, quantity

MOST_SUPPORTERS = 4
"""Lines of support shown for a figure; further ones are counted."""


@dataclass(frozen=True, slots=True)
class Strip:
    """The figures of a check as written; an interval is None where the figure stands for itself."""

    printed: str
    printed_interval: str | None
    recomputed: str
    recomputed_interval: str | None
    difference: str


@dataclass(frozen=True, slots=True)
class Support:
    """What speaks for a figure: sentences, and how many more there are."""

    figure: str
    sentences: tuple[str, ...]
    more: int = 0


def strip_of(report: Report, check: Check) -> Strip | None:
    """The figures of a check; None where it compares none."""
    if check.claimed is None or check.computed is None or check.difference is None:
        return None
    evidence = report.evidence.get(check.id, [])
    claimed = [f for row in evidence if row.side == "claimed" and (f := figure_of(report, row)) is not None]
    computed = [f for row in evidence if row.side == "computed" and (f := figure_of(report, row)) is not None]
    stands_for = claimed[0].reach if claimed and claimed[0].value == check.claimed else None
    added = sum_of(f.reach for f in computed) if is_sum(check, computed) else None
    return Strip(
        quantity(report, check.claimed, check.unit),
        _interval(report, stands_for, check.unit),
        quantity(report, check.computed, check.unit),
        _interval(report, added, check.unit),
        quantity(report, abs(check.difference), check.unit),
    )


def is_sum(check: Check, computed: list[Figure]) -> bool:
    """Whether the recomputed figure is what its figures add up to."""
    return bool(computed) and total_of(computed) == check.computed


def figure_of(report: Report, row: CheckEvidence) -> Figure | None:
    """A figure of the evidence with its value and interval; None where it is no number."""
    cell = report.cells.get(row.cell_id or "")
    if cell is not None and cell.value is not None:
        return figure_of_cell(cell, cell.value, row.document_id)
    amount = report.amounts.get(row.amount_id or "")
    if amount is not None and amount.value is not None:
        return figure_of_amount(amount, amount.value)
    return None


def supports_of(report: Report, finding: Finding) -> list[Support]:
    """What speaks for the printed figure of a finding and what for the recomputed one; none without both."""
    lead = report.lead(finding)
    if lead is None or lead.claimed is None or lead.computed is None or lead.difference in (None, 0):
        return []
    sides = [
        (lead.claimed, _for_the_printed(report, lead)),
        (lead.computed, _for_the_recomputed(report, lead)),
    ]
    supports = []
    for value, sentences in sides:
        distinct = list(dict.fromkeys(sentences))
        figure = quantity(report, value, lead.unit)
        supports.append(
            Support(figure, tuple(distinct[:MOST_SUPPORTERS]), max(0, len(distinct) - MOST_SUPPORTERS))
        )
    return supports


def _for_the_printed(report: Report, lead: Check) -> Iterator[str]:
    """Other checks and other places; that it is printed where it is in question says nothing for it."""
    yield from _checks_that_hold(report, lead, lead.claimed)
    yield from _printed_elsewhere(report, lead, lead.claimed)


def _for_the_recomputed(report: Report, lead: Check) -> Iterator[str]:
    evidence = [row for row in report.evidence.get(lead.id, []) if row.side == "computed"]
    figures = [f for row in evidence if (f := figure_of(report, row)) is not None]
    if is_sum(lead, figures) and len(figures) > 1:
        yield report.say("{n} printed figures add up to it.", n=len(figures))
    elif evidence:
        first = evidence[0]
        figure = f"{first.text} ({place_of(report, first.document_id, first.page)})"
        if len(evidence) == 1:
            yield report.say("It follows from: {figure}.", figure=figure)
        else:
            yield report.say("It follows from {n} places, such as {figure}.", n=len(evidence), figure=figure)
    yield from _checks_that_hold(report, lead, lead.computed)
    yield from _printed_elsewhere(report, lead, lead.computed)


def _checks_that_hold(report: Report, lead: Check, value: Decimal | None) -> Iterator[str]:
    """Checks that hold and have the figure on one of their sides."""
    spots = _spots(report, lead)
    for check in report.holding:
        rows = report.evidence.get(check.id, [])
        touches = any(_spot(row) in spots for row in rows)
        says_it = check.claimed == value and check.unit == lead.unit
        if says_it or (touches and value == lead.claimed):
            yield f"{report.description(check)} ({place_of(report, check.document_id, check.page)})"


def _spots(report: Report, lead: Check) -> set[str]:
    rows = report.evidence.get(lead.id, [])
    return {spot for row in rows if row.side == "claimed" and (spot := _spot(row))}


def _spot(row: CheckEvidence) -> str | None:
    return row.cell_id or row.amount_id


def _printed_elsewhere(report: Report, lead: Check, value: Decimal | None) -> Iterator[str]:
    """Other places that print the same sum of money."""
    if value is None or not lead.unit:
        return
    own = {spot for row in report.evidence.get(lead.id, []) for spot in (row.cell_id, row.amount_id) if spot}
    places = dict.fromkeys(
        (amount.document_id, amount.page)
        for amount in report.same_sums.get((value, lead.unit), [])
        if not {amount.id, amount.cell_id} & own
    )
    for document_id, page in places:
        yield report.say("It is printed, too: {place}.", place=place_of(report, document_id, page))


def _interval(report: Report, interval: Interval | None, unit: str | None) -> str | None:
    return interval_words(report, interval, unit) if interval is not None else None
