"""The receipts of all documents in one file beside the archive, and what else need not be found out again."""

from __future__ import annotations

import json
import os
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from pipeline.stages.outputs import file_digest
from pipeline.stages.receipts import Receipt

FILE = "receipts.db"

OLD_RECEIPTS = "receipts.json"
"""Earlier versions kept a file of this name in the folder of each document."""

TABLES = """
CREATE TABLE IF NOT EXISTS receipts (
  document TEXT, stage TEXT, receipt TEXT NOT NULL, PRIMARY KEY (document, stage)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS files (
  path BLOB PRIMARY KEY, state TEXT NOT NULL, sha256 TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS found_out (
  name TEXT PRIMARY KEY, key TEXT NOT NULL, found TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS text_keys (
  document TEXT PRIMARY KEY, sha256 TEXT NOT NULL, keys BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS outlines (
  document TEXT PRIMARY KEY, outline TEXT NOT NULL);
DROP TABLE IF EXISTS checked;
CREATE TABLE IF NOT EXISTS found_by_checks (
  document TEXT PRIMARY KEY, key TEXT NOT NULL, results BLOB NOT NULL, held BLOB);
CREATE INDEX IF NOT EXISTS found_by_checks_held ON found_by_checks (document, held) WHERE held IS NOT NULL;
"""

OF_THE_MACHINE = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_READONLY,
    }
)
"""Errors that say nothing of the file."""

RACY = 2.0
"""Seconds: a file that was changed so shortly before it was read may be changed again at the same time."""


