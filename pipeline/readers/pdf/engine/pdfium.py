"""pdfplumber's `Page`, filled with objects that pdfium reads: the same tools at a third of the cost."""

from __future__ import annotations

import math
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium_c
from pdfplumber.page import Page
from PIL import Image

from pipeline.readers.page_layout import FARTHEST
from pipeline.readers.pdf.engine.characters import CharReader
from pipeline.readers.pdf.engine.chars import Char, as_objects
from pipeline.readers.pdf.engine.glyph_orders import with_letters
from pipeline.readers.pdf.engine.matrices import Bounds, applied, turning
from pipeline.readers.pdf.engine.paths import read_paths
from pipeline.readers.pdf.engine.pattern_colours import tell_inked

LETTER = (0.0, 0.0, 612.0, 792.0)
"""The page of a file that gives none that can be."""

WITH_TEXT = (pdfium_c.FPDF_ANNOT_WIDGET, pdfium_c.FPDF_ANNOT_FREETEXT, pdfium_c.FPDF_ANNOT_STAMP)
"""Annotations that show text on the page."""


class PdfiumDocument:
    """A PDF opened by pdfium, with as much of `pdfplumber.PDF` as pages ask for.

    Raises:
        pypdfium2.PdfiumError: pdfium cannot open it; `err_code` says why.
    """

    laparams = None
    unicode_norm = None
    raise_unicode_errors = False

    def __init__(self, path: Path) -> None:
        self._document = pypdfium2.PdfDocument(path)
        self.metadata: dict[str, str] = self._document.get_metadata_dict(skip_empty=True)

    def __enter__(self) -> PdfiumDocument:
        return self

    def __exit__(self, *_: object) -> None:
        self._document.close()

    def __len__(self) -> int:
        return len(self._document)

    def page(self, number: int) -> PdfiumPage:
        """The page of that number, from 1.

        Raises:
            pypdfium2.PdfiumError: pdfium cannot load the page.
        """
        page = self._document[number - 1]
        if _has_text_beside_content(page) and pdfium_c.FPDFPage_Flatten(page, 0) == pdfium_c.FLATTEN_SUCCESS:
            # pdfium's text page knows the content alone: fields and notes are made part of it, in memory.
            page.close()
            page = self._document[number - 1]
        return PdfiumPage(self, page, number)

    def size(self, number: int) -> tuple[float, float]:
        """Width and height of a page as it is shown, in points.

        Raises:
            ValueError: the page has no size.
        """
        width, height = self._document.get_page_size(number - 1)
        if not (0 < width < math.inf and 0 < height < math.inf):
            raise ValueError(f"page {number} is {width} by {height} points")
        return width, height

    def rendered(self, number: int, resolution: float) -> Image.Image:
        """A picture of a page in levels of grey, with so many pixels per inch.

        Raises:
            pypdfium2.PdfiumError: pdfium cannot load the page, or has no room for the picture.
        """
        page = self._document[number - 1]
        bitmap = page.render(scale=resolution / 72, grayscale=True)
        try:
            # The picture shares the bitmap's memory.
            picture: Image.Image = bitmap.to_pil().copy()
            return picture
        finally:
            bitmap.close()
            page.close()


class PdfiumPage(Page):
    """A page whose characters and paths come from pdfium; points, origin top left, as in pdfplumber.

    Characters have the keys of pdfplumber's, `bold` and `unseen`; curves have end points only, images boxes.
    """

    def __init__(self, pdf: PdfiumDocument, page: pypdfium2.PdfPage, number: int) -> None:
        # The parent's own __init__ reads pdfminer's page; everything that it sets is set here.
        self.pdf = pdf  # type: ignore[assignment]
        self.root_page = self
        self.page_number = number
        self.initial_doctop = 0
        self.rotation = page.get_rotation() % 360
        self._page = page
        boxes = (page.get_mediabox(fallback_ok=False), page.get_bbox(), LETTER)
        raw = next(box for box in boxes if box is not None and _is_paper(box))
        self._ctm, self.mediabox = turning(raw, self.rotation)
        self.bbox = self.mediabox
        self.cropbox = self._shown(page.get_bbox())
        self.get_textmap = lru_cache()(self._get_textmap)

    def close(self) -> None:
        """Forget the objects and give pdfium's page back."""
        super().close()
        self.__dict__.pop("shapes", None)
        self._page.close()

    def parse_objects(self) -> dict[str, list[Any]]:
        """The page's objects by type, with the keys of pdfplumber's; types without any are left out."""
        objects_by_kind = {
            "char": as_objects(self.read_chars(), self.page_number, self.mediabox[3]),
            **self.shapes,
        }
        return {kind: objects for kind, objects in objects_by_kind.items() if objects}

    @cached_property
    def shapes(self) -> dict[str, list[dict[str, Any]]]:
        """The page's lines, rectangles, curves and images as pdfplumber has them, by type."""
        shapes = read_paths(self._page, self._ctm, self._placed)
        tell_inked(shapes["line"], self._page, self.cropbox)
        return shapes

    # Who asks for shapes is not given the objects of all characters, which take longer.

    @property
    def rects(self) -> list[dict[str, Any]]:
        """The page's rectangles."""
        return self.shapes["rect"]

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The page's lines."""
        return self.shapes["line"]

    @property
    def curves(self) -> list[dict[str, Any]]:
        """The page's curves."""
        return self.shapes["curve"]

    @property
    def images(self) -> list[dict[str, Any]]:
        """The page's images."""
        return self.shapes["image"]

    def read_chars(self) -> list[Char]:
        """The page's characters, read anew at each call."""
        textpage = self._page.get_textpage()
        try:
            reader = CharReader(self._page, textpage.raw, self._ctm, self.mediabox)
            chars = reader.read()
            return with_letters(chars) if reader.has_unnamed else chars
        finally:
            textpage.close()

    def _shown(self, box: Bounds) -> Bounds:
        """What can be seen of the page, in pdfplumber's coordinates."""
        corners = [applied(self._ctm, x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
        xs, ys = zip(*corners, strict=True)
        left, high = self.mediabox[0], self.mediabox[3]
        return min(xs) + left, high - max(ys), max(xs) + left, high - min(ys)

    def _placed(self, x0: float, y0: float, x1: float, y1: float) -> dict[str, Any]:
        """The keys that pdfplumber gives to every object, from a box with its origin at the bottom left."""
        left, top = self.mediabox[0], self.height - y1 + self.mediabox[1]
        return {
            "page_number": self.page_number,
            "x0": x0 + left,
            "x1": x1 + left,
            "y0": y0,
            "y1": y1,
            "top": top,
            "bottom": top + y1 - y0,
            "doctop": top,
            "width": x1 - x0,
            "height": y1 - y0,
        }


def _is_paper(box: Bounds) -> bool:
    """Whether a page can have this box; comparisons with NaN are false."""
    return 1 < abs(box[2] - box[0]) < FARTHEST and 1 < abs(box[3] - box[1]) < FARTHEST


def _has_text_beside_content(page: pypdfium2.PdfPage) -> bool:
    """Whether the page has filled form fields, typed notes or stamps."""
    for i in range(pdfium_c.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium_c.FPDFPage_GetAnnot(page, i)
        kind = pdfium_c.FPDFAnnot_GetSubtype(annotation)
        pdfium_c.FPDFPage_CloseAnnot(annotation)
        if kind in WITH_TEXT:
            return True
    return False
