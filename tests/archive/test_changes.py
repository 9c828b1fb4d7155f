"""What differs between two archives, and the history that keeps it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from pipeline.archive.changes import Difference, Row, differences
from pipeline.archive.history import FILE, Run, last_changes, record_build
from pipeline.archive.review import by_document, review
from pipeline.archive.swap import keeping_current
from pipeline.cli import main
from pipeline.records import Amount, Document
from pipeline.records.database import create_tables, insert
from pipeline.records.history import ChangeKind

RUN = Run(datetime(2026, 1, 1, tzinfo=UTC), "1.0", {"country": "ML"}, 1)


def amount(n: int, text: str, value: int, **known: Any) -> Amount:
    return Amount(
        **{
            "id": f"d:p1:a{n}",
            "document_id": "d",
            "page": 1,
            "text": text,
            "value": Decimal(value),
            "low": Decimal(value),
            "high": Decimal(value),
            "currency": "XOF",
            "qualifier": "exact",
        }
        | known
    )


def archive(path: Path, *amounts: Amount) -> Path:
    with closing(sqlite3.connect(path)) as db:
        create_tables(db)
        insert(db, "documents", [Document(id="d", path="d.pdf", status="ok")])
        insert(db, "amounts", amounts)
        db.commit()
    return path


def changes(tmp_path: Path, old: list[Amount], new: list[Amount]) -> list[tuple[str, str]]:
    before, after = archive(tmp_path / "old.db", *old), archive(tmp_path / "new.db", *new)
    return [(d.change, d.fact_id) for d in differences(before, after)]


def change(
    what: ChangeKind, kind: str, id_: str, before: Row | None = None, after: Row | None = None
) -> Difference:
    return Difference(what, kind, id_, "d", before or {}, after or {})


def test_the_same_facts_are_no_change(tmp_path: Path) -> None:
    same = [amount(1, "5 FCFA", 5), amount(2, "6 FCFA", 6)]
    assert changes(tmp_path, same, same) == []


def test_a_fact_whose_id_alone_moved_is_no_change(tmp_path: Path) -> None:
    old = [amount(1, "5 FCFA", 5), amount(2, "6 FCFA", 6)]
    new = [amount(1, "4 FCFA", 4), amount(2, "5 FCFA", 5), amount(3, "6 FCFA", 6)]
    assert changes(tmp_path, old, new) == [("appeared", "d:p1:a1")]


def test_a_box_that_is_drawn_otherwise_is_no_change(tmp_path: Path) -> None:
    assert changes(tmp_path, [amount(1, "5 FCFA", 5, x0=1.0)], [amount(1, "5 FCFA", 5, x0=1.1)]) == []


def test_two_identical_facts_of_which_one_vanishes_are_one_change(tmp_path: Path) -> None:
    twice = [amount(1, "5 FCFA", 5), amount(2, "5 FCFA", 5)]
    assert changes(tmp_path, twice, twice[:1]) == [("vanished", "d:p1:a2")]


def test_what_is_printed_in_the_same_place_and_read_otherwise_has_changed(tmp_path: Path) -> None:
    before = archive(tmp_path / "old.db", amount(1, "14.098 milliards", 14))
    after = archive(tmp_path / "new.db", amount(7, "14.098 milliards", 14_098))
    (found,) = differences(before, after)
    assert (found.change, found.kind, found.document_id) == ("changed", "amounts", "d")
    assert (found.before["value"], found.after["value"]) == ("14", "14098")


def test_the_history_is_kept_over_builds_and_tells_the_last_one(tmp_path: Path) -> None:
    before, after = archive(tmp_path / "old.db"), archive(tmp_path / "new.db", amount(1, "5 FCFA", 5))
    first = record_build(tmp_path, before, RUN, ())
    second = record_build(tmp_path, after, RUN, differences(before, after))
    assert (first.id, first.n_changes, second.id, second.n_changes) == (1, 0, 2, 1)
    build, told = last_changes(tmp_path)
    assert build == second
    assert by_document(told) == ["d  amounts: 1 appeared"]


def test_a_damaged_history_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database" * 1000)
    assert record_build(tmp_path, archive(tmp_path / "new.db"), RUN, ()).id == 1
    assert (tmp_path / f"{FILE}.damaged").exists()


def test_the_archive_before_is_at_hand_while_it_is_replaced(tmp_path: Path) -> None:
    archive(tmp_path / "archive.db", amount(1, "5 FCFA", 5))
    with keeping_current(tmp_path) as before:
        assert before is not None
        (tmp_path / "archive.db").unlink()
        archive(tmp_path / "archive.db")
        assert [d.change for d in differences(before, tmp_path / "archive.db")] == ["vanished"]
    assert list(tmp_path.glob(".before*")) == []


def test_diff_prints_what_two_archives_differ_in(tmp_path: Path) -> None:
    old = archive(tmp_path / "old.db", amount(1, "5 FCFA", 5))
    new = archive(tmp_path / "new.db", amount(1, "5 FCFA", 50))
    done = CliRunner().invoke(main, ["diff", str(old), str(new)])
    assert done.output.splitlines() == [
        "1 change in 1 document: amounts 1 changed",
        "look at these first:",
        "  amounts changed: 1 · 5 FCFA · 50 · XOF: high: 5 → 50; low: 5 → 50; value: 5 → 50 (d)",
        "by document:",
        "  d  amounts: 1 changed",
    ]
    done = CliRunner().invoke(main, ["diff", str(old), str(new), "--all"])
    assert done.output.strip() == "changed   amounts d:p1:a1  high: 5 → 50; low: 5 → 50; value: 5 → 50"


def test_what_is_gone_or_worse_is_to_be_looked_at_first(tmp_path: Path) -> None:
    document = Document(id="d", path="d.pdf", status="ok")
    changes = [
        change("appeared", "amounts", "d:p1:a1", after={"text": "5 FCFA"}),
        change("appeared", "findings", "d:p1:t1", after={"severity": "notice", "title": "Rounded"}),
        change("appeared", "findings", "d:p1:t2", after={"severity": "error", "title": "The rows give 5"}),
        change("changed", "documents", "d", {"status": "ok"}, {"status": "failed"}),
        change("changed", "corrections", "4", {"status": "applied"}, {"status": "no longer applies"}),
        *(
            change(
                "vanished",
                "amounts",
                f"d:p1:a{n}",
                before={"page": "1", "text": f"{n} FCFA", "value": str(n)},
            )
            for n in range(10, 20)
        ),
    ]
    new = archive(tmp_path / "new.db")
    lines = [line.strip() for line in review(changes, new)]
    assert lines[0] == (
        "15 changes in 1 document: documents 1 changed; amounts 10 vanished, 1 appeared; "
        "findings 2 appeared; corrections 1 changed"
    )
    assert lines[2:6] == [
        f"documents changed: {document.path} · failed: status: ok → failed",
        "corrections changed: 4: status: applied → no longer applies (d)",
        "findings appeared: The rows give 5 (d)",
        "amounts vanished: 1 · 10 FCFA · 10 (d)",
    ]
    assert "amounts: and 2 more (--all names them)" in lines


def test_a_build_that_changed_nothing_says_so(tmp_path: Path) -> None:
    assert list(review([], archive(tmp_path / "new.db"))) == ["no fact is another than before"]


def test_diff_says_where_there_was_no_build_or_no_archive(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["diff", "--out", str(tmp_path)])
    assert (done.exit_code, len(done.output.splitlines())) == (1, 1)
    (tmp_path / "none.db").write_bytes(b"no database" * 1000)
    done = CliRunner().invoke(main, ["diff", str(tmp_path / "none.db"), str(tmp_path / "none.db")])
    assert (done.exit_code, len(done.output.splitlines())) == (1, 1)


def test_the_history_says_when_a_document_was_last_read(tmp_path: Path) -> None:
    new = archive(tmp_path / "new.db")
    for run in (replace(RUN, read=frozenset({"d", "e"})), replace(RUN, read=frozenset({"d"}))):
        record_build(tmp_path, new, run, ())
    with closing(sqlite3.connect(tmp_path / FILE)) as db:
        last = db.execute(
            "SELECT document_id, max(build_id) FROM document_reads GROUP BY 1 ORDER BY 1"
        ).fetchall()
    assert last == [("d", 2), ("e", 1)]
