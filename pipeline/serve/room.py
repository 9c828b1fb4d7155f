"""The reading room: Datasette over one archive, with the folder of its originals.

A build puts a new archive in the place of the old one while the room is open. Each request is pinned to the
archive that was there when it came, so that it never sees parts of two.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import Any, TypeVar

from datasette.app import Datasette
from datasette.database import Database
from datasette.utils import sqlite_timelimit

from pipeline.serve import asked, templating
from pipeline.serve.desk import Desk
from pipeline.serve.facts.labels import label_of
from pipeline.serve.images.store import PageImages
from pipeline.serve.policy import Policy
from pipeline.serve.wording import language

DATABASE = "archive"
TIME_LIMIT_MS = 10_000
"""What one page may ask of the archive; beyond it the page is an error, not a server that hangs."""

LABELS_KEPT = 20_000
"""Labels that are remembered before one begins anew."""

T = TypeVar("T")


Prepare = Callable[[sqlite3.Connection], None]


class Generation:
    """One archive file, opened as often as there are threads: it can be read after another took its name.

    SQLite has no way to open a file that lost its name: all connections are made at once.
    """

    def __init__(self, path: Path, number: int, connections: int, prepare: Prepare) -> None:
        self.number = number
        self.identity = identity_of(path)
        self.remembered: dict[str, Any] = {}
        self.schema: dict[tuple[Any, ...], Any] = {}
        self._labels: dict[tuple[str, str, str], str | None] = {}
        self._free: SimpleQueue[sqlite3.Connection] = SimpleQueue()
        self._for_labels = _connection(path, prepare)
        for _ in range(connections):
            self._free.put(_connection(path, prepare))

    def ask(self, question: Callable[[sqlite3.Connection], T]) -> T:
        """What a function answers that is given a connection to this archive."""
        connection = self._free.get()
        try:
            return question(connection)
        finally:
            self._free.put(connection)

    def label(self, table: str, id_: str) -> str | None:
        """What stands for a row where another points to it; None where it has no label.

        Looked up in place, by a primary key: handing it to a thread would take ten times as long.
        """
        key = (table, id_, language())
        if key not in self._labels:
            if len(self._labels) >= LABELS_KEPT:
                self._labels.clear()
            self._labels[key] = label_of(self._for_labels, *key)
        return self._labels[key]


def _connection(path: Path, prepare: Prepare) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?immutable=1", uri=True, check_same_thread=False)
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    prepare(connection)
    return connection


def identity_of(path: Path) -> tuple[int, int, int]:
    """What tells a file from another of the same name."""
    state = path.stat()
    return state.st_dev, state.st_ino, state.st_mtime_ns


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
                known = Generation(path, known.number + 1 if known else 1, self._threads, self._prepare)
        except FileNotFoundError:
            # It was removed: what is open can still be read.
            if known is None:
                raise
        if known is not self._current:
            self._current = known
            self._cached_table_counts = None
            self.cached_hash = self.cached_size = None
        return known

    @property
    def _threads(self) -> int:
        return int(self.ds.setting("num_sql_threads"))

    def _prepare(self, connection: sqlite3.Connection) -> None:
        self.ds._prepare_connection(connection, self.name)

    async def _settled(self, name: str, *arguments: Any) -> Any:
        """What Datasette asks of the schema again and again: it is the same until the next build."""
        known = self.generation.schema
        if (name, arguments) not in known:
            if len(known) >= LABELS_KEPT:
                known.clear()
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

    async def execute(self, *arguments: Any, **options: Any) -> Any:
        """Run a query; a page shows no more rows of it than a reader would look through."""
        results = await super().execute(*arguments, **options)
        most = asked.most_rows()
        if most is not None and options.get("truncate") and len(results.rows) > most:
            results.rows, results.truncated = results.rows[:most], True
        return results

    async def execute_fn(self, fn: Callable[[sqlite3.Connection], T]) -> T:
        """Run a function with a connection to the archive of this request, in a thread."""
        generation = self.generation
        return await asyncio.get_running_loop().run_in_executor(self.ds.executor, generation.ask, fn)


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the room finds the archive and the originals, and the desk where people may write."""

    out: Path
    raw: Path
    desk: Desk | None = None
    outlines: Callable[[Path], Mapping[str, Any]] = lambda _: {}
    """Reads the outlines of regions that the folder of documents has, by the ids of places."""


class ReadingRoom(Datasette):  # type: ignore[misc]
    """Datasette that knows the folders of its archive."""

    images: PageImages

    def __init__(self, folders: Folders, policy: Policy, archive: Path, **options: Any) -> None:
        self._allowed: dict[tuple[str, str], list[Any]] = {}
        super().__init__([], **options)
        self.folders = folders
        self.policy = policy
        self.remove_database("_memory")
        self.archive = ArchiveDatabase(self, archive)
        self.add_database(self.archive, name=DATABASE)
        self._settled = templating.settled(self.jinja_env)

    async def render_template(
        self, templates: Any, context: Any = None, request: Any = None, view_name: str | None = None
    ) -> str:
        """A page from a template; ours await nothing."""
        chosen = templating.ours(self.jinja_env, self._settled, templates)
        return str(await super().render_template(chosen, context, request, view_name))

    async def read(self, question: Callable[..., T], *arguments: Any) -> T:
        """What a function of `facts` answers; all of it from one archive.

        Raises:
            sqlite3.OperationalError: it took longer than the time limit.
        """

        def ask(db: sqlite3.Connection) -> T:
            with sqlite_timelimit(db, TIME_LIMIT_MS):
                return question(db, *arguments)

        return await self.archive.execute_fn(ask)

    def label(self, table: str, id_: str) -> str | None:
        """What stands for a row where another points to it; None where it has no label."""
        return self.archive.generation.label(table, id_)

    def _table_permission_allows(self, database: str, table: str) -> list[Any]:
        """Datasette copies all metadata to answer this, several times a page; here it never changes."""
        if (database, table) not in self._allowed:
            if len(self._allowed) >= LABELS_KEPT:
                self._allowed.clear()
            self._allowed[database, table] = super()._table_permission_allows(database, table)
        return self._allowed[database, table]

    def regions(self) -> Mapping[str, Any]:
        """The outlines of regions that the archive has; they are read once for each build."""
        known = self.archive.generation.remembered
        if "regions" not in known:
            known["regions"] = self.folders.outlines(self.folders.raw)
        found: Mapping[str, Any] = known["regions"]
        return found

    async def remember(self, question: Callable[..., T], *arguments: Any) -> T:
        """The same, asked once for each archive: for what every reader sees and takes a while to count."""
        known = self.archive.generation.remembered
        key = f"{question.__module__}.{question.__qualname__}{arguments!r}"
        if key not in known:
            known[key] = await self.read(question, *arguments)
        answer: T = known[key]
        return answer
