"""The public archive holds nothing personal, in no table, file or picture; sums and organisations stay."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest

from pipeline.errors import BordereauError
from pipeline.stages.public import require_own
from tests.conftest import Bordereau
from tests.redaction.collection import Holding, make
from tests.redaction.layouts import LAYOUTS, make_layouts

TESSERACT = shutil.which("tesseract")


@dataclass
class Archives:
    """The full archive and the public one, and what each document holds."""

    folder: Path
    held: dict[str, Holding]

    @property
    def public(self) -> Path:
        return self.folder / "public"


@pytest.fixture(scope="module")
def archives(bordereau: Bordereau, tmp_path_factory: pytest.TempPathFactory) -> Archives:
    folder = tmp_path_factory.mktemp("personal")
    raw = folder / "raw"
    raw.mkdir()
    without = () if TESSERACT else ("proces-verbal", "demande")
    held = {**make(raw, rounds=1, without=without), **make_layouts(raw, rounds=1, without=without)}
    (raw / "Awa Traoré cv.txt").write_text("Mme Awa Traoré, née le 3 mai 1978 à Gao.\n", encoding="utf-8")
    (raw / "secret.txt").write_text("Le forage de Ber coûte 7 000 000 FCFA en tout.\n", encoding="utf-8")
    (raw / "plus-tard.txt").write_text("Le marché de Ber coûte 9 000 000 FCFA en tout.\n", encoding="utf-8")
    (raw / "vide.txt").write_bytes(b"")
    (raw / "catalogue.csv").write_text(
        "path,access,available\nsecret.txt,closed,\nplus-tard.txt,,2999-01-01\n", encoding="utf-8"
    )
    options = ("--raw", raw, "--out", folder / "out")
    assert bordereau("build", *options).returncode == 0
    made = bordereau("redact", *options, "--to", folder / "public")
    assert made.returncode == 0, made.stderr
    for line in (
        "held back  secret.txt: its access is closed",
        "held back  plus-tard.txt: it is available from 2999-01-01 on",
        "held back  vide.txt: it could not be read",
    ):
        assert line in made.stdout
    return Archives(folder, held)


def rows(path: Path) -> Iterator[tuple[str, str]]:
    """Every text of an archive, with the table and column that hold it."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            query = db.execute(f"SELECT * FROM [{table}]")
            names = [column[0] for column in query.description]
            for row in query:
                yield from (
                    (f"{table}.{n}", v) for n, v in zip(names, row, strict=True) if isinstance(v, str)
                )


def test_nothing_personal_is_in_any_table(archives: Archives) -> None:
    gone = {word for held in archives.held.values() for word in held.gone}
    for where, text in rows(archives.public / "extracted/archive.db"):
        flat = " ".join(text.split())
        assert not [secret for secret in gone if " ".join(secret.split()) in flat], where


def test_nothing_personal_is_in_any_byte_of_the_public_folder(archives: Archives) -> None:
    gone = {word for held in archives.held.values() for word in held.gone}
    for path in (p for p in archives.public.rglob("*") if p.is_file()):
        data = path.read_bytes()
        assert not [secret for secret in gone if secret.encode() in data], path


def test_sums_and_those_who_act_in_office_stay(archives: Archives) -> None:
    with closing(sqlite3.connect(archives.public / "extracted/archive.db")) as db:
        for name, held in archives.held.items():
            (text,) = db.execute(
                "SELECT group_concat(text, ' ') FROM pages WHERE document_id = ?", [Path(name).stem]
            ).fetchone()
            assert not [
                kept for kept in held.stays if " ".join(kept.split()) not in " ".join(text.split())
            ], name


def test_as_many_organisations_and_amounts_are_found(archives: Archives) -> None:
    # Of persons whose names no list has some are taken for organisations: these go.
    strangers = " ".join(f"AND document_id NOT LIKE '{name}-%'" for name, _, _ in LAYOUTS)

    def counts(path: Path) -> list[int]:
        with closing(sqlite3.connect(path)) as db:
            held = f"document_id NOT IN ('secret', 'plus-tard') {strangers}"
            return [
                db.execute(f"SELECT count(*) FROM {table} WHERE {held}").fetchone()[0]
                for table in ("mentions", "amounts")
            ]

    full, public = (
        counts(archives.folder / "out/archive.db"),
        counts(archives.public / "extracted/archive.db"),
    )
    assert public == full


def test_a_path_that_names_a_person_is_not_told(archives: Archives) -> None:
    names = [path.name for path in archives.public.rglob("*")]
    assert not [name for name in names if "Awa" in name or "awa" in name]


def test_copies_of_pages_are_pictures_with_nothing_below(archives: Archives) -> None:
    for path in (archives.public / "raw").glob("*.pdf"):
        with pypdfium2.PdfDocument(path) as document:
            for page in document:
                assert page.get_textpage().get_text_bounded() == ""


@pytest.mark.skipif(not TESSERACT, reason="tesseract is not installed")
def test_a_painted_page_read_again_shows_nothing_personal(archives: Archives, bordereau: Bordereau) -> None:
    again = archives.folder / "again"
    again.mkdir()
    for path in (archives.public / "raw").glob("*.pdf"):
        shutil.copy(path, again)
    assert bordereau("build", "--raw", again, "--out", archives.folder / "again-out").returncode == 0
    with closing(sqlite3.connect(archives.folder / "again-out/archive.db")) as db:
        texts = dict(db.execute("SELECT document_id, text FROM pages"))
    assert "FCFA" in texts["proces-verbal-1-png"]
    for name, held in archives.held.items():
        for id_, text in texts.items():
            if id_.startswith(Path(name).stem):
                read = text.casefold()
                words = {word for secret in held.gone for word in secret.casefold().split() if len(word) > 4}
                assert not [word for word in words if word in read.split()], name


def test_a_public_copy_is_not_read_again_but_made_anew(archives: Archives, bordereau: Bordereau) -> None:
    options = ("--raw", archives.public / "raw", "--out", archives.public / "extracted")
    assert "nothing changed" in bordereau("build", *options).stderr
    (archives.public / "raw" / "new.txt").write_text("Un texte.", encoding="utf-8")
    refused = bordereau("build", *options)
    (archives.public / "raw" / "new.txt").unlink()
    assert refused.returncode == 1
    assert "a public copy; make it anew" in refused.stderr


def test_what_is_made_twice_is_the_same(archives: Archives, bordereau: Bordereau) -> None:
    before = (archives.public / "extracted/archive.db").read_bytes()
    options = ("--raw", archives.folder / "raw", "--out", archives.folder / "out", "--to", archives.public)
    assert "nothing changed" in bordereau("redact", *options).stdout
    assert (archives.public / "extracted/archive.db").read_bytes() == before


def test_a_folder_of_others_is_not_written_to(tmp_path: Path) -> None:
    raw, out, other = tmp_path / "raw", tmp_path / "out", tmp_path / "other"
    other.mkdir()
    require_own(other, raw, out)
    (other / "mine.txt").write_text("mine", encoding="utf-8")
    for folder in (other, raw / "public", out, tmp_path):
        with pytest.raises(BordereauError, match="folder"):
            require_own(folder, raw, out)
