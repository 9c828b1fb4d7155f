"""Sums said in FCFA and in euros."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from pipeline.checks.archive import Archive
from pipeline.checks.intervals import Interval
from pipeline.checks.results import (
    CONTRADICTS,
    HOLDS,
    NOTABLE,
    ROUNDED,
    UNVERIFIABLE,
    Figure,
    Result,
    Verdict,
    figure_of_amount,
    result,
    said,
)
from pipeline.records import Amount
from pipeline.values.currencies import CFA_FRANCS, XOF_PER_EUR

ANOTHER_RATE = Decimal("0.002")
"""Share: a rate rounded to 656 or 650 is within it or near; figures further apart are not the same sum."""


def check_conversions(archive: Archive) -> Iterator[Result]:
    """Conversions: are a sum in FCFA and the same sum in euros apart by the fixed rate of 655.957?

    The rate has been fixed since 1999. An equivalent that was rounded, up or down, to the unit in which it is
    printed holds, and so does the total of such equivalents; one that differs by less than 0.2 % is a notice,
    since another rate may have been used. Two columns of a table that differ in most rows say other sums, and
    are not verified.
    """
    trusted = _trusted_tables(archive)
    rounded = _rows_summed(archive)
    said_again = {
        (view.table.document_id, cell.value): rounded[cell.id]
        for view in archive.data_tables for cell in view.cells if cell.id in rounded and cell.unit == "EUR"
    }  # fmt: skip
    for francs, euros in pairs_of(archive, CFA_FRANCS, {"EUR"}):
        summed = rounded.get(euros.cell_id or "") or said_again.get((euros.document_id, euros.value), 1)
        in_doubt = euros.cell_id is not None and _table_of(euros) not in trusted
        yield _compare(archive, francs, euros, summed, UNVERIFIABLE if in_doubt else CONTRADICTS)


def _table_of(figure: Figure) -> str:
    return (figure.cell_id or "").rpartition(":r")[0]


def _trusted_tables(archive: Archive) -> frozenset[str]:
    """Tables whose columns of francs and euros say the same sums: in at least half of the rows they do."""
    told: dict[str, list[bool]] = defaultdict(list)
    for francs, euros in pairs_of(archive, CFA_FRANCS, {"EUR"}):
        if euros.cell_id:
            near = abs(francs.value / XOF_PER_EUR - euros.value) <= abs(euros.value) * ANOTHER_RATE + 1
            told[_table_of(euros)].append(near)
    return frozenset(table for table, rows in told.items() if sum(rows) * 2 >= len(rows))


def pairs_of(
    archive: Archive, one: frozenset[str] | set[str], other: frozenset[str] | set[str]
) -> Iterator[tuple[Figure, Figure]]:
    """The sums that a document says in a currency of each kind, that of the first kind first."""
    pairs: dict[tuple[str, str], tuple[Amount, Amount]] = {}
    for amount in archive.amounts.values():
        same = archive.amounts.get(amount.equals_amount_id or "")
        if same is None or same.currency == amount.currency:
            continue
        for first, second in ((amount, same), (same, amount)):
            if first.currency in one and second.currency in other:
                pairs[first.id, second.id] = (first, second)
    for first, second in pairs.values():
        if first.value is not None and second.value is not None:
            yield figure_of_amount(first, first.value), figure_of_amount(second, second.value)


def _rows_summed(archive: Archive) -> dict[str, int]:
    """For each cell of a total row, how many rounded figures its column holds above it, itself included."""
    summed: dict[str, int] = {}
    for view in archive.data_tables:
        above: dict[int, int] = {}
        for row in view.rows.values():
            for column, cell in row.items():
                if cell.role == "total":
                    summed[cell.id] = 1 + above.get(column, 0)
                elif cell.value is not None:
                    above[column] = above.get(column, 0) + 1
    return summed


def _cut_off(interval: Interval) -> Interval:
    """What a rounded figure may also stand for where its last places were cut off instead."""
    if interval.low is None or interval.high is None:
        return interval
    return interval.widened((interval.high - interval.low) / 2)


def _compare(
    archive: Archive, francs: Figure, euros: Figure, n_rounded: int, otherwise: Verdict
) -> Result:  # fmt: skip
    computed = (francs.value / XOF_PER_EUR).quantize(Decimal("0.01"))
    difference = euros.value - computed
    expected = francs.interval.divided(XOF_PER_EUR)
    if euros.interval.meets(expected.widened(Decimal("0.5"))):
        ending, verdict = "which is the same.", HOLDS
    elif euros.interval.meets(expected.widened(Decimal(n_rounded))):
        ending, verdict = "which is the same but for the way it was rounded.", ROUNDED
    elif _cut_off(euros.interval).meets(_cut_off(expected)):
        ending, verdict = "which is the same but for places that were cut off.", ROUNDED
    elif abs(difference) <= computed * ANOTHER_RATE:
        ending = f"a difference of {said(abs(difference), 'EUR')}: another rate may have been used."
        verdict = NOTABLE
    else:
        ending = f"a difference of {said(abs(difference), 'EUR')}."
        if otherwise is UNVERIFIABLE:
            ending += " The two columns of the table may say different sums."
        verdict = otherwise
    currency = archive.amounts[francs.amount_id or ""].currency
    told = (
        f"{said(francs.value, currency)} at {XOF_PER_EUR} to the euro are {said(computed, 'EUR')}; "
        f"printed is {said(euros.value, 'EUR')}, {ending}"
    )
    return result(
        "conversion", euros, told, verdict, computed=computed, figures=[francs], unit="EUR",
        about=[francs.place], subject=euros.amount_id,
    )  # fmt: skip
