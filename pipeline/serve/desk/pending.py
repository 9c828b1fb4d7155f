"""What was written at the desk, or by hand, and is not in the archive yet."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from pipeline.serve.desk.control_lines import Line, read_lines
from pipeline.serve.desk.forms import FORMS
from pipeline.serve.facts import Row, one

DOCUMENT_COLUMNS = {
    "title": "title",
    "publisher": "publisher",
    "type": "kind",
    "language": "language",
    "spatial": "country",
    "issued": "published",
    "source": "source_url",
}
"""Columns of `documents` that terms of the catalogue fill as they are."""


@dataclass(frozen=True, slots=True)
class Pending:
    """A line that waits for the next build: the form that writes such, its cells, and what it is about."""

    form: str
    line: Line
    about: Row | None


def pending_lines(db: sqlite3.Connection, raw: Path) -> list[Pending]:
    """Every line of the desk's files that says another thing than the archive.

    Raises:
        UnicodeDecodeError: a file was saved by a program in another encoding.
    """
    return [
        Pending(form, line, about)
        for form, waiting in WAITS.items()
        for line in read_lines(raw / FORMS[form].file)[1]
        if not FORMS[form].actions or line.get("action") in FORMS[form].actions
        for waits, about in [waiting(db, line)]
        if waits
    ]


def _review(db: sqlite3.Connection, line: Line) -> tuple[bool, Row | None]:
    finding = one(db, "SELECT * FROM findings WHERE id = ?", line.get("finding"))
    if finding is None:
        return False, None
    recorded = (
        finding["decision"],
        finding["decided_by"] or "",
        finding["decided_on"] or "",
        finding["reason"] or "",
    )
    return recorded != (line["decision"], line["by"], line["on"], line["why"]), finding


def _catalogue(db: sqlite3.Connection, line: Line) -> tuple[bool, Row | None]:
    document = one(db, "SELECT * FROM documents WHERE path = ?", line.get("path"))
    if document is None:
        return False, None
    said = {column: line.get(term) for term, column in DOCUMENT_COLUMNS.items()}
    return any(cell and cell != document[column] for column, cell in said.items()), document


def _correction(db: sqlite3.Connection, line: Line) -> tuple[bool, Row | None]:
    known = one(
        db,
        "SELECT id FROM corrections WHERE action = ? AND organisation = ? AND coalesce(target, '') = ?"
        " AND reason = ?",
        line.get("action"),
        line.get("organisation"),
        line.get("target") or "",
        line.get("reason"),
    )
    about = one(
        db,
        "SELECT * FROM organisations WHERE id = ?1 OR name = ?1",
        line.get("organisation"),
    )
    return known is None, about


def _fact(db: sqlite3.Connection, line: Line) -> tuple[bool, Row | None]:
    names = ("action", "kind", "document", "text", "field", "value", "reason")
    same = " AND ".join(f"coalesce({name}, '') = ?" for name in names)
    known = one(db, f"SELECT id FROM corrections WHERE {same}", *(line.get(n) or "" for n in names))  # noqa: S608
    about = one(db, "SELECT * FROM documents WHERE ?1 IN (id, path)", line.get("document"))
    return known is None and about is not None, about


WAITS = {"finding": _review, "document": _catalogue, "organisation": _correction, "fact": _fact}
"""Whether a line waits, and what it is about, by a form that writes such lines: each line is listed once."""
