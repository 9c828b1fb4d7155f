"""An archive that is changed in place: what did not change keeps its rows and its place in indexes."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.archive.making import Made
from pipeline.archive.search import ENTRIES, FULL_TEXT, add_to_search, take_out_of_search
from pipeline.archive.soundness import Leaving
from pipeline.archive.standing import (
    CannotKeepError,
    Loaded,
    Standing,
    next_slot,
    require_order,
    slot_between,
    slots_for,
)
from pipeline.records import TABLES
from pipeline.records.checks import ROOM_FOR_CHECKS
from pipeline.records.database import insert_rows, quoted
from pipeline.records.rows import Rows

MOST_CHANGED = 0.2
"""Share of the documents that may change; beyond it an archive is made anew in less time."""

NAMED_BY = {"organisations": ("organisation_aliases",)}
"""Tables whose names are searched with those of another."""

OF_DOCUMENTS = tuple(
    table
    for table in TABLES
    if table not in ("findings", "checks", "check_evidence", "corrections", "organisations")
    and table not in ("organisation_aliases", "places")
    and not table.startswith("programme")
)
"""Tables whose rows stand with their documents."""

SEARCHED = tuple(table for table in {**FULL_TEXT, **ENTRIES} if table in OF_DOCUMENTS)


def change_archive(db: sqlite3.Connection, made: Made, kept: Loaded, *, publish_persons: bool) -> Loaded:
    """Change the rows of documents that are new, gone or other than before, and the tables made of all.

    Args:
        db: the archive as the load left it that `kept` tells of, or with checks added.
        made: what the documents of today come to.
        kept: what that load left.
        publish_persons: whether the names of persons may be published.

    Raises:
        CannotKeepError: it is better made anew.
        sqlite3.IntegrityError: a record points to one that is not there.
    """
    today = made.documents
    require_order(today, kept.documents)
    digests = {id_: made.digest(id_) for id_ in today if id_ in made.touched}
    before = {id_: kept.documents[id_].digest for id_ in today if id_ in kept.documents}
    same = {id_ for id_, digest in before.items() if digests.get(id_, digest) == digest}
    left = [standing for id_, standing in kept.documents.items() if id_ not in same]
    if len(today) - len(same) + len(left) > MOST_CHANGED * len(today):
        raise CannotKeepError("too many documents changed")
    checked = {id_: key for id_, key in kept.checked.items() if id_ in same}
    take_checks_out(db, kept={id_: kept.documents[id_] for id_ in checked})
    leaving = Leaving(db)
    for standing in left:
        _take_out(db, standing, leaving)
    whole = made.digests_of_whole
    replaced = [table for table in made.whole if kept.whole.get(table) != whole[table]]
    _replace(db, replaced, made.whole, leaving)
    loaded = Loaded({}, whole, checked=checked)
    new = []
    for place, id_ in enumerate(today):
        if id_ in same:
            loaded.documents[id_] = kept.documents[id_]
            continue
        follower = next((kept.documents[other].slot for other in today[place + 1 :] if other in same), None)
        rows = made.rows(id_, publish_persons=publish_persons)
        here = _place(rows, digests[id_], _end(loaded), follower)
        loaded.documents[id_] = here
        new.append(here)
        for table, own in rows.items():
            insert_rows(db, table, here.numbered(own), numbered=True)
    leaving.assert_sound([standing.rows for standing in new], replaced)
    # When all are there: what is searched of an agreement may be told by another document.
    for standing in new:
        add_to_search(db, SEARCHED, standing.rows)
    changed = tuple(standing.rows for standing in (*left, *new))
    return replace(loaded, changed=changed, outlines=made.outlines, shared=made.shared)


def _end(loaded: Loaded) -> int:
    """The slot behind the document that was placed last."""
    last = next(reversed(loaded.documents.values()), None)
    return last.slot + last.size if last else 1


def _place(rows: Rows, digest: str, end: int, follower: int | None) -> Standing:
    size = slots_for(rows)
    slot = next_slot(end) if follower is None else slot_between(end, follower, size)
    return Standing(slot, size, digest)


def _take_out(db: sqlite3.Connection, standing: Standing, leaving: Leaving) -> None:
    """Remove the rows of a document."""
    take_out_of_search(db, SEARCHED, standing.rows)
    for table in OF_DOCUMENTS:
        leaving.note(table, standing.rows)
        db.execute(f"DELETE FROM {quoted(table)} WHERE rowid BETWEEN ? AND ?", standing.rows)  # noqa: S608


def take_checks_out(
    db: sqlite3.Connection,
    forget: Sequence[str] = ("load", "audit"),
    kept: Mapping[str, Standing] | None = None,
) -> None:
    """Remove what the audit added, and the fingerprints of some stages: it looks at the archive anew.

    Checks of documents that are kept stay, with their findings; those are taken out of the search.
    """
    take_out_of_search(db, ["findings"])
    if kept:
        places = {standing.slot for standing in kept.values()}
        for first in [first for first in _firsts(db) if first // ROOM_FOR_CHECKS not in places]:
            rows = (first, first + ROOM_FOR_CHECKS - 1)
            take_out_of_search(db, ["checks"], rows)
            for table in ("check_evidence", "checks"):
                db.execute(f"DELETE FROM {table} WHERE rowid BETWEEN ? AND ?", rows)  # noqa: S608
        ids = json.dumps([*kept])
        db.execute("DELETE FROM findings WHERE document_id NOT IN (SELECT value FROM json_each(?))", [ids])
    else:
        take_out_of_search(db, ["checks"])
        for table in ("check_evidence", "checks", "findings"):
            db.execute(f"DELETE FROM {table}")  # noqa: S608 - the names stand in the line above
    db.execute("DELETE FROM problems WHERE stage = 'audit'")
    db.executemany("DELETE FROM fingerprints WHERE stage = ?", [(stage,) for stage in forget])


def _firsts(db: sqlite3.Connection) -> Iterator[int]:
    """The first number of the rows of checks of each document that has some."""
    first = 0
    while True:
        (found,) = db.execute("SELECT min(rowid) FROM checks WHERE rowid >= ?", [first]).fetchone()
        if found is None:
            return
        place = found // ROOM_FOR_CHECKS
        yield place * ROOM_FOR_CHECKS
        first = (place + 1) * ROOM_FOR_CHECKS


def _replace(db: sqlite3.Connection, tables: Collection[str], whole: Rows, leaving: Leaving) -> None:
    """Fill tables that are made of all documents anew."""
    # An organisation is searched by its other names, too.
    searched = [t for t in ENTRIES if t in whole and {t, *NAMED_BY.get(t, ())} & {*tables}]
    take_out_of_search(db, searched)
    for table in tables:
        leaving.note(table)
        db.execute(f"DELETE FROM {quoted(table)}")  # noqa: S608 - our own names
        insert_rows(db, table, whole[table])
    add_to_search(db, searched)
