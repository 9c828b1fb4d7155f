"""Rows left over at the head of a page, too few to be seen as a table: they end that of the page before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.records import Grid, GridCell, Word
from pipeline.tables.candidates import rounded, text_of
from pipeline.tables.columns import Column
from pipeline.tables.headers import TOTAL
from pipeline.tables.layout import Layout
from pipeline.tables.lines import Line, bounds, is_value, lines_of, sides

HEAD = 0.3
"""Rows that are left over start in this share of the page's height."""

SAME_HEIGHT = 3.0
"""A running header stands on other pages at the same height, give or take this (points)."""

APART = 2.5
"""Between two rows that are left over is no more than this many lines."""


def with_leftovers(grid: Grid, columns: Sequence[Column | None], layouts: Mapping[int, Layout]) -> Grid:
    """A grid with the rows that stand in its columns at the head of the page after its last.

    `columns` are the sides of its columns on its last page, None for those without cells.
    """
    layout = layouts[grid.last_page + 1]
    rows = _rows(layout, _running(layouts, grid.last_page), columns, numeric_columns(grid))
    if not rows:
        return grid
    cells = list(grid.cells)
    for number, row in enumerate(rows, grid.n_rows):
        cells += [_cell(words, number, at, layout) for at, words in enumerate(row) if words]
    return replace(grid, last_page=layout.page.number, cells=tuple(cells))


def numeric_columns(grid: Grid) -> set[int]:
    """The columns of a grid of which half of the texts are figures."""
    texts: dict[int, list[str]] = defaultdict(list)
    for cell in grid.cells:
        if cell.column == cell.last_column:
            texts[cell.column].append(cell.text)
    return {at for at, said in texts.items() if _is_numeric(said)}


def _is_numeric(texts: Sequence[str]) -> bool:
    filled = [text for text in texts if text]
    return len(filled) > 1 and 2 * sum(map(is_value, filled)) >= len(filled)


def _running(layouts: Mapping[int, Layout], page: int) -> set[float]:
    """The heights of the first line of the pages around a break."""
    return {sides(layout.words[0])[1] for layout in around(layouts, page) if layout.words}


def around(layouts: Mapping[int, Layout], page: int) -> list[Layout]:
    """The pages around the break behind a page, but for that on which it goes on."""
    return [layouts[number] for number in (page - 1, page, page + 2) if number in layouts]


def _rows(
    layout: Layout, running: set[float], columns: Sequence[Column | None], numeric: set[int]
) -> list[list[list[Word]]]:
    """The words of each column, row by row, of the lines at the head of a page that stand in columns."""
    rows_found: list[list[list[Word]]] = []
    bottom: float | None = None
    for line in lines_of(layout.words, layout.verticals):
        if bottom is None and any(abs(line.box[1] - height) < SAME_HEIGHT for height in running):
            continue
        start = HEAD * (layout.page.height or 0.0) if bottom is None else bottom + APART * line.size
        row = _row(line, columns)
        if row is None or line.box[1] > start:
            break
        filled = _filled(row)
        if len(filled) == 1 and rows_found and _filled(rows_found[-1]) == filled:
            rows_found[-1][filled[0]] += row[filled[0]]
        elif _goes_on(row, filled) if len(filled) == 1 and not rows_found else _is_row(row, filled, numeric):
            rows_found.append(row)
        else:
            break
        bottom = line.box[3]
    return rows_found


def _row(line: Line, columns: Sequence[Column | None]) -> list[list[Word]] | None:
    """The words of a line by column; None where a phrase stands in no column, or in several."""
    row: list[list[Word]] = [[] for _ in columns]
    for phrase in line.phrases:
        x0, _, x1, _ = phrase.box
        over = [at for at, side in enumerate(columns) if side and x0 < side[1] and side[0] < x1]
        if len(over) != 1 or row[over[0]]:
            return None
        row[over[0]] = list(phrase.words)
    return row


def _filled(row: Sequence[Sequence[Word]]) -> list[int]:
    return [at for at, words in enumerate(row) if words]


def _goes_on(row: Sequence[Sequence[Word]], filled: Sequence[int]) -> bool:
    """Whether a lone phrase goes on with the words of a cell, other than the first of its row."""
    return filled[0] > 0 and row[filled[0]][0].text[:1].islower()


def _is_row(row: Sequence[Sequence[Word]], filled: Sequence[int], numeric: set[int]) -> bool:
    """Whether a line has numbers where the table has them, and enough cells or the label of a total."""
    texts = [" ".join(word.text for word in words) for words in row]
    numbers = [at for at in filled if at in numeric]
    enough = len(filled) >= max(3, 0.6 * len(row)) or (len(filled) > 1 and TOTAL.match(texts[filled[0]]))
    return bool(enough and numbers) and all(is_value(texts[at]) for at in numbers)


def _cell(words: Sequence[Word], row: int, column: int, layout: Layout) -> GridCell:
    x0, top, x1, bottom = rounded(layout.on_page(bounds(map(sides, words))))
    return GridCell(
        row=row,
        column=column,
        last_row=row,
        last_column=column,
        text=text_of(words, layout.page),
        page=layout.page.number,
        bold=all(word.bold for word in words),
        x0=x0,
        top=top,
        x1=x1,
        bottom=bottom,
    )
