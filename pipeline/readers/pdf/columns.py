"""The order in which the parts of a page are read: a page is cut at gutters that persist over many lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from pipeline.readers.layout import Box, PrintedWord, around
from pipeline.readers.pdf.lines import Line, find_lines, most_common_size
from pipeline.readers.pdf.marks import BULLET
from pipeline.readers.pdf.ruled import Frame, RuledTable

GUTTER = 0.6
"""Times the font size: the least width of a gutter."""

MIN_LINES = 3
"""A gutter has at least so many lines on either side."""

STEP = 1.0
"""Points: how closely the places of gutters are looked for."""

HANGING = 1.5
"""Times the font size: a mark set apart that far from the text before it belongs to the text behind it."""

MAX_CANDIDATES = 12
LARGE = 1.2
"""Times the usual size: type of a heading that may stand over several columns."""

LONG_WORD = 25
"""A word of so many characters runs over a column's edge; it does not bridge two columns."""


@dataclass(frozen=True, slots=True, eq=False)
class Span:
    """Something that is not cut: a table or a frame."""

    region: RuledTable | Frame

    @property
    def box(self) -> Box:
        """Where it stands."""
        return self.region.box


Item = PrintedWord | Span


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """A part of a page that is read from top to bottom: lines, tables and frames in that order."""

    parts: Sequence[Line | Span]

    @property
    def box(self) -> Box:
        """Where it stands."""
        return around(part.box for part in self.parts)


@dataclass(frozen=True, slots=True)
class _Cut:
    """A gutter from `top` to `bottom` that ends at `x`, and what stands beside, above and below it."""

    above: list[Item]
    left: list[Item]
    right: list[Item]
    below: list[Item]
    weight: int


def find_columns(items: Sequence[Item]) -> list[Column]:
    """The columns of a page or of a part of it, in reading order."""
    if not items:
        return []
    best = max(_cuts(items), key=lambda cut: cut.weight, default=None)
    if best is None:
        return [Column(_stacked(items))]
    return [c for part in (best.above, best.left, best.right, best.below) for c in find_columns(part)]


def _stacked(items: Sequence[Item]) -> list[Line | Span]:
    spans = [item for item in items if isinstance(item, Span)]
    lines = find_lines([item for item in items if isinstance(item, PrintedWord)])
    return sorted(
        [*lines, *spans], key=lambda part: part.box.middle if isinstance(part, Line) else part.box.top
    )


def _cuts(items: Sequence[Item]) -> Iterator[_Cut]:
    """All cuts that a reader would make, found from the room that several lines leave."""
    words = [item for item in items if isinstance(item, PrintedWord)]
    if len(words) < 2 * MIN_LINES:
        return
    size = most_common_size(words)
    lines = find_lines(words)
    headings = _headings_across(lines, size)
    first = min(item.box.x0 for item in items)
    spans = {item.box.x0 for item in items if isinstance(item, Span) and item.box.x0 > first}
    for x in [*_gutter_ends(lines, first, GUTTER * size), *sorted(spans)]:
        strip = (x - GUTTER * size, x)
        for top, bottom in _free_runs(items, strip, headings):
            if bottom - top < MIN_LINES * size:
                continue
            cut = _cut(items, strip, top, bottom)
            if cut is not None:
                yield cut


def _gutter_ends(lines: Sequence[Line], first: float, gutter: float) -> list[float]:
    """Where gutters may end: places up to which many lines leave room for one, those of most lines first."""
    room: Counter[int] = Counter()
    for line in lines:
        end = first
        for word in line.words:
            for step in range(round((end + gutter) / STEP), int(word.box.x0 / STEP) + 1):
                room[step] += 1
            end = max(end, word.box.x1)
    # Of neighbouring places with equal room the last one is closest to the text on the right.
    peaks = [
        step
        for step, count in room.items()
        if count >= MIN_LINES and room[step + 1] < count and room[step - 1] <= count
    ]
    peaks.sort(key=lambda step: (-room[step], step))
    return [step * STEP for step in peaks[:MAX_CANDIDATES]]


def _headings_across(lines: Sequence[Line], size: float) -> list[Box]:
    """Lines of large type that stand alone between the columns above and below them."""
    found = []
    for above, line, below in zip([None, *lines], lines, [*lines[1:], None], strict=False):
        if min(word.size for word in line.words) < LARGE * size or below is None:
            continue
        apart = above is None or line.box.top - above.box.bottom > 0.3 * size
        under = [
            word for part in lines for word in part.words if 0 <= word.box.top - line.box.bottom < 4 * size
        ]
        beyond = line.box.x1 + size
        if apart and any(w.box.x0 > beyond for w in under) and any(w.box.x0 < line.box.x1 for w in under):
            found.append(line.box)
    return found


