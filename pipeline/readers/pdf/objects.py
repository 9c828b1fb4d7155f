"""From the objects of a page of pdfplumber's to its printed words and rules."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Literal

from pdfplumber.page import Page
from pdfplumber.utils.text import WordExtractor

from pipeline.readers.layout import FARTHEST, Box, PageLayout, PrintedWord
from pipeline.readers.pdf.bullets import find_drawn_bullets
from pipeline.readers.pdf.doubled import without_doubles
from pipeline.readers.pdf.fonts import is_bold
from pipeline.records import Rule

THIN = 2.0
"""Points: a rectangle thinner than this is a line."""

WORD_GAP = 0.2
"""A gap wider than this share of the font size parts words; in a narrower one a space must be printed."""


def lay_out(page: Page) -> PageLayout:
    """The printed words and the rules of a page of pdfplumber's, whichever engine filled it."""
    chars: list[dict[str, Any]] = [char for char in page.chars if _on_paper(char)]
    level = [c for c in chars if c["upright"]]
    turned = [c for c in chars if not c["upright"]]
    found = [
        # As drawn: sorting a page of columns into lines tears words apart where the lines interlock.
        *WordExtractor(use_text_flow=True, x_tolerance_ratio=WORD_GAP).extract_words(
            level, return_chars=True
        ),
        *(w for run in _runs(turned) for w in _turned_words(run)),
    ]
    places = {id(char): place for place, char in enumerate(chars)}
    words = [_word(w, places[id(w["chars"][0])]) for w in found]
    words += find_drawn_bullets(filter(_on_paper, page.curves), words)
    words = without_doubles(sorted(words, key=lambda word: word.order))
    return PageLayout(page.page_number, float(page.width), float(page.height), words, _rules(page))


def _on_paper(shape: dict[str, Any]) -> bool:
    """Whether an object of a damaged page has a box that can be; comparisons with NaN are false."""
    sides = (shape["x0"], shape["x1"], shape["top"], shape["bottom"])
    return all(-FARTHEST < side < FARTHEST for side in sides)


def _runs(chars: Sequence[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Turned characters by the direction in which they run: upwards, or downwards and all others."""
    upwards = [c for c in chars if c["matrix"][1] > 0]
    others = [c for c in chars if c["matrix"][1] <= 0]
    return [run for run in (upwards, others) if run]


def _turned_words(chars: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    direction: Literal["btt", "ttb"] = "btt" if chars[0]["matrix"][1] > 0 else "ttb"
    extractor = WordExtractor(char_dir_rotated=direction, line_dir_rotated="ltr", y_tolerance=2)
    words: list[dict[str, Any]] = extractor.extract_words(list(chars), return_chars=True)
    return words


def _word(word: dict[str, Any], order: int) -> PrintedWord:
    first = word["chars"][len(word["chars"]) // 2]
    return PrintedWord(
        text=word["text"],
        box=Box(float(word["x0"]), float(word["top"]), float(word["x1"]), float(word["bottom"])),
        size=round(float(first["size"]), 2),
        bold=first["bold"] if "bold" in first else is_bold(first["fontname"]),
        direction=word["direction"],
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
