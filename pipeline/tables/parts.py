"""Where the parts of a table stand on its pages, and whether the columns of two parts are the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.records import Grid, GridCell
from pipeline.tables.columns import Column
from pipeline.tables.layout import Layout
from pipeline.tables.lines import Box, bounds

SIDE = 24.0
"""The sides of two parts of a table, or their columns, differ by no more than this (points)."""

SAME_EDGE = 6.0
"""The sides of columns that edges part differ by no more than this (points) from part to part."""

MATCHED = 0.5
"""Of a part with fewer columns than the other, so great a share of the other's has to be there."""

OVERLAP = 0.3
"""Columns of two parts are one where they share this much of the narrower."""


def extent_on(grid: Grid, page: int, layout: Layout) -> Box:
    """The box of what stands on one page of a grid, as the page is read."""
    return bounds(_level(cell, layout) for cell in grid.cells if cell.page == page and cell.box)


def columns_on(
    grid: Grid, page: int, layouts: Mapping[int, Layout], *, empty: bool = False
) -> list[Column | None]:
    """Left and right side of each column on a page, as the page is read; None for one without cells.

    Cells without text count only if `empty` ones do.
    """
    columns: list[Column | None] = []
    for at in range(grid.n_columns):
        boxes = [
            _level(cell, layouts[page])
            for cell in grid.cells
            if cell.page == page
            and cell.box
            and (cell.text or empty)
            and cell.column == at == cell.last_column
        ]
        columns.append((min(box[0] for box in boxes), max(box[2] for box in boxes)) if boxes else None)
    return columns


def fit_columns(
    upper: Grid, lower: Grid, layouts: Mapping[int, Layout], *, by_edges: bool = False
) -> tuple[Grid, Grid] | None:
    """Two parts on pages that follow each other with the same number of columns; None if these are others.

    A part that lacks columns of the other, as those in which it has nothing, gets them. `by_edges` both parts
    have edges between their columns, and these must be the same.
    """
    if lower.page != upper.last_page + 1:
        return None
    if by_edges:
        return (upper, lower) if _same_edges(upper, lower, layouts) else None
    if upper.n_columns == lower.n_columns:
        return (upper, lower) if _same_columns(upper, lower, layouts) else None
    fewer, more = sorted((upper, lower), key=lambda grid: grid.n_columns)
    places = _places(_parts_of(fewer, upper, layouts), _parts_of(more, upper, layouts))
    if places is None:
        return None
    spread = _spread(fewer, places)
    return (spread, lower) if fewer is upper else (upper, spread)


def _parts_of(grid: Grid, upper: Grid, layouts: Mapping[int, Layout]) -> list[Column | None]:
    """The columns of a part on the page next to the break."""
    return columns_on(grid, grid.last_page if grid is upper else grid.page, layouts)


def _places(fewer: Sequence[Column | None], more: Sequence[Column | None]) -> list[tuple[int, int]] | None:
    """First and last place of each of the fewer columns among the others; None where one has none."""
    places: list[tuple[int, int]] = []
    for column in fewer:
        if column is None:
            return None
        over = [at for at, other in enumerate(more) if other is not None and _share(column, other)]
        if not over or over != list(range(over[0], over[-1] + 1)) or (places and over[0] <= places[-1][1]):
            return None
        first, last = more[over[0]], more[over[-1]]
        if first is None or last is None:
            return None
        whole = (first[0], last[1])
        same = _both_sides(column, whole) if first is not last else _one_side(column, whole)
        if not same:
            return None
        places.append((over[0], over[-1]))
    return places if len(places) >= max(2, MATCHED * len(more)) else None


def _share(a: Column, b: Column) -> bool:
    return min(a[1], b[1]) - max(a[0], b[0]) > OVERLAP * min(a[1] - a[0], b[1] - b[0])


def _one_side(a: Column, b: Column) -> bool:
    return abs(a[0] - b[0]) <= SIDE or abs(a[1] - b[1]) <= SIDE


def _both_sides(a: Column, b: Column) -> bool:
    return abs(a[0] - b[0]) <= SAME_EDGE >= abs(a[1] - b[1])


def _spread(grid: Grid, places: Sequence[tuple[int, int]]) -> Grid:
    """A grid whose columns stand at other places."""

    def moved(cell: GridCell) -> GridCell:
        return replace(cell, column=places[cell.column][0], last_column=places[cell.last_column][1])

    return replace(grid, cells=tuple(map(moved, grid.cells)), repeated=tuple(map(moved, grid.repeated)))


def _same_columns(upper: Grid, lower: Grid, layouts: Mapping[int, Layout]) -> bool:
    """Whether the columns of two parts stand over each other, or at least both their sides do."""
    above = extent_on(upper, upper.last_page, layouts[upper.last_page])
    below = extent_on(lower, lower.page, layouts[lower.page])
    if abs(above[0] - below[0]) <= SIDE and abs(above[2] - below[2]) <= SIDE:
        return True
    first, second = columns_on(upper, upper.last_page, layouts), columns_on(lower, lower.page, layouts)
    return all(
        min(a[1], b[1]) > max(a[0], b[0]) and _one_side(a, b)
        for a, b in zip(first, second, strict=True)
        if a is not None and b is not None
    )


def _same_edges(upper: Grid, lower: Grid, layouts: Mapping[int, Layout]) -> bool:
    """Whether two parts have the same number of columns, each with the same sides."""
    first = columns_on(upper, upper.last_page, layouts, empty=True)
    second = columns_on(lower, lower.page, layouts, empty=True)
    return len(first) == len(second) and all(
        a is not None and b is not None and _both_sides(a, b) for a, b in zip(first, second, strict=True)
    )


def _level(cell: GridCell, layout: Layout) -> Box:
    box = cell.box or (0.0, 0.0, 0.0, 0.0)
    return box if layout.turn is None else layout.turn.level(box)
