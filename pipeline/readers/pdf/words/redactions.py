"""Text under what was painted over it: a black bar hides a name, and the file still holds the letters.

Paths and text do not say which of them is above the other; the picture of the page does.
"""

from __future__ import annotations

from typing import Any

from pdfplumber.page import Page

from pipeline.readers.pdf.engine.chars import Char
from pipeline.readers.pdf.words.rendered_page import Bounds, PagePicture

DARK = 0.35
"""Of 1: the lightest of what is painted over text; light shapes are the grounds of tables and boxes."""

BESIDE = 0.25
"""Times its height: the room beside a letter that a bar over it covers as well."""

LEAST_HIGH = 4.0
"""Points: the height of the smallest letters that are printed."""


def without_covered(chars: list[Char], page: Page) -> list[Char]:
    """The characters of a page without those that a dark rectangle covers."""
    bars = [_bounds(rect) for rect in page.rects if _is_bar(rect)]
    if not bars:
        return chars
    under = {bar: [char for char in chars if not char.look.unseen and _is_in(char, bar)] for bar in bars}
    if not any(char.text.strip() for held in under.values() for char in held):
        return chars
    picture = PagePicture.of(page)
    if picture is None:
        return chars
    covered: set[int] = set()
    for bar, held in under.items():
        # The edge of the bar is no letter.
        hidden = [char for char in held if char.text.strip() and picture.is_flat(_common(char, bar))]
        if hidden:
            covered |= {id(char) for char in held if not char.text.strip()}
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
    x, y = (char.x0 + char.x1) / 2, (char.top + char.bottom) / 2
    return bool(bar[0] < x < bar[2] and bar[1] < y < bar[3])


def _common(char: Char, bar: Bounds) -> Bounds:
    """Where a character, with some room on both sides, and a bar meet.

    Of a thin letter that is printed nothing else may be seen within its own box.
    """
    room = BESIDE * (char.bottom - char.top)
    return (
        max(char.x0 - room, bar[0]),
        max(char.top, bar[1]),
        min(char.x1 + room, bar[2]),
        min(char.bottom, bar[3]),
    )
