"""Scanned pages: their words and their rules, found in the pixels."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image

from pipeline.language import LANGUAGES, words_of
from pipeline.readers.metadata.language import find_language
from pipeline.readers.ocr.doubtful_cells import find_doubtful_cells, read_cells
from pipeline.readers.ocr.letters import em_of, snap_sizes
from pipeline.readers.ocr.rulings import find_rulings
from pipeline.readers.ocr.screens import without_screen
from pipeline.readers.ocr.tesseract import LANGUAGE, TesseractWord, find_turn, recognise
from pipeline.readers.ocr.upright import find_skew, straightened
from pipeline.readers.page_layout import Box, PageLayout, PrintedWord
from pipeline.readers.programs import OcrError, ocr_languages

NO_WORDS = "OCR finds no text on the page"

POINTS_PER_INCH = 72.0

LEAST_CONFIDENCE = 25.0
"""Per cent; lines that tesseract is less sure of are dirt or a picture."""

TURNED_CONFIDENCE = 60.0
"""Per cent: a page that was turned and is read with less confidence on average may have stood upright."""

FEWEST_LETTERS = 120
"""A page of fewer letters may seem to be in any language."""

BLANK = 48
"""Levels of grey, of 256: a page without a greater contrast is blank."""


def read_scan(image: Image.Image, number: int, resolution: float) -> PageLayout:
    """The words and rules of a scanned page, as it stands upright; a blank page has none.

    Args:
        image: the page.
        number: of the page, from 1.
        resolution: pixels per inch; it says how large the page is.

    Raises:
        OcrError: there is no tesseract, it cannot read the page, or finds no text on it.
    """
    grey = image.convert("L")
    points = POINTS_PER_INCH / resolution
    if is_blank(grey):
        return PageLayout(number, grey.width * points, grey.height * points, [], [], origin="ocr")
    grey, words = recognise_upright(without_screen(grey), resolution)
    language, words = in_its_language(grey, words, resolution)
    rules = find_rulings(grey, number, points)
    doubtful = find_doubtful_cells(grey, words, rules, points)
    words = read_cells(grey, words, doubtful, resolution, language=language)
    words = _without_dirt(words)
    if not words:
        raise OcrError(NO_WORDS)
    width, height = grey.width * points, grey.height * points
    return PageLayout(number, width, height, _printed(words, points), rules, origin="ocr")


def recognise_upright(grey: Image.Image, resolution: float) -> tuple[Image.Image, list[TesseractWord]]:
    """The page as it stands upright and its lines level, and its words.

    Raises:
        OcrError: there is no tesseract, or it cannot read the page.
    """
    degrees = find_turn(grey, resolution)
    turned = grey.rotate(-degrees, expand=True) if degrees else grey
    level = straightened(turned, skew) if (skew := find_skew(turned)) else turned
    words = recognise(level, resolution)
    if degrees and _confidence(words) < TURNED_CONFIDENCE:
        # A page with few letters may have been turned in error.
        as_it_was = recognise(grey, resolution)
        if _confidence(as_it_was) > _confidence(words):
            return grey, as_it_was
    return level, words


def in_its_language(
    grey: Image.Image, words: list[TesseractWord], resolution: float
) -> tuple[str, list[TesseractWord]]:
    """The language of a page as tesseract calls it, and its words, recognised in that language.

    Of a page that seems to be in another language than the usual one, if tesseract has data for that, the
    reading counts of which it is more sure.

    Raises:
        OcrError: tesseract cannot read the page.
    """
    text = " ".join(word.text for word in words)
    if sum(map(str.isalpha, text)) < FEWEST_LETTERS:
        return LANGUAGE, words
    code = find_language(text)
    language = words_of(code).alpha_3 if code in LANGUAGES else LANGUAGE
    if language == LANGUAGE or language not in ocr_languages():
        return LANGUAGE, words
    again = recognise(grey, resolution, language=language)
    return (language, again) if _confidence(again) > _confidence(words) else (LANGUAGE, words)


def is_blank(grey: Image.Image) -> bool:
    """Whether there is nothing on a page; the outermost pixels, which scanners shade, do not count."""
    edge = min(grey.size) // 50
    low, high = grey.crop((edge, edge, grey.width - edge, grey.height - edge)).getextrema()
    return bool(high - low < BLANK)  # type: ignore[operator]


def _without_dirt(words: Sequence[TesseractWord]) -> list[TesseractWord]:
    """The words but for lines that nobody could read; a doubtful word in a clear line is one."""
    lines: dict[tuple[int, int, int], list[TesseractWord]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    clear = {line for line, parts in lines.items() if _confidence(parts) >= LEAST_CONFIDENCE}
    return [word for word in words if word.line in clear]


def _confidence(words: Sequence[TesseractWord]) -> float:
    """The mean over all letters, in per cent."""
    n_letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / n_letters if n_letters else 0.0


def _printed(words: Sequence[TesseractWord], points: float) -> list[PrintedWord]:
    """Words in points, boxes as high as the type: what is recognised is boxed from ink to ink."""
    ems = [em_of(word.text, word.box.top * points, word.box.bottom * points) for word in words]
    sizes = snap_sizes([(word.line, len(word.text), em) for word, em in zip(words, ems, strict=True)])
    printed = []
    for order, (word, em) in enumerate(zip(words, ems, strict=True)):
        size = sizes[word.line]
        top, bottom = em.baseline - 0.79 * size, em.baseline + 0.21 * size
        box = Box(word.box.x0 * points, top, word.box.x1 * points, bottom)
        printed.append(
            PrintedWord(word.text, box, size, bold=False, order=order, confidence=round(word.confidence, 1))
        )
    return printed


__all__ = [
    "POINTS_PER_INCH",
    "OcrError",
    "find_rulings",
    "is_blank",
    "read_scan",
    "recognise",
    "recognise_upright",
]
