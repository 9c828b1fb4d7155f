"""What views would have to count over a whole table at every question: counted when an archive is made.

Each table has its rows in the order in which its view shows them, so that a page of them is read and no more.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Summary:
    """A table of counts: its columns, and the query that fills it."""

    columns: str
    select: str


CHECKED, NAMED = "checked_amounts", "named_organisations"
"""The first is counted after the audit, the second after the load."""

SUMMARIES: dict[str, Summary] = {
    CHECKED: Summary(
        "mismatches INTEGER NOT NULL, document_id TEXT NOT NULL, page INTEGER NOT NULL,"
        " amount_id TEXT NOT NULL, checks INTEGER NOT NULL, kinds TEXT NOT NULL,"
        " PRIMARY KEY (mismatches DESC, document_id, page, amount_id)",
        """
        SELECT sum(mismatches), amounts.document_id, amounts.page, amount_id, sum(checks), group_concat(kind)
        FROM (
          SELECT check_evidence.amount_id, checks.kind, count(*) AS checks,
            sum(checks.status = 'mismatch') AS mismatches
          FROM check_evidence JOIN checks ON checks.id = check_evidence.check_id
          WHERE check_evidence.amount_id IS NOT NULL
          GROUP BY check_evidence.amount_id, checks.kind
        )
        JOIN amounts ON amounts.id = amount_id
        GROUP BY amount_id
        """,
    ),
    NAMED: Summary(
        "mentions INTEGER NOT NULL, name TEXT NOT NULL, organisation_id TEXT NOT NULL,"
        " documents INTEGER NOT NULL,"
        " PRIMARY KEY (mentions DESC, name, organisation_id)",
        """
        SELECT
          coalesce(counted.mentions, 0),
          organisations.name,
          organisations.id,
          coalesce(counted.documents, 0)
        FROM organisations LEFT JOIN (
          SELECT organisation_id, sum(mentions) AS mentions, count(*) AS documents
          FROM (
            SELECT organisation_id, document_id, count(*) AS mentions
            FROM mentions GROUP BY organisation_id, document_id
          )
          GROUP BY organisation_id
        ) AS counted ON counted.organisation_id = organisations.id
        """,
    ),
}
"""Figures that took part in checks, those that disagree first; organisations, those named most first."""


def create_summaries(db: sqlite3.Connection) -> None:
    """Create every summary, empty."""
    for name, summary in SUMMARIES.items():
        db.execute(f"CREATE TABLE {name} ({summary.columns}) WITHOUT ROWID")


def fill_summary(db: sqlite3.Connection, name: str) -> None:
    """Count anew what a summary counts of the archive as it is now."""
    db.execute(f"DELETE FROM {name}")  # noqa: S608 - our own names
    db.execute(f"INSERT INTO {name} {SUMMARIES[name].select} ORDER BY 1 DESC, 2, 3, 4")
