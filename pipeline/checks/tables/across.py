"""Sums across the rows of tables: a column that is the sum of those beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from pipeline.checks.kit.archive import Facts
from pipeline.checks.kit.figures import Figure, total_of
from pipeline.checks.kit.relations import holds_often
from pipeline.checks.kit.results import (
    CONTRADICTS,
    NOTABLE,
    ROUNDED,
    UNVERIFIABLE,
    Result,
    Verdict,
    result,
)
from pipeline.checks.kit.views import Row, TableView, label_of
from pipeline.checks.tables.formulas import SignedColumns, formulas_of
from pipeline.checks.tables.labels import counts_people, is_code, is_delta, is_rate
from pipeline.checks.tables.lines import are_rounded, is_near, verdict_of
from pipeline.checks.tables.row_wording import row_wording

TOTAL = re.compile(r"(?i)(?<!sous-)(?<!sub-)\b(?:total|ensemble|totaux|cumul|overall)\b")
"""The header of a column that adds up those beside it."""

MOST_PARTS = 60
"""Columns that are tried as the parts of another: more than the weeks of a year."""

MOST_COLUMNS = 40
"""Numeric columns of a table in which any may be the total of others; in a wider one its header says so."""

LEAST_PARTS = 2
"""Figures that are not nought before a row shows a sum."""

LEAST_AVERAGES = 2
"""Figures that are less than one of their parts before all are averages of them, and no sums."""

LOOSEST = Decimal("0.02")
"""Share of a whole by which rounding may part it from its parts before its row shows no sum."""

MOST_OFF = 2
"""Rows that may not add up in a table with fewer: a wrong figure is seen again in the row of totals."""


def check_rows(facts: Facts) -> Iterator[Result]:
    """Rows: is the column that totals a row the sum of the other columns?

    A column is taken for a total where at least three rows, and three in four, add up: a balance plus what
    was spent is the budget. In a table with fewer its header must say so, and all rows but two hold. Where a
    header is a formula (`3 = 1 + 2`), it says which the parts are. A row that gives no parts is left alone.
    """
    for view in facts.data_tables:
        for relation in _relations(view):
            yield from _check(view, relation)


@dataclass(frozen=True, slots=True)
class ColumnParts:
    """A column and the run of columns that are its parts.

    `shown` are those that have a figure in a row that adds up: of the others nobody knows.
    """

    whole: int
    parts: tuple[int, ...]
    shown: frozenset[int]


def _relations(view: TableView) -> Iterator[ColumnParts]:
    numeric = [n for n in view.numeric if not is_rate(view.header(n)) and not is_code(view.header(n))]
    formulas = formulas_of(view)
    for whole in numeric:
        if whole in formulas:
            yield from _stated(view, whole, formulas[whole])
            continue
        named = bool(TOTAL.search(view.header(whole)))
        if not named and len(numeric) > MOST_COLUMNS:
            continue
        before = _run([n for n in reversed(numeric) if n < whole], view, whole)[::-1]
        after = _run([n for n in numeric if n > whole], view, whole)
        for side, run in (("before", before), ("after", after)):
            options = [run[i:] if side == "before" else run[: len(run) - i] for i in range(len(run) - 1)]
            held = [(_holding(view, whole, parts), parts) for parts in options if len(parts) > 1]
            best = max(held, key=lambda one: (one[0][0], len(one[1])), default=None)
            if best is None:
                continue
            (holding, rows), parts = best
            few = named and side == "before" and 0 < holding >= rows - MOST_OFF
            if holds_often(holding, rows) or (few and not _are_averages(view, whole, parts)):
                yield ColumnParts(whole, tuple(parts), _shown(view, whole, parts))


def _are_averages(view: TableView, whole: int, parts: Sequence[int]) -> bool:
    """Whether figures are less than one of their parts, as sums of figures above nought never are."""
    less = 0
    for row in view.rows.values():
        total, figures = view.figure(row.get(whole)), [figure.value for figure in _parts(view, row, parts)]
        less += bool(total and figures and min(figures) >= 0 and total.value < max(figures))
    return less >= LEAST_AVERAGES


def _stated(view: TableView, whole: int, formula: SignedColumns | None) -> Iterator[ColumnParts]:
    """The sum that the header of a column states, where its figures do not belie it."""
    if formula and formula.is_sum:
        holding, rows = _holding(view, whole, list(formula.plus))
        if 0 < holding >= rows - MOST_OFF:
            yield ColumnParts(whole, formula.plus, frozenset(formula.plus))


def _run(columns: list[int], view: TableView, whole: int) -> list[int]:
    """The columns from the first on that have the unit, up to the next total."""
    run = []
    for column in columns:
        if view.columns[column].unit != view.columns[whole].unit or TOTAL.search(view.header(column)):
            break
        if is_delta(view.header(column)):
            # What two columns differ by is computed from both: the check of differences asks it.
            break
        run.append(column)
    return run if len(run) <= MOST_PARTS else []


def _parts(view: TableView, row: Row, parts: Sequence[int]) -> list[Figure]:
    figures = [view.figure(row.get(n)) for n in parts]
    return [figure for figure in figures if figure]


def _holding(view: TableView, whole: int, parts: list[int]) -> tuple[int, int]:
    """How many rows that could show a sum add up, and how many there are; those that say the same are one.

    So do rows whose figures stand in the same proportions, as what is computed by rates from one row does.
    """
    adds_up: dict[tuple[Decimal, ...], bool] = {}
    for row in view.rows.values():
        holds = _tells(view, row, whole, parts)
        total = view.figure(row.get(whole))
        if holds is not None and total:
            adds_up[tuple(figure.value / total.value for figure in _parts(view, row, parts))] = holds
    return sum(adds_up.values()), len(adds_up)


def _tells(view: TableView, row: Row, whole: int, parts: Sequence[int]) -> bool | None:
    """Whether a row adds up; None where it shows nothing.

    That takes two parts and a whole that none of them repeats: nought is the sum of any figure and its
    opposite, and a figure that of itself and those two. A row that adds up only since a figure of few digits
    may be rounded shows nothing, either: `8` is `0.9 + 7.4`.
    """
    total, figures = view.figure(row.get(whole)), _parts(view, row, parts)
    values = {abs(figure.value) for figure in figures if figure.value}
    if total is None or not total.value or sum(bool(figure.value) for figure in figures) < LEAST_PARTS:
        return None
    if abs(total.value) in values:
        return None
    verdict = verdict_of(total, figures, total_of(figures))
    if verdict is ROUNDED and abs(total.value - total_of(figures)) > LOOSEST * abs(total.value):
        return None
    return verdict is not CONTRADICTS


def _shown(view: TableView, whole: int, parts: Sequence[int]) -> frozenset[int]:
    """The columns that have a figure in a row that adds up."""
    rows = [row for row in view.rows.values() if _tells(view, row, whole, parts)]
    return frozenset[int]().union(*(_filled(view, row, parts) for row in rows))


def _is_rounded(view: TableView, relation: ColumnParts) -> bool:
    """Whether rows of whole numbers miss by no more than rounding."""
    if counts_people(f"{view.header(relation.whole)} {view.table.caption or ''}"):
        return False
    near, exact = [], 0
    for row in view.rows.values():
        total, figures = view.figure(row.get(relation.whole)), _parts(view, row, relation.parts)
        if total and len(figures) > 1:
            exact += total.value == total_of(figures) and sum(1 for figure in figures if figure.value) > 1
            near += [total] if is_near(total, figures) else []
    return are_rounded(near, exact)


def _check(view: TableView, relation: ColumnParts) -> Iterator[Result]:
    undivided = False
    rounded = _is_rounded(view, relation)
    for row in view.rows.values():
        cell = row.get(relation.whole)
        total, figures = view.figure(cell), _parts(view, row, relation.parts)
        if cell is None or total is None or is_rate(label_of(row)):
            continue
        if not any(figure.value for figure in figures):
            undivided = undivided or bool(total.value)
            continue
        if len(figures) < 2:
            continue
        verdict = _verdict(view, row, relation, total, figures)
        if verdict is CONTRADICTS and rounded and is_near(total, figures):
            verdict = ROUNDED
        if verdict is CONTRADICTS and cell.role == "total" and undivided:
            verdict = NOTABLE
        unclear = _is_unclear(view, row, relation)
        wording = row_wording(
            view, row, relation.whole, figures, verdict, undivided=undivided, unclear=unclear
        )
        yield result(
            "row",
            total,
            wording,
            verdict,
            computed=total_of(figures),
            figures=figures,
            unit=view.unit(relation.whole),
            subject=f"{total.id}:{relation.parts[0]}-{relation.parts[-1]}",
        )


def _verdict(
    view: TableView, row: Row, relation: ColumnParts, total: Figure, figures: list[Figure]
) -> Verdict:
    if _is_unclear(view, row, relation):
        return UNVERIFIABLE
    verdict = verdict_of(total, figures, total_of(figures))
    if verdict is not CONTRADICTS:
        return verdict
    # A column that no row that adds up has a figure in may be no part, or one that is taken off.
    sure = _parts(view, row, [n for n in relation.parts if n in relation.shown])
    off = [figure.negated() for figure in figures if figure not in sure]
    fits = any(verdict_of(total, some, total_of(some)) is not CONTRADICTS for some in (sure, [*sure, *off]))
    return UNVERIFIABLE if fits or _is_either(view, row, relation, total) else verdict


def _is_either(view: TableView, row: Row, relation: ColumnParts, total: Figure) -> bool:
    """Whether a row adds up without one of two columns that no right row fills both: `cost` and `saved`."""
    right = [
        _filled(view, other, relation.parts)
        for other in view.rows.values()
        if _tells(view, other, relation.whole, relation.parts)
    ]
    for pair in combinations(sorted(_filled(view, row, relation.parts)), 2):
        for n in pair:
            others = _parts(view, row, [part for part in relation.parts if part != n])
            fits = verdict_of(total, others, total_of(others)) is not CONTRADICTS
            if fits and not any(filled.issuperset(pair) for filled in right):
                return True
    return False


def _filled(view: TableView, row: Row, columns: Sequence[int]) -> frozenset[int]:
    """The columns in which a row has a figure that is not nought."""
    return frozenset(n for n in columns if (figure := view.figure(row.get(n))) and figure.value)


def _is_unclear(view: TableView, row: Row, relation: ColumnParts) -> bool:
    """Whether a part was not read, or is in another unit."""
    cells = [row[n] for n in (relation.whole, *relation.parts) if n in row and row[n].value is not None]
    unread = any(view.is_unread(row.get(n)) for n in relation.parts)
    return unread or len({cell.unit for cell in cells}) > 1
