"""Places of the gazetteer: where documents name them, and what was agreed there."""

from __future__ import annotations

import sqlite3
from typing import Any

from pipeline.serve.facts import Row, one, rows
from pipeline.serve.facts.agreements import LINES, agreement_ids, lines_of, totals_of
from pipeline.serve.facts.organisations import MENTIONS, mentions_by_document


def place_facts(db: sqlite3.Connection, place_id: str) -> dict[str, Any] | None:
    """All that the page about a place shows; None where there is none of that id."""
    row = one(db, "SELECT * FROM places WHERE id = ?", place_id)
    if row is None:
        return None
    here = agreement_ids(db, {"place": place_id})
    return {
        "place": row,
        "within": one(
            db,
            "SELECT id, name, kind FROM places WHERE name = ? AND country = ? AND id != ?"
            " ORDER BY kind != 'region'",
            row["within"],
            row["country"],
            place_id,
        ),
        "contains": rows(
            db,
            'SELECT id, name, kind FROM places WHERE "within" = ? AND country = ? AND id != ? ORDER BY name',
            row["name"],
            row["country"],
            place_id,
        ),
        "lines": lines_of(db, here[:LINES]),
        "n_lines": len(here),
        "totals": totals_of(db, here),
        "results": rows(
            db,
            """
            SELECT indicators.*, documents.title AS document_title, documents.path AS document_path
            FROM indicators JOIN documents ON documents.id = indicators.document_id
            WHERE indicators.place = ? ORDER BY documents.published DESC, indicators.rowid LIMIT 60
            """,
            row["name"],
        ),
        "by_document": mentions_by_document(db, "place_mentions", "place_id", place_id),
        "mentions": rows(
            db,
            "SELECT id, document_id, page, text FROM place_mentions"
            " WHERE place_id = ? ORDER BY rowid LIMIT ?",
            place_id,
            MENTIONS,
        ),
    }


def place_list(db: sqlite3.Connection) -> list[Row]:
    """Every place with how often it is named, the most named first; coordinates where they are known."""
    query = """
        SELECT places.*, coalesce(named.n, 0) AS mentions, coalesce(named.documents, 0) AS documents
        FROM places LEFT JOIN (
          SELECT place_id, count(*) AS n, count(DISTINCT document_id) AS documents
          FROM place_mentions GROUP BY place_id
        ) AS named ON named.place_id = places.id
        ORDER BY mentions DESC, places.name
    """
    return rows(db, query)
