"""Whatever people write into corrections.csv: no build fails, no other fact moves, all can be undone."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from pipeline.archive.load import Folder, load_archive
from pipeline.checks.audit import CheckingHere, audit_archive
from pipeline.corrections.correction_lines import load_corrections
from pipeline.corrections.kinds import KINDS
from pipeline.errors import BordereauError
from pipeline.records import TABLES
from pipeline.records.schema import columns
from pipeline.stages.documents import extract_document_entities, extract_document_tables, read_document
from pipeline.stages.inventory import take_inventory
from pipeline.stages.settings import Settings

TEXT = """# Accords de 2023

Le 3 mars 2023, le Luxembourg a accordé une subvention de 7 250 000 FCFA à l'ONG Eau vive.

| N° Convention | Partenaire | Date de signature | Montant en FCFA |
| --- | --- | --- | --- |
| CONV-001-23 | ONG Eau vive | 05/09/2023 | 12 500 000 |
| CONV-002-23 | Commune de Gao | 06/09/2023 | 8 000 000 |
| Total | | | 20 500 000 |
"""
OTHER = """# Relevé

Le 4 avril 2023, la Commune de Gao a reçu 5 000 000 FCFA du Luxembourg pour 12 puits.
"""
COLUMNS = (
    "action",
    "kind",
    "document",
    "page",
    "text",
    "occurrence",
    "field",
    "value",
    "organisation",
    "target",
    "reason",
)
UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)
"""A failing example is small as it is; to make it smaller takes many builds."""

Line = dict[str, str]
Rows = list[tuple[object, ...]]


class Archive(dict[str, Rows]):
    """The rows of an archive by table; too long to be shown whole."""

    def __repr__(self) -> str:
        return f"an archive of {sum(map(len, self.values()))} rows"


def apart(one: dict[str, Any], other: dict[str, Any]) -> list[tuple[str, object]]:
    """The rows that only one of two archives has."""
    return [
        (table, row)
        for table in one
        for row in (Counter(one[table]) - Counter(other[table]))
        + (Counter(other[table]) - Counter(one[table]))
    ]


@dataclass(frozen=True)
class Desk:
    """A small corpus that is built again and again in this process."""

    raw: Path
    out: Path

    def build(self, lines: Sequence[Line] = ()) -> Archive:
        """The rows of the archive with some lines of corrections, by table."""
        path = self.raw / "corrections.csv"
        text = io.StringIO()
        writer = csv.DictWriter(text, COLUMNS, restval="")
        writer.writeheader()
        writer.writerows(lines)
        path.write_text(text.getvalue(), encoding="utf-8")
        folders = []
        for entry in take_inventory(self.raw, self.out):
            folder = self.out / entry.id
            folder.mkdir(parents=True, exist_ok=True)
            for work in (read_document, extract_document_tables, extract_document_entities):
                work(entry, folder, Settings())
            folders.append(Folder(folder))
        with closing(sqlite3.connect(":memory:")) as db:
            load_archive(db, folders, corrections=load_corrections(self.raw))
            audit_archive(db, checking=CheckingHere())
            return Archive({table: db.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES})


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    top = tmp_path_factory.mktemp("desk")
    (top / "raw").mkdir()
    (top / "raw" / "accords.md").write_text(TEXT, encoding="utf-8")
    (top / "raw" / "releve.md").write_text(OTHER, encoding="utf-8")
    return Desk(top / "raw", top / "out")


@pytest.fixture(scope="module")
def first(desk: Desk) -> Archive:
    return desk.build()


PRINTED = [
    "7 250 000 FCFA",
    "12 500 000",
    "20 500 000",
    "8 000 000",
    "Luxembourg",
    "ONG Eau vive",
    "Commune de Gao",
    "CONV-001-23",
    "CONV-002-23",
    "3 mars 2023",
    "05/09/2023",
    "Partenaire",
    "Total",
    "Accords de 2023",
    "jamais imprimé",
    "Gao",
]
VALUES = {
    "value": ["17500000", "-1", "0.5"],
    "low": ["1"],
    "high": ["9e9"],
    "currency": ["EUR", "XOF"],
    "qualifier": ["about"],
    "role": ["funding", "budget", "header"],
    "agreement": ["CONV-001-23", "rien"],
    "start": ["2024-01-31"],
    "end": ["2024-02-29"],
    "precision": ["month"],
    "organisation": ["ONG Eau vive", "Autre"],
    "reference": ["X-1", "CONV-002-23"],
    "kind": ["accord", "amount", "report"],
    "title": ["Un titre", ""],
    "programme": ["PARF"],
    "signed_on": ["2023-10"],
    "count": ["3"],
    "places": ["Gao"],
    "status": ["signed"],
    "duration_months": ["12"],
    "unit": ["EUR", "puits"],
    "what": ["forés"],
    "place": ["Gao", "Kidal", "Nulle part"],
    "text": ["1", ""],
    "header_rows": ["0", "2", "99"],
    "rows": ["1-2", "2-9", "8-9"],
    "columns": ["1-2", "4-4"],
    "cells": ["a | b // c | 5", "Poste | FCFA // Eau | 5 // Total | 5"],
    "caption": ["Une légende", ""],
    "language": ["en"],
    "country": ["CM"],
    "publisher": ["PROMAN"],
    "published": ["2024"],
    "covers_start": ["2023-01-01"],
    "covers_end": ["2023-12-31"],
    "source_url": ["https://example.org"],
    "starts_on": ["2023"],
    "ends_on": ["2024"],
    "status_on": ["2023-10-10"],
}


@st.composite
def line_of_a_fact(draw: st.DrawFn) -> Line:
    kind = draw(st.sampled_from(sorted(KINDS)))
    known = KINDS[kind]
    action = draw(st.sampled_from(["correct", "correct", "remove", *(["add"] if known.added else [])]))
    line = {
        "action": action,
        "kind": kind,
        "document": draw(st.sampled_from(["accords", "accords.md", "releve"])),
        "page": draw(st.sampled_from(["", "1"])) if action != "add" else "1",
        "text": draw(st.sampled_from(PRINTED)),
        "occurrence": draw(st.sampled_from(["", "", "1", "2"])),
        "target": draw(st.sampled_from(["", "CONV-001-23"])) if action != "add" else "CONV-001-23",
        "reason": "seen",
    }
    if action == "correct":
        line["field"] = draw(st.sampled_from(sorted(known.columns)))
        line["value"] = draw(st.sampled_from(VALUES[line["field"]]))
    elif action == "add":
        given = {name: draw(st.sampled_from(VALUES[name])) for name in known.added}
        given |= {"role": "party"} if kind == "parties" else {}
        line["value"] = "; ".join(f"{name}={value}" for name, value in given.items())
    return line


LINES_OF_ORGANISATIONS = st.fixed_dictionaries(
    {
        "action": st.sampled_from(["merge", "split", "rename", "not-an-organisation"]),
        "organisation": st.sampled_from(["ONG Eau vive", "Commune de Gao", "Luxembourg", "Personne"]),
        "target": st.sampled_from(["Commune de Gao", "Autre nom"]),
        "reason": st.just("seen"),
    }
)


def accepted(desk: Desk, lines: Sequence[Line]) -> list[Line]:
    """The lines that the build takes together: a slip, or two lines on one thing, stop it before any work."""
    kept: list[Line] = []
    for line in lines:
        text = io.StringIO()
        writer = csv.DictWriter(text, COLUMNS, restval="")
        writer.writeheader()
        writer.writerows([*kept, line])
        (desk.raw / "corrections.csv").write_text(text.getvalue(), encoding="utf-8")
        try:
            load_corrections(desk.raw)
        except BordereauError:
            continue
        kept.append(line)
    return kept


SEVERAL = st.lists(
    st.one_of(line_of_a_fact(), line_of_a_fact(), LINES_OF_ORGANISATIONS), min_size=1, max_size=6
)


@settings(max_examples=25, phases=UNSHRUNK)
@given(lines=SEVERAL)
def test_no_correction_stops_a_build_and_all_can_be_undone(
    desk: Desk, first: Archive, lines: list[Line]
) -> None:
    kept = accepted(desk, lines)
    built = desk.build(kept)
    assert len(built["corrections"]) == len(kept)
    assert apart(desk.build(), first) == []


def without_lines(rows: Archive) -> dict[str, Rows]:
    """What an archive says, but for the numbers of lines, which follow their order."""
    return {
        table: [tuple(c for c in row if not str(c).startswith("corrections.csv, line")) for row in of]
        for table, of in rows.items()
        if table != "corrections"
    }


@settings(max_examples=10, phases=UNSHRUNK)
@given(data=st.data(), lines=st.lists(line_of_a_fact(), min_size=2, max_size=4))
def test_the_order_of_lines_changes_nothing(desk: Desk, data: st.DataObject, lines: list[Line]) -> None:
    kept = accepted(desk, [line | {"document": "accords", "page": "1"} for line in lines])
    fields = {(line["kind"], line["text"], line.get("field", "")) for line in kept}
    if len(fields) < len(kept):
        return  # Two lines that set one column of one fact: the later one wins.
    shuffled = data.draw(st.permutations(kept))
    assert apart(without_lines(desk.build(shuffled)), without_lines(desk.build(kept))) == []


OF_ENTITIES = {"amounts": "amounts", "dates": "dates", "indicators": "indicators"}


@settings(max_examples=10, phases=UNSHRUNK)
@given(lines=st.lists(line_of_a_fact(), min_size=1, max_size=5))
def test_facts_that_no_line_means_stay_as_they_are(desk: Desk, first: Archive, lines: list[Line]) -> None:
    told = [line | {"document": "accords"} for line in lines if line["kind"] in OF_ENTITIES]
    built = desk.build(accepted(desk, told))
    means = {line["text"] for line in told}
    for table in OF_ENTITIES:
        names = [column.name for column in columns(TABLES[table])]
        at = [names.index("document_id"), names.index("text")]
        before, after = (
            {row for row in rows[table] if row[at[0]] == "releve" or row[at[1]] not in means}
            for rows in (first, built)
        )
        assert before ^ after == set()
