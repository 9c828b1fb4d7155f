"""What stands for a row where another row points to it."""

from __future__ import annotations

import sqlite3

from pipeline.serve.facts import one

LABELS: dict[str, str] = {
    "documents": "SELECT coalesce(title, path) AS label FROM documents WHERE id = ?",
    "pages": "SELECT number AS label FROM pages WHERE id = ?",
    "tables": "SELECT caption AS label FROM tables WHERE id = ?",
    "cells": "SELECT text AS label FROM cells WHERE id = ?",
    "amounts": "SELECT text AS label FROM amounts WHERE id = ?",
    "dates": "SELECT text AS label FROM dates WHERE id = ?",
    "mentions": "SELECT text AS label FROM mentions WHERE id = ?",
    "indicators": "SELECT text AS label FROM indicators WHERE id = ?",
    "place_mentions": "SELECT text AS label FROM place_mentions WHERE id = ?",
    "organisations": "SELECT coalesce(acronym, name) AS label FROM organisations WHERE id = ?",
    "programmes": "SELECT coalesce(acronym, name) AS label FROM programmes WHERE id = ?",
    "places": "SELECT name AS label FROM places WHERE id = ?",
    "agreements": "SELECT coalesce(reference, title, kind) AS label FROM agreements WHERE id = ?",
    "agreement_tellings": "SELECT coalesce(reference, title, kind) AS label"
    " FROM agreement_tellings WHERE id = ?",
    "agreement_evidence": "SELECT text AS label FROM agreement_evidence WHERE id = ?",
    "columns": "SELECT header AS label FROM columns WHERE id = ?",
    "sentences": "SELECT text AS label FROM sentences WHERE id = ?",
    "numbers": "SELECT text AS label FROM numbers WHERE id = ?",
    "acronyms": "SELECT acronym AS label FROM acronyms WHERE id = ?",
    "transactions": "SELECT label FROM (SELECT coalesce(reference, title, agreements.kind) AS label"
    " FROM transactions JOIN agreements ON agreements.id = agreement_id WHERE transactions.id = ?)",
}
"""One look by the primary key; tables that are not here have no label but their id."""


IN_LANGUAGES: dict[str, str] = {"checks": "description", "findings": "title"}
"""Tables that say the same in each of our languages, and the column that does."""


def label_of(db: sqlite3.Connection, table: str, id_: str, language: str) -> str | None:
    """The label of a row in a language, where the archive has it in that; None where it has none."""
    sql = LABELS.get(table)
    if table in IN_LANGUAGES:
        name = IN_LANGUAGES[table]
        sql = f"SELECT coalesce({name}_{language}, {name}) AS label FROM {table} WHERE id = ?"  # noqa: S608
    row = one(db, sql, id_) if sql else None
    return str(row["label"]) if row and row["label"] is not None else None
