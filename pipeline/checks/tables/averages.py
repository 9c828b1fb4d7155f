"""Averages and unit prices: one figure that is another divided by a third, in tables and in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import permutations

from pipeline.checks.kit.archive import Facts
from pipeline.checks.kit.figures import Figure
from pipeline.checks.kit.intervals import cut_off
from pipeline.checks.kit.relations import holds_often
from pipeline.checks.kit.results import HOLDS, NOTABLE, UNVERIFIABLE, Result, result
from pipeline.checks.kit.sentences import NUMBER, SentenceView
from pipeline.checks.kit.views import Row, TableView, label_of
from pipeline.checks.kit.wording import Value, quantity, say
from pipeline.checks.tables.labels import is_measured, is_rate

SCALES = (Decimal(1), Decimal(1000))
"""An average may be printed in a smaller unit than the sum: kilograms of tons."""

_AVERAGE = re.compile(
    rf"(?P<sum>{NUMBER})[^⟦⟧.;]{{0,60}}?\b(?:pour|à|par|entre|auprès de|for) (?:les |the )?(?P<count>⟦c\d+⟧)"
    rf"[^⟦⟧.;]{{0,40}}?[,(] ?(?:soit |ou |or )?(?:une moyenne de |en moyenne |environ |an average of "
    rf")?(?P<each>{NUMBER})"
    r"[^⟦⟧.;,()]{0,20}? (?:par (?!rapport\b)|pour chaque |chacun|each|per |l'unité|en moyenne)"
)


@dataclass(frozen=True, slots=True)
class Ratio:
    """Columns of which one is another divided by a third, times a scale."""

    each: int
    whole: int
    count: int
    scale: Decimal


def check_averages(facts: Facts) -> Iterator[Result]:
    """Averages: is each average or unit price the sum divided by the number?

    In tables, a column whose header names a price, an average or a yield is taken for the quotient of two
    others where this holds for three rows, and for three in four. In running text the three stand in one
    clause (`90 millions pour 30 villages, soit 3 millions par village`). A quotient may have been cut off, or
    weighted, so a difference is a notice.
    """
    for view in facts.data_tables:
        for ratio in _ratios(view):
            yield from _rows(view, ratio)
    for sentence in facts.sentences:
        for match in _AVERAGE.finditer(sentence.template):
            yield from _said(sentence, match)


def _ratios(view: TableView) -> Iterator[Ratio]:
    for each in (n for n in view.numeric if is_rate(view.header(n))):
        ratios = [
            (holding, Ratio(each, whole, count, scale))
            for whole, count in permutations(view.near(each), 2)
            for scale in SCALES
            for holding, rows in [_holding(view, Ratio(each, whole, count, scale))]
            if holds_often(holding, rows)
        ]
        if ratios:
            yield max(ratios, key=lambda one: one[0])[1]


def _figures(view: TableView, row: Row, ratio: Ratio) -> tuple[Figure, Figure, Figure] | None:
    each, whole, count = (_figure(view, row, n) for n in (ratio.each, ratio.whole, ratio.count))
    if not (each and whole and count):
        return None
    # What is above nought is so in each of its parts: a figure below it is no mean of others.
    return (each, whole, count) if count.value > 0 and whole.value > 0 and each.value >= 0 else None


def _figure(view: TableView, row: Row, column: int) -> Figure | None:
    """The figure of a row in a column; what is measured, and not counted, was rounded to its last place."""
    figure = view.figure(row.get(column))
    if figure and is_measured(view.header(column)):
        return replace(figure, interval=replace(figure, place=row[column].place).reach)
    return figure


def fits_quotient(each: Figure, whole: Figure, count: Figure, scale: Decimal = Decimal(1)) -> bool:
    """Whether the quotient rounds to what is printed, or was cut off there; rounded sums allow for more."""
    printed = cut_off(each.reach, each.place or Decimal(0))
    return printed.meets(whole.reach.times(scale).over(count.interval))


def _is_telling(each: Figure, whole: Figure, count: Figure) -> bool:
    """Whether a row could show how the column is computed: not divided by one, and precise enough to fail."""
    precise = all(abs(operand.value) >= (operand.place or Decimal(0)) * 5 for operand in (each, whole))
    return count.value != 1 and precise


def _holding(view: TableView, ratio: Ratio) -> tuple[int, int]:
    known = [figures for row in view.rows.values() if (figures := _figures(view, row, ratio))]
    telling = [figures for figures in known if _is_telling(*figures)]
    varied = len({each.value for each, _, _ in telling}) > 1
    holding = sum(fits_quotient(*figures, ratio.scale) for figures in telling)
    return (holding, len(telling)) if varied else (0, len(telling))


def _rows(view: TableView, ratio: Ratio) -> Iterator[Result]:
    unit = view.unit(ratio.each)
    for row in view.rows.values():
        figures = _figures(view, row, ratio)
        if figures is None:
            continue
        each, whole, count = figures
        holds = fits_quotient(each, whole, count, ratio.scale)
        if not holds and not _is_telling(each, whole, count):
            continue
        quotient = (whole.value * ratio.scale / count.value).quantize(Decimal("0.01"))
        values: dict[str, Value] = {
            "header": view.called(ratio.each),
            "label": label_of(row),
            "printed": quantity(each.value, unit),
            "whole": view.called(ratio.whole),
            "count": view.called(ratio.count),
            "quotient": quantity(quotient, unit),
        }
        wording = (
            say(
                "“{header}” of “{label}” is printed as {printed}; “{whole}” over “{count}” is {quotient}, "
                "which is "
                "the same.",
                **values,
            )
            if holds
            else say(
                "“{header}” of “{label}” is printed as {printed}; “{whole}” over “{count}” is {quotient}, "
                "another "
                "figure.",
                **values,
            )
        )
        yield result(
            "average",
            each,
            wording,
            HOLDS if holds else NOTABLE,
            computed=quotient,
            figures=[whole, count],
            unit=unit,
        )


def _said(sentence: SentenceView, match: re.Match[str]) -> Iterator[Result]:
    (whole,), (count,), (each,) = (sentence.numbers_in(match[name]) for name in ("sum", "count", "each"))
    if whole.noun != each.noun or not count.figure.value:
        return
    quotient = (whole.figure.value / count.figure.value).quantize(Decimal("0.01"))
    holds = fits_quotient(each.figure, whole.figure, count.figure) or each.figure.interval.holds(quotient)
    certain = whole.exact and count.exact
    unit = whole.noun if whole.kind == "money" else None
    values: dict[str, Value] = {
        "whole": quantity(whole.figure.value, unit),
        "count": count.counted,
        "quotient": quantity(quotient, unit),
        "printed": quantity(each.figure.value, unit),
    }
    wording = (
        say("{whole} over “{count}” are {quotient} each; printed is {printed}.", **values)
        if holds
        else say(
            "{whole} over “{count}” are {quotient} each; printed is {printed}, another figure.", **values
        )
    )
    yield result(
        "average",
        each.figure,
        wording,
        HOLDS if holds else NOTABLE if certain else UNVERIFIABLE,
        computed=quotient,
        figures=[whole.figure, count.figure],
        unit=unit,
    )
