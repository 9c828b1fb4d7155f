"""A change of an archive leaves no key that points to nothing, and looks only where it may have left one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from pipeline.archive.soundness import Leaving, assert_sound
from pipeline.records import Document, Page
from pipeline.records.database import append_rows, create_indexes, create_tables
from pipeline.records.rows import rows_of


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        create_tables(db)
        create_indexes(db)
        for number, id_ in enumerate(("a", "b"), start=1):
            document = Document(id=id_, path=f"{id_}.txt", media_type="text/plain", status="ok")
            append_rows(db, "documents", [*rows_of(Document, [document])], 10 * number)
        yield db


def add_page(db: sqlite3.Connection, number: int, document: str) -> None:
    page = Page(id=f"{document}:p{number}", document_id=document, number=1, text="", origin="native")
    append_rows(db, "pages", [*rows_of(Page, [page])], number)


def test_what_points_to_a_record_that_left_is_found(db: sqlite3.Connection) -> None:
    add_page(db, 20, "b")
    leaving = Leaving(db)
    leaving.note("documents", (20, 29))
    db.execute("DELETE FROM documents WHERE id = 'b'")
    with pytest.raises(sqlite3.IntegrityError, match="row 20 of pages points to no row of documents"):
        leaving.assert_sound([], [])


def test_a_record_that_came_back_did_not_leave(db: sqlite3.Connection) -> None:
    add_page(db, 20, "b")
    leaving = Leaving(db)
    leaving.note("documents")
    db.execute("UPDATE documents SET rowid = rowid + 30")
    leaving.assert_sound([], [])
    assert_sound(db)


def test_a_new_row_that_points_nowhere_is_found(db: sqlite3.Connection) -> None:
    add_page(db, 30, "c")
    with pytest.raises(sqlite3.IntegrityError, match="row 30 of pages"):
        Leaving(db).assert_sound([(30, 39)], [])
    with pytest.raises(sqlite3.IntegrityError, match="row 30 of pages"):
        Leaving(db).assert_sound([], ["pages"])
    with pytest.raises(sqlite3.IntegrityError, match="row 30 of pages"):
        assert_sound(db)


def test_rows_that_stayed_are_not_looked_at(db: sqlite3.Connection) -> None:
    add_page(db, 30, "c")
    Leaving(db).assert_sound([(40, 49)], ["places"])
