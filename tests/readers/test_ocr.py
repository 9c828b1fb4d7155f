"""Scans, as PDF and as images: the same figures as in the documents that they were made from."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw, ImageFont

from pipeline.readers.images import read_image
from pipeline.readers.ocr import is_blank, tesseract
from pipeline.readers.ocr.letters import Em, em_of, snap_sizes
from pipeline.readers.ocr.rulings import find_rulings
from pipeline.readers.ocr.upright import LEAST, find_skew
from pipeline.readers.page_layout import PageLayout
from pipeline.readers.pdf import read_pdf, scanned_pages
from pipeline.readers.source import Source, UnreadableError
from pipeline.records import Reading
from pipeline.tables import extract_tables
from pipeline.values.money import find_amounts

RAW = Path(__file__).parents[2] / "raw"
LINES = ("Le programme a versé 2 450 000 FCFA", "aux communes de la région de Gao.")

needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="tesseract-ocr and tesseract-ocr-fra are not installed"
)


def source(path: Path) -> Source:
    return Source("doc", path, path.name, "0" * 64)


def page_images(path: Path, resolution: int) -> list[Image.Image]:
    with pypdfium2.PdfDocument(path) as document:
        return [page.render(scale=resolution / 72).to_pil().convert("L") for page in document]


def printed(lines: Sequence[str] = LINES) -> Image.Image:
    """Lines of 12 points on a small page of 300 pixels per inch."""
    image = Image.new("L", (1500, 700), 255)
    draw = ImageDraw.Draw(image)
    for k, line in enumerate(lines):
        draw.text((150, 150 + 80 * k), line, fill=0, font=ImageFont.load_default(50))
    return image


def amounts_of(reading: Reading) -> Counter[tuple[int, Decimal | None, str]]:
    return Counter(
        (page.number, amount.value, amount.currency)
        for page in reading.pages
        for amount in find_amounts(page.text, country="ML")
    )


def cell_values_of(reading: Reading) -> Counter[tuple[str, Decimal | None, str | None]]:
    tables = extract_tables(reading)
    return Counter((cell.table_id, cell.value, cell.unit) for cell in tables.cells if cell.value is not None)


@needs_tesseract
@pytest.mark.slow
def test_a_scanned_pdf_has_the_amounts_and_tables_of_the_original(tmp_path: Path) -> None:
    original = RAW / "livret-partenariats.pdf"
    first, *others = page_images(original, 300)
    path = tmp_path / "scan.pdf"
    first.save(path, save_all=True, append_images=others, resolution=300)
    native, scanned = read_pdf(source(original)), read_pdf(source(path))
    assert scanned.document.status == "ok"
    assert {page.origin for page in scanned.pages} == {"ocr"}
    assert amounts_of(scanned) == amounts_of(native)
    assert cell_values_of(scanned) == cell_values_of(native)


@needs_tesseract
@pytest.mark.slow
def test_a_tiff_of_several_pages_has_the_amounts_of_the_original(tmp_path: Path) -> None:
    original = RAW / "bulletin-stabilisation-2022-02-03.pdf"
    first, *others = page_images(original, 300)
    path = tmp_path / "scan.tiff"
    first.save(path, save_all=True, append_images=others, dpi=(300, 300))
    native, scanned = read_pdf(source(original)), read_image(source(path))
    assert (scanned.document.n_pages, scanned.document.media_type) == (native.document.n_pages, "image/tiff")
    assert amounts_of(scanned) == amounts_of(native)


@needs_tesseract
def test_recognised_words_have_boxes_in_points_and_the_size_of_the_type(tmp_path: Path) -> None:
    path = tmp_path / "scan.png"
    printed().save(path, dpi=(300, 300))
    reading = read_image(source(path))
    (page,) = reading.pages
    assert (page.width, page.height) == (pytest.approx(360, abs=0.5), pytest.approx(168, abs=0.5))
    assert "2 450 000 FCFA" in page.text
    first = reading.words[0]
    assert (first.text, first.x0) == ("Le", pytest.approx(37, abs=2))
    assert all(word.size == pytest.approx(12, abs=1.5) for word in reading.words)
    assert all(0 <= (w.x0 or 0) < (w.x1 or 0) <= 360 and 0 <= (w.top or 0) < 168 for w in reading.words)


@needs_tesseract
@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_scan_that_lies_on_its_side_or_its_head_is_turned(degrees: int, tmp_path: Path) -> None:
    with pypdfium2.PdfDocument(RAW / "lettre-ddrk-2023-07.pdf") as document:
        image = document[1].render(scale=200 / 72).to_pil().convert("L")
    path = tmp_path / "turned.png"
    image.rotate(degrees, expand=True).save(path, dpi=(200, 200))
    (page,) = read_image(source(path)).pages
    assert (page.width or 0) < (page.height or 0)
    assert "PROMAN" in page.text


@needs_tesseract
def test_a_scan_that_was_laid_askew_is_read_with_its_confidence(tmp_path: Path) -> None:
    path = tmp_path / "askew.png"
    lines = [*LINES, "La convention court du 3 mars 2022 au 2 mars 2024.", "Elle compte 12 communes."]
    printed(lines).rotate(3.5, Image.Resampling.BICUBIC, fillcolor=255).save(path, dpi=(300, 300))
    reading = read_image(source(path))
    (page,) = reading.pages
    assert "2 450 000 FCFA aux communes de la" in page.text
    assert "du 3 mars 2022 au 2 mars 2024. Elle compte 12 communes." in page.text
    assert page.quality == "good"
    told = [word.confidence for word in reading.words if word.confidence is not None]
    assert len(told) == len(reading.words)
    assert all(0 <= confidence <= 100 for confidence in told)
    assert max(told) > 90


@pytest.mark.parametrize("slope", [-4.0, -1.5, 0.0, 0.1, 2.2, 4.6])
def test_the_slope_of_a_page_is_found_in_its_pixels(slope: float) -> None:
    page = printed([*LINES] * 3).rotate(slope, Image.Resampling.BICUBIC, fillcolor=255)
    assert find_skew(page) == pytest.approx(-slope if abs(slope) >= LEAST else 0.0, abs=0.2)


def test_a_page_that_slopes_more_than_any_scan_is_left_as_it_is() -> None:
    page = printed([*LINES] * 3).rotate(12, Image.Resampling.BICUBIC, fillcolor=255)
    assert find_skew(page) == 0.0


def test_without_french_data_the_document_is_partial_and_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tesseract.shutil, "which", lambda name: "tesseract")
    monkeypatch.setattr(tesseract, "ocr_languages", lambda: ("eng", "osd"))
    path = tmp_path / "scan.jpg"
    printed().save(path, dpi=(300, 300))
    document = read_image(source(path)).document
    assert (document.status, document.n_pages) == ("partial", 1)
    assert "tesseract-ocr-fra" in (document.error or "")


@pytest.mark.parametrize(("more", "status"), [(0, "ok"), (1, "partial")])
def test_scanned_pages_are_left_out_by_cpu_time_and_not_by_the_clock(
    more: int, status: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spent = [0.0]

    def read(image: Image.Image, number: int, resolution: float) -> PageLayout:
        spent[0] += scanned_pages.PATIENCE + more
        return PageLayout(number, image.width, image.height, [], [], origin="ocr")

    monkeypatch.setattr(scanned_pages, "_cpu_seconds", lambda: spent[0])
    monkeypatch.setattr(scanned_pages, "read_scan", read)
    path = tmp_path / "scan.pdf"
    printed().save(path, resolution=300, save_all=True, append_images=[printed()])
    document = read_pdf(source(path)).document
    assert document.status == status
    assert ("OCR of the pages before took" in (document.error or "")) is (status == "partial")


def test_a_damaged_image_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "scan.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00" * 40)
    with pytest.raises(UnreadableError, match="damaged"):
        read_image(source(path))


def test_an_image_that_would_fill_the_memory_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "scan.png"
    printed().save(path)
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1_000_000)
    with pytest.raises(UnreadableError, match="too many pixels"):
        read_image(source(path))


def test_a_blank_page_is_known_in_spite_of_a_shaded_edge() -> None:
    page = Image.new("L", (800, 1000), 240)
    page.paste(0, (0, 0, 5, 1000))
    assert is_blank(page)
    assert not is_blank(printed())


def test_rules_are_found_and_letters_and_fills_are_not() -> None:
    image = printed()
    draw = ImageDraw.Draw(image)
    draw.line((100, 400, 1400, 400), fill=0, width=4)
    draw.line((700, 350, 700, 650), fill=0, width=4)
    draw.rectangle((900, 450, 1300, 600), fill=0)
    rules = find_rulings(image, 1, 72 / 300)
    assert [rule.page for rule in rules] == [1, 1]
    lying, upright = rules
    assert (lying.x0, lying.x1) == (pytest.approx(24, abs=1), pytest.approx(336, abs=1))
    assert (upright.top, upright.bottom) == (pytest.approx(84, abs=1), pytest.approx(156, abs=1))


@pytest.mark.parametrize(
    ("text", "top", "bottom"),
    [("xxx", 94.8, 100.0), ("Mali", 92.8, 100.0), ("page", 94.8, 102.1), ("À", 90.8, 100.0)],
)
def test_the_size_of_type_is_told_from_the_letters(text: str, top: float, bottom: float) -> None:
    em = em_of(text, top, bottom)
    assert em.size == pytest.approx(10, abs=0.01)
    assert em.baseline == pytest.approx(100)


def test_lines_of_nearly_one_size_get_one_size() -> None:
    words = [
        ("a", 40, Em(10.1, 0)),
        ("b", 30, Em(9.6, 0)),
        ("title", 8, Em(16.2, 0)),
        ("dots", 3, Em(None, 0)),
    ]
    assert snap_sizes(words) == {"a": 10.0, "b": 10.0, "title": 16.0, "dots": 10.0}
