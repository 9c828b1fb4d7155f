"""The mesh that edges form: its cells, merged where no edge parts them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.tables.candidates import LaidCell
from pipeline.tables.edges import JOIN, LEAST, Edge, join_edges
from pipeline.tables.layout import Layout
from pipeline.tables.lines import Box, sides
from pipeline.tables.settings import LAYING

REACH = 20.0
"""Words that may stand across an edge have their middle no further from it than this (points)."""


def mesh_of(horizontals: Sequence[Edge], verticals: Sequence[Edge]) -> Mesh:
    """The mesh of the drawn edges where they part rows and columns by themselves, else of all edges.

    With the drawn ones go the feet of titles and headers painted over the whole width below their top.
    """
    lines = [edge for edge in horizontals if edge.drawn]
    columns = [edge for edge in verticals if edge.drawn]
    if len(lines) >= 3 and len(columns) >= 3:
        return Mesh.of(sorted([*lines, *_painted_feet(horizontals, lines)]), columns)
    return Mesh.of(horizontals, verticals)


def _painted_feet(horizontals: Sequence[Edge], drawn: Sequence[Edge]) -> list[Edge]:
    """The painted edges over the whole width between the top and the drawn edge that follows."""
    start, end = min(edge.start for edge in drawn), max(edge.end for edge in drawn)
    top = min(edge.at for edge in drawn)
    second = min((e.at for e in drawn if e.at > top + JOIN and e.covers(start, end)), default=top)
    return [e for e in horizontals if top + LEAST < e.at < second - LEAST and e.covers(start, end)]


def with_painted_rows(layout: Layout, horizontals: Sequence[Edge], verticals: Sequence[Edge]) -> list[Edge]:
    """The edges with those between cells that are painted in one column, where these alone part the rows.

    No word stands across them, and more of them stand below each other than drawn edges do. The sides of rows
    that are painted from side to side count as drawn.
    """
    start, end = min(edge.start for edge in horizontals), max(edge.end for edge in horizontals)
    horizontals = _with_stripes(layout, horizontals, (start, end))
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


@dataclass(slots=True)
class Mesh:
    """The lines on which edges stand, and which stretches of them are drawn."""

    xs: list[float]
    ys: list[float]
    across: list[list[bool]]
    down: list[list[bool]]

    @classmethod
    def of(cls, horizontals: Sequence[Edge], verticals: Sequence[Edge]) -> Mesh:
        """The mesh of edges that touch each other; the ends of the longest ones stand for missing sides."""
        xs = _distinct(
            [e.at for e in verticals], [e.start for e in horizontals], [e.end for e in horizontals]
        )
        ys = _distinct([e.at for e in horizontals], [e.start for e in verticals], [e.end for e in verticals])
        ys = _with_levels(ys, verticals)
        across = [[_drawn(horizontals, y, left, right) for left, right in pairwise(xs)] for y in ys]
        down = [[_drawn(verticals, x, top, bottom) for top, bottom in pairwise(ys)] for x in xs]
        return cls(xs, ys, across, down)

    def with_band(self, y: float) -> Mesh:
        """The mesh with one more band, to a height beyond its first or its last; all columns are parted."""
        below = y > self.ys[-1]
        edge, part = [True] * (len(self.xs) - 1), [True]
        return Mesh(
            self.xs,
            [*self.ys, y] if below else [y, *self.ys],
            [*self.across, edge] if below else [edge, *self.across],
            [[*own, *part] if below else [*part, *own] for own in self.down],
        )

    @property
    def box(self) -> Box:
        """The region that it covers."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    @property
    def ruling(self) -> float:
        """The share of the inner stretches that are drawn."""
        inner = [drawn for line in self.across[1:-1] + self.down[1:-1] for drawn in line]
        return sum(inner) / len(inner) if inner else 0.0

    def cells(self, layout: Layout) -> list[LaidCell]:
        """The cells that edges part, each with the words whose middle lies in it."""
        groups = self._groups()
        owner = {place: at for at, group in enumerate(groups) for place in group}
        cells: list[LaidCell] = []
        for group in groups:
            rows, columns = [row for row, _ in group], [column for _, column in group]
            first, last, left, right = min(rows), max(rows), min(columns), max(columns)
            box = (self.xs[left], self.ys[first], self.xs[right + 1], self.ys[last + 1])
            cells.append(LaidCell(first, left, last, right, box=box))
        for word in (*layout.words_in(self.box), *layout.turned_in(self.box)):
            x0, top, x1, bottom = sides(word)
            column = bisect_right(self.xs, (x0 + x1) / 2) - 1
            row = bisect_right(self.ys, (top + bottom) / 2) - 1
            if (row, column) in owner:
                cells[owner[row, column]].words.append(word)
        return cells

    def _groups(self) -> list[list[tuple[int, int]]]:
        """Places of the mesh that no edge parts; a group that is no rectangle falls apart into its rows."""
        rows, columns = len(self.ys) - 1, len(self.xs) - 1
        seen: set[tuple[int, int]] = set()
        groups = []
        for start in ((r, c) for r in range(rows) for c in range(columns)):
            if start in seen:
                continue
            group, todo = [], [start]
            seen.add(start)
            while todo:
                place = todo.pop()
                group.append(place)
                for beside in self._open(place):
                    if beside not in seen:
                        seen.add(beside)
                        todo.append(beside)
            groups += self._whole(group)
        return groups

    def _whole(self, group: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
        """A group that is a rectangle without an edge in it, else its runs in each row that no edge parts."""
        rows, columns = {row for row, _ in group}, {column for _, column in group}
        inside = set(group)
        open_on = {place: sum(beside in inside for beside in self._open(place)) for place in group}
        if len(group) == len(rows) * len(columns) and sum(open_on.values()) == 2 * (
            2 * len(group) - len(rows) - len(columns)
        ):
            return [group]
        runs: list[list[tuple[int, int]]] = []
        for place in sorted(group):
            row, column = place
            if runs and runs[-1][-1] == (row, column - 1) and not self.down[column][row]:
                runs[-1].append(place)
            else:
                runs.append([place])
        return runs

    def _open(self, place: tuple[int, int]) -> Iterator[tuple[int, int]]:
        row, column = place
        if row > 0 and not self.across[row][column]:
            yield row - 1, column
        if row + 2 < len(self.ys) and not self.across[row + 1][column]:
            yield row + 1, column
        if column > 0 and not self.down[column][row]:
            yield row, column - 1
        if column + 2 < len(self.xs) and not self.down[column + 1][row]:
            yield row, column + 1


def _distinct(at: Sequence[float], starts: Sequence[float], ends: Sequence[float]) -> list[float]:
    distinct: list[float] = []
    for x in sorted([*at, min(starts), max(ends)]):
        if not distinct or x - distinct[-1] > JOIN:
            distinct.append(x)
    return distinct


def _with_levels(ys: list[float], verticals: Sequence[Edge]) -> list[float]:
    """The heights of a mesh, and those in its first band from which an upright edge runs on beyond the band.

    It begins under a header over several columns that has no edge below it.
    """
    top, below = ys[0], ys[min(1, len(ys) - 1)]
    begun = sorted(
        e.start for e in verticals if top + LEAST < e.start < below - LEAST and e.end > below - JOIN
    )
    levels = [y for at, y in enumerate(begun) if at == 0 or y - begun[at - 1] > LEAST]
    return [top, *levels, *ys[1:]]


def _drawn(edges: Sequence[Edge], at: float, start: float, end: float) -> bool:
    return any(abs(edge.at - at) <= JOIN and edge.covers(start, end) for edge in edges)
