"""Tables of contents: page numbers glued to their titles, titles over several lines, dots that lead on."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.records import Grid, GridCell

GLUED = re.compile(r"(?P<title>.*\D)(?P<page>\d{1,4})")
HEADING = re.compile(r"(?:table des mati[èe]res|sommaire|contenu|(?:table of )?contents)", re.IGNORECASE)
DOTS = re.compile(r"(?:(?<!\s)\s++|(?<![\s.…_·]))[.…_·]{3,}+\s*+$")


def is_contents(grid: Grid) -> bool:
    """Whether a grid lists titles and page numbers that never fall."""
    if grid.n_columns != 2:
        return False
    rows = grid.rows()
    pages = [row[-1] for row in rows if row[-1]]
    if len(pages) < 4 or len(pages) < 0.5 * len(rows):
        return False
    if not all(page.strip().isdigit() for page in pages):
        return False
    numbers = [int(page) for page in pages]
    titles = [row[0] or "" for row in rows]
    return numbers == sorted(numbers) and sum(any(map(str.isalpha, title)) for title in titles) >= 0.9 * len(
        rows
    )


def mended(grid: Grid) -> Grid:
    """A table of contents with one row for each title: its page beside it, no leading dots."""
    kept: list[tuple[GridCell, GridCell | None]] = []
    opened: GridCell | None = None
    last = 0
    caption = grid.caption
    for title, page in _pairs(grid):
        if not kept and page is None and HEADING.fullmatch(title.text.strip()):
            caption = caption or title.text
            continue
        cell = replace(title, text=DOTS.sub("", title.text))
        glued = GLUED.fullmatch(cell.text)
        if page is None and glued and int(glued["page"]) >= last:
            cell, page = _unglued(cell, glued)
        if opened is not None:
            cell = _joined(opened, cell)
            opened = None
        if page is None:
            opened = cell
            continue
        last = int(page.text)
        kept.append((cell, page))
    if opened is not None:
        kept.append((opened, None))
    cells = [
        replace(cell, row=row, last_row=row)
        for row, pair in enumerate(kept)
        for cell in pair
        if cell is not None
    ]
    return replace(grid, cells=tuple(cells), caption=caption)


def _pairs(grid: Grid) -> list[tuple[GridCell, GridCell | None]]:
    by_place = {(cell.row, cell.column): cell for cell in grid.cells if cell.text}
    return [(by_place[row, 0], by_place.get((row, 1))) for row in range(grid.n_rows) if (row, 0) in by_place]


def _unglued(cell: GridCell, glued: re.Match[str]) -> tuple[GridCell, GridCell]:
    title = DOTS.sub("", glued["title"]).rstrip()
    page = replace(cell, text=glued["page"], column=1, last_column=1)
    if cell.start is not None and cell.end is not None:
        page = replace(page, start=cell.end - len(glued["page"]))
    return replace(cell, text=title, last_column=0), page


def _joined(upper: GridCell, lower: GridCell) -> GridCell:
    joined = replace(upper, text=f"{upper.text} {lower.text}", end=lower.end)
    if not upper.box or not lower.box:
        return joined
    return replace(
        joined,
        x0=min(upper.box[0], lower.box[0]),
        x1=max(upper.box[2], lower.box[2]),
        bottom=lower.box[3],
    )
