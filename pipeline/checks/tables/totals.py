"""Totals and subtotals of the columns of tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from pipeline.checks.kit.archive import Facts
from pipeline.checks.kit.results import (
    CONTRADICTS,
    HOLDS,
    NOTABLE,
    ROUNDED,
    UNVERIFIABLE,
    Result,
    Verdict,
)
from pipeline.checks.kit.views import TableView
from pipeline.checks.tables.groups import Group
from pipeline.checks.tables.labels import (
    code_of,
    counts_people,
    is_deducted,
    is_delta,
    is_of_some,
    is_of_which,
    is_plain_total,
    is_rate,
    is_running,
    means_money,
)
from pipeline.checks.tables.lines import MOST_COUNTED, FigureRow, Sum, are_rounded, is_near, lines_of
from pipeline.checks.tables.misses import (
    has_one_digit_more,
    is_unevenly_scaled,
    leaves_rows_out,
    repeats_its_rows,
    stands_beside,
)
from pipeline.checks.tables.total_wording import is_mixed, total_result
from pipeline.checks.tables.tree import Tree, fit_tree

OUTVOTED = 2
"""Columns that must hold for each that does not before a row of totals is known to sum the rows above it."""

LEAST_WHOLE = 3
"""Columns that must hold before a table that may be the rest of another is known to have all its rows."""

LEAST_FILLED = Decimal("0.5")
"""Share of the rows that must give a figure before a lone total is plainly the sum of those that do."""


def check_totals(facts: Facts) -> Iterator[Result]:
    """Totals: is each printed total the sum of the rows above it?

    Which rows a total sums is fitted to all columns at once: those since the last total, those that no total
    has taken up, subtotals, rows without those that are parts of others, or the rows below it. The columns
    vote: where they hold for a row of totals, one that does not is an error; where most do not, the rows were
    not understood, and nothing is verified. A lone total is wrong only where nothing else in its table speaks
    against a plain sum, and not where it is off by more than all its rows, unless by one digit. Where what it
    has more is printed beside the table, a row may be missing there, and nothing is verified. Differences
    and balances are never errors, nor are sums of several currencies.
    The tolerance is half of the last printed place of each figure; things that are counted are not rounded.
    """
    for view in facts.data_tables:
        for group, sum_, verdict in judged_sums(view):
            header = view.header(sum_.column)
            apart = verdict is CONTRADICTS and stands_beside(
                sum_, facts.texts.get(sum_.total.page, ""), (cell.text for cell in view.cells)
            )
            if apart:
                yield total_result(view, group, sum_, UNVERIFIABLE)
            elif verdict is not UNVERIFIABLE or not (
                is_rate(header) or is_running(header) or is_delta(header)
            ):
                yield total_result(view, group, sum_, verdict)


def judged_sums(view: TableView) -> list[tuple[Group, Sum, Verdict]]:
    """The totals of a table that have rows to sum, each with what the comparison proves."""
    if "judged sums" not in view.memo:
        tree = fit_tree(view)
        judge = _Judge(view, tree)
        view.memo["judged sums"] = [
            (group, sum_, judge.verdict(group, sum_)) for group in tree.groups for sum_ in group.sums
        ]
    judged: list[tuple[Group, Sum, Verdict]] = view.memo["judged sums"]
    return judged


@dataclass(frozen=True)
class _Judge:
    """Says what a total that does not fit proves, from how the other totals of its table fit."""

    view: TableView
    tree: Tree

    def verdict(self, group: Group, sum_: Sum) -> Verdict:
        if is_mixed(self.view, sum_) or is_unevenly_scaled(sum_) or any(map(is_deducted, group.labels)):
            return sum_.verdict if sum_.fits and not is_mixed(self.view, sum_) else UNVERIFIABLE
        if sum_.verdict is not CONTRADICTS:
            return sum_.verdict
        header = self.view.header(sum_.column)
        if is_rate(header) or len(sum_.parts) < 2 or repeats_its_rows(sum_):
            return UNVERIFIABLE
        if is_near(sum_.total, sum_.parts) and self._is_rounded and not self._counts_people(group, sum_):
            return ROUNDED
        if self._is_left_to_another(group, sum_):
            return UNVERIFIABLE
        if leaves_rows_out(sum_) and not self._is_outvoted(group):
            return UNVERIFIABLE
        if is_running(header) or is_delta(header):
            others = self._others(sum_)
            adds_up = not others or any(other.fits for other in others)
            return NOTABLE if adds_up and self._is_outvoted(group) else UNVERIFIABLE
        holds, off = self._votes(group)
        if holds < LEAST_WHOLE and self._may_lack_rows(group, sum_):
            return UNVERIFIABLE
        if self._is_outvoted(group):
            return CONTRADICTS
        if holds or off > 1 or group.partly or not self._is_alone(group, sum_):
            return UNVERIFIABLE
        if self._is_far(sum_):
            return NOTABLE if not self._others(sum_) and has_one_digit_more(sum_) else UNVERIFIABLE
        weak = self.may_overlap(group, sum_) or self.has_gaps(group, sum_)
        return NOTABLE if weak else CONTRADICTS

    @cached_property
    def _is_rounded(self) -> bool:
        """Whether sums of whole numbers of the table that miss by one or so are rounded."""
        sums = [sum_ for group in self.tree.groups for sum_ in group.sums]
        near = [sum_.total for sum_ in sums if is_near(sum_.total, sum_.parts)]
        return are_rounded(near, sum(sum_.verdict is HOLDS and sum_.tells for sum_ in sums))

    def _votes(self, group: Group) -> tuple[int, int]:
        """How many columns add up, and how many do not; those that miss by rounding do."""
        holds, off = group.votes
        asked = [sum_ for sum_ in group.sums if sum_.column in group.voting and sum_.verdict is CONTRADICTS]
        near = sum(
            is_near(sum_.total, sum_.parts)
            and abs(sum_.total.value) >= MOST_COUNTED
            and not self._counts_people(group, sum_)
            for sum_ in asked
        )
        return (holds + near, off - near) if self._is_rounded else (holds, off)

    def _is_outvoted(self, group: Group) -> bool:
        holds, off = self._votes(group)
        return group.explained and holds > 0 and (off == 1 or holds >= OUTVOTED * off)

    def _is_left_to_another(self, group: Group, sum_: Sum) -> bool:
        """Whether what is missing is another total of the column: some rows are summed apart."""
        off = sum_.computed - sum_.total.value
        return any(
            other.line.figures[sum_.column].value == off
            for other in self.tree.groups
            if other is not group and sum_.column in other.line.figures
        )

    def _is_account(self, group: Group) -> bool:
        """Whether another total counts the row beside those above it: an account that is called a total."""
        rows = {member.row for member in group.members}
        return any(
            rows & (others := {member.row for member in other.members}) and group.line.row in others
            for other in self.tree.groups
            if other.explained
        )

    def _is_alone(self, group: Group, sum_: Sum) -> bool:
        """Whether a total that no other column speaks for is plainly the sum of the rows above it."""
        others = self._others(sum_)
        if others:
            return all(other.fits or _share_a_slip(sum_, other) for other in others)
        if self._is_account(group):
            return False
        rows = list(self.view.rows)
        label = group.line.label
        return (
            group.line.row == rows[-1 if group.way == "above" else 0]
            and (is_plain_total(label) or not any(char.isalpha() for char in label))
            and not is_of_some(label)
            and not self.tree.nested
            and not self._has_parts_of_others()
            and not self._is_like_an_average(sum_)
        )

    def _others(self, sum_: Sum) -> list[Sum]:
        """The other totals of the column that could have failed to add up, or did."""
        return [
            one
            for group in self.tree.groups
            for one in group.sums
            if one.column == sum_.column and one is not sum_ and (one.tells or one.verdict is CONTRADICTS)
        ]

    def _may_lack_rows(self, group: Group, sum_: Sum) -> bool:
        """Whether a total that is more than its rows may have others, on the page before the table.

        It shows no header of its own, or begins with a total, whose rows stand elsewhere.
        """
        first = next(line for line in lines_of(self.view) if line.figures)
        goes_on = self.view.may_go_on or first.is_total
        return goes_on and abs(sum_.computed) < abs(sum_.total.value) and self._reaches_top(group)

    def _reaches_top(self, group: Group) -> bool:
        """Whether a total sums the first row of the table, alone or in a total that it sums."""
        rows = {member.row for member in group.members}
        for other in reversed(self.tree.groups):
            if other.line.row in rows:
                rows |= {member.row for member in other.members}
        return min(rows) == min(line.row for line in lines_of(self.view) if line.figures)

    def _is_far(self, sum_: Sum) -> bool:
        """Whether a total misses its rows by more than all of them: it may sum something else."""
        off = abs(sum_.total.value - sum_.computed)
        return off > sum(abs(part.value) for part in sum_.parts)

    def _has_parts_of_others(self) -> bool:
        rows = list(self.view.rows.values())
        codes = [code for row in rows if (code := code_of(row))]
        nested = any(other.startswith(f"{code}.") for code, other in pairwise(codes))
        return nested or any(is_of_which(line.label) for group in self.tree.groups for line in group.members)

    def _is_like_an_average(self, sum_: Sum) -> bool:
        """Whether a figure that is no money is no more than one of the rows, which no sum of them can be."""
        values = [part.value for part in sum_.parts]
        money = self.view.unit(sum_.column) is not None or means_money(self.view.header(sum_.column))
        return not money and min(values) >= 0 and sum_.total.value <= max(values)

    def may_overlap(self, group: Group, sum_: Sum) -> bool:
        """Whether people may be counted in several rows, as women and young people are."""
        return self._counts_people(group, sum_) and sum_.computed > sum_.total.value

    def _counts_people(self, group: Group, sum_: Sum) -> bool:
        words = f"{self.view.header(sum_.column)} {group.line.label} {self.view.table.caption or ''}"
        return self.view.unit(sum_.column) is None and counts_people(words)

    def has_gaps(self, group: Group, sum_: Sum) -> bool:
        """Whether a row without a figure may be what is missing, or most rows have none.

        Rows of words are no rows of the account.
        """
        short = abs(sum_.computed) < abs(sum_.total.value)
        rows = [member for member in group.members if _gives_a_value(member)]
        sparse = len(sum_.parts) < LEAST_FILLED * len(rows)
        return sparse or (short and len(sum_.parts) < len(rows))


def _share_a_slip(first: Sum, other: Sum) -> bool:
    """Whether one of two totals sums the other and is off as much the other way: one slip explains both."""
    apart = (first.total.value - first.computed) + (other.total.value - other.computed)
    parts = {part.spot for part in (*first.parts, *other.parts)}
    return apart == 0 and bool(parts & {first.total.spot, other.total.spot})


def _gives_a_value(line: FigureRow) -> bool:
    return bool(line.unread) or any(cell.value is not None for cell in line.cells.values())
