"""Agreements whose status changed, and totals that count them still."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.checks.kit.archive import Facts
from pipeline.checks.kit.figures import Figure, figure_of_agreement, figure_of_cell, total_of
from pipeline.checks.kit.results import NOTABLE, Result, result
from pipeline.checks.kit.views import TableView
from pipeline.checks.kit.wording import listed, quantity, say_n
from pipeline.records import AgreementTelling, Cell

_TERMINATED = frozenset({"terminated", "cancelled", "suspended"})
MOST_LISTED = 5


def check_terminated(facts: Facts) -> Iterator[Result]:
    """Terminated: does a total still count agreements that were terminated?

    Those that the text only calls by the kind of their partners (`certains accords avec des ASACO`) are
    looked for by their acronym. A notice: they may have been paid in part before.
    """
    ended = facts.tellings_that_are(_TERMINATED)
    for view in facts.data_tables if ended else ():
        own = [telling for telling in ended if telling.table_id == view.table.id]
        figures = [figure_of_agreement(telling, Decimal(1)) for telling in own]
        names = listed([telling.reference or telling.text[:40] for telling in own[:MOST_LISTED]], ", ")
        for _, unit, total in table_totals(view) if own else ():
            wording = say_n(
                "The total of {total} counts an agreement that was terminated: {names}.",
                "The total of {total} counts {n} agreements that were terminated: {names}.",
                len(own),
                total=quantity(total.value, unit),
                names=names,
            )
            yield result("terminated", total, wording, NOTABLE, figures=figures, unit=unit)
        for telling in ended:
            if not telling.table_id and not telling.reference:
                yield from _by_partner(facts, view, telling)


def table_totals(view: TableView) -> Iterator[tuple[frozenset[str], str, Figure]]:
    """The totals of a table's columns of money, with the references of the rows since the total before."""
    column = view.column_with("reference")
    if column is None:
        return
    since: list[str] = []
    for row in view.rows.values():
        totals = [cell for cell in row.values() if cell.role == "total"]
        if not totals:
            since += [row[column].text.strip()] if column in row and row[column].text.strip() else []
            continue
        for cell in totals:
            figure = view.figure(cell)
            if figure and cell.kind == "amount" and cell.unit and len(since) > 1:
                yield frozenset(since), cell.unit, figure
        since = []


def _by_partner(facts: Facts, view: TableView, telling: AgreementTelling) -> Iterator[Result]:
    """The totals that count agreements with the partners that a sentence calls by their acronym."""
    acronyms = {acronym.acronym for acronym in facts.acronyms}
    named = {word for word in re.findall(r"\b[A-Z]{3,}\b", telling.text) if word in acronyms}
    partners = {name: cells for name in sorted(named) if len(cells := _partners(view, name)) > 1}
    for name, cells in partners.items():
        yield from _still_counted(view, telling, name, cells)


def _partners(view: TableView, name: str) -> list[Cell]:
    """The cells of a table that name a partner by an acronym, numbered or not, in the column of partners."""
    column = view.column_with("partner")
    cells = [row[column] for row in view.body_rows if column is not None and column in row]
    return [cell for cell in cells if re.match(rf"{name}\d*(?![A-Za-z])", cell.text.strip())]


def _still_counted(
    view: TableView, telling: AgreementTelling, name: str, cells: list[Cell]
) -> Iterator[Result]:
    rows = {cell.row for cell in cells}
    for references, unit, total in table_totals(view):
        if len(references) < len(rows):
            continue
        figures = [
            *(figure_of_cell(cell, Decimal(1), view.table.document_id) for cell in cells),
            figure_of_agreement(telling, Decimal(1)),
        ]
        wording = say_n(
            "The text says on page {page} that agreements with {name} were terminated or suspended; the "
            "total of "
            "{total} counts the one with {name}.",
            "The text says on page {page} that agreements with {name} were terminated or suspended; the "
            "total of "
            "{total} counts all {n} with {name}.",
            len(cells),
            page=telling.page,
            name=name,
            total=quantity(total.value, unit),
        )
        yield result(
            "terminated",
            total,
            wording,
            NOTABLE,
            computed=_without(view, rows, total),
            figures=figures,
            unit=unit,
            about=[f"{telling.id}:terminated"],
        )


def _without(view: TableView, rows: set[int], total: Figure) -> Decimal | None:
    """The total without the agreements in question; None where one has no figure in its column."""
    column = view.cell_by_id[total.cell_id or ""].column
    figures = [figure for row in rows if (figure := view.figure(view.rows[row].get(column)))]
    return total.value - total_of(figures) if len(figures) == len(rows) else None
