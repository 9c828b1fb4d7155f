"""Datasette's metadata, made from the record types, the views, the canned queries and the checks."""

from __future__ import annotations

import inspect
from typing import Any

from pipeline.archive.views import VIEWS
from pipeline.checks import CHECKS
from pipeline.records import TABLES
from pipeline.records.schema import columns
from pipeline.serve.column_names import HIDDEN_TABLES, OF_THE_PROGRAM
from pipeline.serve.policy import Policy
from pipeline.serve.queries import QUERIES
from pipeline.serve.room import DATABASE

LABELS = {
    "documents": "title",
    "tables": "caption",
    "cells": "text",
    "amounts": "text",
    "dates": "text",
    "organisations": "name",
    "agreements": "title",
    "findings": "title",
    "checks": "description",
}
"""The column that stands for a row where another table points to it."""

SORTED = {
    "documents": ("sort_desc", "published"),
    "agreements": ("sort_desc", "signed_on"),
    "findings": ("sort", "severity"),
}
"""Tables of which the latest or gravest rows come first; the others keep the order of the documents."""


def datasette_metadata(policy: Policy) -> dict[str, Any]:
    """All that Datasette is told of the archive: titles, descriptions, units, facets, labels, queries."""
    return {
        "title": policy.name,
        "license": policy.licence or None,
        "source": policy.source or None,
        "description": "What development programmes published: tables, amounts, dates, organisations, "
        "agreements, and what the audit recomputed.",
        "plugins": {
            "datasette-block-robots": {"literal": "User-agent: *\nAllow: /"} if policy.robots else {},
            "datasette-xlsx": {
                "max_rows": policy.most_rows,
                "time_limit_ms": int(1000 * max(policy.question_seconds, 3)),
            },
        },
        "databases": {
            DATABASE: {
                "description_html": _introduction(),
                "tables": {name: _table(name) for name in TABLES}
                | {name: {"description": view.description} for name, view in VIEWS.items()}
                | {name: {"hidden": True} for name in OF_THE_PROGRAM},
                "queries": {
                    name: {
                        "title": f"{_title(name)} ({user})",
                        "description": query.description,
                        "sql": query.sql,
                    }
                    for user, queries in QUERIES.items()
                    for name, query in queries.items()
                },
            }
        },
    }


def column_description(description: str, unit: str | None) -> str:
    """What a column holds, with its unit where it has one."""
    return f"{description}. Unit: {unit}." if unit else f"{description}."


def _table(name: str) -> dict[str, Any]:
    record = TABLES[name]
    known = columns(record)
    settings: dict[str, Any] = {
        "title": _title(name),
        "description": inspect.getdoc(record),
        "columns": {c.name: column_description(c.description, c.unit) for c in known},
        "facets": [c.name for c in known if c.facet],
    }
    if name in LABELS:
        settings["label_column"] = LABELS[name]
    if name in HIDDEN_TABLES:
        settings["hidden"] = True
    if name in SORTED:
        direction, column = SORTED[name]
        settings[direction] = column
    return settings


def _introduction() -> str:
    checks = "".join(f"<li><b>{kind}</b>: {summary}</li>" for kind, summary in check_summaries().items())
    return f"<p>What the audit recomputes:</p><ul>{checks}</ul>"


def check_summaries() -> dict[str, str]:
    """What each kind of check asks: the first line of its docstring, without the kind that it begins with."""
    first_lines = {kind: (inspect.getdoc(check) or "").splitlines()[0] for kind, check in CHECKS.items()}
    return {kind: line.partition(": ")[2] for kind, line in first_lines.items()}


def _title(name: str) -> str:
    return name.replace("_", " ").capitalize()
