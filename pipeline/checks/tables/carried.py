"""Totals that one page carries on to the next."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.kit.archive import Facts
from pipeline.checks.kit.figures import Figure
from pipeline.checks.kit.results import CONTRADICTS, HOLDS, Result, result
from pipeline.checks.kit.views import SUMMABLE, label_of
from pipeline.checks.kit.wording import Value, quantity, say
from pipeline.checks.tables.labels import is_carried, is_carried_on


def check_carried(facts: Facts) -> Iterator[Result]:
    """Carried: is the total that a page carries on (`à reporter`) the one that the next takes up (`report`)?

    Pages may be parts of one table, or follow one another as tables of one document.
    """
    last: dict[int, Figure] = {}
    for view in sorted(facts.data_tables, key=lambda view: (view.table.page, view.table.id)):
        for row in view.rows.values():
            label = label_of(row)
            carried_on = is_carried_on(label)
            for column in sorted(row) if carried_on or (last and is_carried(label)) else ():
                figure = view.figure(row[column]) if row[column].kind in SUMMABLE else None
                if figure and carried_on:
                    last[column] = figure
                elif figure and column in last:
                    yield _carried(last.pop(column), figure, view.unit(column))


def _carried(before: Figure, figure: Figure, unit: str | None) -> Result:
    # What is carried on is copied, not rounded.
    verdict = HOLDS if figure.interval.meets(before.interval) else CONTRADICTS
    values: dict[str, Value] = {
        "page": before.page,
        "here": figure.page,
        "carried": quantity(before.value, unit),
        "printed": quantity(figure.value, unit),
    }
    if verdict is HOLDS:
        wording = say("Page {page} carries {carried} on and page {here} takes up {printed}.", **values)
    else:
        wording = say(
            "Page {page} carries {carried} on and page {here} takes up {printed}: they contradict each "
            "other.",
            **values,
        )
    return result(
        "carried",
        figure,
        wording,
        verdict,
        computed=before.value,
        figures=[before],
        unit=unit,
        about=[before.spot],
    )
