"""Corrections of tables, before anyone asks what their cells mean, so that all that follows heeds them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from pipeline.corrections.applying import (
    Outcomes,
    UnfoundError,
    correct_records,
    corrected,
    credit,
    folded,
    located,
)
from pipeline.corrections.correction_lines import parse_values
from pipeline.corrections.kinds import KINDS
from pipeline.corrections.typed import parse_typed_table, typed_grid
from pipeline.records import Cell, Correction, Grid, GridCell, Reading

EXTENTS = ("rows", "columns")


def correct_grids(
    grids: Iterable[Grid], lines: Sequence[Correction], outcomes: Outcomes, reading: Reading
) -> list[Grid]:
    """Apply the corrections of tables, and of the printed text of cells; add the tables that are missing.

    All lines speak of what was found: their order does not matter. Printed texts are corrected first, then
    what a table holds, then its extent; tables that are none go last.
    """
    grids_now: list[Grid | None] = list(grids)
    _correct_texts(grids_now, [ln for ln in lines if _is_of_text(ln)], outcomes)
    named = [grid for grid in grids_now if grid is not None]
    of_tables = sorted((ln for ln in lines if ln.kind == "tables"), key=_rank)
    for line in of_tables:
        if line.action != "add":
            _correct_table(grids_now, named, line, outcomes, reading)
    kept = [grid for grid in grids_now if grid is not None]
    kept += _added([ln for ln in of_tables if ln.action == "add"], kept, outcomes, reading)
    return sorted(kept, key=lambda grid: grid.page)


def correct_cells(cells: Sequence[Cell], lines: Iterable[Correction], outcomes: Outcomes) -> list[Cell]:
    """Apply the corrections of what cells were read as."""
    return correct_records("cells", cells, [ln for ln in lines if not _is_of_text(ln)], outcomes)


def _is_of_text(line: Correction) -> bool:
    return line.kind == "cells" and line.action == "correct" and "text" in parse_values(line)


def _rank(line: Correction) -> int:
    """The order in which what is said of one table is done."""
    if line.action != "correct":
        return 3
    given = parse_values(line)
    return 0 if "cells" in given else 2 if any(name in given for name in EXTENTS) else 1


def _correct_texts(grids: list[Grid | None], lines: Iterable[Correction], outcomes: Outcomes) -> None:
    places = [(g, c) for g, grid in enumerate(grids) if grid for c in range(len(grid.cells))]
    cells = [grid.cells[c] for g, c in places if (grid := grids[g])]
    changed: dict[tuple[int, int], GridCell] = {}
    for line in lines:
        try:
            at = located(KINDS["cells"], cells, line)
        except UnfoundError as error:
            outcomes.note(line, str(error))
            continue
        now = changed.get(places[at], cells[at])
        given = {"text": str(parse_values(line)["text"])}
        changed[places[at]] = corrected(now, given, line)
        outcomes.note(line)
    for (g, c), cell in changed.items():
        if grid := grids[g]:
            grids[g] = replace(grid, cells=(*grid.cells[:c], cell, *grid.cells[c + 1 :]))


def _correct_table(
    grids: list[Grid | None],
    named: Sequence[Grid],
    line: Correction,
    outcomes: Outcomes,
    reading: Reading,
) -> None:
    """Apply a line to the table that it means among those that were found, `named` as they were."""
    meant = [(at, replace(grid, caption=line.text)) for at, grid in enumerate(named) if _is_named(grid, line)]
    try:
        place = meant[located(KINDS["tables"], [grid for _, grid in meant], line)][0]
        now = grids[place]
        if now is not None:
            grids[place] = None if line.action == "remove" else _changed(now, line, reading)
    except UnfoundError as error:
        outcomes.note(line, str(error))
    else:
        outcomes.note(line)


def _is_named(grid: Grid, line: Correction) -> bool:
    """A table goes by its caption, or by what is printed in any of its cells."""
    printed = ((cell.corrected_from or {}).get("text", cell.text) for cell in grid.cells)
    wanted = folded(line.text or "")
    return any(folded(text) == wanted for text in (grid.caption or "", *printed))


def _changed(grid: Grid, line: Correction, reading: Reading) -> Grid:
    """A table as a line says that it is, which says what it was.

    Raises:
        UnfoundError: an extent has nothing of the table in it.
    """
    given, before = parse_values(line), {}
    changed = grid
    if "cells" in given:
        before["cells"] = f"{grid.n_rows} rows of {grid.n_columns} cells"
        changed = _typed(given["cells"], grid, reading)
    for name in EXTENTS:
        if name in given:
            before[name] = f"1-{grid.n_rows if name == 'rows' else grid.n_columns}"
            changed = _within(changed, name, str(given[name]))
    if "caption" in given:
        before["caption"] = grid.caption or ""
        changed = replace(changed, caption=str(given["caption"] or "") or None)
    if "header_rows" in given:
        before["header_rows"] = "" if grid.header_rows is None else str(grid.header_rows)
        changed = replace(changed, header_rows=given["header_rows"])
    return replace(
        changed, corrected_from={**before, **(grid.corrected_from or {})}, corrected_by=credit(line)
    )


def _typed(text: str, grid: Grid, reading: Reading) -> Grid:
    """A table with the cells that a person typed, where its page prints them."""
    box = grid.box
    inside = [
        word.start
        for word in reading.words
        if box and word.page == grid.page and word.start >= 0 and _holds(box, word.box)
    ]
    typed = typed_grid(parse_typed_table(text), grid.page, reading, min(inside, default=0))
    return replace(typed, caption=grid.caption, **({} if typed.box else grid.box_columns))


Box = tuple[float, float, float, float]


def _holds(box: Box, inner: Box | None) -> bool:
    return inner is not None and box[0] <= inner[0] <= box[2] and box[1] <= inner[1] <= box[3]


def _within(grid: Grid, name: str, extent: str) -> Grid:
    """The rows or columns of a table from one to another, counted from 1; what reaches over is cut.

    Raises:
        UnfoundError: the table has none of them.
    """
    first, last = (int(number) - 1 for number in extent.split("-"))
    kept = _between(grid.cells, name, first, last)
    if not kept:
        number = grid.n_rows if name == "rows" else grid.n_columns
        raise UnfoundError(f"the table has {number} {name}, not {extent}")
    return replace(grid, cells=kept, repeated=_between(grid.repeated, name, first, last))


def _between(cells: Iterable[GridCell], name: str, first: int, last: int) -> tuple[GridCell, ...]:
    """The cells of some rows or columns, counted anew from 0."""
    start, end = ("row", "last_row") if name == "rows" else ("column", "last_column")

    def moved(cell: GridCell) -> GridCell:
        sides: dict[str, Any] = {
            start: max(getattr(cell, start), first) - first,
            end: min(getattr(cell, end), last) - first,
        }
        return replace(cell, **sides)

    return tuple(
        moved(cell) for cell in cells if getattr(cell, end) >= first and getattr(cell, start) <= last
    )


def _by_what_is_said(line: Correction) -> tuple[int, str, int, str]:
    """The order of tables that lines add, whichever was written first."""
    return line.page or 1, line.text or "", line.occurrence or 1, line.value or ""


def _added(
    lines: Sequence[Correction], present: Sequence[Grid], outcomes: Outcomes, reading: Reading
) -> list[Grid]:
    """The tables that a person says are missing."""
    texts = {page.number: page.text for page in reading.pages}
    grids = []
    # Tables of one page come by what is said of them, not by which line was written first.
    for line in sorted(
        lines, key=lambda ln: (ln.page or 1, ln.text or "", ln.occurrence or 1, ln.value or "")
    ):
        page = line.page or 1
        if page not in texts:
            outcomes.note(line, f"there is no page {page}")
            continue
        if any(grid.page == page and _begins_with(grid, line.text or "") for grid in present):
            outcomes.note(line, f"a table with “{line.text}” is found on page {page} now; correct it instead")
            continue
        given = parse_values(line)
        grid = typed_grid(
            parse_typed_table(given["cells"]), page, reading, _begin(texts[page], line.text or "")
        )
        caption = given.get("caption") or (None if _begins_with(grid, line.text or "") else line.text)
        grids.append(
            replace(
                grid,
                caption=caption,
                header_rows=given.get("header_rows"),
                corrected_from={},
                corrected_by=credit(line),
            )
        )
        outcomes.note(line)
    return grids


def _begins_with(grid: Grid, text: str) -> bool:
    """Whether a text is the caption of a table, or stands in its first cell."""
    first = next((cell.text for cell in grid.cells if (cell.row, cell.column) == (0, 0)), "")
    return folded(text) in (folded(grid.caption or ""), folded(first))


def _begin(page: str, text: str) -> int:
    """Where a page prints a text, white space aside; its beginning where it does not."""
    match = re.search(r"\s+".join(map(re.escape, text.split())), page)
    return match.start() if match else 0
