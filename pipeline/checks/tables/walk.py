"""One way through the rows of a table, from the top or from the bottom: what each total takes up.

What no total has taken up yet is open; a total takes up a run of open rows that ends just before it. Of all
such runs, that is chosen in which most columns add up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from decimal import Decimal

from pipeline.checks.kit.results import CONTRADICTS, HOLDS
from pipeline.checks.tables.groups import Group, Way
from pipeline.checks.tables.implied import Members
from pipeline.checks.tables.labels import is_carried, is_of_some, is_result
from pipeline.checks.tables.lines import FigureRow, add_up
from pipeline.checks.tables.naming import Sections, named_rows, numbered_rows
from pipeline.checks.tables.tally import Leaves, Tally, likely_runs, only_grow
from pipeline.records.once import made_once

FARTHEST = 400
"""Open rows that are tried as parts of one total."""

LEAST_COLUMNS = 2
"""Columns that must add up where a total leaves rows out that stand between it and the last one."""


class Walk:
    """One way through the rows: what is open, and the totals that took some of it up."""

    def __init__(
        self,
        lines: Sequence[FigureRow],
        columns: Sequence[int],
        voting: Sequence[int],
        way: Way,
        implied: tuple[Members, Members],
        *,
        partly: bool = False,
    ) -> None:
        self._partly = partly
        self._lines = lines
        self._columns = columns
        self._voting = voting
        self._way: Way = way
        # Parts of a row further on are taken up by it; those of a row that was met before are left out.
        self._taken_up, self._left_out = implied[0], {n for parts in implied[1].values() for n in parts}
        self._rows: list[FigureRow] = []
        self._inside: list[FigureRow] = []
        self._since: list[FigureRow] = []
        self._section: list[FigureRow] = []
        self._totals: list[FigureRow] = []
        # What is open if a total that nothing explains takes its rows up, is left out, or counts as a row;
        # then what is open if rows that are sums without saying so take up their parts, or stand for them.
        self._open: list[list[FigureRow]] = [[], [], [], [], []]
        # Where a row stands among those that were met; what these are called, and what they add up to.
        self._place: dict[int, int] = {}
        self._sections = Sections()
        self._leaves = Leaves(voting)
        self._sum_of_rows, self._sum_of_totals = Tally(voting), Tally(voting)

    @made_once
    def _order(self) -> dict[int, int]:
        """Where each row stands on the way."""
        return {line.row: place for place, line in enumerate(self._lines)}

    @made_once
    def _growing(self) -> bool:
        return only_grow(self._lines, self._voting)

    def groups(self) -> list[Group]:
        """The rows of totals from the first on, each with what it sums."""
        groups = []
        # Behind the last total nothing is taken up: most lists have one, which ends one of both ways at once.
        last = max((n for n, line in enumerate(self._lines) if line.is_total and line.figures), default=-1)
        for line in self._lines[: last + 1]:
            if not line.figures and line.is_heading:
                self._section = []
            elif not line.is_total:
                self._add(line)
            elif line.figures and self._rows:
                group = self._group(line)
                groups.append(group)
                self._close(group)
            elif line.figures:
                self._met(line)
                for lines in self._open:
                    lines.append(line)
        return groups

    def _met(self, total: FigureRow) -> None:
        self._totals.append(total)
        self._sum_of_totals.add(total)

    def _add(self, line: FigureRow) -> None:
        if line.is_part:
            self._inside.append(line)
            return
        if self._totals and is_carried(line.label) and _is_same(line, self._totals[-1]):
            return
        self._place[line.row] = len(self._rows)
        self._rows.append(line)
        self._sections.add(line)
        self._leaves.add(line)
        self._sum_of_rows.add(line)
        self._since.append(line)
        self._section.append(line)
        *plain, folded, tops = self._open
        for lines in plain:
            lines.append(line)
        if parts := self._taken_up.get(line.row, ()):
            self._leave_out(folded, frozenset(parts))
        folded.append(line)
        if line.row not in self._left_out:
            tops.append(line)

    def _leave_out(self, lines: list[FigureRow], rows: Set[int]) -> None:
        """Take rows out of some that are open, which stand in the order of the way."""
        first = min((self._order[row] for row in rows), default=len(self._order))
        start = len(lines)
        while start and self._order[lines[start - 1].row] >= first:
            start -= 1
        lines[start:] = [line for line in lines[start:] if line.row not in rows]

    def _candidates(self, total: FigureRow) -> Iterator[tuple[Way, Sequence[FigureRow]]]:
        """Runs of rows that a total may sum, the plainest first; of many only those that come near it."""
        yield self._way, self._since
        if self._way == "above":
            yield self._way, self._section
        for named in (self._named(total), self._sections.named_by(total)):
            if named:
                yield "named", named
        for run in self._open_runs(total):
            yield self._way, run
        if self._sum_of_rows.may_be(total):
            yield "all", self._rows
        if len(self._totals) > 1 and self._sum_of_totals.may_be(total):
            yield "totals", self._totals
        for leaves in self._leaves.likely(total):
            yield "leaves", leaves
        if self._inside:
            yield "leaves", [*self._since, *self._inside]
        if is_of_some(total.label):
            for rows in self._all_but_one(total):
                yield "leaves", rows

    def _open_runs(self, total: FigureRow) -> Iterator[Sequence[FigureRow]]:
        """Runs of open rows up to the last one, whatever is taken for open; each once."""
        seen: list[list[FigureRow]] = []
        for lines in self._open:
            tail = lines[-FARTHEST:]
            if tail not in seen:
                seen.append(tail)
                yield from likely_runs(total, tail, self._voting, growing=self._growing)

    def _all_but_one(self, total: FigureRow) -> Iterator[Sequence[FigureRow]]:
        """The rows since the last total, or all of them, without one that it may leave out."""
        rows = self._since or self._rows
        sum_ = Tally(self._voting, rows)
        for line in rows:
            sum_.remove(line)
            if sum_.may_be(total):
                yield [row for row in rows if row is not line]
            sum_.add(line)

    def _named(self, total: FigureRow) -> list[FigureRow]:
        return named_rows(total, [*self._rows, *self._totals]) if total.terms else []

    def _group(self, line: FigureRow) -> Group:
        best: tuple[tuple[int, int, int], Way, tuple[FigureRow, ...]] | None = None
        seen = set()
        partly = False
        since, section = ([member.row for member in rows] for rows in (self._since, self._section))
        for way, members in self._candidates(line):
            key = tuple(member.row for member in members)
            if not members or key in seen:
                continue
            seen.add(key)
            if self._way == "below" and _are_account(members):
                continue
            fits, exact, off = self._vote(line, members)
            score = (fits, -off, exact)
            # Some of the rows since the last total may meet it by chance in one column.
            partial = len(key) < len(since) and list(key) == since[-len(key) :] and list(key) != section
            repeats = len(key) == 1 and self._repeats(line, members[0])
            partly = partly or (partial and not off and (fits > 0 or repeats))
            if partial and fits < LEAST_COLUMNS and not self._partly:
                continue
            if fits and (best is None or score > best[0]):
                best = score, way, tuple(members)
        same = self._same(line)
        # What comes to it in every column is nearer than rows that miss one of them.
        if best and not (same and best[0][1]):
            return self._made(line, best[2], best[1], explained=True)
        if same:
            return self._made(line, same, self._way, explained=True)
        guess = (
            self._named(line)
            or numbered_rows(line, self._since)
            or self._nearest(line, self._since, self._open[0])
            or self._rows
        )
        return replace(self._made(line, tuple(guess), self._way, explained=False), partly=partly)

    def _nearest(
        self, total: FigureRow, since: Sequence[FigureRow], counted: Sequence[FigureRow]
    ) -> Sequence[FigureRow]:
        """What a total that nothing explains most likely sums: the rows since the last total, or it as well.

        `Total direct costs`, `Overheads` and `Total` are such an account.
        """
        known = [rows for rows in (since, counted) if rows]
        return min(known, key=lambda rows: self._off(total, rows), default=())

    def _off(self, total: FigureRow, rows: Sequence[FigureRow]) -> Decimal:
        """By how much of itself a total misses rows, over its columns."""
        sums = [add_up(total.figures[n], n, rows) for n in self._voting if total.figures.get(n)]
        return sum(
            (abs(one.computed - one.total.value) / abs(one.total.value) for one in sums if one.total.value),
            Decimal(0),
        )

    def _same(self, total: FigureRow) -> tuple[FigureRow, ...]:
        """The rows just before a total that come to it in every column, most of them being nought.

        As one row does that is alone in its section, and its total.
        """
        for rows in (self._since, self._section, self._open[1][-1:]):
            sums = [
                add_up(total.figures[n], n, rows)
                for n in self._voting
                if n in total.figures and any(n in row.figures for row in rows)
            ]
            exact = [sum_ for sum_ in sums if sum_.verdict is HOLDS]
            if len(exact) == len(sums) and any(sum_.total.value for sum_ in exact):
                return tuple(rows)
        return ()

    def _repeats(self, total: FigureRow, row: FigureRow) -> bool:
        """Whether a total says again what the row just above it says."""
        return any(
            n in row.figures and row.figures[n].value == total.figures[n].value != 0 for n in total.figures
        )

    def _vote(self, line: FigureRow, members: Sequence[FigureRow]) -> tuple[int, int, int]:
        """Columns that add up and tell something, those of them to the last digit, and those that do not."""
        fits = exact = off = 0
        for n in self._voting:
            if n not in line.figures:
                continue
            sum_ = add_up(line.figures[n], n, members)
            fits += sum_.fits and sum_.tells
            exact += sum_.verdict is HOLDS and sum_.tells
            off += sum_.verdict is CONTRADICTS
        return fits, exact, off

    def _made(self, line: FigureRow, members: tuple[FigureRow, ...], way: Way, *, explained: bool) -> Group:
        sums = [
            add_up(line.figures[n], n, members)
            for n in self._columns
            if n in line.figures and any(n in member.figures or n in member.unread for member in members)
        ]
        return Group(line, members, way, explained, tuple(sums), voting=frozenset(self._voting))

    def _close(self, group: Group) -> None:
        """A total takes the place of what it sums, also for the totals that follow."""
        taken = {member.row for member in group.members}
        since = {line.row for line in self._since}
        if group.explained:
            # Parts of a row that it sums, and rows between those that it sums, are taken up with them.
            first = min((self._place[row] for row in taken if row in self._place), default=len(self._rows))
            covered = taken | ({row.row for row in self._rows[first:]} if group.way == self._way else set())
            for lines in self._open:
                self._leave_out(lines, covered)
                lines.append(group.line)
        else:
            replaced, _, counted, folded, tops = self._open
            for lines in (replaced, folded, tops):
                self._leave_out(lines, since)
                lines.append(group.line)
            counted.append(group.line)
        self._met(group.line)
        self._since = []
        self._section = []


def _are_account(members: Sequence[FigureRow]) -> bool:
    """Whether rows are a total and what it leaves of another: `Total dépenses` and `Excédent`."""
    return any(line.is_total for line in members) and any(is_result(line.label) for line in members)


def _is_same(line: FigureRow, other: FigureRow) -> bool:
    """Whether two rows have the same figures, as a total that is carried on and taken up."""
    shared = line.figures.keys() & other.figures.keys()
    return bool(shared) and all(line.figures[n].value == other.figures[n].value for n in shared)
