"""A reader, or a kill at any moment, never meets a half-built archive."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.archive.swap import ARCHIVE, PAGE, fingerprint, open_archive, replacing_archive, set_fingerprint


def write(out: Path, value: int) -> None:
    with replacing_archive(out) as db:
        db.execute("CREATE TABLE fingerprints (stage TEXT PRIMARY KEY, key TEXT)")
        db.execute("CREATE TABLE t (v)")
        db.executemany("INSERT INTO t VALUES (?)", [(value,)] * 1000)
        set_fingerprint(db, "load", str(value))


def read(out: Path) -> list[tuple[int, int]]:
    with closing(open_archive(out)) as db:
        return db.execute("SELECT v, count(*) FROM t GROUP BY v").fetchall()


def test_an_error_leaves_the_old_archive(tmp_path: Path) -> None:
    write(tmp_path, 1)
    with pytest.raises(sqlite3.OperationalError), replacing_archive(tmp_path) as db:
        db.execute("INSERT INTO nowhere VALUES (1)")
    assert read(tmp_path) == [(1, 1000)]
    assert [path.name for path in tmp_path.iterdir()] == [ARCHIVE]


def test_a_reader_keeps_the_archive_that_it_opened(tmp_path: Path) -> None:
    write(tmp_path, 1)
    with closing(open_archive(tmp_path)) as reader:
        write(tmp_path, 2)
        assert reader.execute("SELECT DISTINCT v FROM t").fetchall() == [(1,)]
    assert read(tmp_path) == [(2, 1000)]


def test_a_copy_of_the_present_archive_can_be_added_to(tmp_path: Path) -> None:
    write(tmp_path, 1)
    with replacing_archive(tmp_path, from_current=True) as db:
        db.execute("INSERT INTO t VALUES (2)")
    assert read(tmp_path) == [(1, 1000), (2, 1)]


def test_stale_temporaries_of_killed_builds_are_removed(tmp_path: Path) -> None:
    (tmp_path / f".{ARCHIVE}.99999").write_bytes(b"half")
    write(tmp_path, 1)
    assert [path.name for path in tmp_path.iterdir()] == [ARCHIVE]


def test_a_file_that_is_no_archive_has_no_fingerprint(tmp_path: Path) -> None:
    assert fingerprint(tmp_path, "load") is None
    (tmp_path / ARCHIVE).write_bytes(
        b"this is no database, but it is long enough to be mistaken for one" * 20
    )
    assert fingerprint(tmp_path, "load") is None


@pytest.mark.slow
def test_kills_at_many_moments_leave_a_whole_archive(tmp_path: Path) -> None:
    script = textwrap.dedent(
        f"""
        import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})
        from pathlib import Path; from test_swap import write
        print("ready", flush=True)
        for value in range(10**6): write(Path({str(tmp_path)!r}), value)
        """
    )
    write(tmp_path, -1)
    for pause in (0.0, 0.003, 0.011, 0.02, 0.037, 0.05):
        process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE)
        assert process.stdout
        process.stdout.readline()
        time.sleep(pause)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        process.stdout.close()
        ((_, count),) = read(tmp_path)
        assert count == 1000


def test_a_new_archive_has_pages_of_the_size_that_is_set(tmp_path: Path) -> None:
    with replacing_archive(tmp_path) as db:
        db.execute("CREATE TABLE fingerprints (stage TEXT PRIMARY KEY, key TEXT)")
    with closing(open_archive(tmp_path)) as db:
        assert db.execute("PRAGMA page_size").fetchone() == (PAGE,)
