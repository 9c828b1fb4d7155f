"""Sums said in two currencies that float: the rate that they imply."""

from __future__ import annotations

import csv
import functools
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from statistics import median

from pipeline.checks.archive import Archive
from pipeline.checks.conversions import pairs_of
from pipeline.checks.results import HOLDS, NOTABLE, UNVERIFIABLE, Figure, Result, Verdict, result, said
from pipeline.values.currencies import CFA_FRANCS, XOF_PER_EUR

FROM_MEDIAN = Decimal("0.02")
"""Share by which a rate may stand off the median of its document, whose sums were converted at about one
time.
"""

FROM_YEAR = Decimal("0.12")
"""Share by which a rate may stand off the average of its year: the dollar moved by as much within one."""

LEAST_FOR_MEDIAN = 3
RATES = Path(__file__).with_name("yearly_rates.csv")

_YEAR = re.compile(r"(?:19|20)\d\d")


@functools.cache
def yearly_rates() -> dict[tuple[str, str], Decimal]:
    """Units of a currency for one euro, by currency and year."""
    with RATES.open(encoding="utf-8", newline="") as file:
        return {(row["currency"], row["year"]): Decimal(row["per_eur"]) for row in csv.DictReader(file)}


@dataclass(frozen=True, slots=True)
class Pair:
    """A sum in FCFA or euros and the same sum in a currency that floats."""

    fixed: Figure
    floating: Figure
    fixed_currency: str
    currency: str

    @property
    def rate(self) -> Decimal:
        """Units of the fixed currency for one of the other."""
        return self.fixed.value / self.floating.value


def check_rates(archive: Archive) -> Iterator[Result]:
    """Rates: do sums said in two floating currencies imply the rate of the document and of its year?

    The implied rate is compared with the median of the document (2 % off is a notice) where it has three such
    pairs, and with the average of the year by the European Central Bank (12 %), since a day's rate may be
    that far off. Neither proves an error. A sum of `more than` so much implies no rate.
    """
    of_document: dict[tuple[str, str, str], list[Pair]] = defaultdict(list)
    for pair in floating_pairs(archive):
        of_document[pair.fixed.document_id, pair.fixed_currency, pair.currency].append(pair)
    for pairs in of_document.values():
        middle = median_rate(pairs)
        for pair in pairs:
            yield _check(archive, pair, middle)


def floating_pairs(archive: Archive) -> Iterator[Pair]:
    """The pairs of an archive, that of each currency once."""
    floating = {currency for currency, _ in yearly_rates()}
    for fixed, other in pairs_of(archive, CFA_FRANCS | {"EUR"}, floating):
        currencies = (
            archive.amounts[fixed.amount_id or ""].currency,
            archive.amounts[other.amount_id or ""].currency,
        )
        if fixed.value > 0 and other.value > 0:
            yield Pair(fixed, other, *currencies)


def median_rate(pairs: list[Pair]) -> Decimal | None:
    """The median rate of the pairs that state both sums exactly; None where there are too few."""
    exact = [
        pair.rate for pair in pairs if pair.fixed.interval.low is not None is not pair.fixed.interval.high
    ]
    return median(exact) if len(exact) >= LEAST_FOR_MEDIAN else None


def average_rate(fixed_currency: str, currency: str, year: str | None) -> Decimal | None:
    """The average rate of a year, None where the table does not have it."""
    per_euro = yearly_rates().get((currency, year or ""))
    if per_euro is None:
        return None
    return (XOF_PER_EUR if fixed_currency in CFA_FRANCS else Decimal(1)) / per_euro


def year_of(archive: Archive, document_id: str) -> str | None:
    """The year in which a document was published."""
    document = archive.documents.get(document_id)
    match = _YEAR.match(document.published or "") if document else None
    return match.group() if match else None


def _check(archive: Archive, pair: Pair, middle: Decimal | None) -> Result:
    year = year_of(archive, pair.fixed.document_id)
    average = average_rate(pair.fixed_currency, pair.currency, year)
    unit = f"{pair.fixed_currency} for one {pair.currency}"
    rate = _rounded(pair.rate)
    start = (
        f"{said(pair.fixed.value, pair.fixed_currency)} said as "
        f"{said(pair.floating.value, pair.currency)} imply "
        f"{said(rate)} {unit}"
    )
    yearly = f"the average of {year} was {said(_rounded(average))}" if average else ""
    expected = middle or average
    if pair.fixed.interval.high is None or pair.floating.interval.high is None or expected is None:
        missing = (
            "no rate to compare with" if expected is None else "a sum of more than so much implies no rate"
        )
        ending, verdict = f": {missing}.", UNVERIFIABLE
    elif middle and abs(pair.rate / middle - 1) > FROM_MEDIAN:
        off = _rounded(abs(pair.rate / middle - 1) * 100)
        ending, verdict = (
            f", {said(off)} % off the median of the document, {said(_rounded(middle))}.",
            NOTABLE,
        )
    elif average and abs(pair.rate / average - 1) > FROM_YEAR:
        off = _rounded(abs(pair.rate / average - 1) * 100)
        ending, verdict = f", {said(off)} % off: {yearly}.", NOTABLE
    else:
        near = f"near the median of the document, {said(_rounded(middle))}" if middle else yearly
        ending, verdict = f", {near}.", HOLDS
    computed = _rounded(expected) if expected and verdict is not UNVERIFIABLE else None
    return _result(pair, start + ending, verdict, rate, computed, unit)


def _result(
    pair: Pair, told: str, verdict: Verdict, rate: Decimal, computed: Decimal | None, unit: str
) -> Result:
    return result(
        "rate", pair.floating, told, verdict,
        value=rate, computed=computed, figures=[pair.fixed], unit=unit.replace(" for one ", " per "),
    )  # fmt: skip


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"))
