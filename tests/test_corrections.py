"""A correction goes through a whole build: check, agreement and money follow it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import Bordereau

TABLE = """# Accords de 2023

| N° Convention | Partenaire | Date de signature | Montant en FCFA |
| --- | --- | --- | --- |
| CONV-001-23 | ONG Eau vive | 05/09/2023 | 12 500 000 |
| CONV-002-23 | Commune de Gao | 06/09/2023 | 8 000 000 |
| Total | | | 25 500 000 |

Le 3 mars 2023, le Luxembourg a accordé une subvention de 7 250 000 FCFA à l'ONG Eau vive.
"""
HEADER = "action,kind,document,page,text,occurrence,field,value,organisation,target,reason,by,on\n"


def ask(out: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(out / "archive.db")) as db:
        return db.execute(query).fetchall()


def corrected(raw: Path, *lines: str) -> None:
    (raw / "corrections.csv").write_text(HEADER + "".join(f"{line}\n" for line in lines), encoding="utf-8")


@pytest.mark.slow
def test_a_corrected_cell_changes_the_check_the_agreement_and_the_money(
    bordereau: Bordereau, tmp_path: Path
) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    (raw / "accords.md").write_text(TABLE, encoding="utf-8")
    total = "SELECT status FROM checks WHERE kind = 'total'"
    money = "SELECT total FROM money_by_recipient_and_year WHERE recipients LIKE '%Eau vive%' ORDER BY total"

    assert bordereau("build", "--raw", raw, "--out", out).returncode == 0
    first = ask(out, "SELECT id, value, currency FROM amounts ORDER BY id")
    assert ("mismatch",) in ask(out, total)

    corrected(
        raw,
        "correct,cells,accords,1,12 500 000,,text,17 500 000,,,misprinted,AB,2026-01-01",
        "correct,amounts,accords.md,1,7 250 000 FCFA,,value,7500000,,,seen in the file,AB,2026-01-01",
        "correct,documents,accords,,,,publisher,Programme de Gao,,,on the cover,AB,2026-01-01",
        "remove,dates,accords,1,31 mars 1999,,,,,,no such date,AB,2026-01-01",
    )
    done = bordereau("build", "--raw", raw, "--out", out)
    assert done.returncode == 0, done.stderr
    assert "corrections.csv, line 5: nothing on page 1 prints “31 mars 1999”" in done.stderr
    assert ("mismatch",) not in ask(out, total)
    assert (17_500_000,) in ask(out, "SELECT value FROM cells WHERE corrected_from LIKE '%12 500 000%'")
    assert 17_500_000 in {row[0] for row in ask(out, money)}
    assert ask(
        out, "SELECT value, corrected_from IS NOT NULL FROM amounts WHERE text = '7 250 000 FCFA'"
    ) == [(7_500_000, 1)]
    assert ask(out, "SELECT publisher FROM documents") == [("Programme de Gao",)]
    statuses = ask(out, "SELECT id, status FROM corrections ORDER BY id")
    assert statuses == [("2", "applied"), ("3", "applied"), ("4", "applied"), ("5", "no longer applies")]

    (raw / "corrections.csv").unlink()
    assert bordereau("build", "--raw", raw, "--out", out).returncode == 0
    assert ask(out, "SELECT id, value, currency FROM amounts ORDER BY id") == first
    assert ("mismatch",) in ask(out, total)
