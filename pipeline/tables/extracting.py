"""From grids to the records of the archive: tables, columns, cells, their places in the text, problems."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Any

from pipeline.language import DEFAULT
from pipeline.records import (
    Cell,
    Grid,
    GridCell,
    Problem,
    Reading,
    Table,
    TableColumn,
    TableSet,
)
from pipeline.records.guards import Guard
from pipeline.records.many import records_of
from pipeline.records.tables import CellRole
from pipeline.tables.cell_places import CellTextFinder
from pipeline.tables.cells import CellValue
from pipeline.tables.meaning import Meaning
from pipeline.tables.reliance import CellReliance
from pipeline.tables.splits import whole_rows
from pipeline.values.money import decide_number_format
from pipeline.values.text_context import TextContext


def read_tables(reading: Reading, grids: Iterable[Grid], guard: Guard) -> TableSet:
    """The tables of a document with their columns, cells and problems; ids count per page, in order.

    A table on which this fails is left out whole, and noted by the guard.
    """
    extracted = TableSet()
    numbers: dict[int, int] = defaultdict(int)
    listed = list(grids)
    setting, reliance, places = _setting(reading, listed), CellReliance(reading), CellTextFinder(reading)
    for grid in listed:
        if not grid.cells:
            continue
        numbers[grid.page] += 1
        table_id = f"{reading.document.id}:p{grid.page}:t{numbers[grid.page]}"
        with guard.around("table", grid.caption or table_id, grid.page):
            part = _read_table(
                grid, table_id, reading, len(extracted.problems) + 1, setting, reliance, places
            )
            for kind in ("tables", "columns", "cells", "cell_texts", "problems"):
                getattr(extracted, kind).extend(getattr(part, kind))
    return extracted


def _setting(reading: Reading, grids: Sequence[Grid]) -> TextContext:
    """The country and language of a document, and how it prints numbers."""
    country, language = reading.document.country or "ML", reading.document.language or DEFAULT
    printed = decide_number_format(
        (page.text for page in reading.pages),
        (cell.text for grid in grids for cell in grid.cells),
        country=country,
        language=language,
    )
    return TextContext(country, language, printed)


def _read_table(
    grid: Grid,
    table_id: str,
    reading: Reading,
    first_problem: int,
    setting: TextContext,
    reliance: CellReliance,
    places: CellTextFinder,
) -> TableSet:
    document = reading.document.id
    whole, rows = whole_rows(grid)
    meaning = Meaning.of(whole, setting)
    extracted = TableSet(tables=[_table(meaning, table_id, document)], columns=[*_columns(meaning, table_id)])
    placed = sorted(whole.cells, key=_BY_ROW)
    values = [meaning.value(place, setting) for place in placed]
    extracted.cells = _cells(
        placed, values, [meaning.roles[place.row] for place in placed], table_id, reliance
    )
    for cell, value in zip(extracted.cells, values, strict=True):
        if value.problem is not None:
            number = first_problem + len(extracted.problems)
            extracted.problems.append(_problem(cell, value.problem, document, number))
    extracted.cell_texts += places.of(grid, rows, table_id)
    return extracted


def _table(meaning: Meaning, table_id: str, document: str) -> Table:
    grid = meaning.grid
    return Table(
        id=table_id,
        document_id=document,
        page=grid.page,
        last_page=grid.last_page,
        caption=grid.caption,
        n_rows=grid.n_rows,
        n_columns=grid.n_columns,
        kind=meaning.kind,
        corrected_from=grid.corrected_from,
        corrected_by=grid.corrected_by,
        **grid.box_columns,
    )


def _columns(meaning: Meaning, table_id: str) -> Iterator[TableColumn]:
    for at, (header, column) in enumerate(zip(meaning.headers, meaning.columns, strict=True)):
        yield TableColumn(
            id=f"{table_id}:c{at}",
            table_id=table_id,
            column=at,
            header=header,
            kind=column.kind,
            role=column.role,
            unit=column.unit,
        )


_BY_ROW = attrgetter("row", "column")

_AS_PLACED = (
    *("row", "column", "text", "hidden", "page", "corrected_from", "corrected_by"),
    *("x0", "top", "x1", "bottom"),
)
"""Columns of a cell that are those of its place in the grid."""

_AS_READ = ("kind", "value", "low", "high", "place", "unit")
"""Columns of a cell that say what it was read as."""


def _cells(
    placed: Sequence[GridCell],
    values: Sequence[CellValue],
    roles: Sequence[CellRole],
    table_id: str,
    reliance: CellReliance,
) -> list[Cell]:
    """The cells of a table, made column by column of their records: a long sheet has very many."""
    columns: dict[str, Sequence[Any]] = {
        "id": [f"{table_id}:r{place.row}:c{place.column}" for place in placed],
        "table_id": [table_id] * len(placed),
        "row_span": [place.last_row - place.row + 1 for place in placed],
        "column_span": [place.last_column - place.column + 1 for place in placed],
        "role": roles,
    }
    columns |= {name: list(map(attrgetter(name), placed)) for name in _AS_PLACED}
    columns |= {name: list(map(attrgetter(name), values)) for name in _AS_READ}
    return records_of(Cell, columns | reliance.of_all(placed))


def _problem(cell: Cell, reason: str, document: str, number: int) -> Problem:
    return Problem(
        id=f"{document}:tables:{number}",
        document_id=document,
        stage="tables",
        page=cell.page,
        cell_id=cell.id,
        text=cell.text,
        reason=reason,
        **cell.box_columns,
    )
