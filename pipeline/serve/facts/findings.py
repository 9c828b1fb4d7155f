"""Findings: both figures, the checks that show them, the table that they stand in, and what was decided."""

from __future__ import annotations

import sqlite3
from typing import Any

from pipeline.serve.facts import Row, one, rows
from pipeline.serve.facts.marks import evidence_of
from pipeline.serve.facts.tables import grid_of, table_of_cell

WORST_FIRST = "severity = 'error' DESC, severity = 'notice' DESC"

FILTERS: dict[str, str] = {
    "severity": "findings.severity = ?",
    "check": "checks.kind = ?",
    "document": "findings.document_id = ?",
    "decision": "coalesce(CASE WHEN findings.stale THEN 'open' ELSE findings.decision END, 'open') = ?",
}
"""Words by which the list of findings can be narrowed, and what each asks."""


EVERY = "all"
"""Instead of a severity: roundings, too, which a list leaves out until they are asked for."""


def finding_facts(db: sqlite3.Connection, finding_id: str) -> dict[str, Any] | None:
    """All that the page about a finding shows; None where there is no such finding."""
    row = one(db, "SELECT * FROM findings WHERE id = ?", finding_id)
    if row is None:
        return None
    checks = rows(
        db, "SELECT * FROM checks WHERE finding_id = ? ORDER BY id != finding_id, rowid", finding_id
    )
    evidence = evidence_of(db, [check["id"] for check in checks])
    cell = next((e.row["cell_id"] for e in evidence if e.row["cell_id"] and e.side == "claimed"), None)
    cell = cell or next((e.row["cell_id"] for e in evidence if e.row["cell_id"]), None)
    table_id = table_of_cell(db, cell) if cell else None
    return {
        "finding": row,
        "document": one(db, "SELECT * FROM documents WHERE id = ?", row["document_id"]),
        "page": one(
            db,
            "SELECT number, width, height FROM pages WHERE document_id = ? AND number = ?",
            row["document_id"],
            row["page"] or 1,
        ),
        "checks": checks,
        "evidence": evidence,
        "grid": grid_of(db, table_id) if table_id else None,
    }


def finding_list(db: sqlite3.Connection, filters: dict[str, str]) -> list[Row]:
    """Findings that fit the filters, the worst first, with both figures of the check that shows them best."""
    known = [(FILTERS[name], value) for name, value in filters.items() if name in FILTERS and value != EVERY]
    clauses = [clause for clause, _ in known]
    if "severity" not in filters:
        clauses.append("findings.severity != 'rounding'")
    where = " AND ".join(clauses) or "TRUE"
    query = f"""
        SELECT findings.*, checks.kind, checks.claimed, checks.computed, checks.difference, checks.unit,
          documents.title AS document_title, documents.path AS document_path
        FROM findings
        JOIN documents ON documents.id = findings.document_id
        LEFT JOIN checks ON checks.id = findings.id
        WHERE {where}
        ORDER BY findings.severity = 'error' DESC, findings.severity = 'notice' DESC, findings.rowid
        LIMIT 300
    """  # noqa: S608 - the clauses are literals
    return rows(db, query, *(value for _, value in known))


def finding_choices(db: sqlite3.Connection) -> dict[str, list[Row]]:
    """What the list of findings can be narrowed to, with counts."""
    decided = "coalesce(CASE WHEN stale THEN 'open' ELSE decision END, 'open')"
    return {
        "severity": rows(
            db,
            f"SELECT severity AS value, count(*) AS n FROM findings GROUP BY 1 ORDER BY {WORST_FIRST}",  # noqa: S608
        ),
        "decision": rows(
            db,
            f"SELECT {decided} AS value, count(*) AS n FROM findings GROUP BY 1 ORDER BY n DESC",  # noqa: S608
        ),
        "check": rows(
            db,
            "SELECT checks.kind AS value, count(*) AS n FROM findings JOIN checks ON checks.id = findings.id"
            " GROUP BY 1 ORDER BY n DESC, 1",
        ),
    }
