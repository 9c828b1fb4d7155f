"""An archivist's month: five lots of files, corrections, another extractor, a bag restored in two places."""

from __future__ import annotations

import csv
import hashlib
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import bagit
import pytest
from click.testing import CliRunner
from PIL import Image, ImageDraw

from pipeline import stages
from pipeline.archive.history import events_of
from pipeline.cli import main
from pipeline.stages.events import load_events
from tests.conftest import TOP

TOWNS = ("Gao", "Kidal", "Ménaka", "Mopti", "Ségou", "Kayes", "Sikasso", "Koulikoro", "Tombouctou", "Bamako")


def letter(number: int) -> str:
    """A short letter of our own; each has its sum, its day and its town."""
    town = TOWNS[number % len(TOWNS)]
    return (
        f"# Lettre n° {number}\n\n{town}, le {number % 27 + 1} mars 2023.\n\n"
        f"Le Luxembourg a accordé une subvention de {number} 250 000 FCFA à l'ONG Eau vive "
        f"pour {number + 2} puits à {town}. La DRS de {town} a suivi les travaux.\n"
    )


ACCOUNT = """# Comptes de 2023

| N° Convention | Partenaire | Date de signature | Montant en FCFA | Avance en FCFA |
| --- | --- | --- | --- | --- |
| CONV-001-23 | ONG Eau vive | 05/09/2023 | 12 500 000 | 2 500 000 |
| CONV-002-23 | Commune de Gao | 06/09/2023 | 8 000 000 | 1 500 000 |
| Total | | | 25 500 000 | 6 000 000 |
"""
YEARS = """<html lang="fr"><head><title>Dépenses par année</title></head><body><h1>Dépenses par année</h1>
<p>Les dépenses sont données en FCFA.</p>
<table><tr><td>Poste</td><td>2021</td><td>2022</td></tr><tr><td>Eau</td><td>100</td><td>200</td></tr>
<tr><td>Routes</td><td>300</td><td>400</td></tr><tr><td>Total</td><td>400</td><td>600</td></tr></table>
</body></html>"""


