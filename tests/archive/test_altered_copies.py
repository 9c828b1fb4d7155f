"""Documents that tell the same in another format, a little altered, add tellings and no agreements."""

from __future__ import annotations

import random
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import RAW, Bordereau

WORDS = ["marché", "village", "route", "école", "champ", "rivière", "saison", "matin", "famille", "travail"]
ALTERED_SHARE = 0.01
FILLER = (
    "La réunion s'est tenue dans une salle claire et les échanges ont été cordiaux entre les participants."
)


def pages_of(out: Path, document: str) -> str:
    with closing(sqlite3.connect(out / "archive.db")) as db:
        rows = db.execute("SELECT text FROM pages WHERE document_id = ? ORDER BY number", [document])
        return "\n\n".join(text for (text,) in rows)


def altered(text: str, seed: int) -> str:
    """A text with some of its long words changed, and other paragraphs behind it."""
    chance = random.Random(seed)

    def other(word: re.Match[str]) -> str:
        return chance.choice(WORDS) if chance.random() < ALTERED_SHARE else word.group()

    paragraphs = (
        f"{FILLER} {' '.join(chance.choice(WORDS) for _ in range(60))}." for _ in range(len(text) // 1500 + 3)
    )
    return re.sub(r"\b[a-zéèêà]{7,}\b", other, text) + "\n\n" + "\n\n".join(paragraphs) + "\n"


@pytest.mark.slow
def test_altered_copies_add_tellings_and_no_agreements(
    bordereau: Bordereau, sample_out: Path, tmp_path: Path
) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for name in ("bulletin-stabilisation-2022-02-03", "releve-decisions"):
        (original,) = RAW.glob(f"{name}.*")
        (raw / original.name).write_bytes(original.read_bytes())
    source = (RAW / "releve-decisions.md").read_text(encoding="utf-8")
    (raw / "copie.md").write_text(altered(source, 1), encoding="utf-8")
    text = pages_of(sample_out, "bulletin-stabilisation-2022-02-03")
    (raw / "copie-bulletin.txt").write_text(altered(text, 2), encoding="utf-8")
    out = tmp_path / "out"
    assert bordereau("build", "--raw", raw, "--out", out).returncode == 0
    with closing(sqlite3.connect(out / "archive.db")) as db:
        assert dict(db.execute("SELECT status, count(*) FROM documents GROUP BY status")) == {"ok": 4}
        ((told_twice,),) = db.execute("SELECT count(*) FROM agreements WHERE n_documents = 2").fetchall()
        once = db.execute(
            "SELECT id, text FROM agreements WHERE n_documents = 1 AND document_id LIKE 'copie%'"
        ).fetchall()
    assert told_twice >= 14
    assert once == [], once
