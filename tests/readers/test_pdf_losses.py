"""Pages that a damaged file loses or makes harmful: what can be read is read, and the rest is said."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from reportlab.pdfgen.canvas import Canvas

from pipeline.readers.page_layout import Box, PageLayout, PrintedWord
from pipeline.readers.pdf import engine_choice, read_pdf
from pipeline.readers.pdf.engine.preflight import Expected
from pipeline.readers.pdf.engine_results import Attempt
from pipeline.readers.source import Source, UnreadableError
from pipeline.records import Reading

LINES = [f"Ligne {k} : le programme verse {k * 1000} FCFA." for k in range(10)]


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    path = tmp_path / "sound.pdf"
    canvas = Canvas(str(path))
    for page in ("Le premier", "Le deuxième", "Le dernier"):
        canvas.drawString(60, 800, f"{page} rapport de la campagne")
        for k, line in enumerate(LINES):
            canvas.drawString(60, 760 - 16 * k, f"{page} {line}")
        canvas.showPage()
    canvas.save()
    return path


def read(path: Path) -> Reading:
    return read_pdf(Source("doc", path, path.name, "0" * 64))


def starts(reading: Reading) -> list[str]:
    return [page.text.split(" rapport")[0] for page in reading.pages]


def add_bomb(pdf: pikepdf.Pdf, page: int, *, depth: int, width: int) -> None:
    """A form that draws a form that draws a form, each several times."""
    form = pdf.make_stream(b"0 0 1 1 re f")
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 600, 800])
    for _ in range(depth):
        outer = pdf.make_stream(b"/F Do " * width)
        outer.Type, outer.Subtype, outer.BBox = Name.XObject, Name.Form, Array([0, 0, 600, 800])
        outer.Resources = Dictionary(XObject=Dictionary(F=form))
        form = outer
    pdf.pages[page].obj.Resources.XObject = Dictionary(B=form)
    pdf.pages[page].contents_add(b"/B Do")


def test_a_page_of_forms_within_forms_is_left_out_and_the_others_are_read(
    sound: Path, tmp_path: Path
) -> None:
    path = tmp_path / "bomb.pdf"
    with pikepdf.open(sound) as pdf:
        add_bomb(pdf, 1, depth=12, width=10)
        pdf.save(path)
    reading = read(path)
    assert [bool(page.text) for page in reading.pages] == [True, False, True]
    assert reading.document.status == "partial"
    assert (reading.document.error or "").startswith("1 of 3 pages (page 2): the page draws forms within")


def test_forms_within_forms_that_any_program_draws_are_no_bomb(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "nested.pdf"
    with pikepdf.open(sound) as pdf:
        add_bomb(pdf, 1, depth=3, width=4)
        pdf.save(path)
    assert read(path).document.status == "ok"


def test_a_document_that_is_nothing_but_a_bomb_is_refused_as_one(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "bomb.pdf"
    with pikepdf.open(sound) as pdf:
        del pdf.pages[1:]
        add_bomb(pdf, 0, depth=12, width=10)
        pdf.save(path)
    with pytest.raises(UnreadableError, match="forms within forms"):
        read(path)


def test_a_page_whose_content_is_damaged_is_said_and_what_is_left_of_it_is_read(
    sound: Path, tmp_path: Path
) -> None:
    path = tmp_path / "hurt.pdf"
    with pikepdf.open(sound) as pdf:
        packed = bytearray(zlib.compress(pdf.pages[2].obj.Contents.read_bytes(), 1))
        packed[len(packed) // 2 :] = b"\xff" * (len(packed) // 2)
        pdf.pages[2].obj.Contents = stream = pikepdf.Stream(pdf, bytes(packed))
        stream.Filter = Name.FlateDecode
        pdf.save(path, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    reading = read(path)
    assert starts(reading)[:2] == ["Le premier", "Le deuxième"]
    assert reading.document.status == "partial"
    assert [problem.page for problem in reading.problems] == [3]


def test_a_page_whose_content_is_gone_is_no_blank_page(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "gone.pdf"
    content = sound.read_bytes().replace(b"startxref", b"startxref 1 %")
    (last,) = re.findall(rb"/Contents (\d+) 0 R", content)[2:]
    path.write_bytes(
        content.replace(b"/Contents " + last + b" 0 R", b"/Contents 97 0 R".ljust(len(last) + 14))
    )
    reading = read(path)
    assert [bool(page.text) for page in reading.pages] == [True, True, False]
    assert (reading.document.status, reading.problems[0].page) == ("partial", 3)


def test_a_file_that_was_cut_off_may_lack_pages_and_says_so(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "cut.pdf"
    content = sound.read_bytes()
    path.write_bytes(content[: content.rindex(b"\nxref\n")] + b"\ntrailer\n<< /Root 6 0 R >>\n")
    reading = read(path)
    assert all(page.text for page in reading.pages)
    assert reading.document.status == "partial"
    assert "cut off" in (reading.document.error or "")


@pytest.mark.parametrize(
    ("key", "value", "reason"),
    [
        ("/Collection", Dictionary(Type=Name.Collection), "a portfolio, whose files inside are not read"),
        ("/NeedsRendering", True, "a form whose pages only Adobe's programs can show"),
    ],
)
def test_what_a_file_holds_in_the_place_of_pages_is_said(
    sound: Path, tmp_path: Path, key: str, value: object, reason: str
) -> None:
    path = tmp_path / "cover.pdf"
    with pikepdf.open(sound) as pdf:
        pdf.Root[key] = value
        pdf.save(path)
    document = read(path).document
    assert (document.status, (document.error or "").startswith(reason)) == ("partial", True)


def layout(number: int, text: str = "mot") -> PageLayout:
    words = [PrintedWord(text, Box(0, 0, 9, 9), 9, bold=False, order=0)] if text else []
    return PageLayout(number, 595, 842, words, [])


def attempt(*texts: str, failed: dict[int, str] | None = None) -> Attempt:
    made = Attempt("engine", n_pages=len(texts) + len(failed or {}), failed=dict(failed or {}))
    for number, text in enumerate(texts, start=1):
        made.add(layout(number, text))
    return made


def test_a_page_that_failed_or_is_empty_is_taken_from_another_engine() -> None:
    one, other = attempt("un", "", failed={3: "the page is damaged"}), attempt("un", "deux", "trois")
    one.fill_from(other)
    assert ([page.text for page in one.pages], one.failed) == (["un", "deux", "trois"], {})
    one.fill_from(attempt("autre"))
    assert [page.text for page in one.pages] == ["un", "deux", "trois"]


def test_an_engine_that_finds_more_pages_than_the_file_admits_is_heard(
    sound: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_choice, "survey", lambda path: Expected(2, is_damaged=True))
    assert len(read(sound).pages) == 3


def test_a_page_that_holds_running_lines_only_is_not_left_empty(tmp_path: Path) -> None:
    path = tmp_path / "running.pdf"
    canvas = Canvas(str(path))
    for number in range(1, 5):
        canvas.drawString(60, 800, f"Bulletin de la région, page {number}")
        for k, line in enumerate(LINES if number != 3 else []):
            canvas.drawString(60, 700 - 16 * k, f"{number}. {line}")
        canvas.showPage()
    canvas.save()
    texts = [page.text for page in read(path).pages]
    assert texts[2] == "Bulletin de la région, page 3"
    assert not any("Bulletin" in text for text in (*texts[:2], texts[3]))
