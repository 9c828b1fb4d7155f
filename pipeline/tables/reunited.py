"""Groups of edges that are parts of one table: beside each other or below, what parts them no end of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from pipeline.tables.captions import NAMED
from pipeline.tables.edges import JOIN, SNAP, Edge, join_edges, side_by_side
from pipeline.tables.layout import Layout
from pipeline.tables.lines import Box, Line, lines_of, sides
from pipeline.tables.settings import LAYING

Ruling = tuple[list[Edge], list[Edge]]
"""Horizontal and vertical edges that touch each other."""

MANY = 3
"""Painted rows with more upright edges than this are of one table with the white ones between them."""


def reunited(layout: Layout, groups: Sequence[Ruling]) -> list[Ruling]:
    """The groups, those that are parts of one table joined: a column between them has text but no edges."""
    joined: list[Ruling] = []
    for across, down in groups:
        for at, (other_across, other_down) in enumerate(joined):
            if _goes_on_beside(layout, (other_across, other_down), (across, down)):
                ends = sorted(_extent(edges) for edges in (across, other_across))
                bridges = [Edge(edge.at, ends[0][1], ends[1][0]) for edge in across]
                joined[at] = (join_edges([*across, *other_across, *bridges]), sorted(down + other_down))
                break
            if not side_by_side(across, other_across):
                continue
            (_, end), (start, _) = sorted([_extent(across), _extent(other_across)])
            if _stands_between(layout, (end, across[0].at, start, across[-1].at)):
                continue
            words = layout.words_in((end, across[0].at, start, across[-1].at))
            bands = {sum(edge.at < sides(word)[1] + 2 for edge in across) for word in words}
            if len(bands) >= 2:
                bridges = [Edge(edge.at, end, start) for edge in across]
                joined[at] = (join_edges([*across, *other_across, *bridges]), sorted(down + other_down))
                break
        else:
            above = [at for at, other in enumerate(joined) if _goes_on_under(layout, other, (across, down))]
            if above:
                other_across, other_down = joined[above[-1]]
                joined[above[-1]] = sorted([*other_across, *across]), join_edges([*other_down, *down])
            else:
                joined.append((list(across), list(down)))
    return joined


def _goes_on_beside(layout: Layout, ours: Ruling, theirs: Ruling) -> bool:
    """Whether edges go on right of others over a gap: the same rows, without labels of their own."""
    if min(map(len, (*ours, *theirs))) < 2:
        return False
    left, right = sorted((ours, theirs), key=lambda ruling: _extent(ruling[0]))
    (first, end), (start, _) = _extent(left[0]), _extent(right[0])
    if not 0 < start - end < LAYING.beside * (end - first):
        return False
    own, beside = [edge.at for edge in right[0]], [edge.at for edge in left[0]]
    shared = sum(any(abs(y - at) <= SNAP for at in beside) for y in own)
    ends = abs(own[0] - beside[0]) <= SNAP and abs(own[-1] - beside[-1]) <= SNAP
    if not ends or shared < max(LAYING.beside_rows, LAYING.keeps * len(own)):
        return False
    xs = sorted({edge.at for edge in right[1]})
    labels = lines_of(layout.words_in((xs[0], own[0], xs[1], own[-1])))
    figures = sum(line.phrases[0].value for line in labels)
    between = layout.words_in((end + 1, own[0], start - 1, own[-1]))
    return not between and figures >= LAYING.keeps * (len(own) - 2)


def _stands_between(layout: Layout, box: Box) -> bool:
    """Whether upright edges stand in a region: another table."""
    return any(
        box[0] + JOIN < edge.at < box[2] - JOIN and edge.start < box[3] - SNAP and edge.end > box[1] + SNAP
        for edge in layout.verticals
    )


def _goes_on_under(layout: Layout, upper: Ruling, lower: Ruling) -> bool:
    """Whether edges go on in others with the same columns, below one row without upright edges.

    That is a heading that stands over all columns, between two edges as the rows do, or a row that is left
    white between painted ones or boxes, whose words keep to the columns.
    """
    if not upper[0] or not lower[0] or not upper[1] or not lower[1]:
        return False
    top, bottom = upper[0][-1].at, lower[0][0].at
    columns = [sorted({edge.at for edge in group[1]}) for group in (upper, lower)]
    if bottom <= top or not all(any(abs(x - other) <= SNAP for other in columns[0]) for x in columns[1]):
        return False
    left, right = _extent(upper[0])
    if abs(left - _extent(lower[0])[0]) > JOIN or abs(right - _extent(lower[0])[1]) > JOIN:
        return False
    lines = lines_of(layout.words_in((left, top, right, bottom)))
    heights = [b.at - a.at for across in (upper[0], lower[0]) for a, b in pairwise(across)]
    heading = len(lines) == 1 and len(lines[0].phrases) == 1 and not NAMED.match(lines[0].phrases[0].text)
    if heading and heights and bottom - top < 1.5 * median(heights):
        return not _begins_with_header(lower)
    if not _keeps_to(columns[1], lines):
        return False
    if any(edge.drawn for edge in lower[1]):
        figures = [line for line in lines if sum(phrase.value for phrase in line.phrases) > 1]
        alike = len(columns[0]) == len(columns[1]) and not _begins_with_header(lower)
        return alike and len(figures) == 1 and not _stands_between(layout, (left, top, right, bottom))
    return bool(heights) and bottom - top < 1.5 * max(heights)


def _begins_with_header(ruling: Ruling) -> bool:
    """Whether edges begin with cells merged over columns, as the header of a table does."""
    across, down = ruling
    return len(across) > 2 and any(edge.start > across[0].at + JOIN for edge in down)


def _keeps_to(xs: Sequence[float], lines: Sequence[Line]) -> bool:
    """Whether words stand in two columns or more, and no phrase in several."""
    sides_of = list(pairwise(xs))
    columns = [
        {at for at, (left, right) in enumerate(sides_of) if min(right, x1) - max(left, x0) > 1.5}
        for line in lines
        for phrase in line.phrases
        for x0, _, x1, _ in [phrase.box]
    ]
    return len(xs) > MANY and all(len(column) == 1 for column in columns) and len(set().union(*columns)) > 1


def _extent(edges: Sequence[Edge]) -> tuple[float, float]:
    return min(edge.start for edge in edges), max(edge.end for edge in edges)
