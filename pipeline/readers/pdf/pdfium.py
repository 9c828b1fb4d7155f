"""pdfplumber's `Page`, filled with objects that pdfium reads: the same tools at a third of the cost."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium_c
from pdfplumber.page import Page
from PIL import Image

from pipeline.readers.layout import FARTHEST
from pipeline.readers.pdf.attempt import REPLACEMENT
from pipeline.readers.pdf.fonts import face_of
from pipeline.readers.pdf.matrix import Bounds, Matrix, times, turning
from pipeline.readers.pdf.paths import read_paths

Char = dict[str, Any]

HYPHENS = {0x0002, 0xFFFE}
"""What pdfium puts in the place of a hyphen at the end of a line."""

LAST_CODE_POINT = 0x10FFFF
LETTER = (0.0, 0.0, 612.0, 792.0)
"""The page of a file that gives none that can be."""

WITH_TEXT = (pdfium_c.FPDF_ANNOT_WIDGET, pdfium_c.FPDF_ANNOT_FREETEXT, pdfium_c.FPDF_ANNOT_STAMP)
"""Annotations that show text on the page."""

# The same functions with plain addresses: pointers that can be told apart, and no object for each.
_text_object = ctypes.cast(
    pdfium_c.FPDFText_GetTextObject,
    ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int),
)
_font_of = ctypes.cast(pdfium_c.FPDFTextObj_GetFont, ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p))
_render_mode = ctypes.cast(
    pdfium_c.FPDFTextObj_GetTextRenderMode, ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p)
)


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

    Characters have the keys of pdfplumber's and `bold`; curves have end points only; images have boxes only.
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
        self.cropbox = self.bbox = self.mediabox
        self.get_textmap = lru_cache()(self._get_textmap)

    def close(self) -> None:
        """Forget the objects and give pdfium's page back."""
        super().close()
        self._page.close()

    def parse_objects(self) -> dict[str, list[Any]]:
        """The page's objects by type, with the keys of pdfplumber's; types without any are left out."""
        found = {"char": list(self._chars()), **read_paths(self._page, self._ctm, self._placed)}
        return {kind: objects for kind, objects in found.items() if objects}

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

    def _chars(self) -> Iterator[Char]:
        textpage = self._page.get_textpage()
        try:
            yield from self._chars_of(textpage.raw)
        finally:
            textpage.close()

    def _chars_of(self, text: Any) -> Iterator[Char]:
        address = ctypes.cast(text, ctypes.c_void_p).value
        rect = pdfium_c.FS_RECTF()
        fonts: dict[int | None, Char] = {}
        faces: dict[int | None, tuple[str, bool]] = {}
        last: Char | None = None
        for i in range(pdfium_c.FPDFText_CountChars(text)):
            code = pdfium_c.FPDFText_GetUnicode(text, i)
            if code == ord(" ") and pdfium_c.FPDFText_IsGenerated(text, i):
                # Not printed but meant: without it `89 %` set with a narrow gap becomes `89%`.
                if last is not None and last["text"] != " ":
                    last = last | {"text": " ", "x0": last["x1"], "width": 0.0, "adv": 0.0}
                    yield last
                continue
            letter = _letter(code)
            if letter is None or not pdfium_c.FPDFText_GetLooseCharBox(text, i, rect):
                continue
            pointer = _text_object(address, i)
            font = fonts.get(pointer)
            if font is None:
                font = fonts[pointer] = self._font(text, i, pointer, faces)
            box = self._char_box(rect, font)
            last = {
                "text": letter,
                "object_type": "char",
                "adv": box[2] - box[0],
                **font,
                **self._placed(*box),
            }
            yield last

    def _char_box(self, rect: Any, font: Char) -> tuple[float, float, float, float]:
        x0, y0, x1, y1 = _turned(rect, self._ctm)
        if font["upright"]:
            # pdfium's boxes reach from ascent to descent; pdfplumber's are as high as the font size.
            y1 = y0 + font["size"]
        return x0, y0, x1, y1

    def _font(
        self, text: Any, i: int, pointer: int | None, faces: dict[int | None, tuple[str, bool]]
    ) -> Char:
        """What the characters of one text object share; many PDFs have an object for every character."""
        face = _font_of(pointer)
        if face not in faces:
            faces[face] = face_of(text, i)
        name, bold = faces[face]
        matrix = pdfium_c.FS_MATRIX()
        pdfium_c.FPDFText_GetMatrix(text, i, matrix)
        a, b, c, d, *_ = m = times((matrix.a, matrix.b, matrix.c, matrix.d, 0, 0), (*self._ctm[:4], 0, 0))
        bold = bold or _render_mode(pointer) == pdfium_c.FPDF_TEXTRENDERMODE_FILL_STROKE
        return {
            "fontname": name,
            "size": abs(pdfium_c.FPDFText_GetFontSize(text, i)) * math.hypot(c, d),
            "upright": a * d > 0 and b * c <= 0,
            "matrix": m,
            "bold": bold,
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


def _letter(code: int) -> str | None:
    """The character of a code of pdfium's; None for those that print nothing."""
    if code in HYPHENS:
        return "-"
    if code > LAST_CODE_POINT or 0xD800 <= code <= 0xDFFF:
        return REPLACEMENT
    return None if code < ord(" ") or 0x7F <= code < 0xA0 else chr(code)


def _turned(rect: Any, m: Matrix) -> tuple[float, float, float, float]:
    a, b, c, d, e, f = m
    x0, x1 = rect.left * a + rect.bottom * c + e, rect.right * a + rect.top * c + e
    y0, y1 = rect.left * b + rect.bottom * d + f, rect.right * b + rect.top * d + f
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
