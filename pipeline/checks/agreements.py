"""The same agreement, and the same total, in two documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from pipeline.checks.archive import Archive, TableView
from pipeline.checks.counts import words_of
from pipeline.checks.durations import verdict_on
from pipeline.checks.results import (
    CONTRADICTS,
    HOLDS,
    NOTABLE,
    Figure,
    Result,
    compare,
    figure_of_agreement,
    figure_of_amount,
    result,
    said,
)
from pipeline.records import AgreementTelling, Amount

_CURRENCIES = frozenset({"fcfa", "xof", "euro", "euros", "eur", "usd", "dollars", "francs", "cfa"})


def check_agreements(archive: Archive) -> Iterator[Result]:
    """Agreements: do all places that give an agreement's number give the same amount, date and duration?

    Amounts of one currency are compared as the intervals that they stand for, dates as far as they are
    printed. Amounts contradict each other in columns that are called alike; those of other columns say other
    things. A reference that a document
    itself uses twice, with another partner, is left to the check of sequences.
    """
    by_reference: dict[str, list[AgreementTelling]] = defaultdict(list)
    for agreement in archive.agreements:
        if agreement.reference:
            by_reference[agreement.reference].append(agreement)
    amounts: dict[str, list[Amount]] = defaultdict(list)
    for amount in archive.amounts.values():
        if amount.telling_id and amount.value is not None:
            amounts[amount.telling_id].append(amount)
    for reference, found in by_reference.items():
        first, *others = found
        for other in others:
            yield from _same_amounts(archive, reference, amounts[first.id], amounts[other.id])
            yield from _same_dates(reference, first, other)


def _same_amounts(
    archive: Archive, reference: str, first: list[Amount], other: list[Amount]
) -> Iterator[Result]:  # fmt: skip
    known: dict[str, Figure] = {}
    for amount in first:
        if amount.value is not None and sum(a.currency == amount.currency for a in first) == 1:
            known[amount.currency] = figure_of_amount(amount, amount.value)
    for amount in other:
        earlier = known.get(amount.currency)
        if earlier is None or amount.value is None or sum(a.currency == amount.currency for a in other) > 1:
            continue
        figure = figure_of_amount(amount, amount.value)
        alike = _called_alike(archive, figure, earlier)
        otherwise = CONTRADICTS if alike else NOTABLE
        verdict = compare(figure.interval, earlier.value, earlier.interval, otherwise=otherwise)
        if verdict is NOTABLE and alike is False:
            continue
        told = (
            f"{reference}: {said(amount.value, amount.currency)} here and "
            f"{said(earlier.value, amount.currency)} in "
            f"{earlier.document_id}, page {earlier.page}" + _ENDINGS.get(verdict, ".")
        )
        yield result(
            "agreement", figure, told, verdict,
            computed=earlier.value, figures=[earlier], unit=amount.currency,
            about=[earlier.place],
        )  # fmt: skip


_ENDINGS = {CONTRADICTS: ": they contradict each other.", NOTABLE: ": they differ."}


def _called_alike(archive: Archive, figure: Figure, earlier: Figure) -> bool | None:
    """Whether both amounts stand in columns that are called alike; None where one is in no table."""
    headers = []
    for amount in (figure, earlier):
        if amount.cell_id not in archive.cells:
            return None
        view, cell = archive.cells[amount.cell_id]
        headers.append(words_of(view.header(cell.column)) - _CURRENCIES)
    return headers[0] == headers[1] or bool(headers[0] & headers[1])


def _same_dates(reference: str, first: AgreementTelling, other: AgreementTelling) -> Iterator[Result]:
    for what in ("signed_on", "ends_on", "duration_months"):
        one, two = getattr(first, what), getattr(other, what)
        if one is None or two is None:
            continue
        if isinstance(one, Decimal):
            same, claimed, computed = one == two, two, one
        else:
            length = min(len(one), len(two))
            same, claimed, computed = one[:length] == two[:length], Decimal(0), None
        name = what.replace("_", " ").removesuffix(" on")
        told = f"{reference}: {name} {two} here and {one} in {first.document_id}, page {first.page}" + (
            "." if same else ": they contradict each other."
        )
        yield result(
            "agreement", figure_of_agreement(other, claimed), told,
            HOLDS if same else verdict_on(first, other), computed=computed,
            figures=[figure_of_agreement(first, computed or Decimal(0))], subject=f"{other.id}:{what}",
            unit="months" if isinstance(one, Decimal) else None, about=[first.id, other.id],
        )  # fmt: skip


def check_same_totals(archive: Archive) -> Iterator[Result]:
    """Archive: do two tables that total the same agreements print the same total?

    The tables, or the parts of them above a subtotal, must list the same references, each with the same
    amount.
    """
    seen: dict[tuple[frozenset[tuple[str, Decimal]], str], list[Figure]] = defaultdict(list)
    for view in archive.data_tables:
        for references, unit, total in table_totals(view):
            amounts = _amounts(view, references, total)
            if len(amounts) < len(references):
                continue
            earlier = seen[amounts, unit]
            for other in earlier[:1]:
                verdict = compare(total.interval, other.value, other.interval.widened(Decimal(1)))
                told = (
                    f"The total of {len(references)} agreements is {said(total.value, unit)} here and "
                    f"{said(other.value, unit)} in {other.document_id}, page {other.page}, which "
                    f"lists the same ones"
                    + (": they contradict each other." if verdict is CONTRADICTS else ".")
                )
                yield result(
                    "archive", total, told, verdict, computed=other.value, figures=[other], unit=unit,
                    about=[other.place],
                )  # fmt: skip
            earlier.append(total)


def _amounts(view: TableView, references: frozenset[str], total: Figure) -> frozenset[tuple[str, Decimal]]:
    """The references of a table with what each has in the column of the total."""
    reference = view.column_with("reference")
    column = next(cell.column for cell in view.cells if cell.id == total.cell_id)
    found = set()
    for row in view.body_rows:
        figure = view.figure(row.get(column))
        if reference in row and row[reference].text.strip() in references and figure:
            found.add((row[reference].text.strip(), figure.value))
    return frozenset(found)


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
