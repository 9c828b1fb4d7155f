"""Tables that go on over the page: the parts joined into one grid, a repeated header dropped."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.records import Grid, GridCell
from pipeline.tables.carried import carried
from pipeline.tables.headers import header_rows, row_roles, rows_of
from pipeline.tables.layout import Layout
from pipeline.tables.leftovers import with_leftovers
from pipeline.tables.lines import lines_of, sides
from pipeline.tables.parts import columns_on, extent_on, fit_columns

MARGIN = 0.125
"""The share of a page's height at its head and foot where running headers and page numbers stand."""

MOST_WORDS = 30
"""A running header or footer has no more words than this."""

SLACK = 6.0
"""What is read again ends where the fragments do, give or take this (points)."""

CONTINUED = re.compile(r"\b(?:suite|continued|cont[’']d|cont\.)", re.IGNORECASE)


PAGE_NUMBER = re.compile(r"^\d{1,4}\b|\b\d{1,4}$")
"""The number of a page at the start or the end of a running line."""
NUMBER = r"\s*(?:\b\d{1,4}\b)?\s*"


def join_over_pages(
    grids: Sequence[Grid], layouts: Mapping[int, Layout], spare: Sequence[Grid] = ()
) -> list[Grid]:
    """The grids, those joined that end one page and start the next with the same columns.

    `layouts` are the pages as they are read, by number. `spare` grids are ruled, but too little to be tables
    by themselves: they are taken where one goes on in them. Rows at the head of the next page that were not
    seen as a table at all are added to the table that they end.
    """
    joined: list[Grid] = []
    apart = {id(grid) for grid in spare}
    of_page: dict[int, list[Grid]] = defaultdict(list)
    for grid in sorted([*grids, *spare], key=lambda grid: grid.top or 0.0):
        of_page[grid.page].append(grid)
    for page in sorted({*of_page, *layouts}):
        own = of_page[page]
        if joined and joined[-1].last_page == page - 1 and page in layouts:
            joined[-1], own = _read_on(joined[-1], own, layouts)
        for grid in own:
            upper = joined[-1] if joined else None
            by_edges = id(grid) in apart
            fitted = None if upper is None else fit_columns(upper, grid, layouts, by_edges=by_edges)
            if fitted is not None and _goes_on(*fitted, layouts):
                joined[-1] = join(*fitted)
            elif not by_edges:
                joined.append(grid)
    taken = {grid.page for grid in joined} | {grid.last_page for grid in joined}
    return [
        with_leftovers(grid, columns_on(grid, grid.last_page, layouts), layouts)
        if grid.last_page + 1 in layouts
        and grid.last_page + 1 not in taken
        and _ends_its_page(grid, layouts[grid.last_page])
        else grid
        for grid in joined
    ]


def _read_on(upper: Grid, own: list[Grid], layouts: Mapping[int, Layout]) -> tuple[Grid, list[Grid]]:
    """A grid with the rows at the head of the next page that were not seen as its own, and the others there.

    Where the grids of that page are fragments of such rows, or have other columns, they are read again in
    the columns of the table that goes on in them.
    """
    page = upper.last_page + 1
    if any(map(_is_ruled, own)) or not _ends_its_page(upper, layouts[upper.last_page]):
        return upper, own
    part = carried(upper, layouts)
    if part is None or _starts_anew(upper, part[0]):
        return upper, own
    lower, headers = part
    bottom = extent_on(lower, page, layouts[page])[3]
    extents = [extent_on(grid, page, layouts[page]) for grid in own]
    inside = [box[1] < bottom for box in extents]
    if any(within and box[3] > bottom + SLACK for box, within in zip(extents, inside, strict=True)):
        return upper, own
    if sum(inside) == 1 and extents[0][3] > bottom - SLACK:
        fitted = fit_columns(upper, own[0], layouts)
        if fitted is not None and _goes_on(*fitted, layouts):
            return upper, own
    rest = [grid for grid, within in zip(own, inside, strict=True) if not within]
    return join(upper, lower, headers), rest


def _is_ruled(grid: Grid) -> bool:
    return "found ruled" in grid.evidence


def _goes_on(upper: Grid, lower: Grid, layouts: Mapping[int, Layout]) -> bool:
    above, below = layouts[upper.last_page], layouts[lower.page]
    if lower.caption and not _says_nothing_new(lower.caption, upper, above):
        return False
    return (
        _ends_its_page(upper, above)
        and (
            _is_margin(below, (0.0, extent_on(lower, lower.page, below)[1]))
            or _is_headed_again(upper, lower, layouts)
        )
        and not _starts_anew(upper, lower)
    )


