"""Sums that miss as rounding does: by half of the last place of each figure, and in several places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from pipeline.checks.kit.figures import Figure
from pipeline.checks.kit.intervals import HALF
from pipeline.checks.kit.results import Result
from pipeline.checks.tables.lines import MOST_COUNTED
from pipeline.checks.weighing.settings import SETTINGS
from pipeline.checks.weighing.sums import SumsOfTable, apart, holds, is_off


def rounded_sums(tables: Iterable[SumsOfTable]) -> frozenset[str]:
    """The checks of sums of a document that miss no further than rounding goes, and are not alone in it.

    One wrong figure is off in every sum that it stands in: sums that share a figure are one miss. In one
    table another miss is enough; over the document many must be off of those that may be, since a few slips
    stand among many sums of exact figures.
    """
    rounded: set[str] = set()
    every: list[Result] = []
    held = 0
    for table in tables:
        # The figures of a share are not of one unit.
        sums = [one for one in table.results if one.check.kind != "share"]
        near = [one for one in sums if is_off(one) and _is_near(table, one)]
        rounded |= _of_several(near)
        every += near
        held += sum(map(holds, sums)) if near else 0
    if held <= SETTINGS.per_near * len(every):
        rounded |= _of_several(every)
    return frozenset(rounded)


def _of_several(near: Sequence[Result]) -> set[str]:
    """The checks of those that share no figure with another of them."""
    spots = {one.check.id: frozenset(figure.spot for figure in _figures(one)) for one in near}
    return {id_ for id_, own in spots.items() if any(not own & other for other in spots.values())}


def _figures(result: Result) -> tuple[Figure, ...]:
    return (*result.claimed, *result.computed)


def _is_near(table: SumsOfTable, result: Result) -> bool:
    figures = _figures(result)
    place = max(figure.place or Decimal(1) for figure in figures)
    large = max(abs(figure.value) for figure in figures) >= MOST_COUNTED * place
    if large and apart(result) <= HALF * place * len(figures):
        return True
    return apart(result) <= HALF * SETTINGS.rounded_to * len(figures) and _ends_in_noughts(table, result)


def _ends_in_noughts(table: SumsOfTable, result: Result) -> bool:
    """Whether counts were rounded to thousands, though nothing says so: all in their columns end in `000`.

    Money comes in round sums without being rounded.
    """
    if apart(result) % SETTINGS.rounded_to:
        return False
    view, cells = table.view, table.view.cell_by_id
    columns = {cells[one.cell_id].column for one in _figures(result) if one.cell_id in cells}
    if any(view.unit(column) for column in columns):
        return False
    figures = [view.figure(row.get(column)) for row in view.rows.values() for column in columns]
    counted = [figure.value for figure in figures if figure and figure.value]
    return len(counted) >= SETTINGS.in_noughts and not any(n % SETTINGS.rounded_to for n in counted)
