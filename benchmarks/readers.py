"""Readers while archives take each other's place: errors, mixed answers, CPU time of the server a request.

    .venv/bin/python -m benchmarks.readers OUT RAW [SECONDS]

OUT holds a built archive of the documents in RAW; a copy of it is served and replaced. Fifty readers ask what
shows whether an answer is of one archive; after every third of thirty builds a reader alone asks for pages of
every kind, whose CPU time is measured.
"""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from pipeline.serve.app import reading_room
from pipeline.serve.policy import Policy
from pipeline.serve.room import Folders
from pipeline.serve.warmers import WARMERS

READERS, BUILDS = 50, 30
ASKED = "/archive/documents.json?_shape=objects&_size=max"


def main(out: Path, raw: Path, seconds: float) -> None:
    with tempfile.TemporaryDirectory() as name:
        there = Path(name)
        shutil.copy(out / "archive.db", there / "archive.db")
        room = reading_room(Folders(there, raw), Policy(waiting=READERS, seconds=120, question_seconds=60))
        room.warmers = WARMERS
        counted = asyncio.run(measure(room, there, out, seconds))
        room.images.close()
    alone = sorted(counted["alone"])
    print(
        f"{counted['answers']} answers, {counted['errors']} errors, {counted['mixed']} mixed, {BUILDS} builds"
    )
    print(
        f"CPU a request, one reader, after each build: p50 {alone[len(alone) // 2]:.0f} ms,"
        f" p95 {alone[int(len(alone) * 0.95)]:.0f} ms of {len(alone)} requests"
    )


async def measure(room: Any, there: Path, out: Path, seconds: float) -> dict[str, Any]:
    """Let readers ask while archives are replaced."""
    counted: dict[str, Any] = {"answers": 0, "errors": 0, "mixed": 0, "alone": []}
    pages = pages_of(out)
    resting = asyncio.Event()
    over = asyncio.Event()

    async def read() -> None:
        while not over.is_set():
            await resting.wait()
            answer = await room.client.get(ASKED)
            counted["answers"] += 1
            if answer.status_code != 200:
                counted["errors"] += 1
            elif len({row["title"] for row in answer.json()["rows"]}) != 1:
                counted["mixed"] += 1

    await room.invoke_startup()
    readers = [asyncio.create_task(read()) for _ in range(READERS)]
    for number in range(BUILDS):
        await asyncio.to_thread(build, there, out, number)
        resting.set()
        await asyncio.sleep(seconds / BUILDS)
        if number % 3:
            continue
        resting.clear()
        await asyncio.sleep(0.5)
        for page in pages:
            start = time.process_time()
            answer = await room.client.get(page)
            counted["alone"].append(1000 * (time.process_time() - start))
            counted["errors"] += answer.status_code != 200
    over.set()
    resting.set()
    await asyncio.gather(*readers)
    return counted


def build(there: Path, out: Path, number: int) -> None:
    """Put another archive in the place of the one that is served."""
    new = there / "archive.new"
    shutil.copy(out / "archive.db", new)
    with closing(sqlite3.connect(new)) as db, db:
        db.execute("UPDATE documents SET title = ?", [f"build {number}"])
    new.replace(there / "archive.db")


def pages_of(out: Path) -> list[str]:
    """A page of every kind."""
    with closing(sqlite3.connect(out / "archive.db")) as db:
        of = {
            table: db.execute(f"SELECT id FROM {table} LIMIT 1").fetchone()[0]
            for table in ("documents", "agreements", "organisations", "places", "findings")
        }
    things = [f"/{table[:-1]}/{id_}" for table, id_ in of.items()]
    lists = [
        "/",
        "/documents",
        "/agreements",
        "/organisations",
        "/places",
        "/findings",
        "/money",
        "/search?q=eau",
    ]
    return [
        *things,
        *lists,
        f"/page/{of['documents']}/1",
        "/archive/amounts",
        "/archive/totals_that_disagree",
    ]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3]) if len(sys.argv) > 3 else 30)