def _free_runs(
    items: Sequence[Item], strip: tuple[float, float], headings: Sequence[Box]
) -> Iterator[tuple[float, float]]:
    """The heights between which nothing reaches into the strip."""
    blocking = [item.box for item in items if item.box.x0 < strip[1] and item.box.x1 > strip[0]
                and not _runs_over(item)]  # fmt: skip
    top = min(item.box.top for item in items)
    end = max(item.box.bottom for item in items)
    for box in sorted([*blocking, *headings], key=lambda b: b.top):
        if box.top > top:
            yield top, box.top
        top = max(top, box.bottom)
    if end > top:
        yield top, end


def _runs_over(item: Item) -> bool:
    return isinstance(item, PrintedWord) and len(item.text) >= LONG_WORD


def _cut(items: Sequence[Item], strip: tuple[float, float], top: float, bottom: float) -> _Cut | None:
    parts: dict[str, list[Item]] = {"above": [], "left": [], "right": [], "below": []}
    for item in items:
        if item.box.middle < top:
            parts["above"].append(item)
        elif item.box.middle > bottom:
            parts["below"].append(item)
        else:
            parts["right" if item.box.x0 >= strip[1] - 0.5 else "left"].append(item)
    _hang_marks(parts, strip)
    left, right = _words(parts["left"]), _words(parts["right"])
    if min(len(left), len(right)) < MIN_LINES:
        return None
    left_lines, right_lines = find_lines(left), find_lines(right)
    fewest = min(len(left_lines), len(right_lines))
    if fewest < MIN_LINES or not _are_columns(left, right, left_lines, right_lines):
        return None
    return _Cut(**parts, weight=len(left) + len(right))


def _words(items: Sequence[Item]) -> list[PrintedWord]:
    """The words of a side, those in tables and frames included."""
    return [
        word for item in items for word in ([item] if isinstance(item, PrintedWord) else item.region.words)
    ]


def _hang_marks(parts: dict[str, list[Item]], strip: tuple[float, float]) -> None:
    """Put the marks of list items that hang into the gutter before the text that they belong to."""
    for item in list(parts["left"]):
        if not isinstance(item, PrintedWord) or not BULLET.match(item.text):
            continue
        near = strip[1] - item.box.x1 < 2 * HANGING * item.size
        beside = (
            o.box for o in parts["left"] if o is not item and o.box.top < item.box.middle < o.box.bottom
        )
        if near and all(box.x1 < item.box.x0 - HANGING * item.size for box in beside):
            parts["left"].remove(item)
            parts["right"].append(item)


def _are_columns(
    left: Sequence[PrintedWord],
    right: Sequence[PrintedWord],
    left_lines: Sequence[Line],
    right_lines: Sequence[Line],
) -> bool:
    """Whether two sides of a gutter are columns of text and not cells of the same rows."""
    fewest = min(len(left_lines), len(right_lines))
    runs = _runs(left, right)
    prose = _is_prose(left_lines), _is_prose(right_lines)
    if len(runs) - 2 <= fewest / 3:
        return any(prose) and not _row_by_row(runs)
    if len(runs) < 1.5 * fewest:
        return all(prose) and not _row_by_row(runs)
    # Drawn line by line over both sides: only full lines of prose speak for columns then.
    return all(prose) and fewest >= 2 * MIN_LINES and min(_fill(left_lines), _fill(right_lines)) > 0.8


def _runs(left: Sequence[PrintedWord], right: Sequence[PrintedWord]) -> list[tuple[bool, Box]]:
    """Runs of words drawn one after the other on one side: whether on the right, and the first word's box."""
    sided = sorted(
        [(w.order, False, w) for w in left] + [(w.order, True, w) for w in right], key=lambda s: s[0]
    )
    return [(side, next(run)[2].box) for side, run in groupby(sided, key=lambda s: s[1])]


def _row_by_row(runs: Sequence[tuple[bool, Box]]) -> bool:
    """Whether what is drawn on the right starts, again and again, as high as what was drawn on the left."""
    pairs = [(a[1], b[1]) for a, b in pairwise(runs) if not a[0] and b[0]]
    level = sum(1 for a, b in pairs if abs(a.middle - b.middle) < 0.5 * max(a.height, b.height))
    return len(pairs) >= MIN_LINES and level >= 0.7 * len(pairs)


def _is_prose(lines: Sequence[Line]) -> bool:
    """Whether lines read as running text: several words, little room at their ends, mostly letters."""
    words = [word.text for line in lines for word in line.words]
    lettered = sum(1 for word in words if sum(map(str.isalpha, word)) >= 2)
    return len(words) >= 2.3 * len(lines) and lettered >= 0.6 * len(words) and _fill(lines) > 0.55


def _fill(lines: Sequence[Line]) -> float:
    """The share of the width that the middle one of the lines fills."""
    width = max(line.box.x1 for line in lines) - min(line.box.x0 for line in lines)
    return median(line.box.width for line in lines) / width if width > 0 else 0.0
