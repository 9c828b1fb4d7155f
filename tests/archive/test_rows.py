"""Rows are made of what files of records say without records in between, and are the same."""

from __future__ import annotations

import json
import sqlite3
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.records import TABLES, Amount, Problem
from pipeline.records.database import create_tables, ddl, insert, insert_rows, row_maker
from pipeline.records.schema import columns, to_json

VALUES: dict[type, st.SearchStrategy[Any]] = {
    str: st.text(max_size=8).filter(bool),
    int: st.integers(-(2**40), 2**40),
    bool: st.booleans(),
    float: st.floats(-1e6, 1e6),
    Decimal: st.decimals(-(10**15), 10**15, places=2),
    date: st.dates(),
    dict: st.dictionaries(st.text(max_size=3), st.text(max_size=3), max_size=3),
}


def of(record: type) -> st.SearchStrategy[Any]:
    """Records of a type with any values that its columns may have."""
    given = {}
    for c in columns(record):
        value = st.sampled_from(c.choices) if c.choices else VALUES[c.type]
        given[c.name] = st.none() | value if c.optional else value
    return st.builds(record, **given)


@pytest.mark.parametrize("table", sorted(TABLES))
@settings(max_examples=20)
@given(data=st.data())
def test_a_row_is_that_of_the_record(table: str, data: st.DataObject) -> None:
    record = TABLES[table]
    one = data.draw(of(record))
    rows = []
    for add in (
        lambda db: insert(db, table, [one]),
        lambda db: insert_rows(db, table, [row_maker(record)(json.loads(to_json(one)))]),
    ):
        db = sqlite3.connect(":memory:")
        db.execute(ddl(table))
        add(db)
        rows.append(db.execute(f'SELECT * FROM "{table}"').fetchall())
        db.close()
    assert rows[0] == rows[1]


@pytest.mark.parametrize(
    "said",
    [
        {"id": "a", "colour": "red"},
        {"id": 12},
        {"id": "a", "value": 12},
        {"id": "a", "page": "1"},
        {"id": "a", "page": True},
        ["a"],
        "a",
        None,
    ],
)
def test_what_is_no_record_is_refused(said: Any) -> None:
    with pytest.raises(TypeError):
        row_maker(Amount)(said)


def test_a_row_without_what_must_be_there_is_refused() -> None:
    db = sqlite3.connect(":memory:")
    create_tables(db)
    with pytest.raises(sqlite3.IntegrityError):
        insert_rows(db, "problems", [row_maker(Problem)({"id": "a"})])
