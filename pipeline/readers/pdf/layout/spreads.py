"""Spreads: two facing pages on one sheet, which are read one after the other."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.readers.layout import PrintedWord
from pipeline.readers.pdf.layout.columns import Item
from pipeline.readers.pdf.layout.gutters import are_columns
from pipeline.readers.pdf.layout.lines import find_lines

WIDEST_PAGE = 1.2
"""Times its height: a wider sheet may be a spread."""

MIDDLE = 0.03
"""Share of the sheet's width, on either side of its middle, within which the fold is looked for."""

LEAST_MARGIN = 1.2
"""Times the type's size: how much room there is along the fold."""

LEAST_WORDS = 30
"""On either side; a sheet with fewer is a slide or a cover."""


def parts_of_sheet(items: Sequence[Item], width: float, height: float) -> list[list[Item]]:
    """The items of each page of a spread; all of them where the sheet is one page."""
    whole = [list(items)]
    if width < WIDEST_PAGE * height or not items:
        return whole
    fold = _fold(items, width)
    if fold is None:
        return whole
    left = [item for item in items if item.box.x1 <= fold]
    right = [item for item in items if item.box.x0 >= fold]
    verso, recto = _words(left), _words(right)
    if min(len(verso), len(recto)) < LEAST_WORDS:
        return whole
    are_pages = _are_numbered(verso, recto, height)
    return (
        [left, right]
        if are_pages or are_columns(verso, recto, find_lines(verso), find_lines(recto))
        else whole
    )


def _words(items: Sequence[Item]) -> list[PrintedWord]:
    return [w for item in items for w in ([item] if isinstance(item, PrintedWord) else item.region.words)]


def _fold(items: Sequence[Item], width: float) -> float | None:
    """The middle of the widest room near the sheet's middle that nothing reaches into."""
    start, end = (0.5 - MIDDLE) * width, (0.5 + MIDDLE) * width
    sides = sorted((item.box.x0, item.box.x1) for item in items if item.box.x1 > start and item.box.x0 < end)
    best, at, reached = 0.0, None, start - MIDDLE * width
    for x0, x1 in [*sides, (end + MIDDLE * width, end)]:
        if x0 - reached > best and start <= (x0 + reached) / 2 <= end:
            best, at = x0 - reached, (x0 + reached) / 2
        reached = max(reached, x1)
    sizes = sorted(word.size for word in _words(items))
    return at if best >= LEAST_MARGIN * sizes[len(sizes) // 2] else None


def _are_numbered(left: Sequence[PrintedWord], right: Sequence[PrintedWord], height: float) -> bool:
    """Whether there is a page number on the left, and the next one at the same height on the right."""
    first, second = (
        {(int(w.text), round(w.box.middle / 6)) for w in side if _may_be_number(w, height)}
        for side in (left, right)
    )
    return any((number + 1, at) in second for number, at in first)


def _may_be_number(word: PrintedWord, height: float) -> bool:
    at_edge = word.box.middle < 0.12 * height or word.box.middle > 0.88 * height
    return at_edge and word.text.isdecimal() and len(word.text) <= 3
