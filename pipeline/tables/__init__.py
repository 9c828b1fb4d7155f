"""Tables: found on pages, joined over page breaks, and what their cells mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from pipeline.records import Grid, GridCell, Reading, Rule, TableSet, Word
from pipeline.records.schema import box_of
from pipeline.tables.candidates import Candidate, to_grid
from pipeline.tables.captions import find_introduction, find_named_caption, with_introduction, without_notes
from pipeline.tables.contents import is_contents, mended
from pipeline.tables.continuation import join_over_pages, parts
from pipeline.tables.evidence import is_table, weigh
from pipeline.tables.extracting import read_tables
from pipeline.tables.layout import Box, Layout
from pipeline.tables.lined import find_lined
from pipeline.tables.ruled import find_ruled
from pipeline.tables.unruled import find_unruled

FINDERS: dict[str, Callable[[Layout], Iterator[Candidate]]] = {
    "ruled": find_ruled,
    "lined": find_lined,
    "unruled": find_unruled,
}
"""How tables are found on a page, in this order: what one finder takes is not offered to the next."""


def find_grids(reading: Reading) -> list[Grid]:
    """The tables of a document as grids, in reading order: those of its markup, those found on its pages.

    A table that goes on over the page is one grid. `evidence` of a grid names what spoke for and against it.
    """
    words: dict[int, list[Word]] = defaultdict(list)
    rules: dict[int, list[Rule]] = defaultdict(list)
    for word in reading.words:
        words[word.page].append(word)
    for rule in reading.rules:
        rules[rule.page].append(rule)
    found: list[Grid] = []
    for page in reading.pages:
        if page.origin != "markup" and page.width:
            found += find_on_page(Layout.of(page, words[page.number], rules[page.number]))
    pages = {page.number: page for page in reading.pages}
    joined = join_over_pages(found, reading.pages, reading.words)
    marked = [with_introduction(grid, reading.blocks, pages[grid.page]) for grid in reading.grids]
    grids = [mended(grid) if is_contents(grid) else grid for grid in (*marked, *joined)]
    return sorted(grids, key=lambda grid: grid.page)


def extract_tables(reading: Reading) -> TableSet:
    """The tables of a document: columns with kind, role and unit; cells with role, kind, value and unit.

    A cell that is not what its column holds keeps its text, has no value, and is a problem.
    """
    return read_tables(reading, find_grids(reading))


def find_on_page(layout: Layout) -> list[Grid]:
    """The tables of one page, from top to bottom."""
    taken: list[Candidate] = []
    grids: list[Grid] = []
    for find in FINDERS.values():
        for found in find(layout.without([candidate.box for candidate in taken])):
            if any(_overlap(found.box, other.box) for other in taken):
                continue
            candidate, title = without_notes(found)
            caption = " ".join(filter(None, (find_named_caption(layout, found.box), title))) or None
            reasons = weigh(candidate, caption)
            if is_table(reasons):
                candidate.evidence = (f"found {candidate.finder}", *map(str, reasons))
                taken.append(candidate)
                caption = caption or find_introduction(layout, candidate.box)
                grids.append(replace(to_grid(candidate), caption=caption))
    return sorted(grids, key=lambda grid: (grid.top or 0.0, grid.x0 or 0.0))


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def grids_to_json(grids: Sequence[Grid]) -> list[dict[str, Any]]:
    """The tables as `tables-of` prints them; each page that a table stands on has an entry of its own.

    `rows` has null where a merged cell covers the place, `cells` the same with spans:
    first row, first column, last row, last column, text.
    """
    return [
        {
            "page": page,
            "bbox": _bbox(grid, page, cells),
            "rows": replace(grid, cells=tuple(cells)).rows(),
            "cells": [[c.row, c.column, c.last_row, c.last_column, c.text] for c in cells],
        }
        for grid in grids
        for page, cells in parts(grid)
    ]


def _bbox(grid: Grid, page: int, cells: Sequence[GridCell]) -> list[float] | None:
    if grid.page == grid.last_page:
        return list(grid.box) if grid.box else None
    return list(box_of(cell.box for cell in cells).values()) or None
