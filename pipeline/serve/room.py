"""The reading room: Datasette over one archive, with the folder of its originals.

A build puts a new archive in the place of the old one while the room is open. Each request is pinned to the
archive that was there when it came, so that it never sees parts of two.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from datasette.app import Datasette

from pipeline.archive.views import VIEWS
from pipeline.serve import asked, limits, templating
from pipeline.serve.asked import Lane
from pipeline.serve.database import ArchiveDatabase
from pipeline.serve.desk import Desk
from pipeline.serve.gate import gated
from pipeline.serve.generations import LABELS_KEPT, THREADS, Crew, LoopLock
from pipeline.serve.images.store import PageImages
from pipeline.serve.policy import Policy

DATABASE = "archive"
TIME_LIMIT_MS = 10_000
"""What one page may ask of the archive; beyond it the page is an error, not a server that hangs."""


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the room finds the archive and the originals, and the desk where people may write."""

    out: Path
    raw: Path
    desk: Desk | None = None
    outlines: Callable[[Path], Mapping[str, Any]] = lambda raw: {}
    """Reads the outlines of regions that the folder of documents has, by the ids of places."""


class ReadingRoom(Datasette):  # type: ignore[misc]
    """Datasette that knows the folders of its archive."""

    images: PageImages
    warmers: tuple[Callable[[sqlite3.Connection], Any], ...] = ()
    """What is counted in the background after a build; nothing where there is no server."""

    def __init__(self, folders: Folders, policy: Policy, archive: Path, **options: Any) -> None:
        self._schema_of = self._warmed = 0
        self._warming: asyncio.Task[None] | None = None
        self._allowed: dict[tuple[str, str], list[Any]] = {}
        self.folders = folders
        self.policy = policy
        super().__init__([], **options)
        self.remove_database("_memory")
        self.archive = ArchiveDatabase(self, archive)
        self.add_database(self.archive, name=DATABASE)
        self._settled = templating.settled(self.jinja_env)
        self.lanes: dict[Lane, Crew] = {
            lane: Crew(threads, None if lane == "pages" else policy.waiting)
            for lane, threads in THREADS.items()
        }

    def app(self) -> Any:
        """The application behind its gate."""
        return gated(super().app(), self.policy, desk=self.folders.desk is not None)

    async def _refresh_schemas(self) -> None:
        """Datasette looks at the schema with each request; it is another one after a build only."""
        number = self.archive.generation.number
        if number != self._schema_of:
            with asked.by_ourselves():
                await super()._refresh_schemas()
            self._schema_of = number

    def _connected_databases(self) -> list[dict[str, Any]]:
        """Without the folder: where the archive lies is nobody's business."""
        return [
            database | {"path": Path(database["path"]).name} for database in super()._connected_databases()
        ]

    async def render_template(
        self, templates: Any, context: Any = None, request: Any = None, view_name: str | None = None
    ) -> str:
        """A page from a template; ours await nothing."""
        chosen = templating.ours(self.jinja_env, self._settled, templates)
        return str(await super().render_template(chosen, context, request, view_name))

    async def read(self, question: Callable[..., T], *arguments: Any) -> T:
        """What a function of `facts` answers; all of it from one archive.

        Raises:
            sqlite3.OperationalError: it took longer than the request may last.
        """

        def ask(db: sqlite3.Connection) -> T:
            with limits.within(db, max(asked.milliseconds_left(TIME_LIMIT_MS), 0)):
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

    def compile_templates(self) -> None:
        """Compile all templates where there is a server."""
        if self.warmers:
            templating.compile_ours(self._settled)

    def warm_up(self) -> None:
        """Count after a build what takes a while to count, before a reader has to wait for it."""
        number = self.archive.generation.number
        if self.warmers and number != self._warmed:
            self._warmed = number
            self._warming = asyncio.create_task(self._warm())

    async def _warm(self) -> None:
        for question in self.warmers:
            await self.remember(question)
        for view in VIEWS:
            # As Datasette asks it, so that it finds the answer.
            await self.archive.execute(f"select count(*) from {view} ", {})  # noqa: S608

    def regions(self) -> Mapping[str, Any]:
        """The outlines of regions that the folder of documents has, by place; read once for each build."""
        known = self.archive.generation.remembered
        if "regions" not in known:
            known["regions"] = self.folders.outlines(self.folders.raw)
        regions: Mapping[str, Any] = known["regions"]
        return regions

    async def remember(self, question: Callable[..., T], *arguments: Any) -> T:
        """The same, asked once for each archive: for what every reader sees and takes a while to count.

        It may take longer than one request, for it is for all of them; who comes meanwhile waits with the
        first.
        """
        generation = self.archive.generation
        key = f"{question.__module__}.{question.__qualname__}{arguments!r}"
        if key not in generation.remembered:
            lock = generation.being_counted.setdefault(key, LoopLock())
            async with lock:
                if key not in generation.remembered:
                    generation.remembered[key] = await self._count(question, *arguments)
        answer: T = generation.remembered[key]
        return answer

    async def _count(self, question: Callable[..., T], *arguments: Any) -> T:
        def ask(db: sqlite3.Connection) -> T:
            with limits.within(db, TIME_LIMIT_MS):
                return question(db, *arguments)

        return await self.archive.execute_fn(ask)
