"""What was done is kept in one file; where it is lost or spoilt, only time is lost."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.stages import ledger as ledger_module
from pipeline.stages.ledger import FILE, Ledger, open_ledger
from pipeline.stages.outputs import Output, file_digest
from pipeline.stages.receipts import Receipt

RECEIPT = Receipt.of(
    "k", {"pages.jsonl": Output("ab" * 32, 12, 3)}, "it failed", is_passing=True, limits=(60, 2048)
)


def test_a_receipt_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    with open_ledger(tmp_path) as ledger:
        ledger.settle("note", "read", RECEIPT)
        ledger.settle("note", "tables", Receipt("t"))
        ledger.settle("other", "read", Receipt("o"))
        ledger.forget("note", "tables")
        ledger.forget("other")
    with open_ledger(tmp_path) as ledger:
        assert ledger.of("note") == {"read": RECEIPT}
        assert ledger.documents() == {"note"}
        assert ledger.of("nothing") == {}


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def overwritten(path: Path) -> None:
    path.write_bytes(b"this is no database, though it is as long as one may be" * 100)


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def of_another_program(path: Path) -> None:
    path.unlink()
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE receipts (total)")
    db.commit()
    db.close()


@pytest.mark.parametrize("spoil", [truncated, overwritten, emptied, of_another_program, os.unlink])
def test_a_spoilt_ledger_is_begun_anew(tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    with open_ledger(tmp_path) as ledger:
        for number in range(200):
            ledger.settle(f"note-{number}", "read", RECEIPT)
    spoil(tmp_path / FILE)
    with open_ledger(tmp_path) as ledger:
        assert len(ledger.documents()) < 200
        ledger.settle("note", "read", RECEIPT)
    with open_ledger(tmp_path) as ledger:
        assert ledger.of("note") == {"read": RECEIPT}


def test_a_line_that_is_no_receipt_costs_that_receipt_only(tmp_path: Path) -> None:
    with open_ledger(tmp_path) as ledger:
        ledger.settle("note", "read", RECEIPT)
        ledger.settle("note", "tables", RECEIPT)
    db = sqlite3.connect(tmp_path / FILE)
    db.execute("UPDATE receipts SET receipt = '[1, 2]' WHERE stage = 'tables'")
    db.commit()
    db.close()
    with open_ledger(tmp_path) as ledger:
        assert ledger.of("note") == {"read": RECEIPT}


def digest(ledger: Ledger, path: Path, *, later: float = 60.0) -> str:
    return ledger.digest_of(path, path.stat(), time.time() + later)


def counting(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    read: list[Path] = []
    monkeypatch.setattr(
        "pipeline.stages.ledger.file_digest", lambda path: read.append(path) or file_digest(path)
    )
    return read


def test_a_file_that_is_as_it_was_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "note.txt"
    path.write_text("one", encoding="utf-8")
    read = counting(monkeypatch)
    with open_ledger(tmp_path) as ledger:
        first = digest(ledger, path)
    with open_ledger(tmp_path) as ledger:
        assert digest(ledger, path) == first == file_digest(path)
    assert len(read) == 1


def test_other_bytes_of_the_same_length_and_date_are_seen(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("one", encoding="utf-8")
    with open_ledger(tmp_path) as ledger:
        first, known = digest(ledger, path), path.stat()
        path.write_text("two", encoding="utf-8")
        os.utime(path, ns=(known.st_atime_ns, known.st_mtime_ns))
        assert digest(ledger, path) != first


def test_a_file_that_was_changed_just_now_is_not_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "note.txt"
    path.write_text("one", encoding="utf-8")
    read = counting(monkeypatch)
    with open_ledger(tmp_path) as ledger:
        digest(ledger, path, later=0)
        digest(ledger, path, later=0)
    assert len(read) == 2


def test_the_digest_of_a_file_that_is_gone_is_let_go_of(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    with open_ledger(tmp_path) as ledger:
        digest(ledger, tmp_path / "one")
        digest(ledger, tmp_path / "two")
    with open_ledger(tmp_path) as ledger:
        digest(ledger, tmp_path / "two")
    db = sqlite3.connect(tmp_path / FILE)
    assert db.execute("SELECT count(*) FROM files").fetchone() == (1,)
    db.close()


def test_what_was_found_out_is_found_out_anew_when_what_it_rests_on_changes(tmp_path: Path) -> None:
    with open_ledger(tmp_path) as ledger:
        assert ledger.answer("repeats", "a", lambda: "1") == "1"
        assert ledger.answer("repeats", "a", lambda: "2") == "1"
        assert ledger.answer("repeats", "b", lambda: "3") == "3"
        assert ledger.answer("repeats", "a", lambda: "4") == "4"


def test_folders_of_an_earlier_version_are_known_as_ours(tmp_path: Path) -> None:
    for name, text in (
        ("note", '{"read": {"key": "k", "outputs": {}}}'),
        ("theirs", '{"total": 12}'),
        ("torn", "{"),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "receipts.json").write_text(text, encoding="utf-8")
    with open_ledger(tmp_path) as ledger:
        assert ledger.documents() == {"note"}
    assert not (tmp_path / "note" / "receipts.json").exists()
    assert (tmp_path / "theirs" / "receipts.json").exists()


def test_a_ledger_that_cannot_be_locked_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_ledger(tmp_path) as ledger:
        ledger.settle("livret", "read", Receipt("key"))

    def refuse(path: Path) -> sqlite3.Connection:
        error = sqlite3.OperationalError("locking protocol")
        error.sqlite_errorcode = sqlite3.SQLITE_PROTOCOL
        raise error

    with monkeypatch.context() as refused:
        refused.setattr(ledger_module, "_connected", refuse)
        with pytest.raises(sqlite3.OperationalError), open_ledger(tmp_path):
            pass
    with open_ledger(tmp_path) as ledger:
        assert ledger.of("livret")["read"].key == "key"
