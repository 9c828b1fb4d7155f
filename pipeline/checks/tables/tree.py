"""The tree of a table's rows: which rows add up to which, fitted to all columns at once.

Rows are taken from top to bottom. What no total has taken up yet is open; a total takes up a run of open rows
that ends just above it. Of all such runs, that is chosen in which most columns add up. The same is tried from
bottom to top, for tables whose totals stand above their parts. A row that is called a total and that no run
explains may be an account of that name, or wrong: later totals may count it, its rows, or both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.checks.kit.views import TableView
from pipeline.checks.tables.groups import Group, Way
from pipeline.checks.tables.implied import implied_sums
from pipeline.checks.tables.labels import is_delta, is_running
from pipeline.checks.tables.lines import FigureRow, lines_of
from pipeline.checks.tables.walk import Walk


@dataclass(frozen=True)
class Tree:
    """The rows of totals of a table; `nested` where rows without a word for it are sums of others."""

    groups: tuple[Group, ...]
    nested: bool


def fit_tree(view: TableView) -> Tree:
    """Which rows of a table add up to which of its totals."""
    lines = lines_of(view)
    columns = sorted({n for line in lines for n in line.figures})
    voting = [n for n in columns if not is_running(view.header(n)) and not is_delta(view.header(n))]
    voting = voting or columns
    ahead, back = implied_sums(lines, voting), implied_sums(lines[::-1], voting)
    nested = bool(ahead or back)

    def walk(way: Way, *, partly: bool) -> list[Group]:
        if way == "above":
            return Walk(lines, columns, voting, way, (ahead, back), partly=partly).groups()
        return Walk(lines[::-1], columns, voting, way, (back, ahead), partly=partly).groups()

    down, up = walk("above", partly=False), walk("below", partly=False)
    base, other = (up, down) if (_votes(up), len(up)) > (_votes(down), len(down)) else (down, up)
    if not all(group.explained for group in base):
        # Totals that leave rows above them to a later one are believed where they explain the whole table.
        for bold in (walk("above", partly=True), walk("below", partly=True)):
            if len(bold) >= len(base) and _explains_all(bold, lines):
                return _tree(bold, nested=nested)
    return _tree(_completed(base, other), nested=nested)


def _explains_all(groups: Sequence[Group], lines: Sequence[FigureRow]) -> bool:
    """Whether every total adds up in every column, and every row is in one of them."""
    taken = {member.row for group in groups for member in group.members}
    counted = [line for line in lines if line.figures and not line.is_total and not line.is_part]
    return all(group.explained and not group.votes[1] for group in groups) and all(
        line.row in taken for line in counted
    )


def _tree(groups: Iterable[Group], *, nested: bool) -> Tree:
    return Tree(tuple(sorted(groups, key=lambda group: group.line.row)), nested)


def _completed(base: Sequence[Group], other: Sequence[Group]) -> Iterator[Group]:
    """The groups of one way; for totals that it does not explain, those of the other."""
    taken = {member.row for group in base if group.explained for member in group.members}
    elsewhere = {
        group.line.row: group
        for group in other
        if group.explained and not taken & {member.row for member in group.members}
    }
    for group in base:
        yield group if group.explained else elsewhere.get(group.line.row, group)


def _votes(groups: Iterable[Group]) -> int:
    return sum(group.votes[0] for group in groups if group.explained)