@dataclass
class Archivist:
    """A person with a folder of documents, and what the command said last."""

    top: Path
    said: str = ""
    lines: list[dict[str, str]] = field(default_factory=list)

    @property
    def raw(self) -> Path:
        return self.top / "raw"

    @property
    def out(self) -> Path:
        return self.top / "out"

    def do(self, *arguments: object, code: int = 0) -> str:
        """Run a command on the folder; gives what it says."""
        folders = ["--raw", str(self.raw), "--out", str(self.out)]
        done = CliRunner().invoke(main, [*map(str, arguments), *folders])
        assert done.exit_code == code, done.output
        self.said = done.output
        return done.output

    def build(self) -> str:
        return self.do("build", "--workers", "1")

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.out / "archive.db")) as db:
            return db.execute(query).fetchall()

    def correct(self, **line: str) -> None:
        """Add a line of corrections."""
        self.lines.append({"reason": "seen on paper", "by": "AB", "on": "2026-01-31"} | line)
        names = sorted({name for known in self.lines for name in known})
        with (self.raw / "corrections.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, names, restval="")
            writer.writeheader()
            writer.writerows(self.lines)


def put(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def scan(path: Path) -> Path:
    """A page as a scanner gives it: a picture of words."""
    picture = Image.new("L", (900, 300), "white")
    ImageDraw.Draw(picture).text(
        (40, 120), "Un don de 5 000 FCFA le 3 mars 2023.", fill="black", font_size=36
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(path)
    return path


def lots(top: Path) -> Iterator[Sequence[Path]]:
    """Forty files in five lots: letters, accounts, copies, a broken file and a scan."""
    yield [put(top / "1" / f"lettre-{n:02}.md", letter(n)) for n in range(1, 9)]
    yield [
        *(put(top / "2" / f"lettre-{n:02}.txt", letter(n)) for n in range(9, 16)),
        put(top / "2" / "copie de lettre-01.md", letter(1)),
    ]
    yield [
        *(put(top / "3" / f"lettre-{n:02}.md", letter(n)) for n in range(16, 22)),
        put(top / "3" / "comptes.md", ACCOUNT),
        put(top / "3" / "annees.html", YEARS),
    ]
    yield [
        *(put(top / "4" / f"lettre-{n:02}.md", letter(n)) for n in range(22, 28)),
        put(top / "4" / "casse.pdf", b"%PDF-1.7\nnothing of a PDF file follows"),
        scan(top / "4" / "scan.png"),
    ]
    yield [
        *(put(top / "5" / f"lettre-{n:02}.txt", letter(n)) for n in range(28, 34)),
        put(top / "5" / "lettre-01 bis.md", letter(1)),
        put(top / "5" / "comptes (2).md", ACCOUNT),
    ]


WRONG_TOTAL = "comptes:p1:t1:r3:c4:total"
DECISIONS = "SELECT id, decision FROM findings WHERE decision IS NOT NULL"
CORRECTIONS = "SELECT action, kind, document, text, organisation, status FROM corrections ORDER BY rowid"


@pytest.mark.slow
def test_nothing_that_an_archivist_did_in_a_month_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Archivist(tmp_path / "desk")
    arrived = 0
    for number, lot in enumerate(lots(tmp_path / "in"), start=1):
        arrived += len(lot)
        desk.do("add", *(lot if number % 2 else [lot[0].parent]))
    assert arrived == 40
    # Three copies are linked to what they repeat and not taken twice.
    assert "duplicate" in desk.said
    assert len(list(desk.raw.glob("*.*"))) - len(list(desk.raw.glob("*.csv"))) == 37
    states = dict(desk.ask("SELECT status, count(*) FROM documents GROUP BY status"))
    assert states["failed"] == 1
    assert sum(states.values()) == 37

    # A file is renamed; it stays the document that it was.
    (desk.raw / "lettre-02.md").rename(desk.raw / "rapport de mars.md")
    # A title is corrected in the line that the build wrote.
    catalogue = desk.raw / "catalogue.csv"
    text = catalogue.read_text(encoding="utf-8")
    assert "\nlettre-03.md,Lettre n° 3," in text
    catalogue.write_text(
        text.replace("lettre-03.md,Lettre n° 3,", "lettre-03.md,Une aide,"), encoding="utf-8"
    )
    desk.correct(
        action="correct",
        kind="amounts",
        document="lettre-04.md",
        page="1",
        text="4 250 000 FCFA",
        field="value",
        value="4500000",
    )
    desk.correct(
        action="correct",
        kind="cells",
        document="comptes",
        page="1",
        text="25 500 000",
        field="text",
        value="20 500 000",
    )
    desk.correct(
        action="correct",
        kind="tables",
        document="annees",
        page="1",
        text="Poste",
        field="header_rows",
        value="1",
    )
    desk.correct(action="rename", organisation="Commune de Gao", target="Mairie de Gao")
    # A finding is answered.
    answer = f"finding,decision,by,on,why\n{WRONG_TOTAL},accepted,AB,2026-01-31,the advance was paid twice\n"
    put(desk.raw / "reviews.csv", answer)
    desk.correct(
        action="correct",
        kind="amounts",
        document="lettre-05.md",
        page="1",
        text="5 250 000 FCFA",
        field="role",
        value="budget",
    )
    said = desk.build()
    assert "removed" not in said
    assert desk.ask(
        "SELECT path, title FROM documents WHERE id IN ('lettre-02', 'lettre-03') ORDER BY id"
    ) == [
        ("rapport de mars.md", "Lettre n° 2"),
        ("lettre-03.md", "Une aide"),
    ]
    assert desk.ask("SELECT id, note FROM corrections WHERE status != 'applied'") == []
    corrected = "SELECT value, corrected_from IS NOT NULL FROM amounts WHERE text = '4 250 000 FCFA'"
    assert desk.ask(corrected) == [(4_500_000, 1)]
    # A corrected cell changes the check of its total, with the printed value still shown.
    assert desk.ask("SELECT id FROM findings WHERE severity = 'error'") == [(WRONG_TOTAL,)]
    assert desk.ask("SELECT text FROM cells WHERE corrected_from LIKE '%25 500 000%'") == [("20 500 000",)]
    assert desk.ask("SELECT count(*) FROM organisations WHERE name = 'Mairie de Gao'") == [(1,)]
    assert desk.ask("SELECT role FROM cells WHERE table_id LIKE 'annees:%' AND row = 1")[0] == ("body",)

    # An extractor changes: a sum is no longer found, and what was found has other ids.
    version = stages.code_version
    changed = lambda packages, libraries: version(packages, libraries) + str("entities" in packages)  # noqa: E731
    monkeypatch.setattr(stages, "code_version", changed)
    monkeypatch.setattr("pipeline.entities.extract_entities", worse(desk))
    said = desk.build()
    monkeypatch.undo()
    statuses = {(row[2], row[-1]) for row in desk.ask(CORRECTIONS)}
    assert ("lettre-05.md", "no longer applies") in statuses
    assert ("lettre-04.md", "applied") in statuses
    assert "not found  corrections.csv, line 6: nothing on page 1 prints “5 250 000 FCFA”" in said
    assert desk.ask(corrected) == [(4_500_000, 1)]
    assert desk.ask(DECISIONS) == [(WRONG_TOTAL, "accepted")]
    review = CliRunner().invoke(main, ["diff", "--out", str(desk.out)]).output
    assert "amounts vanished: 1 · 5 250 000 FCFA" in review
    assert "corrections changed: " in review
    desk.build()
    assert desk.ask("SELECT id, note FROM corrections WHERE status != 'applied'") == []

    desk.do("verify")
    desk.do("export", "bag", "--to", tmp_path / "export")
    bag = tmp_path / "export" / "bag"
    bagit.Bag(str(bag)).validate()
    kinds = {event.type for event in load_events(bag / "data" / "raw")}
    assert kinds == {"accession", "validation", "extraction", "correction", "export"}

    restored = []
    for name in ("elsewhere", "elsewhere too"):
        other = Archivist(tmp_path / name)
        shutil.copytree(bag, tmp_path / f"{name} bag")
        other.do("restore", tmp_path / f"{name} bag")
        other.build()
        assert other.ask(CORRECTIONS) == desk.ask(CORRECTIONS)
        assert other.ask(DECISIONS) == [(WRONG_TOTAL, "accepted")]
        assert {e.id for e in load_events(bag / "data" / "raw")} <= {e.id for e in events_of(other.out)}
        same = CliRunner().invoke(
            main, ["diff", str(bag / "data" / "archive.db"), str(other.out / "archive.db")]
        )
        assert same.output == "no fact is another than before\n"
        restored.append(hashlib.sha256((other.out / "archive.db").read_bytes()).hexdigest())
    assert restored[0] == restored[1]


def worse(desk: Archivist) -> Any:
    """An extractor that finds one sum less."""
    from pipeline.entities import extract_entities

    def extract(reading: Any, tables: Any, nlp: Any, corpus: Any) -> Any:
        found = extract_entities(reading, tables, nlp, corpus)
        gone = {a.id for a in found.amounts if a.text.startswith("5 250 000")}
        found.amounts = [a for a in found.amounts if a.id not in gone]
        found.numbers = [n for n in found.numbers if n.amount_id not in gone]
        return found

    return extract


@pytest.mark.parametrize("spoil", ["a file is gone", "a folder is not empty", "no documents"])
def test_a_bag_that_cannot_be_restored_says_why(spoil: str, tmp_path: Path) -> None:
    put(tmp_path / "bag" / ("raw" if spoil != "no documents" else "other") / "a.txt", "un")
    bagit.make_bag(str(tmp_path / "bag"), checksums=["sha256"])
    desk = Archivist(tmp_path / "desk")
    if spoil == "a file is gone":
        (tmp_path / "bag" / "data" / "raw" / "a.txt").unlink()
    if spoil == "a folder is not empty":
        put(desk.raw / "b.txt", "deux")
    said = desk.do("restore", tmp_path / "bag", code=1)
    assert said.count("\n") == 1
    assert {
        "a file is gone": "try another copy",
        "a folder is not empty": "is not empty",
        "no documents": "holds no folder of documents",
    }[spoil] in said
    assert TOP not in desk.raw.parents
