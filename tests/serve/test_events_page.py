"""What was done to documents can be read in the room, whatever names and notes it holds."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.archive.history import keep_events
from pipeline.archive.swap import ARCHIVE
from pipeline.serve.app import reading_room
from pipeline.serve.room import Folders
from pipeline.stages.events import event
from tests.conftest import RAW
from tests.serve.conftest import Ask, asker

pytestmark = pytest.mark.slow

OTHER = "other-document"


@pytest.fixture
def ask(sample_out: Path, tmp_path: Path) -> Ask:
    shutil.copy(sample_out / ARCHIVE, tmp_path / ARCHIVE)
    keep_events(
        tmp_path,
        [
            event(type="accession", detail="accepted as a.txt", document_id="releve-decisions"),
            event(type="correction", detail="<b>5 M</b>", agent="AB", document_id=OTHER, outcome="warning"),
            event(type="export", detail="written as bag"),
        ],
    )
    return asker(reading_room(Folders(tmp_path, RAW)))


def test_events_are_listed_and_lead_to_their_documents(ask: Ask) -> None:
    page = ask("/events")
    assert page.status_code == 200
    assert "accepted as a.txt" in page.text
    assert "&lt;b&gt;5 M&lt;/b&gt;" in page.text
    assert '/document/releve-decisions"' in page.text


def test_a_document_shows_its_own_events(ask: Ask) -> None:
    assert "/events?document=releve-decisions" in ask("/document/releve-decisions").text
    page = ask("/events?document=releve-decisions").text
    assert "accepted as a.txt" in page
    assert "written as bag" not in page


def test_an_archive_without_a_history_has_no_events(sample_out: Path, tmp_path: Path) -> None:
    shutil.copy(sample_out / ARCHIVE, tmp_path / ARCHIVE)
    page = asker(reading_room(Folders(tmp_path, RAW)))("/events?from=99")
    assert page.status_code == 200
    assert "No event is known yet" in page.text
