"""Shading cell by cell: what is painted side by side without a gap is one band, as the eye sees it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.tables.edges import JOIN, Edge
from pipeline.tables.layout import Layout
from pipeline.tables.lines import Box, bounds

FULL = 0.97
"""Painted cells are one band where they cover at least this share of the box around them."""

HIGHEST = 120.0
"""A band is no higher than this (points): a header or a row, not a panel."""

MOST = 600
"""With more painted rectangles a page holds a picture."""


def with_painted_bands(layout: Layout) -> Layout:
    """The layout with the edges of painted cells replaced by those of the bands that they form."""
    bands = painted_bands(layout.fills)
    if not bands:
        return layout
    kept = [edge for edge in layout.horizontals if edge.drawn or not any(_in(edge, band) for band in bands)]
    edges = [Edge(at, x0, x1, drawn=False) for x0, top, x1, bottom in bands for at in (top, bottom)]
    drawn = [edge for edge in kept if edge.drawn]
    edges = [
        edge
        for edge in edges
        if not any(abs(edge.at - other.at) <= JOIN and other.covers(edge.start, edge.end) for other in drawn)
    ]
    return replace(layout, horizontals=sorted([*kept, *edges]))


def painted_bands(fills: Sequence[Box]) -> list[Box]:
    """The boxes of several painted cells that touch each other and leave no hole."""
    if len(fills) > MOST:
        return []
    groups: list[list[Box]] = []
    for fill in sorted(set(fills), key=lambda box: (box[1], box[0])):
        if fill[3] - fill[1] > HIGHEST:
            continue
        touching = [group for group in groups if any(_touch(fill, other) for other in group)]
        for group in touching:
            groups.remove(group)
        groups.append([fill, *(other for group in touching for other in group)])
    bands = []
    for group in groups:
        box = bounds(group)
        area = (box[2] - box[0]) * (box[3] - box[1])
        columns = {round(x0) for x0, *_ in group}
        if len(columns) > 1 and box[3] - box[1] <= HIGHEST and _covered(group) >= FULL * area:
            bands.append(box)
    return bands


def _in(edge: Edge, band: Box) -> bool:
    x0, top, x1, bottom = band
    return top - JOIN <= edge.at <= bottom + JOIN and edge.start >= x0 - JOIN and edge.end <= x1 + JOIN


def _touch(a: Box, b: Box) -> bool:
    """Whether two boxes share a side, or part of one."""
    across = min(a[2], b[2]) - max(a[0], b[0])
    down = min(a[3], b[3]) - max(a[1], b[1])
    return across >= -1 and down >= -1 and max(across, down) > 2


def _covered(boxes: Sequence[Box]) -> float:
    """The area that boxes cover together, a strip between two heights at a time."""
    heights = sorted({y for box in boxes for y in (box[1], box[3])})
    area = 0.0
    for top, bottom in pairwise(heights):
        end = float("-inf")
        for x0, _, x1, _ in sorted(box for box in boxes if box[1] < bottom - 0.01 and box[3] > top + 0.01):
            # A hair of white between two cells is none.
            start = x0 if end == float("-inf") or x0 - end > 1 else end
            area += max(0.0, x1 - max(start, end)) * (bottom - top)
            end = max(end, x1)
    return area
