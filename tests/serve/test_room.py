"""The room shows the archive that is there now, and never parts of two."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from pathlib import Path

import pytest

from pipeline.archive.swap import ARCHIVE
from pipeline.serve.app import reading_room
from pipeline.serve.images.render import PageImageError, render_page
from pipeline.serve.images.store import PageImages
from pipeline.serve.room import Folders
from tests.conftest import RAW
from tests.serve.conftest import Ask, asker

pytestmark = pytest.mark.slow


@pytest.fixture
def out(sample_out: Path, tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    shutil.copy(sample_out / ARCHIVE, tmp_path / "out" / ARCHIVE)
    return tmp_path / "out"


def swap(out: Path, title: str) -> None:
    """Put another archive in the place of the present one, as a build does."""
    beside = out / "new.db"
    shutil.copy(out / ARCHIVE, beside)
    db = sqlite3.connect(beside)
    db.execute("UPDATE documents SET title = ? WHERE id = 'releve-decisions'", [title])
    db.commit()
    db.close()
    beside.replace(out / ARCHIVE)


def test_a_new_archive_is_shown_without_a_restart(out: Path) -> None:
    ask = asker(reading_room(Folders(out, RAW)))
    assert "Relevé de décisions" in ask("/document/releve-decisions").text
    swap(out, "Un autre titre")
    assert "Un autre titre" in ask("/document/releve-decisions").text
    assert "Un autre titre" in ask("/archive/documents").text
    assert "Un autre titre" in ask("/").text


def test_a_request_goes_on_with_the_archive_that_it_began_with(out: Path) -> None:
    room = reading_room(Folders(out, RAW))
    query = "SELECT title FROM documents WHERE id = 'releve-decisions'"

    async def titles() -> list[str]:
        await room.invoke_startup()
        room.archive.pin()
        before = (await room.archive.execute(query)).rows[0][0]
        swap(out, "Un autre titre")
        within = [(await room.archive.execute(query)).rows[0][0] for _ in range(5)]
        room.archive.pin()
        after = (await room.archive.execute(query)).rows[0][0]
        return [before, *within, after]

    found = asyncio.run(titles())
    assert set(found[:-1]) == {found[0]}
    assert found[-1] == "Un autre titre"


def test_what_is_remembered_is_that_of_one_archive(out: Path) -> None:
    ask = asker(reading_room(Folders(out, RAW)))
    assert "Un autre titre" not in ask("/documents").text
    swap(out, "Un autre titre")
    assert "Un autre titre" in ask("/documents").text


@pytest.mark.parametrize(
    ("content", "media_type"), [(b"%PDF-1.4 nothing", "application/pdf"), (b"\x89PNG", "image/png")]
)
def test_a_damaged_original_has_no_image(tmp_path: Path, content: bytes, media_type: str) -> None:
    path = tmp_path / "damaged"
    path.write_bytes(content)
    with pytest.raises(PageImageError, match="page 1"):
        render_page(str(path), media_type, 1, 100)


def test_a_page_is_drawn_by_a_worker_and_kept(tmp_path: Path) -> None:
    images = PageImages(tmp_path)
    original = RAW / "livret-partenariats.pdf"

    async def twice() -> tuple[bytes, bytes]:
        first = await images.image(original, "ab12", "application/pdf", 1, "thumbnail")
        return first, await images.image(tmp_path / "gone", "ab12", "application/pdf", 1, "thumbnail")

    first, second = asyncio.run(twice())
    images.close()
    assert first == second
    assert first[8:12] == b"WEBP"


def test_roundings_are_left_out_of_the_findings_until_they_are_asked_for(ask: Ask) -> None:
    few, all_ = ask("/findings").text, ask("/findings?severity=all").text
    assert '<span class="tag s-rounding">' not in few
    assert '<span class="tag s-rounding">' in all_
    assert "severity=all" in few
    assert 0 < few.count('<li class="s-') < all_.count('<li class="s-')
    assert "No finding fits" not in ask("/findings?severity=all&check=conversion").text
