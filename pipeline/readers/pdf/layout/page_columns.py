"""The order in which the parts of a page are read: a page is cut at gutters that persist over many lines."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import attrgetter, itemgetter
from typing import NamedTuple, TypeGuard

from pipeline.readers.page_layout import Box, PrintedWord, around
from pipeline.readers.pdf.layout.gutters import MIN_LINES, are_columns
from pipeline.readers.pdf.layout.large_type import headings_across, stands_beside
from pipeline.readers.pdf.layout.printed_lines import PrintedLine, find_lines, most_common_size
from pipeline.readers.pdf.layout.regions import Frame, RuledTable
from pipeline.readers.pdf.layout.threads import Thread
from pipeline.readers.pdf.words.markers import BULLET, SENTENCE_END

GUTTER = 0.6
"""Times the font size: the least width of a gutter."""

STEP = 1.0
"""Points: how closely the places of gutters are looked for."""

HANGING = 1.5
"""Times the font size: a mark set apart that far from the text before it belongs to the text behind it."""

MAX_CANDIDATES = 12
HEADING_GAP = 0.7
"""Times its size: a heading is closer to the text below it, and farther from the one above it."""

LONG_WORD = 25
"""A word of so many characters runs over a column's edge; it does not bridge two columns."""


@dataclass(frozen=True, slots=True, eq=False)
class Span:
    """Something that is not cut: a table or a frame."""

    region: RuledTable | Frame | Thread

    @property
    def box(self) -> Box:
        """Where it stands."""
        return self.region.box


Item = PrintedWord | Span
Part = PrintedLine | Span


@dataclass(frozen=True, slots=True, eq=False)
class PageColumn:
    """A part of a page that is read from top to bottom: lines, tables and frames in that order."""

    parts: Sequence[Part]

    @property
    def box(self) -> Box:
        """Where it stands."""
        return around(part.box for part in self.parts)


class _Gutter(NamedTuple):
    """Room between two sides of a page: where it starts and ends on a line, and how high it is; points.

    `heading` is the one that it ends below, if it does.
    """

    start: float
    end: float
    top: float
    bottom: float
    heading: Box | None = None


@dataclass(frozen=True, slots=True)
class _Cut:
    """What stands beside, above and below a gutter, and the heading of both sides."""

    above: list[Item]
    heading: list[Item]
    left: list[Item]
    right: list[Item]
    below: list[Item]


def find_columns(items: Sequence[Item]) -> list[PageColumn]:
    """The columns of a page or of a part of it, in reading order."""
    if not items:
        return []
    lines = find_lines([item for item in items if isinstance(item, PrintedWord)])
    best = _best_cut(items, lines)
    if best is None:
        return [PageColumn(_stacked(items, lines))]
    return [c for part in _in_order(best) for c in find_columns(part)]


def _in_order(cut: _Cut) -> list[list[Item]]:
    """The parts of a cut page as they are read; what is set into a text must not part its sentences."""
    if not _flows_below(cut):
        return [cut.above, cut.heading, cut.left, cut.right, cut.below]
    above, left = find_lines(_words(cut.above)), find_lines(_words(cut.left))
    if above and _goes_on(above[-1], left[0]):
        return [cut.above + cut.heading + cut.left + cut.below, cut.right]
    return [cut.above, cut.heading, cut.right, cut.left + cut.below]


def _flows_below(cut: _Cut) -> bool:
    """Whether a sentence of the left side goes on below, after a right side that is complete in itself."""
    left, right, below = (find_lines(_words(part)) for part in (cut.left, cut.right, cut.below))
    if not (left and right and below) or below[0].box.x0 > left[-1].box.x0 + left[-1].size:
        return False
    complete = SENTENCE_END.search(right[-1].text) and not right[0].text[0].islower()
    return bool(complete) and _goes_on(left[-1], below[0])


def _goes_on(last: PrintedLine, then: PrintedLine) -> bool:
    """Whether a sentence goes on from a line to the next one in the same type."""
    close = then.box.bottom - last.box.bottom < 2 * last.size
    alike = abs(then.size - last.size) < 0.1 * last.size
    return close and alike and not SENTENCE_END.search(last.text) and then.text[0].islower()


