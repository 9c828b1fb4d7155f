"""The archive is built beside the old one and takes its place in one step."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from pipeline.records.files import sync

ARCHIVE = "archive.db"
BEFORE = f".before.{ARCHIVE}"
"""The archive that a build takes the place of, while it lasts."""

CACHE = 64 * 1024
"""KiB of the new archive that are held in memory: keys come in by document and page, near to each other."""

PAGE = 8 * 1024
"""Bytes of a page of a new archive: with half of that, to fill it and to write it takes a twentieth more."""

CACHE_IN_PLACE = 16 * 1024
"""KiB of one that is changed in place: what is looked at is looked at once, and few rows are put in."""

LOOKED_AT = 1_000
"""Entries of each index from which the statistics of an archive are taken that few documents changed."""


@contextmanager
def replacing_archive(
    out: Path, *, from_current: bool = False, in_place: bool = False
) -> Iterator[sqlite3.Connection]:
    """A database that becomes `archive.db` of a folder when the block ends without an error.

    With `from_current` it starts as a copy of the present archive, of which most stays where it is if it is
    changed `in_place`. A reader of the old file keeps it; a kill
    at any moment leaves the old archive or the new one, and at most a stale file that the next build removes.
    """
    for stale in out.glob(f".{ARCHIVE}.*"):
        stale.unlink()
    beside = out / f".{ARCHIVE}.{os.getpid()}"
    try:
        if in_place:
            shutil.copyfile(out / ARCHIVE, beside)
        with closing(sqlite3.connect(beside, isolation_level=None)) as db:
            if from_current and not in_place:
                with closing(open_archive(out)) as current:
                    current.backup(db)
            db.execute(f"PRAGMA page_size = {PAGE}")
            db.execute(f"PRAGMA cache_size = -{CACHE_IN_PLACE if in_place else CACHE}")
            db.execute("PRAGMA journal_mode = OFF")
            db.execute("PRAGMA synchronous = OFF")
            db.execute("BEGIN")
            yield db
            db.execute("COMMIT")
            _analyse(db, rows=LOOKED_AT if in_place else 0)
            if from_current and not in_place:
                db.execute("VACUUM")
            # What stays where it is was looked at when it was put there. Whether keys stand in their indexes
            # need not be asked: they were just made from the rows; nor once more whether choices hold.
            db.execute("PRAGMA ignore_check_constraints = ON")
            (sound,) = ("ok",) if in_place else db.execute("PRAGMA quick_check").fetchone()
            if sound != "ok":
                raise sqlite3.DatabaseError(f"the new archive is damaged: {sound}")
        sync(beside)
        beside.replace(out / ARCHIVE)
        sync(out)
    finally:
        beside.unlink(missing_ok=True)


def _analyse(db: sqlite3.Connection, rows: int) -> None:
    """Leave statistics to plan queries by, in the same order however the tables were filled.

    They are those of so many rows of each index, and of all where that is 0.
    """
    db.execute(f"PRAGMA analysis_limit = {rows:d}")
    db.execute("ANALYZE")
    found = db.execute("SELECT tbl, idx, stat FROM sqlite_stat1 ORDER BY tbl, idx").fetchall()
    db.execute("DELETE FROM sqlite_stat1")
    db.executemany("INSERT INTO sqlite_stat1 VALUES (?, ?, ?)", found)


@contextmanager
def keeping_current(out: Path) -> Iterator[Path | None]:
    """The present archive under another name, while the block may replace it; None where there is none."""
    current, kept = out / ARCHIVE, out / BEFORE
    kept.unlink(missing_ok=True)
    if not current.is_file():
        yield None
        return
    try:
        os.link(current, kept)
    except OSError:
        # Some file systems have no second names for a file.
        shutil.copy2(current, kept)
    try:
        yield kept
    finally:
        kept.unlink(missing_ok=True)


def open_archive(out: Path) -> sqlite3.Connection:
    """The present archive of a folder, for reading.

    Raises:
        sqlite3.OperationalError: there is none.
    """
    return sqlite3.connect(f"{(out / ARCHIVE).resolve().as_uri()}?mode=ro", uri=True)


def fingerprint(out: Path, stage: str) -> str | None:
    """The key of the work that a stage put into the present archive; None where it did not."""
    try:
        with closing(open_archive(out)) as db:
            row = db.execute("SELECT key FROM fingerprints WHERE stage = ?", [stage]).fetchone()
    except sqlite3.DatabaseError:
        # No archive, or a file that is none: it is built anew.
        return None
    return row[0] if row else None


def set_fingerprint(db: sqlite3.Connection, stage: str, key: str) -> None:
    """Note the key of the work that a stage put into a database."""
    db.execute("INSERT OR REPLACE INTO fingerprints VALUES (?, ?)", [stage, key])
