"""The checks: each recomputes or cross-checks figures; Datasette shows their docstrings."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.checks.agreements.durations import check_durations, check_order
from pipeline.checks.agreements.instalments import check_instalments
from pipeline.checks.agreements.periods import check_periods
from pipeline.checks.agreements.terminations import check_terminated
from pipeline.checks.archive.programmes import check_budgets, check_programme_ends
from pipeline.checks.archive.stated_totals import check_donor_totals, check_year_totals
from pipeline.checks.archive.tellings import check_agreements, check_same_totals
from pipeline.checks.currencies.conversions import check_conversions
from pipeline.checks.currencies.rates import check_rates
from pipeline.checks.kit.archive import Archive, Facts
from pipeline.checks.kit.results import Result
from pipeline.checks.tables.across import check_rows
from pipeline.checks.tables.annexes import check_annexes
from pipeline.checks.tables.averages import check_averages
from pipeline.checks.tables.balances import check_balances
from pipeline.checks.tables.carried import check_carried
from pipeline.checks.tables.details import check_details
from pipeline.checks.tables.differences import check_differences
from pipeline.checks.tables.divisions import check_divided_rows
from pipeline.checks.tables.outcomes import check_outcomes
from pipeline.checks.tables.shares import check_shares
from pipeline.checks.tables.totals import check_totals
from pipeline.checks.text.accounts import check_accounts
from pipeline.checks.text.acronyms import check_expansions
from pipeline.checks.text.breakdowns import check_breakdowns, check_states
from pipeline.checks.text.calendar_dates import check_periodicity, check_weekdays
from pipeline.checks.text.coincidences import check_same_counts
from pipeline.checks.text.counts import check_counts
from pipeline.checks.text.enumerations import check_enumerations, check_same_lists
from pipeline.checks.text.events import check_events
from pipeline.checks.text.glossaries import check_glossary
from pipeline.checks.text.hundreds import check_divided_sums, check_hundreds
from pipeline.checks.text.items import check_items
from pipeline.checks.text.labels import check_labels
from pipeline.checks.text.links import check_links
from pipeline.checks.text.parts import check_parts, check_percentages
from pipeline.checks.text.printed_figures import check_formats, check_misprints
from pipeline.checks.text.repeats import check_repeats
from pipeline.checks.text.restatements import check_restatements
from pipeline.checks.text.running_totals import check_running_counts, check_running_totals
from pipeline.checks.text.sequences import check_sequences

DOCUMENT_CHECKS: dict[str, Callable[[Facts], Iterator[Result]]] = {
    "total": check_totals,
    "row": check_rows,
    "division": check_divided_rows,
    "balance": check_balances,
    "carried": check_carried,
    "outcome": check_outcomes,
    "share": check_shares,
    "difference": check_differences,
    "average": check_averages,
    "detail": check_details,
    "annex": check_annexes,
    "misprint": check_misprints,
    "conversion": check_conversions,
    "rate": check_rates,
    "duration": check_durations,
    "order": check_order,
    "period": check_periods,
    "instalment": check_instalments,
    "terminated": check_terminated,
    "weekday": check_weekdays,
    "periodicity": check_periodicity,
    "count": check_counts,
    "enumeration": check_enumerations,
    "list": check_same_lists,
    "event": check_events,
    "sequence": check_sequences,
    "part": check_parts,
    "percentage": check_percentages,
    "hundred": check_hundreds,
    "divided": check_divided_sums,
    "breakdown": check_breakdowns,
    "state": check_states,
    "sum": check_running_totals,
    "items": check_items,
    "account": check_accounts,
    "together": check_running_counts,
    "label": check_labels,
    "restatement": check_restatements,
    "repeat": check_repeats,
    "coincidence": check_same_counts,
    "format": check_formats,
    "link": check_links,
    "expansion": check_expansions,
    "glossary": check_glossary,
}
"""Checks of one document by itself, by the `kind` that their rows carry in the table `checks`."""

ARCHIVE_CHECKS: dict[str, Callable[[Archive], Iterator[Result]]] = {
    "programme": check_programme_ends,
    "budget": check_budgets,
    "donor": check_donor_totals,
    "year": check_year_totals,
    "agreement": check_agreements,
    "archive": check_same_totals,
}
"""Checks that hold what one document says against others."""

CHECKS: dict[str, Callable[..., Iterator[Result]]] = {**DOCUMENT_CHECKS, **ARCHIVE_CHECKS}
"""All of them."""
