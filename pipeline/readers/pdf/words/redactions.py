"""Text under what was painted over it: a black bar hides a name, and the file still holds the letters.

Paths and text do not say which of them is above the other; the picture of the page does.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil, floor
from typing import Any

from pdfplumber.page import Page
from PIL import Image

Char = dict[str, Any]
Bounds = tuple[float, float, float, float]

DARK = 0.35
"""Of 1: the lightest of what is painted over text; light shapes are the grounds of tables and boxes."""

LEAST_HIGH = 4.0
"""Points: the height of the smallest letters that are printed."""

RESOLUTION = 72
FLAT = 24
"""Of 255: where the grey of a letter's place varies by no more, no letter is seen."""


def without_covered(chars: list[Char], page: Page) -> list[Char]:
    """The characters of a page without those that a dark rectangle covers."""
    bars = [_bounds(rect) for rect in page.rects if _is_bar(rect)]
    render: Callable[[int, float], Image.Image] | None = getattr(page.pdf, "rendered", None)
    if not bars or render is None:
        return chars
    under = {bar: [char for char in chars if not char.get("unseen") and _is_in(char, bar)] for bar in bars}
    if not any(char["text"].strip() for held in under.values() for char in held):
        return chars
    picture = render(page.page_number, RESOLUTION)
    covered: set[int] = set()
    for bar, held in under.items():
        hidden = [
            char for char in held if char["text"].strip() and _is_flat(char, bar, picture, page.cropbox)
        ]
        if hidden:
            covered |= {id(char) for char in held if not char["text"].strip()}
            covered |= {id(char) for char in hidden}
    return [char for char in chars if id(char) not in covered]


def _is_bar(rect: dict[str, Any]) -> bool:
    """Whether a rectangle hides what lies under it, and is high enough to hide letters: a rule is not."""
    high = min(rect["x1"] - rect["x0"], rect["bottom"] - rect["top"]) >= LEAST_HIGH
    return high and bool(rect["fill"]) and is_dark(rect["non_stroking_color"])


def is_dark(colour: object) -> bool:
    """Whether a colour of one part, of red, green and blue, or of four inks, is nearly black."""
    if not isinstance(colour, (tuple, list)) or not all(isinstance(part, (int, float)) for part in colour):
        return False
    parts = [float(part) for part in colour]
    if len(parts) == len("CMYK"):
        parts = [1 - ink - parts[-1] for ink in parts[:-1]]
    return bool(parts) and max(parts) < DARK


def _bounds(shape: dict[str, Any]) -> Bounds:
    return shape["x0"], shape["top"], shape["x1"], shape["bottom"]


def _is_in(char: Char, bar: Bounds) -> bool:
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(bar[0] < x < bar[2] and bar[1] < y < bar[3])


def _is_flat(char: Char, bar: Bounds, picture: Image.Image, shown: Bounds) -> bool:
    """Whether nothing is seen where a character and the bar meet, the edge of the bar apart."""
    scale = RESOLUTION / 72
    left, top = (ceil((max(char[key], bar[n]) - shown[n]) * scale) for n, key in enumerate(("x0", "top")))
    ends = ((min(char[key], bar[n + 2]) - shown[n]) * scale for n, key in enumerate(("x1", "bottom")))
    right, bottom = (floor(end) for end in ends)
    box = (
        max(0, left),
        max(0, top),
        min(picture.width, max(right, left + 1)),
        min(picture.height, max(bottom, top + 1)),
    )
    if box[0] >= box[2] or box[1] >= box[3]:
        return False
    greys = picture.crop(box).tobytes()
    return max(greys) - min(greys) <= FLAT
