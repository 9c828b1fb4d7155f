"""From the objects of a page of pdfplumber's to its printed words and rules."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from pdfplumber.page import Page

from pipeline.readers.layout import FARTHEST, Box, PageLayout, PrintedWord
from pipeline.readers.pdf.engine.fonts import is_bold
from pipeline.readers.pdf.words.drawn_bullets import find_drawn_bullets
from pipeline.readers.pdf.words.extraction import by_angle, words_along
from pipeline.readers.pdf.words.overprinting import without_doubles
from pipeline.records import Rule

THIN = 2.0
"""Points: a rectangle thinner than this is a line."""

INITIAL = 1.8
"""Times the size of the text behind it: the least size of an initial."""


def lay_out(page: Page) -> PageLayout:
    """The printed words and the rules of a page of pdfplumber's, whichever engine filled it."""
    chars: list[dict[str, Any]] = [char for char in page.chars if _on_paper(char)]
    places = {id(char): place for place, char in enumerate(chars)}
    words = [
        _word(word, places[id(word["chars"][0])], angle)
        for angle, run in by_angle(chars).items()
        for word in words_along(run, angle)
    ]
    words += find_drawn_bullets(filter(_on_paper, page.curves), words)
    words = without_doubles(sorted(words, key=lambda word: word.order))
    return PageLayout(page.page_number, float(page.width), float(page.height), words, _rules(page))


def _on_paper(shape: dict[str, Any]) -> bool:
    """Whether an object of a damaged page has a box that can be; comparisons with NaN are false."""
    return bool(
        -FARTHEST < shape["x0"] < FARTHEST
        and -FARTHEST < shape["x1"] < FARTHEST
        and -FARTHEST < shape["top"] < FARTHEST
        and -FARTHEST < shape["bottom"] < FARTHEST
    )


def _word(word: dict[str, Any], order: int, angle: int) -> PrintedWord:
    chars = word["chars"]
    first = chars[len(chars) // 2]
    top, bottom = word["top"], word["bottom"]
    if len(chars) > 1 and chars[0]["size"] >= INITIAL * first["size"] and not angle:
        # The initial of a text is set over several lines; its word stands in the first of them.
        top, bottom = min(c["top"] for c in chars[1:]), max(c["bottom"] for c in chars[1:])
    return PrintedWord(
        text=word["text"],
        box=Box(float(word["x0"]), float(top), float(word["x1"]), float(bottom)),
        size=round(float(first["size"]), 2),
        bold=first["bold"] if "bold" in first else is_bold(first["fontname"]),
        angle=angle,
        order=order,
    )


def _rules(page: Page) -> list[Rule]:
    """Lines and rectangles of a page, and the straight sides of its other outlines."""
    straight = [shape for shape in (*page.lines, *page.rects) if _on_paper(shape)]
    rules = [_rule(shape, page.page_number) for shape in straight]
    for curve in filter(_on_paper, page.curves):
        points = curve["pts"]
        for (ax, ay), (bx, by) in pairwise(points):
            if (abs(ax - bx) < 0.5) != (abs(ay - by) < 0.5):
                box = {"x0": min(ax, bx), "x1": max(ax, bx), "top": min(ay, by), "bottom": max(ay, by)}
                rules.append(_rule(curve | box | {"object_type": "line"}, page.page_number))
    return rules


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
