"""Header lines: which column a phrase stands over, and which phrases stand over several."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from pipeline.tables.columns import Column
from pipeline.tables.layout import Phrase
from pipeline.tables.rows import Placed, RowLine

Run = tuple[int, int]
"""First and last of the columns that a phrase stands over."""

TILED, CENTRED = 0.25, 0.1
"""How far off the middle of its columns a phrase may stand, as a share of the distance between columns:
where the phrases of its line leave no column out, and where it stands alone."""


def over_columns(rows: Sequence[RowLine], columns: Sequence[Column]) -> list[RowLine]:
    """Header lines with a column of its own for every phrase, or all those over which it stands centred."""
    found = [apart(row, columns) for row in rows]
    for at, row in enumerate(found[:-1]):
        if row.spans:
            continue
        below = found[at + 1 :]
        headed = set().union(*(line.columns for line in below))
        extents = _extents(columns, below)
        runs = _tiles(row, extents) or _pairs(row, extents)
        wide = [range(first, last + 1) for first, last in runs if last > first]
        # Over the middle of three columns a phrase may go on with the header of that column alone.
        sure = len(wide) == len(runs) or any(len(run) % 2 == 0 for run in wide)
        if wide and sure and headed.issuperset(chain.from_iterable(wide)):
            placed = [(*run, phrase) for run, (_, _, phrase) in zip(runs, _behind(row), strict=True)]
            if any(_goes_on(phrase, last - first + 1, found[at + 1]) for first, last, phrase in placed):
                continue
            found[at] = RowLine(row.line, [one for one in row.placed if one[0] == 0] + placed)
    return found


def apart(row: RowLine, columns: Sequence[Column]) -> RowLine:
    """A header line whose phrases stand over one column each: where two share one, in their order.

    Headers can stand at the other side of their columns than the numbers below them.
    """
    taken = [first for first, _, _ in row.placed]
    if row.spans or len(set(taken)) == len(taken) or len(taken) > len(columns):
        return row
    order = _matched(row.placed, columns)
    if order is None:
        return row
    return RowLine(row.line, [(at, at, phrase) for at, (_, _, phrase) in zip(order, row.placed, strict=True)])


def _matched(placed: Sequence[Placed], columns: Sequence[Column]) -> list[int] | None:
    """A rising column for each phrase, its own where it stands over one, else the nearest that is free."""
    best: dict[int, tuple[float, list[int]]] = {-1: (0.0, [])}
    for own, _, phrase in placed:
        middle = (phrase.box[0] + phrase.box[2]) / 2
        over = phrase.box[0] < columns[own][1] and phrase.box[2] > columns[own][0]
        reached: dict[int, tuple[float, list[int]]] = {}
        for at in [own] if over else range(len(columns)):
            off = abs(middle - (columns[at][0] + columns[at][1]) / 2)
            paths = [(cost + off, [*path, at]) for last, (cost, path) in best.items() if last < at]
            if paths:
                reached[at] = min(paths)
        best = reached
    return min(best.values())[1] if best else None


def _behind(row: RowLine) -> list[Placed]:
    """What stands in a line behind the first column."""
    return [one for one in row.placed if one[0] > 0]


def _extents(columns: Sequence[Column], below: Sequence[RowLine]) -> list[Column]:
    """The columns with the headers that stand in the lines below."""
    wide = list(columns)
    for first, last, phrase in chain.from_iterable(line.placed for line in below):
        if first == last:
            left, right = wide[first]
            wide[first] = min(left, phrase.box[0]), max(right, phrase.box[2])
    return wide


def _goes_on(upper: Phrase, width: int, below: RowLine) -> bool:
    """Whether a phrase between an even number of columns stands over another: two lines of one header."""
    return width % 2 == 0 and any(
        abs(upper.box[0] + upper.box[2] - lower.box[0] - lower.box[2]) < 6 for _, _, lower in below.placed
    )


def _pitch(columns: Sequence[Column]) -> float:
    return (columns[-1][1] - columns[1][0]) / (len(columns) - 1)


def _off(phrase: Phrase, columns: Sequence[Column], run: Run) -> float:
    """How far a phrase stands off the middle of a run of columns."""
    return abs((columns[run[0]][0] + columns[run[1]][1]) / 2 - (phrase.box[0] + phrase.box[2]) / 2)


def _tiles(row: RowLine, columns: Sequence[Column]) -> list[Run]:
    """A run of columns for each phrase behind the first column, up to the last column without a gap."""
    phrases = _behind(row)
    if not 2 <= len(phrases) < len(columns) - 1:
        return []
    runs: list[Run] = []
    start = 1
    for _, _, phrase in phrases:
        of = phrase
        ends = [(start, end) for end in range(start, len(columns))]
        run = min(ends, key=lambda run: _off(of, columns, run), default=None)
        if run is None or _off(phrase, columns, run) > TILED * _pitch(columns):
            return []
        runs.append(run)
        start = run[1] + 1
    return runs if start == len(columns) else []


def _pairs(row: RowLine, columns: Sequence[Column]) -> list[Run]:
    """For each phrase behind the first column that column, or the two between which it stands centred."""
    if len(columns) < 3:
        return []
    phrases = _behind(row)
    taken = [first for first, _, _ in phrases]
    runs: list[Run] = []
    for first, last, phrase in phrases:
        pairs = [
            (left, left + 1)
            for left in (first - 1, first)
            if 1 <= left < len(columns) - 1
            and (left + 1 if left == first else left) not in taken
            and all(run[1] < left for run in runs)
        ]
        run = min(pairs, key=lambda run: _off(phrase, columns, run), default=(first, last))
        runs.append(run if _off(phrase, columns, run) < CENTRED * _pitch(columns) else (first, last))
    return runs
