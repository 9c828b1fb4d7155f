"""What can be written at the desk: each form fills lines of one file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from pipeline.corrections.correction_lines import OF_FACTS, OF_ORGANISATIONS
from pipeline.records.reviews import COLUMNS as REVIEW_COLUMNS
from pipeline.serve.desk.control_lines import Line

Told = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Form:
    """A form: the file that it writes, the file's columns, the columns that name what a line is about."""

    file: str
    columns: tuple[str, ...]
    line: Callable[[Told], Line]
    key: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    """Where several forms write one file: the actions of the lines of this one."""


def _review(fields: Told) -> Line:
    return {
        "finding": fields.get("finding", ""),
        "decision": fields.get("decision", ""),
        "by": fields.get("by", ""),
        "on": date.today().isoformat(),
        "why": fields.get("why", ""),
        "evidence": fields.get("evidence", ""),
    }


TERMS = ("title", "publisher", "type", "language", "spatial", "issued", "temporal", "source")
"""The Dublin Core terms of the catalogue that the form has fields for."""


def _catalogue(fields: Told) -> Line:
    # Without the checksum of the build a line is a person's, even where it says the same.
    return {"path": fields.get("path", ""), **{term: fields.get(term, "") for term in TERMS}, "as_read": ""}


def _correction(fields: Told) -> Line:
    return {name: fields.get(name, "") for name in ("action", "organisation", "target", "document", "reason")}


FACT = (
    "action",
    "kind",
    "document",
    "page",
    "text",
    "occurrence",
    "field",
    "value",
    "reason",
    "by",
    "on",
)
"""The columns of a correction of something that was read; the first seven say of what."""

FIELDS: dict[str, tuple[str, ...]] = {
    "amounts": ("value", "currency", "qualifier", "role", "agreement"),
    "dates": ("start", "end", "precision"),
    "mentions": ("organisation",),
    "places": ("place",),
    "indicators": ("value", "unit", "what", "place", "start", "end"),
    "cells": ("value", "text", "unit"),
    "tables": ("rows", "columns", "caption", "header_rows"),
    "agreements": (
        "reference",
        "title",
        "kind",
        "programme",
        "signed_on",
        "starts_on",
        "ends_on",
        "duration_months",
        "status",
        "status_on",
        "places",
        "count",
    ),
    "parties": ("organisation", "role"),
}
"""What the forms can mend of each kind of fact, what is mended most first."""

ADDED: dict[str, tuple[str, ...]] = {
    "amounts": ("value", "currency"),
    "dates": ("start", "precision"),
    "mentions": ("organisation",),
    "places": ("place",),
    "agreements": ("kind", "reference", "title", "signed_on"),
    "indicators": ("value", "unit", "what"),
}
"""What the form for something that was missed asks, by kind: those that must be given, then others."""


def _fact(fields: Told) -> Line:
    line = {name: fields.get(name, "") for name in FACT} | {"on": date.today().isoformat()}
    # A fact that is none has no field to be another.
    return line | {"field": "", "value": ""} if line["action"] == "remove" else line


def _missing(fields: Told) -> Line:
    """Something that a page prints and that was not read; its values stand in fields of their own."""
    given = {name: fields.get(name, "") for name in ADDED.get(fields.get("kind", ""), ())}
    return _fact(fields) | {"action": "add", "field": "", "occurrence": "", "value": _pairs(given)}


def _party(fields: Told) -> Line:
    """A party of an agreement: `which` says how often its name came before, and the name as printed."""
    occurrence, _, text = fields.get("which", "").partition(":")
    return _fact({**fields, "kind": "parties", "text": text, "occurrence": occurrence})


def _new_party(fields: Told) -> Line:
    given = {name: fields.get(name, "") for name in FIELDS["parties"]}
    line = _fact({**fields, "kind": "parties", "text": fields.get("organisation", "")})
    return line | {"action": "add", "field": "", "value": _pairs(given), "target": fields.get("target", "")}


def _pairs(given: Told) -> str:
    """Columns and values as a line of corrections has them, those that are given."""
    return "; ".join(f"{name}={value.replace(';', ',')}" for name, value in given.items() if value)


FORMS: dict[str, Form] = {
    "finding": Form("reviews.csv", (*REVIEW_COLUMNS, "evidence"), _review, ("finding",)),
    "document": Form("catalogue.csv", ("path", *TERMS), _catalogue, ("path",)),
    "organisation": Form(
        "corrections.csv",
        ("action", "organisation", "target", "document", "reason"),
        _correction,
        ("action", "organisation", "target"),
        OF_ORGANISATIONS,
    ),
    "fact": Form("corrections.csv", FACT, _fact, FACT[:7], OF_FACTS),
    "missing": Form("corrections.csv", FACT, _missing, FACT[:7], OF_FACTS),
    "party": Form("corrections.csv", FACT, _party, FACT[:7], OF_FACTS),
    "new-party": Form("corrections.csv", (*FACT, "target"), _new_party, (*FACT[:7], "target"), OF_FACTS),
}
"""Forms by the word that their address has."""
