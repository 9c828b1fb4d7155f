"""What columns are called, in which order they are read, which are plumbing, and where their keys lead."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import cache

from pipeline.archive.summaries import SUMMARIES
from pipeline.records import TABLES
from pipeline.records.schema import BOX, columns
from pipeline.serve.codes.columns import NAMES, OTHERWISE, TITLES
from pipeline.serve.wording import gettext as _

PLUMBING = frozenset({*BOX, "sha256", "evidence", "start_offset", "end_offset"})
"""Columns that programs need and readers do not; a table shows them when it is asked for all columns."""

OF_THE_PROGRAM = ("fingerprints", "search_entries", "search_index", *SUMMARIES)
"""Tables that no record type describes."""

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
        *OF_THE_PROGRAM,
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


def title_of(table: str) -> str:
    """What a table, view or query is called."""
    known = TITLES.get(table)
    return _(known) if known else table.replace("_", " ").capitalize()


def name_of(column: str, table: str = "") -> str:
    """What a column is called above a table."""
    known = OTHERWISE.get((table, column)) or NAMES.get(column)
    return _(known) if known else column.replace("_", " ").capitalize()


def in_order(table: str, names: Sequence[str], everything: bool = False) -> list[str]:
    """The columns of a table as a reader wants them: the leading ones, and the others when asked for."""
    first = [name for name in ("id", *LEADING.get(table, ())) if name in names]
    return first + [name for name in names if name not in first and (everything or is_shown(table, name))]


def is_shown(table: str, column: str) -> bool:
    """Whether a table shows a column before all are asked for."""
    leading = LEADING.get(table)
    return column not in PLUMBING if leading is None else column in leading or column == "id"


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