def _stacked(items: Sequence[Item], lines: Sequence[PrintedLine]) -> list[PrintedLine | Span]:
    spans = [item for item in items if isinstance(item, Span)]
    return sorted(
        [*lines, *spans], key=lambda part: part.box.middle if isinstance(part, PrintedLine) else part.box.top
    )


def _best_cut(items: Sequence[Item], lines: Sequence[PrintedLine]) -> _Cut | None:
    """Of the cuts that a reader would make the one that parts the most words; the first of several.

    What a cut parts is known from its ends alone, whether a reader would make it is costly to say.
    """
    gutters = list(_gutters(items, lines))
    if not gutters:
        return None
    between = _counting(items)
    gutters.sort(key=lambda gutter: -between(gutter.top, gutter.bottom))
    placed = [(item.box.middle, _reach(item).x0, item) for item in items]
    return next((cut for gutter in gutters if (cut := _cut(placed, gutter))), None)


def _counting(items: Sequence[Item]) -> Callable[[float, float], int]:
    """A function that counts the words of items whose middle is between two heights."""
    by_height = sorted(
        (item.box.middle, 1 if isinstance(item, PrintedWord) else len(item.region.words)) for item in items
    )
    middles = [middle for middle, _ in by_height]
    counts = [0, *accumulate(count for _, count in by_height)]
    return lambda top, bottom: counts[bisect_right(middles, bottom)] - counts[bisect_left(middles, top)]


def _gutters(items: Sequence[Item], lines: Sequence[PrintedLine]) -> Iterator[_Gutter]:
    """The room that several lines leave."""
    words = [word for line in lines for word in line.words]
    words += [word for item in items if _is_uncut(item) for word in item.region.words]
    if len(words) < 2 * MIN_LINES:
        return
    size = most_common_size(words)
    first = min([item.box.x0 for item in items])
    spans = {_reach(item).x0 for item in items if isinstance(item, Span) and item.box.x0 > first}
    ends = [*_gutter_ends(lines, first, GUTTER * size), *sorted(spans)]
    if not ends:
        return
    beneath = [word for line in lines for word in line.words]
    beneath += [word for item in items if isinstance(item, Span) for word in item.region.words]
    headings = headings_across(lines, beneath, size)
    top, bottom = min(item.box.top for item in items), max(item.box.bottom for item in items)
    blocking = sorted((_reach(item) for item in items if not _runs_over(item)), key=attrgetter("top"))
    for end in ends:
        gutter = _Gutter(end - GUTTER * size, end, top, bottom)
        for free in _free_runs(gutter, blocking, headings):
            if free.bottom - free.top >= MIN_LINES * size:
                yield free


def _reach(item: Item) -> Box:
    """How far something reaches into a gutter; grounds of boxes meet, what is printed on them does not."""
    if isinstance(item, Span) and isinstance(item.region, Frame) and item.region.words:
        return around(word.box for word in item.region.words)
    return item.box


def _is_uncut(item: Item) -> TypeGuard[Span]:
    """Whether something is a table or a frame, by which columns may be told as well as by lines."""
    return isinstance(item, Span) and not isinstance(item.region, Thread)


def _gutter_ends(lines: Sequence[PrintedLine], first: float, gutter: float) -> list[float]:
    """Where gutters may end: places up to which many lines leave room for one, those of most lines first."""
    begun: Counter[int] = Counter()
    for line in lines:
        end = first
        for word in line.words:
            start, stop = round((end + gutter) / STEP), int(word.box.x0 / STEP) + 1
            if start < stop:
                begun[start] += 1
                begun[stop] -= 1
            end = max(end, word.box.x1)
    steps = range(min(begun, default=0), max(begun, default=0) + 1)
    room = Counter(dict(zip(steps, accumulate(begun[step] for step in steps), strict=True)))
    # Of neighbouring places with equal room the last one is closest to the text on the right.
    peaks = [
        step
        for step, count in room.items()
        if count >= MIN_LINES and room[step + 1] < count and room[step - 1] <= count
    ]
    peaks.sort(key=lambda step: (-room[step], step))
    return [step * STEP for step in peaks[:MAX_CANDIDATES]]


