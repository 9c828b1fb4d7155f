"""The checks: each recomputes or cross-checks figures of the archive; Datasette shows their docstrings."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.checks.acronyms import check_expansions, check_glossary
from pipeline.checks.across import check_rows
from pipeline.checks.agreements import check_agreements, check_same_totals
from pipeline.checks.archive import Archive
from pipeline.checks.averages import check_averages
from pipeline.checks.balances import check_balances, check_carried, check_divided_rows
from pipeline.checks.breakdowns import check_breakdowns, check_states
from pipeline.checks.calendar_dates import check_periodicity, check_periods, check_weekdays
from pipeline.checks.ceilings import check_ceilings
from pipeline.checks.coincidences import check_repeated_counts, check_same_counts
from pipeline.checks.conversions import check_conversions
from pipeline.checks.counts import check_counts, check_records
from pipeline.checks.durations import check_durations, check_order
from pipeline.checks.enumerations import check_enumerations, check_same_lists
from pipeline.checks.events import check_events
from pipeline.checks.formats import check_formats
from pipeline.checks.links import check_links
from pipeline.checks.named_items import check_named
from pipeline.checks.ordinals import check_ordinals
from pipeline.checks.outcomes import check_outcomes
from pipeline.checks.parts import check_parts, check_percentages
from pipeline.checks.programmes import check_budgets, check_programme_ends
from pipeline.checks.rates import check_rates
from pipeline.checks.regions import check_regions
from pipeline.checks.repeats import check_repeats
from pipeline.checks.restatements import check_restatements
from pipeline.checks.results import Result
from pipeline.checks.running_totals import check_running_counts, check_running_totals
from pipeline.checks.sequences import check_sequences
from pipeline.checks.shares import check_shares
from pipeline.checks.stated_totals import check_donor_totals, check_year_totals
from pipeline.checks.terminations import check_terminated
from pipeline.checks.totals import check_totals

CHECKS: dict[str, Callable[[Archive], Iterator[Result]]] = {
    "total": check_totals,
    "row": check_rows,
    "division": check_divided_rows,
    "balance": check_balances,
    "carried": check_carried,
    "outcome": check_outcomes,
    "share": check_shares,
    "average": check_averages,
    "conversion": check_conversions,
    "rate": check_rates,
    "duration": check_durations,
    "order": check_order,
    "period": check_periods,
    "periodicity": check_periodicity,
    "programme": check_programme_ends,
    "budget": check_budgets,
    "donor": check_donor_totals,
    "year": check_year_totals,
    "weekday": check_weekdays,
    "count": check_counts,
    "record": check_records,
    "enumeration": check_enumerations,
    "named": check_named,
    "list": check_same_lists,
    "event": check_events,
    "ordinal": check_ordinals,
    "sequence": check_sequences,
    "part": check_parts,
    "percentage": check_percentages,
    "breakdown": check_breakdowns,
    "state": check_states,
    "sum": check_running_totals,
    "together": check_running_counts,
    "region": check_regions,
    "ceiling": check_ceilings,
    "restatement": check_restatements,
    "repeat": check_repeats,
    "recount": check_repeated_counts,
    "coincidence": check_same_counts,
    "format": check_formats,
    "link": check_links,
    "agreement": check_agreements,
    "archive": check_same_totals,
    "terminated": check_terminated,
    "expansion": check_expansions,
    "glossary": check_glossary,
}
"""By the `kind` that its rows carry in the table `checks`."""
