"""What one question may cost: the sizes that SQLite heeds, the time and the weight of an answer."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from datasette.database import QueryInterrupted, Results
from datasette.views.base import DatasetteError

from pipeline.serve.wording import gettext as _

MEGABYTE = 2**20

HEAP = 160 * MEGABYTE
"""Memory that SQLite may take in a process that serves; a question that wants more is refused."""

MOST_ANSWERED = 8 * MEGABYTE
"""Characters and bytes of one answer; who wants more takes it away in parts."""

OFTEN, SELDOM = 40, 1000
"""Steps of SQLite between two looks at the clock. One step of a question of one's own may be a long one."""

CONNECTION: dict[int, int] = {
    sqlite3.SQLITE_LIMIT_LENGTH: 64 * MEGABYTE,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 1_000,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
}
"""Sizes that no question goes beyond. A text is as long as the longest page, which readers bound."""

OF_QUESTIONS: dict[int, int] = {
    **CONNECTION,
    sqlite3.SQLITE_LIMIT_LENGTH: 2 * MEGABYTE,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 20_000,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 100,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 50,
    sqlite3.SQLITE_LIMIT_COLUMN: 200,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 50_000,
    sqlite3.SQLITE_LIMIT_FUNCTION_ARG: 32,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 200,
}
"""Those of questions that a reader writes in SQL."""


REFUSED_FUNCTIONS = frozenset({"printf", "format", "load_extension", "fts3_tokenizer", "fts5"})
"""Functions that a reader's question may not call: one step of them may last seconds, or reach outside."""

_READING_PRAGMAS = frozenset({"data_version", "table_info", "table_xinfo", "table_list", "index_list"})
"""Pragmas that say something and set nothing; full text search asks for the first."""


def authorize(action: int, first: str | None, second: str | None, *_where: str | None) -> int:
    """Whether a reader's question may do something; that nothing is written the immutable archive sees to."""
    if action in (sqlite3.SQLITE_ATTACH, sqlite3.SQLITE_DETACH):
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_FUNCTION and (second or "").lower() in REFUSED_FUNCTIONS:
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_PRAGMA and (first or "").lower() not in _READING_PRAGMAS:
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK


def bound_memory() -> None:
    """Bound what SQLite may take in this process, for good: a process that does nothing but serve."""
    connection = sqlite3.connect(":memory:")
    connection.execute(f"PRAGMA hard_heap_limit = {HEAP}")
    connection.close()


def limit(connection: sqlite3.Connection, sizes: Mapping[int, int]) -> None:
    """Set the sizes of a connection."""
    for what, most in sizes.items():
        connection.setlimit(what, most)


@contextmanager
def within(connection: sqlite3.Connection, milliseconds: float, steps: int = SELDOM) -> Iterator[None]:
    """Interrupt what a connection does after some time, aggregates too."""
    deadline = time.perf_counter() + milliseconds / 1000
    connection.set_progress_handler(lambda: time.perf_counter() >= deadline, steps)
    try:
        yield
    finally:
        connection.set_progress_handler(None, steps)


def answer(
    connection: sqlite3.Connection,
    sql: str,
    values: Any,
    *,
    most: int | None,
    milliseconds: float,
    steps: int = SELDOM,
) -> Results:
    """The rows of a query, at most so many, in so much time, of bounded weight.

    Raises:
        QueryInterrupted: it took too long.
        DatasetteError: it weighs too much.
        sqlite3.DatabaseError: it is no SQL, or goes beyond a size.
    """
    if milliseconds <= 0:
        raise QueryInterrupted(sqlite3.OperationalError("interrupted"), sql, values)
    rows: list[Any] = []
    weight = 0
    with within(connection, milliseconds, steps):
        try:
            cursor = connection.execute(sql, {} if values is None else values)
            for row in cursor:
                weight += weight_of(row)
                if weight > MOST_ANSWERED:
                    raise DatasetteError(_("The answer is too large. Ask for less of it."), status=400)
                rows.append(row)
                if most is not None and len(rows) > most:
                    break
        except sqlite3.OperationalError as error:
            if error.args == ("interrupted",):
                raise QueryInterrupted(error, sql, values) from error
            raise
    truncated = most is not None and len(rows) > most
    return Results(rows[:most] if truncated else rows, truncated, cursor.description)


def weight_of(row: Sequence[Any]) -> int:
    """How many characters and bytes a row holds, some more for each of its figures."""
    return sum(len(value) if isinstance(value, str | bytes) else 8 for value in row)
