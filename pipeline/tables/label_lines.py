"""Lines of labels between rows of figures: which go on, and which begin a row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.tables.columns import Column
from pipeline.tables.lines import Phrase, sides
from pipeline.tables.row_lines import RowLine
from pipeline.tables.settings import LAYING

GAP = 0.12
"""A gap wider than all others by this share of the font size parts rows of several lines."""

BESIDE = 0.8
"""Lines less than this share of the font size apart are side by side."""

BRACKETED = re.compile(r"\((?![a-z\d]{1,3}\)|[A-Z]\))")
"""How a label goes on in brackets; `(a)`, `(2)` and `(ii)` begin one."""

SPACE = 0.25
"""What a space takes, as a share of the font size."""


def starts_behind_gaps(lines: Sequence[RowLine], close: float) -> dict[int, bool]:
    """Whether lines start a row or not, by identity, where the gaps between lines of labels tell.

    Between two lines with numbers, several lines of nothing but labels belong to the one or the other:
    those above the widest gap go on with the upper row, the others begin the lower one. A line after which
    the next word had found room is a heading by itself, unless the next line is as `close` as no row is.
    Above all figures it is one where the next is indented besides, or not bold as it is.
    """
    starts: dict[int, bool] = {}
    right = _right(lines)
    numbered = [at for at, line in enumerate(lines) if line.has_values]
    leading = lines[: numbered[0] + 1] if numbered else []
    if len(leading) > 1 and all(line.columns == {0} and not line.heads for line in leading[:-1]):
        starts |= {
            id(lower): True
            for upper, lower in pairwise(leading)
            if lower.label and _is_apart(upper, lower, right, close) and _is_set_off(upper, lower)
        }
    for upper, lower in pairwise(numbered):
        between = lines[upper + 1 : lower]
        if not between or any(line.columns != {0} or line.heads for line in between):
            continue
        run = lines[upper : lower + 1]
        gaps = [(b.line.box[1] - a.line.box[3], at) for at, (a, b) in enumerate(pairwise(run), 1)]
        (widest, at), (second, _) = sorted(gaps, reverse=True)[:2]
        if widest - second > GAP * run[0].line.size and len(between) > 1:
            starts |= {
                id(line): number == at or _is_apart(run[number - 1], line, right, close)
                for number, line in enumerate(run)
                if number > 0
            }
    return starts


def without_headings(bands: Sequence[list[RowLine]]) -> list[list[RowLine]]:
    """Bands with one line of numbers each, the headings above its label as rows of their own."""
    right = _right([line for band in bands for line in band])
    rows: list[list[RowLine]] = []
    for band in bands:
        rows.append(band[:1])
        for upper, line in pairwise(band):
            heading = all(phrase_line.columns == {0} for phrase_line in rows[-1]) and _is_apart(
                upper, line, right, 0.0
            )
            if heading:
                rows.append([line])
            else:
                rows[-1].append(line)
    return rows


def with_labels_gone_on(rows: Sequence[list[RowLine]]) -> list[list[RowLine]]:
    """Rows that white parts, those that are nothing but the end of a label in lower case with that label."""
    whole: list[list[RowLine]] = []
    for row in rows:
        end = all(line.columns == {0} and not line.heads for line in row) and row[0].label[:1].islower()
        if end and whole and whole[-1][-1].label and not whole[-1][-1].heads:
            whole[-1] += row
        else:
            whole.append(list(row))
    return whole


def with_wrapped_labels(rows: Sequence[list[RowLine]], columns: Sequence[Column]) -> list[list[RowLine]]:
    """Rows, those that are nothing but the end of a label that its column has no room for with that label.

    It begins where the label does and looks alike; a heading is bold, or stands further left.
    """
    whole: list[list[RowLine]] = []
    for row in rows:
        above = whole[-1][-1].placed if whole else []
        upper = next((phrase for first, last, phrase in above if [(first, last)] == _place_of(row)), None)
        if upper is not None and _runs_over(upper, row[0].placed[0][2], columns[row[0].placed[0][0]][1]):
            whole[-1] += row
        else:
            whole.append(list(row))
    return whole


def _place_of(row: Sequence[RowLine]) -> list[tuple[int, int]]:
    """In which columns the only phrase of a row of one line stands."""
    places = [(first, last) for line in row for first, last, _ in line.placed]
    return places if len(places) == 1 and not row[0].heads else []


def _runs_over(upper: Phrase, lower: Phrase, right: float) -> bool:
    """Whether the first word of a phrase had no room behind one that begins as it does, and looks alike."""
    size = upper.words[0].size or upper.box[3] - upper.box[1]
    x0, _, x1, _ = sides(lower.words[0])
    flush = abs(lower.box[0] - upper.box[0]) < LAYING.flush and lower.bold == upper.bold
    return flush and not upper.value and not lower.value and upper.box[2] + SPACE * size + x1 - x0 > right


def without_group_headings(rows: Sequence[list[RowLine]]) -> list[list[RowLine]]:
    """Rows that white parts, the headings of groups close above their labels as rows of their own.

    The label below a heading is indented, or the heading alone is bold; a label that goes on has neither.
    """
    right = _right([line for row in rows for line in row])
    parted: list[list[RowLine]] = []
    for row in rows:
        parted.append(row[:1])
        for upper, line in pairwise(row):
            headed = all(one.columns == {0} for one in parted[-1]) and line.label
            if headed and _is_apart(upper, line, right, 0.0) and _is_set_off(upper, line):
                parted.append([line])
            else:
                parted[-1].append(line)
    return parted


def _is_set_off(upper: RowLine, lower: RowLine) -> bool:
    """Whether a label begins further right than that above, or is not bold as that is."""
    above, below = ([p for first, _, p in row.placed if first == 0] for row in (upper, lower))
    indented = below[0].box[0] - above[0].box[0] > LAYING.indent * lower.line.size
    return indented or (all(p.bold for p in above) and not any(p.bold for p in below))


def starts_around(lines: Sequence[RowLine]) -> dict[int, bool]:
    """Whether lines start a row, by identity, where labels of several lines stand around their figures.

    As many lines of the label stand above figures in its middle as below them; between two such lines of
    figures the first half of what stands there is the label of the upper one.
    """
    starts: dict[int, bool] = {}
    numbered = [at for at, line in enumerate(lines) if line.has_values]
    for before, at, after in zip([-1, *numbered], numbered, [*numbered[1:], len(lines)], strict=False):
        line = lines[at]
        above, below = lines[before + 1 : at], lines[at + 1 : after]
        own_above = before < 0 or bool(lines[before].label)
        own_below = after == len(lines) or bool(lines[after].label)
        count = min(len(above) // (2 - own_above), len(below) // (2 - own_below))
        if line.label or count < 1:
            continue
        label = [*above[-count:], *below[:count]]
        gaps = [b.line.box[1] - a.line.box[3] for a, b in pairwise(label)]
        middle = (label[0].line.box[1] + label[-1].line.box[3]) / 2
        if (
            all(upper_line.columns == {0} and not upper_line.heads for upper_line in label)
            and max(gaps) < LAYING.close * line.line.size
            and abs(middle - line.line.middle) < LAYING.centred * line.line.size
        ):
            starts |= {id(upper_line): False for upper_line in (*label[1:], line)} | {id(label[0]): True}
    return starts


def starts_wrapped(lines: Sequence[RowLine]) -> dict[int, bool]:
    """Lines that start no row, by identity: their label goes on in brackets with a full line.

    Either line has the figures of the row.
    """
    right = _right(lines)
    return {
        id(lower): False
        for upper, lower in pairwise(lines)
        if ((upper.columns == {0} and lower.has_values) or (lower.columns == {0} and upper.has_values))
        and upper.label
        and BRACKETED.match(lower.label)
        and not _is_apart(upper, lower, right, 0.0)
    }


def _right(lines: Sequence[RowLine]) -> float:
    """Where the longest label ends."""
    ends = [p.box[2] for line in lines for first, last, p in line.placed if first == last == 0]
    return max(ends, default=0.0)


def _is_apart(upper: RowLine, lower: RowLine, right: float, close: float) -> bool:
    """Whether a line does not go on with the label above, as its first word had found room there."""
    if lower.line.middle - upper.line.middle < close or not lower.label or lower.label[:1].islower():
        return False
    above, below = ([p for first, _, p in row.placed if first == 0] for row in (upper, lower))
    if not above:
        return True
    x0, _, x1, _ = sides(below[0].words[0])
    return above[-1].box[2] + SPACE * upper.line.size + x1 - x0 < right


def starts_beside(lines: Sequence[RowLine]) -> dict[int, bool]:
    """Whether lines start a row, by identity, where a label stands a little above the figures beside it.

    It belongs to them and not to the row above, unless a label above it goes on in it.
    """
    starts: dict[int, bool] = {}
    for at, (upper, lower) in enumerate(pairwise(lines)):
        gap = lower.line.middle - upper.line.middle
        if upper.columns != {0} or not lower.has_values or lower.label or gap >= BESIDE * upper.line.size:
            continue
        if at > 0 and lines[at - 1].has_values:
            starts |= {id(upper): True, id(lower): False}
    return starts
