"""Tables with edges between their columns: what the edges part is a cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from pipeline.records import Word
from pipeline.tables.beside import with_surroundings
from pipeline.tables.boxes import with_boxes
from pipeline.tables.broken import are_broken_figures
from pipeline.tables.candidates import Candidate, LaidCell, squeezed
from pipeline.tables.captions import NAMED
from pipeline.tables.columns import Column, find_columns
from pipeline.tables.edges import JOIN, SNAP, Edge, components, join_edges, side_by_side
from pipeline.tables.layout import Layout
from pipeline.tables.lines import Box, Line, is_value, lines_of, sides
from pipeline.tables.mesh import Mesh, mesh_of
from pipeline.tables.rows import RowLine, group_rows, placed_lines
from pipeline.tables.stream import lay_out, row_cells

Ruling = tuple[list[Edge], list[Edge]]
"""Horizontal and vertical edges that touch each other."""


def find_ruled(layout: Layout) -> Iterator[Candidate]:
    """Regions whose edges, or the gaps of boxes, cross each other and part at least two columns."""
    layout = with_boxes(layout)
    for horizontals, verticals in _reunited(layout, components(layout.horizontals, layout.verticals)):
        if not horizontals or len(verticals) < 1 or len(horizontals) + len(verticals) < 4:
            continue
        mesh = mesh_of(horizontals, verticals)
        if len(mesh.xs) < 3 or (_is_painted(horizontals, verticals) and _goes_on_below(layout, mesh)):
            continue
        cells = mesh.cells(layout)
        cells = [part for cell in cells for part in split_across(cell, mesh)]
        cells = split_level(cells, mesh)
        cells = [part for cell in cells for part in split_down(cell, mesh)]
        filled = [cell for cell in cells if cell.words]
        if not filled:
            continue
        split = split_bands(layout, mesh, cells)
        box = mesh.box
        if split is None:
            cells = lay_out(layout, box)
        else:
            cells, box = with_surroundings(layout, split, list(pairwise(mesh.xs)), box)
            cells = squeezed(cells)
        if cells:
            yield Candidate("ruled", layout, box, cells, ruling=mesh.ruling)


def _is_painted(horizontals: Sequence[Edge], verticals: Sequence[Edge]) -> bool:
    return not any(edge.drawn for edge in (*horizontals, *verticals))


def _goes_on_below(layout: Layout, mesh: Mesh) -> bool:
    """Whether text in several columns stands right below painted cells: they are a header or a stripe."""
    x0, _, x1, bottom = mesh.box
    below = lines_of(layout.words_in((x0, bottom, x1, bottom + 40)))
    return any(
        line.box[1] - bottom < line.size and any(phrase.value for phrase in line.phrases[1:])
        for line in below[:2]
    )


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
    """Whether edges go on in others with the same columns, below one heading that stands over all of them.

    The heading is a line of text that stands between two edges as the rows do, without upright edges.
    """
    if not upper[0] or not lower[0] or not upper[1] or not lower[1]:
        return False
    top, bottom = upper[0][-1].at, lower[0][0].at
    heights = [b.at - a.at for across in (upper[0], lower[0]) for a, b in pairwise(across)]
    if not heights or not 0 < bottom - top < 1.5 * median(heights):
        return False
    columns = [sorted({edge.at for edge in group[1]}) for group in (upper, lower)]
    if not all(any(abs(x - other) <= SNAP for other in columns[0]) for x in columns[1]):
        return False
    left, right = _extent(upper[0])
    if abs(left - _extent(lower[0])[0]) > JOIN or abs(right - _extent(lower[0])[1]) > JOIN:
        return False
    lines = lines_of(layout.words_in((left, top, right, bottom)))
    return len(lines) == 1 and len(lines[0].phrases) == 1 and not NAMED.match(lines[0].phrases[0].text)


def _extent(edges: Sequence[Edge]) -> tuple[float, float]:
    return min(edge.start for edge in edges), max(edge.end for edge in edges)


def split_across(cell: LaidCell, mesh: Mesh) -> list[LaidCell]:
    """The parts of a cell over several columns of the mesh, where its words keep to the columns."""
    if cell.column == cell.last_column or not _are_level(cell.words):
        return [cell]
    columns = list(pairwise(mesh.xs))
    parts: dict[int, LaidCell] = {}
    for line in lines_of(cell.words):
        for phrase in line.phrases:
            x0, _, x1, _ = phrase.box
            over = [at for at, (left, right) in enumerate(columns) if min(right, x1) - max(left, x0) > 1.5]
            if len(over) != 1:
                return [cell]
            at = over[0]
            box = (columns[at][0], mesh.ys[cell.row], columns[at][1], mesh.ys[cell.last_row + 1])
            part = parts.setdefault(at, LaidCell(cell.row, at, cell.last_row, at, box=box))
            part.words += phrase.words
    return list(parts.values()) if len(parts) > 1 else [cell]


def _are_level(words: Sequence[Word]) -> bool:
    return bool(words) and all(word.upright for word in words)


def split_level(cells: Sequence[LaidCell], mesh: Mesh) -> list[LaidCell]:
    """The cells, those split that stand side by side over the same bands and hold one line in each.

    They do where the edges between rows are those of one column alone, as of a painted one. Two of them must
    hold figures, for the lines of a header are not its rows.
    """
    groups: dict[tuple[int, int], list[LaidCell]] = defaultdict(list)
    for cell in cells:
        if cell.last_row > cell.row and cell.words:
            groups[cell.row, cell.last_row].append(cell)
    split: dict[int, list[LaidCell]] = {}
    for group in groups.values():
        parts = [_line_for_band(cell, mesh) for cell in group]
        figures = sum(bool(lines) and all(is_value(_text(part)) for part in lines) for lines in parts)
        if figures > 1:
            split |= {id(cell): lines for cell, lines in zip(group, parts, strict=True) if lines}
    return [part for cell in cells for part in split.get(id(cell), [cell])]


def _line_for_band(cell: LaidCell, mesh: Mesh) -> list[LaidCell]:
    """The lines of a cell, each in a band of its own; none where they do not stand so."""
    if not _are_level(cell.words):
        return []
    lines = lines_of(cell.words)
    bands = [sum(y <= line.middle for y in mesh.ys) - 1 for line in lines]
    if bands != list(range(cell.row, cell.last_row + 1)):
        return []
    x0, x1 = mesh.xs[cell.column], mesh.xs[cell.last_column + 1]
    return [
        LaidCell(at, cell.column, at, cell.last_column, line.words, (x0, mesh.ys[at], x1, mesh.ys[at + 1]))
        for at, line in zip(bands, lines, strict=True)
    ]


def _text(cell: LaidCell) -> str:
    return " ".join(word.text for word in cell.words)


def split_down(cell: LaidCell, mesh: Mesh) -> list[LaidCell]:
    """The parts of a cell over three bands or more, where each band holds whole lines of it."""
    if cell.last_row - cell.row < 2 or cell.column == 0 or not _are_level(cell.words):
        return [cell]
    parts: dict[int, LaidCell] = {}
    for line in lines_of(cell.words):
        at = sum(y <= line.middle for y in mesh.ys) - 1
        if any(line.box[1] + 2 < y < line.box[3] - 2 for y in mesh.ys):
            return [cell]
        box = (mesh.xs[cell.column], mesh.ys[at], mesh.xs[cell.last_column + 1], mesh.ys[at + 1])
        parts.setdefault(at, LaidCell(at, cell.column, at, cell.last_column, box=box)).words.extend(
            line.words
        )
    return list(parts.values()) if len(parts) == cell.last_row - cell.row + 1 else [cell]


def split_bands(layout: Layout, mesh: Mesh, cells: list[LaidCell]) -> list[LaidCell] | None:
    """The cells with every band of the mesh that holds several rows of numbers split into them.

    A cell that reaches beyond a band keeps its rows, however many they become; it keeps no others together.
    None where a column of the mesh holds several columns of text: then its edges are not the columns.
    """
    if _hidden_columns(mesh, cells):
        return None
    columns = list(pairwise(mesh.xs))
    split: list[LaidCell] = []
    starts = [0]
    parted: set[int] = set()
    for band in range(len(mesh.ys) - 1):
        here = [cell for cell in cells if cell.row == band == cell.last_row]
        labels = _merged_labels(here)
        rows = _rows_within([cell for cell in here if cell not in labels], columns)
        if len(rows) > 1:
            parted.add(band)
            for number, row in enumerate(rows, starts[-1]):
                split += row_cells(row, number)
            last = starts[-1] + len(rows) - 1
            split += [replace(label, row=starts[-1], last_row=last) for label in labels]
        starts.append(starts[-1] + max(1, len(rows)))
    split += [
        replace(cell, row=starts[cell.row], last_row=starts[cell.last_row + 1] - 1)
        for cell in cells
        if cell.row != cell.last_row or cell.row not in parted
    ]
    return split


def _merged_labels(cells: Sequence[LaidCell]) -> list[LaidCell]:
    """The labels of a band that stand half way down beside taller cells: they are merged over its rows."""
    own = {id(cell): lines_of(cell.words) for cell in cells if cell.words and _are_level(cell.words)}
    tallest = max(own.values(), key=len, default=[])
    if len(tallest) < 3:
        return []
    middle = (tallest[0].middle + tallest[-1].middle) / 2
    pitch = (tallest[-1].middle - tallest[0].middle) / (len(tallest) - 1)
    first = min(
        (
            cell.column
            for cell in cells
            if any(phrase.value for line in own.get(id(cell), ()) for phrase in line.phrases)
        ),
        default=0,
    )
    return [
        cell
        for cell in cells
        if cell.column < first
        and (lines := own.get(id(cell)))
        and 2 * len(lines) <= len(tallest)
        and abs((lines[0].middle + lines[-1].middle) / 2 - middle) < 0.3 * pitch
    ]


def _hidden_columns(mesh: Mesh, cells: Sequence[LaidCell]) -> bool:
    for column in range(len(mesh.xs) - 1):
        words = [
            word
            for cell in cells
            if cell.column == cell.last_column == column
            for word in cell.words
            if word.upright
        ]
        lines = lines_of(words)
        if len(lines) >= 3:
            several = [line for line in lines if len(line.phrases) > 1 and line.phrases[-1].value]
            if len(several) > 0.5 * len(lines) and len(find_columns(lines)) > 1:
                return True
    return False


def _rows_within(cells: Sequence[LaidCell], columns: Sequence[Column]) -> list[list[RowLine]]:
    """The rows in one band: of numbers, or parted by a blank line in all columns; empty where it is one."""
    words = [word for cell in cells for word in cell.words]
    own = [lines_of(cell.words) for cell in cells if cell.words]
    if not all(word.upright for word in words) or max(map(len, own), default=0) < 2:
        return []
    cuts = [Edge(x, float("-inf"), float("inf")) for x, _ in columns]
    lines = placed_lines(lines_of(words, cuts), columns)
    for of_cell in own:
        values = sum(is_value(" ".join(w.text for w in line.words)) for line in of_cell)
        as_tall = sum(len(other) >= values for other in own)
        if values > 1 and values >= 0.8 * len(of_cell) and as_tall >= max(2, 0.5 * len(own)):
            return [] if are_broken_figures([cell for cell in cells if cell.words]) else group_rows(lines)
    return _line_by_line(own, lines) or _blank_parted(lines)


def _line_by_line(cells: Sequence[Sequence[Line]], lines: Sequence[RowLine]) -> list[list[RowLine]]:
    """Each line a row, where all cells have as many of them, at the same heights, that begin like entries."""
    counts = {len(cell) for cell in cells}
    if len(cells) < 3 or len(counts) != 1 or counts.pop() < 3 or len(lines) != len(cells[0]):
        return []
    begun = [line.words[0].text[:1] for cell in cells for line in cell]
    entries = sum(not first.islower() for first in begun)
    return [[line] for line in lines] if entries >= 0.9 * len(begun) else []


def _blank_parted(lines: Sequence[RowLine]) -> list[list[RowLine]]:
    """Lines parted where a blank line runs through all columns, text of several columns below it."""
    rows: list[list[RowLine]] = []
    bottom = 0.0
    for line in lines:
        if not rows or line.line.box[1] - bottom > 0.75 * line.line.size:
            rows.append([])
        rows[-1].append(line)
        bottom = max(bottom, line.line.box[3])
    several = sum(len(set().union(*(line.columns for line in row))) > 1 for row in rows)
    return rows if several > 1 else []
