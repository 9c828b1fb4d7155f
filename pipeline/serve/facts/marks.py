"""What was read on a page, kind by kind, each with the box in which it stands."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.serve.facts import Row, rows

KINDS: dict[str, str] = {
    "finding": """
        SELECT findings.id, findings.title AS text, findings.title_en, findings.title_fr,
          findings.severity, findings.decision, findings.stale,
          findings.x0, findings.top, findings.x1, findings.bottom
        FROM findings WHERE findings.document_id = ? AND findings.page = ?
        ORDER BY findings.severity = 'error' DESC, findings.rowid""",
    "table": """
        SELECT tables.id, tables.caption AS text, tables.n_rows, tables.n_columns, tables.kind, tables.page,
          tables.last_page, tables.x0, tables.top, tables.x1, tables.bottom
        FROM tables WHERE tables.document_id = ? AND ? BETWEEN tables.page AND tables.last_page
        ORDER BY tables.rowid""",
    "agreement": """
        SELECT evidence.id, evidence.agreement_id, evidence.telling_id, evidence.text, agreements.reference,
          agreements.title, agreements.kind,
          evidence.quality, evidence.confidence,
          evidence.x0, evidence.top, evidence.x1, evidence.bottom
        FROM agreement_evidence AS evidence JOIN agreements ON agreements.id = evidence.agreement_id
        WHERE evidence.document_id = ? AND evidence.page = ? ORDER BY evidence.rowid""",
    "amount": """
        SELECT amounts.id, amounts.text, amounts.value, amounts.low, amounts.high, amounts.currency,
          amounts.qualifier, amounts.role, amounts.context, amounts.cell_id, amounts.agreement_id,
          (SELECT coalesce(reference, title) FROM agreements WHERE agreements.id = amounts.agreement_id)
            AS agreement,
          amounts.corrected_from, amounts.corrected_by,
          amounts.quality, amounts.confidence,
          amounts.x0, amounts.top, amounts.x1, amounts.bottom
        FROM amounts WHERE amounts.document_id = ? AND amounts.page = ? ORDER BY amounts.rowid""",
    "date": """
        SELECT dates.id, dates.text, dates.start, dates."end", dates.precision, dates.context, dates.cell_id,
          dates.quality, dates.confidence,
          dates.x0, dates.top, dates.x1, dates.bottom
        FROM dates WHERE dates.document_id = ? AND dates.page = ? ORDER BY dates.rowid""",
    "organisation": """
        SELECT mentions.id, mentions.text, mentions.organisation_id, mentions.context, mentions.cell_id,
          organisations.name, organisations.acronym, mentions.quality, mentions.confidence,
          mentions.x0, mentions.top, mentions.x1, mentions.bottom
        FROM mentions JOIN organisations ON organisations.id = mentions.organisation_id
        WHERE mentions.document_id = ? AND mentions.page = ? ORDER BY mentions.rowid""",
    "place": """
        SELECT place_mentions.id, place_mentions.text, place_mentions.place_id, places.name,
          place_mentions.quality, place_mentions.confidence,
          place_mentions.x0, place_mentions.top, place_mentions.x1, place_mentions.bottom
        FROM place_mentions JOIN places ON places.id = place_mentions.place_id
        WHERE place_mentions.document_id = ? AND place_mentions.page = ? ORDER BY place_mentions.rowid""",
    "result": """
        SELECT indicators.id, indicators.text, indicators.value, indicators.unit, indicators.what,
          indicators.quality, indicators.confidence,
          indicators.x0, indicators.top, indicators.x1, indicators.bottom
        FROM indicators WHERE indicators.document_id = ? AND indicators.page = ? ORDER BY indicators.rowid""",
}
"""Kinds of marks in the order in which the panel beside a page lists them."""

POINTED_AT: dict[str, tuple[str, str]] = {
    "finding": ("finding", "id"),
    "table": ("table", "id"),
    "evidence": ("agreement", "id"),
    "telling": ("agreement", "telling_id"),
    "agreement": ("agreement", "agreement_id"),
    "amount": ("amount", "id"),
    "date": ("date", "id"),
    "mention": ("organisation", "id"),
    "organisation": ("organisation", "organisation_id"),
    "place": ("place", "id"),
    "indicator": ("result", "id"),
}
"""Words by which an address points to marks: their kind, and the column that the given id is held against."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something read on a page: its kind, what is known of it, and whether the address points to it."""

    kind: str
    row: Row
    pointed_at: bool = False

    @property
    def id(self) -> str:
        """The id of the record."""
        return str(self.row["id"])

    @property
    def box(self) -> tuple[float, float, float, float] | None:
        """Left, upper, right and lower side in points; None where the source has no layout."""
        return box_of(self.row)


def box_of(row: Row) -> tuple[float, float, float, float] | None:
    """The box of a row; None where the source has no layout."""
    if any(row.get(side) is None for side in ("x0", "top", "x1", "bottom")):
        return None
    return (row["x0"], row["top"], row["x1"], row["bottom"])


def marks_of(
    db: sqlite3.Connection, document_id: str, page: int, pointers: dict[str, str]
) -> dict[str, list[Mark]]:
    """Everything that was read on a page, by kind.

    Args:
        db: the archive.
        document_id: the document.
        page: the page, from 1.
        pointers: what the address points to, such as `{"amount": "livret:p5:a25"}`.
    """
    wanted = {POINTED_AT[word]: id_ for word, id_ in pointers.items() if word in POINTED_AT}
    marks = {}
    for kind, sql in KINDS.items():
        columns = [(column, id_) for (of, column), id_ in wanted.items() if of == kind]
        marks[kind] = [
            Mark(kind, row, any(row[column] == id_ for column, id_ in columns))
            for row in rows(db, sql, document_id, page)
        ]
    for mark in marks["table"]:
        if mark.row["page"] != page:
            mark.row.update(_part_of_table(db, mark.id, page))
    return marks


def _part_of_table(db: sqlite3.Connection, table_id: str, page: int) -> Row:
    """The box of that part of a table which stands on a later page than its first."""
    query = """
        SELECT min(x0) AS x0, min(top) AS top, max(x1) AS x1, max(bottom) AS bottom
        FROM cells WHERE table_id = ? AND page = ?
    """
    return rows(db, query, table_id, page)[0]


@dataclass(frozen=True, slots=True)
class EvidenceMark:
    """A printed figure on which a check rests: the claimed side, or the one that it was recomputed from."""

    side: str
    row: Row

    @property
    def box(self) -> tuple[float, float, float, float] | None:
        """Where it stands, in points; None where the source has no layout."""
        return box_of(self.row)


def evidence_of(db: sqlite3.Connection, check_ids: Iterable[str]) -> list[EvidenceMark]:
    """The figures that checks rest on, each place once; claimed wins where a figure is on both sides."""
    evidence: dict[tuple[object, ...], EvidenceMark] = {}
    for check_id in check_ids:
        query = "SELECT * FROM check_evidence WHERE check_id = ? ORDER BY rowid"
        for row in rows(db, query, check_id):
            place = (row["document_id"], row["page"], row["cell_id"] or row["text"], box_of(row))
            if place not in evidence or row["side"] == "claimed":
                evidence[place] = EvidenceMark(row["side"], row)
    return list(evidence.values())
