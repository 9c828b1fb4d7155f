"""Sums said in FCFA and in euros."""

from __future__ import annotations

from collections import defaultdict
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
    printed holds; one that differs by less than 0.2 % is a notice, since another rate may have been used.
    """
    amounts = {amount.id: amount for amount in select(db, Amount)}
    pairs: dict[tuple[str, str], tuple[Amount, Amount]] = defaultdict()
    for amount in amounts.values():
        other = amounts.get(amount.equals_amount_id or "")
        if other and {amount.currency, other.currency} == {"XOF", "EUR"}:
            francs, euros = (amount, other) if amount.currency == "XOF" else (other, amount)
            pairs[francs.id, euros.id] = (francs, euros)
    for francs, euros in pairs.values():
        if francs.value is not None and euros.value is not None:
            yield _compare(francs, francs.value, euros, euros.value)


def _compare(francs: Amount, in_francs: Decimal, euros: Amount, in_euros: Decimal) -> Finding:
    claimed, source = figure_of_amount(euros, in_euros), figure_of_amount(francs, in_francs)
    computed = (in_francs / XOF_PER_EUR).quantize(Decimal("0.01"))
    difference = in_euros - computed
    expected = source.interval.divided(XOF_PER_EUR)
    status: CheckStatus = "ok"
    severity: Severity | None = None
    if claimed.interval.meets(expected.widened(Decimal("0.5"))):
        ending = "which is the same."
    elif claimed.interval.meets(expected.widened(Decimal(1))):
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
