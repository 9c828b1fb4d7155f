"""A copy of an original that can be given away: pictures of its pages with boxes painted over, or its text.

Nothing lies below the paint: the pages are drawn, painted, and put into a new PDF as pictures.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import pikepdf
from PIL import Image, ImageDraw

from pipeline.readers.ocr import OcrError
from pipeline.readers.page_images import PDF, draw_page
from pipeline.records import Page
from pipeline.redaction.masking import Box, Masker
from pipeline.redaction.pictures import boxes_of_pictures, hidden_in_picture, scan_upright

DOTS_PER_INCH = 144
POINTS_PER_INCH = 72
SCALE = DOTS_PER_INCH / POINTS_PER_INCH
"""Pixels a point of a copy."""

SCANS_PER_INCH = 300
"""At which a scan is read again."""

QUALITY = 80
"""JPEG: text stays sharp, a page of A4 takes some 200 KB."""

MARGIN = 1.5
"""Points by which a box is painted larger: letters lean out of theirs."""


def painted_copy(
    original: Path,
    media_type: str,
    pages: Sequence[Page],
    boxes: Mapping[int, Sequence[Box]],
    masker: Masker,
) -> bytes:
    """A PDF of pictures of the pages, each as large as the page, with some boxes painted over.

    Args:
        original: a PDF or an image.
        media_type: which of them, as found by content.
        pages: its pages; those without a size are A4.
        boxes: what is painted over on each page, in points from the upper left.
        masker: knows what is personal in pictures on the pages, and in scans as they are read again.

    Raises:
        PageImageError: a page cannot be drawn.
    """
    with pikepdf.Pdf.new() as copy:
        for page in pages:
            width, height = page.width or 595.0, page.height or 842.0
            hidden = list(boxes.get(page.number, ()))
            if page.origin == "ocr":
                picture, more = _scan(original, media_type, page, (width, height), masker)
            else:
                picture = draw_page(original, media_type, page.number, round(width * SCALE))
                more = _in_pictures(original, media_type, page, picture, hidden, masker)
            _paint(picture, width, height, [*hidden, *more])
            _add_page(copy, picture, width, height)
        file = io.BytesIO()
        copy.save(file, deterministic_id=True)
    return file.getvalue()


def _scan(
    original: Path, media_type: str, page: Page, size: tuple[float, float], masker: Masker
) -> tuple[Image.Image, list[Box]]:
    """A scanned page, upright as it was read, and more of it that is personal; all of it where that fails."""
    wanted = round(size[0] * SCANS_PER_INCH / POINTS_PER_INCH)
    drawn = draw_page(original, media_type, page.number, wanted)
    try:
        upright, hidden = scan_upright(drawn, size, masker)
    except OcrError:
        return drawn, [(0.0, 0.0, *size)]
    shown = upright.resize((round(size[0] * SCALE), round(size[1] * SCALE)))
    return shown, hidden


def _in_pictures(
    original: Path, media_type: str, page: Page, drawn: Image.Image, hidden: Sequence[Box], masker: Masker
) -> list[Box]:
    """What is painted over in the pictures of a page that has text of its own."""
    if media_type != PDF or not page.width or not page.height:
        return []
    scale = drawn.width / page.width
    return [
        box
        for where in boxes_of_pictures(original, page.number, page.width, page.height)
        for box in hidden_in_picture(drawn, where, scale, masker, hidden)
    ]


def _paint(picture: Image.Image, width: float, height: float, boxes: Sequence[Box]) -> None:
    across, along = picture.width / width, picture.height / height
    draw = ImageDraw.Draw(picture)
    for x0, top, x1, bottom in boxes:
        draw.rectangle(
            (
                (x0 - MARGIN) * across,
                (top - MARGIN) * along,
                (x1 + MARGIN) * across,
                (bottom + MARGIN) * along,
            ),
            fill="black",
        )


def _add_page(copy: pikepdf.Pdf, picture: Image.Image, width: float, height: float) -> None:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=QUALITY)
    image = pikepdf.Stream(copy, file.getvalue())
    image.stream_dict = pikepdf.Dictionary(
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=picture.width,
        Height=picture.height,
        ColorSpace=pikepdf.Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=pikepdf.Name.DCTDecode,
    )
    page = copy.add_blank_page(page_size=(width, height))
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Page=image))
    page.Contents = pikepdf.Stream(copy, f"q {width} 0 0 {height} 0 0 cm /Page Do Q".encode())


def text_copy(pages: Sequence[Page]) -> bytes:
    """The text of the pages, for originals that have no layout."""
    return "\f\n".join(page.text for page in pages).encode()
