"""What is extracted from the samples is what was reviewed; `make golden` rewrites it, as a diff to read."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.records import TABLES
from pipeline.records.files import load_records
from pipeline.records.schema import BOX, RELIANCE, columns, to_mapping
from pipeline.stages.inventory import CONTROL_FILES
from tests.conftest import RAW, TOP

DOCUMENTS = TOP / "tests" / "documents"
CASES = sorted(path.parent.name for path in DOCUMENTS.glob("*/truth.json"))
REVIEWED = (
    "documents",
    "tables",
    "columns",
    "cells",
    "amounts",
    "dates",
    "mentions",
    "acronyms",
    "agreements",
)
BY_PEOPLE = {"corrected_from", "corrected_by"}
"""What only corrections fill, of which the samples have none."""

BY_THE_ARCHIVE = {"programme_id", "part_of_id", "n_tellings", "n_documents", "telling_id"}
"""What only all documents together say."""

NOT_REVIEWED = {*BOX, *RELIANCE, "sha256", "context", "document_id", *BY_PEOPLE, *BY_THE_ARCHIVE}
"""Boxes and doubts have tests of their own; the rest says again what the file name or the text says."""


def as_csv(kind: str, records: list[Any]) -> str:
    names = [c.name for c in columns(TABLES[kind]) if c.name not in NOT_REVIEWED]
    out = io.StringIO()
    rows = csv.DictWriter(out, names, extrasaction="ignore", lineterminator="\n")
    rows.writeheader()
    for record in records:
        told = to_mapping(record)
        rows.writerow(
            {
                name: json.dumps(v, ensure_ascii=False) if isinstance(v, dict) else v
                for name, v in told.items()
            }
        )
    return out.getvalue()


@pytest.mark.parametrize("kind", REVIEWED)
@pytest.mark.parametrize("case", CASES)
def test_the_records_are_those_that_were_reviewed(
    case: str, kind: str, sample_out: Path, request: pytest.FixtureRequest
) -> None:
    found = as_csv(kind, load_records(sample_out / case, kind, TABLES[kind]))
    expected = DOCUMENTS / case / "expected" / f"{kind}.csv"
    if request.config.getoption("--golden"):
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(found, encoding="utf-8", newline="")
    assert found == expected.read_text(encoding="utf-8")


def test_every_sample_document_has_a_case() -> None:
    assert sorted(p.stem for p in RAW.iterdir() if p.name not in CONTROL_FILES) == CASES
