"""Totals and subtotals of the columns of tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.checks.archive import SUMMABLE, Archive, TableView, total_of
from pipeline.checks.intervals import sum_of
from pipeline.checks.results import (
    CONTRADICTS,
    HOLDS,
    ROUNDED,
    UNVERIFIABLE,
    Figure,
    Result,
    compare,
    result,
    said,
)
from pipeline.records import Cell


def check_totals(archive: Archive) -> Iterator[Result]:
    """Totals: is each printed total the sum of the rows above it?

    A total may be that of the rows since the last total, of all rows above, or of the subtotals above: it
    holds when one of them is meant. Two figures disagree only when the intervals that they stand for do not
    meet. Sums of money may have been rounded to the unit in each row: half a unit for each row holds, and is
    marked as rounding; things that are counted are not rounded.
    """
    for view in archive.data_tables:
        if any(cell.role == "total" for cell in view.cells):
            for column in sorted({cell.column for cell in view.cells}):
                yield from _check_column(view, column)


@dataclass(frozen=True, slots=True)
class Claim:
    """A printed total, and the ways in which the rows above it may add up to it."""

    cell: Cell
    total: Figure
    candidates: tuple[tuple[Figure, ...], ...]


def _check_column(view: TableView, column: int) -> Iterator[Result]:
    rows: list[Figure] = []
    since: list[Figure] = []
    subtotals: list[Figure] = []
    unread: list[Cell] = []
    header = view.header(column)
    for row in view.rows.values():
        cell = row.get(column)
        if cell is None or cell.column_span != 1:
            continue
        figure = view.figure(cell) if cell.kind in SUMMABLE else None
        if cell.role != "total":
            if figure:
                rows.append(figure)
                since.append(figure)
            elif cell.text.strip(" -–—") and cell.kind in SUMMABLE:
                unread.append(cell)
        elif figure and rows:
            options = tuple(tuple(part) for part in (since, rows, subtotals) if part)
            claim = Claim(cell, figure, options)
            yield _unverifiable(claim, header, unread) if unread else _compare(view, claim, header)
            subtotals.append(figure)
            since = []


def _compare(view: TableView, claim: Claim, header: str) -> Result:
    """The candidate that fits, else the one that comes nearest."""
    total, unit = claim.total, claim.cell.unit
    fitting = [
        rows for rows in claim.candidates if total.interval.meets(sum_of(row.interval for row in rows))
    ]
    best = min(fitting or claim.candidates, key=lambda rows: abs(total.value - total_of(list(rows))))
    computed = total_of(list(best))
    slack = rounding(best) if claim.cell.kind != "integer" else Decimal(0)
    verdict = compare(total.interval, computed, sum_of(row.interval for row in best), slack=slack)
    if verdict is HOLDS and computed != total.value:
        verdict = ROUNDED
    figure, apart = said(total.value, unit), said(abs(total.value - computed), unit)
    rows = f"the {len(best)} rows above it add up to" if len(best) > 1 else "the one row above it is"
    if verdict is HOLDS:
        told = f"is printed as {figure}, and {rows} the same."
    elif verdict is CONTRADICTS:
        told = f"is printed as {figure}, but {rows} {said(computed, unit)}: a difference of {apart}."
        told += _support(view, claim, computed)
    else:
        told = f"is printed as {figure}, and {rows} {said(computed, unit)}: their rounding explains {apart}."
    return result(
        "total", total, f"{_subject(header)} {told}", verdict,
        computed=computed, figures=best, unit=unit,
    )  # fmt: skip


def _support(view: TableView, claim: Claim, computed: Decimal) -> str:
    """What the other money columns of the same row say for the rows or for the printed total."""
    row = view.rows[claim.cell.row]
    for cell in row.values():
        figure = view.figure(cell)
        if cell.kind != "amount" or figure is None or cell.unit == claim.cell.unit or not computed:
            continue
        rows = [
            (view.figure(r.get(claim.cell.column)), view.figure(r.get(cell.column))) for r in view.body_rows
        ]
        rates = sorted(one.value / other.value for one, other in rows if one and other and other.value)
        if not rates or not figure.value:
            continue
        rate = rates[len(rates) // 2]
        expected = figure.value * rate
        if abs(expected - computed) * 1000 < abs(computed):
            return (
                f" The total of “{view.header(cell.column)}”, {said(figure.value, cell.unit)}, is "
                f"{said(expected.quantize(Decimal(1)), claim.cell.unit)} at the rate of the rows: it "
                f"supports the rows, "
                "so the printed total is the figure that is wrong."
            )
        if abs(expected - claim.total.value) * 1000 < abs(claim.total.value):
            return (
                f" The total of “{view.header(cell.column)}”, {said(figure.value, cell.unit)}, fits "
                f"the printed total: "
                "a row may be missing or wrong."
            )
    return ""


def _subject(header: str) -> str:
    return f"The total of “{header}”" if header else "The total of a column without a header"


def _unverifiable(claim: Claim, header: str, unread: Sequence[Cell]) -> Result:
    listed = ", ".join(f"“{cell.text}”" for cell in unread[:3])
    told = f"{_subject(header)} cannot be recomputed: {listed} could not be read as a figure."
    return result("total", claim.total, told, UNVERIFIABLE, unit=claim.cell.unit)


def rounding(figures: Sequence[Figure]) -> Decimal:
    """What rounding can add up to: half a unit of the last printed place for each row, and for the total."""
    return Decimal("0.5") * (len(figures) + 1)
