"""What can be written at the desk: each form fills lines of one file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from pipeline.records.reviews import COLUMNS as REVIEW_COLUMNS
from pipeline.serve.desk.lines import Line

Told = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Form:
    """A form: the file that it writes, the file's columns, the column that names what a line is about."""

    file: str
    columns: tuple[str, ...]
    line: Callable[[Told], Line]
    key: str | None = None


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


FORMS: dict[str, Form] = {
    "finding": Form("reviews.csv", (*REVIEW_COLUMNS, "evidence"), _review, "finding"),
    "document": Form("catalogue.csv", ("path", *TERMS), _catalogue, "path"),
    "organisation": Form(
        "corrections.csv", ("action", "organisation", "target", "document", "reason"), _correction
    ),
}
"""Forms by the word that their address has."""
