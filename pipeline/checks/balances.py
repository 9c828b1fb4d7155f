"""Sums that run down a table: cumulated columns and balances, and rows that are divided into those below."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from pipeline.checks.archive import SUMMABLE, Archive, TableView, total_of
from pipeline.checks.columns import (
    Row,
    budget_lines,
    is_carried,
    is_carried_on,
    is_of_which,
    is_rate,
    is_running,
    label_of,
)
from pipeline.checks.intervals import sum_of
from pipeline.checks.results import (
    CONTRADICTS,
    HOLDS,
    NOTABLE,
    ROUNDED,
    Figure,
    Result,
    Verdict,
    compare,
    result,
    said,
)
from pipeline.checks.totals import rounding

LEAST_ROWS = 3
"""Rows that must hold, and three in four, before a column is taken for the balance of others."""


@dataclass(frozen=True, slots=True)
class Balance:
    """A column that goes up by a second and, where there is one, down by a third."""

    column: int
    plus: int
    minus: int | None


def check_balances(archive: Archive) -> Iterator[Result]:
    """Balances: does a balance or cumulated column go on from row to row by what the row adds and takes?

    A column whose header says so is taken for it where this holds for three rows, and for three in four, or
    for all but two, since one wrong figure stops two rows from holding. A correction may stand elsewhere, so
    it is a notice.
    """
    for view in archive.data_tables:
        for balance in _balances(view):
            yield from _steps(view, balance)


def _balances(view: TableView) -> Iterator[Balance]:
    numeric = [n for n, column in sorted(view.columns.items()) if column.kind in SUMMABLE]
    for column in (n for n in numeric if is_running(view.header(n))):
        others = [n for n in numeric if n != column]
        options = [
            Balance(column, plus, minus) for plus in others for minus in (None, *others) if minus != plus
        ]
        found = [
            (held, balance) for balance in options for held, steps in [_holding(view, balance)]
            if (held >= LEAST_ROWS and held * 4 >= steps * 3) or held == steps - 2 >= 2
        ]  # fmt: skip
        if found:
            yield max(found, key=lambda one: one[0])[1]


def _known_steps(
    view: TableView, balance: Balance
) -> Iterator[tuple[Row, Figure, tuple[Figure, ...], Decimal]]:
    rows = [row for row in view.body_rows if view.figure(row.get(balance.column))]
    for above, row in pairwise(rows):
        before, after = view.figure(above.get(balance.column)), view.figure(row.get(balance.column))
        plus = view.figure(row.get(balance.plus))
        minus = view.figure(row.get(balance.minus)) if balance.minus is not None else None
        if before and after and (plus or minus):
            moved = (plus.value if plus else Decimal(0)) - (minus.value if minus else Decimal(0))
            yield row, after, tuple(f for f in (before, plus, minus) if f), before.value + moved


def _holding(view: TableView, balance: Balance) -> tuple[int, int]:
    steps = [after.value == computed for _, after, _, computed in _known_steps(view, balance)]
    return sum(steps), len(steps)


def _steps(view: TableView, balance: Balance) -> Iterator[Result]:
    header = view.header(balance.column)
    for row, after, figures, computed in _known_steps(view, balance):
        unit = view.columns[balance.column].unit
        reach = sum_of(figure.interval for figure in (*figures, after))
        slack = (reach.high or Decimal(0)) - (reach.low or Decimal(0))
        holds = abs(after.value - computed) <= slack
        told = f"“{header}” of “{label_of(row)}” is printed as {said(after.value, unit)}" + (
            ", which is what the row above leaves and this row adds and takes."
            if holds
            else f"; the row above and this row leave {said(computed, unit)}."
        )
        yield result(
            "balance", after, told, HOLDS if holds else NOTABLE, computed=computed, figures=figures,
            unit=unit, about=[f"{view.table.id}:{balance.column}:balance"],
        )  # fmt: skip


def check_divided_rows(archive: Archive) -> Iterator[Result]:
    """Divisions: do rows that are parts of the one above them (`dont`, `1.1` below `1`) fit into it?

    Those below `dont` need not be all of it. Budget lines must add up to the line that they divide: where
    they do in another column, one that does not contradicts them, else it is a notice.
    """
    for view in archive.data_tables:
        for head, parts, whole in _divisions(view):
            found = [
                (figure, figures, _verdict(figure, figures, whole=whole))
                for column in sorted(head) if (figure := view.figure(head[column]))
                if head[column].kind in SUMMABLE and figure.value and column != min(head)
                and not is_rate(view.header(column))
                if len(figures := [f for p in parts if (f := view.figure(p.get(column)))]) == len(parts)
            ]  # fmt: skip
            certain = whole and any(verdict in (HOLDS, ROUNDED) for _, _, verdict in found)
            for figure, figures, verdict in found:
                lowered = verdict if certain or verdict is not CONTRADICTS else NOTABLE
                yield _division(view, head, figure, figures, lowered)


def _divisions(view: TableView) -> Iterator[tuple[Row, list[Row], bool]]:
    """Rows with those that divide them, and whether these must be all of it."""
    rows = list(view.rows.values())
    for position, head in enumerate(rows):
        parts: list[Row] = []
        for row in rows[position + 1 :]:
            if not is_of_which(label_of(row)):
                break
            parts.append(row)
        if parts and not is_of_which(label_of(head)):
            yield head, parts, False
    for head, parts in budget_lines(view):
        if len(parts) > 1:
            yield head, parts, True


def _verdict(figure: Figure, figures: list[Figure], *, whole: bool) -> Verdict:
    computed = total_of(figures)
    if not whole:
        return HOLDS if abs(computed) <= abs(figure.value) else NOTABLE
    reach = sum_of(part.interval for part in figures)
    verdict = compare(figure.interval, computed, reach, slack=rounding(figures))
    return ROUNDED if verdict is HOLDS and computed != figure.value else verdict


def _division(
    view: TableView, head: Row, figure: Figure, figures: list[Figure], verdict: Verdict
) -> Result:  # fmt: skip
    column = next(n for n, cell in head.items() if cell.id == figure.cell_id)
    unit, computed = view.columns[column].unit if column in view.columns else None, total_of(figures)
    listed = f"the {len(figures)} rows that divide it" if len(figures) > 1 else "the row that is part of it"
    ending = {HOLDS: ", which fits.", ROUNDED: ", which is the same but for rounding."}
    told = (
        f"“{view.header(column)}” of “{label_of(head)}” is {said(figure.value, unit)}; {listed} make "
        f"{said(computed, unit)}{ending.get(verdict, ', which does not fit.')}"
    )
    return result("division", figure, told, verdict, computed=computed, figures=figures, unit=unit)


def check_carried(archive: Archive) -> Iterator[Result]:
    """Carried: is the total that a page carries on (`à reporter`) the one that the next takes up (`report`)?

    Pages may be parts of one table, or follow one another as tables of one document.
    """
    last: dict[tuple[str, int], Figure] = {}
    views = sorted(
        archive.data_tables, key=lambda view: (view.table.document_id, view.table.page, view.table.id)
    )
    for view in views:
        for row in view.rows.values():
            label = label_of(row)
            for column in sorted(row):
                figure = view.figure(row[column]) if row[column].kind in SUMMABLE else None
                place = (view.table.document_id, column)
                if figure and is_carried_on(label):
                    last[place] = figure
                elif figure and is_carried(label) and place in last:
                    yield _carried(last.pop(place), figure, row[column].unit)


def _carried(before: Figure, figure: Figure, unit: str | None) -> Result:
    holds = figure.interval.meets(before.interval)
    told = (
        f"Page {before.page} carries {said(before.value, unit)} on and page {figure.page} takes up "
        f"{said(figure.value, unit)}" + ("." if holds else ": they contradict each other.")
    )
    return result(
        "carried", figure, told, HOLDS if holds else CONTRADICTS, computed=before.value, figures=[before],
        unit=unit, about=[before.place],
    )  # fmt: skip
