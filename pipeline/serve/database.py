"""Datasette's database over the archive that is there now, each question in its lane and within bounds."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextvars import ContextVar
from copy import copy
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from datasette.app import Datasette
from datasette.database import Database

from pipeline.serve import asked, limits
from pipeline.serve.answers import key_of
from pipeline.serve.asked import SHOWN
from pipeline.serve.generations import LABELS_KEPT, Crew, Generation, identity_of

T = TypeVar("T")

_pinned: ContextVar[Generation | None] = ContextVar("generation", default=None)


class ArchiveDatabase(Database):  # type: ignore[misc]
    """Datasette's immutable database, over the archive that is there now."""

    def __init__(self, datasette: Datasette, path: Path) -> None:
        super().__init__(datasette, path=str(path), is_mutable=False)
        self._current: Generation | None = None

    @property
    def generation(self) -> Generation:
        """The archive of this request."""
        return _pinned.get() or self._latest()

    def pin(self) -> None:
        """Take the archive that is there now for the request at hand."""
        _pinned.set(self._latest())

    def _latest(self) -> Generation:
        path = Path(self.path)
        known = self._current
        try:
            while known is None or known.identity != identity_of(path):
                # Asked again after it was opened: a build may have swapped the file in between.
                known = Generation(path, known.number + 1 if known else 1, self._prepare)
        except FileNotFoundError:
            # It was removed: what is open can still be read.
            if known is None:
                raise
        if known is not self._current:
            self._current = known
            self._cached_table_counts = None
            self.cached_hash = self.cached_size = None
        return known

    def _prepare(self, connection: sqlite3.Connection) -> None:
        self.ds._prepare_connection(connection, self.name)

    async def _settled(self, name: str, *arguments: Any) -> Any:
        """What Datasette asks of the schema again and again: it is the same until the next build."""
        known = self.generation.schema
        if (name, arguments) not in known:
            if len(known) >= LABELS_KEPT:
                known.clear()
            with asked.by_ourselves():
                known[name, arguments] = await getattr(super(), name)(*arguments)
        return copy(known[name, arguments])

    async def table_exists(self, table: str) -> Any:
        """Whether there is such a table."""
        return await self._settled("table_exists", table)

    async def table_names(self) -> Any:
        """The names of all tables."""
        return await self._settled("table_names")

    async def view_names(self) -> Any:
        """The names of all views."""
        return await self._settled("view_names")

    async def hidden_table_names(self) -> Any:
        """The tables that lists leave out."""
        return await self._settled("hidden_table_names")

    async def table_columns(self, table: str) -> Any:
        """The names of a table's columns."""
        return await self._settled("table_columns", table)

    async def table_column_details(self, table: str) -> Any:
        """The columns of a table with their types."""
        return await self._settled("table_column_details", table)

    async def primary_keys(self, table: str) -> Any:
        """The columns of the primary key."""
        return await self._settled("primary_keys", table)

    async def fts_table(self, table: str) -> Any:
        """The index of a table's words."""
        return await self._settled("fts_table", table)

    async def foreign_keys_for_table(self, table: str) -> Any:
        """The keys of a table that lead to others."""
        return await self._settled("foreign_keys_for_table", table)

    async def get_all_foreign_keys(self) -> Any:
        """The keys between all tables."""
        return await self._settled("get_all_foreign_keys")

    async def get_view_definition(self, view: str) -> Any:
        """The SQL of a view."""
        return await self._settled("get_view_definition", view)

    async def execute(
        self,
        sql: str,
        params: Any = None,
        truncate: bool = False,
        custom_time_limit: int | None = None,
        page_size: int | None = None,
        log_sql_errors: bool = True,
    ) -> Any:
        """Run a query of Datasette within the time and the weight that the request may cost."""
        known, policy = asked.now(), self.ds.policy
        own = known.lane == "questions"
        longest = 1000 * policy.question_seconds if own else float(self.ds.sql_time_limit_ms)
        longest = min(longest, custom_time_limit or longest)
        most = min(self.ds.max_returned_rows, SHOWN if known.is_page else self.ds.max_returned_rows)

        most_rows = most if truncate else None
        key = key_of(sql, params, most_rows)
        # A reader's own question may ask for chance or for the hour.
        kept = None if own else self.generation.answers
        if kept is not None and (answer := kept.known(key)) is not None:
            return answer

        def ask(connection: sqlite3.Connection) -> tuple[Any, float]:
            left, start = asked.milliseconds_left(longest), time.thread_time()
            steps = limits.OFTEN if own else limits.SELDOM
            answer = limits.answer(connection, sql, params, most=most_rows, milliseconds=left, steps=steps)
            return answer, time.thread_time() - start

        answer, seconds = await self.execute_fn(ask)
        if kept is not None:
            kept.keep(key, answer, seconds)
        return answer

    async def execute_fn(self, fn: Callable[[sqlite3.Connection], T]) -> T:
        """Run a function with a connection to the archive of this request, in a thread of its lane."""
        lane = asked.now().lane
        crew: Crew = self.ds.lanes[lane]
        return await crew.run(partial(self.generation.ask, lane, fn))
