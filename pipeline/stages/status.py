"""What an archive holds, and what in it awaits a person."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from pipeline.archive.history import last_changes
from pipeline.archive.shape import require_of_today
from pipeline.archive.swap import ARCHIVE, open_archive
from pipeline.errors import BordereauError, counted
from pipeline.records import Correction
from pipeline.records.database import select

HELD = ("documents", "pages", "tables", "agreements", "amounts", "dates", "organisations", "findings")

READ = "WITH read AS (SELECT * FROM documents WHERE status IN ('ok', 'partial')) "
"""Documents of which something could be read."""

WAITING: tuple[tuple[str, str, str], ...] = (
    ("documents", "could not be read", "SELECT path, error FROM documents WHERE status = 'failed'"),
    ("documents", "were read in part", "SELECT path, error FROM documents WHERE status = 'partial'"),
    (
        "documents",
        "have no date (fill `issued` in catalogue.csv)",
        "SELECT path, NULL FROM read WHERE published IS NULL",
    ),
    (
        "documents",
        "have no publisher (fill `publisher` in catalogue.csv)",
        "SELECT path, NULL FROM read WHERE publisher IS NULL",
    ),
    (
        "findings",
        "wait for a decision",
        "SELECT id, title FROM findings WHERE decision IS NULL OR stale ORDER BY severity, document_id",
    ),
    (
        "corrections",
        "no longer apply (mend their lines, or take them out)",
        "SELECT 'line ' || id, note FROM corrections WHERE status != 'applied'",
    ),
)
"""What may await a person: things, what of them, and the query that names them with the reason."""

MOST = 5
"""So many of each are named; the rest is counted."""


def status_of(out: Path) -> Iterator[str]:
    """Lines on what an archive holds and what awaits a person.

    Raises:
        BordereauError: there is no archive, or an older program made it.
    """
    if not (out / ARCHIVE).is_file():
        raise BordereauError(f"{out / ARCHIVE}: no archive yet; put documents into raw/ and run `make build`")
    with closing(open_archive(out)) as db:
        require_of_today(db, out / ARCHIVE)
        yield ", ".join(counted(_count(db, table), table) for table in HELD)
        for things, what, query in WAITING:
            yield from _waiting(things, what, db.execute(READ + query).fetchall())
    build, _ = last_changes(out)
    if build:
        yield f"last build {build.started_at}: {build.n_changes} changes (`bordereau diff` lists them)"


def corrections_of(db: sqlite3.Connection) -> Iterator[str]:
    """Each line of corrections, whether it holds in this archive, and why not."""
    lines = list(select(db, Correction))
    for line in lines:
        what = (
            line.action,
            line.kind,
            line.document,
            line.page and f"p. {line.page}",
            line.text and f"“{line.text}”",
            line.organisation,
            line.field,
            line.value,
        )
        description = " ".join(str(part) for part in what if part)
        yield f"{line.status:<17} line {line.id}: {description}" + (f": {line.note}" if line.note else "")
    if not lines:
        yield "no corrections yet: write lines into raw/corrections.csv, or use `bordereau serve --desk`"


def _count(db: sqlite3.Connection, table: str) -> int:
    (number,) = db.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - our own names
    return int(number)


def _waiting(things: str, what: str, rows: list[tuple[str, str | None]]) -> Iterator[str]:
    if not rows:
        return
    yield f"{counted(len(rows), things)} {what}:"
    for name, why in rows[:MOST]:
        yield f"  {name}" + (f": {why}" if why else "")
    if len(rows) > MOST:
        yield f"  and {len(rows) - MOST} more"
