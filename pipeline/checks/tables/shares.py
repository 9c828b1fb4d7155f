"""Percentages in tables: rates, growth and shares of a total."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise, permutations

from pipeline.checks.kit.archive import Facts
from pipeline.checks.kit.figures import Figure, total_of
from pipeline.checks.kit.intervals import Interval, cut_off, percent_of, sum_of
from pipeline.checks.kit.results import CONTRADICTS, ROUNDED, Result, Verdict, compare
from pipeline.checks.kit.views import Row, TableView, label_of
from pipeline.checks.kit.wording import Wording, say
from pipeline.checks.tables.computed import Compared, Formula, is_total_row, number_of_row, results_of_best
from pipeline.checks.tables.labels import counts_people, is_result
from pipeline.checks.tables.lines import MOST_COUNTED


def check_shares(facts: Facts) -> Iterator[Result]:
    """Shares: is each percentage of a table the share or rate of the figures beside it?

    A column of percentages is taken for the rate of one column, or of two added up, over another, for the
    growth from one column to another, or for the share of a column's total, where this holds for at least
    three rows and for three in four; the other rows are then compared. A percentage stands for all values
    that round to it; one whose last places were cut off is marked as rounding.
    """
    for view in facts.data_tables:
        for column, of in sorted(view.columns.items()):
            if of.kind == "percent":
                yield from results_of_best("share", view, column, _rates(view, column))


def _rates(view: TableView, column: int) -> Iterator[Formula]:
    totals = [row for row in view.rows.values() if is_total_row(row)]
    near = view.near(column)
    for run in [[n] for n in near] + [list(pair) for pair in pairwise(near)]:
        for whole in near:
            if whole not in run:
                yield Formula(_over_words(view, run, whole), _over(view, run, whole))
        if totals and len(run) == 1:
            words = say("“{part}” over its total", part=view.called(run[0]))
            yield Formula(words, _of_total(view, run[0], totals[-1:]), in_sections=True)
            if len(totals) > 1:
                yield Formula(words, _of_total(view, run[0], totals), in_sections=True)
    for later, earlier in permutations(near, 2):
        words = say(
            "The growth from “{earlier}” to “{later}”", earlier=view.called(earlier), later=view.called(later)
        )
        yield Formula(words, _growth(view, later, earlier))


def _over_words(view: TableView, run: list[int], whole: int) -> Wording:
    if len(run) == 1:
        return say("“{part}” over “{whole}”", part=view.called(run[0]), whole=view.called(whole))
    return say(
        "“{part}” and “{other}” over “{whole}”",
        part=view.called(run[0]),
        other=view.called(run[1]),
        whole=view.called(whole),
    )


def _over(view: TableView, run: list[int], whole: int) -> Callable[[Row, Figure], Compared | None]:
    def of(row: Row, share: Figure) -> Compared | None:
        parts = [part for n in run if (part := _figure(view, row, n))]
        base = _figure(view, row, whole)
        return compared_share(share, parts, base) if base and len(parts) == len(run) else None

    return of


def _of_total(view: TableView, column: int, totals: list[Row]) -> Callable[[Row, Figure], Compared | None]:
    """The share in the total below a row, where a table has one for each section; else in the last."""

    def of(row: Row, share: Figure) -> Compared | None:
        if is_result(label_of(row)):
            return None
        below = (total for total in totals if number_of_row(total) >= number_of_row(row))
        part, base = _figure(view, row, column), _figure(view, next(below, totals[-1]), column)
        return compared_share(share, [part], base) if part and base else None

    return of


def _growth(view: TableView, later: int, earlier: int) -> Callable[[Row, Figure], Compared | None]:
    def of(row: Row, share: Figure) -> Compared | None:
        after, before = _figure(view, row, later), _figure(view, row, earlier)
        if after is None or before is None:
            return None
        comparison = compared_share(share, [after, before.negated()], before)
        if comparison and comparison[3] is CONTRADICTS and before.value < 0:
            # A loss that gets smaller may be said to grow: over its size, whatever its sign.
            comparison = compared_share(share, [after, before.negated()], before.negated())
        return comparison

    return of


def _figure(view: TableView, row: Row, column: int) -> Figure | None:
    """The figure that a percentage is of: a small one beside large ones may be rounded to the whole.

    Sums are told in thousands or millions also where nothing says so: `-1` and `17` then make `-1 686 %`.
    """
    figure = view.figure(row.get(column))
    if figure is None or figure.place is not None or column not in _rounded_columns(view):
        return figure
    return replace(figure, place=Decimal(1))


def _rounded_columns(view: TableView) -> frozenset[int]:
    """The columns of whole numbers that may be thousands, and count nobody."""
    if "rounded columns" not in view.memo:
        large = {n for n in view.numeric if any(_is_large(view, row, n) for row in view.rows.values())}
        caption = view.table.caption or ""
        view.memo["rounded columns"] = frozenset(
            n for n in large if not counts_people(f"{view.header(n)} {caption}")
        )
    columns: frozenset[int] = view.memo["rounded columns"]
    return columns


def _is_large(view: TableView, row: Row, column: int) -> bool:
    figure = view.figure(row.get(column))
    return figure is not None and abs(figure.value) >= MOST_COUNTED


def compared_share(share: Figure, parts: list[Figure], whole: Figure) -> Compared | None:
    """A printed percentage against that of figures; None where the whole is nought."""
    if not whole.value:
        return None
    computed = total_of(parts) / whole.value * 100
    reach = percent_of(sum_of(part.reach for part in parts), whole.reach)
    return share, [*parts, whole], computed, share_verdict(share, computed, reach)


def share_verdict(
    share: Figure, computed: Decimal, reach: Interval, *, otherwise: Verdict = CONTRADICTS
) -> Verdict:
    """How a printed percentage compares: rounded, or cut off after its last place, it is the same."""
    verdict = compare(share, computed, reach, otherwise=otherwise)
    cut = cut_off(share.reach, share.place or Decimal(0))
    return ROUNDED if verdict is otherwise and cut.meets(reach) else verdict
