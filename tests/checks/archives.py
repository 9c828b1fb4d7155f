"""Small archives for the tests of checks: pages of text, and tables given as rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from pipeline.archive.database import create_tables, insert
from pipeline.checks.archive import Archive
from pipeline.checks.results import Result
from pipeline.records import (
    Acronym,
    Agreement,
    AgreementTelling,
    Amount,
    Cell,
    Document,
    Page,
    Table,
    TableColumn,
)
from pipeline.values.money import find_amounts

Check = Callable[[Archive], Iterator[Result]]


def empty() -> sqlite3.Connection:
    db = sqlite3.connect(":memory:")
    create_tables(db)
    return db


def add_document(db: sqlite3.Connection, id_: str = "d", pages: Sequence[str] = (), **known: Any) -> None:
    """A document with its pages, and the sums of money in them, paired where they are one sum."""
    insert(
        db, "documents", [Document(id=id_, path=f"{id_}.pdf", **{"status": "ok", "country": "ML"} | known)]
    )
    for number, text in enumerate(pages, start=1):
        insert(
            db,
            "pages",
            [Page(id=f"{id_}:p{number}", document_id=id_, number=number, text=text, origin="markup")],
        )
        readings = find_amounts(text)
        ids = [f"{id_}:p{number}:a{n}" for n in range(1, len(readings) + 1)]
        insert(
            db, "amounts", [
                Amount(
                    id=own, document_id=id_, page=number, text=r.text, value=r.value, low=r.low, high=r.high,
                    currency=r.currency, qualifier=r.qualifier,
                    equals_amount_id=None if r.equals is None else ids[r.equals],
                ) for own, r in zip(ids, readings, strict=True)
            ],
        )  # fmt: skip


def add_table(
    db: sqlite3.Connection, headers: Sequence[tuple[str, str, str | None]], rows: Sequence[Sequence[Any]],
    *, id_: str = "d:p1:t1", document_id: str = "d", caption: str | None = None, total: bool = True,
    roles: Sequence[str | None] = (),
) -> None:  # fmt: skip
    """A table: headers as (text, kind, unit), rows of texts and numbers; the last is a total, or named so."""
    insert(db, "tables", [
        Table(id=id_, document_id=document_id, page=1, last_page=1, caption=caption, n_rows=len(rows) + 1,
              n_columns=len(headers))
    ])  # fmt: skip
    known_roles = [*roles, *[None] * len(headers)]
    insert(db, "columns", [
        TableColumn(
            id=f"{id_}:c{n}", table_id=id_, column=n, header=text, kind=kind, unit=unit,  # type: ignore[arg-type]
            role=known_roles[n],
        )
        for n, (text, kind, unit) in enumerate(headers)
    ])  # fmt: skip
    for line, row in enumerate(rows, start=1):
        named = str(row[0]).lower().startswith(("total", "sous-total"))
        role = "total" if (total and line == len(rows)) or named else "body"
        insert(db, "cells", [_cell(id_, line, n, value, headers[n], role) for n, value in enumerate(row)])


def _cell(
    table: str, row: int, column: int, value: Any, header: tuple[str, str, str | None], role: str
) -> Cell:
    number = None if isinstance(value, str) else Decimal(str(value))
    return Cell(
        id=f"{table}:r{row}:c{column}", table_id=table, row=row, column=column, text=str(value), role=role,  # type: ignore[arg-type]
        kind="text" if number is None else header[1], value=number, low=number, high=number,  # type: ignore[arg-type]
        unit=header[2], page=1,
    )  # fmt: skip


def add_agreements(db: sqlite3.Connection, *agreements: dict[str, Any]) -> None:
    known = {"kind": "APO", "document_id": "d", "page": 1, "text": "row", "table_id": "d:p1:t1"}
    rows = [known | {"id": f"d:p1:g{n}"} | given for n, given in enumerate(agreements, start=1)]
    insert(db, "agreements", [Agreement(**row) for row in rows])
    insert(db, "agreement_tellings", [AgreementTelling(agreement_id=row["id"], **row) for row in rows])


def add_acronyms(db: sqlite3.Connection, *acronyms: tuple[str, str, str]) -> None:
    insert(db, "acronyms", [
        Acronym(id=f"d:{name}:{n}", document_id="d", page=1, acronym=name, expansion=expansion, source=source)  # type: ignore[arg-type]
        for n, (name, expansion, source) in enumerate(acronyms)
    ])  # fmt: skip


def of_text(check: Check, *pages: str, **known: Any) -> list[tuple[str, str | None]]:
    """Status and severity of what a check says of a document of these pages."""
    db = empty()
    add_document(db, pages=pages, **known)
    return told(check, db)


def told(check: Check, db: sqlite3.Connection) -> list[tuple[str, str | None]]:
    """Status and severity of what a check says of an archive, which is closed."""
    try:
        return [(result.check.status, result.check.severity) for result in check(Archive(db))]
    finally:
        db.close()


OK, ROUNDING = ("ok", None), ("ok", "rounding")
ERROR, NOTICE, OPEN = ("mismatch", "error"), ("mismatch", "notice"), ("unverifiable", None)
