"""A build that changes the archive in place leaves what a build from nothing leaves, checks among it."""

from __future__ import annotations

import functools
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.archive import swap, updating
from pipeline.archive.standing import Loaded
from pipeline.archive.swap import open_archive
from pipeline.checks.kit.results import Result
from pipeline.checks.placed import PlacedChecks
from pipeline.entities import load_nlp
from pipeline.records import TABLES
from pipeline.stages import STAGES, archive, documents, loading, run
from pipeline.stages.run import open_corpus, read_all, remove_orphans, run_stage

NOTE = """# Comité {n}

Il a reçu {a} millions de FCFA pour les femmes de la commune.

| Commune | Femmes | Hommes |
| --- | --- | --- |
| Gao | {a} | {b} |
| Mopti | 31 | 42 |
| Total | {women} | {men} |
"""


@pytest.fixture(autouse=True)
def kept_from_the_first_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "KEPT_FROM", 0)
    monkeypatch.setattr(updating, "MOST_CHANGED", 9)
    monkeypatch.setattr(documents, "language_model", lambda: load_nlp(["amounts"]))


def write(raw: Path, n: int, *, wrong: int = 0) -> None:
    raw.mkdir(exist_ok=True)
    text = NOTE.format(n=n, a=n + 12, b=n + 15, women=n + 43 + wrong, men=n + 57)
    (raw / f"note-{n}.md").write_text(text, encoding="utf-8")


def make(raw: Path, out: Path) -> Loaded | None:
    with open_corpus(raw, out, workers=1) as corpus:
        corpus, _ = read_all(corpus)
        remove_orphans(corpus)
        for name in ("tables", "entities"):
            run_stage(corpus, STAGES[name])
        return archive.load_and_audit(corpus)


def content(out: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(open_archive(out)) as db:
        found = {table: db.execute(f'SELECT * FROM "{table}" ORDER BY rowid').fetchall() for table in TABLES}
        query = "SELECT kind, record_id, title FROM search_entries ORDER BY id"
        found["search_entries"] = db.execute(query).fetchall()
    return found


def hits(out: Path, word: str) -> list[tuple[str, str]]:
    with closing(open_archive(out)) as db:
        query = (
            "SELECT kind, record_id FROM search_index JOIN search_entries ON search_entries.id ="
            " search_index.rowid WHERE search_index MATCH ? ORDER BY search_entries.id"
        )
        return db.execute(query, [word]).fetchall()


def test_documents_come_change_and_go_as_in_a_build_from_nothing(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    for n in range(4):
        write(raw, n, wrong=n == 1)
    first = make(raw, out)
    assert first
    assert first.changed is None
    assert make(raw, out) is None
    write(raw, 5, wrong=1)
    write(raw, 2, wrong=1)
    (raw / "note-1.md").unlink()
    second = make(raw, out)
    assert second
    assert second.changed
    make(raw, tmp_path / "from nothing")
    assert content(out) == content(tmp_path / "from nothing")
    assert content(out)["checks"]
    for word in ("comite", "femme", "millions"):
        assert hits(out, word) == hits(tmp_path / "from nothing", word)


def test_an_archive_that_is_not_as_it_was_left_is_made_anew(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    for n in range(3):
        write(raw, n)
    make(raw, out)
    with closing(sqlite3.connect(out / "archive.db")) as db, db:
        db.execute("DELETE FROM pages")
    write(raw, 4)
    again = make(raw, out)
    assert again
    assert again.changed is None
    assert len(content(out)["pages"]) == 4


def test_an_archive_that_was_loaded_and_audited_by_itself_is_changed_in_place_next(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    for n in range(3):
        write(raw, n, wrong=n == 1)
    with open_corpus(raw, out, workers=1) as corpus:
        corpus, _ = read_all(corpus)
        for name in ("tables", "entities"):
            run_stage(corpus, STAGES[name])
        assert archive.load(corpus)
        assert archive.audit(corpus)
        assert not archive.audit(corpus)
    write(raw, 3, wrong=1)
    again = make(raw, out)
    assert again
    assert again.changed
    make(raw, tmp_path / "from nothing")
    assert content(out) == content(tmp_path / "from nothing")
    assert hits(out, "millions") == hits(tmp_path / "from nothing", "millions")


def test_a_document_after_the_first_build_is_the_only_one_that_changes(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    for n in range(4):
        write(raw, n)
    assert make(raw, out)
    write(raw, 5)
    second = make(raw, out)
    assert second
    assert second.changed is not None
    assert len(second.changed) == 1


def test_rows_that_do_not_fit_into_memory_lock_no_check_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("CACHE", "CACHE_IN_PLACE"):
        monkeypatch.setattr(swap, name, 1)
    raw, out = tmp_path / "raw", tmp_path / "out"
    for n in range(2):
        write(raw, n)
    rows = [f"| {n} | {n} |" for n in range(200)]
    text = ["| Quoi | N |", "| --- | --- |", *rows, f"| Total | {sum(range(200))} |"]
    (raw / "list.md").write_text("\n".join(text), encoding="utf-8")
    for wrong in (0, 1):
        write(raw, 1, wrong=wrong)
        make(raw, out)
        assert content(out)["problems"] == []


def test_checks_of_documents_that_did_not_change_are_not_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    added: list[str] = []
    add = PlacedChecks.add

    def noting(self: PlacedChecks, document_id: str, results: Iterable[Result]) -> None:
        added.append(document_id)
        add(self, document_id, results)

    monkeypatch.setattr(PlacedChecks, "add", noting)
    raw, out = tmp_path / "raw", tmp_path / "out"
    for n in range(4):
        write(raw, n, wrong=n == 1)
    make(raw, out)
    added.clear()
    write(raw, 4, wrong=1)
    make(raw, out)
    assert added == ["note-4"]
    added.clear()
    write(raw, 4)
    (raw / "note-1.md").unlink()
    make(raw, out)
    assert added == ["note-4"]
    finding = "note-0:p1:t1:r0:c0:total"
    review = f"finding,decision,by,on,why\n{finding},accepted,Awa,2026-01-02,ok\n"
    (raw / "reviews.csv").write_text(review, encoding="utf-8")
    added.clear()
    make(raw, out)
    assert len(added) == 4
    make(raw, tmp_path / "from nothing")
    assert content(out) == content(tmp_path / "from nothing")
    for word in ("comite", "total"):
        assert hits(out, word) == hits(tmp_path / "from nothing", word)


@pytest.mark.parametrize(("documents_from", "models_held"), [(2, 1), (1, 0)])
def test_a_large_archive_is_loaded_without_the_language_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, documents_from: int, models_held: int
) -> None:
    model = functools.cache(lambda: load_nlp(["amounts"]))
    monkeypatch.setattr(documents, "language_model", model)
    monkeypatch.setattr(run, "RELEASED_FROM", documents_from)
    write(tmp_path / "raw", 1)
    assert make(tmp_path / "raw", tmp_path / "out")
    assert model.cache_info().currsize == models_held
