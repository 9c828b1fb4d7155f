"""Corrections of tables, before anyone asks what their cells mean, so that all that follows heeds them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pipeline.corrections.applying import Outcomes, correct_records, credit, locate
from pipeline.corrections.kinds import KINDS
from pipeline.corrections.lines import parse_values
from pipeline.records import Cell, Correction, Grid, GridCell


@dataclass(slots=True)
class CorrectedGrids:
    """The grids of a document with what was corrected, to be marked on their cells once these are read."""

    grids: list[Grid]
    changed: dict[tuple[int, int, int, str], tuple[str, Correction]] = field(default_factory=dict)
    """By page, row, column and new text of a cell: what was printed, and the line."""

    def mark(self, cell: Cell) -> Cell:
        """A cell with what was printed, where its text was corrected."""
        printed = self.changed.get((cell.page, cell.row, cell.column, cell.text))
        if printed is None:
            return cell
        return replace(cell, corrected_from={"text": printed[0]}, corrected_by=credit(printed[1]))


def correct_grids(grids: Iterable[Grid], lines: Sequence[Correction], outcomes: Outcomes) -> CorrectedGrids:
    """Apply the corrections of tables, and of the printed text of cells."""
    found = CorrectedGrids(list(grids))
    for line in lines:
        if line.kind == "tables":
            _correct_table(found, line, outcomes)
        elif line.kind == "cells" and line.action == "correct" and "text" in parse_values(line):
            _correct_text(found, line, outcomes)
    return found


def correct_cells(cells: Sequence[Cell], lines: Iterable[Correction], outcomes: Outcomes) -> list[Cell]:
    """Apply the corrections of what cells were read as."""
    others = [
        ln for ln in lines if ln.kind == "cells" and "text" not in (parse_values(ln) if ln.field else {})
    ]
    return correct_records("cells", cells, others, outcomes)


def _correct_table(found: CorrectedGrids, line: Correction, outcomes: Outcomes) -> None:
    named = [grid for grid in found.grids if _is_named(grid, line)]
    at, why_not = locate(KINDS["tables"], [replace(g, caption=line.text) for g in named], line)
    if at is None:
        outcomes.note(line, why_not)
        return
    place = next(i for i, grid in enumerate(found.grids) if grid is named[at])
    if line.action == "remove":
        del found.grids[place]
    else:
        found.grids[place] = _changed(named[at], parse_values(line))
    outcomes.note(line)


def _is_named(grid: Grid, line: Correction) -> bool:
    """A table goes by its caption, or by what stands in any of its cells."""
    texts = [grid.caption or "", *(cell.text for cell in grid.cells)]
    wanted = (line.text or "").split()
    return any(text.split() == wanted for text in texts)


def _changed(grid: Grid, values: dict[str, Any]) -> Grid:
    if "caption" in values:
        grid = replace(grid, caption=str(values["caption"] or "") or None)
    if "header_rows" in values:
        grid = replace(grid, header_rows=values["header_rows"])
    if "rows" in values:
        grid = _extent(grid, str(values["rows"]))
    return grid


def _extent(grid: Grid, rows: str) -> Grid:
    first, last = (int(row) - 1 for row in rows.split("-"))
    return replace(
        grid,
        cells=_between(grid.cells, first, last),
        repeated=_between(grid.repeated, first, last),
    )


def _between(cells: Sequence[GridCell], first: int, last: int) -> tuple[GridCell, ...]:
    return tuple(_moved(cell, first) for cell in cells if first <= cell.row and cell.last_row <= last)


def _moved(cell: GridCell, rows: int) -> GridCell:
    return replace(cell, row=cell.row - rows, last_row=cell.last_row - rows)


def _correct_text(found: CorrectedGrids, line: Correction, outcomes: Outcomes) -> None:
    places = [(g, c) for g, grid in enumerate(found.grids) for c in range(len(grid.cells))]
    cells = [found.grids[g].cells[c] for g, c in places]
    at, why_not = locate(KINDS["cells"], cells, line)
    if at is None:
        outcomes.note(line, why_not)
        return
    g, c = places[at]
    cell, grid = cells[at], found.grids[g]
    text = str(parse_values(line)["text"])
    changed = replace(cell, text=text)
    found.grids[g] = replace(grid, cells=(*grid.cells[:c], changed, *grid.cells[c + 1 :]))
    found.changed[cell.page, cell.row, cell.column, text] = (cell.text, line)
    outcomes.note(line)
