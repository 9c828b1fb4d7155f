"""What a document brings is the same from its two files of rows as from the files of its records."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.archive.folders import Folder, rows_brought
from pipeline.archive.load import load_archive
from pipeline.archive.search_words import fold, stem
from pipeline.archive.told import records_for_joining
from pipeline.errors import BordereauError
from pipeline.gazetteer.runs import read, runs_of, written
from pipeline.records import TABLES, Amount
from pipeline.records.files import ROWS, TOLD, file_name, load_records
from pipeline.records.rows import load_rows, records_of_rows, rows_of


@pytest.fixture
def folders(sample_out: Path, tmp_path: Path) -> list[Path]:
    """The results of the sample documents, to be changed."""
    shutil.copytree(sample_out, tmp_path / "out")
    return sorted(path.parent for path in (tmp_path / "out").glob(f"*/{file_name(ROWS)}"))


def rows_of_archive(folders: list[Path]) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(":memory:")) as db:
        load_archive(db, [Folder(folder) for folder in folders])
        return {table: db.execute(f'SELECT * FROM "{table}"').fetchall() for table in TABLES}


def test_the_archive_is_the_same_without_the_files_of_rows(folders: list[Path]) -> None:
    with_rows = rows_of_archive(folders)
    assert all(with_rows[table] for table in ("agreements", "cells", "mentions"))
    for folder in folders:
        for name in (ROWS, TOLD):
            (folder / file_name(name)).unlink()
    assert rows_of_archive(folders) == with_rows


def test_a_record_comes_back_from_its_row(folders: list[Path]) -> None:
    amounts = [amount for folder in folders for amount in load_records(folder, "amounts", Amount)]
    assert list(records_of_rows(Amount, rows_of(Amount, amounts))) == amounts


def test_of_a_duplicate_only_the_document_is_told(folders: list[Path]) -> None:
    repeated = Folder(folders[0], duplicate_of="another")
    assert rows_brought(repeated) == {}
    told = records_for_joining(repeated)
    assert [document.id for document in told.documents] == [folders[0].name]
    assert not told.organisations


def test_of_kinds_known_to_be_empty_no_file_is_opened(folders: list[Path]) -> None:
    (folders[0] / file_name("notes")).write_text("no record\n", encoding="utf-8")
    with pytest.raises(BordereauError, match="notes"):
        rows_brought(Folder(folders[0]))
    assert rows_brought(Folder(folders[0], empty=frozenset({"notes"})))["pages"]


@pytest.mark.parametrize(
    "spoilt",
    [
        "[]",
        '{"cells": [["a"]]}',
        '{"unheard": [["a"]]}',
        '{"pages": [["a", "b", "1", 1, 1, "text", "native", "good"]]}',
        '{"pages": 12}',
        "{",
    ],
)
def test_a_file_of_rows_that_holds_something_else_is_named(tmp_path: Path, spoilt: str) -> None:
    (tmp_path / file_name(ROWS)).write_text(spoilt, encoding="utf-8")
    with pytest.raises(BordereauError, match=file_name(ROWS)):
        load_rows(tmp_path, ROWS)


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
