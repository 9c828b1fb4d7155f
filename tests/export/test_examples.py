"""Corrections become labelled examples, and pages whose tables a person judged, as `make fit` takes them."""

from __future__ import annotations

import json
import random
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from benchmarks.fit_tables import known_pages
from pipeline.archive.load import Folder, load_archive
from pipeline.archive.search import index_for_search
from pipeline.archive.swap import ARCHIVE
from pipeline.corrections.correction_lines import load_corrections
from pipeline.export.examples import FILE, FOLDER, export_examples
from pipeline.export.source import open_source
from pipeline.stages.documents import extract_document_entities, extract_document_tables, read_document
from pipeline.stages.inventory import take_inventory
from pipeline.stages.settings import Settings
from tests.tables.random_tables import RULINGS, page_of, random_table

TEXT = "Le 3 mars 2023, le Luxembourg a accordé une subvention de 7 250 000 FCFA à la Commune de Gao.\n"
HEADER = "action,kind,document,page,text,field,value,reason,by\n"


def build(raw: Path, out: Path, *lines: str) -> Path:
    """Build a folder in this process with some lines of corrections; gives the archive."""
    (raw / "corrections.csv").write_text(HEADER + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    folders = []
    for entry in take_inventory(raw, out):
        folder = out / entry.id
        folder.mkdir(parents=True, exist_ok=True)
        for work in (read_document, extract_document_tables, extract_document_entities):
            work(entry, folder, Settings())
        folders.append(Folder(folder))
    (out / ARCHIVE).unlink(missing_ok=True)
    with closing(sqlite3.connect(out / ARCHIVE)) as db:
        load_archive(db, folders, corrections=load_corrections(raw))
        index_for_search(db)
        db.commit()
    return out / ARCHIVE


def exported(archive: Path, raw: Path, to: Path) -> tuple[list[dict[str, Any]], list[str], int]:
    with open_source(archive, raw) as source:
        done = export_examples(source, to)
    rows = [json.loads(line) for line in (to / FILE).read_text(encoding="utf-8").splitlines()]
    assert len(rows) == done.n_examples
    return rows, sorted(path.name for path in done.paths[1:]), done.n_stale


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    top = tmp_path_factory.mktemp("examples")
    (top / "raw").mkdir()
    (top / "raw" / "aide.txt").write_text(TEXT, encoding="utf-8")
    dice = random.Random("examples")
    page = page_of([random_table(dice, columns=4)], dice, RULINGS[0])
    (top / "raw" / "tableau.pdf").write_bytes(page)
    return top / "raw", top / "out"


def test_a_line_that_holds_says_what_was_read_and_what_is_right(
    folders: tuple[Path, Path], tmp_path: Path
) -> None:
    raw, out = folders
    archive = build(
        raw,
        out,
        "correct,amounts,aide.txt,1,7 250 000 FCFA,value,7500000,seen,AB",
        "remove,dates,aide,1,3 mars 2023,,,no date,AB",
        "add,amounts,aide,1,2 M,,value=2000000; currency=EUR,by hand,AB",
        "correct,amounts,aide,1,jamais imprimé,value,1,seen,AB",
    )
    rows, pages, n_stale = exported(archive, raw, tmp_path)
    assert [(row["label"], row["kind"], row["text"]) for row in rows] == [
        ("wrong", "amounts", "7 250 000 FCFA"),
        ("none", "dates", "3 mars 2023"),
        ("missing", "amounts", "2 M"),
    ]
    assert (pages, n_stale) == ([], 1)
    assert rows[0]["read"] == {"value": "7250000", "low": "7250000", "high": "7250000"}
    assert rows[0]["right"] == {"value": "7500000", "low": "7500000", "high": "7500000"}
    assert rows[0]["context"] == TEXT.strip()
    assert rows[0]["sha256"]


def test_a_page_whose_table_was_judged_is_a_page_to_fit_to(
    folders: tuple[Path, Path], tmp_path: Path
) -> None:
    raw, out = folders
    archive = build(raw, out)
    with closing(sqlite3.connect(archive)) as db:
        (first,) = db.execute(
            "SELECT text FROM cells WHERE table_id LIKE 'tableau:%' AND text != '' ORDER BY rowid LIMIT 1"
        ).fetchone()
    archive = build(raw, out, f'correct,tables,tableau,1,"{first}",header_rows,1,seen,AB')
    rows, pages, _ = exported(archive, raw, tmp_path / "good")
    assert [row["label"] for row in rows] == ["wrong"]
    assert pages == ["tableau-p1-reg.xml", "tableau-p1.pdf"]
    assert {one.is_table for one in known_pages(tmp_path / "good" / FOLDER)} >= {True}

    archive = build(raw, out, f'remove,tables,tableau,1,"{first}",,,no table,AB')
    _, pages, _ = exported(archive, raw, tmp_path / "none")
    assert pages == ["tableau-p1.no-tables", "tableau-p1.pdf"]
    assert {one.is_table for one in known_pages(tmp_path / "none" / FOLDER)} == {False}
