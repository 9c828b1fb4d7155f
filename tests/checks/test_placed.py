"""Rows of checks stand by document; what is found over all documents ties findings of several together."""

from __future__ import annotations

import sqlite3
from decimal import Decimal

from pipeline.checks.audit import CheckingHere, audit_archive
from pipeline.checks.kit.archive import Archive
from pipeline.checks.kit.figures import Figure
from pipeline.checks.kit.results import CONTRADICTS, Result, result
from pipeline.checks.kit.wording import say
from pipeline.checks.placed import PlacedChecks
from pipeline.records import Check, CheckEvidence, Finding
from pipeline.records.checks import BEHIND_ALL, ROOM_FOR_CHECKS
from pipeline.records.database import select
from tests.checks.archives import add_document, add_table, empty

PLACES = {"b": 1, "a": 9}


def two_documents() -> sqlite3.Connection:
    """Two documents, each with a table whose total is wrong; the one that came first has the later name."""
    db = empty()
    for id_ in PLACES:
        add_document(db, id_)
        add_table(
            db,
            [("Quoi", "text", None), ("N", "integer", None)],
            [["x", 3], ["y", 4], ["Total", 8]],
            id_=f"{id_}:p1:t1",
            document_id=id_,
        )
    return db


def figures(db: sqlite3.Connection) -> dict[str, Figure]:
    archive = Archive(db)
    found = {}
    for id_ in PLACES:
        (view,) = archive.facts(id_).tables
        figure = view.figure(view.cells[-1])
        assert figure
        found[id_] = figure
    return found


def tying(db: sqlite3.Connection) -> Result:
    """What a check over both documents finds: their totals contradict each other."""
    figure = figures(db)
    wording = say("They tell different totals.")
    return result(
        "archive",
        figure["b"],
        wording,
        CONTRADICTS,
        computed=Decimal(9),
        figures=[figure["a"]],
        about=[figure["a"].spot],
    )


def test_rows_of_each_document_stand_at_its_place() -> None:
    db = two_documents()
    audited = audit_archive(db, places=PLACES)
    placed = {
        id_: rowid // ROOM_FOR_CHECKS for rowid, id_ in db.execute("SELECT rowid, document_id FROM checks")
    }
    assert placed == PLACES
    places = {rowid // ROOM_FOR_CHECKS for (rowid,) in db.execute("SELECT rowid FROM check_evidence")}
    assert places == {1, 9}
    assert audited.alone == {"a", "b"}
    assert [first // ROOM_FOR_CHECKS for first, _ in audited.rows] == [1, 9]
    assert [finding.document_id for finding in select(db, Finding)] == ["a", "b"]
    db.close()


def test_what_is_kept_is_neither_looked_at_nor_written() -> None:
    db = two_documents()
    audit_archive(db, places=PLACES)
    before = [*select(db, Check)], [*select(db, CheckEvidence)], [*select(db, Finding)]
    db.execute(f"DELETE FROM checks WHERE rowid >= {9 * ROOM_FOR_CHECKS}")
    db.execute(f"DELETE FROM check_evidence WHERE rowid >= {9 * ROOM_FOR_CHECKS}")
    audited = audit_archive(db, places=PLACES, kept={"b"})
    assert ([*select(db, Check)], [*select(db, CheckEvidence)], [*select(db, Finding)]) == before
    assert [first // ROOM_FOR_CHECKS for first, _ in audited.rows] == [9]
    db.close()


def test_findings_of_documents_that_a_check_over_all_ties_together_are_one() -> None:
    db = two_documents()
    rows = PlacedChecks(db, PLACES, {}, "en", ())
    checking = CheckingHere()
    of_each = {id_: checking.results(Archive(db), id_) for id_ in PLACES}
    for id_, results in of_each.items():
        rows.add(id_, results)
    over_all = tying(db)
    assert rows.tied([over_all]) == {"a", "b"}
    rows.add_together([over_all], of_each)
    rows.save_findings()
    (finding,) = select(db, Finding)
    assert finding.n_checks == 3
    assert {check.finding_id for check in select(db, Check)} == {finding.id}
    (behind,) = db.execute("SELECT kind FROM checks WHERE rowid >= ?", [BEHIND_ALL * ROOM_FOR_CHECKS])
    assert behind == ("archive",)
    db.close()
