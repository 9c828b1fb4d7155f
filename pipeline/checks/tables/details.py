"""The same row in two tables of a document: a summary and the annex that goes into its parts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pipeline.checks.kit.archive import Facts
from pipeline.checks.kit.content_words import words_of
from pipeline.checks.kit.figures import Figure
from pipeline.checks.kit.relations import holds_often
from pipeline.checks.kit.results import CONTRADICTS, HOLDS, ROUNDED, Result, Verdict, compare, result
from pipeline.checks.kit.views import TableView, label_of
from pipeline.checks.kit.wording import Value, quantity, say
from pipeline.checks.tables.labels import is_rate, is_running

LEAST_SHARED = Decimal("0.5")
"""Share of the figures of the smaller table that must stand in both before one that is not the same is wrong:
two parts of an account that have a few lines in common are no summary and annex.
"""

LEAST_VALUE = 10
"""Figures from here on are compared: marks and numbers of questions are the same, or not, by chance."""

_NOTE = re.compile(r"\([^()]*\)|\b[A-Z]{1,2}_?\d{1,6}\b|^\W*\d[\d.]*\b")

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

Key = tuple[frozenset[str], frozenset[str], str | None]


@dataclass(frozen=True, slots=True)
class DetailFigure:
    """A figure in a row and a column of a table."""

    view: TableView
    label: str
    column: int
    figure: Figure


def check_details(facts: Facts) -> Iterator[Result]:
    """Details: do two tables of a document give the same figure for the same row and column?

    As a summary and its annexes do. Rows are the same by the words of their labels, columns by their headers
    and units. Two tables tell the same where three such rows, and three in four, are the same in figures of
    two digits or more; a figure that is not then contradicts. Where they share less than half of their
    figures, only those that are the same are told.
    """
    pairs: dict[tuple[str, str], list[tuple[DetailFigure, DetailFigure, Verdict]]] = defaultdict(list)
    first: dict[Key, DetailFigure] = {}
    sizes: dict[str, int] = {}
    views = facts.data_tables
    for view in views if len(views) > 1 else ():
        spots, sizes[view.table.id] = _spots(view)
        for key, spot in spots.items():
            earlier = first.setdefault(key, spot)
            weighs = max(abs(spot.figure.value), abs(earlier.figure.value)) >= LEAST_VALUE
            if earlier.view is not view and weighs:
                verdict = compare(spot.figure, earlier.figure.value, earlier.figure.reach)
                pairs[earlier.view.table.id, view.table.id].append((earlier, spot, verdict))
    for tables, compared in pairs.items():
        wrong = {spot.label for _, spot, verdict in compared if verdict is CONTRADICTS}
        right = {spot.label for _, spot, _ in compared} - wrong
        varied = {spot.figure.value for _, spot, _ in compared}
        if holds_often(len(right), len(right) + len(wrong)) and len(varied) > 1:
            whole = len(compared) >= LEAST_SHARED * min(sizes[table] for table in tables)
            whole = whole and _are_of_one_time(compared[0][0].view, compared[0][1].view)
            yield from (_result(*pair) for pair in compared if whole or pair[2] is not CONTRADICTS)


def _are_of_one_time(first: TableView, second: TableView) -> bool:
    """Whether the captions of two tables do not name different years."""
    years, others = (set(_YEAR.findall(view.table.caption or "")) for view in (first, second))
    return not years or not others or years == others


def _spots(view: TableView) -> tuple[dict[Key, DetailFigure], int]:
    """The figures of a table whose row and column have names of their own in it, and how many have any."""
    spots: dict[Key, DetailFigure] = {}
    n_named = 0
    twice: set[Key] = set()
    columns = [n for n in view.numeric if not is_rate(view.header(n)) and not is_running(view.header(n))]
    headers = {n: frozenset(words_of(view.header(n))) for n in columns}
    for row in view.rows.values():
        label = label_of(row)
        words = frozenset(words_of(_NOTE.sub(" ", label)))
        for n in columns:
            figure = view.figure(row.get(n))
            if figure is None or not figure.value or not headers[n] or len(words) < 2:
                continue
            key = (words, headers[n], view.columns[n].unit)
            n_named += 1
            if key in spots:
                twice.add(key)
            spots[key] = DetailFigure(view, label, n, figure)
    return {key: spot for key, spot in spots.items() if key not in twice}, n_named


def _result(earlier: DetailFigure, spot: DetailFigure, verdict: Verdict) -> Result:
    unit = spot.view.unit(spot.column)
    values: dict[str, Value] = {
        "header": spot.view.called(spot.column),
        "label": spot.label,
        "printed": quantity(spot.figure.value, unit),
        "page": earlier.figure.page,
        "other": quantity(earlier.figure.value, unit),
    }
    if verdict in (HOLDS, ROUNDED):
        wording = say(
            "“{header}” of “{label}” is {printed}, and {other} in the table on page {page}.", **values
        )
    else:
        wording = say(
            "“{header}” of “{label}” is {printed}, but {other} in the table on page {page}, which "
            "otherwise gives "
            "the same figures.",
            **values,
        )
    return result(
        "detail",
        spot.figure,
        wording,
        verdict,
        computed=earlier.figure.value,
        figures=[earlier.figure],
        unit=unit,
        about=[earlier.figure.spot],
    )
