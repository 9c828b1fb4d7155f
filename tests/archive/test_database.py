"""The tables of the archive follow the record types, and keep figures to the last digit."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import TABLES, Amount, Document
from pipeline.records.database import (
    choices_checked_together,
    create_indexes,
    create_tables,
    filled_at_once,
    insert,
    select,
)
from pipeline.records.schema import columns

CONTRACT = {
    "documents": "id path sha256 media_type title publisher kind language published covers_start covers_end "
    "source_url n_pages status error duplicate_of",
    "pages": "id document_id number width height text origin",
    "tables": "id document_id page last_page caption n_rows n_columns x0 top x1 bottom",
    "cells": "id table_id row column text role kind value unit page x0 top x1 bottom",
    "amounts": "id document_id page text value low high currency qualifier context cell_id agreement_id "
    "telling_id equals_amount_id x0 top x1 bottom",
    "dates": "id document_id page text start end precision context cell_id x0 top x1 bottom",
    "organisations": "id name acronym kind",
    "mentions": "id organisation_id document_id page text cell_id x0 top x1 bottom",
    "agreements": "id reference kind title programme signed_on starts_on ends_on duration_months status "
    "document_id page text x0 top x1 bottom",
    "agreement_parties": "agreement_id organisation_id role",
    "agreement_tellings": "id agreement_id reference kind title programme signed_on starts_on ends_on "
    "duration_months status document_id page text x0 top x1 bottom",
    "telling_parties": "telling_id organisation_id role",
    "indicators": "id document_id page text value unit what breakdown place start end x0 top x1 bottom",
    "checks": "id document_id kind description claimed computed difference unit status severity page "
    "x0 top x1 bottom",
    "check_evidence": "check_id side amount_id cell_id date_id agreement_id text document_id page "
    "x0 top x1 bottom",
}


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    with sqlite3.connect(":memory:") as connection:
        create_tables(connection)
        create_indexes(connection)
        yield connection
    connection.close()


def amount(**given_: object) -> Amount:
    told = {
        "id": "d:p1:a1",
        "document_id": "d",
        "page": 1,
        "text": "1",
        "currency": "XOF",
        "qualifier": "exact",
    }
    return Amount(**{**told, **given_})  # type: ignore[arg-type]


@pytest.mark.parametrize("table", CONTRACT)
def test_the_columns_of_the_contract_are_there(db: sqlite3.Connection, table: str) -> None:
    there = {row[1] for row in db.execute(f'PRAGMA table_info("{table}")')}
    assert set(CONTRACT[table].split()) <= there


def test_every_table_of_the_record_types_is_created(db: sqlite3.Connection) -> None:
    there = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert set(TABLES) <= there


def test_keys_are_declared_so_that_datasette_can_follow_them(db: sqlite3.Connection) -> None:
    for table, record in TABLES.items():
        declared = {row[3]: row[2] for row in db.execute(f'PRAGMA foreign_key_list("{table}")')}
        assert declared == {c.name: c.references for c in columns(record) if c.references}


# SQLite keeps 15 significant digits of a number with decimals; no sum in a report has more.
@given(st.decimals(min_value=-(10**12), max_value=10**12, places=3))
def test_money_comes_back_to_the_last_digit(value: Decimal) -> None:
    with sqlite3.connect(":memory:") as connection:
        create_tables(connection)
        insert(connection, "amounts", [amount(value=value)])
        (found,) = select(connection, Amount)
    connection.close()
    assert found.value == value


def test_whole_amounts_are_stored_as_integers(db: sqlite3.Connection) -> None:
    insert(db, "amounts", [amount(value=Decimal("2.8E+7"))])
    assert db.execute("SELECT value, typeof(value) FROM amounts").fetchone() == (28_000_000, "integer")


def test_a_status_outside_its_choices_is_refused(db: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        insert(db, "documents", [Document(id="d", path="d", status="unknown")])  # type: ignore[arg-type]


def test_a_status_outside_its_choices_is_refused_when_all_rows_are_there(db: sqlite3.Connection) -> None:
    wrong = Document(id="d", path="d", status="unknown")  # type: ignore[arg-type]
    with pytest.raises(sqlite3.IntegrityError, match="status"), choices_checked_together(db):
        insert(db, "documents", [Document(id="c", path="c", status="ok"), wrong])
    with choices_checked_together(db):
        db.execute("DELETE FROM documents WHERE id = 'd'")
    with pytest.raises(sqlite3.IntegrityError):
        insert(db, "documents", [wrong])


def test_tables_that_are_filled_at_once_have_their_indexes_and_choices_behind_it(
    db: sqlite3.Connection,
) -> None:
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'index'"
    before = set(db.execute(query))
    with filled_at_once(db, ["documents"]):
        insert(db, "documents", [Document(id="c", path="c", status="ok")])
        left = {name for name, sql in db.execute(query) if sql and 'ON "documents"' in sql}
        assert not left
    assert set(db.execute(query)) == before
    with pytest.raises(sqlite3.IntegrityError, match="status"), filled_at_once(db, ["documents"]):
        insert(db, "documents", [Document(id="d", path="d", status="unknown")])  # type: ignore[arg-type]


def test_two_records_with_one_id_are_refused(db: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        insert(db, "amounts", [amount(), amount()])


def test_records_are_selected_in_the_order_in_which_they_were_loaded(db: sqlite3.Connection) -> None:
    ids = ["d:p10:a1", "d:p2:a1", "d:p1:a1"]
    insert(db, "amounts", [amount(id=id_) for id_ in ids])
    assert [found.id for found in select(db, Amount)] == ids
