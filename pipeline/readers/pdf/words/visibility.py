"""Characters that stand in the file but not on the page: what a person cannot see there is not read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Any

from pdfplumber.page import Page

from pipeline.readers.page_layout import FARTHEST
from pipeline.readers.pdf.engine.chars import Char
from pipeline.readers.pdf.words.redactions import without_covered
from pipeline.readers.pdf.words.rendered_page import Bounds, PagePicture

EDGE = 1.0
"""Points: so far beyond the edge of the visible page the centre of a character may stand."""

WHITE = 0.985
"""Of 1: a colour whose parts are all greater is white."""

INVISIBLE, WHITE_INK = "invisible", "white"
"""Why a character prints nothing by itself."""

_look = attrgetter("look")


def visible(chars: Sequence[Char], page: Page) -> list[Char]:
    """The characters of a page that can be seen on it, or that are the text of a picture on it.

    Left out are those outside the crop box or under a bar, invisible ones without a picture under them (with
    one they are what OCR found in it), and white ones with nothing painted under them that do not show.
    """
    on_page = without_covered(_on_page(chars, _shown(page)), page)
    if not any(look.unseen for look in set(map(_look, on_page))):
        return on_page
    pictures = [_bounds(image) for image in page.images if not image.get("is_shading")]
    under_white = [_bounds(shape) for shape in (*page.images, *_painted(page))]
    grounds = {INVISIBLE: pictures, WHITE_INK: under_white}
    kept = {id(c) for c in on_page if c.look.unseen is None or _lies_on(c, grounds[c.look.unseen])}
    white = [char for char in on_page if id(char) not in kept and char.look.unseen == WHITE_INK]
    kept |= {id(char) for char in _that_show(white, [c for c in on_page if id(c) in kept], page)}
    return [char for char in on_page if id(char) in kept]


def _on_page(chars: Iterable[Char], shown: Bounds) -> list[Char]:
    """Those of some characters whose middle is on a page; comparisons with NaN are false."""
    left, high, right, low = (2 * side for side in shown)
    # What is no wider or higher, with its middle on the page, does not reach beyond what paper can be.
    room = 2 * FARTHEST - max(map(abs, (left, high, right, low)))
    on_page = []
    for char in chars:
        x0, x1, top, bottom = char.x0, char.x1, char.top, char.bottom
        if (
            left < x0 + x1 < right
            and high < top + bottom < low
            and ((-room < x1 - x0 < room and -room < bottom - top < room) or _can_be(char))
        ):
            on_page.append(char)
    return on_page


def _can_be(char: Char) -> bool:
    """Whether a character of a damaged page has a box that can be."""
    return all(-FARTHEST < side < FARTHEST for side in _box(char))


def _that_show(white: Sequence[Char], others: Sequence[Char], page: Page) -> Iterable[Char]:
    """Of characters that are said to be white those that the picture shows where no other stands.

    Letters filled with a pattern or a gradient are of no single colour; pdfium calls them white.
    """
    picture = PagePicture.of(page) if any(char.text.strip() for char in white) else None
    if picture is None:
        return []
    shown = [char for char in white if not char.text.strip() or not picture.is_flat(_box(char))]
    places = [_box(char) for char in others]
    return [char for char in shown if not _lies_on(char, places)]


def is_white(colour: object) -> bool:
    """Whether a colour, of one part, of red, green and blue, or of four inks, is that of the paper."""
    if not isinstance(colour, (tuple, list)) or not all(isinstance(part, (int, float)) for part in colour):
        return False
    return all(part < 1 - WHITE for part in colour) if len(colour) == 4 else all(p > WHITE for p in colour)


def _shown(page: Page) -> Bounds:
    x0, top, x1, bottom = page.cropbox if _has_area(page.cropbox) else page.bbox
    return x0 - EDGE, top - EDGE, x1 + EDGE, bottom + EDGE


def _has_area(box: Bounds) -> bool:
    return box[2] - box[0] > 1 and box[3] - box[1] > 1


def _painted(page: Page) -> Iterable[dict[str, Any]]:
    """The filled shapes of a page in any colour but white."""
    shapes = (*page.rects, *page.curves)
    return (shape for shape in shapes if shape["fill"] and not is_white(shape["non_stroking_color"]))


def _bounds(shape: dict[str, Any]) -> Bounds:
    return shape["x0"], shape["top"], shape["x1"], shape["bottom"]


def _box(char: Char) -> Bounds:
    return char.x0, char.top, char.x1, char.bottom


def _lies_on(char: Char, grounds: Sequence[Bounds]) -> bool:
    x, y = (char.x0 + char.x1) / 2, (char.top + char.bottom) / 2
    return any(x0 <= x <= x1 and top <= y <= bottom for x0, top, x1, bottom in grounds)