class Ledger:
    """Receipts by document and stage, held in memory and written through.

    Losing it costs time only: work whose receipt is missing is done again. The results of a document are on
    the disk before its receipt is written.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._receipts: dict[str, dict[str, Receipt]] = defaultdict(dict)
        for document, stage, text in db.execute("SELECT document, stage, receipt FROM receipts"):
            try:
                self._receipts[document][stage] = Receipt.from_json(text)
            except (ValueError, TypeError):
                # A line that is no receipt only means that the work is done again.
                continue
        self._asked: set[bytes] = set()
        self._files: dict[bytes, tuple[str, str]] = {
            path: (state, sha) for path, state, sha in db.execute("SELECT path, state, sha256 FROM files")
        }

    def documents(self) -> set[str]:
        """Ids of the documents of which there are results."""
        return {id_ for id_, receipts in self._receipts.items() if receipts}

    def of(self, document_id: str) -> Mapping[str, Receipt]:
        """The receipts of a document by stage; none where nothing was done with it."""
        return self._receipts.get(document_id, {})

    def settle(self, document_id: str, stage: str, receipt: Receipt) -> None:
        """Keep the receipt of a stage's work on a document."""
        self._receipts[document_id][stage] = receipt
        self._db.execute(
            "INSERT OR REPLACE INTO receipts VALUES (?, ?, ?)", [document_id, stage, receipt.to_json()]
        )

    def forget(self, document_id: str, stage: str | None = None) -> None:
        """Let go of the receipt of a stage's work on a document, or of all of them."""
        kept = self._receipts.get(document_id, {})
        if stage is None:
            kept.clear()
            self._db.execute("DELETE FROM receipts WHERE document = ?", [document_id])
        elif kept.pop(stage, None) is not None:
            self._db.execute("DELETE FROM receipts WHERE document = ? AND stage = ?", [document_id, stage])

    def digest_of(self, path: Path, known: os.stat_result, now: float) -> str:
        """SHA-256 of a file; its bytes are read where it is new or not as it was.

        Args:
            path: the file.
            known: what the system says of it.
            now: the time by the clock that dates files.

        Raises:
            OSError: it cannot be read.
        """
        name = os.fsencode(path.absolute())
        self._asked.add(name)
        state = f"{known.st_size} {known.st_mtime_ns} {known.st_ctime_ns} {known.st_ino}"
        left = self._files.get(name)
        if left is not None and left[0] == state:
            return left[1]
        sha256 = file_digest(path)
        if max(known.st_mtime, known.st_ctime) + RACY < now:
            self._files[name] = (state, sha256)
            self._db.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", [name, state, sha256])
        return sha256

    def forget_files_gone(self) -> None:
        """Let go of the digests of files that nobody asked for: they are no longer there."""
        for name in self._files.keys() - self._asked:
            self._db.execute("DELETE FROM files WHERE path = ?", [name])

    def answer(self, name: str, key: str, find: Callable[[], str]) -> str:
        """What was found out of something that `key` stands for, or is found out now."""
        known = self.recall(name, key)
        if known is not None:
            return known
        content = find()
        self.remember(name, key, content)
        return content

    def recall(self, name: str, key: str) -> str | None:
        """What was found out of something that `key` stands for; None where it was not, or not of this."""
        row = self._db.execute(
            "SELECT found FROM found_out WHERE name = ? AND key = ?", [name, key]
        ).fetchone()
        return None if row is None else str(row[0])

    def remember(self, name: str, key: str, content: str) -> None:
        """Keep what was found out of something that `key` stands for."""
        self._db.execute("INSERT OR REPLACE INTO found_out VALUES (?, ?, ?)", [name, key, content])

    def forget_answer(self, name: str) -> None:
        """Let go of what was found out under a name."""
        self._db.execute("DELETE FROM found_out WHERE name = ?", [name])

    def text_keys(self) -> dict[str, tuple[str, bytes]]:
        """By what each document would meet one with its text: the digest of its signature, and its keys."""
        query = "SELECT document, sha256, keys FROM text_keys"
        return {id_: (sha256, keys) for id_, sha256, keys in self._db.execute(query)}

    def keep_text_keys(self, found: Mapping[str, tuple[str, bytes]], gone: Iterable[str]) -> None:
        """Keep such keys of some documents, and let go of those of others."""
        rows = [(id_, *of) for id_, of in found.items()]
        with self._together():
            self._db.executemany("INSERT OR REPLACE INTO text_keys VALUES (?, ?, ?)", rows)
            self._db.executemany("DELETE FROM text_keys WHERE document = ?", [(id_,) for id_ in gone])

    def outlines(self) -> Iterator[tuple[str, str]]:
        """What is kept of each document in short, by its id; it belongs to what is kept of the archive."""
        yield from self._db.execute("SELECT document, outline FROM outlines")

    def keep_outlines(self, changed: Iterable[tuple[str, str]], documents: Collection[str]) -> None:
        """Keep so much of documents that changed; of others it stays, but of those that are gone."""
        with self._together():
            self._db.executemany("INSERT OR REPLACE INTO outlines VALUES (?, ?)", changed)
            known = self._db.execute("SELECT document FROM outlines")
            gone = [(id_,) for (id_,) in known if id_ not in documents]
            self._db.executemany("DELETE FROM outlines WHERE document = ?", gone)

    @contextmanager
    def _together(self) -> Iterator[None]:
        """Write all of the block or nothing."""
        self._db.execute("BEGIN")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def checked(self, document_id: str, key: str) -> bytes | None:
        """What the checks of a document found, of which `key` stands for what they depend on."""
        query = "SELECT results FROM found_by_checks WHERE document = ? AND key = ?"
        row = self._db.execute(query, [document_id, key]).fetchone()
        return bytes(row[0]) if row else None

    def held(self) -> dict[str, bytes]:
        """What documents hold that checks over all of them ask for, as it was kept; most hold nothing."""
        query = "SELECT document, held FROM found_by_checks WHERE held IS NOT NULL"
        return {id_: bytes(held) for id_, held in self._db.execute(query)}

    def keep_checked(self, document_id: str, key: str, results: bytes, held: bytes | None = None) -> None:
        """Keep what the checks of a document found, and what it holds that checks over all ask for."""
        row = [document_id, key, results, held]
        self._db.execute("INSERT OR REPLACE INTO found_by_checks VALUES (?, ?, ?, ?)", row)

    def forget_checked(self, kept: Collection[str]) -> None:
        """Let go of what was found in documents that are none of these."""
        known = self._db.execute("SELECT document FROM found_by_checks")
        gone = [(id_,) for (id_,) in known if id_ not in kept]
        self._db.executemany("DELETE FROM found_by_checks WHERE document = ?", gone)


@contextmanager
def open_ledger(out: Path) -> Iterator[Ledger]:
    """The ledger of a folder of results, made where there is none or where it is damaged.

    Only the build that holds the folder may open it.
    """
    path = out / FILE
    is_new = not path.exists()
    try:
        db = _connected(path)
        ledger = Ledger(db)
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in OF_THE_MACHINE:
            raise
        # A torn or foreign file only means that the work is done again.
        for spoilt in out.glob(f"{FILE}*"):
            spoilt.unlink()
        db = _connected(path)
        ledger = Ledger(db)
    with closing(db):
        if is_new:
            _take_over(out, ledger)
        yield ledger
        ledger.forget_files_gone()


def _connected(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, isolation_level=None)
    try:
        db.execute("PRAGMA locking_mode = EXCLUSIVE")
        # What was committed last may be lost with the machine, but never torn.
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        db.executescript(TABLES)
    except sqlite3.DatabaseError:
        db.close()
        raise
    return db


def _take_over(out: Path, ledger: Ledger) -> None:
    """Replace receipts of earlier versions by one that says whose folder it is: the work is done again."""
    for path in sorted(out.glob(f"*/{OLD_RECEIPTS}")):
        try:
            receipts = json.loads(path.read_text(encoding="utf-8"))
            is_ours = {"key", "outputs"} <= receipts["read"].keys()
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            continue
        if is_ours:
            ledger.settle(path.parent.name, "read", Receipt(""))
            path.unlink()
