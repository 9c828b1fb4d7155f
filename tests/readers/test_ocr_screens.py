"""Scans whose ground is a screen of dots, and scans in another language than French."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont

from pipeline.readers import ocr
from pipeline.readers.images import read_image
from pipeline.readers.ocr.screens import SCREENED, TILE, without_screen
from pipeline.readers.ocr.tesseract import TesseractWord
from pipeline.readers.programs import ocr_languages
from pipeline.readers.source import Source

FRENCH = (
    "La commune verse 2 450 000 FCFA pour les travaux,",
    "dont le conseil rend compte tous les trois mois.",
    "Les comptes sont lus devant les habitants, et qui",
    "veut poser une question la pose au nouveau maire.",
    "Le reste sera pour le puits du quartier de la gare.",
)
ENGLISH = (
    "We will have two new wells, whose water the women",
    "of the ward will draw twice a day without a fee.",
    "Who would know how much was paid for the pumps?",
    "The clerk knows; the books show twelve thousand.",
    "We owe nothing, which we think is worth a word.",
)

needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="tesseract-ocr and tesseract-ocr-fra are not installed"
)


def printed(lines: tuple[str, ...], *, size: int = 46) -> Image.Image:
    image = Image.new("L", (1500, 600), 255)
    draw = ImageDraw.Draw(image)
    for k, line in enumerate(lines):
        draw.text((80, 60 + 90 * k), line, fill=0, font=ImageFont.load_default(size))
    return image


def screen(step: int, size: tuple[int, int] = (1500, 600)) -> Image.Image:
    """A dot every so many pixels, rows set off against each other."""
    pixels = np.full((size[1], size[0]), 255, np.uint8)
    for k, row in enumerate(range(0, size[1], step)):
        pixels[row, k % 2 * step // 2 :: step] = 0
    return Image.fromarray(pixels)


def text_of(image: Image.Image, tmp_path: Path) -> str:
    path = tmp_path / "scan.png"
    image.save(path, dpi=(300, 300))
    (page,) = read_image(Source("doc", path, path.name, "0" * 64)).pages
    return " ".join(page.text.split())


@needs_tesseract
@pytest.mark.parametrize("step", [5, 9])
def test_letters_on_a_screened_ground_are_read(step: int, tmp_path: Path) -> None:
    page = ImageChops.darker(printed(FRENCH), screen(step))
    assert text_of(page, tmp_path) == " ".join(FRENCH)


def test_only_the_part_that_is_screened_loses_its_dots() -> None:
    page = printed(FRENCH)
    page.paste(screen(5, (400, 200)), (1000, 380))
    page.putpixel((40, 40), 0)
    cleaned = without_screen(page)
    shade = cleaned.crop((1040, 400, 1360, 560))
    assert shade.getextrema() == (255, 255)
    assert cleaned.getpixel((40, 40)) == 0, "a speck by itself is no screen"
    assert cleaned.crop((60, 40, 960, 360)).tobytes() == page.crop((60, 40, 960, 360)).tobytes()


@pytest.mark.parametrize(("more", "is_cleaned"), [(1, True), (0, False)])
def test_so_many_dots_make_a_screen(more: int, *, is_cleaned: bool) -> None:
    most = int(SCREENED * TILE * TILE / 10_000)
    page = Image.new("L", (2 * TILE, TILE), 255)
    for k in range(most + more):
        page.putpixel((4 + 10 * (k % 9), 4 + 10 * (k // 9)), 0)
    assert (without_screen(page).getextrema() == (255, 255)) is is_cleaned


@needs_tesseract
@pytest.mark.skipif("eng" not in ocr_languages(), reason="tesseract-ocr-eng is not installed")
def test_a_page_in_another_language_is_read_in_that_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def recognise(*args: object, **options: object) -> list[TesseractWord]:
        asked.append(options.get("language"))
        return recognised(*args, **options)  # type: ignore[arg-type]

    recognised = ocr.recognise
    monkeypatch.setattr(ocr, "recognise", recognise)
    assert text_of(printed(ENGLISH), tmp_path) == " ".join(ENGLISH)
    assert asked == [None, "eng"]
    asked.clear()
    assert text_of(printed(FRENCH), tmp_path) == " ".join(FRENCH)
    assert asked == [None]


@pytest.mark.parametrize(
    ("text", "installed", "sure", "expected"),
    [
        (" ".join(ENGLISH), ("eng", "fra"), 90.0, "eng"),
        (" ".join(ENGLISH), ("eng", "fra"), 70.0, "fra"),
        (" ".join(ENGLISH), ("fra",), 90.0, "fra"),
        (" ".join(FRENCH), ("eng", "fra"), 90.0, "fra"),
        ("We will know.", ("eng", "fra"), 90.0, "fra"),
    ],
    ids=["surer", "less sure", "not installed", "French", "too short"],
)
def test_the_reading_counts_of_which_tesseract_is_more_sure(
    text: str, installed: tuple[str, ...], sure: float, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def words(confidence: float) -> list[TesseractWord]:
        box = ocr.Box(0, 0, 10, 10)
        return [TesseractWord(word, (0, 0, 0), box, confidence) for word in text.split()]

    monkeypatch.setattr(ocr, "ocr_languages", lambda: installed)
    monkeypatch.setattr(ocr, "recognise", lambda *args, **options: words(sure))
    language, chosen = ocr.in_its_language(Image.new("L", (10, 10)), words(80.0), 300.0)
    assert language == expected
    assert chosen[0].confidence == (sure if expected == "eng" else 80.0)
