"""The mesh that edges form: its cells, merged where no edge parts them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.tables.candidates import LaidCell
from pipeline.tables.edges import JOIN, LEAST, Edge
from pipeline.tables.layout import Layout
from pipeline.tables.lines import Box, sides

OPEN_ROWS = 2
"""So many rows without uprights between others are left white on purpose."""

LEAST_DRAWN = 3
"""So many drawn edges part rows or columns by themselves."""


def mesh_of(horizontals: Sequence[Edge], verticals: Sequence[Edge]) -> Mesh:
    """The mesh of the drawn edges where they part rows and columns by themselves, else of all edges.

    With the drawn ones go the feet of titles and headers painted over the whole width below their top.
    """
    lines = [edge for edge in horizontals if edge.drawn]
    columns = [edge for edge in verticals if edge.drawn]
    if len(lines) >= LEAST_DRAWN and len(columns) >= LEAST_DRAWN:
        return Mesh.of(sorted([*lines, *_painted_feet(horizontals, lines)]), columns)
    return Mesh.of(horizontals, verticals)


def _painted_feet(horizontals: Sequence[Edge], drawn: Sequence[Edge]) -> list[Edge]:
    """The painted edges over the whole width between the top and the drawn edge that follows."""
    start, end = min(edge.start for edge in drawn), max(edge.end for edge in drawn)
    top = min(edge.at for edge in drawn)
    second = min((e.at for e in drawn if e.at > top + JOIN and e.covers(start, end)), default=top)
    return [e for e in horizontals if top + LEAST < e.at < second - LEAST and e.covers(start, end)]


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

    @property
    def has_open_rows(self) -> bool:
        """Whether rows without uprights stand between others, as white ones do between boxes."""
        open_rows = [not any(down[at] for down in self.down[1:-1]) for at in range(len(self.ys) - 1)]
        return sum(open_rows[1:-1]) >= OPEN_ROWS and not open_rows[-1]

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
