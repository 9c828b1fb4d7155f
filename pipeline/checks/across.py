"""Sums across the rows of tables: a column that is the sum of those beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pipeline.checks.archive import SUMMABLE, Archive, TableView, total_of
from pipeline.checks.intervals import sum_of
from pipeline.checks.results import (
    CONTRADICTS,
    HOLDS,
    NOTABLE,
    ROUNDED,
    UNVERIFIABLE,
    Figure,
    Result,
    Verdict,
    compare,
    result,
    said,
)
from pipeline.checks.totals import rounding
from pipeline.records import Cell

_TOTAL = re.compile(r"(?i)(?<!sous-)(?<!sub-)\b(?:total|ensemble|totaux|cumul|overall)\b")
LEAST_ROWS = 3
"""Rows that must hold before columns whose headers say nothing are taken for a sum and its parts."""


def check_rows(archive: Archive) -> Iterator[Result]:
    """Rows: is the column that totals a row the sum of the other columns?

    A column is taken for a total where its header says so, or where at least three rows, and three in four,
    add up: a balance plus what was spent is the budget. A row of a table that gives no parts is left alone.
    """
    for view in archive.data_tables:
        for relation in _relations(view):
            yield from _check(view, relation)


@dataclass(frozen=True, slots=True)
class Relation:
    """A column and the run of columns that are its parts; `named` where its header says that it totals."""

    whole: int
    parts: tuple[int, ...]
    named: bool


def _relations(view: TableView) -> Iterator[Relation]:
    numeric = [n for n, column in sorted(view.columns.items()) if column.kind in SUMMABLE]
    for whole in numeric:
        unit = view.columns[whole].unit
        named = bool(_TOTAL.search(view.header(whole)))
        before = _run([n for n in reversed(numeric) if n < whole], view, unit)[::-1]
        after = _run([n for n in numeric if n > whole], view, unit)
        for side, run in (("before", before), ("after", after)):
            options = [run[i:] if side == "before" else run[: len(run) - i] for i in range(len(run) - 1)]
            held = [(_holding(view, whole, parts), parts) for parts in options if len(parts) > 1]
            best = max(held, key=lambda one: (one[0][0], len(one[1])), default=None)
            if best is None:
                continue
            (holding, rows), parts = best
            if holding >= LEAST_ROWS and holding * 4 >= rows * 3:
                yield Relation(whole, tuple(parts), named=True)
            elif named and side == "before" and holding:
                yield Relation(whole, tuple(run), named=False)


def _run(columns: list[int], view: TableView, unit: str | None) -> list[int]:
    """The columns from the first on that have the unit, up to the next total."""
    run = []
    for column in columns:
        if view.columns[column].unit != unit or _TOTAL.search(view.header(column)):
            break
        run.append(column)
    return run


def _parts(view: TableView, row: dict[int, Cell], parts: tuple[int, ...] | list[int]) -> list[Figure]:
    figures = [view.figure(row.get(n)) for n in parts]
    return [figure for figure in figures if figure]


def _holding(view: TableView, whole: int, parts: list[int]) -> tuple[int, int]:
    """How many rows with at least two parts add up, and how many there are."""
    holding = rows = 0
    for row in view.rows.values():
        total, figures = view.figure(row.get(whole)), _parts(view, row, parts)
        if total and sum(1 for figure in figures if figure.value) > 1:
            rows += 1
            holding += _verdict(row[whole], total, figures) is not CONTRADICTS
    return holding, rows


def _verdict(cell: Cell, total: Figure, figures: list[Figure]) -> Verdict:
    slack = Decimal(0) if cell.kind == "integer" else rounding(figures)
    reach = sum_of(figure.interval for figure in figures)
    verdict = compare(total.interval, total_of(figures), reach, slack=slack)
    return ROUNDED if verdict is HOLDS and total_of(figures) != total.value else verdict


def _check(view: TableView, relation: Relation) -> Iterator[Result]:
    undivided = False
    for row in view.rows.values():
        cell = row.get(relation.whole)
        total, figures = view.figure(cell), _parts(view, row, relation.parts)
        unread = [
            row[n] for n in relation.parts
            if n in row and row[n].value is None and row[n].text.strip(" -–—") and row[n].kind in SUMMABLE
        ]  # fmt: skip
        if cell is None or total is None:
            continue
        if not any(figure.value for figure in figures):
            undivided = undivided or bool(total.value)
            continue
        if len(figures) < 2:
            continue
        computed = total_of(figures)
        verdict = UNVERIFIABLE if unread else _verdict(cell, total, figures)
        if verdict is CONTRADICTS and cell.role == "total" and undivided:
            verdict = NOTABLE
        told = _told(view, cell, row[min(row)].text, computed, verdict, undivided=undivided)
        yield result(
            "row", total, told, verdict,
            computed=computed, figures=figures, unit=cell.unit,
            subject=f"{total.id}:{relation.parts[0]}-{relation.parts[-1]}",
        )  # fmt: skip


def _told(
    view: TableView, cell: Cell, label: str, computed: Decimal, verdict: Verdict, *, undivided: bool
) -> str:
    value = cell.value or Decimal(0)
    start = f"“{view.header(cell.column)}” of “{label}” is printed as {said(value, cell.unit)}"
    if verdict is UNVERIFIABLE:
        return f"{start}; one of its parts could not be read as a figure."
    if verdict is HOLDS:
        return f"{start}, and its parts add up to the same."
    apart = said(abs(value - computed), cell.unit)
    if verdict is ROUNDED:
        return f"{start}, and its parts add up to {said(computed, cell.unit)}: rounding explains {apart}."
    told = f"{start}, but its parts add up to {said(computed, cell.unit)}: a difference of {apart}."
    return f"{told} A row above it gives no parts." if undivided and cell.role == "total" else told
