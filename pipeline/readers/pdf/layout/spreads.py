"""Sheets of several pages: facing pages of a spread, panels of a folded leaflet, read one after the other."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipeline.readers.page_layout import Box, PageLayout, PrintedWord
from pipeline.readers.pdf.layout.gutters import are_columns
from pipeline.readers.pdf.layout.lattices import TOUCH
from pipeline.readers.pdf.layout.page_columns import Item
from pipeline.readers.pdf.layout.printed_lines import find_lines

FACING = 2
"""Pages of a spread."""

WIDEST_PAGE = 1.2
"""Times its height: a wider sheet may be a spread."""

MIDDLE = 0.03
"""Share of the sheet's width, on either side of where it would be, within which a fold is looked for."""

LEAST_MARGIN = 1.2
"""Times the type's size: how much room there is along the fold."""

LEAST_WORDS = 30
"""On either side; a sheet with fewer is a slide or a cover."""

PANELS = {2: 5, 3: 12}
"""Into how many parts sheets are folded, and the fewest words of each part that show it by their drawing."""

IN_ROWS = 0.25
"""A greater share of the words that are drawn next on another panel, at one height: they are cells."""


def find_folds(page: PageLayout) -> list[float]:
    """Where a sheet is folded, from the left, told by its words alone: each panel was drawn by itself.

    Two facing pages are drawn one after the other. Of three panels the frames are drawn in any order, but
    nothing goes on in a row over the folds.
    """
    words = [word for word in page.words if word.upright]
    if page.width < WIDEST_PAGE * page.height or len(words) < LEAST_WORDS:
        return []
    for count, fewest in PANELS.items():
        folds = [_fold(words, page.width, k / count) for k in range(1, count)]
        known = [fold for fold in folds if fold is not None]
        if len(known) < len(folds):
            continue
        drawn = [(panel_of(word.box, known), word) for word in sorted(words, key=lambda word: word.order)]
        sizes = Counter(panel for panel, _ in drawn)
        if min(sizes[panel] for panel in range(count)) >= fewest and _are_drawn_apart(drawn, count):
            return known
    return []


def _are_drawn_apart(drawn: Sequence[tuple[int, PrintedWord]], count: int) -> bool:
    changes = [(word, then) for (panel, word), (other, then) in pairwise(drawn) if panel != other]
    if count == FACING:
        return len(changes) == 1
    level = sum(abs(a.box.middle - b.box.middle) < 0.5 * max(a.size, b.size) for a, b in changes)
    return level <= IN_ROWS * len(changes)


def panel_of(box: Box, folds: Sequence[float]) -> int:
    """The number of the panel in which something stands, from 0."""
    return bisect_left(folds, (box.x0 + box.x1) / 2)


def is_on_one_panel(box: Box, folds: Sequence[float]) -> bool:
    """Whether nothing of a region reaches over a fold."""
    return not any(box.x0 < fold - TOUCH and box.x1 > fold + TOUCH for fold in folds)


def parts_of_sheet(
    items: Sequence[Item], width: float, height: float, folds: Sequence[float] = ()
) -> list[list[Item]]:
    """The items of each page of a sheet, given where it is known to be folded; all of them if it is one."""
    whole = [list(items)]
    if folds:
        panels = [[item for item in items if panel_of(item.box, folds) == k] for k in range(len(folds) + 1)]
        return [panel for panel in panels if panel]
    if width < WIDEST_PAGE * height or not items:
        return whole
    fold = _fold(items, width, 1 / FACING)
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


def _fold(items: Sequence[Item], width: float, share: float) -> float | None:
    """The middle of the widest room near a share of the sheet's width that nothing reaches into."""
    start, end = (share - MIDDLE) * width, (share + MIDDLE) * width
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
