"""Columns from the words alone: gutters that persist from row to row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.tables.headers import TOTAL
from pipeline.tables.lines import NOTHING, Line, Phrase, has_digit
from pipeline.tables.settings import LAYING

Column = tuple[float, float]
"""Left and right side of what stands in a column, in points."""

CROSSING = 0.08
"""The share of the rows that may run across a gutter (headings of sections, long labels)."""

BLANK = re.compile(r"(?:US)?[$€£¥]? ?[-–—−]{1,3}|n\.?/?[ad]\.?|\.{2,3}|…", re.IGNORECASE)
"""What says that there is no figure."""

GUTTER = 0.28
"""The least width of a gutter as a share of the font size."""


def find_columns(
    lines: Sequence[Line], cuts: Sequence[float] = (), *, by_numbers: bool = True
) -> list[Column]:
    """The columns of a region, from its lines of several phrases; `cuts` are edges that bound columns.

    Rows with numbers decide where there are some, if they are to: headings above them may span columns.
    """
    rows = [line for line in lines if len(line.phrases) > 1]
    numeric = [line for line in rows if any(phrase.value for phrase in line.phrases[1:])]
    if len(numeric) >= 2 and by_numbers:
        rows = numeric
    if not rows:
        return []
    phrases = [phrase for line in rows for phrase in line.phrases]
    allowed = int(CROSSING * len(rows))
    size = sorted(line.size for line in rows)[len(rows) // 2]
    extents = _covered(phrases, allowed, GUTTER * size, cuts)
    if len(rows) >= LAYING.crossed_rows:
        once = _covered(phrases, allowed + 1, GUTTER * size, cuts)
        extents = [part for extent in extents for part in _parted(extent, once, LAYING.gulf * size)]
    columns = [
        extent
        for extent in extents
        if len([phrase for phrase in phrases if _overlap(extent, phrase) > 0]) >= min(2, len(rows))
    ]
    if rows is numeric:
        columns = _with_named(columns, lines, rows)
    texts = [phrase.text for phrase in phrases]
    if any(map(NOTHING.fullmatch, texts)):
        columns = _with_signs(columns, rows)
    if any(map(BLANK.fullmatch, texts)):
        columns = _with_blanks(columns, rows)
    if any(map(TOTAL.match, texts)):
        columns = _with_totals(columns, rows)
    return [*_labels(lines, columns), *columns] if rows is numeric or len(rows) == 2 else columns


def _with_named(columns: list[Column], lines: Sequence[Line], rows: Sequence[Line]) -> list[Column]:
    """The columns with those of few phrases that stand in none, under a name of their own above all rows."""
    aside = [
        phrase for line in rows for phrase in line.phrases if all(_overlap(c, phrase) <= 0 for c in columns)
    ]
    if not aside:
        return columns
    above = [line for line in lines if line.middle < rows[0].middle and len(line.phrases) > 1]
    names = [
        phrase for line in above for phrase in line.phrases if all(_overlap(c, phrase) <= 0 for c in columns)
    ]
    named: list[Column] = []
    for name in names:
        column = (name.box[0], name.box[2])
        under = [phrase for phrase in aside if _overlap(column, phrase) > 0]
        if under and not any(_overlap(other, name) > 0 for other in named):
            left, right = min(p.box[0] for p in under), max(p.box[2] for p in under)
            if all(right < start or left > end for start, end in (*columns, *named)):
                named.append((left, right))
    return sorted([*columns, *named])


def _with_signs(columns: Sequence[Column], rows: Sequence[Line]) -> list[Column]:
    """The columns, those of nothing but minus signs joined with the one to the right, whose signs they are.

    Accountants set it at the left side of the column, where a figure is negative. Where each row has a dash,
    or one has no figure beside it, the dashes say that there is none.
    """
    kept: list[Column] = []
    for column in reversed(columns):
        if kept and _holds_signs(column, kept[0], rows):
            kept[0] = (column[0], kept[0][1])
        else:
            kept.insert(0, column)
    return kept


def _with_blanks(columns: Sequence[Column], rows: Sequence[Line]) -> list[Column]:
    """The columns, those of nothing but signs that there is no figure joined with the figures beside them.

    They are set at the other side of the column, or in its middle; no row has both.
    """
    held = [[_held(column, line) for line in rows] for column in columns]
    kept: list[int] = []
    joined: list[Column] = []
    for at, column in enumerate(columns):
        if kept and _complete(held[kept[-1]], held[at]):
            joined[-1] = (joined[-1][0], column[1])
            held[at] = [a or b for a, b in zip(held[kept[-1]], held[at], strict=True)]
            kept[-1] = at
        else:
            joined.append(column)
            kept.append(at)
    return joined


def _held(column: Column, line: Line) -> Phrase | None:
    return next((phrase for phrase in line.phrases if _overlap(column, phrase) > 0), None)


def _complete(left: Sequence[Phrase | None], right: Sequence[Phrase | None]) -> bool:
    """Whether two columns are one: figures in some rows, in the others signs that there is none."""
    if any(a and b for a, b in zip(left, right, strict=True)):
        return False
    for blanks, figures in ((left, right), (right, left)):
        signs = [phrase for phrase in blanks if phrase]
        told = [phrase for phrase in figures if phrase]
        if len(signs) + len(told) < LAYING.keeps * len(left) or not signs:
            continue
        if all(BLANK.fullmatch(p.text) for p in signs) and all(p.value and has_digit(p.text) for p in told):
            return True
    return False


def _with_totals(columns: Sequence[Column], rows: Sequence[Line]) -> list[Column]:
    """The columns, those of nothing but the words for totals joined with the labels left of them.

    They are set at the right side of the labels, in rows that have no other.
    """
    kept: list[Column] = []
    for column in columns:
        if kept and _holds_totals(column, kept[-1], rows):
            kept[-1] = (kept[-1][0], column[1])
        else:
            kept.append(column)
    return kept


def _holds_totals(column: Column, left: Column, rows: Sequence[Line]) -> bool:
    """Whether nothing but words for totals stand in a column, nothing left of each."""
    begun = [(line, p) for line in rows for p in line.phrases if p.box[0] > left[1]]
    inside = [(line, phrase) for line, phrase in begun if _overlap(column, phrase) > 0]
    own, here = [line for line, _ in inside], [phrase for _, phrase in inside]
    if not here or not all(TOTAL.match(phrase.text) for phrase in here):
        return False
    return not any(_overlap(left, phrase) > 0 for line in own for phrase in line.phrases)


def _holds_signs(column: Column, right: Column, rows: Sequence[Line]) -> bool:
    """Whether nothing but dashes stand in a column, in some rows, a figure right of each."""
    own = [line for line in rows if any(_overlap(column, phrase) > 0 for phrase in line.phrases)]
    here = [phrase for line in own for phrase in line.phrases if _overlap(column, phrase) > 0]
    if not 0 < len(own) < len(rows) or not all(NOTHING.fullmatch(phrase.text) for phrase in here):
        return False
    beside = [[phrase for phrase in line.phrases if _overlap(right, phrase) > 0] for line in own]
    return all(any(phrase.value and has_digit(phrase.text) for phrase in phrases) for phrases in beside)


def _labels(lines: Sequence[Line], columns: Sequence[Column]) -> list[Column]:
    """The column of labels that stand left of all numbers, on lines of their own."""
    first = columns[0][0] if columns else 0.0
    left = [phrase.box for line in lines for phrase in line.phrases[:1] if phrase.box[2] < first]
    least = 2 if len(lines) > 2 else 1
    return [(min(box[0] for box in left), max(box[2] for box in left))] if len(left) >= least else []


def _covered(phrases: Sequence[Phrase], allowed: int, least: float, cuts: Sequence[float]) -> list[Column]:
    """The stretches of the x axis that more than `allowed` phrases cover, nearby ones joined."""
    events = sorted([(phrase.box[0], 1) for phrase in phrases] + [(phrase.box[2], -1) for phrase in phrases])
    covered: list[Column] = []
    depth, start = 0, 0.0
    for x, step in events:
        before, depth = depth, depth + step
        if before <= allowed < depth:
            start = x
        elif depth <= allowed < before and x > start:
            covered.append((start, x))
    joined: list[Column] = []
    for extent in covered:
        near = joined and extent[0] - joined[-1][1] < least
        if near and not any(joined[-1][1] - 2 <= cut <= extent[0] + 2 for cut in cuts):
            joined[-1] = (joined[-1][0], extent[1])
        else:
            joined.append(extent)
    return joined


def _parted(extent: Column, once: Sequence[Column], wide: float) -> list[Column]:
    """The parts of a column between which is a gulf that one row alone crosses."""
    inside = [part for part in once if extent[0] <= part[0] and part[1] <= extent[1]]
    gulfs = [(a[1], b[0]) for a, b in pairwise(inside) if b[0] - a[1] >= wide]
    starts = [extent[0], *(right for _, right in gulfs)]
    return list(zip(starts, [*(left for left, _ in gulfs), extent[1]], strict=True))


def _overlap(column: Column, phrase: Phrase) -> float:
    left, right = column
    x0, _, x1, _ = phrase.box
    return (right if right < x1 else x1) - (left if left > x0 else x0)


def widened(columns: Sequence[Column], left: float, right: float) -> list[Column]:
    """The columns with their gutters shared out between neighbours."""
    middles = [(a[1] + b[0]) / 2 for a, b in pairwise(columns)]
    starts = [min(left, columns[0][0]), *middles]
    ends = [*middles, max(right, columns[-1][1])]
    return list(zip(starts, ends, strict=True))


def place(phrase: Phrase, columns: Sequence[Column]) -> tuple[int, int]:
    """First and last column in which a phrase stands: those whose text it overlaps, or the nearest."""
    x0, _, x1, _ = phrase.box
    over = [
        at
        for at, (start, end) in enumerate(columns)
        if min(end, x1) - max(start, x0) > 0.3 * min(end - start, x1 - x0)
    ]
    if over:
        return over[0], over[-1]
    middle = (x0 + x1) / 2
    near = min(range(len(columns)), key=lambda at: (_distance(middle, columns[at]), at))
    return near, near


def _distance(x: float, column: Column) -> float:
    return max(column[0] - x, x - column[1], 0.0)
