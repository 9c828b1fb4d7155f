"""What becomes of damaged, protected, empty, turned and scanned PDFs."""

from __future__ import annotations

import random
from pathlib import Path

import pdfplumber
import pikepdf
import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from pipeline.readers.ocr import tesseract
from pipeline.readers.page_layout import PageLayout
from pipeline.readers.pdf import engine_choice, read_pdf
from pipeline.readers.pdf.engine.pdfium import PdfiumDocument
from pipeline.readers.pdf.engine.preflight import Expected
from pipeline.readers.pdf.engine_results import Attempt
from pipeline.readers.source import Source, UnreadableError

LINES = [
    f"Ligne {number} : le programme a versé {number * 1000} FCFA aux communes." for number in range(1, 12)
]


def source(path: Path) -> Source:
    return Source(path.stem, path, path.name, "0" * 64)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "sample.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    canvas.setTitle("Rapport trimestriel")
    for _ in range(2):
        for k, line in enumerate(LINES):
            canvas.drawString(60, 780 - 16 * k, line)
        canvas.showPage()
    canvas.save()
    return path


def test_a_sound_document_is_ok_and_has_the_embedded_title(sample: Path) -> None:
    document = read_pdf(source(sample)).document
    assert (document.status, document.n_pages, document.title) == ("ok", 2, "Rapport trimestriel")
    assert document.media_type == "application/pdf"


