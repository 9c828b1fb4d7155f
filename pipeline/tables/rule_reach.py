"""How far a table reaches above its first rule and below its last."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from pipeline.tables.captions import NAMED
from pipeline.tables.columns import find_columns
from pipeline.tables.edges import Edge
from pipeline.tables.layout import Layout
from pipeline.tables.lines import YEAR, Line, is_row, lines_of
from pipeline.tables.settings import LAYING
from pipeline.tables.turned import top_over

GROUPED, MOST_LABELS = 3, 8
"""Between two rows of numbers stand no more lines without any than this; those of labels alone more."""

CLOSE = 0.45
"""A line of a label stands no further from the next than this share of its size."""

BLANK = 2.6
"""Times its size: how far the first row stands at most below the rule of the header."""

ROWS = 4
"""So many rules are those under rows."""

SPANNED = 24.0
"""Rules under names over several columns stand no further above the others than this (points)."""

LEFT = 2.0
"""The lines of a cell start at the same place, give or take this (points)."""


def header_top(layout: Layout, chain: Sequence[Edge]) -> float:
    """Where the region starts: at its first rule, or over header lines that stand right above it.

    They do where the first line with several columns below the rule holds numbers already, and where a
    shorter rule stands under names over several columns.
    """
    top = _top_of_names(layout, chain)
    return _over_spanners(layout, chain[0], top)


def _over_spanners(layout: Layout, first: Edge, top: float) -> float:
    """Where the names start that stand over several columns, on shorter rules above the names of these."""
    shorter = [
        edge
        for edge in layout.horizontals
        if edge.drawn and top - SPANNED < edge.at < first.at and _is_within(edge, first)
    ]
    if not shorter:
        return top
    lines = lines_of(layout.words_in((first.start - 2, top - 1, first.end + 2, first.at)))
    size = lines[0].size if lines else 0.0
    high = lines[0].box[1] if lines else top
    spanners = [edge for edge in shorter if high - 0.9 * size < edge.at < high + 2]
    if not spanners:
        return top
    at = max(edge.at for edge in spanners)
    above = lines_of(layout.words_in((spanners[0].start - 2, at - 3 * size, spanners[-1].end + 2, at)))
    names = above[-1:]
    apart = any(line.box[3] < at - 0.9 * line.size for line in names)
    if not names or apart or len(names[0].phrases) < len(spanners) or any(p.value for p in names[0].phrases):
        return top
    return min(top, names[0].box[1] - 1)


def _is_within(edge: Edge, first: Edge) -> bool:
    """Whether a rule stands over some of the columns of a longer one, the first left out."""
    inside = first.start + 12 < edge.start and edge.end < first.end + 6
    return inside and edge.end - edge.start > 0.1 * (first.end - first.start)


def _top_of_names(layout: Layout, chain: Sequence[Edge]) -> float:
    first = chain[0]
    end = chain[-1].at if len(chain) > 1 else first.at + 40
    body = lines_of(layout.words_in((first.start - 2, first.at, first.end + 2, end)))
    several = next((line for line in body[:GROUPED] if len(line.phrases) > 1), None)
    head = _header_line(layout, chain, body)
    if several is None or not any(phrase.value for phrase in several.phrases[1:]):
        return first.at if head is None else head.box[1] - 1
    if layout.turned_in((first.start, first.at, first.end, several.box[1])):
        return first.at
    start = _rows_above(layout, first, several)
    above = lines_of(layout.words_in((first.start - 2, start - 60, first.end + 2, start)))[::-1]
    top = start
    if head is not None and start == first.at:
        above = [head, *above[1:]]
    for line in above[:5]:
        years = len(line.phrases) > 1 and all(YEAR.fullmatch(phrase.text) for phrase in line.phrases)
        far = BLANK if years and top == start < first.at else 1.2 if len(line.phrases) > 1 else 0.8
        near = top - line.box[3] < far * line.size or line is head
        lone = len(line.phrases) == 1 and line.box[0] < first.start + 0.25 * (first.end - first.start)
        if not near or lone or NAMED.match(line.phrases[0].text):
            break
        top = line.box[1] - 1
    return top_over(layout, (first.start - 2, top, first.end + 2, top))


def _header_line(layout: Layout, chain: Sequence[Edge], body: Sequence[Line]) -> Line | None:
    """The line of names above the first of the rules under rows, which stand as far from theirs."""
    if len(chain) < ROWS or not body:
        return None
    first, second = chain[0], chain[1]
    above = lines_of(layout.words_in((first.start - 2, first.at - 60, first.end + 2, first.at)))
    inside = [line.box[3] for line in body if line.middle < second.at]
    if not above or not inside:
        return None
    white = LAYING.stripe * (second.at - max(inside)) + 1
    return above[-1] if first.at - above[-1].box[3] <= white and _keeps_to(above[-1], body) else None


def _last_row(layout: Layout, chain: Sequence[Edge], end: float) -> float | None:
    """Where the one row ends that stands below the last rule as those above do; None where none does."""
    last = chain[-1]
    if len(chain) < 2 or not last.drawn:
        return None
    x0, x1 = last.start - 2, last.end + 2
    upper = chain[-2].at
    above = lines_of(layout.words_in((x0, upper, x1, last.at)))
    several = [line for line in above if len(line.phrases) > 1]
    if len(several) < 2:
        return None
    below = lines_of(layout.words_in((x0, last.at, x1, min(end, last.at + 60))))
    if not below:
        return None
    white = LAYING.stripe * max(last.at - above[-1].box[3], above[0].box[1] - upper) + 1
    row = [below[0]]
    for before, line in pairwise(below):
        if line.box[1] - before.box[3] > CLOSE * line.size or not _keeps_to(line, several, 1):
            break
        row.append(line)
    following = below[len(row) : len(row) + 1]
    apart = not any(
        _keeps_to(line, several) and line.box[1] - row[-1].box[3] < 2 * white for line in following
    )
    if row[0].box[1] - last.at > white or not apart or not _keeps_to(row[0], several):
        return None
    return row[-1].box[3] + 1


def _keeps_to(line: Line, body: Sequence[Line], least: int = 2) -> bool:
    """Whether each phrase of a line stands in a column of its own of the lines of a body.

    In most of them, and in so many at least; where one is enough, the line goes on with another.
    """
    columns = find_columns(body)
    over = [
        [at for at, (start, end) in enumerate(columns) if phrase.box[0] < end and start < phrase.box[2]]
        for phrase in line.phrases
    ]
    own = {places[0] for places in over if len(places) == 1}
    most = 1 if least == 1 else max(least, LAYING.keeps * (len(columns) - 1))
    return len(columns) > 1 and len(own) == len(over) >= most


def _rows_above(layout: Layout, first: Edge, below: Line) -> float:
    """Where the body begins whose first rule is that over a total: above rows of figures in its columns."""
    start = first.at
    rows = 0
    lines = lines_of(layout.words_in((first.start - 2, 0, first.end + 2, first.at)))[::-1]
    columns = [phrase.box for phrase in below.phrases if phrase.value]
    for line in lines:
        figures = [phrase for phrase in line.phrases if phrase.value]
        under = [any(p.box[0] < x1 and x0 < p.box[2] for x0, _, x1, _ in columns) for p in figures]
        years = all(YEAR.fullmatch(phrase.text) for phrase in figures)
        if start - line.box[3] > BLANK * line.size or years or not all(under) or len(figures) < 2:
            break
        if len(line.phrases) - len(figures) > (line.phrases[0].value is False):
            break
        start, rows = line.box[1] - 1, rows + 1
    return start if rows >= LAYING.rows_above else first.at


def body_bottom(layout: Layout, chain: Sequence[Edge]) -> float:
    """Where the region ends: at its last rule, or under the rows of numbers that go on below it.

    A few lines without numbers between them are headings of groups, or labels that go on.
    """
    last = chain[-1]
    ends = [edge.at for edge in layout.horizontals if edge.at > last.at and alike(edge, last)]
    end = min(ends, default=layout.page.height or float("inf"))
    below = lines_of(layout.words_in((last.start - 2, last.at, last.end + 2, end)))
    rows = [(a, b) for a, b in pairwise(below) if is_row(a) and is_row(b)]
    least = min((b.middle - a.middle for a, b in rows), default=0.0)
    usual = median(b.box[1] - a.box[3] for a, b in rows) if rows else 0.0
    least_bottom = _last_row(layout, chain, end) or last.at
    bottom = reached = least_bottom
    held: list[Line] = []
    row: Line | None = None
    stub = min((p.box[0] for line in below if is_row(line) for p in line.phrases if p.value), default=0.0)
    # A blank line may stand between the rule under a header and the first row.
    headed = bool(below) and is_row(below[0]) and _is_headed(layout, chain)
    for line in below:
        over_columns = len(line.phrases) == 1 and line.box[0] > last.start + 0.25 * (last.end - last.start)
        blank = BLANK * line.size if headed and line is below[0] else 0.0
        apart = line.box[1] - reached > max(1.4 * line.size, 1.2 * usual, blank)
        wraps = row is not None and _wraps(line, row)
        if apart or (over_columns and not wraps) or NAMED.match(line.phrases[0].text):
            break
        reached = line.box[3] + 1
        if is_row(line) or wraps:
            bottom, held = reached, []
            row = row if wraps else line
        elif (
            (len(held) == GROUPED and line.box[2] > stub)
            or len(held) == MOST_LABELS
            or line.box[2] - line.box[0] > 0.9 * (last.end - last.start)
        ):
            break
        else:
            held.append(line)
    for line in held:
        tight = line.box[1] - bottom < CLOSE * line.size and line.box[2] < stub
        if line.middle - bottom > 0.55 * least and not tight:
            break
        bottom = line.box[3] + 1
    return max(bottom, least_bottom)


def _is_headed(layout: Layout, chain: Sequence[Edge]) -> bool:
    """Whether lines stand between the first rule and the last, none of them a row of figures."""
    first, last = chain[0], chain[-1]
    above = lines_of(layout.words_in((last.start - 2, first.at, last.end + 2, last.at)))
    return bool(above) and not any(map(is_row, above))


def _wraps(line: Line, row: Line) -> bool:
    """Whether a line goes on with the words of a cell of the row above, other than the first."""
    starts = [phrase.box[0] for phrase in row.phrases[1:]] + [row.box[2]]
    return len(line.phrases) == 1 and any(
        not phrase.value and abs(phrase.box[0] - line.box[0]) < LEFT and line.box[2] < following
        for phrase, following in zip(row.phrases[1:], starts[1:], strict=True)
    )


def alike(a: Edge, b: Edge) -> bool:
    """Whether two edges start and end at the same places."""
    return abs(a.start - b.start) <= 6 and abs(a.end - b.end) <= 6
