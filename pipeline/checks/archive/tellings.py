"""The same agreement, and the same total, in two places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from pipeline.checks.agreements.durations import verdict_on
from pipeline.checks.archive.holding import held_by_each
from pipeline.checks.kit.archive import Archive
from pipeline.checks.kit.content_words import words_of
from pipeline.checks.kit.figures import Figure, figure_of_agreement, figure_of_amount
from pipeline.checks.kit.results import CONTRADICTS, HOLDS, NOTABLE, Result, compare, result
from pipeline.checks.kit.wording import Value, quantity, say, say_n
from pipeline.records import AgreementTelling, Amount
from pipeline.records.database import select

_REPEATED = "reference IN (SELECT reference FROM agreement_tellings GROUP BY reference HAVING count(*) > 1)"
_OF_REPEATED = f"telling_id IN (SELECT id FROM agreement_tellings WHERE {_REPEATED})"  # noqa: S608
_CURRENCIES = frozenset({"fcfa", "xof", "euro", "euros", "eur", "usd", "dollars", "francs", "cfa"})
_DATES = {"signed_on": say("signature"), "ends_on": say("end"), "duration_months": say("duration in months")}


def check_agreements(archive: Archive) -> Iterator[Result]:
    """Agreements: do all places that give an agreement's number give the same amount, date and duration?

    Amounts of one currency are compared as the intervals that they stand for, dates as far as they are
    printed. Amounts contradict each other in columns that are called alike; those of other columns say other
    things. A reference that a document itself uses twice, with another partner, is left to the check of
    sequences.
    """
    by_reference: dict[str, list[AgreementTelling]] = defaultdict(list)
    for telling in select(archive.db, AgreementTelling, _REPEATED):
        if telling.reference:
            by_reference[telling.reference].append(telling)
    amounts: dict[str, list[Amount]] = defaultdict(list)
    for amount in select(archive.db, Amount, _OF_REPEATED):
        if amount.value is not None:
            amounts[amount.telling_id or ""].append(amount)
    for reference, (first, *others) in by_reference.items():
        for other in others:
            yield from _same_amounts(archive, reference, amounts[first.id], amounts[other.id])
            yield from _same_dates(archive, reference, first, other)


def _same_amounts(
    archive: Archive, reference: str, first: list[Amount], other: list[Amount]
) -> Iterator[Result]:
    known = {
        amount.currency: figure_of_amount(amount, amount.value)
        for amount in first
        if amount.value is not None and sum(a.currency == amount.currency for a in first) == 1
    }
    for amount in other:
        earlier = known.get(amount.currency)
        if earlier is None or amount.value is None or sum(a.currency == amount.currency for a in other) > 1:
            continue
        figure = figure_of_amount(amount, amount.value)
        alike = _called_alike(archive, figure, earlier)
        verdict = compare(figure, earlier.value, earlier.reach, otherwise=CONTRADICTS if alike else NOTABLE)
        if verdict is NOTABLE and alike is False:
            continue
        values: dict[str, Value] = {
            "reference": reference,
            "here": quantity(amount.value, amount.currency),
            "other": quantity(earlier.value, amount.currency),
            "document": archive.name_of(earlier.document_id),
            "page": earlier.page,
        }
        wording = (
            say("{reference}: {here} here, but {other} in {document}, page {page}.", **values)
            if verdict in (CONTRADICTS, NOTABLE)
            else say("{reference}: {here} here, and {other} in {document}, page {page}.", **values)
        )
        yield result(
            "agreement",
            figure,
            wording,
            verdict,
            computed=earlier.value,
            figures=[earlier],
            unit=amount.currency,
            about=[earlier.spot],
        )


def _called_alike(archive: Archive, figure: Figure, earlier: Figure) -> bool | None:
    """Whether both amounts stand in columns that are called alike; None where one is in no table."""
    headers = [archive.header_of(side.cell_id) for side in (figure, earlier)]
    if any(header is None for header in headers):
        return None
    first, second = (words_of(header or "") - _CURRENCIES for header in headers)
    return first == second or bool(first & second)


def _same_dates(
    archive: Archive, reference: str, first: AgreementTelling, other: AgreementTelling
) -> Iterator[Result]:
    for what, name in _DATES.items():
        left, right = getattr(first, what), getattr(other, what)
        if left is None or right is None:
            continue
        if isinstance(left, Decimal):
            same, claimed, computed = left == right, right, left
        else:
            length = min(len(left), len(right))
            same, claimed, computed = left[:length] == right[:length], Decimal(0), None
        values: dict[str, Value] = {
            "reference": reference,
            "what": name,
            "here": str(right),
            "other": str(left),
            "document": archive.name_of(first.document_id),
            "page": first.page,
        }
        wording = (
            say("{reference}, {what}: {here} here and {other} in {document}, page {page}.", **values)
            if same
            else say("{reference}, {what}: {here} here, but {other} in {document}, page {page}.", **values)
        )
        yield result(
            "agreement",
            figure_of_agreement(other, claimed),
            wording,
            HOLDS if same else verdict_on(first, other),
            computed=computed,
            figures=[figure_of_agreement(first, computed or Decimal(0))],
            subject=f"{other.id}:{what}",
            unit="months" if isinstance(left, Decimal) else None,
            about=[first.id, other.id],
        )


def check_same_totals(archive: Archive) -> Iterator[Result]:
    """Archive: do two tables that total the same agreements print the same total?

    The tables, or the parts of them above a subtotal, must list the same references, each with the same
    amount.
    """
    seen: dict[tuple[frozenset[tuple[str, Decimal]], str], Figure] = {}
    for held in archive.made(held_by_each).values():
        for total in held.totals:
            other = seen.setdefault((total.agreements, total.unit), total.figure)
            if other is not total.figure:
                yield _compare_totals(archive, total.figure, other, total.unit, len(total.agreements))


def _compare_totals(archive: Archive, total: Figure, other: Figure, unit: str, n: int) -> Result:
    verdict = compare(total, other.value, other.reach)
    values: dict[str, Value] = {
        "here": quantity(total.value, unit),
        "other": quantity(other.value, unit),
        "document": archive.name_of(other.document_id),
        "page": other.page,
    }
    if verdict is CONTRADICTS:
        wording = say_n(
            "The total of one agreement is {here} here, but {other} in {document}, page {page}, which "
            "lists the "
            "same one.",
            "The total of {n} agreements is {here} here, but {other} in {document}, page {page}, which "
            "lists the "
            "same ones.",
            n,
            **values,
        )
    else:
        wording = say_n(
            "The total of one agreement is {here} here and {other} in {document}, page {page}, which "
            "lists the "
            "same one.",
            "The total of {n} agreements is {here} here and {other} in {document}, page {page}, which "
            "lists the "
            "same ones.",
            n,
            **values,
        )
    return result(
        "archive",
        total,
        wording,
        verdict,
        computed=other.value,
        figures=[other],
        unit=unit,
        about=[other.spot],
    )
