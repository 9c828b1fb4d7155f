"""A fault in one passage, table, page or check costs that part, is a row of `problems`, and stops nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from pipeline import tables
from pipeline.archive.database import select
from pipeline.checks import audit
from pipeline.checks.kit.archive import Archive, Facts
from pipeline.checks.kit.results import HOLDS, Result, result
from pipeline.checks.kit.wording import say
from pipeline.records import Problem
from pipeline.records.guards import STRICT
from pipeline.tables import extract_tables, meaning
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
