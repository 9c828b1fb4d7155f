"""Figures that are drawn and stand nowhere else."""

from __future__ import annotations

import sqlite3

from pipeline.serve.facts import Row, rows


def findings_by_document(db: sqlite3.Connection) -> list[Row]:
    """How many findings of each severity a document has, those with most contradictions first."""
    query = """
        SELECT documents.id, documents.title, documents.path, count(*) AS n,
          sum(findings.severity = 'error') AS error, sum(findings.severity = 'notice') AS notice,
          sum(findings.severity = 'rounding') AS rounding
        FROM findings JOIN documents ON documents.id = findings.document_id
        GROUP BY documents.id ORDER BY error DESC, n DESC, documents.path LIMIT 30
    """
    return rows(db, query)
