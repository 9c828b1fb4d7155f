"""Header lines: which column a phrase stands over, and which phrases stand over several."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain, pairwise

from pipeline.tables.columns import Column
from pipeline.tables.lines import Phrase
from pipeline.tables.row_lines import Placed, RowLine

Run = tuple[int, int]
"""First and last of the columns that a phrase stands over."""

TILED = 0.25
"""How far off the middle of its columns a phrase may stand, as a share of the distance between columns,
where the phrases of its line leave no column out that nothing heads below."""

SPANNING = 0.06
"""What it costs a phrase to stand over several columns, in distances between columns."""

ODD = 0.3
"""What it costs besides to stand over three columns or five: it could as well head the one in the middle."""

UNDER = 0.3
"""What it costs to leave out a column that a phrase runs over."""

ASIDE = 0.5
"""What it costs to head a column that nothing of the phrase stands over."""

INTO = 0.15
"""A phrase that covers more than this share of a column's width reaches into it."""

BOTH = 0.15
"""What it costs to head one column and reach into those at both of its sides."""

NEVER = float("inf")
"""How far off a phrase is that has no column left."""

WIDEST = 12
"""No phrase heads more columns than this."""


def over_columns(rows: Sequence[RowLine], columns: Sequence[Column]) -> list[RowLine]:
    """Header lines with a run of columns for every phrase: the lowest line first, then those above it.

    Each phrase heads the columns in whose middle, or at whose sides, it stands; no two share a column.
    """
    placed_rows = list(rows)
    for at in reversed(range(len(placed_rows))):
        row, below = placed_rows[at], placed_rows[at + 1 :]
        headed = set().union(*(line.columns for line in below)) if below else set()
        extents = _extents(columns, below)
        runs = _tiles(row, extents, headed) if below else []
        if not runs or not _is_sure(runs) or _go_on(row, runs, below[0]):
            runs = _matched(row, extents, headed)
        if runs:
            placed = [(*run, phrase) for run, phrase in zip(runs, _phrases(row), strict=True)]
            placed_rows[at] = RowLine(row.line, placed)
    return placed_rows


def _phrases(row: RowLine) -> list[Phrase]:
    return [phrase for _, _, phrase in row.placed]


def _is_sure(runs: Sequence[Run]) -> bool:
    """Whether phrases stand over runs of columns for sure.

    Over the middle of three columns a phrase may go on with the header of that column alone, unless all
    phrases do, or two side by side.
    """
    wide = [last - first for first, last in runs]
    adjoin = any(b[0] == a[1] + 1 and min(a[1] - a[0], b[1] - b[0]) > 1 for a, b in pairwise(runs))
    return all(wide) or any(width % 2 for width in wide) or adjoin


def _extents(columns: Sequence[Column], below: Sequence[RowLine]) -> list[Column]:
    """The columns with the headers that stand in the lines below."""
    wide = list(columns)
    for first, last, phrase in chain.from_iterable(line.placed for line in below):
        if first == last:
            left, right = wide[first]
            wide[first] = min(left, phrase.box[0]), max(right, phrase.box[2])
    return wide


def _go_on(row: RowLine, runs: Sequence[Run], below: RowLine) -> bool:
    """Whether a phrase between an even number of columns stands over another: two lines of one header."""
    return any(
        (last - first) % 2 == 1 and abs(upper.box[0] + upper.box[2] - lower.box[0] - lower.box[2]) < 6
        for (first, last), upper in zip(runs, _phrases(row), strict=True)
        for _, _, lower in below.placed
    )


def _pitch(columns: Sequence[Column]) -> float:
    if len(columns) < 3:
        return max(columns[-1][1] - columns[0][0], 1.0) / max(1, len(columns) - 1)
    return (columns[-1][1] - columns[1][0]) / (len(columns) - 1)


def _off(phrase: Phrase, columns: Sequence[Column], run: Run) -> float:
    """How far a phrase stands off the middle of a run of columns."""
    return abs((columns[run[0]][0] + columns[run[1]][1]) / 2 - (phrase.box[0] + phrase.box[2]) / 2)


def _tiles(row: RowLine, columns: Sequence[Column], headed: Set[int]) -> list[Run]:
    """A run of columns for each phrase, one behind the other; those left out at the ends are headed below."""
    stub: list[Run] = [(0, 0)] if row.placed and row.placed[0][:2] == (0, 0) else []
    phrases = _phrases(row)[len(stub) :]
    if not 2 <= len(phrases) < len(columns) - 1:
        return []
    for begin in range(1, len(columns) - len(phrases) + 1):
        if not headed >= set(range(1, begin)):
            break
        runs = _tiled(phrases, columns, begin)
        wide = {at for first, last in runs if last > first for at in range(first, last + 1)}
        if begin > 1 and any(first == last for first, last in runs):
            continue  # What heads one column alone goes as well with those left out.
        if runs and headed >= {*range(runs[-1][1] + 1, len(columns)), *wide}:
            return [*stub, *runs]
    return []


