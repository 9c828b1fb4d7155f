"""Labels that no edge parts beside figures that edges part row by row: each row has its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipeline.tables.across import are_level
from pipeline.tables.candidates import LaidCell
from pipeline.tables.lines import Line, bounds, is_value, lines_of, sides
from pipeline.tables.mesh import Mesh
from pipeline.tables.settings import LAYING

CROSSED = 2.0
"""An edge further than this (points) within a line of text runs through it."""

GOES_ON = "-,(/&"
"""A line that ends so goes on in the next."""


def with_stub_rows(cells: Sequence[LaidCell], mesh: Mesh) -> list[LaidCell]:
    """The cells, those over several bands split that hold a label for the figures of each.

    In every band one of their lines stands level with a figure, or each of three has one line; none goes on
    with the band above. A label that is merged over rows says its words once, half way down.
    """
    figures: dict[int, list[LaidCell]] = defaultdict(list)
    for cell in cells:
        if cell.row == cell.last_row and is_value(" ".join(word.text for word in cell.words)):
            figures[cell.row].append(cell)
    return [part for cell in cells for part in _label_for_band(cell, mesh, figures)]


def _label_for_band(cell: LaidCell, mesh: Mesh, figures: dict[int, list[LaidCell]]) -> list[LaidCell]:
    bands = range(cell.row, cell.last_row + 1)
    beside = {at: [c for c in figures.get(at, ()) if c.column > cell.last_column] for at in bands}
    counted = sum(map(bool, beside.values()))
    if len(bands) < 2 or not are_level(cell.words) or counted < max(2, LAYING.stub_figures * len(bands)):
        return [cell]
    lines: dict[int, list[Line]] = defaultdict(list)
    for line in lines_of(cell.words):
        if any(line.box[1] + CROSSED < y < line.box[3] - CROSSED for y in mesh.ys):
            return [cell]
        lines[sum(y <= line.middle for y in mesh.ys) - 1].append(line)
    above = ""
    singly = len(bands) > 2 and all(len(lines[at]) == 1 for at in bands)
    for at in bands:
        level = singly or any(_is_level(line, figure) for line in lines[at] for figure in beside[at])
        if not lines[at] or (beside[at] and not level):
            return [cell]
        text = lines[at][0].phrases[0].text
        if text[:1].islower() or is_value(text) or (above[-1:] in GOES_ON and above):
            return [cell]
        above = lines[at][-1].phrases[-1].text
    left, right = mesh.xs[cell.column], mesh.xs[cell.last_column + 1]
    return [
        LaidCell(
            at,
            cell.column,
            at,
            cell.last_column,
            [word for line in lines[at] for word in line.words],
            (left, mesh.ys[at], right, mesh.ys[at + 1]),
        )
        for at in bands
    ]


def _is_level(line: Line, figure: LaidCell) -> bool:
    _, top, _, bottom = bounds(map(sides, figure.words))
    return abs(line.middle - (top + bottom) / 2) < LAYING.level * line.size
