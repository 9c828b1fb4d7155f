"""What is said of a document as a whole."""

from __future__ import annotations

import sqlite3
from typing import Any

from pipeline.serve.facts import Row, one, rows, value


def document_facts(db: sqlite3.Connection, document_id: str) -> dict[str, Any] | None:
    """All that the page about a document shows; None where there is no such document."""
    document = one(db, "SELECT * FROM documents WHERE id = ?", document_id)
    if document is None:
        return None
    of = document_id
    return {
        "document": document,
        "numbers": [
            r["number"]
            for r in rows(db, "SELECT number FROM pages WHERE document_id = ? ORDER BY number", of)
        ],
        "doubtful_pages": rows(
            db,
            "SELECT number, origin, quality, quality_cause, quality_reason, confidence FROM pages"
            " WHERE document_id = ? AND quality != 'good' ORDER BY number",
            of,
        ),
        "has_layout": bool(
            value(db, "SELECT count(*) FROM pages WHERE document_id = ? AND width IS NOT NULL", of)
        ),
        "tables": rows(
            db,
            "SELECT id, page, caption, kind, n_rows, n_columns FROM tables"
            " WHERE document_id = ? ORDER BY rowid",
            of,
        ),
        "agreements": rows(
            db,
            "SELECT id, reference, title, kind, programme, signed_on, page FROM agreements"
            " WHERE document_id = ? ORDER BY rowid LIMIT 200",
            of,
        ),
        "findings": rows(
            db,
            "SELECT * FROM findings WHERE document_id = ?"
            " ORDER BY severity = 'error' DESC, severity = 'notice' DESC, rowid LIMIT 200",
            of,
        ),
        "checks": dict(
            db.execute("SELECT status, count(*) FROM checks WHERE document_id = ? GROUP BY status", [of])
        ),
        "problems": rows(
            db, "SELECT * FROM problems WHERE document_id = ? ORDER BY page, rowid LIMIT 100", of
        ),
        "organisations": rows(
            db,
            """
            SELECT organisations.id, organisations.name, organisations.acronym, count(*) AS mentions
            FROM mentions JOIN organisations ON organisations.id = mentions.organisation_id
            WHERE mentions.document_id = ? GROUP BY organisations.id ORDER BY mentions DESC, name LIMIT 12
            """,
            of,
        ),
        "places": rows(
            db,
            """
            SELECT places.id, places.name, count(*) AS mentions
            FROM place_mentions JOIN places ON places.id = place_mentions.place_id
            WHERE place_mentions.document_id = ? GROUP BY places.id ORDER BY mentions DESC, name LIMIT 12
            """,
            of,
        ),
        "counts": {
            table: value(db, f"SELECT count(*) FROM {table} WHERE document_id = ?", of)  # noqa: S608 - literals
            for table in ("amounts", "dates", "mentions", "indicators")
        },
        "duplicates": rows(db, "SELECT id, path FROM documents WHERE duplicate_of = ? ORDER BY path", of),
    }


def parents_of(db: sqlite3.Connection, document_id: str) -> list[Row]:
    """Documents that another may have come with: those whose path is the beginning of its own."""
    query = """
        SELECT parent.id, parent.path FROM documents AS child
        JOIN documents AS parent ON parent.id != child.id
          AND substr(child.path, 1, length(parent.path) + 1) = parent.path || '/'
        WHERE child.id = ?
    """
    return rows(db, query, document_id)


def document_titles(db: sqlite3.Connection) -> dict[str, str]:
    """What each document is called: its title, or its path."""
    return dict(db.execute("SELECT id, coalesce(title, path) FROM documents").fetchall())


def document_list(db: sqlite3.Connection) -> list[Row]:
    """Every document with what it holds, the newest first."""
    query = """
        SELECT documents.*,
          (SELECT count(*) FROM tables WHERE tables.document_id = documents.id) AS tables,
          (SELECT count(*) FROM amounts WHERE amounts.document_id = documents.id) AS amounts,
          (SELECT count(*) FROM agreements WHERE agreements.document_id = documents.id) AS agreements,
          (SELECT count(*) FROM findings WHERE findings.document_id = documents.id
             AND findings.severity != 'rounding'
             AND (findings.decision IS NULL OR findings.stale)) AS open_findings
        FROM documents
        ORDER BY coalesce(published, covers_end, covers_start, '') DESC, path
    """
    return rows(db, query)
