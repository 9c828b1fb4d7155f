"""Rows that a page break cuts in two: what their cells go on with is read as one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pipeline.records import Grid, GridCell
from pipeline.tables.lines import is_value

LABELLED = 0.9
"""In this share of a table's rows the first cell says something, if its lack is to mean anything."""


def whole_rows(grid: Grid) -> tuple[Grid, list[int]]:
    """A grid whose rows no page break cuts, and for each row of the given grid its row in that one."""
    places = list(range(grid.n_rows))
    if grid.page == grid.last_page:
        return grid, places
    filled = {(cell.row, cell.column): cell for cell in grid.cells if cell.text}
    labelled = sum((row, 0) in filled for row in places) >= LABELLED * len(places)
    spanned = {
        row for cell in grid.cells for row in range(cell.row, cell.last_row + 1) if cell.last_row > cell.row
    }
    for page in range(grid.page + 1, grid.last_page + 1):
        first = min((cell.row for cell in grid.cells if cell.page == page), default=0)
        upper, lower = (
            {c.column: c for (r, _), c in filled.items() if r == row} for row in (first - 1, first)
        )
        if labelled and first > 0 and not spanned & {first - 1, first} and _goes_on(upper, lower):
            places[first:] = [place - 1 for place in places[first:]]
    if places[-1:] == [len(places) - 1] or not places:
        return grid, places
    cells: dict[tuple[int, int], GridCell] = {}
    for cell in sorted(grid.cells, key=lambda cell: (cell.row, cell.column)):
        key = places[cell.row], cell.column
        moved = replace(cell, row=key[0], last_row=places[cell.last_row])
        above = cells.get(key)
        cells[key] = _joined(above, moved) if above is not None else moved
    return replace(grid, cells=tuple(cells.values())), places


def _goes_on(upper: Mapping[int, GridCell], lower: Mapping[int, GridCell]) -> bool:
    """Whether the first row of a page has no label and goes on with words of the row before."""
    both = upper.keys() & lower.keys()
    return (
        0 in upper
        and 0 not in lower
        and bool(both)
        and not any(is_value(upper[at].text) or is_value(lower[at].text) for at in both)
        and any(lower[at].text[0].islower() for at in both)
    )


def _joined(upper: GridCell, lower: GridCell) -> GridCell:
    """Two halves of a cell as one, in its first place; where that says nothing, the second."""
    if not upper.text or not lower.text:
        return upper if upper.text else lower
    between = "" if upper.text.endswith("-") else " "
    return replace(upper, text=f"{upper.text}{between}{lower.text}")
