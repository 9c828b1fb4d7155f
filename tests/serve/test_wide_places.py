"""Places that are larger than a country have pages, too."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.serve.app import reading_room
from pipeline.serve.room import Folders
from tests.conftest import Bordereau
from tests.serve.conftest import asker

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_continent_and_a_region_of_the_world_have_pages_without_a_country(
    bordereau: Bordereau, tmp_path: Path, language: str
) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    (raw / "note.txt").write_text("Douze projets ont été lancés en Afrique, dont trois au Sahel.\n", "utf-8")
    bordereau("build", "--raw", raw, "--out", out)
    room = reading_room(Folders(out, raw))
    try:
        for place, name in (("afrique", "Afrique"), ("sahel", "Sahel")):
            answer = asker(room)(f"/place/{place}", language)
            assert answer.status_code == 200
            assert f"<h1>{name}</h1>" in answer.text
            assert "None" not in answer.text
    finally:
        room.images.close()