def _is_headed_again(upper: Grid, lower: Grid, layouts: Mapping[int, Layout]) -> bool:
    """Whether a part repeats the header of a grid, and above it stands nothing but what stood above that."""
    if not _repeated_rows(upper, lower):
        return False
    said = _said_above(upper, upper.last_page, layouts) | _said_above(upper, upper.page, layouts)
    return _said_above(lower, lower.page, layouts) <= said


def _said_above(grid: Grid, page: int, layouts: Mapping[int, Layout]) -> set[str]:
    """The lines above a grid on one of its pages, without the figures in them."""
    layout = layouts[page]
    top = extent_on(grid, page, layout)[1]
    lines = lines_of(word for word in layout.words if sides(word)[3] <= top)
    return {"".join(c for word in line.words for c in word.text if not c.isdigit()) for line in lines}


def _says_nothing_new(caption: str, upper: Grid, layout: Layout) -> bool:
    """Whether what stands over a part is the caption again, says that it goes on, or runs over each page."""
    height = MARGIN * (layout.page.height or 0.0)
    heads = lines_of(word for word in layout.words if sides(word)[3] < height)
    said = [_but_for_number(" ".join(word.text for word in line.words)) for line in heads]
    # A caption of several lines may be some of what runs over each page, a number behind any of them.
    running = any(
        re.fullmatch(NUMBER.join(["", *map(re.escape, said[at:end]), ""]), caption)
        for at in range(len(said))
        for end in range(at + 1, len(said) + 1)
        if "".join(said[at:end])
    )
    return caption == upper.caption or CONTINUED.search(caption) is not None or running


def _but_for_number(line: str) -> str:
    """What a running line says, the number of its page aside."""
    return PAGE_NUMBER.sub("", line).strip()


def _ends_its_page(grid: Grid, layout: Layout) -> bool:
    """Whether a grid reaches the lower half of its last page and only a footer stands below it."""
    bottom, height = extent_on(grid, grid.last_page, layout)[3], layout.page.height or 0.0
    return bottom > 0.5 * height and _is_margin(layout, (bottom, height))


def _is_margin(layout: Layout, between: tuple[float, float]) -> bool:
    """Whether what stands between two heights is a running header or footer: few words at the page's end."""
    height = layout.page.height or 0.0
    level = layout.words[bisect_left(layout.middles, between[0]) : bisect_right(layout.middles, between[1])]
    boxes = [sides(word) for word in level]
    within = [box for box in boxes if between[0] < box[1] and box[3] < between[1]]
    outer = [box for box in within if box[3] < MARGIN * height or box[1] > (1 - MARGIN) * height]
    return len(outer) == len(within) <= MOST_WORDS


def _starts_anew(upper: Grid, lower: Grid) -> bool:
    """Whether a part has a header of its own: another one than the table above has."""
    headers = header_rows(lower)
    if not header_rows(upper) or not headers or _repeated_rows(upper, lower):
        return False
    named = [cell for cell in lower.cells if cell.row < headers and cell.text]
    return (
        len({cell.column for cell in named}) > lower.n_columns // 2
        and row_roles(rows_of(lower), 0)[0] != "total"
    )


def join(upper: Grid, lower: Grid, headers: int = 0) -> Grid:
    """Two parts of one table as one grid; header rows that the second repeats are no rows of it.

    `headers` says how many these are, where that is known.
    """
    repeated = headers or _repeated_rows(upper, lower)
    shift = upper.n_rows - repeated
    cells = [
        replace(cell, row=cell.row + shift, last_row=cell.last_row + shift)
        for cell in lower.cells
        if cell.row >= repeated
    ]
    again = [cell for cell in lower.cells if cell.row < repeated]
    return replace(
        upper,
        last_page=lower.last_page,
        cells=(*upper.cells, *cells),
        repeated=(*upper.repeated, *again),
    )


def _repeated_rows(upper: Grid, lower: Grid) -> int:
    above, below = upper.rows(), lower.rows()
    repeated = 0
    while repeated < min(len(above), len(below)) and _same(above[repeated], below[repeated]):
        repeated += 1
    return repeated if repeated < len(below) else 0


def _same(a: Sequence[str | None], b: Sequence[str | None]) -> bool:
    return [_plain(x) for x in a] == [_plain(x) for x in b]


def _plain(text: str | None) -> str:
    return " ".join(
        re.sub(r"\((?:suite|continued)\)", "", text or "", flags=re.IGNORECASE).split()
    ).casefold()


def parts(grid: Grid) -> list[tuple[int, list[GridCell]]]:
    """The cells of each page that a grid stands on, their rows counted from the first of that page."""
    parts = []
    for page in range(grid.page, grid.last_page + 1):
        cells = [cell for cell in grid.cells if cell.page == page]
        first = min((cell.row for cell in cells), default=0)
        parts.append((page, [replace(c, row=c.row - first, last_row=c.last_row - first) for c in cells]))
    return [(page, cells) for page, cells in parts if cells]
