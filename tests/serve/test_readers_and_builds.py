"""Readers while archives take each other's place: each answer is of one archive, and none fails."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.serve.app import reading_room
from pipeline.serve.policy import Policy
from pipeline.serve.room import Folders
from tests.conftest import RAW

pytestmark = pytest.mark.slow

READERS, BUILDS, PAUSE = 50, 30, 0.1

PATHS = (
    "/archive/documents.json?_shape=objects&_size=max",
    "/archive.json?sql=select+title,(select+min(title)+from+documents)+as+other+from+documents&_shape=objects",
)


def test_fifty_readers_see_one_archive_each_time_while_thirty_are_built(
    sample_out: Path, tmp_path: Path
) -> None:
    out = Path(shutil.copytree(sample_out, tmp_path / "out"))
    room = reading_room(Folders(out, RAW), Policy(waiting=READERS, seconds=120, question_seconds=60))
    answered = {"n": 0}
    seen: set[str] = set()

    def build(number: int) -> None:
        new = out / "archive.new"
        shutil.copy(sample_out / "archive.db", new)
        with closing(sqlite3.connect(new)) as db, db:
            db.execute("UPDATE documents SET title = ?", [f"build {number}"])
        new.replace(out / "archive.db")

    async def read(number: int, built: asyncio.Event) -> None:
        while not built.is_set():
            answer = await room.client.get(PATHS[number % len(PATHS)])
            assert answer.status_code == 200
            told = [row[name] for row in answer.json()["rows"] for name in ("title", "other") if name in row]
            assert len(set(told)) == 1, "two archives in one answer"
            seen.update(told)
            answered["n"] += 1

    async def all_of_them() -> None:
        built = asyncio.Event()
        readers = [asyncio.create_task(read(number, built)) for number in range(READERS)]
        for number in range(1, BUILDS + 1):
            await asyncio.to_thread(build, number)
            await asyncio.sleep(PAUSE)
        built.set()
        await asyncio.gather(*readers)

    build(0)
    asyncio.run(all_of_them())
    assert answered["n"] > READERS
    assert len(seen) >= 3, "builds must be met while they are read"
    room.images.close()
