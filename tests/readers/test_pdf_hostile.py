"""PDFs that are damaged, or made to hold a reader up: each read ends soon, in a reading or a refusal."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream
from reportlab.pdfgen.canvas import Canvas

from pipeline.readers.pdf import read_pdf
from pipeline.readers.source import Source, UnreadableError

FIRST = "Ligne 0 : le programme"
SECONDS = 30
"""Of CPU time; each takes less than five on a machine that is not busy."""

Change = Callable[[pikepdf.Pdf], None]


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    path = tmp_path / "sound.pdf"
    canvas = Canvas(str(path))
    for _ in range(2):
        for k in range(10):
            canvas.drawString(60, 780 - 16 * k, f"Ligne {k} : le programme verse {k * 1000} FCFA.")
        canvas.showPage()
    canvas.save()
    return path


def read_in_time(path: Path) -> list[str]:
    start = time.process_time()
    reading = read_pdf(Source("doc", path, path.name, "0" * 64))
    assert time.process_time() - start < SECONDS
    return [page.text for page in reading.pages]


def with_boxes(*box: object) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            page.obj.MediaBox = Array(box)

    return change


def drawing(content: bytes) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].contents_add(content)

    return change


def form_in_itself(pdf: pikepdf.Pdf) -> None:
    form = Stream(pdf, b"/F Do")
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 600, 800])
    held = pdf.make_indirect(form)
    held.Resources = Dictionary(XObject=Dictionary(F=held))
    pdf.pages[0].obj.Resources.XObject = Dictionary(F=held)
    pdf.pages[0].contents_add(b"/F Do")


def page_tree_in_itself(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Pages.Kids.append(pdf.Root.Pages)


TINY_PATHS = b"".join(
    b"%d %d m %d %d l S\n" % (i % 600, i // 600, i % 600 + 1, i // 600) for i in range(99_999)
)
TINY_BOXES = b"".join(b"%d %d 1 1 re f\n" % (i % 600, i // 600) for i in range(100_000))
LONG_PATH = b"0 0 m " + b"".join(b"%d %d l " % (i % 600, i % 800) for i in range(200_000)) + b"S"

CHANGES: dict[str, Change] = {
    "no area": with_boxes(0, 0, 0, 0),
    "names for a box": with_boxes(Name.a, Name.b, Name.c, Name.d),
    "half a box": with_boxes(0, 0),
    "a very large box": with_boxes(0, 0, 10_000_000, 10_000_000),
    "a box without end": with_boxes(-1_000_000_000, -1_000_000_000, 1_000_000_000, 1_000_000_000),
    "a form in itself": form_in_itself,
    "a page tree in itself": page_tree_in_itself,
    "tiny paths": drawing(TINY_PATHS),
    "tiny boxes": drawing(TINY_BOXES),
    "one long path": drawing(LONG_PATH),
}


@pytest.mark.parametrize("name", CHANGES)
def test_text_is_read_in_spite_of(name: str, sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "hostile.pdf"
    with pikepdf.open(sound) as pdf:
        CHANGES[name](pdf)
        pdf.save(path)
    assert read_in_time(path)[0].startswith(FIRST)


@pytest.mark.parametrize(
    ("pattern", "replacement"),
    [
        (rb"/Length \d+", b"/Length 7"),
        (rb"/Length \d+", b"/Length 99999999"),
        (rb"\nxref\n.*?trailer", b"\ntrailer"),
        (rb"startxref\n\d+", b"startxref\n1"),
        (rb"/MediaBox \[[^]]*\]", b"/MediaBox [ 0 0 nan inf ]"),
    ],
)
def test_text_is_read_although_the_file_is_wrong(
    pattern: bytes, replacement: bytes, sound: Path, tmp_path: Path
) -> None:
    path = tmp_path / "wrong.pdf"
    content, count = re.subn(pattern, replacement, sound.read_bytes(), flags=re.DOTALL)
    assert count
    path.write_bytes(content)
    texts = read_in_time(path)
    assert [text.startswith(FIRST) for text in texts] == [True, True]


PAGES_IN_THEMSELVES = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[2 0 R 3 0 R 2 0 R]/Count 3>>endobj
3 0 obj<</Type/Pages/Parent 2 0 R/Kids[2 0 R 3 0 R]/Count 100000000>>endobj
trailer<</Root 1 0 R>>"""

METADATA_ALONE = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Metadata 2 0 R>>endobj
2 0 obj<</Type/Metadata/Subtype/XML/Length 14>>stream
<x:xmpmeta />
endstream endobj
trailer<</Root 1 0 R>>"""


@pytest.mark.parametrize("content", [PAGES_IN_THEMSELVES, METADATA_ALONE])
def test_a_file_without_a_page_that_can_be_read_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "hollow.pdf"
    path.write_bytes(content)
    with pytest.raises(UnreadableError):
        read_in_time(path)


def test_a_text_that_is_drawn_twice_with_a_drift_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "doubled.pdf"
    lines = [f"Le point {k} est à la charge de la commune et de son conseil." for k in range(6)]
    canvas = Canvas(str(path))
    for drift in (0, 4):
        for k, line in enumerate(lines):
            canvas.drawString(60 + drift, 780 - 16 * k - drift, line)
    canvas.save()
    assert " ".join(read_in_time(path)[0].split()) == " ".join(lines)


def test_equal_figures_beside_each_other_are_both_read(tmp_path: Path) -> None:
    path = tmp_path / "equal.pdf"
    canvas = Canvas(str(path))
    canvas.drawString(60, 780, "1 1 1 I I 10 10")
    canvas.save()
    assert read_in_time(path) == ["1 1 1 I I 10 10"]
