"""What the pages say, as questions to the archive: all SQL of the reading room stands here.

Each function takes a connection and gives plain rows or small records; words, formats and addresses are left
to the pages. A page asks all its questions over one connection, so that its answers fit together.
"""

from __future__ import annotations

import sqlite3
from typing import Any

Row = dict[str, Any]
"""A row by the names of its columns."""


def rows(db: sqlite3.Connection, sql: str, *values: Any) -> list[Row]:
    """All rows of a query."""
    cursor = db.execute(sql, values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def one(db: sqlite3.Connection, sql: str, *values: Any) -> Row | None:
    """The first row of a query; None where there is none."""
    first = rows(db, sql, *values)
    return first[0] if first else None


def value(db: sqlite3.Connection, sql: str, *values: Any) -> Any:
    """The only value of a query."""
    return db.execute(sql, values).fetchone()[0]


def has_table(db: sqlite3.Connection, name: str) -> bool:
    """Whether this archive has a table or view: older ones lack those that came later."""
    return bool(value(db, "SELECT count(*) FROM sqlite_master WHERE name = ?", name))


def has_column(db: sqlite3.Connection, table: str, column: str) -> bool:
    """Whether a table of this archive has a column."""
    return bool(value(db, "SELECT count(*) FROM pragma_table_info(?) WHERE name = ?", table, column))
