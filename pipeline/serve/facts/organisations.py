"""Organisations and programmes: what all documents say of them."""

from __future__ import annotations

import sqlite3
from typing import Any

from slugify import slugify

from pipeline.serve.facts import Row, one, rows, value
from pipeline.serve.facts.agreements import GIVERS, lines_of

MENTIONS = 60
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
    giving = [r["id"] for r in roles if r["role"] in GIVERS]
    taking = [r["id"] for r in roles if r["role"] not in GIVERS]
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
        "giving": lines_of(db, list(dict.fromkeys(giving))),
        "taking": lines_of(db, list(dict.fromkeys(taking))),
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
        "programme": programme_of(db, row["name"]),
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


def programme_slug(name: str) -> str:
    """The word by which an address names a programme."""
    return slugify(name, max_length=100, replacements=[["'", "-"], ["’", "-"]])


def programme_names(db: sqlite3.Connection) -> list[Row]:
    """The programmes that agreements belong to, with the number of these."""
    query = """
        SELECT programme AS name, count(*) AS agreements FROM agreements
        WHERE programme IS NOT NULL GROUP BY programme ORDER BY agreements DESC, name
    """
    return [row | {"slug": programme_slug(row["name"])} for row in rows(db, query)]


def programme_of(db: sqlite3.Connection, name: str) -> str | None:
    """The address word of a programme of this name, where agreements belong to one."""
    known = value(db, "SELECT count(*) FROM agreements WHERE programme = ?", name)
    return programme_slug(name) if known else None


def programme_facts(db: sqlite3.Connection, slug: str) -> dict[str, Any] | None:
    """All that the page about a programme shows; None where no agreement belongs to one of that name."""
    name = next((row["name"] for row in programme_names(db) if row["slug"] == slug), None)
    if name is None:
        return None
    ids = rows(
        db,
        "SELECT id, kind FROM agreements WHERE programme = ?"
        " ORDER BY signed_on IS NULL, signed_on, reference, rowid",
        name,
    )
    own = [r["id"] for r in ids if r["kind"] == "programme"]
    return {
        "name": name,
        "organisation": one(db, "SELECT * FROM organisations WHERE name = ? ORDER BY id", name),
        "itself": lines_of(db, own),
        "lines": lines_of(db, [r["id"] for r in ids if r["kind"] != "programme"]),
        "findings": rows(
            db,
            """
            SELECT DISTINCT findings.* FROM agreements
            JOIN check_evidence ON check_evidence.agreement_id = agreements.id
            JOIN checks ON checks.id = check_evidence.check_id
            JOIN findings ON findings.id = checks.finding_id
            WHERE agreements.programme = ? ORDER BY findings.severity = 'error' DESC, findings.rowid LIMIT 50
            """,
            name,
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
