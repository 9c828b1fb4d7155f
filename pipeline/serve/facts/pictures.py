"""Figures that are drawn and stand nowhere else."""

from __future__ import annotations

import math
import sqlite3
from collections import Counter
from dataclasses import dataclass

from pipeline.serve.facts import Row, rows


def findings_by_kind(db: sqlite3.Connection) -> list[Row]:
    """How many findings of each severity each kind of check shows, those with most contradictions first."""
    query = """
        SELECT checks.kind AS id, count(*) AS n, sum(findings.severity = 'error') AS error,
          sum(findings.severity = 'notice') AS notice, sum(findings.severity = 'rounding') AS rounding
        FROM findings JOIN checks ON checks.id = findings.id
        GROUP BY checks.kind ORDER BY error DESC, n DESC, checks.kind
    """
    return rows(db, query)


@dataclass(slots=True)
class Crossed:
    """Findings of documents by kinds of checks, roundings left out."""

    kinds: list[str]
    documents: list[Row]
    cells: dict[tuple[str, str], int]

    def level(self, document: str, kind: str) -> int:
        """How dark a cell is; 0 where there is nothing."""
        most = max(self.cells.values(), default=1)
        return math.ceil(4 * self.cells.get((document, kind), 0) / most)


def findings_crossed(db: sqlite3.Connection, kinds: int = 9, documents: int = 15) -> Crossed:
    """Findings worth a look by document and kind of check, those with most of them."""
    query = """
        SELECT findings.document_id AS id, documents.title, documents.path, checks.kind, count(*) AS n
        FROM findings JOIN checks ON checks.id = findings.id
        JOIN documents ON documents.id = findings.document_id
        WHERE findings.severity != 'rounding' GROUP BY findings.document_id, checks.kind
    """
    crossed = rows(db, query)
    of_kind: Counter[str] = Counter()
    of_document: Counter[str] = Counter()
    for row in crossed:
        of_kind[row["kind"]] += row["n"]
        of_document[row["id"]] += row["n"]
    shown = [kind for kind, _ in of_kind.most_common(kinds)]
    known = {row["id"]: row for row in crossed if row["kind"] in shown}
    return Crossed(
        shown,
        [known[id_] for id_, _ in of_document.most_common() if id_ in known][:documents],
        {(row["id"], row["kind"]): row["n"] for row in crossed},
    )


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
