"""Tables that go on over the page: the parts joined into one grid, a repeated header dropped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.records import Grid, GridCell, Page, Word
from pipeline.tables.layout import sides

SIDE = 12.0
"""The sides of two parts of a table differ by no more than this (points)."""

MARGIN = 3.0
"""Between a part and the margin stand no more than this many lines (headers, footers, page numbers)."""


def join_over_pages(grids: Sequence[Grid], pages: Sequence[Page], words: Sequence[Word]) -> list[Grid]:
    """The grids, those joined that end one page and start the next with the same columns."""
    joined: list[Grid] = []
    for grid in grids:
        upper = joined[-1] if joined else None
        if upper is not None and _goes_on(upper, grid, pages, words):
            joined[-1] = join(upper, grid)
        else:
            joined.append(grid)
    return joined


def _goes_on(upper: Grid, lower: Grid, pages: Sequence[Page], words: Sequence[Word]) -> bool:
    if lower.page != upper.last_page + 1 or upper.n_columns != lower.n_columns or lower.caption:
        return False
    if upper.box is None or lower.box is None:
        return False
    last = [cell.box for cell in upper.cells if cell.page == upper.last_page and cell.box]
    left, right = min(box[0] for box in last), max(box[2] for box in last)
    if abs(left - lower.box[0]) > SIDE + 8 or abs(right - lower.box[2]) > SIDE + 8:
        return False
    bottom = max(box[3] for box in last)
    heights = {page.number: page.height or 0.0 for page in pages}
    below = [w for w in words if w.page == upper.last_page and w.box and sides(w)[1] > bottom]
    above = [w for w in words if w.page == lower.page and w.box and sides(w)[3] < lower.box[1]]
    return (
        _is_margin(below, heights[upper.last_page])
        and _is_margin(above, heights[lower.page])
        and bottom > 0.5 * heights[upper.last_page]
    )


def _is_margin(words: Sequence[Word], height: float) -> bool:
    """Whether words are a running header or footer: few, and in the outer eighth of the page."""
    outer = [w for w in words if sides(w)[3] < 0.125 * height or sides(w)[1] > 0.875 * height]
    return len(outer) == len(words) and len(words) <= 30


def join(upper: Grid, lower: Grid) -> Grid:
    """Two parts of one table as one grid; header rows that the second repeats are left out."""
    repeated = _repeated_rows(upper, lower)
    shift = upper.n_rows - repeated
    cells = [
        replace(cell, row=cell.row + shift, last_row=cell.last_row + shift)
        for cell in lower.cells
        if cell.row >= repeated
    ]
    return replace(upper, last_page=lower.last_page, cells=(*upper.cells, *cells))


def _repeated_rows(upper: Grid, lower: Grid) -> int:
    above, below = upper.rows(), lower.rows()
    repeated = 0
    while repeated < min(len(above), len(below)) and _same(above[repeated], below[repeated]):
        repeated += 1
    return repeated if repeated < len(below) else 0


def _same(a: Sequence[str | None], b: Sequence[str | None]) -> bool:
    return [" ".join((x or "").split()) for x in a] == [" ".join((x or "").split()) for x in b]


def parts(grid: Grid) -> list[tuple[int, list[GridCell]]]:
    """The cells of each page that a grid stands on, their rows counted from the first of that page."""
    found = []
    for page in range(grid.page, grid.last_page + 1):
        cells = [cell for cell in grid.cells if cell.page == page]
        first = min((cell.row for cell in cells), default=0)
        found.append((page, [replace(c, row=c.row - first, last_row=c.last_row - first) for c in cells]))
    return [(page, cells) for page, cells in found if cells]
