"""Large type: initials over several lines put into the first of them; headings of the columns below them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.readers.page_layout import Box, PrintedWord, around
from pipeline.readers.pdf.layout.printed_lines import PrintedLine
from pipeline.readers.pdf.words.page_words import INITIAL

NEAR = 1.5
"""Times the size of the running text: how far from the initial its lines may start."""


def with_initials_in_line(words: Sequence[PrintedWord], body_size: float) -> list[PrintedWord]:
    """The words, initials as if they were set in the type of the line that they begin."""
    return [_in_line(word, words, body_size) if _is_initial(word, body_size) else word for word in words]


def _is_initial(word: PrintedWord, body_size: float) -> bool:
    return len(word.text) == 1 and word.text.isupper() and word.upright and word.size >= INITIAL * body_size


def _in_line(initial: PrintedWord, words: Sequence[PrintedWord], body_size: float) -> PrintedWord:
    box = initial.box
    starts = [
        word
        for word in words
        if -0.5 * body_size <= word.box.x0 - box.x1 < NEAR * body_size
        and word.size * INITIAL <= initial.size
        and box.top - 0.5 * body_size < word.box.middle < box.bottom
    ]
    if len(starts) < 2:
        return initial
    first = min(starts, key=lambda word: word.box.top)
    # The rest of its word touches it; a word of its own keeps its distance.
    end = first.box.x0 if first.text[0].islower() or first.text[0] in "'’" else box.x1
    placed = Box(min(box.x0, end - 1), first.box.top, end, first.box.bottom)
    return replace(initial, box=placed, size=first.size)


LARGE = 1.2
"""Times the usual size: type of a heading that may stand over several columns."""

LEVEL = 0.4
"""Share of a heading's height beside which something stands that is level with it."""

BESIDE = 4.0
"""Times a heading's height: what stands beside it starts so close to the gutter, as a column does."""


def headings_across(
    lines: Sequence[PrintedLine], words: Sequence[PrintedWord], size: float
) -> list[tuple[Box, float]]:
    """Lines of large type that stand alone over columns, and where the last word right below them starts."""
    headings: list[tuple[Box, float]] = []
    for above, line in zip([None, *lines], lines, strict=False):
        if min(word.size for word in line.words) < LARGE * size:
            continue
        apart = above is None or line.box.top - above.box.bottom > 0.3 * size
        under = [word for word in words if 0 <= word.box.top - line.box.bottom < 4 * size]
        if not apart or not under:
            continue
        last = max(word.box.x0 for word in under)
        # Headings of columns may stand side by side on one line.
        boxes = [around(word.box for word in cell) for cell in line.cells]
        first = min(word.box.x0 for word in under)
        headings += [(box, last) for box in boxes if last > box.x1 + size and first < box.x1]
    return headings


def stands_beside(heading: Box, start: float, end: float, boxes: Iterable[Box]) -> bool:
    """Whether a heading stands on one side of a gutter only, and something level with it on the other.

    The gutter is the room between `start` and `end`.
    """
    if heading.x0 >= end - 0.5:
        others = (box for box in boxes if box.x1 <= start)
    elif heading.x1 <= start:
        others = (box for box in boxes if -0.5 <= box.x0 - end < BESIDE * heading.height)
    else:
        return False
    return any(
        min(box.bottom, heading.bottom) - max(box.top, heading.top) > LEVEL * heading.height for box in others
    )
