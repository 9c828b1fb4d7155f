"""Annexes that go into the rows of a summary: the total of each against the row that it is called after."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.checks.kit.archive import Facts
from pipeline.checks.kit.content_words import words_of
from pipeline.checks.kit.figures import Figure
from pipeline.checks.kit.results import CONTRADICTS, HOLDS, NOTABLE, ROUNDED, Result, Verdict, compare, result
from pipeline.checks.kit.views import TableView, label_of
from pipeline.checks.kit.wording import Value, quantity, say
from pipeline.checks.tables.labels import is_plain_total, is_rate, is_running

LEAST_ANNEXES = 2
"""Annexes whose totals must be those of the summary before one that is not contradicts it."""

_NUMBERED = re.compile(
    r"(?i)\A\W*(?:tableau|annexe|annex|table|appendix|fiche|encadré|schedule)s?\W*(?:n ?[°º])?\W*"
    r"[\w.]{0,4}\W+"
)
_NOTE = re.compile(r"\([^()]*\)|\b(?:19|20)\d\d\b")
_GENERIC = frozenset(
    {
        "detail",
        "details",
        "repartition",
        "ventilation",
        "decomposition",
        "breakdown",
        "situation",
        "evolution",
        "composition",
        "total",
        "totaux",
        "million",
        "millions",
        "milliers",
        "milliards",
        "francs",
        "fcfa",
        "euros",
        "annee",
        "exercice",
        "montant",
        "par",
        "nature",
    }
)

Key = tuple[frozenset[str], frozenset[str], str | None]


@dataclass(frozen=True, slots=True)
class AnnexFigure:
    """A figure in a row and a column of a table, and what the row is called."""

    view: TableView
    name: str
    column: int
    figure: Figure


def check_annexes(facts: Facts) -> Iterator[Result]:
    """Annexes: is the total of a table that is called after a row of another the figure of that row?

    A table whose caption has the words of one row of a summary, and no others that say anything, goes into
    that row; columns are the same by their headers and units. Another figure is a notice, and an error where
    the totals of two annexes are those of the same summary.
    """
    views = facts.data_tables
    totals = [found for view in views for found in _spots(view, totals=True)]
    if not totals or len(views) < 2:
        return
    rows: dict[Key, list[AnnexFigure]] = defaultdict(list)
    for view in views:
        for key, spot in _spots(view, totals=False):
            rows[key].append(spot)
    of_summary: dict[str, list[tuple[AnnexFigure, AnnexFigure, Verdict]]] = defaultdict(list)
    for key, spot in totals:
        others = [row for row in rows.get(key, ()) if row.view is not spot.view]
        if len(others) == 1:
            verdict = compare(spot.figure, others[0].figure.value, others[0].figure.reach)
            of_summary[others[0].view.table.id].append((others[0], spot, verdict))
    for compared in of_summary.values():
        right = {annex.view.table.id for _, annex, verdict in compared if verdict is not CONTRADICTS}
        for row, annex, verdict in compared:
            sure = len(right - {annex.view.table.id}) >= LEAST_ANNEXES
            yield _result(row, annex, NOTABLE if verdict is CONTRADICTS and not sure else verdict)


def _spots(view: TableView, *, totals: bool) -> Iterator[tuple[Key, AnnexFigure]]:
    """The figures of the rows of a table, or of its only total, by the words that these are called by."""
    lines = [
        row for row in view.rows.values() if totals == any(cell.role == "total" for cell in row.values())
    ]
    if totals and (len(lines) != 1 or not is_plain_total(label_of(lines[0]))):
        return
    columns = [n for n in view.numeric if not is_rate(view.header(n)) and not is_running(view.header(n))]
    for row in lines:
        name = (view.table.caption or "") if totals else label_of(row)
        words = frozenset(words_of(_NOTE.sub(" ", _NUMBERED.sub("", name)))) - _GENERIC
        for n in columns:
            figure = view.figure(row.get(n))
            if figure and figure.value and words:
                headers = frozenset(words_of(view.header(n)) or {view.header(n).strip()})
                yield (words, headers, view.columns[n].unit), AnnexFigure(view, name, n, figure)


def _result(row: AnnexFigure, annex: AnnexFigure, verdict: Verdict) -> Result:
    unit = annex.view.unit(annex.column)
    values: dict[str, Value] = {
        "header": annex.view.called(annex.column),
        "label": row.name,
        "page": row.figure.page,
        "printed": quantity(annex.figure.value, unit),
        "other": quantity(row.figure.value, unit),
    }
    wording = (
        say("“{label}” comes to {printed} here and in the table on page {page}.", **values)
        if verdict is HOLDS
        else say("“{label}” comes to {printed} here and to {other} in the table on page {page}.", **values)
        if verdict is ROUNDED
        else say("“{label}” comes to {printed} here, but to {other} in the table on page {page}.", **values)
    )
    return result(
        "annex",
        annex.figure,
        wording,
        verdict,
        computed=row.figure.value,
        figures=[row.figure],
        unit=unit,
        about=[row.figure.spot],
    )
