"""Edges of painted rows that part rows as drawn ones do: in one column, of stripes, below a total."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.tables.edges import LEAST, Edge, join_edges
from pipeline.tables.layout import Layout
from pipeline.tables.lines import sides
from pipeline.tables.mesh import LEAST_DRAWN
from pipeline.tables.settings import LAYING

REACH = 20.0
"""Words that may stand across an edge have their middle no further from it than this (points)."""


def with_painted_rows(layout: Layout, horizontals: Sequence[Edge], verticals: Sequence[Edge]) -> list[Edge]:
    """The edges with those between cells that are painted in one column, where these alone part the rows.

    No word stands across them, and more of them stand below each other than drawn edges do. The sides of rows
    that are painted from side to side count as drawn.
    """
    start, end = min(edge.start for edge in horizontals), max(edge.end for edge in horizontals)
    horizontals = _with_foot(_with_stripes(layout, horizontals, (start, end)), verticals, (start, end))
    columns: dict[tuple[int, int], list[Edge]] = defaultdict(list)
    for edge in horizontals:
        if not edge.drawn and edge.end - edge.start < LAYING.one_column * (end - start):
            columns[round(edge.start), round(edge.end)].append(edge)
    painted = max(columns.values(), key=len, default=[])
    drawn = [edge for edge in horizontals if edge.drawn and edge.covers(start, end)]
    if len(painted) < LAYING.painted_rows or sum(edge.drawn for edge in verticals) < 2:
        return list(horizontals)
    inside = [edge for edge in drawn if painted[0].at < edge.at < painted[-1].at]
    words = layout.words_in((start, painted[0].at - REACH, end, painted[-1].at + REACH))
    across = any(
        top + 1 < edge.at < bottom - 1 for _, top, _, bottom in map(sides, words) for edge in painted
    )
    if across or len(inside) >= len(painted):
        return list(horizontals)
    whole = [Edge(edge.at, start, end) for edge in painted]
    return join_edges([*(edge for edge in horizontals if edge not in painted), *whole])


def _with_stripes(layout: Layout, horizontals: Sequence[Edge], sides_at: tuple[float, float]) -> list[Edge]:
    """The edges, those counted as drawn that are the sides of rows painted from side to side.

    They stand between drawn edges, several of them, and no word stands across them.
    """
    start, end = sides_at
    drawn = [edge.at for edge in horizontals if edge.drawn]
    if len(drawn) < 2:
        return list(horizontals)
    painted = [
        edge
        for edge in horizontals
        if not edge.drawn
        and edge.covers(start, end)
        and drawn[0] < edge.at < drawn[-1]
        and min(abs(edge.at - at) for at in drawn) > LEAST
    ]
    if len(painted) < LAYING.painted_rows:
        return list(horizontals)
    words = layout.words_in((start, drawn[0], end, drawn[-1]))
    if any(top + 1 < edge.at < bottom - 1 for _, top, _, bottom in map(sides, words) for edge in painted):
        return list(horizontals)
    return [replace(edge, drawn=True) if edge in painted else edge for edge in horizontals]


def _with_foot(
    horizontals: Sequence[Edge], verticals: Sequence[Edge], sides_at: tuple[float, float]
) -> list[Edge]:
    """The edges, the lower side of a row painted below the last drawn one counted as drawn: as of a total."""
    whole = [edge for edge in horizontals if edge.covers(*sides_at)]
    drawn = [edge.at for edge in whole if edge.drawn]
    below = [edge for edge in whole if drawn and edge.at > drawn[-1] + LEAST]
    if len(drawn) < LEAST_DRAWN or len(below) != 1 or horizontals[-1] is not below[0]:
        return list(horizontals)
    reaching = sum(edge.covers(drawn[-1], below[0].at) for edge in verticals)
    tall = max(b - a for a, b in pairwise(drawn))
    if reaching < LEAST_DRAWN or below[0].at - drawn[-1] > tall:
        return list(horizontals)
    return [*horizontals[:-1], replace(below[0], drawn=True)]
