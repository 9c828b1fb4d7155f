"""Rows are made of what files of records say without records in between, and are the same."""

from __future__ import annotations

import json
import sqlite3
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.records import TABLES, Amount
from pipeline.records.database import ddl, insert, insert_rows
from pipeline.records.json_lines import UNSAID, rows_of_lines
from pipeline.records.rows import rows_like, rows_of
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
        lambda db: insert_rows(db, table, rows_of_lines(record, BytesIO(to_json(one).encode()))),
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
        {"id": "a"},
        ["a"],
        "a",
        None,
    ],
)
def test_what_is_no_record_is_refused(said: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        rows_of_lines(Amount, BytesIO(json.dumps(said).encode()))


@pytest.mark.parametrize("table", sorted(TABLES))
@settings(max_examples=5)
@given(data=st.data())
def test_rows_like_others_are_those_of_the_records_that_they_would_be(
    table: str, data: st.DataObject
) -> None:
    record = TABLES[table]
    records = data.draw(st.lists(of(record), min_size=1, max_size=3))
    said = data.draw(st.sets(st.sampled_from([c.name for c in columns(record)])))
    made = rows_like(record, records, {name: [getattr(one, name) for one in records] for name in said})
    rows = [tuple(None if value is UNSAID else value for value in row) for row in made]
    assert rows == list(rows_of(record, records))
