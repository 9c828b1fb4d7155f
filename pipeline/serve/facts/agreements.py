"""Agreements: who gives, who receives, how much, when, where, and which documents tell of it."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.serve.facts import Row, one, rows

LINES = 100
"""Agreements on one page of a list."""

GIVERS = ("funding", "sponsor")
"""Roles of those who pay; the others carry out, receive or take part."""


@dataclass(slots=True)
class AgreementLine:
    """An agreement as a line of a list: its row, its parties by role, its sums by currency."""

    row: Row
    parties: dict[str, list[Row]] = field(default_factory=dict)
    sums: list[Row] = field(default_factory=list)

    @property
    def givers(self) -> list[Row]:
        """Those who pay."""
        return [party for role in GIVERS for party in self.parties.get(role, ())]

    @property
    def others(self) -> list[Row]:
        """Those who receive, carry out or take part."""
        return [party for role, named in self.parties.items() if role not in GIVERS for party in named]


def agreement_facts(db: sqlite3.Connection, agreement_id: str) -> dict[str, Any] | None:
    """All that the page about an agreement shows; None where there is no such agreement."""
    row = one(db, "SELECT * FROM agreements WHERE id = ?", agreement_id)
    if row is None:
        return None
    tellings = """
        SELECT told.*, documents.title AS document_title, documents.path AS document_path,
          documents.published, documents.publisher
        FROM agreement_evidence AS told JOIN documents ON documents.id = told.document_id
        WHERE told.agreement_id = ? ORDER BY documents.published, told.rowid
    """
    findings = """
        SELECT DISTINCT findings.* FROM findings
        JOIN checks ON checks.finding_id = findings.id
        JOIN check_evidence ON check_evidence.check_id = checks.id
        WHERE check_evidence.agreement_id = ?1
          OR check_evidence.amount_id IN (SELECT id FROM amounts WHERE agreement_id = ?1)
        ORDER BY findings.severity = 'error' DESC, findings.rowid
    """
    return {
        "agreement": row,
        "line": lines_of(db, [agreement_id])[0],
        "amounts": rows(db, "SELECT * FROM amounts WHERE agreement_id = ? ORDER BY rowid", agreement_id),
        "tellings": rows(db, tellings, agreement_id),
        "findings": rows(db, findings, agreement_id),
        "places": places_of(db, row),
        "document": one(db, "SELECT * FROM documents WHERE id = ?", row["document_id"]),
    }


def places_of(db: sqlite3.Connection, agreement: Row) -> list[Row]:
    """The places of an agreement: rows of `places`, or names alone where the gazetteer has none."""
    names = [name.strip() for name in (agreement.get("places") or "").split(",") if name.strip()]
    return [
        one(db, "SELECT id, name, kind FROM places WHERE name = ? ORDER BY kind != 'region'", name)
        or {"id": None, "name": name, "kind": None}
        for name in names
    ]


def lines_of(db: sqlite3.Connection, agreement_ids: Sequence[str]) -> list[AgreementLine]:
    """Agreements as lines, in the order of their ids as given."""
    wanted = json.dumps(list(agreement_ids))
    each = "(SELECT value FROM json_each(?))"
    found = {
        row["id"]: AgreementLine(row)
        for row in rows(db, f"SELECT * FROM agreements WHERE id IN {each}", wanted)  # noqa: S608
    }
    parties = f"""
        SELECT agreement_parties.agreement_id, agreement_parties.role, organisations.id, organisations.name,
          organisations.acronym
        FROM agreement_parties JOIN organisations ON organisations.id = agreement_parties.organisation_id
        WHERE agreement_parties.agreement_id IN {each} ORDER BY agreement_parties.rowid
    """  # noqa: S608 - `each` is the literal above
    for party in rows(db, parties, wanted):
        found[party["agreement_id"]].parties.setdefault(party["role"], []).append(party)
    sums = f"""
        SELECT agreement_id, currency, max(value) AS value, min(qualifier) AS qualifier, NULL AS low,
          NULL AS high, min(text) AS text
        FROM amounts WHERE agreement_id IN {each} AND value IS NOT NULL
        GROUP BY agreement_id, currency ORDER BY agreement_id, currency != 'XOF', currency
    """  # noqa: S608
    for money in rows(db, sums, wanted):
        found[money["agreement_id"]].sums.append(money)
    return [found[id_] for id_ in agreement_ids if id_ in found]


def totals_of(lines: Sequence[AgreementLine]) -> list[Row]:
    """The sums of agreements by currency: one sum an agreement and currency, nothing converted."""
    totals: dict[str, Row] = {}
    for line in lines:
        for money in line.sums:
            row = totals.setdefault(
                money["currency"], {"currency": money["currency"], "value": 0, "agreements": 0}
            )
            row["value"] += money["value"]
            row["agreements"] += line.row.get("count") or 1
    return sorted(totals.values(), key=lambda row: -row["agreements"])


FILTERS: dict[str, str] = {
    "programme": "agreements.programme = ?",
    "year": "substr(agreements.signed_on, 1, 4) = ?",
    "kind": "agreements.kind = ?",
    "status": "agreements.status = ?",
    "document": "agreements.document_id = ?",
    "place": "(', ' || agreements.places || ',') LIKE '%, ' || ? || ',%'",
    "organisation": "agreements.id IN (SELECT agreement_id FROM agreement_parties WHERE organisation_id = ?)",
}
"""Words by which a list of agreements can be narrowed, and what each asks."""


def agreement_ids(db: sqlite3.Connection, told: dict[str, str]) -> list[str]:
    """The ids of all agreements that fit the filters, the latest signature first."""
    known = [(FILTERS[name], value) for name, value in told.items() if name in FILTERS]
    where = " AND ".join(clause for clause, _ in known) or "TRUE"
    query = f"""
        SELECT agreements.id FROM agreements WHERE {where}
        ORDER BY agreements.signed_on IS NULL, agreements.signed_on DESC, agreements.reference,
          agreements.rowid
    """  # noqa: S608 - the clauses are literals
    return [row["id"] for row in rows(db, query, *(value for _, value in known))]


def agreement_choices(db: sqlite3.Connection) -> dict[str, list[Row]]:
    """What a list of agreements can be narrowed to, with counts."""
    asked = {
        "programme": "programme",
        "year": "substr(signed_on, 1, 4)",
        "kind": "kind",
    }
    query = "SELECT {0} AS value, count(*) AS n FROM agreements WHERE {0} IS NOT NULL GROUP BY 1 ORDER BY {1}"
    return {
        name: rows(db, query.format(column, "1 DESC" if name == "year" else "n DESC, 1"))
        for name, column in asked.items()
    } | {"place": _places(db)}


def _places(db: sqlite3.Connection) -> list[Row]:
    counts: dict[str, int] = defaultdict(int)
    for row in rows(db, "SELECT places, count(*) AS n FROM agreements WHERE places IS NOT NULL GROUP BY 1"):
        for name in row["places"].split(", "):
            counts[name] += row["n"]
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [{"value": name, "n": n} for name, n in ordered]
