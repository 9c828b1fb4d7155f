"""The money of an agreement, once: which of the printed sums it is, and whether views of money add it up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from pipeline.archive.agreements.joining import Joined
from pipeline.archive.agreements.merging import best_telling
from pipeline.archive.agreements.tellings import Telling
from pipeline.records import Agreement, Amount, Transaction
from pipeline.records.agreements import TransactionType

TYPES: dict[str | None, TransactionType] = {
    None: "commitment",
    "commitment": "commitment",
    "grant": "commitment",
    "loan": "commitment",
    "contribution": "commitment",
    "cost": "commitment",
    "price": "commitment",
    "guarantee": "commitment",
    "pledge": "pledge",
    "disbursement": "disbursement",
    "expenditure": "expenditure",
    "budget": "budget",
}
"""The IATI transaction type of what a printed sum is said to be; other roles are no money of an agreement.

What an agreement grants, lends, costs or contributes is what it commits.
"""

_PREFERRED: tuple[TransactionType, ...] = ("commitment", "budget", "disbursement", "expenditure", "pledge")
_QUALIFIERS = ("exact", "about", "at_least", "at_most")


def choose_sum(amounts: Iterable[Amount]) -> Amount | None:
    """The sum of an agreement among those printed with it: a commitment before others, exact before about.

    Of equals, the one that is printed first; the same sum in another currency stands behind it.
    """
    those = list(amounts)
    if len(those) == 1:
        return those[0] if those[0].role in TYPES else None
    ranked = [
        (_PREFERRED.index(TYPES[a.role]), a.value is None, _QUALIFIERS.index(a.qualifier), number, a)
        for number, a in enumerate(those)
        if a.role in TYPES
    ]
    return min(ranked, key=lambda item: item[:-1])[-1] if ranked else None


def transaction_of(
    joined: Joined,
    agreement: Agreement,
    *,
    programme_id: str | None,
    has_members: bool,
    donors: Sequence[str],
    recipients: Sequence[str],
    places: Sequence[str],
) -> Transaction | None:
    """The money of an agreement; None where no document prints a sum of it.

    Args:
        joined: its tellings.
        agreement: what they say together.
        programme_id: its programme.
        has_members: whether it is a group whose members are agreements of the archive.
        donors: who pays, as names are to be read.
        recipients: who receives or carries out.
        places: regions or countries.
    """
    tellings: Sequence[Telling] = joined.tellings
    if len(tellings) > 1:
        best = best_telling(tellings)
        tellings = [best, *(t for t in tellings if t is not best)]
    chosen = next((amount for t in tellings if (amount := choose_sum(t.amounts))), None)
    if chosen is None:
        return None
    kind: TransactionType = "budget" if agreement.kind == "programme" else TYPES[chosen.role]
    reason = _why_not_counted(chosen, kind, agreement, has_members)
    return Transaction(
        id=f"{agreement.id}:{kind}",
        agreement_id=agreement.id,
        transaction_type=kind,
        year=_year(agreement),
        value=chosen.value,
        low=chosen.low,
        high=chosen.high,
        currency=chosen.currency,
        qualifier=chosen.qualifier,
        converted=_converted(chosen, [a for t in tellings for a in t.amounts]),
        agreements=agreement.count,
        counted=reason is None,
        reason=reason,
        donors=_names(donors),
        recipients=_names(recipients),
        places=_names(places),
        programme_id=programme_id,
        kind=agreement.kind,
        amount_id=chosen.id,
    )


def _why_not_counted(
    chosen: Amount, kind: TransactionType, agreement: Agreement, has_members: bool
) -> str | None:
    if agreement.kind == "programme":
        return "the budget of a programme as a whole"
    if has_members:
        return "a group whose members are counted singly"
    if chosen.value is None:
        return "a range"
    if chosen.qualifier == "at_most":
        return "at most so much"
    return "only pledged" if kind == "pledge" else None


def _converted(chosen: Amount, amounts: Sequence[Amount]) -> dict[str, str] | None:
    """The same sum in other currencies, as documents link them."""
    if len(amounts) == 1:
        return None
    linked = {chosen.id, chosen.equals_amount_id}
    linked |= {a.id for a in amounts if a.equals_amount_id in linked}
    linked |= {a.equals_amount_id for a in amounts if a.id in linked}
    values: dict[str, str] = {}
    for amount in amounts:
        if amount.id in linked and amount.currency != chosen.currency and amount.value is not None:
            values.setdefault(amount.currency, format(Decimal(amount.value), "f"))
    return values or None


def _year(agreement: Agreement) -> int | None:
    dates = (agreement.signed_on, agreement.status_on, agreement.starts_on)
    return next((int(day[:4]) for day in dates if day), None)


def _names(names: Iterable[str]) -> str | None:
    several = {*names}
    return "; ".join(sorted(several) if len(several) > 1 else several) or None
