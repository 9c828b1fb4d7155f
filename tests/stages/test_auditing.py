"""Checks in processes of their own: what they find is the same, and is kept where nothing changed."""

from __future__ import annotations

import os
import pickle
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from pipeline.checks import audit
from pipeline.checks.audit import CheckingHere, audit_archive
from pipeline.checks.kit.archive import Archive, Facts
from pipeline.checks.kit.results import Result
from pipeline.records import Check, Problem
from pipeline.records.database import select
from pipeline.records.guards import STRICT
from pipeline.stages import auditing
from pipeline.stages.auditing import CheckingApart
from pipeline.stages.ledger import Ledger, open_ledger
from pipeline.stages.work_limits import Limits
from tests.checks.archives import add_document, add_table, empty

IDS = [f"note-{number}" for number in range(5)]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive of five documents, each with a table whose total is wrong in every second."""
    path = tmp_path / "archive.db"
    db = empty()
    for number, id_ in enumerate(IDS):
        add_document(db, id_)
        add_table(
            db,
            [("Quoi", "text", None), ("N", "integer", None)],
            [["a", 3], ["b", 4], ["Total", 7 + number % 2]],
            id_=f"{id_}:p1:t1",
            document_id=id_,
        )
    db.commit()
    with closing(sqlite3.connect(path)) as kept:
        db.backup(kept)
    return path


@contextmanager
def opened(path: Path) -> Iterator[tuple[sqlite3.Connection, Ledger]]:
    with closing(sqlite3.connect(path, isolation_level=None)) as db, open_ledger(path.parent) as ledger:
        yield db, ledger


def apart(path: Path, ledger: Ledger, conditions: str = "c", *, memory_mib: int = 512) -> CheckingApart:
    return CheckingApart(path, path.parent, ledger, conditions, Limits(5, memory_mib), 5.0, 2)


def checks(db: sqlite3.Connection) -> list[Check]:
    return list(select(db, Check))


def checked_now(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The documents that are checked from now on."""
    ids: list[str] = []
    check = CheckingApart._check

    def noting(self: CheckingApart, waiting: list[str]) -> object:
        ids.extend(waiting)
        return check(self, waiting)

    monkeypatch.setattr(CheckingApart, "_check", noting)
    return ids


def test_what_is_found_is_what_is_found_in_one_process(archive: Path) -> None:
    with opened(archive) as (db, ledger):
        audit_archive(db, checking=apart(archive, ledger))
        found = checks(db)
        audit_archive(db, checking=CheckingHere())
        assert found == checks(db)
    assert [check.status for check in found if check.kind == "total"] == [
        "ok",
        "mismatch",
        "ok",
        "mismatch",
        "ok",
    ]


def test_what_did_not_change_is_not_checked_again(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(archive) as (db, ledger):
        audit_archive(db, checking=apart(archive, ledger))
        found = checks(db)
        again = checked_now(monkeypatch)
        audit_archive(db, checking=apart(archive, ledger))
        assert again == []
        assert checks(db) == found
        audit_archive(db, checking=apart(archive, ledger, "other code"))
        assert again == IDS


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE documents SET status = 'partial' WHERE id = 'note-2'",
        (
            "INSERT INTO acronyms (id, document_id, page, acronym, expansion, source, quality)"
            " VALUES ('x', 'note-2', 1, 'OE', 'Office', 'inline', 'good')"
        ),
    ],
)
def test_a_document_is_checked_again_when_others_change_what_it_says(
    archive: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    with opened(archive) as (db, ledger):
        audit_archive(db, checking=apart(archive, ledger))
        again = checked_now(monkeypatch)
        db.execute(change)
        audit_archive(db, checking=apart(archive, ledger))
        assert again == ["note-2"]


def test_what_was_found_in_documents_that_are_gone_is_let_go_of(archive: Path) -> None:
    with opened(archive) as (db, ledger):
        list(apart(archive, ledger).of_documents(Archive(db), ()))
        ledger.forget_checked({"note-1"})
        key = apart(archive, ledger)._key(db, "note-1")
        assert ledger.checked("note-1", key) is not None
        assert ledger.checked("note-2", apart(archive, ledger)._key(db, "note-2")) is None


def test_a_document_whose_checks_crash_costs_no_other(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def crashing(facts: Facts) -> Iterator[Result]:
        if facts.id == "note-3":
            os._exit(139)
        yield from ()

    monkeypatch.delenv(STRICT)
    monkeypatch.setitem(audit.DOCUMENT_CHECKS, "sequence", crashing)
    with opened(archive) as (db, ledger):
        audit_archive(db, checking=apart(archive, ledger))
        (problem,) = select(db, Problem)
        told = {check.document_id for check in checks(db)}
    assert (problem.document_id, problem.kind) == ("note-3", "fault")
    assert problem.reason == "checks: the program that worked on it crashed (exit status 139)"
    assert told == set(IDS) - {"note-3"}


def test_checks_that_swell_are_ended_and_named(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def swelling(_: object) -> Iterator[Result]:
        bytearray(3 * 2**30)
        yield from ()

    monkeypatch.delenv(STRICT)
    monkeypatch.setitem(audit.ARCHIVE_CHECKS, "year", swelling)
    with opened(archive) as (db, ledger):
        audit_archive(db, checking=apart(archive, ledger))
        (problem,) = select(db, Problem)
    assert problem.document_id is None
    assert problem.reason == "checks: needs more than 512 MiB of memory"


class Trap:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("echo trapped",)


@pytest.mark.parametrize("kept", [pickle.dumps(Trap()), pickle.dumps("no result"), b"torn"])
def test_a_spoilt_result_is_found_again_and_runs_nothing(
    archive: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], kept: bytes
) -> None:
    with opened(archive) as (db, ledger):
        checking = apart(archive, ledger)
        ledger.keep_checked("note-1", checking._key(db, "note-1"), kept)
        again = checked_now(monkeypatch)
        audit_archive(db, checking=checking)
        assert "note-1" in again
    assert "trapped" not in capfd.readouterr().out


def test_a_large_archive_is_checked_in_groups(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(auditing, "GROUP", 2)
    with opened(archive) as (db, ledger):
        audit_archive(db, checking=apart(archive, ledger))
        assert {check.document_id for check in checks(db)} == set(IDS)
