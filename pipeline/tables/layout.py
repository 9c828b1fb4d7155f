"""What a page offers to the finders of tables: its words in lines and phrases, its edges, its fills."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from operator import itemgetter

from pipeline.records import Page, Rule, Word
from pipeline.tables.edges import (
    JOIN,
    SNAP,
    Edge,
    edges_of,
    is_slanted,
    join_edges,
    without_margins,
    without_page_frame,
)
from pipeline.tables.insets import (
    without_covered,
    without_hairlines,
    without_panels,
    without_shaded_text,
)
from pipeline.tables.lines import LEADS, Box, sides
from pipeline.tables.sideways import Turn, find_turn, turned_rule, turned_word

DASHES = re.compile(r"[-_=–—]{6,}")
BARS = re.compile(r"[|¦!\[\]]+")
DOTS = re.compile(rf"[{LEADS}]+")
SIDES = 3
"""So many upright edges at one height part columns."""

OVER_EDGE = 3
"""Points: so far beyond a region stands what is taken for a part of it."""

NO_FIGURE = re.compile(r"\.{2,3}|…")


@dataclass(slots=True)
class Layout:
    """One page: words from top to bottom, edges, painted rectangles, slanted lines; points, origin top left.

    Words that are turned by a quarter stand apart, in reading order. A page that is read sideways is laid
    out as it is read, after a `turn`. `middles` and `centres` say how far down and across its words stand.
    """

    page: Page
    words: list[Word]
    horizontals: list[Edge]
    verticals: list[Edge]
    fills: list[Box]
    turned: list[Word] = field(default_factory=list)
    turn: Turn | None = None
    slants: list[Box] = field(default_factory=list)
    middles: list[float] = field(init=False)
    centres: list[float] = field(init=False)

    def __post_init__(self) -> None:
        placed = [
            ((top + bottom) / 2, (x0 + x1) / 2, word)
            for word in self.words
            for x0, top, x1, bottom in [sides(word)]
        ]
        placed.sort(key=itemgetter(0))
        self.words = [word for _, _, word in placed]
        self.middles = [middle for middle, _, _ in placed]
        self.centres = [centre for _, centre, _ in placed]

    @classmethod
    def of(cls, page: Page, words: Sequence[Word], rules: Sequence[Rule]) -> Layout:
        """The layout of a page from what the reader saw on it; dashes typed as a line count as one.

        What stands beside the page (the other half of a spread) is not on it.
        """
        turn = find_turn(page, words)
        if turn is not None:
            page = replace(page, width=page.height, height=page.width)
            words = [turned_word(word, turn) for word in words]
            rules = [turned_rule(rule, turn) for rule in rules]
        size = (page.width or 0.0, page.height or 0.0)
        rules = [rule for rule in rules if rule.box and _is_on(rule.box, size)]
        seen = without_panels(without_covered(without_shaded_text(without_hairlines(rules))))
        horizontals, verticals = edges_of(seen, size)
        kept, turned, bars = [], [], []
        down = without_margins(join_edges(verticals))
        for word in words:
            box = word.box
            if box is None or not _is_on(box, size):
                continue
            if not word.upright:
                turned.append(word)
            elif word.text[:1].isalnum():
                # Most words are of letters: none is a line that was typed.
                kept.append(word)
            elif DASHES.fullmatch(word.text) and not _is_in_cell(box, down):
                middle = (box[1] + box[3]) / 2
                horizontals.append(Edge(middle, box[0], box[2]))
            else:
                kept.append(word)
                if BARS.fullmatch(word.text):
                    bars.append(word)
        fills = [sides(rule) for rule in rules if rule.fill and rule.kind == "rect"]
        slants = [sides(rule) for rule in rules if is_slanted(rule)]
        across, down = without_page_frame(join_edges(horizontals), down, size)
        if edges := {id(word) for word in bars if _is_edge(word, down)}:
            kept = [word for word in kept if id(word) not in edges]
        return cls(page, kept, across, down, fills, turned, turn, slants)

    def _cut(self, places: Sequence[int]) -> Layout:
        """The layout with those of its words alone, by their places: they stand in order already."""
        cut = copy(self)
        cut.words = [self.words[at] for at in places]
        cut.middles = [self.middles[at] for at in places]
        cut.centres = [self.centres[at] for at in places]
        return cut

    def without(self, boxes: Sequence[Box]) -> Layout:
        """The layout of what is left of the page outside some regions."""
        if not boxes:
            return self
        inside: set[int] = set()
        for x0, top, x1, bottom in boxes:
            first = bisect_left(self.middles, top - OVER_EDGE)
            last = bisect_right(self.middles, bottom + OVER_EDGE)
            left, right = x0 - OVER_EDGE, x1 + OVER_EDGE
            inside.update(at for at in range(first, last) if left <= self.centres[at] <= right)
        cut = self._cut([at for at in range(len(self.words)) if at not in inside])
        cut.horizontals = [
            e for e in self.horizontals if not any(_inside((e.start, e.at, e.end, e.at), b) for b in boxes)
        ]
        cut.verticals = [
            e for e in self.verticals if not any(_inside((e.at, e.start, e.at, e.end), b) for b in boxes)
        ]
        cut.turned = [w for w in self.turned if not any(_inside(sides(w), box) for box in boxes)]
        return cut

    def without_leaders(self) -> Layout:
        """The layout without the dots that lead from a title to its page number.

        Three dots by themselves are what a cell says that has no figure.
        """
        led = {
            at for at, word in enumerate(self.words) if word.text[:1] in LEADS and DOTS.fullmatch(word.text)
        }
        dots = [self.words[at] for at in sorted(led)]
        led -= {
            at for at in led if NO_FIGURE.fullmatch(self.words[at].text) and not _led_on(self.words[at], dots)
        }
        return self._cut([at for at in range(len(self.words)) if at not in led]) if led else self

    def on_page(self, box: Box) -> Box:
        """Where a box of the layout stands on its page."""
        return box if self.turn is None else self.turn.back(box)

    def words_in(self, box: Box) -> list[Word]:
        """The words whose middle lies in a box."""
        x0, top, x1, bottom = box
        first, last = bisect_left(self.middles, top), bisect_right(self.middles, bottom)
        placed = zip(self.words[first:last], self.centres[first:last], strict=True)
        return [word for word, centre in placed if x0 <= centre <= x1]

    def turned_in(self, box: Box) -> list[Word]:
        """The turned words whose middle lies in a box, in reading order."""
        return [word for word in self.turned if _holds(box, word)]


def _is_in_cell(box: Box, verticals: Sequence[Edge]) -> bool:
    """Whether typed dashes stand in a cell between upright edges without reaching both of them."""
    middle = (box[1] + box[3]) / 2
    through = sorted(edge.at for edge in verticals if edge.start < middle < edge.end)
    left = [at for at in through if at < box[0] + SNAP]
    right = [at for at in through if at > box[2] - SNAP]
    if not left or not right or len(through) < SIDES:
        return False
    return len(left) + len(right) == len(through) and max(box[0] - left[-1], right[0] - box[2]) > JOIN


def _is_edge(word: Word, verticals: Sequence[Edge]) -> bool:
    """Whether a word of bars stands on an upright edge: OCR read the edge as a letter."""
    x0, top, x1, bottom = sides(word)
    middle = (top + bottom) / 2
    return any(x0 - SNAP <= e.at <= x1 + SNAP and e.start < middle < e.end for e in verticals)


def _is_on(box: Box, size: tuple[float, float]) -> bool:
    """Whether the middle of a box stands on a page of this width and height; any does where it has none."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return (not size[0] or 0 <= x <= size[0]) and (not size[1] or 0 <= y <= size[1])


def _led_on(word: Word, dots: Sequence[Word]) -> bool:
    """Whether dots go on with others right beside them."""
    x0, _, x1, _ = sides(word)
    reach = 2 * (word.size or x1 - x0)
    beside = [sides(other) for other in dots if other is not word and abs(_middle(other) - _middle(word)) < 2]
    return any(-reach < box[0] - x1 < reach or -reach < x0 - box[2] < reach for box in beside)


def _middle(word: Word) -> float:
    _, top, _, bottom = sides(word)
    return (top + bottom) / 2


def _holds(box: Box, word: Word) -> bool:
    x0, top, x1, bottom = sides(word)
    return box[0] <= (x0 + x1) / 2 <= box[2] and box[1] <= (top + bottom) / 2 <= box[3]


def _inside(inner: Box, outer: Box) -> bool:
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    across = outer[0] - OVER_EDGE <= x <= outer[2] + OVER_EDGE
    return across and outer[1] - OVER_EDGE <= y <= outer[3] + OVER_EDGE
