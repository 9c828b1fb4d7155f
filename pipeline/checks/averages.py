"""Averages and unit prices: one figure that is another divided by a third, in tables and in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

from pipeline.checks.archive import SUMMABLE, Archive, TableView
from pipeline.checks.columns import Row, is_rate, label_of
from pipeline.checks.intervals import Interval, printed
from pipeline.checks.prose import NUMBER, Number, Sentence
from pipeline.checks.results import HOLDS, NOTABLE, UNVERIFIABLE, Figure, Result, result, said

LEAST_ROWS = 3
"""Rows that must hold, and three in four, before a column is taken for an average of others."""

SCALES = (Decimal(1), Decimal(1000))
"""An average may be printed in a smaller unit than the sum: kilograms of tons."""

_AVERAGE = re.compile(
    rf"(?P<sum>{NUMBER})[^⟦⟧.;]{{0,60}}?\b(?:pour|à|par|entre|auprès de) (?:les )?(?P<count>⟦c\d+⟧)"
    rf"[^⟦⟧.;]{{0,40}}?[,(] ?(?:soit |ou )?(?:une moyenne de |en moyenne |environ )?(?P<each>{NUMBER})"
    r"[^⟦⟧.;,()]{0,20}? (?:par |pour chaque |chacun|each|l'unité|en moyenne)"
)


@dataclass(frozen=True, slots=True)
class Ratio:
    """Columns of which one is another divided by a third, times a scale."""

    each: int
    whole: int
    count: int
    scale: Decimal


def check_averages(archive: Archive) -> Iterator[Result]:
    """Averages: is each average or unit price the sum divided by the number?

    In tables, a column whose header names a price, an average or a yield is taken for the quotient of two
    others where this holds for three rows, and for three in four. In running text the three stand in one
    clause (`90 millions pour 30 villages, soit 3 millions par village`). A quotient may have been cut off, or
    weighted, so a difference is a notice.
    """
    for view in archive.data_tables:
        for ratio in _ratios(view):
            yield from _rows(view, ratio)
    for sentence in archive.sentences:
        for match in _AVERAGE.finditer(sentence.template):
            yield from _told(sentence, match)


def _ratios(view: TableView) -> Iterator[Ratio]:
    numeric = [n for n, column in sorted(view.columns.items()) if column.kind in SUMMABLE]
    for each in (n for n in numeric if is_rate(view.header(n))):
        found = [
            (holding, Ratio(each, whole, count, scale))
            for whole, count in permutations([n for n in numeric if n != each], 2) for scale in SCALES
            for holding, rows in [_holding(view, Ratio(each, whole, count, scale))]
            if holding >= LEAST_ROWS and holding * 4 >= rows * 3
        ]  # fmt: skip
        if found:
            yield max(found, key=lambda one: one[0])[1]


def _figures(view: TableView, row: Row, ratio: Ratio) -> tuple[Figure, Figure, Figure] | None:
    each, whole, count = (view.figure(row.get(n)) for n in (ratio.each, ratio.whole, ratio.count))
    return (each, whole, count) if each and whole and count and count.value > 0 and whole.value > 0 else None


def _quotient(whole: Figure, count: Figure, scale: Decimal) -> Decimal:
    return whole.value * scale / count.value


def _fits(each: Figure, whole: Figure, count: Figure, scale: Decimal) -> bool:
    """Whether the quotient rounds, up or down, to what is printed; rounded sums allow for more."""
    exponent = each.value.as_tuple().exponent
    unit = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    low, high = (
        None if one is None or not other else one * scale / other
        for one, other in (
            (whole.interval.low, count.interval.high), (whole.interval.high, count.interval.low)
        )
    )  # fmt: skip
    return printed(each.value, unit * 2).meets(Interval(low, high))


def _holding(view: TableView, ratio: Ratio) -> tuple[int, int]:
    known = [found for row in view.rows.values() if (found := _figures(view, row, ratio))]
    varied = len({count.value for _, _, count in known}) > 1 or len(known) > LEAST_ROWS
    holding = sum(_fits(*found, ratio.scale) for found in known)
    return (holding, len(known)) if varied else (0, len(known))


def _rows(view: TableView, ratio: Ratio) -> Iterator[Result]:
    for row in view.rows.values():
        found = _figures(view, row, ratio)
        if found is None:
            continue
        each, whole, count = found
        holds = _fits(each, whole, count, ratio.scale)
        quotient = _quotient(whole, count, ratio.scale).quantize(Decimal("0.01"))
        unit = view.columns[ratio.each].unit
        told = (
            f"“{view.header(ratio.each)}” of “{label_of(row)}” is printed as {said(each.value, unit)}; "
            f"“{view.header(ratio.whole)}” over “{view.header(ratio.count)}” is {said(quotient, unit)}"
            + (", which is the same." if holds else ", another figure.")
        )
        yield result(
            "average", each, told, HOLDS if holds else NOTABLE, computed=quotient, figures=[whole, count],
            unit=unit,
        )  # fmt: skip


def _told(sentence: Sentence, match: re.Match[str]) -> Iterator[Result]:
    whole, count, each = (_number(sentence, match[name]) for name in ("sum", "count", "each"))
    if whole.noun != each.noun or not count.figure.value:
        return
    quotient = _quotient(whole.figure, count.figure, Decimal(1)).quantize(Decimal("0.01"))
    holds = _fits(each.figure, whole.figure, count.figure, Decimal(1)) or each.figure.interval.meets(
        Interval(quotient, quotient)
    )
    certain = whole.exact and count.exact
    verdict = HOLDS if holds else NOTABLE if certain else UNVERIFIABLE
    told = (
        f"{said(whole.figure.value, whole.noun)} over {said(count.figure.value, count.words)} are "
        f"{said(quotient, each.noun)} each; printed is {said(each.figure.value, each.noun)}"
        + ("." if holds else ", another figure.")
    )
    yield result(
        "average", each.figure, told, verdict, computed=quotient, figures=[whole.figure, count.figure],
        unit=each.noun,
    )  # fmt: skip


def _number(sentence: Sentence, piece: str) -> Number:
    return sentence.numbers[int(re.sub(r"\D", "", piece))]
