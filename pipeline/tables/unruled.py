"""Tables without rules: bands of lines whose phrases keep to the same columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from pipeline.tables.candidates import Candidate
from pipeline.tables.captions import NAMED
from pipeline.tables.columns import find_columns
from pipeline.tables.evidence import ACRONYM
from pipeline.tables.layout import Box, Layout, Line, bounds, lines_of
from pipeline.tables.stream import lay_out

Test = Callable[[Line], bool]

LEAST_LINES = 3
"""Fewer lines in a band are no table."""

HELD = 2
"""Headings of groups and labels that go on are no more lines than this between two rows."""

ALIGNED = 3.5
"""Numbers of one column end, start or centre within this many points of each other."""


def find_unruled(layout: Layout) -> Iterator[Candidate]:
    """Bands of lines that all hold numbers in aligned columns, or acronyms and what they stand for."""
    layout = layout.without_leaders()
    lines = lines_of(layout.words)
    for test in (_has_number, _has_acronym):
        for band in _bands(lines, test):
            box = _box(band, lines, layout)
            if len([line for line in band if test(line)]) < LEAST_LINES or not _keeps_columns(band, test):
                continue
            cells = lay_out(layout, box)
            if cells:
                yield Candidate("unruled", layout, box, cells)


def _has_number(line: Line) -> bool:
    return any(phrase.value for phrase in line.phrases[1:])


def _has_acronym(line: Line) -> bool:
    return len(line.phrases) == 2 and ACRONYM.fullmatch(line.phrases[0].text) is not None


def _bands(lines: Sequence[Line], test: Test) -> Iterator[list[Line]]:
    """Runs of lines that pass a test, at most `HELD` lines that do not between two that do."""
    band: list[Line] = []
    held: list[Line] = []
    for line in lines:
        near = not band or line.box[1] - (held or band)[-1].box[3] < 1.6 * line.size
        if test(line) and near:
            band += [*held, line]
            held = []
        elif near and band and len(held) < HELD and not test(line):
            held.append(line)
        else:
            if band:
                yield band
            band, held = ([line] if test(line) else []), []
    if band:
        yield band


def _keeps_columns(band: Sequence[Line], test: Test) -> bool:
    """Whether the gutters hold, and the numbers of each column but the first are aligned."""
    lines = [line for line in band if test(line)]
    columns = find_columns(lines)
    if len(columns) < 2:
        return False
    for start, end in columns[1:]:
        boxes = [
            p.box for line in lines for p in line.phrases if start - 1 <= (p.box[0] + p.box[2]) / 2 <= end + 1
        ]
        if len(boxes) < 0.5 * len(lines):
            return False
        sides_of = ([b[2] for b in boxes], [b[0] for b in boxes], [(b[0] + b[2]) / 2 for b in boxes])
        if min(sum(abs(x - median(xs)) > ALIGNED for x in xs) for xs in sides_of) > 0.2 * len(boxes):
            return False
    return True


def _box(band: Sequence[Line], lines: Sequence[Line], layout: Layout) -> Box:
    """The region of a band, and of the header lines right above it, one heading of a group between them."""
    x0, top, x1, bottom = bounds(line.box for line in band)
    at = lines.index(band[0])
    gaps = [b.box[1] - a.box[3] for a, b in pairwise(band)]
    reach = max(0.9 * band[0].size, 1.6 * median(gaps or [0.0]))
    lowest, group = top, False
    for line in lines[max(0, at - 5) : at][::-1]:
        if lowest - line.box[3] >= reach or NAMED.match(line.phrases[0].text):
            break
        if len(line.phrases) > 1:
            top = line.box[1]
        elif group or top < band[0].box[1] or line.box[2] - x0 > 0.5 * (x1 - x0):
            break
        else:
            group = True
        lowest = line.box[1]
    return x0 - 1, top - 1, x1 + 1, bottom + 1
