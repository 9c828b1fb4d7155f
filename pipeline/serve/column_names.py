"""What columns are called, in which order they are read, which are plumbing, and where their keys lead."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache

from pipeline.records import TABLES
from pipeline.records.schema import BOX, columns
from pipeline.serve.wording import N_
from pipeline.serve.wording import gettext as _

PLUMBING = frozenset({*BOX, "sha256", "evidence", "start_offset", "end_offset"})
"""Columns that programs need and readers do not; a table shows them when it is asked for all columns."""

HIDDEN_TABLES = frozenset(
    {
        "columns",
        "agreement_evidence",
        "telling_parties",
        "sentences",
        "numbers",
        "check_evidence",
        "organisation_aliases",
        "place_mentions",
        "programme_parties",
        "programme_places",
        "agreement_places",
        "notes",
        "fingerprints",
        "search_entries",
        "search_index",
    }
)
"""Tables that join others, or that only programs ask: one click further away than the rest."""

LEADING: dict[str, tuple[str, ...]] = {
    "documents": ("title", "publisher", "published", "kind", "status"),
    "pages": ("document_id", "number", "text", "quality", "quality_cause", "confidence"),
    "tables": ("caption", "document_id", "page", "kind", "n_rows", "n_columns"),
    "cells": ("text", "value", "kind", "role", "row", "column", "table_id", "quality"),
    "amounts": (
        "text",
        "value",
        "qualifier",
        "role",
        "context",
        "agreement_id",
        "document_id",
        "page",
        "quality",
    ),
    "dates": ("text", "start", "end", "precision", "context", "document_id", "page", "quality"),
    "organisations": ("name", "acronym", "kind"),
    "mentions": ("organisation_id", "text", "context", "document_id", "page", "quality"),
    "agreements": ("reference", "title", "kind", "programme_id", "signed_on", "ends_on", "status", "quality"),
    "transactions": ("agreement_id", "value", "year", "donors", "recipients", "places"),
    "indicators": ("value", "unit", "what", "place", "start", "end", "document_id", "page", "quality"),
    "findings": ("title", "severity", "decision", "document_id", "page"),
    "checks": (
        "description",
        "status",
        "severity",
        "claimed",
        "computed",
        "difference",
        "document_id",
        "page",
    ),
    "problems": ("text", "reason", "document_id", "page"),
}
"""The columns that a reader wants; the others follow when all are asked for."""

NAMES: dict[str, str] = {
    "acronym": N_("Acronym"),
    "agreement_id": N_("Agreement"),
    "agreements": N_("Agreements"),
    "amount_id": N_("Sum"),
    "caption": N_("Caption"),
    "cell_id": N_("Cell"),
    "check_id": N_("Check"),
    "checks": N_("Checks"),
    "claimed": N_("Printed"),
    "computed": N_("Recomputed"),
    "confidence": N_("OCR sure by (%)"),
    "context": N_("Context"),
    "country": N_("Country"),
    "covers_end": N_("Reports to"),
    "covers_start": N_("Reports from"),
    "currency": N_("Currency"),
    "date_id": N_("Date"),
    "decided_by": N_("Decided by"),
    "decided_on": N_("Decided on"),
    "decision": N_("Decision"),
    "description": N_("In a sentence"),
    "difference": N_("Difference"),
    "document_id": N_("Document"),
    "documents": N_("Documents"),
    "donors": N_("Donors"),
    "duplicate_of": N_("Repeats"),
    "duration_months": N_("Months"),
    "end": N_("To"),
    "ends_on": N_("Ends"),
    "equals_amount_id": N_("The same in another currency"),
    "error": N_("Why not"),
    "finding_id": N_("Finding"),
    "high": N_("At most"),
    "id": N_("See"),
    "kind": N_("Kind"),
    "language": N_("Language"),
    "largest": N_("Largest"),
    "low": N_("At least"),
    "media_type": N_("Format"),
    "mention_id": N_("Mention"),
    "mentions": N_("Mentions"),
    "mismatches": N_("Contradicted"),
    "n_pages": N_("Pages"),
    "name": N_("Name"),
    "number": N_("Page"),
    "organisation_id": N_("Organisation"),
    "page": N_("Page"),
    "page_id": N_("Page"),
    "path": N_("File"),
    "place": N_("Place"),
    "place_id": N_("Place"),
    "places": N_("Places"),
    "precision": N_("Precise"),
    "problems": N_("Problems"),
    "programme": N_("Programme"),
    "programme_id": N_("Programme"),
    "published": N_("Published"),
    "publisher": N_("Publisher"),
    "qualifier": N_("How sure"),
    "quality": N_("Reading"),
    "quality_cause": N_("Cause of doubt"),
    "reason": N_("Why"),
    "recipients": N_("Recipients"),
    "reference": N_("Reference"),
    "role": N_("Role"),
    "severity": N_("Severity"),
    "signed_on": N_("Signed"),
    "smallest": N_("Smallest"),
    "start": N_("From"),
    "starts_on": N_("Starts"),
    "status": N_("Status"),
    "table_id": N_("Table"),
    "telling_id": N_("As told in"),
    "text": N_("Printed"),
    "title": N_("Title"),
    "total": N_("Total"),
    "unit": N_("Unit"),
    "value": N_("Value"),
    "what": N_("What"),
    "within": N_("Within"),
    "year": N_("Year"),
}
"""Columns that readers meet, in words; the others are called by their own name."""


TITLES: dict[str, str] = {
    "documents": N_("Documents"),
    "pages": N_("Pages"),
    "tables": N_("Tables"),
    "columns": N_("Columns of tables"),
    "cells": N_("Cells of tables"),
    "amounts": N_("Sums of money"),
    "dates": N_("Dates"),
    "organisations": N_("Organisations"),
    "mentions": N_("Mentions of organisations"),
    "acronyms": N_("Acronyms"),
    "agreements": N_("Agreements"),
    "agreement_tellings": N_("What each document says of agreements"),
    "agreement_parties": N_("Parties of agreements"),
    "transactions": N_("Money of agreements"),
    "programmes": N_("Programmes"),
    "indicators": N_("Counted results"),
    "places": N_("Places"),
    "place_mentions": N_("Mentions of places"),
    "person_mentions": N_("Mentions of persons"),
    "problems": N_("What could not be read"),
    "findings": N_("Findings"),
    "checks": N_("Checks"),
    "check_evidence": N_("Figures that checks rest on"),
    "corrections": N_("Corrections"),
    "agreements_and_their_money": N_("Agreements and their money"),
    "money_by_donor_and_year": N_("Money by donor and year"),
    "money_by_kind_and_year": N_("Money by kind and year"),
    "money_by_place_and_year": N_("Money by place and year"),
    "money_by_programme_and_year": N_("Money by programme and year"),
    "money_by_recipient_and_year": N_("Money by recipient and year"),
    "organisations_most_named": N_("Organisations most named"),
    "documents_that_need_attention": N_("Documents that need attention"),
    "totals_that_disagree": N_("Totals that disagree"),
    "figures_and_their_checks": N_("Figures and their checks"),
    "search_pages": N_("Search in pages"),
    "sums_of_at_least": N_("Sums of at least"),
    "where_an_organisation_is_named": N_("Where an organisation is named"),
    "documents_by_status": N_("Documents by status"),
    "documents_without_a_date": N_("Documents without a date"),
    "figures_that_disagree": N_("Figures that disagree"),
    "evidence_of_a_check": N_("Evidence of a check"),
    "sums_never_checked": N_("Sums never checked"),
}
"""Tables, views and queries in words; the others are called by their own name."""


def title_of(table: str) -> str:
    """What a table, view or query is called."""
    known = TITLES.get(table)
    return _(known) if known else table.replace("_", " ").capitalize()


OTHERWISE: dict[tuple[str, str], str] = {
    ("amounts", "place"): N_("Last printed digit"),
    ("problems", "text"): N_("What stands there"),
    ("pages", "text"): N_("Text"),
}
"""Columns that mean another thing in one table than in the others."""


def name_of(column: str, table: str = "") -> str:
    """What a column is called above a table."""
    known = OTHERWISE.get((table, column)) or NAMES.get(column)
    return _(known) if known else column.replace("_", " ").capitalize()


def in_order(table: str, names: Sequence[str], everything: bool = False) -> list[str]:
    """The columns of a table as a reader wants them: the leading ones, and the others when asked for."""
    first = [name for name in ("id", *LEADING.get(table, ())) if name in names]
    if table in LEADING and not everything:
        return first
    return first + [name for name in names if name not in first and (everything or name not in PLUMBING)]


@lru_cache(maxsize=512)
def shown(table: str, names: tuple[str, ...]) -> frozenset[str]:
    """The columns that a table shows before all are asked for."""
    return frozenset(in_order(table, names))


@cache
def references() -> dict[str, str]:
    """Columns that hold a key, by their name, and the table that it is a key of."""
    known = {column.name: column.references for record in TABLES.values() for column in columns(record)}
    named = {name: table for name, table in known.items() if table}
    return named | {"page_id": "pages", "mention_id": "mentions", "duplicate_of": "documents"}


PARTIAL_DATES = frozenset(
    {
        "published",
        "covers_start",
        "covers_end",
        "signed_on",
        "starts_on",
        "ends_on",
        "status_on",
        "decided_on",
    }
)
"""Columns of dates that may be a year or a month, which record types hold as text."""


@cache
def dates() -> frozenset[str]:
    """Columns that hold a date, as precise as it is known."""
    typed = {c.name for record in TABLES.values() for c in columns(record) if c.type is date}
    return frozenset(typed | PARTIAL_DATES)


@cache
def figures() -> frozenset[str]:
    """Columns of decimal numbers, and those of views that add such up."""
    typed = {c.name for record in TABLES.values() for c in columns(record) if c.type is Decimal}
    return frozenset(typed | {"total", "smallest", "largest"})
