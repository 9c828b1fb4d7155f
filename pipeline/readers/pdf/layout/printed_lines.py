"""Words gathered into printed lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from operator import attrgetter
from statistics import median

from pipeline.readers.page_layout import Box, PrintedWord, around

OVERLAP = 0.5
"""A word stands on a line if it shares this much of the smaller one's height."""

LARGER = 2.2
"""Type that much larger is not of the line, as an initial or a figure set beside three lines."""

CELL_GAP = 1.8
"""Times the font size: a gap that parts cells, if it is also far wider than the line's other gaps."""

FIGURES, FIGURE_GAP = 0.6, 0.7
"""With a greater share of words that hold figures, a gap of so many times the font size parts cells."""


@dataclass(eq=False)
class PrintedLine:
    """Words that stand beside each other, from left to right."""

    words: list[PrintedWord]
    box: Box = field(init=False)

    def __post_init__(self) -> None:
        if len(self.words) > 1:
            self.words.sort(key=attrgetter("box.x0"))
            self.box = around([word.box for word in self.words])
        else:
            self.box = self.words[0].box

    @cached_property
    def text(self) -> str:
        """The words with single spaces between them."""
        return " ".join(word.text for word in self.words)

    @cached_property
    def size(self) -> float:
        """Font size of most of its characters."""
        return most_common_size(self.words)

    @cached_property
    def bold(self) -> bool:
        """Whether all of it is bold, marks and punctuation aside."""
        if not any(word.bold for word in self.words):
            return False
        lettered = [word for word in self.words if any(c.isalnum() for c in word.text)]
        return bool(lettered) and all(word.bold for word in lettered)

    @cached_property
    def cells(self) -> list[list[PrintedWord]]:
        """The words parted at gaps that are too wide for a space; among figures smaller ones are."""
        gaps = [b.box.x0 - a.box.x1 for a, b in pairwise(self.words)]
        if not gaps or max(gaps) < FIGURE_GAP * min([word.size for word in self.words]):
            # No gap is as wide as one between cells can be: most lines are of a text.
            return [list(self.words)]
        of_figures = sum(any(map(str.isdigit, word.text)) for word in self.words) > FIGURES * len(self.words)
        usual = median(gaps) if len(gaps) > 2 and not of_figures else 0.0
        least = FIGURE_GAP if of_figures else CELL_GAP
        cells = [[self.words[0]]]
        for gap, word in zip(gaps, self.words[1:], strict=True):
            if gap >= max(least * word.size, 3 * usual):
                cells.append([])
            cells[-1].append(word)
        return cells


def most_common_size(words: Iterable[PrintedWord]) -> float:
    """The font size of most characters, to half a point; 0 without words."""
    words = list(words)
    if len(sizes := {word.size for word in words}) == 1:
        return round(sizes.pop() * 2) / 2
    exact: dict[float, int] = {}
    for word in words:
        exact[word.size] = exact.get(word.size, 0) + len(word.text)
    counts: dict[float, int] = {}
    for size, count in exact.items():
        size = round(size * 2) / 2
        counts[size] = counts.get(size, 0) + count
    return max(counts, key=lambda size: (counts[size], size), default=0.0)


def find_lines(words: Sequence[PrintedWord]) -> list[PrintedLine]:
    """The printed lines of a column, from top to bottom."""
    rows: list[list[PrintedWord]] = []
    heads: list[tuple[float, float]] = []
    last = 0
    for word in sorted(words, key=_by_height):
        _, top, _, bottom = word.box
        if heads and heads[-1] == (top, bottom) and top <= bottom:
            rows[-1].append(word)
            continue
        # Words come by height, so that only the last few lines can still take one.
        for k in range(len(rows) - 1, last - 1, -1):
            if _stand_level(top, bottom, *heads[k]):
                rows[k].append(word)
                break
        else:
            rows.append([word])
            heads.append((top, bottom))
            last = max(0, len(rows) - 6)
    return sorted(map(PrintedLine, rows), key=_by_height)


def _by_height(part: PrintedWord | PrintedLine) -> tuple[float, float]:
    x0, top, _, bottom = part.box
    return (top + bottom) / 2, x0


def _stand_level(top: float, bottom: float, other_top: float, other_bottom: float) -> bool:
    """Whether a word stands on the line of another, by where both start and end."""
    # This is asked more often than anything else of a page: no box, no `min` and no `max`.
    height, other = bottom - top, other_bottom - other_top
    low, high = (height, other) if height <= other else (other, height)
    shared = (bottom if bottom <= other_bottom else other_bottom) - (top if top >= other_top else other_top)
    return shared >= OVERLAP * low and high <= LARGER * low
