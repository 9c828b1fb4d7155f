"""A fault in one passage, table, page or check costs that part, is a row of `problems`, and stops nothing."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from pipeline import tables
from pipeline.archive.swap import open_archive
from pipeline.checks import audit
from pipeline.checks.kit.archive import Archive, Facts
from pipeline.checks.kit.results import HOLDS, Result, result
from pipeline.checks.kit.wording import say
from pipeline.entities import load_nlp
from pipeline.records import Document, Problem
from pipeline.records.database import select
from pipeline.records.guards import STRICT
from pipeline.stages import STAGES, documents
from pipeline.stages.run import open_corpus, read_all, run_stage
from pipeline.tables import extract_tables, meaning
from pipeline.unix import CpuTimeError, each_within_cpu_seconds
from tests.checks.archives import add_document, add_table, empty
from tests.tables.drawing import Drawing


@pytest.fixture(autouse=True)
def guarded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(STRICT)


def drawn() -> Drawing:
    drawing = Drawing()
    rows = [("Région", "Montant"), ("Gao", "1 200"), ("Kidal", "3 400")]
    drawing.grid(rows, [80, 230, 380])
    drawing.new_page()
    drawing.grid(rows, [80, 230, 380], top=300)
    return drawing


def test_a_page_on_which_tables_cannot_be_found_leaves_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    find = tables.find_on_page

    def failing(layout: Any) -> Any:
        if layout.page.number == 1:
            raise IndexError("nothing there")
        return find(layout)

    monkeypatch.setattr(tables, "find_on_page", failing)
    found = extract_tables(drawn().reading())
    assert [table.page for table in found.tables] == [2]
    assert [(p.stage, p.kind, p.page) for p in found.problems] == [("tables", "fault", 1)]


def test_a_table_that_cannot_be_read_is_left_out_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    read = meaning.read_cell
    calls: list[str] = []

    def failing(text: str, *rest: Any, **known: Any) -> Any:
        calls.append(text)
        if calls.count("3 400") == 1 and text == "3 400":
            raise ZeroDivisionError
        return read(text, *rest, **known)

    monkeypatch.setattr(meaning, "read_cell", failing)
    found = extract_tables(drawn().reading())
    assert [table.id for table in found.tables] == ["doc:p2:t1"]
    assert {cell.table_id for cell in found.cells} == {"doc:p2:t1"}
    assert [(p.kind, p.page) for p in found.problems] == [("fault", 1)]


def test_a_check_that_fails_costs_itself_in_one_document(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(facts: Facts) -> Iterator[Result]:
        if facts.id == "bad":
            raise ValueError("2023-02-30")
        (view,) = facts.tables
        figure = view.figure(view.cells[-1])
        assert figure
        yield result("total", figure, say("It holds."), HOLDS)

    def failing_together(archive: Archive) -> Iterator[Result]:
        raise ValueError("2023-02-31")

    db = empty()
    for id_ in ("bad", "good"):
        add_document(db, id_)
        add_table(
            db,
            [("Quoi", "text", None), ("N", "integer", None)],
            [["a", 1], ["Total", 1]],
            id_=f"{id_}:p1:t1",
            document_id=id_,
        )
    monkeypatch.setattr(audit, "DOCUMENT_CHECKS", {"total": failing})
    monkeypatch.setattr(audit, "ARCHIVE_CHECKS", {"archive": failing_together})
    audit.audit_archive(db)
    assert db.execute("SELECT document_id FROM checks").fetchall() == [("good",)]
    problems = {p.document_id: p.reason for p in select(db, Problem)}
    assert set(problems) == {None, "bad"}
    assert problems["bad"].startswith("check total: a fault of this program: ValueError: 2023-02-30")
    audit.audit_archive(db)
    assert db.execute("SELECT count(*) FROM problems").fetchall() == [(2,)]


def test_a_check_that_would_never_end_is_broken_off_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(facts: Facts) -> Iterator[Result]:
        re.match(r"(?:-+ ?)*x", "-" * 40)
        yield from ()

    db = empty()
    add_document(db, "d")
    monkeypatch.setattr(audit, "DOCUMENT_CHECKS", {"sequence": endless})
    monkeypatch.setattr(audit, "ARCHIVE_CHECKS", {})
    audit.audit_archive(db, checking=audit.CheckingHere(cpu_seconds=0.2))
    assert [(p.document_id, p.reason) for p in select(db, Problem)] == [
        ("d", "check sequence: needs more than 0.2 seconds of CPU time")
    ]


def test_a_document_whose_records_do_not_fit_together_is_loaded_without_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline import entities
    from pipeline.stages import archive

    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    for name in ("good", "bad"):
        (raw / f"{name}.txt").write_text(f"Le {name} coûte 3 millions de FCFA.\n", encoding="utf-8")
    extract = entities.extract_entities

    def twice(reading: Any, *others: Any) -> Any:
        extracted = extract(reading, *others)
        if reading.document.id == "bad":
            extracted.amounts = [*extracted.amounts, *extracted.amounts]
        return extracted

    monkeypatch.setattr(entities, "extract_entities", twice)
    monkeypatch.setattr(documents, "language_model", lambda: load_nlp(["amounts"]))
    with open_corpus(raw, out, workers=1) as corpus:
        corpus, _ = read_all(corpus)
        for stage in ("tables", "entities"):
            run_stage(corpus, STAGES[stage])
        assert archive.load_and_audit(corpus)
    with closing(open_archive(out)) as db:
        rows = {d.id: (d.status, d.error) for d in select(db, Document)}
        assert db.execute("SELECT DISTINCT document_id FROM amounts").fetchall() == [("good",)]
    assert rows["good"] == ("ok", None)
    assert rows["bad"][0] == "partial"
    assert "load: a fault of this program: IntegrityError: UNIQUE constraint failed" in str(rows["bad"][1])


def test_each_piece_of_work_has_a_bound_of_its_own() -> None:
    def work(seconds: float) -> None:
        until = time.process_time() + seconds
        while time.process_time() < until:
            pass

    with each_within_cpu_seconds(0.4) as bound:
        for _ in range(3):
            with bound:
                work(0.2)
        with pytest.raises(CpuTimeError), bound:
            work(9)
        work(0.5)
        with bound:
            work(0.2)
