"""Organisations and programmes: what all documents say of them."""

from __future__ import annotations

import sqlite3
from typing import Any

from pipeline.records.agreements import GIVING
from pipeline.serve.facts import Row, one, rows
from pipeline.serve.facts.agreements import LINES, lines_of, totals_of

MENTIONS = 40
"""Places that are listed on the page about an organisation or place; the rest are a link away."""


def organisation_facts(db: sqlite3.Connection, organisation_id: str) -> dict[str, Any] | None:
    """All that the page about an organisation shows; None where there is none of that id."""
    row = one(db, "SELECT * FROM organisations WHERE id = ?", organisation_id)
    if row is None:
        return None
    roles = rows(
        db,
        """
        SELECT agreement_parties.agreement_id AS id, agreement_parties.role
        FROM agreement_parties JOIN agreements ON agreements.id = agreement_parties.agreement_id
        WHERE organisation_id = ?
        ORDER BY agreements.signed_on IS NULL, agreements.signed_on, agreements.rowid
        """,
        organisation_id,
    )
    giving = list(dict.fromkeys(r["id"] for r in roles if r["role"] in GIVING))
    taking = list(dict.fromkeys(r["id"] for r in roles if r["role"] not in GIVING))
    return {
        "organisation": row,
        "aliases": rows(
            db,
            "SELECT name, reason, document_id FROM organisation_aliases"
            " WHERE organisation_id = ? ORDER BY name",
            organisation_id,
        ),
        "printed": rows(
            db,
            "SELECT text, count(*) AS n FROM mentions WHERE organisation_id = ? GROUP BY text"
            " ORDER BY n DESC, text LIMIT 12",
            organisation_id,
        ),
        "giving": lines_of(db, giving[:LINES]),
        "n_giving": len(giving),
        "given": totals_of(db, giving),
        "taking": lines_of(db, taking[:LINES]),
        "n_taking": len(taking),
        "taken": totals_of(db, taking),
        "by_document": mentions_by_document(db, "mentions", "organisation_id", organisation_id),
        "mentions": rows(
            db,
            """
            SELECT mentions.id, mentions.document_id, mentions.page, mentions.text, mentions.context,
              documents.title AS document_title, documents.path AS document_path, documents.published
            FROM mentions JOIN documents ON documents.id = mentions.document_id
            WHERE mentions.organisation_id = ? ORDER BY documents.published DESC, mentions.rowid LIMIT ?
            """,
            organisation_id,
            MENTIONS,
        ),
        "programme": one(db, "SELECT id FROM programmes WHERE organisation_id = ?", organisation_id),
    }


def mentions_by_document(db: sqlite3.Connection, table: str, column: str, id_: str) -> list[Row]:
    """How often each document names an organisation or place, in the order of publication."""
    query = f"""
        SELECT documents.id, documents.title, documents.path, documents.published, count(*) AS n,
          min(named.page) AS page
        FROM {table} AS named JOIN documents ON documents.id = named.document_id
        WHERE named.{column} = ? GROUP BY documents.id ORDER BY documents.published, documents.path
    """  # noqa: S608 - names of ours
    return rows(db, query, id_)


def programme_names(db: sqlite3.Connection) -> list[Row]:
    """The programmes of the archive, those with most agreements first."""
    return rows(db, "SELECT id, name, acronym, n_agreements FROM programmes ORDER BY n_agreements DESC, name")


def programme_facts(db: sqlite3.Connection, programme_id: str) -> dict[str, Any] | None:
    """All that the page about a programme shows; None where there is none of that id."""
    row = one(db, "SELECT * FROM programmes WHERE id = ?", programme_id)
    if row is None:
        return None
    members = rows(
        db,
        "SELECT id, kind FROM agreements WHERE programme_id = ?"
        " ORDER BY signed_on IS NULL, signed_on, reference, rowid",
        programme_id,
    )
    lines = [r["id"] for r in members if r["kind"] != "programme"]
    return {
        "programme": row,
        "organisation": one(db, "SELECT * FROM organisations WHERE id = ?", row["organisation_id"]),
        "budget": one(db, "SELECT * FROM amounts WHERE id = ?", row["amount_id"]),
        "parties": rows(
            db,
            """
            SELECT programme_parties.role, organisations.id, organisations.name, organisations.acronym,
              tellings.document_id, tellings.page, tellings.id AS telling_id
            FROM programme_parties
            JOIN organisations ON organisations.id = programme_parties.organisation_id
            LEFT JOIN agreement_tellings AS tellings ON tellings.id = programme_parties.telling_id
            WHERE programme_parties.programme_id = ? ORDER BY programme_parties.rowid
            """,
            programme_id,
        ),
        "places": rows(
            db,
            "SELECT places.id, places.name FROM programme_places JOIN places ON places.id = place_id"
            " WHERE programme_id = ? ORDER BY programme_places.rowid",
            programme_id,
        ),
        "itself": lines_of(db, [r["id"] for r in members if r["kind"] == "programme"]),
        "lines": lines_of(db, lines[:LINES]),
        "n_lines": len(lines),
        "totals": totals_of(db, lines),
        "findings": rows(
            db,
            """
            SELECT DISTINCT findings.* FROM agreements
            JOIN check_evidence ON check_evidence.agreement_id = agreements.id
            JOIN checks ON checks.id = check_evidence.check_id
            JOIN findings ON findings.id = checks.finding_id
            WHERE agreements.programme_id = ?
            ORDER BY findings.severity = 'error' DESC, findings.rowid LIMIT 50
            """,
            programme_id,
        ),
    }


def organisation_list(db: sqlite3.Connection) -> list[Row]:
    """Every organisation with how often it is named and takes part, the most named first."""
    query = """
        SELECT organisations.*, coalesce(named.n, 0) AS mentions, coalesce(named.documents, 0) AS documents,
          coalesce(parties.n, 0) AS agreements
        FROM organisations
        LEFT JOIN (
          SELECT organisation_id, count(*) AS n, count(DISTINCT document_id) AS documents
          FROM mentions GROUP BY organisation_id
        ) AS named ON named.organisation_id = organisations.id
        LEFT JOIN (
          SELECT organisation_id, count(DISTINCT agreement_id) AS n FROM agreement_parties
          GROUP BY organisation_id
        ) AS parties ON parties.organisation_id = organisations.id
        ORDER BY agreements > 0 DESC, mentions DESC, organisations.name
    """
    return rows(db, query)
