"""Pictures on the pages of an original: what is personal in them, as boxes to be painted over.

A picture may be a photo of a list of those present, a scanned signature, a stamp. It is read where there is
tesseract; what cannot be read is painted over as a whole, and so is a small one beside what is masked, for it
may be a signature. Faces are not looked for.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.readers.ocr import POINTS_PER_INCH, OcrError, recognise, recognise_upright
from pipeline.redaction.masking import Box, Masker

if TYPE_CHECKING:
    from PIL.Image import Image

    from pipeline.readers.ocr.tesseract import TesseractWord

SMALLEST = 24.0
"""Points: what is lower or narrower is a mark or a rule, and nothing can be read in it."""

NEAR = 36.0
"""Points between a picture and a name that is masked, up to which it may be the signature of who is named."""

LARGEST_SIGNATURE = (280.0, 170.0)
"""Points across and down: what is larger beside a name is no signature, but read as any other picture."""

UNSURE = 55.0
"""Per cent: where names are found in a picture that is read with less confidence, more may be there."""


def boxes_of_pictures(path: Path, number: int, width: float, height: float) -> list[Box]:
    """Where pictures stand on a page of a PDF, in points from the upper left as it is shown."""
    import pypdfium2
    import pypdfium2.raw as pdfium_c

    boxes: list[Box] = []
    with pypdfium2.PdfDocument(path) as document:
        page = document[number - 1]
        pixels = 1_000
        for image in page.get_objects(filter=(pdfium_c.FPDF_PAGEOBJ_IMAGE,), max_depth=8):
            left, bottom, right, top = image.get_bounds()
            corners = [_shown(page, pixels, x, y) for x in (left, right) for y in (bottom, top)]
            xs, ys = [x * width / pixels for x, _ in corners], [y * height / pixels for _, y in corners]
            box = max(min(xs), 0.0), max(min(ys), 0.0), min(max(xs), width), min(max(ys), height)
            if box[2] - box[0] >= SMALLEST and box[3] - box[1] >= SMALLEST:
                boxes.append(box)
    return boxes


def _shown(page: object, pixels: int, x: float, y: float) -> tuple[int, int]:
    """A point of a page as it is drawn, whichever way it is turned."""
    import pypdfium2.raw as pdfium_c

    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDF_PageToDevice(page, 0, 0, pixels, pixels, 0, x, y, across, down)
    return across.value, down.value


def hidden_in_picture(
    drawn: Image, box: Box, scale: float, masker: Masker, beside: Sequence[Box]
) -> list[Box]:
    """What is to be painted over in a picture on a page: words, or the whole of it.

    Args:
        drawn: the page.
        box: where the picture is on it, in points.
        scale: pixels a point.
        masker: knows what is personal in the document.
        beside: boxes of what is masked on the page.
    """
    is_small = box[2] - box[0] <= LARGEST_SIGNATURE[0] and box[3] - box[1] <= LARGEST_SIGNATURE[1]
    if is_small and any(_is_near(box, other) for other in beside):
        return [box]
    left, top, right, bottom = (round(edge * scale) for edge in box)
    part = drawn.crop((left, top, right, bottom)).convert("L")
    try:
        words = recognise(part, scale * POINTS_PER_INCH)
    except OcrError:
        return [box]
    hidden = list(_hidden_words(words, masker))
    if hidden and sum(word.confidence for word in words) < UNSURE * len(words):
        return [box]
    return [
        ((left + b.x0) / scale, (top + b.top) / scale, (left + b.x1) / scale, (top + b.bottom) / scale)
        for b in (word.box for word in hidden)
    ]


def _is_near(box: Box, other: Box) -> bool:
    return (
        box[0] - NEAR < other[2]
        and other[0] < box[2] + NEAR
        and box[1] - NEAR < other[3]
        and other[1] < box[3] + NEAR
    )


def _hidden_words(words: Sequence[TesseractWord], masker: Masker) -> Iterator[TesseractWord]:
    """Words of which something is masked, looked at line by line and by what is masked elsewhere."""
    for _, of_line in groupby(words, key=lambda word: word.line):
        line = list(of_line)
        hidden = masker.text(" ".join(word.text for word in line))
        left = 0
        for word in line:
            is_hidden = hidden[left : left + len(word.text)] != word.text
            if is_hidden or masker.is_secret(word.text):
                yield word
            left += len(word.text) + 1


def scan_upright(drawn: Image, size: tuple[float, float], masker: Masker) -> tuple[Image, list[Box]]:
    """A scanned page as it was read, upright and level, and what is personal on it as it is read again.

    The boxes of its words are those of the upright page: painted on the page as it was scanned they would
    miss them. What was read otherwise before is found as well.

    Args:
        drawn: the page as it was scanned.
        size: of the page as it was read, in points.
        masker: knows what is personal in the document.

    Raises:
        OcrError: it cannot be read.
    """
    is_turned = (drawn.width > drawn.height) != (size[0] > size[1])
    resolution = POINTS_PER_INCH * drawn.width / size[is_turned]
    upright, words = recognise_upright(drawn.convert("L"), resolution)
    scale = upright.width / size[0]
    boxes = [
        (box.x0 / scale, box.top / scale, box.x1 / scale, box.bottom / scale)
        for box in (word.box for word in _hidden_words(words, masker))
    ]
    return upright.convert("RGB"), boxes
