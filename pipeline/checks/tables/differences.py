"""Differences in tables (`écart`): what two columns differ by, or what a header says that it takes off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import permutations

from pipeline.checks.kit.archive import Facts
from pipeline.checks.kit.figures import Figure, total_of
from pipeline.checks.kit.intervals import sum_of
from pipeline.checks.kit.results import CONTRADICTS, Result, compare
from pipeline.checks.kit.views import Row, TableView
from pipeline.checks.kit.wording import listed, say
from pipeline.checks.tables.computed import Compared, Formula, results_of_best
from pipeline.checks.tables.formulas import SignedColumns as Stated
from pipeline.checks.tables.formulas import formulas_of
from pipeline.checks.tables.labels import is_delta


def check_differences(facts: Facts) -> Iterator[Result]:
    """Differences: is each `écart` of a table what two other columns differ by?

    A column whose header names a difference is taken for that of two others where this holds for at least
    three rows and for three in four; its sign may be left out. The other rows are then compared. Where a
    header is a formula (`c = a - b`), it says which columns they are.
    """
    for view in facts.data_tables:
        formulas = formulas_of(view)
        for column in view.numeric:
            stated = formulas.get(column)
            if stated and stated.minus:
                yield from results_of_best("difference", view, column, iter([_stated(view, stated)]))
            elif is_delta(view.header(column)) and column not in formulas:
                yield from results_of_best("difference", view, column, _differences(view, column))


def _differences(view: TableView, column: int) -> Iterator[Formula]:
    others = [n for n in view.near(column) if view.columns[n].unit == view.columns[column].unit]
    for first, second in permutations(others, 2):
        words = say("“{part}” less “{other}”", part=view.called(first), other=view.called(second))
        yield Formula(words, _less(view, first, second))


def _stated(view: TableView, formula: Stated) -> Formula:
    """What the header of a column says that it is: some columns less others."""
    words = say(
        "{plus} less {minus}",
        plus=listed([f"“{view.header(n)}”" for n in formula.plus]),
        minus=listed([f"“{view.header(n)}”" for n in formula.minus]),
    )

    def of(row: Row, printed: Figure) -> Compared | None:
        plus = [figure for n in formula.plus if (figure := view.figure(row.get(n)))]
        minus = [figure.negated() for n in formula.minus if (figure := view.figure(row.get(n)))]
        if len(plus) < len(formula.plus) or len(minus) < len(formula.minus):
            return None
        parts = [*plus, *minus]
        computed = total_of(parts)
        return printed, parts, computed, compare(printed, computed, sum_of(part.reach for part in parts))

    return Formula(words, of, stated=True)


def _less(view: TableView, left: int, right: int) -> Callable[[Row, Figure], Compared | None]:
    def of(row: Row, printed: Figure) -> Compared | None:
        first, second = view.figure(row.get(left)), view.figure(row.get(right))
        if first is None or second is None:
            return None
        parts = [first, second.negated()]
        computed, reach = total_of(parts), sum_of(part.reach for part in parts)
        verdict = compare(printed, computed, reach)
        if verdict is CONTRADICTS and printed.value > 0 > computed:
            verdict = compare(printed, -computed, reach.negated())
        return printed, parts, computed, verdict

    return of
