"""Agreements: who gives, who receives, how much, when, where, and which documents tell of it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.records.agreements import GIVING
from pipeline.serve.facts import Row, one, rows

LINES = 50
"""Agreements on one page of a list."""

"""Roles of those who pay; the others carry out, receive or take part."""


@dataclass(slots=True)
class AgreementLine:
    """An agreement as a line of a list: its row, its parties by role, its row of `transactions`."""

    row: Row
    parties: dict[str, list[Row]] = field(default_factory=dict)
    money: Row | None = None

    @property
    def givers(self) -> list[Row]:
        """Those who pay."""
        return [party for role in GIVING for party in self.parties.get(role, ())]

    @property
    def others(self) -> list[Row]:
        """Those who receive, carry out or take part."""
        return [party for role, named in self.parties.items() if role not in GIVING for party in named]


def agreement_facts(db: sqlite3.Connection, agreement_id: str) -> dict[str, Any] | None:
    """All that the page about an agreement shows; None where there is no such agreement."""
    row = one(db, "SELECT * FROM agreements WHERE id = ?", agreement_id)
    if row is None:
        return None
    tellings = """
        SELECT tellings.*, documents.title AS document_title, documents.path AS document_path,
          documents.published, documents.publisher
        FROM agreement_tellings AS tellings JOIN documents ON documents.id = tellings.document_id
        WHERE tellings.agreement_id = ? ORDER BY documents.published, tellings.rowid
    """
    findings = """
        SELECT DISTINCT findings.* FROM findings
        JOIN checks ON checks.finding_id = findings.id
        JOIN check_evidence ON check_evidence.check_id = checks.id
        WHERE check_evidence.agreement_id = ?1
          OR check_evidence.amount_id IN (SELECT id FROM amounts WHERE agreement_id = ?1)
        ORDER BY findings.severity = 'error' DESC, findings.rowid
    """
    parts = "SELECT id FROM agreements WHERE part_of_id = ? ORDER BY signed_on, reference, rowid"
    return {
        "agreement": row,
        "line": lines_of(db, [agreement_id])[0],
        "amounts": rows(db, "SELECT * FROM amounts WHERE agreement_id = ? ORDER BY rowid", agreement_id),
        "tellings": rows(db, tellings, agreement_id),
        "findings": rows(db, findings, agreement_id),
        "places": places_of(db, agreement_id),
        "whole": one(db, "SELECT * FROM agreements WHERE id = ?", row["part_of_id"]),
        "parts": lines_of(db, [part["id"] for part in rows(db, parts, agreement_id)]),
        "document": one(db, "SELECT * FROM documents WHERE id = ?", row["document_id"]),
        "printed": printed_of(db, row),
    }


def printed_of(db: sqlite3.Connection, agreement: Row) -> Row:
    """An agreement and its parties as lines of corrections name them: by what its best telling prints.

    `occurrence` says which of those on the page, where several print the same; empty where none else does.
    """
    same = rows(
        db,
        "SELECT id FROM agreement_tellings WHERE document_id = ? AND page = ?"
        " AND coalesce(reference, text) = ? ORDER BY rowid",
        agreement["document_id"],
        agreement["page"],
        agreement["reference"] or agreement["text"],
    )
    parties = """
        SELECT parties.role, parties.text, organisations.name, organisations.acronym,
          (SELECT count(*) FROM telling_parties AS earlier
           JOIN agreement_tellings AS their ON their.id = earlier.telling_id
           WHERE their.document_id = tellings.document_id AND earlier.text = parties.text
             AND earlier.rowid <= parties.rowid) AS nth,
          (SELECT count(*) FROM telling_parties AS each
           JOIN agreement_tellings AS their ON their.id = each.telling_id
           WHERE their.document_id = tellings.document_id AND each.text = parties.text) AS n
        FROM agreement_tellings AS tellings
        JOIN telling_parties AS parties ON parties.telling_id = tellings.id
        JOIN organisations ON organisations.id = parties.organisation_id
        WHERE tellings.agreement_id = ? AND tellings.document_id = ? AND tellings.page = ?
        ORDER BY parties.rowid
    """
    here = [row["id"] for row in same]
    nth = here.index(agreement["id"]) + 1 if agreement["id"] in here and len(here) > 1 else ""
    return {
        "text": agreement["reference"] or agreement["text"],
        "occurrence": nth,
        "parties": [
            party | {"which": f"{party['nth'] if party['n'] > 1 else ''}:{party['text']}"}
            for party in rows(db, parties, agreement["id"], agreement["document_id"], agreement["page"])
        ],
    }


def places_of(db: sqlite3.Connection, agreement_id: str) -> list[Row]:
    """The places of an agreement, with the programme that handed one down where it did."""
    query = """
        SELECT places.id, places.name, places.kind, agreement_places.inherited_from
        FROM agreement_places JOIN places ON places.id = agreement_places.place_id
        WHERE agreement_places.agreement_id = ? ORDER BY agreement_places.rowid
    """
    return rows(db, query, agreement_id)


def lines_of(db: sqlite3.Connection, agreement_ids: Sequence[str]) -> list[AgreementLine]:
    """Agreements as lines, in the order of their ids as given."""
    wanted = json.dumps(list(agreement_ids))
    each = "(SELECT value FROM json_each(?))"
    lines = {
        row["id"]: AgreementLine(row)
        for row in rows(db, f"SELECT * FROM agreements WHERE id IN {each}", wanted)  # noqa: S608
    }
    parties = f"""
        SELECT agreement_parties.agreement_id, agreement_parties.role, agreement_parties.inherited_from,
          organisations.id, organisations.name, organisations.acronym
        FROM agreement_parties JOIN organisations ON organisations.id = agreement_parties.organisation_id
        WHERE agreement_parties.agreement_id IN {each} ORDER BY agreement_parties.rowid
    """  # noqa: S608 - `each` is the literal above
    for party in rows(db, parties, wanted):
        lines[party["agreement_id"]].parties.setdefault(party["role"], []).append(party)
    money = f"""
        SELECT transactions.*, amounts.text
        FROM transactions JOIN amounts ON amounts.id = transactions.amount_id
        WHERE transactions.agreement_id IN {each} ORDER BY transactions.counted, transactions.rowid
    """  # noqa: S608
    for transaction in rows(db, money, wanted):
        lines[transaction["agreement_id"]].money = transaction
    return [lines[id_] for id_ in agreement_ids if id_ in lines]


def totals_of(db: sqlite3.Connection, agreement_ids: Sequence[str]) -> list[Row]:
    """What is committed by agreements, by currency: what the views of money count, nothing converted."""
    query = """
        SELECT currency, sum(value) AS value, sum(coalesce(agreements, 1)) AS agreements FROM transactions
        WHERE agreement_id IN (SELECT value FROM json_each(?))
          AND counted AND transaction_type = 'commitment'
        GROUP BY currency ORDER BY agreements DESC, currency
    """
    return rows(db, query, json.dumps(list(agreement_ids)))


FILTERS: dict[str, str] = {
    "programme": "agreements.programme_id = ?",
    "year": "substr(agreements.signed_on, 1, 4) = ?",
    "kind": "agreements.kind = ?",
    "status": "agreements.status = ?",
    "document": "agreements.document_id = ?",
    "place": "agreements.id IN (SELECT agreement_id FROM agreement_places WHERE place_id = ?)",
    "donor": "agreements.id IN (SELECT agreement_id FROM transactions WHERE donors = ?)",
    "recipient": "agreements.id IN (SELECT agreement_id FROM transactions WHERE recipients = ?)",
    "places": "agreements.id IN (SELECT agreement_id FROM transactions WHERE places = ?)",
    "organisation": "agreements.id IN (SELECT agreement_id FROM agreement_parties WHERE organisation_id = ?)",
}
"""Words by which a list of agreements can be narrowed, and what each asks."""


def agreement_ids(db: sqlite3.Connection, filters: dict[str, str]) -> list[str]:
    """The ids of all agreements that fit the filters, the latest signature first."""
    known = [(FILTERS[name], value) for name, value in filters.items() if name in FILTERS]
    where = " AND ".join(clause for clause, _ in known) or "TRUE"
    query = f"""
        SELECT agreements.id FROM agreements WHERE {where}
        ORDER BY agreements.signed_on IS NULL, agreements.signed_on DESC, agreements.reference,
          agreements.rowid
    """  # noqa: S608 - the clauses are literals
    return [row["id"] for row in rows(db, query, *(value for _, value in known))]


def agreement_choices(db: sqlite3.Connection) -> dict[str, list[Row]]:
    """What a list of agreements can be narrowed to, with counts; `name` says what a value is called."""
    return {
        "programme": rows(
            db,
            """
            SELECT programmes.id AS value, programmes.name, count(*) AS n
            FROM agreements JOIN programmes ON programmes.id = agreements.programme_id
            GROUP BY programmes.id ORDER BY n DESC, programmes.name
            """,
        ),
        "place": rows(
            db,
            """
            SELECT places.id AS value, places.name, count(*) AS n
            FROM agreement_places JOIN places ON places.id = agreement_places.place_id
            GROUP BY places.id ORDER BY n DESC, places.name
            """,
        ),
        "year": rows(
            db,
            "SELECT substr(signed_on, 1, 4) AS value, count(*) AS n FROM agreements"
            " WHERE signed_on IS NOT NULL GROUP BY 1 ORDER BY 1 DESC",
        ),
        "kind": rows(db, "SELECT kind AS value, count(*) AS n FROM agreements GROUP BY 1 ORDER BY n DESC, 1"),
    }
