"""What can be written at the desk: each form fills lines of one file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from pipeline.corrections.lines import OF_FACTS, OF_ORGANISATIONS
from pipeline.records.reviews import COLUMNS as REVIEW_COLUMNS
from pipeline.serve.desk.lines import Line

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


def _review(told: Told) -> Line:
    return {
        "finding": told.get("finding", ""),
        "decision": told.get("decision", ""),
        "by": told.get("by", ""),
        "on": date.today().isoformat(),
        "why": told.get("why", ""),
        "evidence": told.get("evidence", ""),
    }


TERMS = ("title", "publisher", "type", "language", "spatial", "issued", "temporal", "source")
"""The Dublin Core terms of the catalogue that the form has fields for."""


def _catalogue(told: Told) -> Line:
    return {"path": told.get("path", ""), **{term: told.get(term, "") for term in TERMS}}


def _correction(told: Told) -> Line:
    return {name: told.get(name, "") for name in ("action", "organisation", "target", "document", "reason")}


FACT = (
    "action", "kind", "document", "page", "text", "occurrence", "field", "value", "reason", "by", "on",
)  # fmt: skip
"""The columns of a correction of something that was read; the first seven say of what."""

FIELDS: dict[str, tuple[str, ...]] = {
    "amounts": ("value", "currency", "qualifier", "role"),
    "dates": ("start", "end", "precision"),
    "mentions": ("organisation",),
    "indicators": ("value", "unit", "place"),
    "cells": ("value", "text", "unit"),
}
"""What the form beside a page can mend of each kind of fact."""


def _fact(told: Told) -> Line:
    line = {name: told.get(name, "") for name in FACT} | {"on": date.today().isoformat()}
    # A fact that is none has no field to be another.
    return line | {"field": "", "value": ""} if line["action"] == "remove" else line


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
}
"""Forms by the word that their address has."""
