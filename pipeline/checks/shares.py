"""Percentages in tables: shares of a total, and rates of one column over others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from pipeline.checks.archive import SUMMABLE, Archive, TableView, total_of
from pipeline.checks.intervals import Interval, printed, ratio_of, sum_of
from pipeline.checks.results import CONTRADICTS, HOLDS, ROUNDED, Figure, Result, compare, result, said
from pipeline.records import Cell

LEAST_ROWS = 3
"""Rows that must hold before a column is taken for the rate of others, since headers seldom say it."""

Row = dict[int, Cell]


def check_shares(archive: Archive) -> Iterator[Result]:
    """Shares: is each percentage of a table the share or rate of the figures beside it?

    A column of percentages is taken for the rate of one column, or of two added up, over another, or for the
    share of a column's total, where this holds for at least three rows and for three in four; the other rows
    are then compared. A percentage stands for all values that round to it; one whose last places were cut off
    is marked as rounding.
    """
    for view in archive.data_tables:
        for column, of in sorted(view.columns.items()):
            if of.kind == "percent":
                rate = _best_rate(view, column)
                if rate:
                    yield from _check(view, column, rate)


@dataclass(frozen=True, slots=True)
class Rate:
    """A way in which the percentages of a column may have been computed: in words, and for a row."""

    words: str
    of: Callable[[Row], tuple[list[Figure], Figure] | None]


def _rates(view: TableView) -> Iterator[Rate]:
    numeric = [n for n, column in sorted(view.columns.items()) if column.kind in SUMMABLE]
    runs = [[n] for n in numeric] + [list(pair) for pair in pairwise(numeric)]
    total_row = next((row for row in reversed(view.rows.values()) if _is_total(row)), None)
    for run in runs:
        name = " and ".join(f"“{view.header(n)}”" for n in run)
        for whole in numeric:
            if whole not in run:
                yield Rate(f"{name} over “{view.header(whole)}”", _over(view, run, whole))
        if total_row and len(run) == 1 and view.figure(total_row.get(run[0])):
            yield Rate(f"{name} over its total", _of_total(view, run[0], total_row))


def _is_total(row: Row) -> bool:
    return any(cell.role == "total" for cell in row.values())


def _over(view: TableView, run: list[int], whole: int) -> Callable[[Row], tuple[list[Figure], Figure] | None]:
    def of(row: Row) -> tuple[list[Figure], Figure] | None:
        parts = [view.figure(row.get(n)) for n in run]
        base = view.figure(row.get(whole))
        known = [part for part in parts if part]
        return (known, base) if base and base.value > 0 and len(known) == len(run) else None

    return of


def _of_total(
    view: TableView, column: int, total_row: Row
) -> Callable[[Row], tuple[list[Figure], Figure] | None]:
    def of(row: Row) -> tuple[list[Figure], Figure] | None:
        part, base = view.figure(row.get(column)), view.figure(total_row.get(column))
        return ([part], base) if part and base and base.value > 0 else None

    return of


def _best_rate(view: TableView, column: int) -> Rate | None:
    rows = [row for row in view.rows.values() if view.figure(row.get(column))]
    best: tuple[int, Rate] | None = None
    for rate in _rates(view):
        told = [found for row in rows if (found := _compared(view, row, column, rate))]
        holding = sum(1 for _, _, verdict in told if verdict is not CONTRADICTS)
        varied = {figure.value for figure, _, _ in told}
        fits = holding >= LEAST_ROWS and holding * 4 >= len(told) * 3 and len(varied) > 1
        if fits and (best is None or holding > best[0]):
            best = holding, rate
    return best[1] if best else None


def percent_interval(figure: Figure) -> Interval:
    """What a printed percentage stands for: all that rounds to it."""
    exponent = figure.value.as_tuple().exponent
    return printed(figure.value, Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0))


def cut_off(figure: Figure) -> Decimal:
    """What a percentage may be off by where its last places were cut off, beyond what rounding explains."""
    interval = percent_interval(figure)
    return ((interval.high or figure.value) - (interval.low or figure.value)) / 2


def _compared(
    view: TableView, row: Row, column: int, rate: Rate
) -> tuple[Figure, tuple[list[Figure], Figure], object] | None:
    figure, base = view.figure(row.get(column)), rate.of(row)
    if figure is None or base is None:
        return None
    return figure, base, _verdict(figure, *base)


def _verdict(figure: Figure, parts: list[Figure], whole: Figure) -> object:
    share = total_of(parts) / whole.value * 100
    reach = ratio_of(sum_of(part.interval for part in parts), whole.interval)
    return compare(percent_interval(figure), share, reach, slack=cut_off(figure))


def _check(view: TableView, column: int, rate: Rate) -> Iterator[Result]:
    for row in view.rows.values():
        figure, base = view.figure(row.get(column)), rate.of(row)
        if figure is None or base is None:
            continue
        parts, whole = base
        share = (total_of(parts) / whole.value * 100).quantize(Decimal("0.01"))
        reach = ratio_of(sum_of(part.interval for part in parts), whole.interval)
        exact = total_of(parts) / whole.value * 100
        verdict = compare(percent_interval(figure), exact, reach, slack=cut_off(figure))
        label = row[min(row)].text
        start = f"“{view.header(column)}” of “{label}” is printed as {said(figure.value)} %"
        computed = f"{rate.words} is {said(share)} %"
        ending = "which is the same" if verdict in (HOLDS, ROUNDED) else "which is another figure"
        yield result(
            "share", figure, f"{start}; {computed}, {ending}.", verdict,
            computed=share, figures=[*parts, whole], unit="%",
        )  # fmt: skip
