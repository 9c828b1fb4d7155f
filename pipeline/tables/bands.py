"""The rows within the bands of a mesh: edges may part one column alone, or none of the rows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.tables.across import are_level
from pipeline.tables.broken import are_broken_figures
from pipeline.tables.candidates import LaidCell
from pipeline.tables.columns import Column, find_columns
from pipeline.tables.edges import Edge
from pipeline.tables.lines import Line, Phrase, is_group, is_value, lines_of
from pipeline.tables.mesh import Mesh
from pipeline.tables.row_cells import row_cells
from pipeline.tables.row_lines import Placed, RowLine, placed_lines
from pipeline.tables.rows import group_rows
from pipeline.tables.settings import LAYING
from pipeline.tables.stub_rows import rows_at_heights, rows_with_labels

FEW_BANDS = 3
"""Of so many bands one may hold all rows."""

BRACKETED = re.compile(r"\(.*\)")


def split_level(cells: Sequence[LaidCell], mesh: Mesh) -> list[LaidCell]:
    """The cells, those split that stand side by side over the same bands and hold one line in each.

    They do where the edges between rows are those of one column alone, as of a painted one. One of them must
    hold figures, as the cells do in the bands beside them: the lines of a header are not its rows.
    """
    groups: dict[tuple[int, int], list[LaidCell]] = defaultdict(list)
    for cell in cells:
        if cell.last_row > cell.row and cell.words:
            groups[cell.row, cell.last_row].append(cell)
    figures = {cell.row for cell in cells if cell.row == cell.last_row and is_value(_text(cell))}
    split: dict[int, list[LaidCell]] = {}
    for (first, last), group in groups.items():
        parts = [_line_for_band(cell, mesh) for cell in group]
        columns = sum(bool(lines) and all(is_value(_text(part)) for part in lines) for lines in parts)
        if columns > 1 or (columns and figures.issuperset(range(first, last + 1))):
            split |= {id(cell): lines for cell, lines in zip(group, parts, strict=True) if lines}
    return [part for cell in cells for part in split.get(id(cell), [cell])]


def _line_for_band(cell: LaidCell, mesh: Mesh) -> list[LaidCell]:
    """The lines of a cell, each in a band of its own; none where they do not stand so."""
    if not are_level(cell.words):
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
    if cell.last_row - cell.row < 2 or cell.column == 0 or not are_level(cell.words):
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


def split_bands(mesh: Mesh, cells: list[LaidCell]) -> list[LaidCell] | None:
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
        rows = _rows_within([c for c in here if c not in labels], columns, len(mesh.ys) - 1)
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
    if max((len(cell.words) for cell in cells), default=0) < 3:
        return []
    own = {id(cell): lines_of(cell.words) for cell in cells if cell.words and are_level(cell.words)}
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
            several = [
                line
                for line in lines
                if len(line.phrases) > 1 and line.phrases[-1].value and not _is_one_number(line)
            ]
            if len(several) > 0.5 * len(lines) and len(find_columns(lines)) > 1:
                return True
    return False


def _is_one_number(line: Line) -> bool:
    """Whether the words of a line are the groups of one number, set far apart as OCR sets them."""
    return all(is_group(a.text, b.text) for a, b in pairwise(line.words))


def _rows_within(cells: Sequence[LaidCell], columns: Sequence[Column], bands: int) -> list[list[RowLine]]:
    """The rows in one of so many bands: of numbers, or parted by a blank line in all columns; empty if one.

    Where edges part more bands, they part the rows: a blank line is one between two paragraphs of a cell.
    """
    words = [word for cell in cells for word in cell.words]
    if max((len(cell.words) for cell in cells), default=0) < 2 or not all(word.upright for word in words):
        return []
    own = [lines_of(cell.words) for cell in sorted(cells, key=_column) if cell.words]
    if max(map(len, own)) < 2:
        return []
    cuts = [Edge(x, float("-inf"), float("inf")) for x, _ in columns]
    lines = _owned(placed_lines(lines_of(words, cuts), columns), cells)
    for of_cell in own:
        values = sum(is_value(" ".join(w.text for w in line.words)) for line in of_cell)
        as_tall = sum(len(other) >= values for other in own)
        if values > 1 and values >= 0.8 * len(of_cell) and as_tall >= max(2, 0.5 * len(own)):
            one_row = _are_bracketed(own) or are_broken_figures([cell for cell in cells if cell.words])
            return [] if one_row else _of_equals(group_rows(lines), bands) or rows_at_heights(own, lines)
    parted = _blank_parted(lines) if bands <= FEW_BANDS else []
    labelled = [] if _are_bracketed(own) else rows_with_labels(own, lines)
    return _line_by_line(own, lines) or labelled or _headed_item(lines) or parted


def _column(cell: LaidCell) -> int:
    return cell.column


def _of_equals(rows: list[list[RowLine]], bands: int) -> list[list[RowLine]]:
    """Rows in one of so many bands; none where edges part the others and a row fills too few of the columns.

    A figure below another in one cell or two, beside cells that go on, is a second figure of one row. Labels
    with two figures or more are rows, as of two accounts side by side, and so are labels between them.
    """
    filled = [set().union(*(line.columns for line in row)) for row in rows]
    every = len(set().union(*filled))
    poor = [row for row, columns in zip(rows, filled, strict=True) if len(columns) <= 0.5 * every]
    heads = [row for row in poor if not any(line.has_values for line in row)]
    kept = all(_is_entry(row) for row in poor if row not in heads) and 2 * len(heads) < len(rows)
    begun = [row[0].label for row in heads]
    return rows if bands <= FEW_BANDS or (kept and all(text[:1].isupper() for text in begun)) else []


def _is_entry(row: Sequence[RowLine]) -> bool:
    """Whether lines that fill few columns are a row yet: a label and two figures beside it."""
    placed = sorted((item for line in row for item in line.placed), key=lambda item: item[0])
    figures = {first for first, last, phrase in placed if first == last and phrase.value}
    labels = [phrase for first, _, phrase in placed if not phrase.value and figures and first < min(figures)]
    return bool(labels) and len(figures) > 1 and not labels[0].text[:1].islower()


def _headed_item(lines: Sequence[RowLine]) -> list[list[RowLine]]:
    """A bold heading and the one row below it, whose figures stand beside the first line that is not bold."""
    numbered = [at for at, line in enumerate(lines) if line.has_values]
    labels = [[p.bold for first, last, p in line.placed if first == last == 0] for line in lines]
    if len(numbered) != 1 or numbered[0] == 0 or not all(labels):
        return []
    at = numbered[0]
    middle = (lines[0].line.middle + lines[-1].line.middle) / 2
    if abs(lines[at].line.middle - middle) < LAYING.close * lines[at].line.size:
        return []  # The figures stand in the middle of their cells, not beside one line.
    heads = all(line.columns == {0} for line in lines[:at]) and all(map(all, labels[:at]))
    return [list(lines[:at]), list(lines[at:])] if heads and not any(map(all, labels[at:])) else []


def _are_bracketed(cells: Sequence[Sequence[Line]]) -> bool:
    """Whether all that stands below the first line of cells is a figure in brackets, as its share."""
    below = [_line_text(line) for cell in cells for line in cell[1:]]
    first = [_line_text(cell[0]) for cell in cells]
    return all(BRACKETED.fullmatch(text) for text in below) and not any(map(BRACKETED.fullmatch, first))


def _line_text(line: Line) -> str:
    return " ".join(word.text for word in line.words)


def _owned(lines: Sequence[RowLine], cells: Sequence[LaidCell]) -> list[RowLine]:
    """The lines with what stands in one cell of one column as one phrase there, however long it is."""
    owner = {
        id(word): cell.column for cell in cells if cell.column == cell.last_column for word in cell.words
    }
    owned: list[RowLine] = []
    for line in lines:
        placed: list[Placed] = []
        for first, last, phrase in line.placed:
            at = owner.get(id(phrase.words[0]))
            if at is not None and placed and placed[-1][0] == placed[-1][1] == at:
                placed[-1] = (at, at, Phrase.of([*placed[-1][2].words, *phrase.words]))
            else:
                placed.append((first, last, phrase) if at is None else (at, at, phrase))
        owned.append(RowLine(line.line, placed))
    return owned


def _line_by_line(cells: Sequence[Sequence[Line]], lines: Sequence[RowLine]) -> list[list[RowLine]]:
    """Each line a row, where all cells have as many of them, at the same heights, that begin like entries."""
    counts = {len(cell) for cell in cells}
    if len(cells) < 3 or len(counts) != 1 or counts.pop() < 3 or len(lines) != len(cells[0]):
        return []
    begun = [line.words[0].text for cell in cells for line in cell]
    entries = sum(not text[0].islower() and any(map(str.isalnum, text)) for text in begun)
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