def _free_runs(
    gutter: _Gutter, blocking: Sequence[Box], headings: Sequence[tuple[Box, float]]
) -> Iterator[_Gutter]:
    """The parts of a gutter into which nothing reaches; `blocking` is sorted from top to bottom."""
    start, end = gutter.start, gutter.end
    boxes = [(top, bottom) for x0, top, x1, bottom in blocking if x0 < end and x1 > start]
    # A heading parts the columns that are there below it on both sides, if none of them goes on beside it.
    over = {
        box.bottom: box
        for box, last in headings
        if last > end - 0.5 and not stands_beside(box, start, end, blocking)
    }
    if over:
        boxes = sorted([*boxes, *((box.top, box.bottom) for box in over.values())], key=itemgetter(0))
    free = gutter.top
    for top, bottom in boxes:
        if top > free:
            yield gutter._replace(top=free, bottom=top, heading=over.get(free))
        free = max(free, bottom)
    if gutter.bottom > free:
        yield gutter._replace(top=free, heading=over.get(free))


def _runs_over(item: Item) -> bool:
    return isinstance(item, PrintedWord) and len(item.text) >= LONG_WORD


def _cut(placed: Sequence[tuple[float, float, Item]], gutter: _Gutter) -> _Cut | None:
    """What a gutter parts; None where the two sides of it are not columns of text.

    Items are given with how far down their middle is and how far left they reach.
    """
    cut = _Cut([], [], [], [], [])
    first, top, bottom = gutter.end - 0.5, gutter.top, gutter.bottom
    for middle, start, item in placed:
        if middle < top:
            (cut.heading if gutter.heading and gutter.heading.holds(item.box) else cut.above).append(item)
        elif middle > bottom:
            cut.below.append(item)
        else:
            (cut.right if start >= first else cut.left).append(item)
    _hang_marks(cut, gutter)
    left, right = _words(cut.left), _words(cut.right)
    if min(len(left), len(right)) < MIN_LINES:
        return None
    left_lines, right_lines = find_lines(left), find_lines(right)
    fewest = min(len(left_lines), len(right_lines))
    if fewest < MIN_LINES or not are_columns(left, right, left_lines, right_lines):
        return None
    if cut.below:
        for side, lines, other in ((cut.left, left_lines, right), (cut.right, right_lines, left)):
            _hand_down(side, lines, max(word.box.bottom for word in other), cut.below)
    return cut


def _hand_down(side: list[Item], lines: Sequence[PrintedLine], other: float, below: list[Item]) -> None:
    """Put the last line of a side, below the end of the other one, to what is below if it is its heading."""
    *_, before, last = lines
    gap = min(item.box.top for item in below) - last.box.bottom
    if last.box.top >= other and last.box.top - before.box.bottom > max(gap, HEADING_GAP * last.size):
        moved = set(last.words)
        if gap < HEADING_GAP * last.size and moved.issubset(side):
            below.extend(moved)
            side[:] = [item for item in side if item not in moved]


def _words(items: Sequence[Item]) -> list[PrintedWord]:
    """The words of a side, those in tables and frames included."""
    return [
        word for item in items for word in ([item] if isinstance(item, PrintedWord) else item.region.words)
    ]


def _hang_marks(cut: _Cut, gutter: _Gutter) -> None:
    """Put the marks of list items that hang into the gutter before the text that they belong to."""
    for item in list(cut.left):
        if not isinstance(item, PrintedWord) or not BULLET.match(item.text):
            continue
        near = gutter.end - item.box.x1 < 2 * HANGING * item.size
        beside = (o.box for o in cut.left if o is not item and o.box.top < item.box.middle < o.box.bottom)
        if near and all(box.x1 < item.box.x0 - HANGING * item.size for box in beside):
            cut.left.remove(item)
            cut.right.append(item)
