"""Clipping paths of text: what lies outside of them is in the file but is not shown."""

from __future__ import annotations

import ctypes
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium_c

from pipeline.readers.pdf.engine.matrices import Bounds
from pipeline.readers.pdf.engine.page_objects import objects_of_page

_at = (ctypes.c_void_p, ctypes.c_int)
_clip_path = ctypes.cast(pdfium_c.FPDFPageObj_GetClipPath, ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p))
_count_paths = ctypes.cast(pdfium_c.FPDFClipPath_CountPaths, ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p))
_count_segments = ctypes.cast(pdfium_c.FPDFClipPath_CountPathSegments, ctypes.CFUNCTYPE(ctypes.c_int, *_at))

MAX_SEGMENTS = 200
"""A path of more segments is the outline of a picture or of letters: it is not looked at."""

SAME = 1e-4


class Clip(NamedTuple):
    """The box within which text is shown, in the page's own space: points, y growing upwards."""

    left: float
    low: float
    right: float
    high: float

    def holds(self, box: Bounds) -> bool:
        """Whether the centre of a character's box is in it: left, top, right and bottom, as in `FS_RECTF`."""
        left, top, right, bottom = box
        return self.left <= (left + right) / 2 <= self.right and self.low <= (top + bottom) / 2 <= self.high


def clip_of(item: int | None) -> Clip | None:
    """The box of the paths that clip a text object; None where none does."""
    if not item:
        return None
    path = _clip_path(item)
    count = _count_paths(path) if path else 0
    clip: Clip | None = None
    for k in range(count):
        n_segments = _count_segments(path, k)
        if not 0 < n_segments <= MAX_SEGMENTS:
            continue
        box = _box_of(path, k, n_segments)
        clip = box if clip is None else _common(clip, box)
    return clip


def clips_in_page_space(page: pypdfium2.PdfPage) -> bool:
    """Whether the clipping paths of a page's text are in the space of the page: its forms move nothing."""
    for item, _ in objects_of_page(page.raw, (pdfium_c.FPDF_PAGEOBJ_FORM,)):
        m = pdfium_c.FS_MATRIX()
        pdfium_c.FPDFPageObj_GetMatrix(item, m)
        if max(abs(m.a - 1), abs(m.b), abs(m.c), abs(m.d - 1), abs(m.e), abs(m.f)) > SAME:
            return False
    return True


def _box_of(path: int, k: int, n_segments: int) -> Clip:
    x, y = ctypes.c_float(), ctypes.c_float()
    xs, ys = [], []
    clip_path = ctypes.cast(path, pdfium_c.FPDF_CLIPPATH)
    for n in range(n_segments):
        segment = pdfium_c.FPDFClipPath_GetPathSegment(clip_path, k, n)
        pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
        xs.append(x.value)
        ys.append(y.value)
    return Clip(min(xs), min(ys), max(xs), max(ys))


def _common(first: Clip, then: Clip) -> Clip:
    return Clip(
        max(first.left, then.left),
        max(first.low, then.low),
        min(first.right, then.right),
        min(first.high, then.high),
    )
