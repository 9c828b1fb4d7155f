"""What a document brings to an archive, and what is held against others of it."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from pipeline.archive import reading
from pipeline.archive.folders import Folder, rows_brought
from pipeline.archive.load import load_archive
from pipeline.archive.search_words import fold, stem
from pipeline.archive.told import DocumentRecords
from pipeline.errors import BordereauError
from pipeline.gazetteer.runs import read, runs_of, written
from pipeline.records import TABLES, Amount
from pipeline.records.files import file_name, load_records
from pipeline.records.rows import records_of_rows, rows_of


@pytest.fixture
def folders(sample_out: Path, tmp_path: Path) -> list[Path]:
    """The results of the sample documents, to be changed."""
    shutil.copytree(sample_out, tmp_path / "out")
    return sorted(path.parent for path in (tmp_path / "out").glob(f"*/{file_name('agreement_runs')}"))


def rows_of_archive(folders: list[Path]) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(":memory:")) as db:
        load_archive(db, [Folder(folder) for folder in folders])
        return {table: db.execute(f'SELECT * FROM "{table}"').fetchall() for table in TABLES}


def test_the_archive_is_the_same_where_runs_of_words_are_not_known(folders: list[Path]) -> None:
    with_runs = rows_of_archive(folders)
    assert all(with_runs[table] for table in ("agreements", "cells", "mentions"))
    for folder in folders:
        (folder / file_name("agreement_runs")).unlink()
    assert rows_of_archive(folders) == with_runs


def test_what_is_told_of_one_agreement_is_what_is_told_of_all(folders: list[Path]) -> None:
    for records in map(DocumentRecords, map(Folder, folders)):
        told = records.told
        apart = [records.of_agreement(agreement.id) for agreement in told.agreements]
        assert [one for of in apart for one in of.agreements] == told.agreements
        assert sorted(sum_.id for of in apart for sum_ in of.sums) == sorted(sum_.id for sum_ in told.sums)
        assert sorted(p.id for of in apart for p in of.parties) == sorted(party.id for party in told.parties)


@pytest.mark.parametrize("held", [0, reading.HELD])
def test_what_is_held_is_read_once_and_the_archive_is_the_same(
    folders: list[Path], held: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = rows_of_archive(folders)
    read: list[str] = []
    load = Folder.records

    def noted(folder: Folder, kind: str, record: type[Any]) -> list[Any]:
        read.append(f"{folder.id} {kind}")
        return load(folder, kind, record)

    monkeypatch.setattr(Folder, "records", noted)
    monkeypatch.setattr(reading, "HELD", held)
    monkeypatch.setattr(reading, "RECENT", 1)
    assert rows_of_archive(folders) == expected
    times = [read.count(f"{folder.name} agreements") for folder in folders]
    assert times == [1] * len(folders) if held else min(times) > 1


def test_a_record_comes_back_from_its_row(folders: list[Path]) -> None:
    amounts = [amount for folder in folders for amount in load_records(folder, "amounts", Amount)]
    assert list(records_of_rows(Amount, rows_of(Amount, amounts))) == amounts


def test_of_a_duplicate_only_the_document_is_told(folders: list[Path]) -> None:
    repeated = Folder(folders[0], duplicate_of="another")
    assert not [*rows_brought(repeated)]
    told = DocumentRecords(repeated)
    assert [document.id for document in told.documents] == [folders[0].name]
    assert not told.organisations


def test_of_kinds_known_to_be_empty_no_file_is_opened(folders: list[Path]) -> None:
    (folders[0] / file_name("notes")).write_text("no record\n", encoding="utf-8")
    with pytest.raises(BordereauError, match="notes"):
        dict(rows_brought(Folder(folders[0])))
    assert dict(rows_brought(Folder(folders[0], empty=frozenset({"notes"}))))["pages"]


def test_runs_of_words_come_back_from_their_file() -> None:
    runs = runs_of("Une convention de 12 millions a été signée à Mopti par deux organisations de femmes.")
    assert len(runs) == 11
    assert runs == sorted(runs)
    assert list(read(written(runs))) == runs
    assert runs_of("Trop peu de mots") == []


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ÉTÉ", "ete"),
        ("Œuvre n° 12 et nº 13", "oeuvre n° 12 et n° 13"),
        ("½ L’État-Major", "12 l’etat-major"),
        ("straße \u212b e\u0301te", "strasse a ete"),
        ("plain ASCII", "plain ascii"),
    ],
)
def test_signs_are_folded_one_by_one(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_a_stem_keeps_what_stands_between_words() -> None:
    assert stem("Les projets, financés — « en 2022 »") == "les projet, finance — « en 2022 »"
