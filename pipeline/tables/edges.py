"""The edges that tables are ruled with: from lines, thin rectangles and the sides of painted ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from pipeline.records import Rule

SNAP = 2.5
"""Edges closer than this (points) are one edge drawn twice, or the two sides of a thick one."""

JOIN = 3.5
"""Pieces of an edge no further apart than this (points) are one edge."""

FRAME = 0.08
"""The frame of a page stands no further from its sides than this share of its width or height."""

INNER = 3
"""So many edges from side to side within a frame make it that of a table, which fills its page."""

TALLER = 1.5
"""The first and the last row of such a table are no taller than this many times the others."""

INKED = 0.5
"""Pieces of an edge that are drawn make it a drawn one where they are this share of its length."""

MARGIN = 9.0
"""The margin of a cell, painted by itself, is narrower than this (points)."""

NOWHERE = float("inf")
"""Where no edge begins."""

LEAST = 6.0
"""Shorter edges (points) are glyphs, ticks and bullets."""


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """A straight edge: where it stands across its direction, and from where to where it runs; points.

    One that is not `drawn` is only the side of something painted.
    """

    at: float
    start: float
    end: float
    drawn: bool = True

    def covers(self, start: float, end: float, tolerance: float = JOIN) -> bool:
        """Whether it runs at least from start to end."""
        return self.start <= start + tolerance and self.end >= end - tolerance


def edges_of(rules: Iterable[Rule], page: tuple[float, float]) -> tuple[list[Edge], list[Edge]]:
    """Horizontal and vertical edges of what is drawn on a page of this width and height.

    A rectangle as large as the page is its background or frame and rules nothing.
    """
    horizontals: list[Edge] = []
    verticals: list[Edge] = []
    for rule in rules:
        if rule.box is None:
            continue
        x0, top, x1, bottom = rule.box
        width, height = x1 - x0, bottom - top
        if width > 0.97 * page[0] > 0 or height > 0.97 * page[1] > 0:
            continue
        if is_slanted(rule):
            continue
        if height < SNAP and width >= height:
            horizontals.append(Edge((top + bottom) / 2, x0, x1))
        elif width < SNAP:
            verticals.append(Edge((x0 + x1) / 2, top, bottom))
        elif rule.kind == "rect" and (rule.fill or rule.stroke):
            drawn = rule.stroke
            horizontals += [Edge(top, x0, x1, drawn), Edge(bottom, x0, x1, drawn)]
            verticals += [Edge(x0, top, bottom, drawn), Edge(x1, top, bottom, drawn)]
    return horizontals, verticals


def is_slanted(rule: Rule) -> bool:
    """Whether a rule is a line that is neither level nor upright, as in charts and ornaments."""
    if rule.kind != "line" or rule.box is None:
        return False
    x0, top, x1, bottom = rule.box
    return min(x1 - x0, bottom - top) >= SNAP


def without_page_frame(
    horizontals: Sequence[Edge], verticals: Sequence[Edge], page: tuple[float, float]
) -> tuple[list[Edge], list[Edge]]:
    """The edges without those that frame a whole page: near all four of its sides, from corner to corner.

    A frame that edges cross from side to side is that of a table as large as the page.
    """
    width, height = page
    if not width or not height:
        return list(horizontals), list(verticals)

    def frames(edge: Edge, across: float, along: float) -> bool:
        margin = min(edge.at, across - edge.at)
        return margin < FRAME * across and edge.end - edge.start > (1 - 2 * FRAME) * along

    lying = [edge for edge in horizontals if frames(edge, height, width)]
    upright = [edge for edge in verticals if frames(edge, width, height)]
    at_sides = (
        any(edge.at < height / 2 for edge in lying)
        and any(edge.at > height / 2 for edge in lying)
        and any(edge.at < width / 2 for edge in upright)
        and any(edge.at > width / 2 for edge in upright)
    )
    if not at_sides or _are_of_table(horizontals, lying, upright):
        return list(horizontals), list(verticals)
    return [e for e in horizontals if e not in lying], [e for e in verticals if e not in upright]


def _are_of_table(horizontals: Sequence[Edge], lying: Sequence[Edge], upright: Sequence[Edge]) -> bool:
    """Whether edges cross a frame from side to side, from its top to its bottom as rows do."""
    left, right = min(edge.at for edge in upright), max(edge.at for edge in upright)
    rows = [edge.at for edge in horizontals if edge not in lying and edge.covers(left, right)]
    if len(rows) < INNER:
        return False
    usual = median(b - a for a, b in pairwise(rows))
    above = [edge.at for edge in lying if edge.at < rows[0]]
    below = [edge.at for edge in lying if edge.at > rows[-1]]
    ends = rows[0] - max(above, default=rows[0]), min(below, default=rows[-1]) - rows[-1]
    return max(ends) <= TALLER * usual


def join_edges(edges: Sequence[Edge]) -> list[Edge]:
    """Edges snapped to their neighbours, their pieces joined; those too short to rule anything left out."""
    joined: list[Edge] = []
    for run in _clusters(sorted(edges)):
        at = sum(edge.at for edge in run) / len(run)
        pieces = sorted((edge.start, edge.end, edge.drawn) for edge in run)
        start, end, _ = pieces[0]
        inked, reached = 0.0, start
        for next_start, next_end, drawn in [*pieces, (NOWHERE, NOWHERE, False)]:
            if next_start > end + JOIN:
                joined.append(Edge(at, start, end, inked >= INKED * (end - start)))
                start, end, inked, reached = next_start, next_end, 0.0, next_start
            end = max(end, next_end)
            if drawn:
                inked += max(0.0, next_end - max(next_start, reached))
                reached = max(reached, next_end)
    return sorted(edge for edge in joined if edge.end - edge.start >= LEAST)


def without_margins(verticals: Sequence[Edge]) -> list[Edge]:
    """Upright edges without the sides of what is painted between the side of a cell and its text."""
    drawn = [edge for edge in verticals if edge.drawn]
    return [
        edge
        for edge in verticals
        if edge.drawn
        or not any(
            SNAP < abs(edge.at - side.at) < MARGIN and side.covers(edge.start, edge.end) for side in drawn
        )
    ]


def _clusters(edges: Sequence[Edge]) -> Iterator[list[Edge]]:
    run: list[Edge] = []
    for edge in edges:
        if run and edge.at - run[-1].at > SNAP:
            yield run
            run = []
        run.append(edge)
    if run:
        yield run


def components(horizontals: Sequence[Edge], verticals: Sequence[Edge]) -> list[tuple[list[Edge], list[Edge]]]:
    """Edges that touch each other, group by group, from top to bottom."""
    parent = list(range(len(horizontals) + len(verticals)))

    def root(of: int) -> int:
        while parent[of] != of:
            parent[of] = parent[parent[of]]
            of = parent[of]
        return of

    for i, across in enumerate(horizontals):
        for j, down in enumerate(verticals, len(horizontals)):
            touches = (
                across.start - JOIN <= down.at <= across.end + JOIN
                and down.start - JOIN <= across.at <= down.end + JOIN
            )
            if touches:
                parent[root(i)] = root(j)
    every = sorted(range(len(parent)), key=lambda i: (root(i), i))
    groups = [list(group) for _, group in groupby(every, key=root)]
    split = len(horizontals)
    connected = [
        ([horizontals[i] for i in group if i < split], [verticals[i - split] for i in group if i >= split])
        for group in groups
    ]
    return sorted(connected, key=lambda pair: min([e.at for e in pair[0]] + [e.start for e in pair[1]]))


def side_by_side(a: Sequence[Edge], b: Sequence[Edge]) -> bool:
    """Whether two groups of horizontal edges stand at the same heights, as the parts of one table do."""
    return len(a) == len(b) >= 3 and all(abs(x.at - y.at) <= SNAP for x, y in zip(a, b, strict=True))
