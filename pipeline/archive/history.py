"""`history.db`: which builds there were and what each changed; it lies beside the archive and outlives it.

It is apart from the facts, so that two builds of the same folder still give the same archive to the byte.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from pipeline.archive.changes import COMPARED, Difference
from pipeline.records import HISTORY
from pipeline.records.database import ddl, insert, quoted, select
from pipeline.records.history import Build, Change, DocumentRead, Event

FILE = "history.db"

MOST_CHANGES = 100_000
"""Changes of one build that are kept singly; behind them only their number."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a build knows of itself."""

    started_at: datetime
    version: str
    settings: Mapping[str, str]
    n_worked_on: int
    read: frozenset[str] = frozenset()
    """Ids of the documents that were read."""


@contextmanager
def open_history(out: Path) -> Iterator[sqlite3.Connection]:
    """The history of a folder, made where there is none; what the block writes is kept when it ends well."""
    path = out / FILE
    with closing(sqlite3.connect(path)) as db:
        for table in HISTORY:
            db.execute(ddl(table).replace("CREATE TABLE", "CREATE TABLE IF NOT EXISTS", 1))
        db.execute("CREATE INDEX IF NOT EXISTS changes_build_id ON changes (build_id, kind)")
        db.execute("CREATE INDEX IF NOT EXISTS events_document_id ON events (document_id, date_time)")
        with db:
            yield db


def keep_events(out: Path, events: Iterable[Event]) -> None:
    """Note events that the history of a folder does not have yet; a history that is damaged is set aside."""
    events_kept = list(events)
    try:
        _keep(out, events_kept)
    except sqlite3.DatabaseError:
        (out / FILE).replace(out / f"{FILE}.damaged")
        _keep(out, events_kept)


def _keep(out: Path, events: Iterable[Event]) -> None:
    with open_history(out) as db:
        known = {id_ for (id_,) in db.execute("SELECT id FROM events")}
        insert(db, "events", [event for event in events if event.id not in known])


def events_of(out: Path, document_id: str | None = None) -> list[Event]:
    """What was done to a document, or to all and the archive, in order of time; nothing without a history."""
    path = out / FILE
    if not path.is_file():
        return []
    where, values = ("document_id = ?", [document_id]) if document_id else ("TRUE", [])
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as db:
            return sorted(select(db, Event, where, values), key=lambda event: event.date_time)
    except sqlite3.DatabaseError:
        # A history of before there were events, or one that is damaged: the next build mends it.
        return []


def record_build(out: Path, archive: Path, run: Run, differences: Iterable[Difference]) -> Build:
    """Note a build that gave an archive, and what it changed; gives the row.

    A history that is damaged is set aside: it must not keep the archive from being built.
    """
    try:
        return _record(out, archive, run, differences)
    except sqlite3.DatabaseError:
        (out / FILE).replace(out / f"{FILE}.damaged")
        return _record(out, archive, run, differences)


def _record(out: Path, archive: Path, run: Run, differences: Iterable[Difference]) -> Build:
    with open_history(out) as db:
        (last,) = db.execute("SELECT coalesce(max(id), 0) FROM builds").fetchone()
        number = last + 1
        remaining = iter(differences)
        kept = [_change(number, n, d) for n, d in enumerate(islice(remaining, MOST_CHANGES), start=1)]
        build = _build(number, archive, run, len(kept) + sum(1 for _ in remaining))
        insert(db, "builds", [build])
        insert(db, "changes", kept)
        insert(db, "document_reads", [_read(build, id_) for id_ in sorted(run.read)])
    return build


def _read(build: Build, document_id: str) -> DocumentRead:
    return DocumentRead(
        id=f"{build.id}:{document_id}",
        build_id=build.id,
        document_id=document_id,
        read_at=build.started_at,
    )


def _change(build: int, number: int, of: Difference) -> Change:
    return Change(
        id=f"{build}:{number}",
        build_id=build,
        change=of.change,
        kind=of.kind,
        fact_id=of.fact_id,
        document_id=of.document_id,
        before={name: value for name, value in of.before.items() if value is not None} or None,
        after={name: value for name, value in of.after.items() if value is not None} or None,
    )


def _build(number: int, archive: Path, run: Run, n_changes: int) -> Build:
    with closing(sqlite3.connect(f"{archive.resolve().as_uri()}?mode=ro", uri=True)) as db:
        states = dict(db.execute("SELECT status, count(*) FROM documents GROUP BY status"))
        rows = {
            table: str(db.execute(f"SELECT count(*) FROM {quoted(table)}").fetchone()[0])  # noqa: S608 - our names
            for table in COMPARED
        }
    return Build(
        id=number,
        started_at=run.started_at.isoformat(timespec="seconds"),
        seconds=round((datetime.now(UTC) - run.started_at).total_seconds(), 1),
        version=run.version,
        settings=dict(run.settings) or None,
        n_documents=sum(states.values()),
        n_ok=states.get("ok", 0),
        n_partial=states.get("partial", 0),
        n_failed=states.get("failed", 0),
        n_duplicates=states.get("duplicate", 0),
        n_worked_on=run.n_worked_on,
        n_changes=n_changes,
        rows=rows,
    )


def last_changes(out: Path) -> tuple[Build | None, list[Change]]:
    """The last build of a folder and what it changed; none where there was no build."""
    if not (out / FILE).is_file():
        return None, []
    with open_history(out) as db:
        build = next(select(db, Build, "id = (SELECT max(id) FROM builds)"), None)
        if build is None:
            return None, []
        return build, list(select(db, Change, "build_id = ?", [build.id]))


def facts_of(changes: Iterable[Change | Difference]) -> Iterator[str]:
    """One line for each fact: what became of it, and the columns that differ as they were and as they are."""
    for c in changes:
        before, after = c.before or {}, c.after or {}
        names = sorted({*before, *after} - {"id", "document_id"})
        differences = "; ".join(f"{name}: {before.get(name, '')} → {after.get(name, '')}" for name in names)
        yield f"{c.change:9} {c.kind} {c.fact_id}" + (f"  {differences}" if c.change == "changed" else "")
