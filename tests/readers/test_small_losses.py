"""Losses that went unsaid."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from pipeline.readers import images
from pipeline.readers.html import read_html
from pipeline.readers.markdown import read_markdown
from pipeline.readers.media_types import find_media_type
from pipeline.readers.ole import find_ole_kind
from pipeline.readers.source import Source
from pipeline.records import Document
from pipeline.records.files import load_records, save_records
from tests.readers.outlook_files import compound_file


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


@pytest.mark.parametrize("depth", [10, 400, 5_000])
@pytest.mark.parametrize("tag", ["div", "blockquote", "b", "table><tr><td", "ul><li"])
def test_a_text_is_read_however_deep_its_page_is_nested(tmp_path: Path, tag: str, depth: int) -> None:
    path = tmp_path / "deep.html"
    ends = "".join(f"</{name}>" for name in reversed(tag.split("><")))
    deep = f"<{tag}>" * depth + "Le fond" + ends * depth
    path.write_text(f"<html><body><p>Avant<br>tout</p>{deep}<p>Après</p></body></html>", encoding="utf-8")
    (page,) = read_html(Source("d", path, path.name, "")).pages
    assert page.text.split() == ["Avant", "tout", "Le", "fond", "Après"]


@pytest.mark.parametrize("depth", [1, 8, 9, 300])
@pytest.mark.parametrize("mark", ["> ", ">", "- ", "> - "])
def test_a_text_is_read_however_often_it_is_quoted(tmp_path: Path, mark: str, depth: int) -> None:
    path = tmp_path / "deep.md"
    path.write_text(f"Avant\n\n{mark * depth}Le fond\n\nAprès\n", encoding="utf-8")
    (page,) = read_markdown(Source("d", path, path.name, "")).pages
    assert page.text.split() == ["Avant", "Le", "fond", "Après"]


@pytest.mark.parametrize("name", ["WordDocument", "worddocument", "WORDDOCUMENT"])
def test_the_kind_of_an_old_office_file_is_known_in_small_letters_too(name: str) -> None:
    assert find_ole_kind(compound_file(name)) == "application/msword"
