"""Sums that run down a table: cumulated columns and balances, and rows that are divided into those below."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from pipeline.checks.kit.archive import Facts
from pipeline.checks.kit.figures import Figure, total_of
from pipeline.checks.kit.intervals import Interval, sum_of
from pipeline.checks.kit.relations import holds_often
from pipeline.checks.kit.results import (
    CONTRADICTS,
    HOLDS,
    NOTABLE,
    ROUNDED,
    Result,
    Verdict,
    result,
)
from pipeline.checks.kit.views import SUMMABLE, Row, TableView, label_of
from pipeline.checks.kit.wording import Value, quantity, say, say_n
from pipeline.checks.tables.labels import (
    budget_lines,
    is_carried,
    is_carried_on,
    is_cumulated,
    is_of_which,
    is_rate,
    is_running,
)
from pipeline.checks.tables.lines import are_rounded, is_near, verdict_of

STOPPED = 2
"""Rows that one wrong figure of a balance stops from holding: its own, and the next."""

LEAST_HELD = 2
"""Rows that must hold beside these two."""


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
        above: Row = {}
        for row in view.rows.values():
            if is_cumulated(label_of(row)):
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
    held = sum(step.holds for step in steps)
    if not (holds_often(held, len(steps)) or held == len(steps) - STOPPED >= LEAST_HELD):
        return
    for step in steps:
        told: dict[str, Value] = {
            "label": label_of(row), "printed": quantity(step.after.value),
            "computed": quantity(total_of(step.figures)),
        }  # fmt: skip
        wording = (
            say("“{label}” goes on to {printed}, by what the row above adds.", **told)
            if step.holds
            else say("“{label}” goes on to {printed}; with what the row above adds it is {computed}.", **told)
        )
        yield result(
            "balance", step.after, wording, HOLDS if step.holds else NOTABLE, computed=total_of(step.figures),
            figures=step.figures, about=[f"{view.table.id}:{label_of(row)}:balance"],
        )  # fmt: skip


def _balances(view: TableView) -> Iterator[Balance]:
    for column in (n for n in view.numeric if is_running(view.header(n))):
        others = view.near(column)
        options = [
            Balance(column, plus, minus) for plus in others for minus in (None, *others) if minus != plus
        ]
        found = [
            (held, balance) for balance in options for held, steps in [_holding(view, balance)]
            if holds_often(held, steps) or held == steps - STOPPED >= LEAST_HELD
        ]  # fmt: skip
        if found:
            yield max(found, key=lambda one: one[0])[1]


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


def _holding(view: TableView, balance: Balance) -> tuple[int, int]:
    # Where nothing moves, any balance goes on.
    steps = [
        step.holds for step in _known_steps(view, balance) if any(figure.value for figure in step.figures[1:])
    ]
    return sum(steps), len(steps)


def _steps(view: TableView, balance: Balance) -> Iterator[Result]:
    unit = view.unit(balance.column)
    for step in _known_steps(view, balance):
        computed = total_of(step.figures)
        told: dict[str, Value] = {
            "header": view.called(balance.column), "label": label_of(step.row),
            "printed": quantity(step.after.value, unit), "computed": quantity(computed, unit),
        }  # fmt: skip
        if step.holds:
            wording = say(
                "“{header}” of “{label}” is printed as {printed}, which is what the row above leaves and "
                "this row "
                "adds and takes.", **told,
            )  # fmt: skip
        else:
            wording = say(
                "“{header}” of “{label}” is printed as {printed}; the row above and this row leave "
                "{computed}.",
                **told,
            )
        yield result(
            "balance", step.after, wording, HOLDS if step.holds else NOTABLE, computed=computed,
            figures=step.figures, unit=unit, about=[f"{view.table.id}:{balance.column}:balance"],
        )  # fmt: skip


def check_divided_rows(facts: Facts) -> Iterator[Result]:
    """Divisions: do rows that are parts of the one above them (`dont`, `1.1` below `1`) fit into it?

    Those below `dont` need not be all of it. Budget lines must add up to the line that they divide: where
    they do in another column, one that does not contradicts them, else it is not verified.
    """
    for view in facts.data_tables:
        for head, parts, whole in _divisions(view):
            found = [
                (figure, figures, _verdict(figure, figures, whole=whole))
                for column in sorted(head) if (figure := view.figure(head[column]))
                if head[column].kind in SUMMABLE and figure.value and column != min(head)
                and not is_rate(view.header(column))
                if len(figures := [f for p in parts if (f := view.figure(p.get(column)))]) == len(parts)
            ]  # fmt: skip
            near = [one for one, parts, _ in found if is_near(one, parts)]
            if are_rounded(near, sum(verdict is HOLDS for *_, verdict in found)):
                found = [(one, parts, ROUNDED if is_near(one, parts) else v) for one, parts, v in found]
            off = sum(verdict is CONTRADICTS for _, _, verdict in found)
            certain = whole and off == 1 < len(found)
            for figure, figures, verdict in found:
                if verdict is not CONTRADICTS or certain:
                    yield _division(view, head, figure, figures, verdict)


def _divisions(view: TableView) -> Iterator[tuple[Row, list[Row], bool]]:
    """Rows with those that divide them, and whether these must be all of it."""
    rows = list(view.rows.values())
    for position, head in enumerate(rows):
        if is_of_which(label_of(head)):
            continue
        parts: list[Row] = []
        for row in rows[position + 1 :]:
            if not is_of_which(label_of(row)):
                break
            parts.append(row)
        if parts:
            yield head, parts, False
    for head, parts in budget_lines(view):
        if len(parts) > 1:
            yield head, parts, True


def _verdict(figure: Figure, figures: list[Figure], *, whole: bool) -> Verdict:
    computed = total_of(figures)
    if whole:
        return verdict_of(figure, figures, computed)
    return HOLDS if abs(computed) <= abs(figure.value) else NOTABLE


def _division(view: TableView, head: Row, figure: Figure, figures: list[Figure], verdict: Verdict) -> Result:
    column = next(n for n, cell in head.items() if cell.id == figure.cell_id)
    unit, computed = view.unit(column), total_of(figures)
    told: dict[str, Value] = {
        "header": view.called(column), "label": label_of(head), "printed": quantity(figure.value, unit),
        "sum": quantity(computed, unit),
    }  # fmt: skip
    if verdict in (HOLDS, ROUNDED):
        wording = say_n(
            "“{header}” of “{label}” is {printed}; the row that is part of it makes {sum}, which fits.",
            "“{header}” of “{label}” is {printed}; the {n} rows that divide it make {sum}, which fits.",
            len(figures), **told,
        )  # fmt: skip
    else:
        wording = say_n(
            "“{header}” of “{label}” is {printed}; the row that is part of it makes {sum}, which does not "
            "fit.",
            "“{header}” of “{label}” is {printed}; the {n} rows that divide it make {sum}, which does not "
            "fit.",
            len(figures), **told,
        )  # fmt: skip
    return result("division", figure, wording, verdict, computed=computed, figures=figures, unit=unit)


def check_carried(facts: Facts) -> Iterator[Result]:
    """Carried: is the total that a page carries on (`à reporter`) the one that the next takes up (`report`)?

    Pages may be parts of one table, or follow one another as tables of one document.
    """
    last: dict[int, Figure] = {}
    for view in sorted(facts.data_tables, key=lambda view: (view.table.page, view.table.id)):
        for row in view.rows.values():
            label = label_of(row)
            for column in sorted(row):
                figure = view.figure(row[column]) if row[column].kind in SUMMABLE else None
                if figure and is_carried_on(label):
                    last[column] = figure
                elif figure and is_carried(label) and column in last:
                    yield _carried(last.pop(column), figure, view.unit(column))


def _carried(before: Figure, figure: Figure, unit: str | None) -> Result:
    # What is carried on is copied, not rounded.
    verdict = HOLDS if figure.interval.meets(before.interval) else CONTRADICTS
    told: dict[str, Value] = {
        "page": before.page, "here": figure.page, "carried": quantity(before.value, unit),
        "printed": quantity(figure.value, unit),
    }  # fmt: skip
    if verdict is HOLDS:
        wording = say("Page {page} carries {carried} on and page {here} takes up {printed}.", **told)
    else:
        wording = say(
            "Page {page} carries {carried} on and page {here} takes up {printed}: they contradict each "
            "other.",
            **told,
        )
    return result(
        "carried", figure, wording, verdict, computed=before.value, figures=[before], unit=unit,
        about=[before.spot],
    )  # fmt: skip
