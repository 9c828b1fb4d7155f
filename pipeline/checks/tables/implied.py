"""Rows that are sums of others without a word that says so: `711` below `7111`, a heading above its items."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.checks.kit.results import CONTRADICTS, HOLDS
from pipeline.checks.tables.lines import FigureRow, add_up
from pipeline.checks.tables.nearness import LONG, may_be_sums

FARTHEST = 60
"""Rows that are tried as parts of one that is not called a total."""

LEAST_HEADS = 2
"""Such rows that a table must have before one of them may rest on one column, or have one part only."""

LEAST_COLUMNS = 2
"""Columns that must add up where neither the table nor the numbers of its lines show such rows otherwise."""

Members = dict[int, tuple[int, ...]]
"""The rows that a row sums, by its number."""


def implied_sums(lines: Sequence[FigureRow], voting: Sequence[int]) -> Members:
    """Rows that add up rows just before them in every column that tells, nested ones included.

    Args:
        lines: the rows in the order in which parts come before their sum: from the bottom for headings.
        voting: the columns that are asked.
    """
    likely = _members(lines, voting, least=1, single=False)
    if len(likely) >= LEAST_HEADS:
        return _members(lines, voting, least=1, single=True)
    # What adds up in several columns does so in one: where nothing does, all need not be tried again.
    return _members(lines, voting, least=LEAST_COLUMNS, single=False) if likely else {}


def _members(lines: Sequence[FigureRow], voting: Sequence[int], *, least: int, single: bool) -> Members:
    members: Members = {}
    open_: list[FigureRow] = []
    likely = may_be_sums(lines, voting, FARTHEST) if len(lines) >= LONG else None
    torn = -FARTHEST
    for number, line in enumerate(lines):
        # Where the last one that was found is far off, what is open stands right before a row.
        asked = likely is None or number - torn < FARTHEST or likely[number]
        size = None
        if asked and not line.is_total:
            size = _parts(line, open_, voting, least=least, single=single)
        if size:
            members[line.row] = tuple(part.row for part in open_[-size:])
            del open_[-size:]
            torn = number
        elif line.is_total:
            open_.clear()
        open_.append(line)
    return members


def _parts(
    line: FigureRow, open_: Sequence[FigureRow], voting: Sequence[int], *, least: int, single: bool
) -> int | None:
    """How many of the open rows just before a row it sums; None where it sums none."""
    wanted = [n for n in voting if n in line.figures and line.figures[n].value]
    if not wanted:
        return None
    for size, members in _runs(open_, line, wanted):
        nested = bool(line.code) and all(_extends(part.code, line.code) for part in members)
        if size == 1:
            if (single or nested) and _is_same(line, members[0], wanted):
                return 1
            continue
        sums = [add_up(line.figures[n], n, members) for n in wanted]
        telling = sum(sum_.fits and sum_.tells for sum_ in sums)
        off = any(sum_.verdict is CONTRADICTS for sum_ in sums)
        # One column without numbers of lines may meet by chance where it is only near.
        near = telling < LEAST_COLUMNS and not nested and any(sum_.verdict is not HOLDS for sum_ in sums)
        if telling >= (1 if nested else least) and not off and not near:
            return size
    return None


def _runs(
    open_: Sequence[FigureRow], line: FigureRow, wanted: Sequence[int]
) -> Iterator[tuple[int, Sequence[FigureRow]]]:
    """Runs of open rows that end just before a row, the shortest first, until they are beyond it.

    Those that come near in no column are left out.
    """
    reached = dict.fromkeys(wanted, Decimal(0))
    sums = [(n, line.figures[n].value, line.figures[n].place or 0) for n in wanted]
    for size in range(1, min(len(open_), FARTHEST) + 1):
        part = open_[-size]
        near = False
        for n, sum_, place in sums:
            if n in part.figures:
                reached[n] += part.figures[n].value
            # As many figures may add up to it, if each is rounded; a first look, which costs little.
            near = near or abs(reached[n] - sum_) <= place * (size + 1)
        if near:
            yield size, open_[-size:]
        if all(_is_beyond(line, n, reached[n]) for n in wanted):
            return


def _extends(code: str, whole: str) -> bool:
    return code != whole and code.startswith(whole)


def _is_beyond(line: FigureRow, column: int, reached: Decimal) -> bool:
    """Whether what was added up is more than a figure can stand for."""
    figure = line.figures[column]
    # What was rounded may stand for more than it prints, and not for less.
    if figure.value <= 0 or (figure.place is not None and reached <= figure.value):
        return False
    high = figure.reach.high
    return high is not None and reached > high


def _is_same(line: FigureRow, part: FigureRow, wanted: Sequence[int]) -> bool:
    """Whether a row repeats the figures of its only part, as far as the part gives any."""
    compared = [n for n in wanted if n in part.figures and part.figures[n].value]
    return bool(compared) and all(part.figures[n].value == line.figures[n].value for n in compared)
