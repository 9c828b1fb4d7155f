"""From the files of the stages to the tables of the archive."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from pipeline.archive.database import create_indexes, create_tables, insert
from pipeline.archive.organisations import merge_organisations
from pipeline.archive.views import VIEWS
from pipeline.records import TABLES, Document, Organisation, Problem
from pipeline.records.files import PROBLEMS, load_records

FULL_TEXT = {
    "documents": ["title", "publisher"],
    "pages": ["text"],
    "organisations": ["name", "acronym"],
    "agreements": ["title", "text"],
}
"""Columns that can be searched, without regard to case and accents."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A document's records, what went wrong after it was read, and the document whose text it repeats."""

    path: Path
    errors: tuple[str, ...] = ()
    duplicate_of: str | None = None


def load_archive(db: sqlite3.Connection, folders: Sequence[Folder]) -> None:
    """Fill an empty database with the records of all documents, in the order given.

    Raises:
        ValueError: a file holds something that is no record.
        sqlite3.IntegrityError: two records share an id, or one points to a record that is not there.
    """
    create_tables(db)
    for table, record in TABLES.items():
        insert(db, table, _records(table, record, folders))
    create_indexes(db)
    tools = Database(db)
    for table, names in FULL_TEXT.items():
        tools.table(table).enable_fts(names, tokenize="unicode61 remove_diacritics 2", create_triggers=False)
    for name, view in VIEWS.items():
        db.execute(f"CREATE VIEW {name} AS {view.sql}")
    _assert_sound(db)


def _records(table: str, record: type, folders: Sequence[Folder]) -> Iterable[Any]:
    if record is Document:
        return (_as_it_ended(document, folder) for folder, document in _each(folders, table, Document))
    if record is Problem:
        return (problem for kind in PROBLEMS for _, problem in _each(folders, kind, Problem))
    if record is Organisation:
        return merge_organisations(organisation for _, organisation in _each(folders, table, Organisation))
    return (found for _, found in _each(folders, table, record))


def _each(folders: Sequence[Folder], kind: str, record: type[Any]) -> Iterator[tuple[Folder, Any]]:
    for folder in folders:
        if folder.duplicate_of and record is not Document:
            continue
        for found in load_records(folder.path, kind, record):
            yield folder, found


def _as_it_ended(document: Document, folder: Folder) -> Document:
    """A document with what later stages made of it: a duplicate, or one not worked on to the end."""
    if folder.duplicate_of:
        reason = f"same text as {folder.duplicate_of}"
        return replace(document, status="duplicate", error=reason, duplicate_of=folder.duplicate_of)
    if not folder.errors:
        return document
    reasons = "; ".join(filter(None, [document.error, *folder.errors]))
    return replace(document, status="partial" if document.status == "ok" else document.status, error=reasons)


def _assert_sound(db: sqlite3.Connection) -> None:
    """Check that every key points to a record."""
    for table, rowid, parent, _ in db.execute("PRAGMA foreign_key_check"):
        raise sqlite3.IntegrityError(f"row {rowid} of {table} points to no row of {parent}")
