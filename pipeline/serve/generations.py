"""One archive file after the other, each opened as often as there are threads to ask it."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from contextvars import copy_context
from pathlib import Path
from queue import SimpleQueue
from typing import Any, TypeVar

from datasette.views.base import DatasetteError

from pipeline.archive.shape import require_of_today
from pipeline.serve import limits
from pipeline.serve.answers import KeptAnswers
from pipeline.serve.asked import Lane
from pipeline.serve.facts.labels import label_of
from pipeline.serve.wording import gettext as _
from pipeline.serve.wording import language

LABELS_KEPT = 20_000
"""Labels that are remembered before one begins anew."""

T = TypeVar("T")


Prepare = Callable[[sqlite3.Connection], None]

THREADS: dict[Lane, int] = {"pages": 3, "tables": 3, "questions": 2}
"""Threads of each lane, and connections to an archive."""


class Crew:
    """The threads of a lane, and how many may wait for one."""

    def __init__(self, threads: int, waiting: int | None) -> None:
        self._threads = ThreadPoolExecutor(threads)
        self._most = None if waiting is None else threads + waiting
        self._at_work = 0

    async def run(self, work: Callable[[], T]) -> T:
        """Do some work in a thread, with the context of the request.

        Raises:
            DatasetteError: too many wait already.
        """
        if self._most is not None and self._at_work >= self._most:
            raise DatasetteError(_("Too many questions at once. Come back in a moment."), status=503)
        self._at_work += 1
        try:
            context = copy_context()
            return await asyncio.get_running_loop().run_in_executor(self._threads, context.run, work)
        finally:
            self._at_work -= 1


class LoopLock:
    """A lock of the event loop at hand: tests and tools run one loop after the other over one archive."""

    def __init__(self) -> None:
        self._of: dict[int, asyncio.Lock] = {}

    async def __aenter__(self) -> None:
        loop = id(asyncio.get_running_loop())
        await self._of.setdefault(loop, asyncio.Lock()).acquire()

    async def __aexit__(self, *_: object) -> None:
        self._of[id(asyncio.get_running_loop())].release()


class Generation:
    """One archive file, opened as often as there are threads: it can be read after another took its name.

    SQLite has no way to open a file that lost its name: all connections are made at once.

    Raises:
        OlderArchiveError: another version of the program made the file.
    """

    def __init__(self, path: Path, number: int, prepare: Prepare) -> None:
        self.number = number
        self.identity = identity_of(path)
        with closing(sqlite3.connect(_uri(path), uri=True)) as db:
            require_of_today(db, path)
        self.remembered: dict[str, Any] = {}
        self.being_counted: dict[str, LoopLock] = {}
        self.schema: dict[tuple[Any, ...], Any] = {}
        self.answers = KeptAnswers()
        self._labels: dict[tuple[str, str, str], str | None] = {}
        self._for_labels = _connection(path, prepare, limits.CONNECTION)
        self._free: dict[Lane, SimpleQueue[sqlite3.Connection]] = {}
        for lane, threads in THREADS.items():
            self._free[lane] = SimpleQueue()
            sizes = limits.OF_QUESTIONS if lane == "questions" else limits.CONNECTION
            for _number in range(threads):
                connection = _connection(path, prepare, sizes)
                if lane == "questions":
                    connection.set_authorizer(limits.authorize)
                self._free[lane].put(connection)

    def ask(self, lane: Lane, question: Callable[[sqlite3.Connection], T]) -> T:
        """What a function answers that is given a connection to this archive."""
        connection = self._free[lane].get()
        try:
            return question(connection)
        finally:
            self._free[lane].put(connection)

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


def _connection(path: Path, prepare: Prepare, sizes: Mapping[int, int]) -> sqlite3.Connection:
    connection = sqlite3.connect(_uri(path), uri=True, check_same_thread=False)
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    prepare(connection)
    limits.limit(connection, sizes)
    return connection


def _uri(path: Path) -> str:
    return f"{path.resolve().as_uri()}?immutable=1"


def identity_of(path: Path) -> tuple[int, int, int]:
    """What tells a file from another of the same name."""
    state = path.stat()
    return state.st_dev, state.st_ino, state.st_mtime_ns
