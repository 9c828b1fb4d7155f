"""Tables: found on pages, joined over page breaks, and what their cells mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, repeat
from typing import Any

from pipeline.corrections.applying import Outcomes
from pipeline.corrections.grids import correct_cells, correct_grids
from pipeline.records import Correction, Grid, GridCell, Page, Reading, Rule, TableSet, Word
from pipeline.records.guards import Guard
from pipeline.records.schema import box_of
from pipeline.tables.candidates import to_grid
from pipeline.tables.captions import find_introduction, with_introduction, with_own_captions
from pipeline.tables.contents import is_contents, mended
from pipeline.tables.continuation import join_over_pages, parts
from pipeline.tables.extracting import read_tables
from pipeline.tables.layout import Layout
from pipeline.tables.verdicts import FINDERS, TableVerdict, find_verdicts

__all__ = ["FINDERS", "explain_grids", "extract_tables", "find_grids", "grids_to_json"]


def find_grids(reading: Reading, guard: Guard | None = None) -> list[Grid]:
    """The tables of a document as grids, in reading order: those of its markup, those found on its pages.

    A table that goes on over the page is one grid. `evidence` of a grid names what spoke for and against it.
    With a guard, a page on which the search fails has no tables.
    """
    guard = guard or Guard(reading.document.id, "tables", strict=True)
    laid_out: dict[int, Layout] = {}
    tables_so_far: list[Grid] = []
    spare: list[Grid] = []
    for page, words, rules in _laid_out(reading):
        with guard.around("tables of a page", page=page.number):
            layout = Layout.of(page, words, rules)
            tables, rests = find_on_page(layout)
            tables_so_far += tables
            spare += rests
            laid_out[page.number] = layout
    joined = tables_so_far
    with guard.around("tables that go on over the page"):
        joined = join_over_pages(tables_so_far, laid_out, spare)
    pages = {page.number: page for page in reading.pages}
    grids = []
    for grid, is_marked in chain(zip(reading.grids, repeat(True)), zip(joined, repeat(False))):
        with guard.around("table", grid.caption or "", grid.page):
            introduced = with_introduction(grid, reading.blocks, pages[grid.page]) if is_marked else grid
            grids.append(mended(introduced) if is_contents(introduced) else introduced)
    return sorted(grids, key=lambda grid: grid.page)


def extract_tables(reading: Reading, corrections: Sequence[Correction] = ()) -> TableSet:
    """The tables of a document: columns with kind, role and unit; cells with role, kind, value and unit.

    A cell that is not what its column holds keeps its text, has no value, and is a problem. What a person
    corrected of tables and printed texts is heeded before cells are read.
    """
    guard = Guard(reading.document.id, "tables")
    outcomes = Outcomes()
    grids = correct_grids(find_grids(reading, guard), corrections, outcomes, reading)
    extracted = read_tables(reading, grids, guard)
    extracted.cells = correct_cells(extracted.cells, corrections, outcomes)
    there = {cell.id for cell in extracted.cells}
    extracted.cell_texts = [text for text in extracted.cell_texts if text.cell_id in there]
    extracted.problems = [p for p in extracted.problems if p.cell_id is None or p.cell_id in there]
    extracted.problems += guard.faults
    extracted.corrections = outcomes.of
    return extracted


def layouts(reading: Reading) -> Iterator[Layout]:
    """The pages of a document that have a layout, with their words and rules."""
    return (Layout.of(*laid_out) for laid_out in _laid_out(reading))


def _laid_out(reading: Reading) -> Iterator[tuple[Page, list[Word], list[Rule]]]:
    words: dict[int, list[Word]] = defaultdict(list)
    rules: dict[int, list[Rule]] = defaultdict(list)
    for word in reading.words:
        words[word.page].append(word)
    for rule in reading.rules:
        rules[rule.page].append(rule)
    for page in reading.pages:
        if page.origin != "markup" and page.width:
            yield page, words[page.number], rules[page.number]


def explain_grids(reading: Reading) -> list[TableVerdict]:
    """What was taken for a table on the laid-out pages and what was not, page by page, with the reasons."""
    return [verdict for layout in layouts(reading) for verdict in find_verdicts(layout)]


def find_on_page(layout: Layout) -> tuple[list[Grid], list[Grid]]:
    """The tables of one page, from top to bottom, and what is ruled but no table by itself."""
    verdicts = list(find_verdicts(layout))
    return _tables_of(verdicts), _rests_of(verdicts)


def _tables_of(verdicts: Sequence[TableVerdict]) -> list[Grid]:
    """The tables among the candidates of a page, from top to bottom."""
    grids: list[Grid] = []
    for verdict in verdicts:
        if verdict.is_table:
            candidate = verdict.candidate
            candidate.evidence = (f"found {candidate.finder}", *map(str, verdict.reasons))
            caption = verdict.caption or find_introduction(candidate.layout, candidate.box)
            grids.append(replace(to_grid(candidate), caption=caption))
    return with_own_captions(sorted(grids, key=lambda grid: (grid.top or 0.0, grid.x0 or 0.0)))


def _rests_of(verdicts: Sequence[TableVerdict]) -> list[Grid]:
    """Candidates of a page with edges between their columns that are no tables by themselves."""
    return [
        replace(to_grid(verdict.candidate), caption=verdict.caption)
        for verdict in verdicts
        if not verdict.is_table and verdict.candidate.finder == "ruled" and verdict.candidate.n_columns > 1
    ]


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
