"""From the files of the stages to the tables of the archive."""

from __future__ import annotations

import gc
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pipeline.archive.folders import Folder
from pipeline.archive.shape import create_views
from pipeline.archive.soundness import assert_sound
from pipeline.archive.standing import Loaded, Standing, next_slot, slots_for
from pipeline.archive.summaries import NAMED, fill_summary
from pipeline.records import Correction
from pipeline.records.database import (
    append_rows,
    choices_checked_together,
    create_indexes,
    create_tables,
    insert_rows,
)
from pipeline.records.rows import Row

if TYPE_CHECKING:
    from pipeline.archive.making import Made

BATCH = 10_000
"""Rows that are gathered before they go to their tables, so that those of one table lie together."""


def load_archive(
    db: sqlite3.Connection,
    folders: Sequence[Folder],
    *,
    corrections: Sequence[Correction] = (),
    publish_persons: bool = False,
    kept: Loaded | None = None,
) -> Loaded:
    """Fill an empty database with the records of all documents, in their order, or change one that is full.

    Args:
        db: the empty database, or one that `kept` tells of.
        folders: the records of each document.
        corrections: what the archivist says of organisations.
        publish_persons: whether the names of persons may be published.
        kept: what the load left that filled it: rows of documents that did not change are kept.

    Raises:
        ValueError: a file holds something that is no record.
        sqlite3.IntegrityError: two records share an id, or one points to a record that is not there.
        CannotKeepError: it is better filled from nothing.
    """
    # Imported here, for it reads names with what the entities know: a build with nothing to do need not wait.
    from pipeline.archive.making import make
    from pipeline.archive.updating import change_archive

    with _uncollected():
        made = make(folders, corrections, kept)
        if kept is None:
            loaded = _fill(db, made, publish_persons=publish_persons)
            assert_sound(db)
        else:
            loaded = change_archive(db, made, kept, publish_persons=publish_persons)
        fill_summary(db, NAMED)
    return loaded


@contextmanager
def _uncollected() -> Iterator[None]:
    """Do without looks for cycles: none of the records that are made here by the thousand is in one."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _fill(db: sqlite3.Connection, made: Made, *, publish_persons: bool) -> Loaded:
    """Fill an empty database."""
    create_tables(db)
    with choices_checked_together(db):
        loaded = _fill_tables(db, made, publish_persons=publish_persons)
    create_indexes(db)
    create_views(db)
    return loaded


def _fill_tables(db: sqlite3.Connection, made: Made, *, publish_persons: bool) -> Loaded:
    for table, rows in made.whole.items():
        insert_rows(db, table, rows)
    loaded = Loaded({}, made.digests_of_whole, outlines=made.outlines, shared=made.shared)
    end = 1
    batch: _Batch = defaultdict(list)
    waiting = 0
    for id_ in made.documents:
        own_rows = made.rows(id_, publish_persons=publish_persons)
        here = Standing(next_slot(end), slots_for(own_rows), made.digest(id_))
        loaded.documents[id_] = here
        end = here.slot + here.size
        for table, own in own_rows.items():
            batch[table].append((here.rows[0], own))
            waiting += len(own)
        if waiting >= BATCH:
            _flush(db, batch)
            waiting = 0
    _flush(db, batch)
    return loaded


_Batch = dict[str, list[tuple[int, Sequence[Row]]]]
"""By table, rows of documents and the number of the first of each."""


def _flush(db: sqlite3.Connection, batch: _Batch) -> None:
    for table, documents in batch.items():
        for first, rows in documents:
            append_rows(db, table, rows, first)
    batch.clear()
