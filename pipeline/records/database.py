"""The tables of the archive, from the record types; and records in and out of them."""

from __future__ import annotations

import functools
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from itertools import islice
from typing import Any, TypeVar

from pipeline.records import HISTORY, TABLES
from pipeline.records.record import Record
from pipeline.records.rows import records_of_rows, rows_of
from pipeline.records.schema import Column, columns

R = TypeVar("R", bound=Record)

# What is no number or text is asked whether it would adapt itself, which takes as long as four texts do, and
# half of the values of an archive are None. This gives None back, without a call of Python.
sqlite3.register_adapter(type(None), dict[None, None]().get)
sqlite3.register_adapter(bool, int)

RECORDS = TABLES | HISTORY
NAMES = {record: name for name, record in RECORDS.items()}


def quoted(name: str) -> str:
    """A table or column name as SQL takes it."""
    return '"' + name.replace('"', '""') + '"'


def ddl(table: str) -> str:
    """The `CREATE TABLE` statement of a table."""
    lines = [_column_ddl(c) for c in columns(RECORDS[table])]
    return f"CREATE TABLE {quoted(table)} (\n" + ",\n".join(f"  {line}" for line in lines) + "\n)"


def _column_ddl(of: Column) -> str:
    parts = [quoted(of.name), of.affinity]
    if of.name == "id":
        parts.append("PRIMARY KEY")
    if not of.optional:
        parts.append("NOT NULL")
    if of.references:
        parts.append(f"REFERENCES {quoted(of.references)}(id)")
    if of.choices:
        parts.append(f"CHECK ({quoted(of.name)} IN ({_listed(of.choices)}))")
    return " ".join(parts)


def create_tables(db: sqlite3.Connection) -> None:
    """Create every table of the archive, empty and without indexes."""
    for table in TABLES:
        db.execute(ddl(table))
    db.execute("CREATE TABLE fingerprints (stage TEXT PRIMARY KEY NOT NULL, key TEXT NOT NULL)")


TOGETHER: dict[str, tuple[str, ...]] = {
    "mentions": ("organisation_id", "document_id"),
    "place_mentions": ("place_id", "document_id"),
    "agreement_parties": ("organisation_id", "agreement_id"),
    "amounts": ("currency", "value"),
}
"""Columns that are counted or asked for by one another, over tables too long to be read for it."""


COUNTED_BY = ("donors", "recipients", "places", "programme_id", "kind")
"""What views add up the money of agreements by."""


def create_indexes(db: sqlite3.Connection) -> None:
    """Index what is looked up by: keys of other tables, facets, and what the record types ask for."""
    for table, record in TABLES.items():
        for c in columns(record):
            if c.references or c.facet or c.index:
                db.execute(
                    f"CREATE INDEX {quoted(f'{table}_{c.name}')} ON {quoted(table)} ({quoted(c.name)})"
                )
    for table, names in TOGETHER.items():
        together = ", ".join(map(quoted, names))
        db.execute(f"CREATE INDEX {quoted(f'{table}_by_{names[-1]}')} ON {quoted(table)} ({together})")
    for name in COUNTED_BY:
        db.execute(
            f"CREATE INDEX transactions_counted_by_{name}"
            f" ON transactions ({name}, year, currency, value, agreements, qualifier)"
            " WHERE counted AND transaction_type = 'commitment'"
        )


def insert(db: sqlite3.Connection, table: str, records: Iterable[Any]) -> None:
    """Add records to their table.

    Raises:
        sqlite3.IntegrityError: two records share an id, or a value is not one of the column's choices.
    """
    insert_rows(db, table, rows_of(RECORDS[table], records))


def insert_rows(
    db: sqlite3.Connection, table: str, rows: Iterable[Sequence[Any]], *, numbered: bool = False
) -> None:
    """Add rows to a table, each with the values of its columns as SQLite takes them.

    Where they are `numbered`, the number of a row stands before its values.

    Raises:
        sqlite3.IntegrityError: two rows share an id, or a value is not one of the column's choices.
    """
    db.executemany(_insertion(table, numbered=numbered), rows)


def append_rows(db: sqlite3.Connection, table: str, rows: Iterable[Sequence[Any]], first: int) -> None:
    """Add rows behind all others of a table, with the numbers from `first` on, as `insert_rows` does.

    A number need not be given for a row that follows the last one: that is a tenth of the time.

    Raises:
        sqlite3.IntegrityError: two rows share an id, or a value is not one of the column's choices.
    """
    left = iter(rows)
    for row in islice(left, 1):
        db.execute(_insertion(table, numbered=True), [first, *row])
        db.executemany(_insertion(table, numbered=False), left)


@functools.cache
def _insertion(table: str, *, numbered: bool) -> str:
    names = [*(["rowid"] if numbered else []), *(quoted(c.name) for c in columns(RECORDS[table]))]
    into = f"{quoted(table)} ({', '.join(names)})"
    return f"INSERT INTO {into} VALUES ({', '.join('?' * len(names))})"  # noqa: S608 - our own names


@contextmanager
def choices_checked_together(db: sqlite3.Connection, tables: Iterable[str] = TABLES) -> Iterator[None]:
    """Look at the choices of all rows of tables when they are there, in place of each row as it comes.

    A list of choices is made anew for each row that is added, which takes nearly half of the time.

    Raises:
        sqlite3.IntegrityError: a value is not one of the column's choices.
    """
    db.execute("PRAGMA ignore_check_constraints = ON")
    try:
        yield
    finally:
        db.execute("PRAGMA ignore_check_constraints = OFF")
    for table in tables:
        chosen = [c for c in columns(TABLES[table]) if c.choices]
        wrong = " OR ".join(f"{quoted(c.name)} NOT IN ({_listed(c.choices)})" for c in chosen)
        if wrong and db.execute(f"SELECT 1 FROM {quoted(table)} WHERE {wrong} LIMIT 1").fetchone():  # noqa: S608
            names = ", ".join(c.name for c in chosen)
            raise sqlite3.IntegrityError(f"CHECK constraint failed: a value of {table} ({names})")


@contextmanager
def filled_at_once(db: sqlite3.Connection, tables: Sequence[str]) -> Iterator[None]:
    """Within the block empty tables are filled: indexes and choices are seen to once all rows are there.

    Raises:
        sqlite3.IntegrityError: a value is not one of the column's choices.
    """
    indexes = [
        index
        for table in tables
        for index in db.execute(
            "SELECT name, sql FROM sqlite_master WHERE tbl_name = ? AND type = 'index' AND sql IS NOT NULL",
            [table],
        ).fetchall()
    ]
    for name, _ in indexes:
        db.execute(f"DROP INDEX {quoted(name)}")
    with choices_checked_together(db, tables):
        yield
    for _, ddl_of_index in indexes:
        db.execute(ddl_of_index)


def _listed(choices: Iterable[str]) -> str:
    return ", ".join(repr(choice) for choice in choices)


def select(
    db: sqlite3.Connection, record: type[R], where: str = "TRUE", values: Sequence[Any] = ()
) -> Iterator[R]:
    """Records of one type in the order in which they were loaded; Decimals come from their digits."""
    return records_of_rows(record, db.execute(_selection(record, where), values))


@functools.cache
def _selection(kind: Any, where: str) -> str:
    # SQLite prints a REAL with 15 digits, which are the ones that were stored.
    read = ", ".join(
        f"CAST({quoted(c.name)} AS TEXT)" if c.type is Decimal else quoted(c.name) for c in columns(kind)
    )
    return f"SELECT {read} FROM {quoted(NAMES[kind])} WHERE {where} ORDER BY rowid"  # noqa: S608
