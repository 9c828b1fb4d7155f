"""Headers of two levels in one band of a mesh: no edge parts a name over several columns from theirs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.tables.across import are_level
from pipeline.tables.candidates import LaidCell
from pipeline.tables.columns import Column
from pipeline.tables.lines import lines_of
from pipeline.tables.mesh import Mesh

Level = tuple[int, int, float, float]
"""First and last column of a cell, and between which heights its levels meet."""


def with_header_level(mesh: Mesh, cells: Sequence[LaidCell]) -> Mesh:
    """The mesh with an edge below the names over several columns of its first band, if they are alike."""
    columns = list(pairwise(mesh.xs))
    levels = [
        level
        for cell in cells
        if cell.row == cell.last_row == 0 and cell.last_column > cell.column > 0
        for level in [_level(cell, columns)]
        if level is not None
    ]
    if not levels or len(mesh.ys) < 3:
        return mesh
    above, below = max(level[2] for level in levels), min(level[3] for level in levels)
    if above >= below:
        return mesh
    inside = {at for first, last, _, _ in levels for at in range(first, last + 1)}
    inner = {at for first, last, _, _ in levels for at in range(first + 1, last + 1)}
    ys = [mesh.ys[0], (above + below) / 2, *mesh.ys[1:]]
    edge = [at in inside for at in range(len(columns))]
    across = [mesh.across[0], edge, *mesh.across[1:]]
    down = [
        [drawn[0] and at not in inner, drawn[0] or at in inner, *drawn[1:]]
        for at, drawn in enumerate(mesh.down)
    ]
    return Mesh(mesh.xs, ys, across, down)


def _level(cell: LaidCell, columns: Sequence[Column]) -> Level | None:
    """Where the first line of a cell, one name, parts from those below it, which name each of its columns."""
    lines = lines_of(cell.words) if are_level(cell.words) else []
    if len(lines) < 2 or len(lines[0].phrases) != 1:
        return None
    named = set()
    for phrase in (phrase for line in lines[1:] for phrase in line.phrases):
        x0, _, x1, _ = phrase.box
        over = [at for at, (left, right) in enumerate(columns) if min(right, x1) - max(left, x0) > 1.5]
        if len(over) != 1:
            return None
        named.add(over[0])
    if named != set(range(cell.column, cell.last_column + 1)):
        return None
    return cell.column, cell.last_column, lines[0].box[3], lines[1].box[1]
