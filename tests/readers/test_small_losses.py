"""Losses that went unsaid."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from pipeline.readers import images
from pipeline.readers.media_types import find_media_type
from pipeline.readers.source import Source
from pipeline.records import Document
from pipeline.records.files import load_records, save_records


def test_a_scan_of_more_pages_than_are_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "MAX_PAGES", 2)
    monkeypatch.setattr(images, "_prepared", lambda image, number: (image, number, 300.0))

    def unread(*_: object) -> None:
        raise images.OcrError("not recognised")

    monkeypatch.setattr(images, "read_scan", unread)
    frames = [Image.new("L", (20, 10), 255) for _ in range(5)]
    frames[0].save(tmp_path / "a.tiff", save_all=True, append_images=frames[1:])
    reading = images.read_image(Source("d", tmp_path / "a.tiff", "a.tiff", ""))
    assert reading.document.n_pages == 2
    assert reading.problems[-1].reason == "only the first 2 of 5 pages were read"


def test_half_a_character_in_a_title_does_not_cost_the_document(tmp_path: Path) -> None:
    save_records(
        tmp_path, "documents", [Document(id="d", path="d.pdf", status="ok", title="Plan \ud835 2023")]
    )
    (document,) = load_records(tmp_path, "documents", Document)
    assert document.title == "Plan ? 2023"


def test_a_mailbox_of_messages_with_few_headers_is_one(tmp_path: Path) -> None:
    path = tmp_path / "old.mbox"
    path.write_text("From a@b.c Sat Mar 4 10:00:00 2023\nSubject: un\n\nTexte.\n", encoding="utf-8")
    assert find_media_type(path) == "application/mbox"
