"""Small archives for the tests of checks: pages of text, and tables given as rows."""

from __future__ import annotations

import functools
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from spacy.language import Language

from pipeline.checks import ARCHIVE_CHECKS
from pipeline.checks.kit.archive import Archive
from pipeline.checks.kit.results import Result
from pipeline.entities import extract_entities, load_nlp
from pipeline.records import (
    Acronym,
    Agreement,
    AgreementTelling,
    Block,
    Cell,
    Document,
    Page,
    Reading,
    Table,
    TableColumn,
    TableSet,
)
from pipeline.records.database import create_tables, insert

Check = Callable[..., Iterator[Result]]


@functools.cache
def nlp() -> Language:
    """What finds sums, dates, and the sentences that say them."""
    return load_nlp(("sentences",))


def empty() -> sqlite3.Connection:
    db = sqlite3.connect(":memory:")
    create_tables(db)
    return db


def add_document(db: sqlite3.Connection, id_: str = "d", pages: Sequence[str] = (), **known: Any) -> None:
    """A document with its pages, one block for each line, and what their sentences say in numbers."""
    given = {"status": "ok", "country": "ML", "language": "fr"} | known
    reading = Reading(Document(id=id_, path=f"{id_}.pdf", **given))
    for number, text in enumerate(pages, start=1):
        reading.pages.append(
            Page(id=f"{id_}:p{number}", document_id=id_, number=number, text=text, origin="markup")
        )
        start = 0
        for line in text.split("\n"):
            kind = "list_item" if line.lstrip()[:1] in "-•*" and line.strip() else "paragraph"
            reading.blocks.append(Block(page=number, kind=kind, start=start, end=start + len(line)))
            start += len(line) + 1
    found = extract_entities(reading, TableSet(), nlp())
    insert(db, "documents", [reading.document])
    insert(db, "pages", reading.pages)
    for table in ("amounts", "dates", "sentences", "numbers"):
        insert(db, table, getattr(found, table))


def add_table(
    db: sqlite3.Connection,
    headers: Sequence[tuple[str, str, str | None]],
    rows: Sequence[Sequence[Any]],
    *,
    id_: str = "d:p1:t1",
    document_id: str = "d",
    caption: str | None = None,
    total: bool = True,
    roles: Sequence[str | None] = (),
) -> None:
    """A table: headers as (text, kind, unit), rows of texts and numbers; the last is a total, or named so."""
    insert(
        db,
        "tables",
        [
            Table(
                id=id_,
                document_id=document_id,
                page=1,
                last_page=1,
                caption=caption,
                n_rows=len(rows) + 1,
                n_columns=len(headers),
            )
        ],
    )
    known_roles = [*roles, *[None] * len(headers)]
    insert(
        db,
        "columns",
        [
            TableColumn(
                id=f"{id_}:c{n}",
                table_id=id_,
                column=n,
                header=text,
                kind=kind,
                unit=unit,  # type: ignore[arg-type]
                role=known_roles[n],
            )
            for n, (text, kind, unit) in enumerate(headers)
        ],
    )
    for line, row in enumerate(rows, start=1):
        named = str(row[0]).lower().startswith(("total", "sous-total"))
        role = "total" if (total and line == len(rows)) or named else "body"
        insert(db, "cells", [_cell(id_, line, n, value, headers[n], role) for n, value in enumerate(row)])


def _cell(
    table: str, row: int, column: int, value: Any, header: tuple[str, str, str | None], role: str
) -> Cell:
    number = None if isinstance(value, str) else Decimal(str(value))
    return Cell(
        id=f"{table}:r{row}:c{column}",
        table_id=table,
        row=row,
        column=column,
        text=str(value),
        role=role,  # type: ignore[arg-type]
        kind="text" if number is None else header[1],
        value=number,  # type: ignore[arg-type]
        **_bounds(number, header[1]),
        unit=header[2],
        page=1,
    )


def _bounds(number: Decimal | None, kind: str) -> dict[str, Decimal]:
    """What the tables stage says that a figure stands for, and its last printed place."""
    if number is None:
        return {}
    exponent = number.as_tuple().exponent
    place = Decimal(1).scaleb(min(exponent, 0) if isinstance(exponent, int) else 0)
    half = place / 2 if kind == "percent" else Decimal(0)
    return {"low": number - half, "high": number + half, "place": place}


def add_agreements(db: sqlite3.Connection, *agreements: dict[str, Any]) -> None:
    known = {"kind": "APO", "document_id": "d", "page": 1, "text": "row", "table_id": "d:p1:t1"}
    rows = [known | {"id": f"d:p1:g{n}"} | given for n, given in enumerate(agreements, start=1)]
    insert(db, "agreements", [Agreement(**row) for row in rows])
    insert(db, "agreement_tellings", [AgreementTelling(agreement_id=row["id"], **row) for row in rows])


def add_acronyms(db: sqlite3.Connection, *acronyms: tuple[str, str, str]) -> None:
    insert(
        db,
        "acronyms",
        [
            Acronym(
                id=f"d:{name}:{n}", document_id="d", page=1, acronym=name, expansion=expansion, source=source
            )  # type: ignore[arg-type]
            for n, (name, expansion, source) in enumerate(acronyms)
        ],
    )


def of_text(check: Check, *pages: str, **known: Any) -> list[tuple[str, str | None]]:
    """Status and severity of what a check says of a document of these pages."""
    db = empty()
    add_document(db, pages=pages, **known)
    return told(check, db)


def results_of(check: Check, db: sqlite3.Connection) -> list[Result]:
    """What a check says of an archive, of one document after the other where it looks at one."""
    archive = Archive(db)
    if check in ARCHIVE_CHECKS.values():
        return list(check(archive))
    return [result for facts in archive.each() for result in check(facts)]


def told(check: Check, db: sqlite3.Connection) -> list[tuple[str, str | None]]:
    """Status and severity of what a check says of an archive, which is closed."""
    try:
        return [(result.check.status, result.check.severity) for result in results_of(check, db)]
    finally:
        db.close()


OK, ROUNDING = ("ok", None), ("ok", "rounding")
ERROR, NOTICE, OPEN = ("mismatch", "error"), ("mismatch", "notice"), ("unverifiable", None)
