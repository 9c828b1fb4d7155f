"""Bullets that are drawn as discs or rings and not printed as characters, as browsers do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pipeline.readers.page_layout import Box, PrintedWord

BULLET = "\N{BULLET}"

SMALLEST, LARGEST = 1.0, 7.0
"""Points: width and height of a drawn bullet."""

DISTANCE = 2.5
"""Times the font size: the most from a bullet to its text, and the least to what stands before it."""

MANY = 80
"""A page with more small round shapes is a map or a chart."""


def find_drawn_bullets(
    curves: Iterable[dict[str, Any]], words: Sequence[PrintedWord]
) -> Iterator[PrintedWord]:
    """A word `•` for each small round shape just before a line of text; `curves` are pdfplumber's."""
    discs = {box for curve in curves if len(curve["pts"]) > 3 and _is_disc(box := _box(curve))}
    if len(discs) > MANY:
        return
    for disc in sorted(discs):
        beside = [word for word in words if word.upright and word.box.top < disc.middle < word.box.bottom]
        text = min((word for word in beside if word.box.x0 >= disc.x1), key=lambda w: w.box.x0, default=None)
        if text is None or text.box.x0 - disc.x1 > DISTANCE * text.size or disc.height > 0.8 * text.size:
            continue
        if all(word.box.x1 < disc.x0 - DISTANCE * text.size for word in beside if word.box.x0 < disc.x0):
            box = Box(disc.x0, text.box.top, disc.x1, text.box.bottom)
            yield PrintedWord(BULLET, box, text.size, bold=False, order=text.order - 0.5)


def _is_disc(box: Box) -> bool:
    low, high = sorted((box.width, box.height))
    return low >= SMALLEST and high <= LARGEST and high <= 1.2 * low


def _box(shape: dict[str, Any]) -> Box:
    return Box(*(round(float(shape[side]), 1) for side in ("x0", "top", "x1", "bottom")))
