"""Agreements whose status changed, and totals that count them still."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.checks.agreements import table_totals
from pipeline.checks.archive import Archive, TableView, total_of
from pipeline.checks.results import (
    NOTABLE,
    Figure,
    Result,
    figure_of_agreement,
    figure_of_cell,
    result,
    said,
)
from pipeline.records import AgreementTelling, Cell

_TERMINATED = frozenset({"terminated", "cancelled", "suspended"})


def check_terminated(archive: Archive) -> Iterator[Result]:
    """Terminated: does a total still count agreements that were terminated?

    Those that the text only calls by the kind of their partners (`certains accords avec des ASACO`) are
    looked for by their acronym. A notice: they may have been paid in part before.
    """
    for view in archive.data_tables:
        ended = [a for a in archive.agreements if a.table_id == view.table.id and a.status in _TERMINATED]
        figures = [figure_of_agreement(a, Decimal(1)) for a in ended]
        names = ", ".join(a.reference or a.text[:40] for a in ended[:5])
        for _, unit, total in table_totals(view) if ended else ():
            told = (
                f"The total of {said(total.value, unit)} counts {len(ended)} agreements that were "
                f"terminated: {names}."
            )
            yield result("terminated", total, told, NOTABLE, figures=figures, unit=unit)
    for agreement in archive.agreements:
        if agreement.status in _TERMINATED and not agreement.table_id and not agreement.reference:
            yield from _by_partner(archive, agreement)


def _by_partner(archive: Archive, agreement: AgreementTelling) -> Iterator[Result]:
    """The totals that count agreements with the partners that a sentence calls by their acronym."""
    acronyms = {a.acronym for a in archive.acronyms if a.document_id == agreement.document_id}
    named = {word for word in re.findall(r"\b[A-Z]{3,}\b", agreement.text) if word in acronyms}
    for view in archive.data_tables:
        if view.table.document_id != agreement.document_id:
            continue
        found = {name: cells for name in sorted(named) if len(cells := _partners(view, name)) > 1}
        for name, cells in found.items():
            yield from _still_counted(view, agreement, name, cells)


def _partners(view: TableView, name: str) -> list[Cell]:
    """The cells of a table that name a partner by an acronym, numbered or not, in the column of partners."""
    column = view.column_with("partner")
    cells = [row[column] for row in view.body_rows if column is not None and column in row]
    return [cell for cell in cells if re.match(rf"{name}\d*(?![A-Za-z])", cell.text.strip())]


def _still_counted(
    view: TableView, agreement: AgreementTelling, name: str, cells: list[Cell]
) -> Iterator[Result]:
    rows = {cell.row for cell in cells}
    for references, unit, total in table_totals(view):
        if len(references) < len(rows):
            continue
        figures = [
            *(figure_of_cell(cell, Decimal(1), view.table.document_id, None) for cell in cells),
            figure_of_agreement(agreement, Decimal(1)),
        ]  # fmt: skip
        told = (
            f"The text says on page {agreement.page} that agreements with {name} were {agreement.status}; "
            f"the total of {said(total.value, unit)} counts all {len(cells)} with {name}."
        )
        yield result(
            "terminated", total, told, NOTABLE, computed=_without(view, rows, total), figures=figures,
            unit=unit, about=[f"{agreement.id}:terminated"],
        )  # fmt: skip


def _without(view: TableView, rows: set[int], total: Figure) -> Decimal | None:
    """The total without the agreements in question; None where one has no figure in its column."""
    column = next(cell.column for cell in view.cells if cell.id == total.cell_id)
    figures = [figure for row in rows if (figure := view.figure(view.rows[row].get(column)))]
    return total.value - total_of(figures) if len(figures) == len(rows) else None
