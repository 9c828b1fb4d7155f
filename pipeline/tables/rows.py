"""Rows from lines: which lines of text are one row of a table."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.tables.edges import Edge
from pipeline.tables.label_lines import (
    BESIDE,
    starts_around,
    starts_behind_gaps,
    starts_beside,
    starts_wrapped,
    with_labels_gone_on,
    without_group_headings,
    without_headings,
)
from pipeline.tables.row_gaps import rows_apart
from pipeline.tables.row_lines import RowLine

RULED = 0.3
"""Where edges part the lines into this share of their number, words between two edges are one row."""

CLOSER = 0.87
"""Lines less than this share of the distance between rows apart belong to one row."""

LABELLED_BANDS = 3
"""So many bands with one label each are rows."""

RUNNING_LINES = 3
"""A passage has at least so many lines."""

RUNNING, PASSAGES = 0.6, 0.7
"""The share of its lines that go on in lower case, and the share of bands that hold one."""

NEVER = float("inf")
"""A gap that no two lines have."""


def group_rows(lines: Sequence[RowLine], horizontals: Sequence[Edge] = ()) -> list[list[RowLine]]:
    """Lines that are one row of the table's body together.

    An edge always parts rows, and where edges part all rows nothing else does. Numbers start a row
    each; a label goes on where it stands closer than rows do, in lower case, or where its line has
    no numbers of its own; in a table of text a new row starts in the first column, or behind a gap
    larger than the others.
    """
    bands = in_bands(lines, horizontals)
    by_edges = len(bands) > 2 and len(bands) >= RULED * len(lines)
    if (by_edges and _is_each_a_row(bands)) or _has_each_a_label(bands):
        return without_headings(bands)
    if len(bands) > 2 and are_passages(bands):
        return bands
    apart = [] if by_edges else rows_apart(lines)
    if apart:
        return without_group_headings(with_labels_gone_on(apart))
    wide = NEVER if by_edges else _wide_gap(lines)
    pitch = row_pitch(lines)
    starts = starts_behind_gaps(lines, CLOSER * pitch) | starts_beside(lines)
    starts |= starts_wrapped(lines) | starts_around(lines)
    rows: list[list[RowLine]] = []
    for band in bands:
        rows.append(band[:1])
        for line in band[1:]:
            starting = starts.get(id(line))
            if starting is None:
                starting = _starts_row(rows[-1], line, wide, pitch, by_label=not by_edges)
            if starting:
                rows.append([line])
            else:
                rows[-1].append(line)
    return rows


def in_bands(lines: Sequence[RowLine], horizontals: Sequence[Edge]) -> list[list[RowLine]]:
    """The lines between one edge and the next."""
    bands: list[list[RowLine]] = []
    for line in lines:
        if not bands or any(_parts(edge, bands[-1][-1], line) for edge in horizontals):
            bands.append([])
        bands[-1].append(line)
    return bands


def _is_each_a_row(bands: Sequence[Sequence[RowLine]]) -> bool:
    """Whether next to all bands hold one line with numbers, so that what else stands there goes with it."""
    numbers = [sum(line.has_values for line in band) for band in bands]
    return max(numbers) == 1 and sum(numbers) >= 0.75 * len(bands)


def _has_each_a_label(bands: Sequence[Sequence[RowLine]]) -> bool:
    """Whether there is one label between any two edges, and no column with two figures beside it."""
    return len(bands) >= LABELLED_BANDS and all(map(_is_one_row, bands))


def _is_one_row(band: Sequence[RowLine]) -> bool:
    labels = [line.label for line in band if line.label]
    figures = [at for line in band for at in line.figures]
    whole = not any(line.heads or line.spans for line in band)
    wrapped = all(label[:1].islower() for label in labels[1:])
    return whole and len(labels) > 0 and wrapped and len(figures) == len(set(figures))


def are_passages(bands: Sequence[Sequence[RowLine]]) -> bool:
    """Whether in next to all bands a passage runs on from line to line, so that no row begins within one."""
    tall = [band for band in bands if len(band) >= RUNNING_LINES]
    return len(tall) > 1 and sum(map(_is_passage, tall)) >= PASSAGES * len(tall)


def _is_passage(band: Sequence[RowLine]) -> bool:
    """Whether most lines of a column after the first go on with words in lower case, several a line."""
    for column in set().union(*(line.columns for line in band)):
        phrases = [p for line in band for first, last, p in line.placed if first == last == column]
        following = [p for p in phrases[1:] if len(p.words) > 1]
        running = sum(phrase.text[:1].islower() for phrase in following)
        if len(following) >= RUNNING_LINES - 1 and running >= RUNNING * len(following):
            return True
    return False


def row_pitch(lines: Sequence[RowLine]) -> float:
    """The least distance from one line with numbers to another right below it; 0 where there are none."""
    pitches = [b.line.middle - a.line.middle for a, b in pairwise(lines) if a.has_values and b.has_values]
    return min(pitches) if len(pitches) > 1 else 0.0


def _wide_gap(lines: Sequence[RowLine]) -> float:
    """The gap between lines from which on they are set apart on purpose; no number where none is."""
    if _line_by_line(lines):
        return NEVER
    gaps = sorted(b.line.middle - a.line.middle for a, b in pairwise(lines))
    if not gaps:
        return NEVER
    least = gaps[len(gaps) // 5]
    return 1.35 * least if gaps[-1] > 1.35 * least else NEVER


def _line_by_line(lines: Sequence[RowLine]) -> bool:
    """Whether most lines begin with a label of their own and fill as many columns as the others."""
    full = max((len(line.placed) for line in lines), default=0)
    own = [line for line in lines if line.label[:1].isupper() or line.label[:1].isdigit()]
    return full > 1 and sum(len(line.placed) == full for line in own) >= 0.6 * len(lines)


def _parts(edge: Edge, upper: RowLine, lower: RowLine) -> bool:
    between = upper.line.middle < edge.at < lower.line.middle
    return between and edge.start < lower.line.box[2] and edge.end > lower.line.box[0]


def _starts_row(row: list[RowLine], line: RowLine, wide: float, pitch: float, *, by_label: bool) -> bool:
    last = row[-1]
    if line.heads or last.heads or _keeps_apart(line, last) or _keeps_apart(last, line):
        return True
    gap = line.line.middle - last.line.middle
    counted = any(upper.has_values for upper in row)
    if line.has_values and counted:
        return True
    if line.has_values or counted:
        if _is_same_row(last, line, pitch):
            return False
        if line.has_values and gap < wide and not any(upper.label or upper.spans for upper in row):
            return False
        if line.has_values:
            return (bool(line.label) and not _goes_on(last, line)) or gap > 2.2 * line.line.size
        return not (_goes_on(last, line) or (not line.label and gap < wide)) or gap > 2.2 * line.line.size
    if wide != NEVER:
        return gap > wide
    return by_label and bool(line.label) and not _goes_on(last, line)


def _keeps_apart(left: RowLine, right: RowLine) -> bool:
    """Whether the only phrase of a line runs over several columns that another line fills one by one."""
    if len(left.placed) != 1 or not left.spans:
        return False
    first, last, phrase = left.placed[0]
    return not phrase.value and sum(first <= a == b <= last for a, b, _ in right.placed) > 1


def _is_same_row(upper: RowLine, lower: RowLine, pitch: float) -> bool:
    """Whether lines of different columns stand side by side, or any two closer than two rows do."""
    gap = lower.line.middle - upper.line.middle
    beside = gap < BESIDE * lower.line.size and not upper.columns & lower.columns
    return beside or gap < CLOSER * pitch


def _goes_on(upper: RowLine, lower: RowLine) -> bool:
    return lower.label[:1].islower() or (bool(upper.label) and upper.label[-1] in "-,(/&")
