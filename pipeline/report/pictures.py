"""Parts of pages as pictures: the figure in question framed in red, what it rests on under a blue marker."""

from __future__ import annotations

import base64
import functools
import io
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.readers.page_images import PageImageError, draw_page
from pipeline.records import Document
from pipeline.records.originals import find_original
from pipeline.report.scenes import Box, PagePart

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTH = 1240
"""Pixels of a page's width: A4 at 150 dots per inch, which prints sharply."""

COLOURS = 48
"""Colours of a picture: text on paper with three markers needs no more, and takes a third of the bytes."""

ROW, FIGURE, QUESTION = (232, 241, 253), (178, 210, 250), (255, 214, 210)
FRAME = (185, 28, 28)
"""Marker pens for rows, their figures and the figure in question, and the frame of the latter."""

PAGES_KEPT = 4
"""Drawn pages that are kept at hand: findings follow one another on a page."""


class Pictures:
    """Draws parts of the originals of an archive.

    Args:
        raw: the folder of documents.
        out: the folder of results, which holds what was attached to documents.
        documents: all documents of the archive, by id.
    """

    def __init__(self, raw: Path, out: Path, documents: dict[str, Document]) -> None:
        self._raw, self._out, self._documents = raw, out, documents
        self._page = functools.lru_cache(maxsize=PAGES_KEPT)(self._draw)

    def data_url(self, part: PagePart, width: float | None) -> str | None:
        """A part of a page as an address that a page can hold; None where the original cannot be shown.

        Args:
            part: what to show.
            width: the width of the page in points.
        """
        image = self._page(part.document_id, part.page)
        if image is None or not width:
            return None
        scale = image.width / width
        shown = image.copy()
        for boxes, pen in ((part.bands, ROW), (part.computed, FIGURE), (part.claimed, QUESTION)):
            for box in boxes:
                _mark(shown, _scaled(box, scale), pen)
        _frame(shown, [_scaled(box, scale) for box in part.claimed])
        left, top, right, bottom = _scaled(part.region, scale)
        cut = shown.crop((max(0, left), max(0, top), min(shown.width, right), min(shown.height, bottom)))
        file = io.BytesIO()
        cut.quantize(COLOURS).save(file, "PNG", optimize=True)
        return "data:image/png;base64," + base64.b64encode(file.getvalue()).decode("ascii")

    def _draw(self, document_id: str, page: int) -> Image | None:
        document = self._documents[document_id]
        above = document.path
        parents = [
            {"id": d.id, "path": d.path} for d in self._documents.values() if above.startswith(f"{d.path}/")
        ]
        file = find_original(self._raw, self._out, document.path, parents)
        if file is None or document.media_type is None:
            return None
        try:
            return draw_page(file, document.media_type, page, WIDTH)
        except PageImageError:
            return None


def _scaled(box: Box, scale: float) -> tuple[int, int, int, int]:
    left, top, right, bottom = (round(side * scale) for side in box)
    return left, top, right, bottom


def _mark(image: Image, box: tuple[int, int, int, int], pen: tuple[int, int, int]) -> None:
    """Darken nothing: multiply the colour of a marker pen over the paper."""
    from PIL import Image, ImageChops

    left, top, right, bottom = box
    inside = (max(0, left), max(0, top), min(image.width, right), min(image.height, bottom))
    if inside[0] < inside[2] and inside[1] < inside[3]:
        paper = image.crop(inside)
        image.paste(ImageChops.multiply(paper, Image.new("RGB", paper.size, pen)), inside[:2])


def _frame(image: Image, boxes: list[tuple[int, int, int, int]]) -> None:
    from PIL import ImageDraw

    pen = ImageDraw.Draw(image)
    for left, top, right, bottom in boxes:
        pen.rectangle((left - 2, top - 2, right + 2, bottom + 2), outline=FRAME, width=3)
