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

from pipeline.checks.currencies.conversions import pairs_of
from pipeline.checks.kit.archive import Facts
from pipeline.checks.kit.figures import Figure
from pipeline.checks.kit.results import HOLDS, NOTABLE, UNVERIFIABLE, Result, Verdict, result
from pipeline.checks.kit.wording import Value, Wording, quantity, say
from pipeline.values.currencies import CFA_FRANCS, XOF_PER_EUR

FROM_MEDIAN = Decimal("0.02")
"""Share by which a rate may stand off the median of its document, whose sums were converted at about one
time.
"""

FROM_YEAR = Decimal("0.12")
"""Share by which a rate may stand off the average of its year: the dollar moved by as much within one."""

BEYOND_YEARS = Decimal("1.5")
"""Times by which a median may pass the rates of all years before its pairs are not one sum in two currencies:
cash that is held in both stands side by side as well.
"""

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

    def nearest(self, rate: Decimal) -> Decimal:
        """Of the rates that the sums may stand for, rounded as they are, the one nearest to another."""
        reach = self.fixed.reach.over(self.floating.reach)
        low, high = reach.low, reach.high
        return max(low if low is not None else rate, min(rate, high if high is not None else rate))

    @property
    def is_bounded(self) -> bool:
        """Whether both sums have an upper bound; `more than` so much implies no rate."""
        return self.fixed.interval.high is not None is not self.floating.interval.high


def check_rates(facts: Facts) -> Iterator[Result]:
    """Rates: do sums said in two floating currencies imply the rate of the document and of its year?

    The implied rate is compared with the median of the document (2 % off is a notice) where it has three such
    pairs, and with the average of the year by the European Central Bank (12 %), since a day's rate may be
    that far off; what rounding explains is not. Neither proves an error. A sum of `more than` so much implies
    no rate. A median that is like the rate of no year is none: the sums are not the same.
    """
    of_currencies: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for pair in floating_pairs(facts):
        of_currencies[pair.fixed_currency, pair.currency].append(pair)
    for (fixed, currency), pairs in of_currencies.items():
        middle = median_rate(pairs)
        if middle and not is_of_some_year(middle, fixed, currency):
            continue
        for pair in pairs:
            yield _check(facts, pair, middle)


def floating_pairs(facts: Facts) -> Iterator[Pair]:
    """The pairs of a document, that of each currency once."""
    floating = {currency for currency, _ in yearly_rates()}
    for fixed, other in pairs_of(facts, CFA_FRANCS | {"EUR"}, floating):
        currencies = (
            facts.amounts[fixed.amount_id or ""].currency,
            facts.amounts[other.amount_id or ""].currency,
        )
        if fixed.value > 0 and other.value > 0:
            yield Pair(fixed, other, *currencies)


def median_rate(pairs: list[Pair]) -> Decimal | None:
    """The median rate of the pairs that state both sums exactly; None where there are too few."""
    exact = [pair.rate for pair in pairs if pair.fixed.interval.is_bounded]
    return median(exact) if len(exact) >= LEAST_FOR_MEDIAN else None


def average_rate(fixed_currency: str, currency: str, year: str | None) -> Decimal | None:
    """The average rate of a year, None where the table does not have it."""
    per_euro = yearly_rates().get((currency, year or ""))
    if per_euro is None:
        return None
    return (XOF_PER_EUR if fixed_currency in CFA_FRANCS else Decimal(1)) / per_euro


def is_of_some_year(rate: Decimal, fixed_currency: str, currency: str) -> bool:
    """Whether a rate is one that two currencies had in some year, or near it."""
    years = [year for of, year in yearly_rates() if of == currency]
    rates = [average for year in years if (average := average_rate(fixed_currency, currency, year))]
    return min(rates) <= rate * BEYOND_YEARS and rate <= max(rates) * BEYOND_YEARS


def _year_of(facts: Facts) -> str | None:
    """The year in which a document was published."""
    match = _YEAR.match(facts.document.published or "")
    return match.group() if match else None


def verdict_on(rate: Decimal, middle: Decimal | None, average: Decimal | None) -> Verdict:
    """How a rate compares with the median of its document and with the average of its year."""
    if middle is None and average is None:
        return UNVERIFIABLE
    if middle and abs(rate / middle - 1) > FROM_MEDIAN:
        return NOTABLE
    return NOTABLE if average and abs(rate / average - 1) > FROM_YEAR else HOLDS


def _verdict(pair: Pair, middle: Decimal | None, average: Decimal | None) -> Verdict:
    """How the rate of a pair compares, as near to the expected ones as its sums were rounded."""
    verdicts = {
        *({verdict_on(pair.nearest(middle), middle, None)} if middle else ()),
        *({verdict_on(pair.nearest(average), None, average)} if average else ()),
    }
    return NOTABLE if NOTABLE in verdicts else HOLDS if verdicts else UNVERIFIABLE


def _check(facts: Facts, pair: Pair, middle: Decimal | None) -> Result:
    year = _year_of(facts)
    average = average_rate(pair.fixed_currency, pair.currency, year)
    expected = middle or average
    verdict = _verdict(pair, middle, average) if pair.is_bounded else UNVERIFIABLE
    rate = _rounded(pair.rate)
    values: dict[str, Value] = {
        "fixed": quantity(pair.fixed.value, pair.fixed_currency),
        "floating": quantity(pair.floating.value, pair.currency),
        "rate": rate,
        "one": pair.fixed_currency,
        "other": pair.currency,
        "year": year or "",
    }
    wording = say("{fixed} said as {floating} imply {rate} {one} for one {other}.", **values)
    return result(
        "rate",
        pair.floating,
        wording + _ending(pair, middle, average, verdict, values),
        verdict,
        value=rate,
        computed=_rounded(expected) if expected and verdict is not UNVERIFIABLE else None,
        figures=[pair.fixed],
        unit=f"{pair.fixed_currency} per {pair.currency}",
    )


def _ending(
    pair: Pair, middle: Decimal | None, average: Decimal | None, verdict: Verdict, values: dict[str, Value]
) -> Wording:
    if not pair.is_bounded:
        return say("A sum of more than so much implies no rate.")
    off_middle = middle and abs(pair.rate / middle - 1)
    if off_middle is not None and middle and (verdict is HOLDS or off_middle > FROM_MEDIAN):
        return say(
            "That is {off} off the median of the document, {middle}.",
            off=quantity(_rounded(off_middle * 100), "%"),
            middle=_rounded(middle),
        )
    if average:
        return say(
            "That is {off} off the average of {year}, {average}.",
            off=quantity(_rounded(abs(pair.rate / average - 1) * 100), "%"),
            average=_rounded(average),
            year=values["year"],
        )
    return say("There is no rate to compare it with.")


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"))
