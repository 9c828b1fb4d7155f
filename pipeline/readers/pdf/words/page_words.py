"""From the objects of a page of pdfplumber's to its printed words and rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from pdfplumber.page import Page

from pipeline.readers.page_layout import FARTHEST, Box, PageLayout, PrintedWord
from pipeline.readers.pdf.engine.chars import Char, DrawnWord, chars_of
from pipeline.readers.pdf.words.drawn_bullets import find_drawn_bullets
from pipeline.readers.pdf.words.extraction import by_angle, words_along
from pipeline.readers.pdf.words.overprinting import without_doubles
from pipeline.readers.pdf.words.raised_marks import with_marks_drawn_apart
from pipeline.readers.pdf.words.visibility import INVISIBLE, is_white, visible
from pipeline.readers.superscripts import superscript
from pipeline.records import Rule
from pipeline.records.documents import Origin

THIN = 2.0
"""Points: a rectangle thinner than this is a line."""

LEVEL = 0.5
"""Points: a piece of an outline that rises by less is level."""

MOST_SLANTED = 400
"""So many slanted pieces of outlines tell a page's drawing; a map has thousands."""

MOST_PAINTED = 300
"""White shapes are looked for on so many painted ones, the largest of a page."""

PICTURED = 0.85
"""A picture over at least this share of a page is a scan of it."""

MOST = 0.5
"""A greater share of letters that are not painted makes the text of a scan a layer that was recognised."""

Bounds = tuple[float, float, float, float]

INITIAL = 1.8
"""Times the size of the text behind it: the least size of an initial."""


def lay_out(page: Page) -> PageLayout:
    """The printed words and the rules of a page of pdfplumber's, whichever engine filled it."""
    chars = visible(_chars_of(page), page)
    places = dict(zip(map(id, chars), range(len(chars)), strict=True))
    sizes = {look: round(float(look.size), 2) for look in {char.look for char in chars}}
    words = [
        _word(word, places[id(word.chars[0])], angle, sizes[word.look])
        for angle, run in by_angle(chars).items()
        for word in words_along(run, angle)
    ]
    words += find_drawn_bullets(filter(_on_paper, page.curves), words)
    words = with_marks_drawn_apart(without_doubles(sorted(words, key=lambda word: word.order)))
    size = float(page.width), float(page.height)
    pictured = _is_pictured(page)
    # Letters that nobody sees on a picture of the page are what a scanner's program recognised in it.
    hidden = sum(char.look.unseen == INVISIBLE for char in chars) if pictured else 0
    origin: Origin = "ocr" if hidden > MOST * len(chars) else "native"
    return PageLayout(page.page_number, *size, words, _rules(page), origin, pictured=pictured)


def _chars_of(page: Page) -> list[Char]:
    """The characters of a page: as an engine reads them, or else as pdfplumber does."""
    read: Callable[[], list[Char]] | None = getattr(page, "read_chars", None)
    return chars_of(page.chars) if read is None else read()


def _is_pictured(page: Page) -> bool:
    """Whether one picture covers next to all of a page."""
    images = (image for image in page.images if not image.get("is_shading") and _on_paper(image))
    return any(_area(_box_of(image)) >= PICTURED * page.width * page.height for image in images)


def _on_paper(shape: dict[str, Any]) -> bool:
    """Whether an object of a damaged page has a box that can be; comparisons with NaN are false."""
    return bool(
        -FARTHEST < shape["x0"] < FARTHEST
        and -FARTHEST < shape["x1"] < FARTHEST
        and -FARTHEST < shape["top"] < FARTHEST
        and -FARTHEST < shape["bottom"] < FARTHEST
    )


def _word(word: DrawnWord, order: int, angle: int, size: float) -> PrintedWord:
    chars = word.chars
    look = word.look
    top, bottom = word.top, word.bottom
    if len(chars) > 1 and chars[0].look.size >= INITIAL * look.size and not angle:
        # The initial of a text is set over several lines; its word stands in the first of them.
        top, bottom = min(c.top for c in chars[1:]), max(c.bottom for c in chars[1:])
    return PrintedWord(
        superscript(word.text) if word.raised else word.text,
        Box(float(word.x0), float(top), float(word.x1), float(bottom)),
        size,
        look.bold,
        order,
        angle,
        word.raised,
    )


def _rules(page: Page) -> list[Rule]:
    """Lines and rectangles of a page that can be seen, and the straight pieces of its other outlines.

    What is white is seen on something painted only: programs paint the cells of a sheet white by the hundred.
    """
    straight = [shape for shape in (*page.lines, *page.rects) if _on_paper(shape)]
    fills = (shape for shape in straight if shape["fill"] and not is_white(shape.get("non_stroking_color")))
    painted = sorted(map(_box_of, fills), key=_area, reverse=True)[:MOST_PAINTED]
    rules = [_rule(shape, page.page_number) for shape in map(_seen(painted), straight) if shape]
    slanted = 0
    for curve in map(_seen(painted), filter(_on_paper, page.curves)):
        points = curve["pts"] if curve else ()
        for (ax, ay), (bx, by) in pairwise(points):
            wide, high = abs(ax - bx), abs(ay - by)
            level = (wide < LEVEL) != (high < LEVEL)
            slants = min(wide, high) > THIN and slanted < MOST_SLANTED
            if curve and (level or slants):
                slanted += slants
                box = {"x0": min(ax, bx), "x1": max(ax, bx), "top": min(ay, by), "bottom": max(ay, by)}
                rules.append(_rule(curve | box | {"object_type": "line"}, page.page_number))
    return rules


def _seen(painted: Sequence[Bounds]) -> Callable[[dict[str, Any]], dict[str, Any] | None]:
    """Gives a shape without what of it is white on white; None where nothing is left."""

    def seen(shape: dict[str, Any]) -> dict[str, Any] | None:
        fill = bool(shape["fill"]) and not is_white(shape.get("non_stroking_color"))
        stroke = bool(shape["stroke"]) and not is_white(shape.get("stroking_color"))
        if (fill, stroke) != (bool(shape["fill"]), bool(shape["stroke"])):
            x0, top, x1, bottom = _box_of(shape)
            x, y = (x0 + x1) / 2, (top + bottom) / 2
            if any(a <= x <= c and b <= y <= d for a, b, c, d in painted):
                return shape
        return {**shape, "fill": fill, "stroke": stroke} if fill or stroke else None

    return seen


def _area(box: Bounds) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _box_of(shape: dict[str, Any]) -> Bounds:
    return float(shape["x0"]), float(shape["top"]), float(shape["x1"]), float(shape["bottom"])


def _rule(shape: dict[str, Any], page: int) -> Rule:
    x0, top, x1, bottom = (float(shape[side]) for side in ("x0", "top", "x1", "bottom"))
    thin = min(x1 - x0, bottom - top) < THIN
    return Rule(
        page=page,
        kind="line" if thin or shape["object_type"] == "line" else "rect",
        stroke=bool(shape["stroke"]),
        fill=bool(shape["fill"]),
        x0=x0,
        top=top,
        x1=x1,
        bottom=bottom,
    )
