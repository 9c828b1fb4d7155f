"""What the sheets of the workbook hold, what their columns are called, and how wide they are."""

from __future__ import annotations

from pipeline.locale import N_, translations
from pipeline.report.contents import DOMAIN

HEADINGS: dict[str, str] = {
    "finding": N_("finding"),
    "severity": N_("severity"),
    "document": N_("document"),
    "page": N_("page"),
    "title": N_("what is wrong"),
    "claimed": N_("printed"),
    "computed": N_("recomputed"),
    "difference": N_("difference"),
    "unit": N_("unit"),
    "decision": N_("decision"),
    "by": N_("by"),
    "on": N_("on"),
    "why": N_("why"),
    "stale": N_("stale"),
    "checks": N_("checks"),
    "evidence": N_("digest of the figures"),
    "reviewed": N_("digest of the decision"),
    "check": N_("check"),
    "kind": N_("kind of check"),
    "status": N_("outcome"),
    "description": N_("result"),
    "side": N_("side"),
    "text": N_("what is printed"),
}
"""What the columns of the workbook are called."""

SHEETS: dict[str, str] = {
    "findings": N_("findings"),
    "checks": N_("checks"),
    "evidence": N_("figures"),
    "undecided": N_("undecided"),
}
"""What its sheets are called."""

COLUMNS: dict[str, tuple[str, ...]] = {
    "findings": (
        "finding",
        "severity",
        "document",
        "page",
        "title",
        "claimed",
        "computed",
        "difference",
        "unit",
        "decision",
        "by",
        "on",
        "why",
        "stale",
        "checks",
        "evidence",
        "reviewed",
    ),
    "checks": (
        "finding",
        "check",
        "kind",
        "status",
        "document",
        "page",
        "claimed",
        "computed",
        "difference",
        "unit",
        "description",
    ),
    "evidence": ("check", "side", "text", "document", "page"),
    "undecided": ("check", "kind", "document", "page", "claimed", "unit", "description"),
}

WIDTHS = {
    "title": 58,
    "description": 72,
    "why": 30,
    "document": 24,
    "finding": 26,
    "check": 30,
    "text": 40,
    "claimed": 17,
    "computed": 17,
    "difference": 17,
    "decision": 17,
    "kind": 22,
    "by": 16,
    "on": 12,
    "page": 7,
    "checks": 8,
    "unit": 8,
    "stale": 8,
    "severity": 13,
    "status": 13,
    "side": 12,
}
"""In characters."""

HIDDEN = frozenset({"evidence", "reviewed"})
"""Columns that the workbook carries for being read back."""


def heading(column: str, language: str) -> str:
    """What a column of the workbook is called in a language."""
    return translations(language, DOMAIN).gettext(HEADINGS[column])
