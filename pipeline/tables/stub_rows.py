"""Labels that no edge parts beside figures that edges part row by row: each row has its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from pipeline.tables.across import are_level
from pipeline.tables.candidates import LaidCell
from pipeline.tables.lines import Line, is_value, lines_of
from pipeline.tables.mesh import Mesh
from pipeline.tables.row_lines import RowLine
from pipeline.tables.settings import LAYING

CROSSED = 2.0
"""An edge further than this (points) within a line of text runs through it."""

GOES_ON = "-,(/&"
"""A line that ends so goes on in the next."""

LEAST_CELLS = 3
"""A label and figures in two columns: in fewer cells a second line of figures is a second figure."""

NEARER = 0.85
"""A line is of the row whose figures are no further away than this share of the way to the next."""

Figures = Mapping[int, Sequence[tuple[int, Line]]]
"""The lines of figures in each band, and in which column of the mesh each stands."""


def with_stub_rows(cells: Sequence[LaidCell], mesh: Mesh) -> list[LaidCell]:
    """The cells, those over several bands split that hold a label for the figures of each.

    In every band one of their lines stands level with a figure, or each of three has one line; none goes on
    with the band above. Where a band holds several rows of figures, each has a line level with it. A label
    that is merged over rows says its words once, half way down, or stands beside another that is; what stands
    beside a header is a name.
    """
    several = {
        at for cell in cells if cell.words for row in range(cell.row, cell.last_row) for at in (row, row + 1)
    }
    if not several:
        return list(cells)
    figures: dict[int, list[tuple[int, Line]]] = defaultdict(list)
    for cell in cells:
        if cell.row == cell.last_row and cell.row in several and are_level(cell.words):
            lines = lines_of(cell.words)
            if all(is_value(_text(line)) for line in lines):
                figures[cell.row] += ((cell.column, line) for line in lines)
    parts: dict[int, list[LaidCell]] = {}
    whole: list[LaidCell] = []
    for cell in sorted(cells, key=lambda cell: -cell.column):
        within = any(cell.row >= beside.row and cell.last_row <= beside.last_row for beside in whole)
        parts[id(cell)] = [cell] if within else _label_for_band(cell, mesh, figures)
        if cell.row < cell.last_row and cell.words and len(parts[id(cell)]) == 1:
            whole.append(cell)
    return [part for cell in cells for part in parts[id(cell)]]


def _label_for_band(cell: LaidCell, mesh: Mesh, figures: Figures) -> list[LaidCell]:
    if cell.row == cell.last_row or not are_level(cell.words):
        return [cell]
    bands = range(cell.row, cell.last_row + 1)
    beside = {at: [line for column, line in figures.get(at, ()) if column > cell.last_column] for at in bands}
    lines: dict[int, list[Line]] = defaultdict(list)
    for line in lines_of(cell.words):
        if any(line.box[1] + CROSSED < y < line.box[3] - CROSSED for y in mesh.ys):
            return [cell]
        lines[sum(y <= line.middle for y in mesh.ys) - 1].append(line)
    heads = _heads(bands, lines, beside)
    body = bands[len(heads) :]
    if sum(bool(beside[at]) for at in body) < max(2, LAYING.stub_figures * len(body)):
        return [cell]
    if not _are_labels([lines[at] for at in body], [beside[at] for at in body]):
        return [cell]
    parts = [(at, at) for at in body]
    if heads:
        parts.insert(0, (heads[0], heads[-1]))
    left, right = mesh.xs[cell.column], mesh.xs[cell.last_column + 1]
    return [
        LaidCell(
            first,
            cell.column,
            last,
            cell.last_column,
            [word for at in range(first, last + 1) for line in lines[at] for word in line.words],
            (left, mesh.ys[first], right, mesh.ys[last + 1]),
        )
        for first, last in parts
    ]


def _heads(bands: range, lines: Mapping[int, Sequence[Line]], beside: Mapping[int, Sequence[Line]]) -> range:
    """The bands above the figures in which labels have one name: not every band has a line of its own."""
    first = next((at for at in bands if beside[at]), bands.stop)
    heads = range(bands.start, first)
    return range(bands.start, bands.start) if all(lines.get(at) for at in heads) else heads


def _are_labels(lines: Sequence[Sequence[Line]], beside: Sequence[Sequence[Line]]) -> bool:
    """Whether the lines in each band name the figures in it, and none goes on with those above."""
    above = ""
    singly = len(lines) > 2 and all(len(own) == 1 for own in lines)
    for own, figures in zip(lines, beside, strict=True):
        if not own or (figures and not (singly or _name(own, figures))):
            return False
        text = own[0].phrases[0].text
        if text[:1].islower() or is_value(text) or (above[-1:] in GOES_ON and above):
            return False
        above = own[-1].phrases[-1].text
    return True


def _name(labels: Sequence[Line], figures: Sequence[Line]) -> bool:
    """Whether labels stand level with the figures of a band, with all where these are several rows."""
    level = [any(_are_beside(line, figure) for line in labels) for figure in figures]
    several = any(figure.box[1] >= other.box[3] for figure in figures for other in figures)
    return all(level) if several else any(level)


def rows_with_labels(cells: Sequence[Sequence[Line]], lines: Sequence[RowLine]) -> list[list[RowLine]]:
    """The `lines` of a band, each a row, where labels and figures tell so together; empty where they do not.

    All lines of the first of its cells begin like entries and have figures beside them, and all else are such
    figures. Two rows may share no column of figures: then no column tells that there are two.
    """
    labels, figures = cells[0], [line for cell in cells[1:] for line in cell]
    if len(labels) < 2 or len(lines) != len(labels) or len(cells) < LEAST_CELLS:
        return []
    if not all(map(_begins_entry, map(_text, labels))) or not all(is_value(_text(line)) for line in figures):
        return []
    named = all(any(_are_beside(label, figure) for label in labels) for figure in figures)
    naming = all(any(_are_beside(label, figure) for figure in figures) for label in labels)
    return [[line] for line in lines] if named and naming else []


def rows_at_heights(cells: Sequence[Sequence[Line]], lines: Sequence[RowLine]) -> list[list[RowLine]]:
    """The `lines` of a band in rows at the heights of its figures, each other line with the nearest.

    Next to all cells have text at every height, a label among them, and two columns have their figures there
    alone. Empty where that is not so, or a line is next to as near to another row.
    """
    figures = [cell for cell in cells if all(is_value(_text(line)) for line in cell)]
    several = [cell for cell in figures if len(cell) > 1]
    tallest = max(several, key=lambda cell: sum(_are_level(cell, other) for other in several), default=None)
    if tallest is None or sum(_are_level(tallest, cell) for cell in several) < LEAST_CELLS - 1:
        return []
    level = [cell for cell in cells if all(any(_are_beside(line, at) for line in cell) for at in tallest)]
    labels = [line for cell in level if cell not in figures for line in cell]
    entries = [label for label in labels if _begins_entry(_text(label))]
    named = all(any(_are_beside(label, at) for label in entries) for at in tallest)
    if not named or len(level) < LAYING.keeps * len(cells):
        return []
    rows: list[list[RowLine]] = [[] for _ in tallest]
    for line in lines:
        away = sorted((abs(line.line.middle - at.middle), number) for number, at in enumerate(tallest))
        if away[0][0] > NEARER * away[1][0]:
            return []
        rows[away[0][1]].append(line)
    return rows


def _are_level(cell: Sequence[Line], other: Sequence[Line]) -> bool:
    """Whether two cells have as many lines, at the same heights."""
    return len(cell) == len(other) and all(map(_are_beside, cell, other))


def _begins_entry(text: str) -> bool:
    return not text[:1].islower() and not is_value(text) and text[-1:] not in GOES_ON


def _are_beside(line: Line, figure: Line) -> bool:
    """Whether a label stands at the height of a figure."""
    return abs(line.middle - figure.middle) < LAYING.level * line.size


def _text(line: Line) -> str:
    """What a line says."""
    return " ".join(word.text for word in line.words)
