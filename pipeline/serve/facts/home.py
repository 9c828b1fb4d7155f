"""What the front says: how much the archive holds, what is new, what is open, what needs a person."""

from __future__ import annotations

import sqlite3
from typing import Any

from pipeline.serve.facts import Row, rows, value

COUNTED = ("documents", "pages", "tables", "amounts", "agreements", "organisations", "places", "checks")


def home_facts(db: sqlite3.Connection) -> dict[str, Any]:
    """All that the front shows."""
    return {
        "counts": {table: value(db, f"SELECT count(*) FROM {table}") for table in COUNTED},  # noqa: S608
        "years": _years(db),
        "checks": dict(db.execute("SELECT status, count(*) FROM checks GROUP BY status").fetchall()),
        "findings": dict(
            db.execute(
                "SELECT severity, count(*) FROM findings WHERE (decision IS NULL OR stale)"
                " AND severity != 'rounding' GROUP BY severity"
            ).fetchall()
        ),
        "worst": rows(
            db,
            """
            SELECT findings.*, documents.title AS document_title, documents.path AS document_path
            FROM findings JOIN documents ON documents.id = findings.document_id
            WHERE (findings.decision IS NULL OR findings.stale) AND findings.severity != 'rounding'
            ORDER BY findings.severity = 'error' DESC, findings.rowid LIMIT 4
            """,
        ),
        "newest": rows(
            db,
            """
            SELECT * FROM documents WHERE status IN ('ok', 'partial')
            ORDER BY coalesce(published, covers_end, covers_start, '') DESC, path LIMIT 5
            """,
        ),
        "attention": attention(db),
        "organisations": rows(
            db,
            """
            SELECT organisations.id, organisations.name, organisations.acronym, count(*) AS agreements
            FROM agreement_parties JOIN organisations ON organisations.id = agreement_parties.organisation_id
            GROUP BY organisations.id ORDER BY agreements DESC, name LIMIT 6
            """,
        ),
    }


def attention(db: sqlite3.Connection) -> dict[str, Any]:
    """Documents to look at: not read, read in part, duplicates, without date or publisher."""
    states = dict(db.execute("SELECT status, count(*) FROM documents GROUP BY status").fetchall())
    undated = """
        SELECT count(*) FROM documents
        WHERE status IN ('ok', 'partial') AND (published IS NULL OR publisher IS NULL)
    """
    return {
        "failed": states.get("failed", 0),
        "partial": states.get("partial", 0),
        "duplicate": states.get("duplicate", 0),
        "undated": value(db, undated),
        "problems": value(db, "SELECT count(*) FROM problems"),
    }


def _years(db: sqlite3.Connection) -> Row:
    first, last = db.execute(
        "SELECT min(substr(published, 1, 4)), max(substr(published, 1, 4)) FROM documents"
    ).fetchone()
    return {"first": first, "last": last}
