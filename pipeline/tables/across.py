"""Cells of a mesh that no edge parts, split where their words keep to the columns of the mesh."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.records import Word
from pipeline.tables.candidates import LaidCell
from pipeline.tables.lines import Phrase, lines_of
from pipeline.tables.mesh import Mesh
from pipeline.tables.settings import LAYING

TOUCHES = 1.5
"""A phrase stands in a column where it reaches into it by more than this (points)."""

LEAST_FIGURES = 3
"""A label and two figures over columns of their own are a row that no edge parts."""

Placed = tuple[int, list[int], Phrase]
"""Number of a line, the columns that a phrase on it reaches into, and the phrase."""


def split_across(cell: LaidCell, mesh: Mesh) -> list[LaidCell]:
    """The parts of a cell over several columns of the mesh, where its words keep to the columns.

    A long phrase may run on over columns that are empty beside it.
    """
    if cell.column == cell.last_column or not are_level(cell.words):
        return [cell]
    columns = list(pairwise(mesh.xs))
    placed = [
        (at, _reached(phrase, columns), phrase)
        for at, line in enumerate(lines_of(cell.words))
        for phrase in line.phrases
    ]
    if _is_row_of_figures(placed):
        ends = (mesh.ys[cell.row], mesh.ys[cell.last_row + 1])
        return [
            LaidCell(
                cell.row,
                places[0],
                cell.last_row,
                places[-1],
                list(phrase.words),
                (columns[places[0]][0], ends[0], columns[places[-1]][1], ends[1]),
            )
            for _, places, phrase in placed
        ]
    kept = {(places[0], phrase.box[0]) for _, places, phrase in placed if len(places) == 1}
    parts: dict[int, LaidCell] = {}
    for row in placed:
        _, places, phrase = row
        if len(places) != 1 and not (places and _runs_on(row, placed, kept)):
            return [cell]
        at = places[0]
        box = (columns[at][0], mesh.ys[cell.row], columns[at][1], mesh.ys[cell.last_row + 1])
        parts.setdefault(at, LaidCell(cell.row, at, cell.last_row, at, box=box)).words.extend(phrase.words)
    return list(parts.values()) if len(parts) > 1 else [cell]


def _is_row_of_figures(placed: Sequence[Placed]) -> bool:
    """Whether one line has a label and figures, each over columns of its own, some over several."""
    phrases = [phrase for _, _, phrase in placed]
    if len(placed) < LEAST_FIGURES or phrases[0].value or not all(phrase.value for phrase in phrases[1:]):
        return False
    one_line = len({at for at, _, _ in placed}) == 1
    apart = all(left and right and left[-1] < right[0] for (_, left, _), (_, right, _) in pairwise(placed))
    return one_line and apart and any(len(places) > 1 for _, places, _ in placed[1:])


def are_level(words: Sequence[Word]) -> bool:
    """Whether there are words, and all of them level."""
    return bool(words) and all(word.upright for word in words)


def _reached(phrase: Phrase, columns: Sequence[tuple[float, float]]) -> list[int]:
    x0, _, x1, _ = phrase.box
    return [at for at, (left, right) in enumerate(columns) if min(right, x1) - max(left, x0) > TOUCHES]


def _runs_on(row: Placed, placed: Sequence[Placed], kept: set[tuple[int, float]]) -> bool:
    """Whether a phrase begins where others do that keep to that column, and nothing else is in its way."""
    line, places, phrase = row
    alike = sum(at == places[0] and abs(x0 - phrase.box[0]) < LAYING.flush for at, x0 in kept)
    beside = {at for number, over, other in placed if number == line and other is not phrase for at in over}
    return alike > 0 and _share(placed, places[0]) >= LAYING.keeps and not beside.intersection(places)


def _share(placed: Sequence[Placed], column: int) -> float:
    """How many of the phrases that begin in a column keep to it."""
    begun = [places for _, places, _ in placed if places and places[0] == column]
    return sum(len(places) == 1 for places in begun) / len(begun)