def _tiled(phrases: Sequence[Phrase], columns: Sequence[Column], begin: int) -> list[Run]:
    """Runs of columns, one behind the other from a column on, each with a phrase in its middle; or none."""
    runs: list[Run] = []
    for phrase in phrases:
        start = runs[-1][1] + 1 if runs else begin
        ends = [(_off(phrase, columns, (start, end)), end) for end in range(start, len(columns))]
        off, end = min(ends, default=(NEVER, start))
        if off > TILED * _pitch(columns):
            return []
        runs.append((start, end))
    return runs


SHARED, NEAR = 0.4, 1.5
"""What it costs a phrase to share its column with the one before it, no further away than so many sizes."""


@dataclass(slots=True)
class _Path:
    cost: float
    runs: tuple[Run, ...]


def _matched(row: RowLine, columns: Sequence[Column], headed: Set[int]) -> list[Run]:
    """The rising runs of columns, one for each phrase, that cost least; none where columns are too few."""
    paths: dict[int, _Path] = {-1: _Path(0.0, ())}
    pitch = _pitch(columns)
    before: Phrase | None = None
    for own in row.placed:
        near = before is not None and own[2].box[0] - before.box[2] < NEAR * row.line.size
        before = own[2]
        reached: dict[int, _Path] = {}
        for run in _runs_near(own, len(columns), headed):
            cost = _cost(own[2], columns, run, pitch)
            for path in _before(paths, run, near=near):
                if run[1] not in reached or path.cost + cost < reached[run[1]].cost:
                    reached[run[1]] = _Path(path.cost + cost, (*path.runs, run))
        paths = reached
    return list(min(paths.values(), key=lambda path: path.cost).runs) if paths else []


def _before(paths: Mapping[int, _Path], run: Run, *, near: bool) -> Iterator[_Path]:
    """The paths that a run can go on: those that end before it, or, close by, in the same column."""
    for last, path in paths.items():
        if last < run[0]:
            yield path
        elif near and path.runs[-1] == run and run[0] == run[1]:
            yield _Path(path.cost + SHARED, path.runs)


def _runs_near(own: Placed, n_columns: int, headed: Set[int]) -> list[Run]:
    """The runs that a phrase may head: single columns, those it runs over, and runs that lines below head."""
    first, last, _ = own
    singles = [(at, at) for at in range(n_columns)]
    near = range(max(0, first - WIDEST // 2), min(n_columns, last + WIDEST // 2 + 1))
    wide = [
        (start, end)
        for start in near
        for end in near
        if start < end <= start + WIDEST and start <= last and end >= first
        if (first <= start and end <= last) or (start > 0 and headed >= set(range(start, end + 1)))
    ]
    return [*singles, *wide]


def _cost(phrase: Phrase, columns: Sequence[Column], run: Run, pitch: float) -> float:
    """How badly a phrase heads a run of columns, in distances between columns."""
    first, last = run
    x0, _, x1, _ = phrase.box
    left, right = columns[first][0], columns[last][1]
    middle = abs((left + right) / 2 - (x0 + x1) / 2)
    if first == last:
        # The column reaches half way to its neighbours.
        start = (columns[first - 1][1] + left) / 2 if first else min(left, x0)
        end = (columns[last + 1][0] + right) / 2 if last + 1 < len(columns) else max(right, x1)
        aside = max(start - x1, x0 - end, 0.0)
        cost = min(middle, abs(left - x0), abs(right - x1)) / pitch + (
            ASIDE + aside / pitch if aside > 0 else 0.0
        )
    else:
        runs_over = x0 < columns[first][1] and x1 > columns[last][0]
        cost = (min(middle, abs(left - x0)) if runs_over else middle) / pitch + SPANNING
        cost += ODD if (last - first) % 2 == 0 and not runs_over else 0.0
    beside = sum(
        x0 < columns[at][0] + 1 and x1 > columns[at][1] - 1
        for at in range(1, len(columns))
        if not first <= at <= last
    )
    sides = [columns[at] for at in (first - 1, last + 1) if 0 < at < len(columns)] if first == last else []
    into = [min(x1, right) - max(x0, left) > INTO * (right - left) for left, right in sides]
    return cost + UNDER * beside + (BOTH if len(into) == 2 and all(into) else 0.0)
