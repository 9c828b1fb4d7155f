"""Tables with edges between their columns: what the edges part is a cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from pipeline.tables.across import split_across
from pipeline.tables.bands import split_bands, split_down, split_level
from pipeline.tables.beside import with_surroundings
from pipeline.tables.boxes import with_boxes
from pipeline.tables.candidates import Candidate, squeezed
from pipeline.tables.captions import NAMED
from pipeline.tables.edges import JOIN, SNAP, Edge, components, join_edges, side_by_side
from pipeline.tables.headed import with_body
from pipeline.tables.header_levels import with_header_level
from pipeline.tables.layout import Layout
from pipeline.tables.lines import Box, Line, lines_of, sides
from pipeline.tables.mesh import Mesh, mesh_of
from pipeline.tables.rule_reach import header_top
from pipeline.tables.stream import lay_out

Ruling = tuple[list[Edge], list[Edge]]
"""Horizontal and vertical edges that touch each other."""

RULED_HEADER = 0.5
"""How far a table is ruled whose header alone stands in boxes."""

GOES_ON = 1.5
"""Rules go on above and below no further apart than so many times as between the rows seen."""

NEAR = 40.0
"""What goes on above or below painted cells is no further away than this (points)."""

MANY = 3
"""Painted rows with more upright edges than this are of one table with the white ones between them."""


def find_ruled(layout: Layout) -> Iterator[Candidate]:
    """Regions whose edges, or the gaps of boxes, cross each other and part at least two columns."""
    layout = with_boxes(layout)
    for horizontals, verticals in _reunited(layout, components(layout.horizontals, layout.verticals)):
        if not horizontals or len(verticals) < 1 or len(horizontals) + len(verticals) < 4:
            continue
        if _are_highlights(layout, horizontals, verticals):
            continue
        mesh = mesh_of(horizontals, verticals)
        if len(mesh.xs) < 3 or (_is_painted(horizontals, verticals) and _goes_on_beyond(layout, mesh)):
            continue
        mesh = with_header_level(mesh, mesh.cells(layout))
        cells = mesh.cells(layout)
        cells = [part for cell in cells for part in split_across(cell, mesh)]
        cells = split_level(cells, mesh)
        cells = [part for cell in cells for part in split_down(cell, mesh)]
        filled = [cell for cell in cells if cell.words]
        if not filled:
            continue
        headed = with_body(layout, cells, mesh)
        if headed is not None:
            yield Candidate("ruled", layout, headed[1], headed[0], RULED_HEADER, ruled_header=True)
            continue
        split = split_bands(mesh, cells)
        box = mesh.box
        if split is None:
            ends = [Edge(y, box[0], box[2]) for y in (box[1], box[3])]
            box = (box[0], header_top(layout, ends), box[2], box[3])
            cells = lay_out(layout, box)
        else:
            cells, box = with_surroundings(layout, split, list(pairwise(mesh.xs)), box)
            cells = squeezed(cells)
        if cells:
            yield Candidate("ruled", layout, box, cells, ruling=mesh.ruling)


def _are_highlights(layout: Layout, horizontals: Sequence[Edge], verticals: Sequence[Edge]) -> bool:
    """Whether upright edges are the sides of painted cells alone, in a few of many rows between rules."""
    drawn = [edge for edge in horizontals if edge.drawn]
    if any(edge.drawn for edge in verticals) or len(drawn) < 2:
        return False
    widest = max(drawn, key=lambda edge: edge.end - edge.start)
    alike = sorted(
        edge.at
        for edge in layout.horizontals
        if edge.drawn and abs(edge.start - widest.start) <= JOIN >= abs(edge.end - widest.end)
    )
    step = GOES_ON * median(b.at - a.at for a, b in pairwise(drawn))
    top, bottom = drawn[0].at, drawn[-1].at
    for at in [at for at in alike if at > bottom]:
        bottom = at if at - bottom <= step else bottom
    for at in [at for at in alike if at < top][::-1]:
        top = at if top - at <= step else top
    inside = sum(drawn[0].at <= at <= drawn[-1].at for at in alike)
    return sum(top <= at <= bottom for at in alike) > 2 * inside


def _is_painted(horizontals: Sequence[Edge], verticals: Sequence[Edge]) -> bool:
    """Whether edges are the sides of painted cells, a rule at one end of them at most."""
    return not any(edge.drawn for edge in verticals) and sum(edge.drawn for edge in horizontals) <= 1


def _goes_on_beyond(layout: Layout, mesh: Mesh) -> bool:
    """Whether figures in columns stand right above or below painted cells: they are a header or a stripe."""
    x0, top, x1, bottom = mesh.box
    above = lines_of(layout.words_in((x0, top - NEAR, x1, top)))[-2:]
    below = lines_of(layout.words_in((x0, bottom, x1, bottom + NEAR)))[:2]
    beyond = [(top - line.box[3], line) for line in above] + [(line.box[1] - bottom, line) for line in below]
    return any(gap < line.size and any(p.value for p in line.phrases[1:]) for gap, line in beyond)


def _reunited(layout: Layout, groups: Sequence[Ruling]) -> list[Ruling]:
    """The groups, those that are parts of one table joined: a column between them has text but no edges."""
    joined: list[Ruling] = []
    for across, down in groups:
        for at, (other_across, other_down) in enumerate(joined):
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


def _stands_between(layout: Layout, box: Box) -> bool:
    """Whether upright edges stand in a region: another table."""
    return any(
        box[0] + JOIN < edge.at < box[2] - JOIN and edge.start < box[3] and edge.end > box[1]
        for edge in layout.verticals
    )


def _goes_on_under(layout: Layout, upper: Ruling, lower: Ruling) -> bool:
    """Whether edges go on in others with the same columns, below one row without upright edges.

    That is a heading that stands over all columns, between two edges as the rows do, or a row that is left
    white between painted ones, whose words keep to the columns.
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
    painted = not any(edge.drawn for edge in lower[1])
    one_row = bool(heights) and bottom - top < 1.5 * max(heights)
    return painted and one_row and _keeps_to(columns[1], lines)


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
    return len(xs) > MANY and all(len(one) == 1 for one in columns) and len(set().union(*columns)) > 1


def _extent(edges: Sequence[Edge]) -> tuple[float, float]:
    return min(edge.start for edge in edges), max(edge.end for edge in edges)
