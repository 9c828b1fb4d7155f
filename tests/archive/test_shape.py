"""An archive of an older program is told from one of today, whatever is missing in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.archive.load import load_archive
from pipeline.archive.search import index_for_search
from pipeline.archive.shape import OlderArchiveError, require_of_today
from pipeline.archive.swap import ARCHIVE
from pipeline.errors import BordereauError
from tests.conftest import RAW, Bordereau


def fill(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        load_archive(db, [])
        index_for_search(db)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    fill(tmp_path / ARCHIVE)
    with closing(sqlite3.connect(tmp_path / ARCHIVE)) as db:
        yield db


def without_column(db: sqlite3.Connection, table: str, column: str) -> None:
    """Make a table anew as it was when nobody knew of a column."""
    kept = [row[1] for row in db.execute(f"PRAGMA table_info({table})") if row[1] != column]
    db.execute("PRAGMA legacy_alter_table = ON")
    db.execute(f"ALTER TABLE {table} RENAME TO newer")
    db.execute(f"CREATE TABLE {table} AS SELECT {', '.join(kept)} FROM newer")
    db.execute("DROP TABLE newer")
    db.commit()


def test_an_archive_of_today_lacks_nothing(archive: sqlite3.Connection) -> None:
    require_of_today(archive, Path(ARCHIVE))


def test_a_column_that_nobody_asks_for_does_no_harm(archive: sqlite3.Connection) -> None:
    archive.execute("ALTER TABLE pages ADD COLUMN of_tomorrow TEXT")
    require_of_today(archive, Path(ARCHIVE))


def test_a_missing_column_is_named(archive: sqlite3.Connection) -> None:
    without_column(archive, "pages", "quality")
    with pytest.raises(OlderArchiveError, match=r"older version of Bordereau \(it has no pages\.quality\)"):
        require_of_today(archive, Path(ARCHIVE))


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ("DROP TABLE sentences", "sentences."),
        ("DROP VIEW money_by_kind_and_year", "money_by_kind_and_year."),
        ("DROP TABLE search_index", "search_index."),
    ],
    ids=["table", "view", "index"],
)
def test_a_missing_table_is_named(archive: sqlite3.Connection, change: str, missing: str) -> None:
    archive.execute(change)
    with pytest.raises(OlderArchiveError) as told:
        require_of_today(archive, Path(ARCHIVE))
    assert f"it has no {missing}" in str(told.value)


def test_a_database_of_something_else_is_no_older_archive(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "x.db")) as db, pytest.raises(sqlite3.DatabaseError):
        require_of_today(db, tmp_path / "x.db")


@pytest.mark.parametrize(
    "command",
    [["serve", "--port", "0"], ["status"], ["corrections"], ["export", "csv"]],
    ids=lambda command: command[0],
)
def test_commands_say_of_an_older_archive_what_to_do(
    bordereau: Bordereau, tmp_path: Path, archive: sqlite3.Connection, command: list[str]
) -> None:
    without_column(archive, "amounts", "quality")
    folders = ["--out", tmp_path] if command == ["status"] else ["--raw", RAW, "--out", tmp_path]
    done = bordereau(*command, *folders)
    assert done.returncode == 1
    assert done.stderr == (
        f"Error: {tmp_path / ARCHIVE}: was made by an older version of Bordereau (it has no amounts.quality);"
        " run `bordereau build`, which makes it anew\n"
    )


def test_the_error_is_one_that_commands_print_in_a_line() -> None:
    assert issubclass(OlderArchiveError, BordereauError)
