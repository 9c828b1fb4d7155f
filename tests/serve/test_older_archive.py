"""An archive of an older program takes the place of one of today: a clear answer, until a build mends it."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.serve.app import reading_room
from pipeline.serve.room import Folders
from tests.conftest import RAW
from tests.serve.conftest import asker


def put_in_place(out: Path, archive: Path, *changes: str) -> None:
    new = out / "archive.new"
    shutil.copy(archive, new)
    with closing(sqlite3.connect(new)) as db, db:
        for change in changes:
            db.execute(change)
    new.replace(out / "archive.db")


@pytest.mark.parametrize(
    ("language", "told"), [("en", "another version of Bordereau"), ("fr", "autre version de Bordereau")]
)
def test_an_older_archive_is_said_to_be_one_until_it_is_made_anew(
    sample_out: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture, language: str, told: str
) -> None:
    put_in_place(tmp_path, sample_out / "archive.db")
    room = reading_room(Folders(tmp_path, RAW))
    ask = asker(room)
    try:
        assert ask("/").status_code == 200
        put_in_place(tmp_path, sample_out / "archive.db", "DROP VIEW money_by_kind_and_year")
        for path in ("/", "/archive/documents", "/archive/money_by_kind_and_year", "/health", "/nothing"):
            answer = ask(path, language)
            assert answer.status_code == 503
            assert told in answer.text
            assert str(tmp_path) not in answer.text
            assert answer.headers["x-content-type-options"] == "nosniff"
        assert ask("/archive/documents.json").json()["status"] == 503
        assert "it has no money_by_kind_and_year." in caplog.text
        put_in_place(tmp_path, sample_out / "archive.db")
        assert ask("/").status_code == 200
    finally:
        room.images.close()
