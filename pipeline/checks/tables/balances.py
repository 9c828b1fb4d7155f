"""Sums that run down a table, or along a row: balances, and what is cumulated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from pipeline.checks.kit.archive import Facts
from pipeline.checks.kit.figures import Figure, total_of
from pipeline.checks.kit.intervals import Interval, sum_of
from pipeline.checks.kit.relations import holds_often
from pipeline.checks.kit.results import (
    HOLDS,
    NOTABLE,
    Result,
    result,
)
from pipeline.checks.kit.views import Row, TableView, label_of
from pipeline.checks.kit.wording import Value, quantity, say
from pipeline.checks.tables.labels import (
    is_cumulated,
    is_running,
)

STOPPED = 2
"""Rows that one wrong figure of a balance stops from holding: its own, and the next."""

LEAST_HELD = 2
"""Rows that must hold beside these two."""

MOST_STOPPED = 10
"""Rows that may not hold: more are no slips, but several balances in one column, or none."""

LEAST_VARIED = Decimal("0.5")
"""Share of the rows that must leave balances of their own: scores of 0, 1 and 2 go on by chance."""


@dataclass(frozen=True, slots=True)
class Balance:
    """A column that goes up by a second and, where there is one, down by a third."""

    column: int
    plus: int
    minus: int | None


@dataclass(frozen=True, slots=True)
class Step:
    """A row of a balance: what is printed, the figures that lead to it, and what they come to."""

    row: Row
    after: Figure
    figures: tuple[Figure, ...]
    reach: Interval

    @property
    def holds(self) -> bool:
        """Whether the balance goes on, as far as the last printed places tell."""
        return self.after.reach.meets(self.reach)


def check_balances(facts: Facts) -> Iterator[Result]:
    """Balances: does a balance or cumulated column go on from row to row by what the row adds and takes?

    A column whose header says so is taken for it where this holds for three rows, and for three in four, or
    for all but two, since one wrong figure stops two rows from holding. So is a row that is called cumulated
    for the row above it, from column to column. A correction may stand elsewhere, so it is a notice.
    """
    for view in facts.data_tables:
        for balance in _balances(view):
            yield from _steps(view, balance)
        cumulated = {number for number, row in view.rows.items() if is_cumulated(label_of(row))}
        above: Row = {}
        for number, row in view.rows.items() if cumulated else ():
            if number in cumulated:
                yield from _cumulated(view, above, row)
            elif sum(view.figure(cell) is not None for cell in row.values()) > LEAST_HELD:
                above = row


def _cumulated(view: TableView, above: Row, row: Row) -> Iterator[Result]:
    """The figures of a row that goes on from column to column by those of the row above it."""
    columns = [n for n in view.numeric if view.figure(row.get(n)) and view.figure(above.get(n))]
    steps = []
    for before, n in pairwise(columns):
        last, plus, after = (view.figure(cell) for cell in (row.get(before), above.get(n), row.get(n)))
        if last and plus and after:
            steps.append(Step(row, after, (last, plus), sum_of(figure.reach for figure in (last, plus))))
    if not _goes_on(steps):
        return
    for step in steps:
        values: dict[str, Value] = {
            "label": label_of(row),
            "printed": quantity(step.after.value),
            "computed": quantity(total_of(step.figures)),
        }
        wording = (
            say("“{label}” goes on to {printed}, by what the row above adds.", **values)
            if step.holds
            else say(
                "“{label}” goes on to {printed}; with what the row above adds it is {computed}.", **values
            )
        )
        yield result(
            "balance",
            step.after,
            wording,
            HOLDS if step.holds else NOTABLE,
            computed=total_of(step.figures),
            figures=step.figures,
            about=[f"{view.table.id}:{label_of(row)}:balance"],
        )


def _balances(view: TableView) -> Iterator[Balance]:
    for column in (n for n in view.numeric if is_running(view.header(n))):
        others = view.near(column)
        options = [
            Balance(column, plus, minus) for plus in others for minus in (None, *others) if minus != plus
        ]
        balances = [
            (sum(step.holds for step in steps), balance)
            for balance in options
            if _goes_on(steps := _moved(view, balance))
        ]
        if balances:
            yield max(balances, key=lambda one: one[0])[1]


def _known_steps(view: TableView, balance: Balance) -> Iterator[Step]:
    rows = [row for row in view.body_rows if view.figure(row.get(balance.column))]
    for above, row in pairwise(rows):
        before, after = view.figure(above.get(balance.column)), view.figure(row.get(balance.column))
        plus = view.figure(row.get(balance.plus))
        minus = view.figure(row.get(balance.minus)) if balance.minus is not None else None
        if before and after and (plus or minus):
            moved = [figure for figure in (before, plus, minus.negated() if minus else None) if figure]
            reach = sum_of(figure.reach for figure in moved)
            yield Step(row, after, tuple(moved), reach)


def _moved(view: TableView, balance: Balance) -> list[Step]:
    """The rows that add or take something: where nothing moves, any balance goes on."""
    return [step for step in _known_steps(view, balance) if any(figure.value for figure in step.figures[1:])]


def _goes_on(steps: Sequence[Step]) -> bool:
    """Whether rows show a balance: all but a few go on from the one before, and not by chance."""
    held = sum(step.holds for step in steps)
    off = len(steps) - held
    often = holds_often(held, len(steps)) or (off == STOPPED and held >= LEAST_HELD)
    varied = len({step.after.value for step in steps}) >= LEAST_VARIED * len(steps)
    return often and off <= MOST_STOPPED and varied


def _steps(view: TableView, balance: Balance) -> Iterator[Result]:
    unit = view.unit(balance.column)
    for step in _known_steps(view, balance):
        computed = total_of(step.figures)
        values: dict[str, Value] = {
            "header": view.called(balance.column),
            "label": label_of(step.row),
            "printed": quantity(step.after.value, unit),
            "computed": quantity(computed, unit),
        }
        if step.holds:
            wording = say(
                "“{header}” of “{label}” is printed as {printed}, which is what the row above leaves and "
                "this row "
                "adds and takes.",
                **values,
            )
        else:
            wording = say(
                "“{header}” of “{label}” is printed as {printed}; the row above and this row leave "
                "{computed}.",
                **values,
            )
        yield result(
            "balance",
            step.after,
            wording,
            HOLDS if step.holds else NOTABLE,
            computed=computed,
            figures=step.figures,
            unit=unit,
            about=[f"{view.table.id}:{balance.column}:balance"],
        )
