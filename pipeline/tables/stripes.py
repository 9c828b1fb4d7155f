"""The white rows at the ends of a grid every other row of which is painted: no edge stands beyond them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.tables.captions import NAMED, NOTE
from pipeline.tables.layout import Layout
from pipeline.tables.lines import Line, bounds, lines_of
from pipeline.tables.mesh import Mesh
from pipeline.tables.settings import LAYING

TOUCHES = 1.5
"""A phrase stands in a column where it reaches into it by more than this (points)."""

GOES_ON = 0.7
"""The next line of a row stands no further below than this share of its size."""


def with_white_ends(layout: Layout, mesh: Mesh) -> Mesh:
    """The mesh with the row below its last painted one, and that above its first, left white as others."""
    if len(mesh.ys) < 3 or len(mesh.xs) < 3:
        return mesh
    painted = [_is_painted(layout, mesh, at) for at in range(len(mesh.ys) - 1)]
    if painted[-1]:
        height = _end(layout, mesh, below=True, last=painted[-2])
        if height is not None:
            mesh = mesh.with_band(height)
    if painted[0] and not painted[1]:
        height = _end(layout, mesh, below=False, last=False)
        if height is not None:
            mesh = mesh.with_band(height)
    return mesh


def _is_painted(layout: Layout, mesh: Mesh, band: int) -> bool:
    """Whether most of the width of a band is painted."""
    middle = (mesh.ys[band] + mesh.ys[band + 1]) / 2
    x0, x1 = mesh.xs[0], mesh.xs[-1]
    covered = sum(
        min(x1, right) - max(x0, left)
        for left, top, right, bottom in set(layout.fills)
        if top < middle < bottom and left < x1 and right > x0
    )
    return covered >= LAYING.keeps * (x1 - x0)


def _end(layout: Layout, mesh: Mesh, *, below: bool, last: bool) -> float | None:
    """How far a white row reaches beyond a mesh; None where no row stands there, as near as rows do.

    One above names next to all columns; where it has to be the `last`, nothing follows it as near again.
    """
    x0, top, x1, bottom = mesh.box
    heights = [b - a for a, b in pairwise(mesh.ys)]
    reach = (1 + last) * LAYING.stripe * max(heights)
    band = (bottom, bottom + reach) if below else (top - reach, top)
    lines = lines_of(layout.words_in((x0, band[0], x1, band[1])))
    lines = lines if below else lines[::-1]
    margin = _margin(layout, mesh)
    kept: list[Line] = []
    for line in lines:
        if kept:
            gap = max(line.box[1] - kept[-1].box[3], kept[-1].box[1] - line.box[3])
            if gap > GOES_ON * line.size:
                break
        elif max(line.box[1] - bottom, top - line.box[3]) > LAYING.stripe * margin + 1:
            return None
        kept.append(line)
    least = 2 if below else LAYING.keeps * (len(mesh.xs) - 1)
    if not kept or not _is_row(layout, mesh, kept, least):
        return None
    following = [line for line in lines if line not in kept]
    if last and following and following[0].box[1] - kept[-1].box[3] < 3 * margin:
        return None
    edge = bounds(line.box for line in kept)
    return max(edge[3] + margin, bottom + 1) if below else min(edge[1] - margin, top - 1)


def _margin(layout: Layout, mesh: Mesh) -> float:
    """White between the edge of a band and the words in it: the least above them, of the widest band."""
    x0, _, x1, _ = mesh.box
    gaps = []
    for top, bottom in pairwise(mesh.ys):
        lines = lines_of(layout.words_in((x0, top, x1, bottom)))
        if lines:
            gaps.append(max(0.0, min(line.box[1] for line in lines) - top))
    return max(gaps, default=0.0)


def _is_row(layout: Layout, mesh: Mesh, lines: Sequence[Line], least: float) -> bool:
    """Whether lines stand in so many columns of a mesh, no phrase in two, and nothing beside them."""
    if any(test.match(lines[0].phrases[0].text) for test in (NAMED, NOTE)):
        return False
    columns = list(pairwise(mesh.xs))
    places = [
        [at for at, (left, right) in enumerate(columns) if min(right, x1) - max(left, x0) > TOUCHES]
        for line in lines
        for x0, _, x1, _ in (phrase.box for phrase in line.phrases)
    ]
    several = len({at for over in places for at in over}) >= least
    _, top, _, bottom = bounds(line.box for line in lines)
    reach = 3 * lines[0].size
    beside = layout.words_in((mesh.xs[0] - reach, top, mesh.xs[0], bottom))
    beside += layout.words_in((mesh.xs[-1], top, mesh.xs[-1] + reach, bottom))
    return several and all(len(over) == 1 for over in places) and not beside
