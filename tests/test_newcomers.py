"""A newcomer adds a file and a line where CONTRIBUTING.md says so, and the whole house knows it."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import pipeline
from tests.conftest import TOP
from tests.newcomers import ADDITIONS, Addition

pytestmark = pytest.mark.slow

TEXT = """Rapport du comité local

L'Association des Puits de Gao (APG) a reçu 12 000 couronnes de glace le 3 mars 2023.

Téléphone : +223 20 22 00 00.

| Paiement | Montant |
|---|---|
| Convention des puits | 9 000 000 |
| Acompte de mars | 4 000 000 |
| Acompte de mai | 4 500 000 |
"""

CORRECTIONS = """action,kind,document,page,text,field,value,reason
correct,acronyms,rapport.md,1,APG,expansion,Association des Pompes,lu de travers
"""

ASKED = """
import asyncio, json, sys
from pathlib import Path
from pipeline.serve.app import reading_room
from pipeline.serve.room import Folders
from pipeline.tables import explain_grids
from pipeline.values.money import find_amounts
from tests.tables.drawing import Drawing

drawing = Drawing()
for row in range(6):
    drawing.text(60, 100 + 20 * row, "Puits" if row else "Volet")
    drawing.right(300, 100 + 20 * row, str(1000 + row) if row else "Montant")
    drawing.right(420, 100 + 20 * row, str(3000 + row) if row else "Total")
(italian,) = find_amounts("due milioni di dollari", language="it")
room = reading_room(Folders(Path(sys.argv[2]), Path(sys.argv[1])))
asked = [{"headers": {"accept-language": code}} for code in ("en", "fr")]
pages = [asyncio.run(room.client.get("/page/rapport/1", **given)) for given in asked]
room.images.close()
print(json.dumps({
    "finders": [verdict.candidate.finder for verdict in explain_grids(drawing.reading()) if verdict.is_table],
    "italian": [str(italian.value), italian.currency],
    "pages": [page.text for page in pages],
}))
"""


@dataclass(frozen=True)
class House:
    """The house with all that newcomers added, its archive, and what else was asked of it."""

    out: Path
    exported: str
    asked: dict[str, Any]

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(f"file:{self.out}/archive.db?mode=ro", uri=True)) as db:
            return db.execute(sql).fetchall()


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A copy of the package to which each of them added something, put to work once."""
    top = tmp_path_factory.mktemp("house")
    shutil.copytree(Path(pipeline.__file__).parent, top / "pipeline")
    for addition in ADDITIONS.values():
        addition.make(top / "pipeline")
    raw, out = top / "raw", top / "out"
    raw.mkdir()
    (raw / "rapport.md").write_text(TEXT, encoding="utf-8")
    with zipfile.ZipFile(raw / "reunion.deck", "w") as file:
        file.writestr("deck/1.txt", "La réunion du 4 avril 2023 a été levée.")
    (raw / "corrections.csv").write_text(CORRECTIONS, encoding="utf-8")

    def run(*command: object) -> str:
        environment = {**os.environ, "PYTHONPATH": f"{top}{os.pathsep}{TOP}", "PYTHONDONTWRITEBYTECODE": "1"}
        called = [sys.executable, *map(str, command)]
        done = subprocess.run(called, cwd=top, env=environment, capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stderr
        return done.stdout

    run("-m", "pipeline", "build", "--raw", raw, "--out", out, "--workers", 1)
    run("-m", "pipeline", "export", "txt", "--raw", raw, "--out", out, "--to", top / "export")
    exported = (top / "export" / "txt" / "documents.txt").read_text(encoding="utf-8")
    return House(out, exported, json.loads(run("-c", ASKED, raw, out)))


@pytest.mark.parametrize("addition", ADDITIONS.values(), ids=ADDITIONS.keys())
def test_an_addition_touches_what_contributing_says_and_nothing_else(addition: Addition) -> None:
    rows = re.findall(r"^\| ([^|]+) \| (.*) \|$", (TOP / "CONTRIBUTING.md").read_text("utf-8"), re.MULTILINE)
    said = dict(rows)[addition.row].replace("<code>/currencies", "fr/currencies")
    for path, lines in addition.lines.items():
        assert path in said
        assert all(len(line.splitlines()) <= 3 for _, line in lines)
    # `checks/<...>/<what>.py` and `language/<code>/` stand for folders.
    assert all(f"`{Path(path).parts[0]}/" in said for path in addition.files)


def test_a_file_of_a_new_format_is_read(house: House) -> None:
    joined = "documents JOIN pages ON document_id = documents.id"
    found = house.ask(f"SELECT media_type, text FROM {joined} WHERE path = 'reunion.deck'")
    assert found == [("application/x-deck", "La réunion du 4 avril 2023 a été levée.")]


def test_a_new_check_finds_what_does_not_add_up_and_says_so_in_french(house: House) -> None:
    found = house.ask("SELECT claimed, computed, status FROM checks WHERE kind = 'paid_in_parts'")
    assert [(float(claimed), float(computed), status) for claimed, computed, status in found] == [
        (9_000_000, 8_500_000, "mismatch")
    ]


def test_a_new_word_for_a_currency_is_understood(house: House) -> None:
    assert ("ISK",) in house.ask("SELECT currency FROM amounts")


def test_a_new_language_is_read(house: House) -> None:
    assert house.asked["italian"] == ["2000000", "USD"]


def test_a_new_kind_of_value_is_corrected_and_keeps_what_was_read(house: House) -> None:
    ((expansion, before, by),) = house.ask("SELECT expansion, corrected_from, corrected_by FROM acronyms")
    assert expansion == "Association des Pompes"
    assert json.loads(before) == {"expansion": "Association des Puits de Gao"}
    assert "lu de travers" in by


def test_a_new_field_stands_on_the_page_view_in_both_languages(house: House) -> None:
    english, french = house.asked["pages"]
    assert re.search(r"Signs: \d+", english)
    assert re.search(r"Signes : \d+", french)


def test_what_a_new_extractor_finds_is_a_table_of_the_archive(house: House) -> None:
    assert house.ask("SELECT page, text FROM telephones") == [(1, "+223 20 22 00 00")]


def test_a_new_finder_is_asked_first(house: House) -> None:
    assert house.asked["finders"] == ["announced"]


def test_a_new_view_is_in_the_archive(house: House) -> None:
    assert sum(pages for _, pages in house.ask("SELECT * FROM pages_by_language")) == 2


def test_a_new_export_is_written(house: House) -> None:
    assert set(house.exported.splitlines()) == {"rapport", "reunion"}
