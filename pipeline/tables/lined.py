"""Tables with horizontal rules, or stripes of shading, and no edges between their columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from pipeline.tables.candidates import Candidate
from pipeline.tables.captions import NAMED
from pipeline.tables.columns import find_columns, place
from pipeline.tables.edges import JOIN, SNAP, Edge
from pipeline.tables.entries import MOST_HEADERS, entries_between, foot_of_header
from pipeline.tables.labels import with_labels
from pipeline.tables.layout import Layout
from pipeline.tables.lines import Box, Line, is_row, lines_of
from pipeline.tables.painted import with_painted_bands
from pipeline.tables.stream import lay_out
from pipeline.tables.turned import top_over

LEAST_WIDTH = 60.0
"""A rule shorter than this (points) is an underlined word or the rule over footnotes."""

OVER = 8.0
"""Text that stands out this far (points) on both sides of the end of a rule runs over it."""

HEADER = 36.0
"""The rule under a header over several columns stands less than this (points) above the next."""

GROUPED, MOST_LABELS = 3, 8
"""Between two rows of numbers stand no more lines without any than this; those of labels alone more."""

CLOSE = 0.45
"""A line of a label stands no further from the next than this share of its size."""

TITLE = 1.6
"""A title is set so many times as large as what stands below it."""

STUB = 0.4
"""Rules between rows leave out no more than this share of the width, for the labels of several rows."""

BLANK = 2.6
"""Times its size: how far the first row stands at most below the rule of the header."""

APART = 2.2
"""A header that stands so many times as far off the rows above as they do off each other is not theirs."""

LEFT = 2.0
"""The lines of a cell start at the same place, give or take this (points)."""

RULED_ENDS, RULED_ROWS = 0.5, 0.7
"""How far a table is ruled whose rules part header and ends, and one whose rules part its rows."""


def find_lined(layout: Layout) -> Iterator[Candidate]:
    """Regions between horizontal edges of the same extent, as long as what stands between them is tabular."""
    used: set[Edge] = set()
    whole, layout = layout, with_painted_bands(layout)
    long = [edge for edge in layout.horizontals if edge.end - edge.start >= LEAST_WIDTH]
    for first in long:
        if first in used or _is_spanner(first, long):
            continue
        chain = [first]
        for edge in long:
            if edge.at > chain[-1].at and edge not in used and _is_in_chain(first, edge):
                if _is_closed(layout, first, chain[-1]) or _ends(layout, chain, edge):
                    break
                chain.append(edge)
        box = (first.start - 2, _header_top(layout, chain), first.end + 2, _body_bottom(layout, chain))
        box = _with_white_stripes(layout, chain, box)
        box, entries = entries_between(layout, chain, box)
        box = box if entries else with_labels(layout, box)
        if len(chain) < 2 and (box[1] == first.at or box[3] == first.at):
            continue
        used.update(chain)
        foot = foot_of_header(layout, chain, box) if entries else None
        cells = lay_out(whole, box, entries, foot)
        if cells:
            rows = max(cell.last_row for cell in cells) + 1
            ruling = RULED_ROWS if len(chain) - 1 >= 0.6 * rows else RULED_ENDS
            headed = _has_ruled_header(layout, chain) or foot is not None
            yield Candidate("lined", whole, box, cells, ruling, ruled_header=headed)


def _with_white_stripes(layout: Layout, chain: Sequence[Edge], box: Box) -> Box:
    """The box with the rows above the first painted stripe and below the last, as white as those between."""
    if len(chain) < 4 or any(edge.drawn for edge in chain):
        return box
    x0, top, x1, bottom = box
    high = median(b.at - a.at for a, b in pairwise(chain))
    for above in (True, False):
        reach = (
            (chain[0].at - 1.3 * high, chain[0].at) if above else (chain[-1].at, chain[-1].at + 1.3 * high)
        )
        lines = lines_of(layout.words_in((x0, reach[0], x1, reach[1])))
        if not lines or len(lines) * min(line.size for line in lines) > 1.3 * high:
            continue
        rows = all(len(line.phrases) > 1 for line in lines) and not NAMED.match(lines[0].phrases[0].text)
        inside = all(
            not layout.words_in((left, line.box[1], right, line.box[3]))
            for line in lines for left, right in ((x0 - 3 * line.size, x0), (x1, x1 + 3 * line.size))
        )  # fmt: skip
        if rows and inside:
            top, bottom = (
                (min(top, lines[0].box[1] - 1), bottom) if above else (top, max(bottom, lines[-1].box[3] + 1))
            )
    return x0, top, x1, bottom


def _has_ruled_header(layout: Layout, chain: Sequence[Edge]) -> bool:
    """Whether three rules are the top, the foot of a header over several columns, and the end of a table."""
    if len(chain) != 3 or not all(edge.drawn for edge in chain):
        return False
    first, second, last = chain
    head = lines_of(layout.words_in((first.start - 2, first.at, first.end + 2, second.at)))
    body = lines_of(layout.words_in((first.start - 2, second.at, first.end + 2, last.at)))
    several = any(len(line.phrases) > 1 for line in head)
    return several and len(head) <= MOST_HEADERS and not any(map(is_row, head)) and len(body) >= len(head)


def _is_spanner(edge: Edge, long: Sequence[Edge]) -> bool:
    """Whether an edge stands under a header over several columns: a longer one follows right below it."""
    return any(
        0 < other.at - edge.at < HEADER
        and other.covers(edge.start, edge.end)
        and other.end - other.start > 1.1 * (edge.end - edge.start)
        for other in long
    )


def _is_closed(layout: Layout, first: Edge, last: Edge) -> bool:
    """Whether edges run down both sides from the first rule and end at the last."""
    if last is first:
        return False
    down = [
        edge
        for edge in layout.verticals
        if edge.drawn and abs(edge.start - first.at) <= JOIN and abs(edge.end - last.at) <= JOIN
    ]
    return all(any(abs(edge.at - x) <= SNAP for edge in down) for x in (first.start, first.end))


def _ends(layout: Layout, chain: Sequence[Edge], lower: Edge) -> bool:
    """Whether what stands above an edge is no part of the table that the edges before it rule."""
    upper = chain[-1]
    lines = lines_of(layout.words_in((upper.start - 2, upper.at, upper.end + 2, lower.at)))
    return (
        _is_prose(lines, upper.end - upper.start)
        or _is_caption(lines, upper)
        or (len(chain) == 1 and _begins_with_title(lines))
        or _next_header(lines)
        or _is_set_apart(layout, chain, lines)
        or _runs_over(layout, chain, lower)
    )


def _runs_over(layout: Layout, chain: Sequence[Edge], lower: Edge) -> bool:
    """Whether a line of text above an edge runs over the ends of all before it, as no row of a table does."""
    width = layout.page.width or float("inf")
    lines = lines_of(layout.words_in((0, chain[-1].at, width, lower.at)))
    ends = min(edge.start for edge in chain), max(edge.end for edge in chain)
    return any(
        phrase.box[0] < end - OVER and phrase.box[2] > end + OVER and len(phrase.words) > 2
        for line in lines
        for phrase in line.phrases
        for end in ends
    )


def _next_header(lines: Sequence[Line]) -> bool:
    """Whether the last of the lines between two edges are the header of another table, behind a gap."""
    gaps = [b.box[1] - a.box[3] for a, b in pairwise(lines)]
    if len(lines) < 6 or max(gaps) < 0.8 * lines[0].size:
        return False
    at = gaps.index(max(gaps))
    alone = sum(gap > 0.6 * max(gaps) for gap in gaps) == 1
    return alone and len(lines) - at - 1 <= 3 and len(lines[-1].phrases) > 1


def _is_set_apart(layout: Layout, chain: Sequence[Edge], lines: Sequence[Line]) -> bool:
    """Whether the last lines above an edge are a header that stands further off the rows than rows do."""
    first, upper = chain[0], chain[-1]
    above = lines_of(layout.words_in((first.start - 2, first.at, first.end + 2, upper.at)))
    if sum(map(is_row, above)) < 2:
        return False
    usual = median(b.box[1] - a.box[3] for a, b in pairwise(above))
    every = [above[-1], *lines]
    gaps = [(b.box[1] - a.box[3], at) for at, (a, b) in enumerate(pairwise(every))]
    widest, at = max(gaps, default=(0.0, 0))
    header = lines[at:]
    return (
        widest > max(1.5 * above[-1].size, APART * usual)
        and len(header) <= GROUPED
        and len(header[-1].phrases) > 1
        and not any(map(is_row, header))
    )


def _header_top(layout: Layout, chain: Sequence[Edge]) -> float:
    """Where the region starts: at its first rule, or over header lines that stand right above it.

    They do where the first line with several columns below the rule holds numbers already.
    """
    first = chain[0]
    end = chain[-1].at if len(chain) > 1 else first.at + 40
    body = lines_of(layout.words_in((first.start - 2, first.at, first.end + 2, end)))
    several = next((line for line in body[:GROUPED] if len(line.phrases) > 1), None)
    if several is None or not any(phrase.value for phrase in several.phrases[1:]):
        return first.at
    if layout.turned_in((first.start, first.at, first.end, several.box[1])):
        return first.at
    above = lines_of(layout.words_in((first.start - 2, first.at - 60, first.end + 2, first.at)))[::-1]
    top = first.at
    for line in above[:5]:
        near = top - line.box[3] < (1.2 if len(line.phrases) > 1 else 0.8) * line.size
        lone = len(line.phrases) == 1 and line.box[0] < first.start + 0.25 * (first.end - first.start)
        if not near or lone or NAMED.match(line.phrases[0].text):
            break
        top = line.box[1] - 1
    return top_over(layout, (first.start - 2, top, first.end + 2, top))


def _body_bottom(layout: Layout, chain: Sequence[Edge]) -> float:
    """Where the region ends: at its last rule, or under the rows of numbers that go on below it.

    A few lines without numbers between them are headings of groups, or labels that go on.
    """
    last = chain[-1]
    ends = [edge.at for edge in layout.horizontals if edge.at > last.at and _alike(edge, last)]
    end = min(ends, default=layout.page.height or float("inf"))
    below = lines_of(layout.words_in((last.start - 2, last.at, last.end + 2, end)))
    rows = [(a, b) for a, b in pairwise(below) if is_row(a) and is_row(b)]
    least = min((b.middle - a.middle for a, b in rows), default=0.0)
    usual = median(b.box[1] - a.box[3] for a, b in rows) if rows else 0.0
    bottom = reached = last.at
    held: list[Line] = []
    row: Line | None = None
    stub = min((p.box[0] for line in below if is_row(line) for p in line.phrases if p.value), default=0.0)
    # A blank line may stand between the rule under a header and the first row.
    above = lines_of(layout.words_in((last.start - 2, chain[0].at, last.end + 2, last.at)))
    headed = bool(above) and not any(map(is_row, above))
    for line in below:
        over_columns = len(line.phrases) == 1 and line.box[0] > last.start + 0.25 * (last.end - last.start)
        blank = BLANK * line.size if line is below[0] and headed and is_row(line) else 0.0
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
    return bottom


def _wraps(line: Line, row: Line) -> bool:
    """Whether a line goes on with the words of a cell of the row above, other than the first."""
    starts = [phrase.box[0] for phrase in row.phrases[1:]] + [row.box[2]]
    return len(line.phrases) == 1 and any(
        not phrase.value and abs(phrase.box[0] - line.box[0]) < LEFT and line.box[2] < following
        for phrase, following in zip(row.phrases[1:], starts[1:], strict=True)
    )


def _alike(a: Edge, b: Edge) -> bool:
    return abs(a.start - b.start) <= 6 and abs(a.end - b.end) <= 6


def _is_in_chain(first: Edge, edge: Edge) -> bool:
    """Whether a rule is as long as another, or shorter by the labels that stand for several rows."""
    skipped = edge.start - first.start
    return _alike(first, edge) or (
        abs(first.end - edge.end) <= 6 and 6 < skipped <= STUB * (first.end - first.start)
    )


def _is_prose(lines: Sequence[Line], width: float) -> bool:
    """Whether most of the lines between two edges have no gutter, or run over the width without one."""
    if not lines or _keep_a_gutter(lines):
        return False
    alone = [line for line in lines if len(line.phrases) == 1]
    full = sum(line.box[2] - line.box[0] > 0.6 * width for line in alone)
    return full >= max(2, 0.4 * len(lines)) or len(alone) > max(3, 0.6 * len(lines))


def _keep_a_gutter(lines: Sequence[Line]) -> bool:
    """Whether there are columns that next to no line runs across."""
    columns = find_columns(lines)
    if len(columns) < 2:
        return False
    across = sum(any(len(set(place(phrase, columns))) > 1 for phrase in line.phrases) for line in lines)
    return across <= 0.1 * len(lines)


def _begins_with_title(lines: Sequence[Line]) -> bool:
    """Whether the first line below a rule is one phrase set much larger than the others: a page's title."""
    sizes = sorted(line.size for line in lines)
    return (
        len(lines) > 1 and len(lines[0].phrases) == 1 and lines[0].size > TITLE * sizes[(len(sizes) - 1) // 2]
    )


def _is_caption(lines: Sequence[Line], upper: Edge) -> bool:
    """Whether lines between two edges name another table, or stand apart as its heading."""
    if any(NAMED.match(line.phrases[0].text) for line in lines):
        return True
    alone = bool(lines) and all(len(line.phrases) == 1 for line in lines)
    return alone and lines[0].box[1] - upper.at > 1.2 * lines[0].size
