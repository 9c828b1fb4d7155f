"""An archive that is changed in place holds what one made from nothing holds, in the same order."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.archive import updating
from pipeline.archive.changes import COMPARED, differences
from pipeline.archive.folders import Folder
from pipeline.archive.load import load_archive
from pipeline.archive.search import FULL_TEXT, index_for_search
from pipeline.archive.standing import APART, ROOM, CannotKeepError, Loaded, Standing, slot_between
from pipeline.records import TABLES, Sentence
from pipeline.records.files import file_name, load_records, save_records

Archive = dict[str, list[tuple[Any, ...]]]

SEEDS = range(6)
STEPS = 5


@pytest.fixture(scope="module")
def states(sample_out: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Folder]]:
    """By document, states that it may be in: as it is, with less told, left out, not read to the end."""
    top = tmp_path_factory.mktemp("states")
    found = {}
    for path in sorted(path.parent for path in sample_out.glob(f"*/{file_name('agreements')}")):
        less = top / path.name
        shutil.copytree(path, less)
        _tell_less(less)
        whole = Folder(path, key="whole")
        found[path.name] = [
            whole,
            Folder(less, key="less"),
            replace(whole, left_out=True),
            replace(whole, errors=("entities: took too long",)),
        ]
    return found


def _tell_less(folder: Path) -> None:
    """Leave out the last agreement of a document with all that is said of it, and its last sentence."""
    for kind in ("agreement_evidence", "agreement_parties", "agreements", "amounts", "numbers"):
        (folder / file_name(kind)).unlink()
    sentences = load_records(folder, "sentences", Sentence)
    save_records(folder, "sentences", sentences[:-1])


def content(db: sqlite3.Connection) -> Archive:
    """The rows of every table in their order, and every word that can be searched, where it stands."""
    found = {table: db.execute(f'SELECT * FROM "{table}" ORDER BY rowid').fetchall() for table in TABLES}
    entries = "SELECT kind, record_id, document_id, page, title, publisher, year, language, places"
    found["search_entries"] = db.execute(f"{entries} FROM search_entries ORDER BY id").fetchall()
    for table, id_ in [*((table, "id") for table in FULL_TEXT), ("search_entries", "kind || record_id")]:
        index = "search_index" if table == "search_entries" else f"{table}_fts"
        db.execute(f"CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, '{index}', 'instance')")
        found[index] = db.execute(
            f'SELECT term, {id_}, col, "offset" FROM temp.words JOIN "{table}" ON "{table}".rowid = doc'
            f" ORDER BY 1, 2, 3, 4"
        ).fetchall()
        (stray,) = db.execute(
            f'SELECT count(*) FROM temp.words WHERE doc NOT IN (SELECT rowid FROM "{table}")'
        ).fetchone()
        assert not stray, f"{index} has words of rows that are gone"
        db.execute("DROP TABLE temp.words")
    return found


def from_nothing(folders: list[Folder]) -> Archive:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        load_archive(db, folders)
        index_for_search(db)
        return content(db)


def sequences(states: dict[str, list[Folder]], draw: random.Random) -> Iterator[list[Folder]]:
    """Folders of documents of which some come, go and change from one time to the next, in one order."""
    today = {id_: draw.choice(of) for id_, of in states.items() if draw.random() < 0.7}
    for _ in range(STEPS):
        yield [today[id_] for id_ in states if id_ in today]
        for id_ in draw.sample(sorted(states), 2):
            if id_ in today and draw.random() < 0.4:
                del today[id_]
            else:
                today[id_] = draw.choice(states[id_])


@pytest.mark.parametrize("knows_outlines", [True, False])
@pytest.mark.parametrize("seed", SEEDS)
def test_it_is_that_of_a_load_from_nothing(
    states: dict[str, list[Folder]], monkeypatch: pytest.MonkeyPatch, seed: int, knows_outlines: bool
) -> None:
    monkeypatch.setattr(updating, "MOST_CHANGED", 9)
    kept: Loaded | None = None
    outlines: dict[str, str] = {}
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        for folders in sequences(states, random.Random(seed)):
            loaded = load_archive(db, folders, kept=kept)
            if kept is None:
                index_for_search(db)
            outlines |= dict(loaded.outlines())
            known = [(id_, text) for id_, text in outlines.items() if id_ in loaded.documents]
            kept = Loaded.from_json(loaded.to_json(), known.copy if knows_outlines else tuple)
            assert content(db) == from_nothing(folders)
            assert [one.slot for one in kept.documents.values()] == sorted(
                one.slot for one in kept.documents.values()
            )


def test_rows_of_documents_that_did_not_change_are_not_written(
    states: dict[str, list[Folder]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(updating, "MOST_CHANGED", 9)
    folders = [of[0] for of in states.values()]
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        kept = load_archive(db, folders[:-1])
        index_for_search(db)
        written: list[str] = []
        db.set_trace_callback(written.append)
        load_archive(db, folders, kept=kept)
        db.set_trace_callback(None)
    added = [line for line in written if line.startswith('INSERT INTO "pages"')]
    documents = {folder.id for folder in folders if any(f"'{folder.id}:p1'" in line for line in added)}
    assert folders[-1].id in documents
    # Those which tell of an agreement that the new one tells of, too, are other than before.
    assert len(documents) < len(folders)


def test_too_many_changes_are_not_made_in_place(states: dict[str, list[Folder]]) -> None:
    folders = [of[0] for of in states.values()]
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        kept = load_archive(db, folders[:2])
        index_for_search(db)
        with pytest.raises(CannotKeepError, match="too many"):
            load_archive(db, folders, kept=kept)


def test_documents_in_another_order_are_not_changed_in_place(states: dict[str, list[Folder]]) -> None:
    folders = [of[0] for of in states.values()]
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        kept = load_archive(db, folders)
        with pytest.raises(CannotKeepError, match="order"):
            load_archive(db, folders[::-1], kept=kept)


def test_differences_are_looked_for_where_rows_changed(
    states: dict[str, list[Folder]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(updating, "MOST_CHANGED", 9)
    folders = [of[0] for of in states.values()]
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    with closing(sqlite3.connect(old, isolation_level=None)) as db:
        kept = load_archive(db, folders[1:])
        index_for_search(db)
    shutil.copy(old, new)
    changed = [folders[0], states[folders[1].id][1], *folders[2:]]
    with closing(sqlite3.connect(new, isolation_level=None)) as db:
        loaded = load_archive(db, changed, kept=kept)
    assert loaded.changed
    found = list(differences(old, new, loaded.changed))
    assert {one.kind for one in found} <= set(COMPARED)
    assert found == list(differences(old, new))


def test_a_document_finds_room_between_two_while_there_is_any() -> None:
    assert slot_between(2, 2 + APART, 1) in range(2, 2 + APART)
    assert slot_between(2, 3, 1) == 2
    with pytest.raises(CannotKeepError):
        slot_between(2, 3, 2)


def test_a_document_of_many_rows_has_several_slots() -> None:
    large = Standing(8, 2, "")
    assert large.rows == (8 * ROOM, 10 * ROOM - 1)
    assert list(large.numbered([["a"], ["b"]])) == [[8 * ROOM, "a"], [8 * ROOM + 1, "b"]]