@pytest.mark.parametrize("content", [b"", b"garbage", b"%PDF-1.7\n", random.Random(1).randbytes(5000)])
def test_bytes_that_are_no_pdf_are_refused_in_plain_words(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "garbage.pdf"
    path.write_bytes(content)
    with pytest.raises(UnreadableError, match="not a PDF file, or too damaged"):
        read_pdf(source(path))


def test_a_file_cut_off_in_the_middle_still_gives_its_first_page(sample: Path, tmp_path: Path) -> None:
    content = sample.read_bytes()
    path = tmp_path / "truncated.pdf"
    path.write_bytes(content[: int(len(content) * 0.75)])
    assert read_pdf(source(path)).pages[0].text.startswith("Ligne 1")


def test_a_document_without_pages_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "empty.pdf"
    with pikepdf.new() as pdf:
        pdf.save(path)
    with pytest.raises(UnreadableError, match="no pages"):
        read_pdf(source(path))


def test_a_password_is_named_as_the_reason(sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "protected.pdf"
    with pikepdf.open(sample) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    with pytest.raises(UnreadableError, match="protected by a password"):
        read_pdf(source(path))


def test_a_file_that_only_its_owner_may_change_is_read(sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "owned.pdf"
    with pikepdf.open(sample) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(user="", owner="secret"))
    assert read_pdf(source(path)).pages[0].text.startswith("Ligne 1")


def test_without_tesseract_a_scanned_page_makes_the_document_partial_and_says_what_to_install(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tesseract.shutil, "which", lambda name: None)
    picture = tmp_path / "scan.png"
    scan = Image.new("L", (80, 120), 250)
    scan.paste(0, (20, 20, 60, 30))
    scan.save(picture)
    path = tmp_path / "scan.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    canvas.drawString(60, 700, LINES[0])
    canvas.showPage()
    canvas.drawImage(str(picture), 0, 0, *A4)
    canvas.save()
    reading = read_pdf(source(path))
    assert [page.text for page in reading.pages] == [LINES[0], ""]
    assert reading.document.status == "partial"
    assert [problem.page for problem in reading.problems] == [2]
    assert "tesseract-ocr-fra" in (reading.document.error or "")


def test_a_blank_page_is_no_problem(tmp_path: Path) -> None:
    path = tmp_path / "blank.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    canvas.drawString(60, 700, LINES[0])
    canvas.showPage()
    canvas.showPage()
    canvas.save()
    reading = read_pdf(source(path))
    assert (reading.document.status, reading.document.n_pages, reading.problems) == ("ok", 2, [])


def test_a_page_that_fails_leaves_the_others(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out = engine_choice.lay_out

    def failing(page: pdfplumber.page.Page) -> PageLayout:
        if page.page_number == 2:
            raise ValueError("broken content")
        return lay_out(page)

    monkeypatch.setattr(engine_choice, "lay_out", failing)
    monkeypatch.setattr(tesseract.shutil, "which", lambda name: None)
    reading = read_pdf(source(sample))
    assert reading.pages[0].text.startswith("Ligne 1")
    assert (reading.document.status, reading.problems[0].page) == ("partial", 2)
    assert len(reading.pages) == 2


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_page_shown_rotated_reads_the_same(sample: Path, tmp_path: Path, rotation: int) -> None:
    """The text is set so that it stands upright once the page is shown rotated."""
    path = tmp_path / "rotated.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    canvas.setPageRotation(rotation)
    # The canvas swaps the sides of a page that is shown turned by a quarter.
    width, height = A4 if rotation == 180 else (A4[1], A4[0])
    canvas.translate(width / 2, height / 2)
    canvas.rotate(rotation)
    for k, line in enumerate(LINES):
        canvas.drawString(-250, 200 - 16 * k, line)
    canvas.save()
    reading = read_pdf(source(path))
    assert " ".join(reading.pages[0].text.split()) == " ".join(LINES)
    assert all(word.upright for word in reading.words)
    page = reading.pages[0]
    assert all(0 <= (w.x0 or 0) < (w.x1 or 0) <= (page.width or 0) for w in reading.words)


def test_text_set_sideways_on_an_upright_page_is_read_along_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "sideways.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    canvas.rotate(90)
    for k, line in enumerate(LINES):
        canvas.drawString(60, -100 - 16 * k, line)
    canvas.save()
    reading = read_pdf(source(path))
    assert " ".join(reading.pages[0].text.split()) == " ".join(LINES)
    assert not any(word.upright for word in reading.words)


def test_a_cropped_and_shifted_page_has_the_boxes_of_pdfplumber(sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "shifted.pdf"
    with pikepdf.open(sample) as pdf:
        pdf.pages[0].mediabox = pikepdf.Array([20, 30, 580, 830])
        pdf.save(path)
    with pdfplumber.open(path) as stock, PdfiumDocument(path) as ours:
        expected = stock.pages[0].extract_words()
        found = ours.page(1).extract_words()
    assert [word["text"] for word in found] == [word["text"] for word in expected]
    for one, other in zip(found, expected, strict=True):
        for side in ("x0", "top", "x1", "bottom"):
            assert one[side] == pytest.approx(other[side], abs=1.0)


def test_a_narrow_gap_that_pdfium_takes_for_a_space_parts_words(tmp_path: Path) -> None:
    path = tmp_path / "narrow.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    text = canvas.beginText(60, 700)
    text.setFont("Helvetica", 8)
    text.textOut("soit 89")
    text.moveCursor(0, 0)
    text.setXPos(canvas.stringWidth("soit 89", "Helvetica", 8) + 2.0)
    text.textOut("%")
    canvas.drawText(text)
    canvas.save()
    assert read_pdf(source(path)).pages[0].text == "soit 89 %"


def test_the_value_of_a_form_field_is_text_of_the_page(tmp_path: Path) -> None:
    path = tmp_path / "form.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    canvas.drawString(60, 700, "Montant :")
    canvas.acroForm.textfield(name="amount", value="12 500 EUR", x=130, y=694, width=120, height=20)
    canvas.save()
    assert "12 500 EUR" in read_pdf(source(path)).pages[0].text


def test_a_bullet_that_is_drawn_makes_a_list_item(tmp_path: Path) -> None:
    path = tmp_path / "bullets.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    for k, item in enumerate(("une délégation encadrée", "une responsabilité explicite")):
        canvas.circle(64, 703 - 20 * k, 1.8, fill=1)
        canvas.drawString(76, 700 - 20 * k, item)
    canvas.save()
    reading = read_pdf(source(path))
    assert [block.kind for block in reading.blocks] == ["list_item", "list_item"]
    assert reading.pages[0].text == "• une délégation encadrée\n• une responsabilité explicite"


def test_garbled_text_is_not_sound() -> None:
    attempt = Attempt("pdfium", n_pages=1, n_readable=10, n_garbled=90)
    assert not attempt.is_sound(Expected(1))
    assert Attempt("pdfium", n_pages=1, n_readable=90, n_garbled=2).is_sound(Expected(1))
    assert not Attempt("pdfium", n_pages=1, n_readable=90).is_sound(Expected(3))


def test_a_damaged_file_with_an_empty_page_is_offered_to_the_next_engine() -> None:
    attempt = Attempt("pdfium", n_pages=1, n_readable=90, pages=[PageLayout(1, 595, 842, [], [])])
    assert attempt.is_sound(Expected(1))
    assert not attempt.is_sound(Expected(1, is_damaged=True))


def test_engines_are_tried_in_turn_until_one_reads_the_text(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(path: Path) -> PdfiumDocument:
        raise ValueError(path)

    monkeypatch.setattr(engine_choice, "ENGINES", (("broken", broken), *engine_choice.ENGINES[1:]))
    attempt = engine_choice.read_layouts(sample)
    assert attempt.engine == "pdfplumber"
    assert attempt.n_pages == 2
    monkeypatch.setattr(
        engine_choice, "ENGINES", (("broken", broken), ("broken", broken), engine_choice.ENGINES[2])
    )
    assert engine_choice.read_layouts(sample).engine == "pdfium after a repair by pikepdf"


def test_words_far_off_any_page_do_not_hold_up_reading(tmp_path: Path) -> None:
    path = tmp_path / "far.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    for k, line in enumerate(LINES):
        canvas.drawString(60, 780 - 16 * k, line)
        canvas.drawString(3e8, 780 - 16 * k, line)
    canvas.save()
    assert " ".join(read_pdf(source(path)).pages[0].text.split()) == " ".join(LINES)
