"""How far a table without rules reaches above its first row of figures and below its last."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from pipeline.tables.captions import NAMED, NOTE
from pipeline.tables.columns import Column, find_columns
from pipeline.tables.layout import Layout
from pipeline.tables.lines import YEAR, Box, Line, bounds
from pipeline.tables.settings import LAYING, SETTINGS
from pipeline.tables.turned import top_over

MOST_LABELS = 8
"""Labels that go on over lines without numbers are no more lines than this between two rows."""

MOST_NAMES = 8
"""The names of columns and what heads the first group take up no more lines than this."""

LEAST_NAMED = 2
"""Over a blank row stand the names of no fewer columns of figures than this."""

BEYOND = 60.0
"""The names of the first and the last column stand no further beyond their figures than this (points)."""

OVERHANG = 30.0
"""A name over several columns starts no further left of the first of them than this (points)."""

MIDDLE = 0.5
"""A name over several columns stands no further off their middle than this share of its size."""

OF_SIZE, OF_GAPS = 0.9, 1.6
"""What is above a band is part of it no further off than this share of its size, or of its usual gap."""

OVER_HALF = 0.5
"""A line that ends behind this share of the width may be one of a text, and not the heading of a group."""

LARGER = 1.45
"""A line set so many times as large as the rows is the title above them."""

SHORT = 0.5
"""A heading shorter than this share of the width stands by itself between the names and the rows."""

ALIGNED = 3.5
"""Labels that go on start within this many points of each other."""


def box_of_band(band: Sequence[Line], lines: Sequence[Line], layout: Layout) -> Box:
    """The region of a band with its labels, the header lines above it, and headings of a group between them.

    `lines` are all those of the page from top to bottom.
    """
    x0, top, x1, bottom = bounds(line.box for line in band)
    at, top = _with_labels_above(band, lines, _place(band[0], lines), top)
    bottom = _with_labels_below(band, lines, bottom)
    x0, top, x1 = _Above(band, lines, at, (x0, top, x1)).reach()
    return x0 - 1, top_over(layout, (x0 - 1, top - 1, x1 + 1, bottom)), x1 + 1, bottom + 1


class _Above:
    """The lines above a band, taken for its header one by one from the lowest on."""

    def __init__(
        self, band: Sequence[Line], lines: Sequence[Line], at: int, sides: tuple[float, float, float]
    ) -> None:
        self.lines = lines[max(0, at - MOST_NAMES) : at][::-1]
        self.x0, self.top, self.x1 = sides
        self.reached = self.top
        years = all(YEAR.fullmatch(phrase.text) for phrase in band[0].phrases if phrase.value)
        self.names = [phrase.box for phrase in band[0].phrases] if years else []
        self.columns = find_columns([line for line in band if is_figured(line)])
        self.size = max(line.size for line in band)
        gaps = [lower.box[1] - upper.box[3] for upper, lower in pairwise(band)]
        self.gap = median(gaps or [0.0])
        self.usual = max(OF_SIZE * band[0].size, OF_GAPS * self.gap)

    def reach(self) -> tuple[float, float, float]:
        """The sides and the top of what belongs to the band."""
        lowest, group, reach = self.top, False, self.usual
        for at, line in enumerate(self.lines):
            far = self._far(at) if lowest == self.top or self.top == self.reached else 0.0
            if lowest - line.box[3] >= max(reach, far) or NAMED.match(line.phrases[0].text):
                break
            if line.size > LARGER * self.size:
                break
            close = lowest - line.box[3] < LAYING.close * line.size
            if len(line.phrases) > 1 or (self.names and close and (self._spans(line) or self._goes_on(line))):
                self._take(line)
            elif group or self.top < self.reached:
                break
            elif line.box[2] - self.x0 > OVER_HALF * (self.x1 - self.x0):
                if not self._heads(at):
                    break
                group, reach = True, LAYING.near * line.size
            else:
                group = True
            lowest = line.box[1]
        return self.x0, self.top, self.x1

    def _take(self, line: Line) -> None:
        x0, x1 = self.x0, self.x1
        self.top = line.box[1]
        self.names = self.names or [phrase.box for phrase in line.phrases]
        # A header can be wider than what stands under it.
        each = (
            len(line.phrases) == len(self.columns) and line.box[0] > x0 - BEYOND and line.box[2] < x1 + BEYOND
        )
        over = [p.box for p in line.phrases if each or (p.box[0] < x1 and p.box[2] > x0)]
        self.x0 = min(x0, *(box[0] for box in over))
        self.x1 = max(x1, *(box[2] for box in over))

    def _far(self, at: int) -> float:
        """How far names may stand from what is below: over a blank line, or one row that is left empty."""
        line = self.lines[at]
        blank_row = LAYING.blank_row * (line.size + self.gap) - line.size
        return max(LAYING.far * line.size, blank_row) if self._name_columns(at) else 0.0

    def _name_columns(self, at: int) -> bool:
        """Whether a line and those right above it stand over most columns of figures, a phrase over each."""
        named: set[int] = set()
        for number, line in enumerate(self.lines[at:], at):
            apart = number > at and self.lines[number - 1].box[1] - line.box[3] >= LAYING.near * line.size
            over = [_over(phrase.box, self.columns) for phrase in line.phrases]
            # The last line of a name may stand by itself.
            if apart or (len(line.phrases) < 2 and (number > at or over[0][:1] in ([], [0]))):
                break
            if any(phrase.value and not YEAR.fullmatch(phrase.text) for phrase in line.phrases):
                return False
            if max(map(len, over)) > 1 and number == at:
                return False
            named |= {places[0] for places in over if len(places) == 1 and places[0] > 0}
        return len(named) >= max(LEAST_NAMED, LAYING.aligned * (len(self.columns) - 1))

    def _spans(self, line: Line) -> bool:
        """Whether the one phrase of a line above names stands in the middle over several of their columns."""
        x0 = line.box[0]
        columns = self.columns[1:]
        if len(columns) < 2 or x0 < columns[0][0] - OVERHANG or x0 < self.columns[0][1]:
            return False
        names = [(box[0], box[2]) for box in self.names if box[0] > self.columns[0][1]]
        return min(_off(line.box, columns), _off(line.box, names)) < MIDDLE * line.size

    def _goes_on(self, line: Line) -> bool:
        """Whether the one phrase of a line goes on below in the name of one column of figures."""
        over = _over(line.box, self.columns)
        below = [box for box in self.names if box[0] < line.box[2] and line.box[0] < box[2]]
        return len(over) == len(below) == 1 and over[0] > 0 and line.box[0] > self.columns[0][1]

    def _heads(self, at: int) -> bool:
        """Whether a line right above a band heads its first group: right above stand the names of columns."""
        line = self.lines[at]
        if at + 1 == len(self.lines):
            return False
        names = self.lines[at + 1]
        gap = line.box[1] - names.box[3]
        short = line.box[2] - line.box[0] < SHORT * (self.x1 - self.x0)
        if gap > LAYING.near * line.size and not (short and gap <= self._far(at + 1)):
            return False
        named = {at for phrase in names.phrases for at in _over(phrase.box, self.columns)}
        many = len(names.phrases) >= SETTINGS.many_columns
        return many and len(named) >= LAYING.keeps * len(self.columns)


def _off(box: Box, columns: Sequence[Column]) -> float:
    """How far something stands off the middle of several columns, those among them that it stands over."""
    over = _over(box, columns)
    places = range(len(columns))
    runs = [(a, b) for a in places for b in places if a < b and (not over or a <= over[0] <= over[-1] <= b)]
    return min(
        (abs(box[0] + box[2] - columns[a][0] - columns[b][1]) / 2 for a, b in runs), default=float("inf")
    )


def _over(box: Box, columns: Sequence[Column]) -> list[int]:
    """The columns that something stands over."""
    return [at for at, (start, end) in enumerate(columns) if box[0] < end and start < box[2]]


def is_figured(line: Line) -> bool:
    """Whether a line has a figure behind its first phrase."""
    return any(phrase.value for phrase in line.phrases[1:])


def are_labels(lines: Sequence[Line], band: Sequence[Line]) -> bool:
    """Whether lines hold nothing but labels, left of all that stands in the columns of a band."""
    first = min(line.phrases[1].box[0] for line in band if len(line.phrases) > 1)
    return len(lines) <= MOST_LABELS and all(
        len(line.phrases) == 1 and line.box[2] < first and not NAMED.match(line.phrases[0].text)
        for line in lines
    )


def _with_labels_above(band: Sequence[Line], lines: Sequence[Line], at: int, top: float) -> tuple[int, float]:
    """The first line of a band and its top, with the lines of its label that stand above its numbers."""
    while at > 0 and lines[at].box[1] - lines[at - 1].box[3] < LAYING.close * lines[at].size:
        if not are_labels([lines[at - 1]], band) or lines[at - 1].box[0] < band[0].box[0] - ALIGNED:
            break
        at -= 1
        top = lines[at].box[1]
    return at, top


def _with_labels_below(band: Sequence[Line], lines: Sequence[Line], bottom: float) -> float:
    """Where a band ends, with the lines of its last label that stand below its numbers."""
    at = _place(band[-1], lines)
    while at + 1 < len(lines) and lines[at + 1].box[1] - lines[at].box[3] < LAYING.close * lines[at].size:
        line = lines[at + 1]
        if (
            not are_labels([line], band)
            or abs(line.box[0] - band[-1].box[0]) > ALIGNED
            or NOTE.match(line.phrases[0].text)
        ):
            break
        at += 1
        bottom = line.box[3]
    return bottom


def _place(line: Line, lines: Sequence[Line]) -> int:
    """Where a line stands among others; itself, and not one that says the same."""
    return next(at for at, other in enumerate(lines) if other is line)
