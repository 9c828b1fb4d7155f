"""Sums said in FCFA and in euros."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from sqlite3 import Connection

from pipeline.archive.database import select
from pipeline.checks.findings import Finding, box_columns, figure_of_amount, said
from pipeline.records import Amount, Check
from pipeline.records.checks import CheckStatus, Severity
from pipeline.values.currencies import XOF_PER_EUR

ANOTHER_RATE = Decimal("0.002")
"""Share: a rate rounded to 656 or 650 is within it or near; figures further apart are not the same sum."""


def check_conversions(db: Connection) -> Iterator[Finding]:
    """Conversions: are a sum in FCFA and the same sum in euros apart by the fixed rate of 655.957?

    The rate has been fixed since 1999. An equivalent that was rounded, up or down, to the unit in which it is
    printed holds, and so does the total of such equivalents; one that differs by less than 0.2 % is a notice,
    since another rate may have been used.
    """
    rounded = _rows_summed(db)
    amounts = {amount.id: amount for amount in select(db, Amount)}
    pairs: dict[tuple[str, str], tuple[Amount, Amount]] = {}
    for amount in amounts.values():
        other = amounts.get(amount.equals_amount_id or "")
        if other and {amount.currency, other.currency} == {"XOF", "EUR"}:
            francs, euros = (amount, other) if amount.currency == "XOF" else (other, amount)
            pairs[francs.id, euros.id] = (francs, euros)
    for francs, euros in pairs.values():
        if francs.value is not None and euros.value is not None:
            yield _compare(francs, francs.value, euros, euros.value, rounded.get(euros.cell_id or "", 1))


def _rows_summed(db: Connection) -> dict[str, int]:
    """For each cell of a total row, how many rounded figures its column holds above it, itself included."""
    rows = db.execute(
        """
        SELECT totals.id, 1 + count(*)
        FROM cells AS totals JOIN cells AS body
          ON body.table_id = totals.table_id AND body.column = totals.column AND body.row < totals.row
        WHERE totals.role = 'total' AND body.role = 'body' AND body.value IS NOT NULL
        GROUP BY totals.id
        """
    )
    return dict(rows.fetchall())


def _compare(francs: Amount, in_francs: Decimal, euros: Amount, in_euros: Decimal, n_rounded: int) -> Finding:
    claimed, source = figure_of_amount(euros, in_euros), figure_of_amount(francs, in_francs)
    computed = (in_francs / XOF_PER_EUR).quantize(Decimal("0.01"))
    difference = in_euros - computed
    expected = source.interval.divided(XOF_PER_EUR)
    status: CheckStatus = "ok"
    severity: Severity | None = None
    if claimed.interval.meets(expected.widened(Decimal("0.5"))):
        ending = "which is the same."
    elif claimed.interval.meets(expected.widened(Decimal(n_rounded))):
        ending, severity = "which is the same but for the way it was rounded.", "rounding"
    elif abs(difference) <= computed * ANOTHER_RATE:
        ending = f"a difference of {said(abs(difference), 'EUR')}: another rate may have been used."
        status, severity = "mismatch", "notice"
    else:
        ending = f"a difference of {said(abs(difference), 'EUR')}."
        status, severity = "mismatch", "error"
    check = Check(
        id=f"{euros.id}:conversion",
        document_id=euros.document_id,
        kind="conversion",
        description=f"{said(in_francs, 'XOF')} at {XOF_PER_EUR} to the euro are {said(computed, 'EUR')}; "
        f"printed is {said(in_euros, 'EUR')}, {ending}",
        claimed=in_euros,
        computed=computed,
        difference=difference,
        unit="EUR",
        status=status,
        severity=severity,
        page=euros.page,
        **box_columns(euros),
    )
    return Finding(check, (claimed,), (source,))
