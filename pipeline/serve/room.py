"""The reading room: Datasette over one archive, with the folder of its originals.

A build puts a new archive in the place of the old one while the room is open. Each request is pinned to the
archive that was there when it came, so that it never sees parts of two.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
import threading
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from datasette.app import Datasette
from datasette.database import Database
from datasette.utils import sqlite_timelimit

from pipeline.serve.desk import Desk
from pipeline.serve.images.store import PageImages

DATABASE = "archive"
TIME_LIMIT_MS = 10_000
"""What one page may ask of the archive; beyond it the page is an error, not a server that hangs."""

T = TypeVar("T")


class Generation:
    """One archive file: held open, so that it can be read after another took its name."""

    def __init__(self, path: Path, number: int) -> None:
        self.number = number
        self._file = os.open(path, os.O_RDONLY)
        state = os.fstat(self._file)
        self.identity = (state.st_dev, state.st_ino, state.st_mtime_ns)
        self._local = threading.local()
        self.remembered: dict[str, Any] = {}

    def __del__(self) -> None:
        os.close(self._file)

    def connection(self, prepare: Callable[[sqlite3.Connection], None]) -> sqlite3.Connection:
        """The connection of this thread."""
        known: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if known is None:
            address = f"file:/dev/fd/{self._file}?immutable=1"
            known = sqlite3.connect(address, uri=True, check_same_thread=False)
            prepare(known)
            self._local.connection = known
        return known


_pinned: ContextVar[Generation | None] = ContextVar("generation", default=None)


class ArchiveDatabase(Database):  # type: ignore[misc]
    """Datasette's immutable database, over the archive that is there now."""

    def __init__(self, datasette: Datasette, path: Path) -> None:
        super().__init__(datasette, path=str(path), is_mutable=False)
        self._current = Generation(path, 1)

    @property
    def generation(self) -> Generation:
        """The archive of this request."""
        return _pinned.get() or self._current

    def pin(self) -> None:
        """Take the archive that is there now for the request at hand."""
        try:
            state = Path(self.path).stat()
        except FileNotFoundError:
            # It was removed: what is open can still be read.
            state = None
        if state and (state.st_dev, state.st_ino, state.st_mtime_ns) != self._current.identity:
            self._current = Generation(Path(self.path), self._current.number + 1)
            self._cached_table_counts = None
            self.cached_hash = self.cached_size = None
        _pinned.set(self._current)

    async def execute_fn(self, fn: Callable[[sqlite3.Connection], T]) -> T:
        """Run a function with a connection to the archive of this request, in a thread."""
        generation = self.generation

        def in_thread() -> T:
            return fn(generation.connection(lambda new: self.ds._prepare_connection(new, self.name)))

        return await asyncio.get_running_loop().run_in_executor(self.ds.executor, in_thread)


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the room finds the archive and the originals, and the desk where people may write."""

    out: Path
    raw: Path
    desk: Desk | None = None


class ReadingRoom(Datasette):  # type: ignore[misc]
    """Datasette that knows the folders of its archive."""

    images: PageImages

    def __init__(self, folders: Folders, archive: Path, **options: Any) -> None:
        super().__init__([], **options)
        self.folders = folders
        self.remove_database("_memory")
        self.archive = ArchiveDatabase(self, archive)
        self.add_database(self.archive, name=DATABASE)

    async def read(self, question: Callable[..., T], *arguments: Any) -> T:
        """What a function of `facts` answers; all of it from one archive.

        Raises:
            sqlite3.OperationalError: it took longer than the time limit.
        """

        def ask(db: sqlite3.Connection) -> T:
            with sqlite_timelimit(db, TIME_LIMIT_MS):
                return question(db, *arguments)

        return await self.archive.execute_fn(ask)

    async def remember(self, question: Callable[..., T], *arguments: Any) -> T:
        """The same, asked once for each archive: for what every reader sees and takes a while to count."""
        known = self.archive.generation.remembered
        key = f"{question.__module__}.{question.__qualname__}{arguments!r}"
        if key not in known:
            known[key] = await self.read(question, *arguments)
        answer: T = known[key]
        return answer
