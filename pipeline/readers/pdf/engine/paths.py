"""Lines, rectangles and curves of a page, read from pdfium's path objects as pdfplumber classes them."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium_c

from pipeline.readers.page_layout import FARTHEST
from pipeline.readers.pdf.engine.matrices import Matrix, applied, times
from pipeline.readers.pdf.engine.page_objects import objects_of_form, objects_of_page

Point = tuple[float, float]
Shape = dict[str, Any]
Placed = Callable[[float, float, float, float], Shape]

MAX_DEPTH = 12
"""Forms within forms are followed as deep as this; a damaged file can hold itself."""

MAX_SEGMENTS = 2_000
"""A path with more segments is a drawing or a map and rules no table."""

MAX_OBJECTS = 20_000
"""A page with more paths is a map; of those beyond none is read."""

SHOWN = (
    pdfium_c.FPDF_PAGEOBJ_PATH,
    pdfium_c.FPDF_PAGEOBJ_FORM,
    pdfium_c.FPDF_PAGEOBJ_IMAGE,
    pdfium_c.FPDF_PAGEOBJ_SHADING,
)

EVERYWHERE = (-FARTHEST, -FARTHEST, FARTHEST, FARTHEST)

SAME = 1e-3


def read_paths(page: pypdfium2.PdfPage, ctm: Matrix, placed: Placed) -> dict[str, list[Shape]]:
    """The painted paths and the images of a page as pdfplumber's `line`, `rect`, `curve` and `image` objects.

    Args:
        page: the page.
        ctm: from the page's space to the page as it is shown.
        placed: what every object says of its box, given with its origin at the bottom left.
    """
    shapes: dict[str, list[Shape]] = {"line": [], "rect": [], "curve": [], "image": []}
    shown = _shown(objects_of_page(page.raw, SHOWN), ctm, 0)
    for item, kind, matrix in islice(shown, MAX_OBJECTS):
        if kind == pdfium_c.FPDF_PAGEOBJ_SHADING:
            # A gradient has no box of its own: what is on the page may lie on it.
            shapes["image"].append({"object_type": "image", "is_shading": True, **placed(*EVERYWHERE)})
            continue
        if kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            corners = [applied(matrix, x, y) for x, y in ((0, 0), (1, 1))]
            shapes["image"].append({"object_type": "image", **placed(*_bounds(corners))})
            continue
        painted = _paint(item)
        if painted["stroke"] or painted["fill"]:
            for points, curved in _subpaths(item, matrix):
                shape = _shape(points, curved, painted, placed)
                shapes[shape["object_type"]].append(shape)
    return shapes


def _shown(objects: Iterable[tuple[Any, int]], ctm: Matrix, depth: int) -> Iterator[tuple[Any, int, Matrix]]:
    """Paths and images, those in forms included, each with its kind and its matrix to the shown page."""
    for item, kind in objects:
        m = pdfium_c.FS_MATRIX()
        pdfium_c.FPDFPageObj_GetMatrix(item, m)
        matrix = times((m.a, m.b, m.c, m.d, m.e, m.f), ctm)
        if kind != pdfium_c.FPDF_PAGEOBJ_FORM:
            yield item, kind, matrix
        elif depth < MAX_DEPTH:
            yield from _shown(objects_of_form(item, SHOWN), matrix, depth + 1)


def _paint(item: Any) -> Shape:
    fill, stroke, width = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
    pdfium_c.FPDFPath_GetDrawMode(item, fill, stroke)
    pdfium_c.FPDFPageObj_GetStrokeWidth(item, width)
    return {
        "stroke": bool(stroke.value),
        "fill": fill.value != 0,
        "linewidth": width.value,
        "stroking_color": _colour(item, pdfium_c.FPDFPageObj_GetStrokeColor) if stroke.value else None,
        "non_stroking_color": _colour(item, pdfium_c.FPDFPageObj_GetFillColor) if fill.value else None,
    }


def _colour(item: Any, read: Callable[..., int]) -> tuple[float, float, float] | None:
    """Red, green and blue from 0 to 1; None where it has no plain colour. What is see-through is white."""
    parts = [ctypes.c_uint() for _ in range(4)]
    if not read(item, *parts):
        return None
    red, green, blue, alpha = (part.value / 255 for part in parts)
    return (red, green, blue) if alpha else (1.0, 1.0, 1.0)


def _subpaths(item: Any, matrix: Matrix) -> Iterator[tuple[list[Point], bool]]:
    """Each subpath's points on the shown page, the first repeated where it is closed; whether it curves."""
    count = pdfium_c.FPDFPath_CountSegments(item)
    if count > MAX_SEGMENTS:
        return
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Point] = []
    curved, beziers = False, 0
    for k in range(count):
        segment = pdfium_c.FPDFPath_GetPathSegment(item, k)
        kind = pdfium_c.FPDFPathSegment_GetType(segment)
        pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == pdfium_c.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points, curved
            points, curved, beziers = [], False, 0
        if kind == pdfium_c.FPDF_SEGMENT_BEZIERTO:
            curved = True
            beziers += 1
            if beziers % 3:
                continue  # The first two points of each three are control points.
        points.append(applied(matrix, x.value, y.value))
        if pdfium_c.FPDFPathSegment_GetClose(segment) and not _same(points[0], points[-1]):
            points.append(points[0])
    if len(points) > 1:
        yield points, curved


def _shape(points: list[Point], curved: bool, painted: Shape, placed: Placed) -> Shape:
    box = placed(*_bounds(points))
    # The offsets between the two coordinate systems, read off the box that has both.
    left, high = box["x0"] - min(p[0] for p in points), box["top"] + max(p[1] for p in points)
    return {
        "object_type": _kind(points, curved),
        "pts": [(px + left, high - py) for px, py in points],
        **painted,
        **box,
    }


def _kind(points: list[Point], curved: bool) -> str:
    if curved:
        return "curve"
    if len(points) == 2 or (len(points) == 3 and _same(points[0], points[2])):
        return "line"
    if len(points) != 5 or not _same(points[0], points[4]):
        return "curve"
    (ax, ay), (bx, by), (cx, cy), (dx, dy), _ = points
    upright = _near(ax, bx) and _near(by, cy) and _near(cx, dx) and _near(dy, ay)
    lying = _near(ay, by) and _near(bx, cx) and _near(cy, dy) and _near(dx, ax)
    return "rect" if upright or lying else "curve"


def _near(a: float, b: float) -> bool:
    return abs(a - b) < SAME


def _same(a: Point, b: Point) -> bool:
    return _near(a[0], b[0]) and _near(a[1], b[1])


def _bounds(points: list[Point]) -> tuple[float, float, float, float]:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)
