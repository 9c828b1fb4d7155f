"""Totals and subtotals of the columns of tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from sqlite3 import Connection

from pipeline.archive.database import select
from pipeline.checks.findings import Figure, Finding, box_columns, figure_of_cell, said
from pipeline.checks.intervals import sum_of
from pipeline.records import Amount, Cell, Check, Table, TableColumn
from pipeline.records.checks import CheckStatus, Severity

SUMMABLE = frozenset({"amount", "integer", "number"})


def check_totals(db: Connection) -> Iterator[Finding]:
    """Totals: is each printed total the sum of the rows above it?

    A total may be that of the rows since the last total, of all rows above, or of the subtotals above: it
    holds when one of them is meant. Two figures disagree only when the intervals that they stand for do not
    meet; a difference of at most half a unit for each row that was rounded holds, and is marked as rounding.
    """
    amounts = {amount.cell_id: amount.id for amount in select(db, Amount, "cell_id IS NOT NULL")}
    headers = {(c.table_id, c.column): c.header for c in select(db, TableColumn)}
    by_table: dict[str, list[Cell]] = defaultdict(list)
    for cell in select(db, Cell, "table_id IN (SELECT table_id FROM cells WHERE role = 'total')"):
        by_table[cell.table_id].append(cell)
    for table in select(db, Table):
        for column, cells in _columns(by_table[table.id]):
            yield from _check_column(table, headers.get((table.id, column), ""), cells, amounts)


def _columns(cells: Sequence[Cell]) -> Iterator[tuple[int, list[Cell]]]:
    """The cells below the header, column by column, from top to bottom."""
    columns: dict[int, list[Cell]] = defaultdict(list)
    for cell in sorted(cells, key=lambda cell: (cell.column, cell.row)):
        if cell.role != "header" and cell.column_span == 1:
            columns[cell.column].append(cell)
    yield from columns.items()


@dataclass(frozen=True, slots=True)
class Claim:
    """A printed total, and the ways in which the rows above it may add up to it."""

    cell: Cell
    total: Figure
    candidates: tuple[tuple[Figure, ...], ...]


def _check_column(
    table: Table, header: str, cells: Sequence[Cell], amounts: dict[str | None, str]
) -> Iterator[Finding]:
    rows: list[Figure] = []
    since: list[Figure] = []
    subtotals: list[Figure] = []
    unread: list[Cell] = []
    for cell in cells:
        figure = _figure(cell, table, amounts)
        if cell.role != "total":
            if figure:
                rows.append(figure)
                since.append(figure)
            elif cell.text.strip(" -–—") and cell.kind in SUMMABLE:
                unread.append(cell)
        elif figure and rows:
            options = tuple(tuple(part) for part in (since, rows, subtotals) if part)
            claim = Claim(cell, figure, options)
            yield _unverifiable(claim, header, unread) if unread else _compare(claim, header)
            subtotals.append(figure)
            since = []


def _figure(cell: Cell, table: Table, amounts: dict[str | None, str]) -> Figure | None:
    if cell.value is None or cell.kind not in SUMMABLE:
        return None
    return figure_of_cell(cell, cell.value, table.document_id, amounts.get(cell.id))


def _compare(claim: Claim, header: str) -> Finding:
    """The candidate that fits, else the one that comes nearest."""
    total, unit = claim.total, claim.cell.unit
    fitting = [
        rows for rows in claim.candidates if total.interval.meets(sum_of(row.interval for row in rows))
    ]
    best = min(fitting or claim.candidates, key=lambda rows: abs(total.value - _sum(rows)))
    computed = _sum(best)
    difference = total.value - computed
    printed, apart = said(total.value, unit), said(abs(difference), unit)
    rows = f"the {len(best)} rows above it add up to"
    status: CheckStatus = "ok"
    severity: Severity | None = None
    if difference == 0:
        result = f"is printed as {printed}, and {rows} the same."
    elif fitting or abs(difference) <= _rounding(best):
        result = (
            f"is printed as {printed}, and {rows} {said(computed, unit)}: their rounding explains {apart}."
        )
        severity = "rounding"
    else:
        result = f"is printed as {printed}, but {rows} {said(computed, unit)}: a difference of {apart}."
        status, severity = "mismatch", "error"
    check = Check(
        id=f"{claim.cell.id}:total",
        document_id=total.document_id,
        kind="total",
        description=f"{_subject(header)} {result}",
        claimed=total.value,
        computed=computed,
        difference=difference,
        unit=unit,
        status=status,
        severity=severity,
        page=total.page,
        **box_columns(claim.cell),
    )
    return Finding(check, (total,), best)


def _subject(header: str) -> str:
    return f"The total of “{header}”" if header else "The total of a column without a header"


def _unverifiable(claim: Claim, header: str, unread: Sequence[Cell]) -> Finding:
    listed = ", ".join(f"“{cell.text}”" for cell in unread[:3])
    return Finding(
        Check(
            id=f"{claim.cell.id}:total",
            document_id=claim.total.document_id,
            kind="total",
            description=f"{_subject(header)} cannot be recomputed: {listed} could not be read as a figure.",
            claimed=claim.total.value,
            unit=claim.cell.unit,
            status="unverifiable",
            page=claim.total.page,
            **box_columns(claim.cell),
        ),
        (claim.total,),
        (),
    )


def _sum(figures: Sequence[Figure]) -> Decimal:
    return sum((figure.value for figure in figures), Decimal(0))


def _rounding(figures: Sequence[Figure]) -> Decimal:
    """What rounding can add up to: half a unit of the last printed place for each row, and for the total."""
    return Decimal("0.5") * (len(figures) + 1)
