"""Cells of ruled tables in scans, read one by one where the page as a whole was not read well.

Tesseract takes the lines of a page as it finds them over its whole width; where cells of two lines stand
beside cells of one, it runs them together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pdfplumber.table import edges_to_intersections, intersections_to_cells, merge_edges
from PIL import Image

from pipeline.readers.ocr.tesseract import LANGUAGE, ONE_BLOCK, TesseractWord, recognise
from pipeline.readers.page_layout import Box
from pipeline.records import Rule

SURE = 70.0
"""Per cent: a cell with a word that tesseract is less sure of is read again."""

MEET = 3.0
"""Points: rules that come so close meet."""

INSET = 1.5
"""Points: so much of a cell's edge is its rules."""

LOWEST, HIGHEST = 8.0, 200.0
"""Points: lower cells hold no line of text, higher ones are boxes of prose, which is read well."""

MARGIN = 24
"""Pixels between cells that are read together."""

MAX_CELLS = 400
INK = 128
"""Levels of grey, of 256: darker pixels are ink."""


def find_doubtful_cells(
    grey: Image.Image, words: Sequence[TesseractWord], rules: Sequence[Rule], points: float
) -> list[Box]:
    """The cells, in pixels, whose words are unsure, missing, or run over into another cell."""
    doubtful = []
    for cell in _cells(rules, points):
        inside = [word for word in words if cell.holds(word.box)]
        fits = all(word.box.x0 > cell.x0 - MARGIN and word.box.x1 < cell.x1 + MARGIN for word in inside)
        sure = all(word.confidence >= SURE for word in inside)
        if not (inside and fits and sure) and _has_ink(grey.crop(_whole(cell))):
            doubtful.append(cell)
    return doubtful if len(doubtful) <= MAX_CELLS else []


def read_cells(
    grey: Image.Image,
    words: Sequence[TesseractWord],
    cells: Sequence[Box],
    resolution: float,
    *,
    language: str = LANGUAGE,
) -> list[TesseractWord]:
    """The words of a page, those in the cells given as they are read one below the other."""
    if not cells:
        return list(words)
    pictures = [grey.crop(_whole(cell)) for cell in cells]
    width = max(picture.width for picture in pictures) + 2 * MARGIN
    strip = Image.new("L", (width, sum(p.height + MARGIN for p in pictures) + MARGIN), 255)
    tops = []
    y = MARGIN
    for picture in pictures:
        strip.paste(picture, (MARGIN, y))
        tops.append(y)
        y += picture.height + MARGIN
    again = list(_put_back(recognise(strip, resolution, ONE_BLOCK, language=language), cells, tops))
    answered = [cell for cell in cells if any(cell.holds(word.box) for word in again)]
    kept = [word for word in words if not any(cell.holds(word.box) for cell in answered)]
    return kept + again


def _put_back(
    words: Sequence[TesseractWord], cells: Sequence[Box], tops: Sequence[int]
) -> Iterator[TesseractWord]:
    """Words of the strip where they stand on the page, their lines told apart by cell."""
    for word in words:
        number = max((k for k, top in enumerate(tops) if top <= word.box.middle), default=0)
        left, top = _whole(cells[number])[:2]
        dx, dy = left - MARGIN, top - tops[number]
        box = Box(word.box.x0 + dx, word.box.top + dy, word.box.x1 + dx, word.box.bottom + dy)
        if cells[number].holds(box):
            yield replace(word, box=box, line=(-1 - number, *word.line[1:]))


def _cells(rules: Sequence[Rule], points: float) -> list[Box]:
    """The cells that rules enclose, in pixels, from top to bottom."""
    edges = [_edge(rule) for rule in rules]
    merged = merge_edges(
        edges,
        snap_x_tolerance=MEET,
        snap_y_tolerance=MEET,
        join_x_tolerance=MEET,
        join_y_tolerance=MEET,
    )
    corners = edges_to_intersections(merged, MEET, MEET)
    cells = sorted(intersections_to_cells(corners), key=lambda cell: (cell[1], cell[0]))
    return [
        Box(*(float(side) / points for side in (x0 + INSET, top + INSET, x1 - INSET, bottom - INSET)))
        for x0, top, x1, bottom in cells
        if LOWEST <= bottom - top <= HIGHEST and x1 - x0 >= LOWEST
    ]


def _edge(rule: Rule) -> dict[str, object]:
    """A rule as the edge that pdfplumber's table finder takes."""
    x0, top, x1, bottom = rule.x0 or 0.0, rule.top or 0.0, rule.x1 or 0.0, rule.bottom or 0.0
    lying = x1 - x0 >= bottom - top
    if lying:
        top = bottom = (top + bottom) / 2
    else:
        x0 = x1 = (x0 + x1) / 2
    return {
        "object_type": "line",
        "orientation": "h" if lying else "v",
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
    }


def _whole(box: Box) -> tuple[int, int, int, int]:
    return round(box.x0), round(box.top), round(box.x1), round(box.bottom)


def _has_ink(picture: Image.Image) -> bool:
    return bool(sum(picture.histogram()[:INK]) > MARGIN)
