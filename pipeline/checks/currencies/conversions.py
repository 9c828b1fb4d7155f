"""Sums said in FCFA and in euros."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Set
from decimal import Decimal

from pipeline.checks.kit.archive import Facts
from pipeline.checks.kit.figures import Figure, exactly, figure_of_amount
from pipeline.checks.kit.intervals import cut_off, printed
from pipeline.checks.kit.relations import holds_often
from pipeline.checks.kit.results import (
    CONTRADICTS,
    HOLDS,
    NOTABLE,
    ROUNDED,
    UNVERIFIABLE,
    Result,
    Verdict,
    result,
)
from pipeline.checks.kit.wording import NOTHING, Value, Wording, quantity, say
from pipeline.records import Amount
from pipeline.values.currencies import CFA_FRANCS, XOF_PER_EUR

ANOTHER_RATE = Decimal("0.002")
"""Share: a rate rounded to 656 or 650 is within it or near; figures further apart are not the same sum."""


TENS = Decimal(10)
"""Euros to which a text rounds where it tells about how much a sum is."""

LEAST_ROUND = Decimal(100)
"""Euros from which tens are a rounded figure: below, they are the figure."""

ROUNDED_RATES = tuple(map(Decimal, ("655.96", "655.9", "656", "655.5", "655")))
"""Rates that are used for the fixed one, the nearest first."""


def check_conversions(facts: Facts) -> Iterator[Result]:
    """Conversions: are a sum in FCFA and the same sum in euros apart by the fixed rate of 655.957?

    The rate has been fixed since 1999. An equivalent that was rounded, up or down, to the last place in which
    it is printed holds, as does one of whole tens that was rounded to them, and the total of such
    equivalents; one that differs by less than 0.2 % is a notice, since another rate may have been used. Two
    columns of a table that differ in most rows say other sums, and are not verified.
    """
    pairs = list(pairs_of(facts, CFA_FRANCS, {"EUR"}))
    if not pairs:
        return
    trusted = _trusted_tables(pairs)
    rounded = _rows_summed(facts)
    said_again = {
        cell.value: rounded[cell.id]
        for view in facts.data_tables
        for cell in view.cells
        if cell.id in rounded and cell.unit == "EUR"
    }
    own = own_rate(pairs)
    for francs, euros in pairs:
        summed = rounded.get(euros.cell_id or "") or said_again.get(euros.value, 1)
        in_doubt = euros.cell_id is not None and _table_of(euros) not in trusted
        yield _compare(facts, francs, euros, summed, UNVERIFIABLE if in_doubt else CONTRADICTS, own)


def own_rate(pairs: list[tuple[Figure, Figure]]) -> Decimal | None:
    """The rounded rate at which a document converts throughout (656); None where it uses the fixed one."""
    for rate in ROUNDED_RATES:
        holding = sum(_is_at(rate, francs, euros) for francs, euros in pairs)
        fixed = sum(euros.reach.meets(francs.reach.over(exactly(XOF_PER_EUR))) for francs, euros in pairs)
        if holds_often(holding, len(pairs)) and holding > fixed:
            return rate
    return None


def _is_at(rate: Decimal, francs: Figure, euros: Figure) -> bool:
    """Whether francs at a rate are the euros printed, rounded to their last place or cut off there."""
    return cut_off(euros.reach, euros.place or Decimal(0)).meets(francs.reach.over(exactly(rate)))


def _is_round(euros: Figure) -> bool:
    """Whether euros are whole tens, as where the text tells about how much it is: `150 €`."""
    return euros.value >= LEAST_ROUND and not euros.value % TENS


def _table_of(figure: Figure) -> str:
    return (figure.cell_id or "").rpartition(":r")[0]


def _trusted_tables(pairs: list[tuple[Figure, Figure]]) -> frozenset[str]:
    """Tables whose columns of francs and euros say the same sums: in at least half of the rows they do."""
    nearness: dict[str, list[bool]] = defaultdict(list)
    for francs, euros in pairs:
        if euros.cell_id:
            near = abs(francs.value / XOF_PER_EUR - euros.value) <= abs(euros.value) * ANOTHER_RATE + 1
            nearness[_table_of(euros)].append(near)
    return frozenset(table for table, rows in nearness.items() if sum(rows) * 2 >= len(rows))


def pairs_of(facts: Facts, left: Set[str], right: Set[str]) -> Iterator[tuple[Figure, Figure]]:
    """The sums that a document says in a currency of each kind, that of the first kind first."""
    pairs: dict[tuple[str, str], tuple[Amount, Amount]] = {}
    for amount in facts.amounts.values():
        same = facts.amounts.get(amount.equals_amount_id or "")
        if same is None or same.currency == amount.currency:
            continue
        for first, second in ((amount, same), (same, amount)):
            if first.currency in left and second.currency in right:
                pairs[first.id, second.id] = (first, second)
    for first, second in pairs.values():
        if first.value is not None and second.value is not None:
            yield figure_of_amount(first, first.value), figure_of_amount(second, second.value)


def _rows_summed(facts: Facts) -> dict[str, int]:
    """For each cell of a total row, how many rounded figures its column holds above it, itself included."""
    summed: dict[str, int] = {}
    for view in facts.data_tables:
        above: dict[int, int] = {}
        for row in view.rows.values():
            for column, cell in row.items():
                if cell.role == "total":
                    summed[cell.id] = 1 + above.get(column, 0)
                elif cell.value is not None:
                    above[column] = above.get(column, 0) + 1
    return summed


def verdict_on(francs: Figure, euros: Figure, n_rounded: int, otherwise: Verdict = CONTRADICTS) -> Verdict:
    """How a sum in euros compares with the same in FCFA.

    Args:
        francs: the sum in FCFA.
        euros: the sum in euros.
        n_rounded: of how many equivalents, each rounded to the last place of the euros, it is the sum.
        otherwise: the verdict where they are no one sum.
    """
    computed = francs.value / XOF_PER_EUR
    place = euros.place or Decimal(1)
    expected = francs.reach.over(exactly(XOF_PER_EUR))
    if euros.reach.meets(francs.interval.over(exactly(XOF_PER_EUR))):
        return HOLDS
    if euros.interval.meets(expected.widened(place * n_rounded)):
        return ROUNDED
    if cut_off(euros.reach, place).meets(cut_off(expected, (francs.place or Decimal(1)) / XOF_PER_EUR)):
        return ROUNDED
    if _is_round(euros) and printed(euros.value, TENS).meets(expected):
        return ROUNDED
    return NOTABLE if abs(euros.value - computed) <= computed * ANOTHER_RATE else otherwise


def _compare(
    facts: Facts, francs: Figure, euros: Figure, n_rounded: int, otherwise: Verdict, own: Decimal | None
) -> Result:
    computed = (francs.value / XOF_PER_EUR).quantize(Decimal("0.01"))
    verdict = verdict_on(francs, euros, n_rounded, otherwise)
    at_own = own is not None and verdict is NOTABLE and _is_at(own, francs, euros)
    if at_own:
        verdict = ROUNDED
    currency = facts.amounts[francs.amount_id or ""].currency
    values: dict[str, Value] = {
        "francs": quantity(francs.value, currency),
        "rate": XOF_PER_EUR,
        "computed": quantity(computed, "EUR"),
        "printed": quantity(euros.value, "EUR"),
        "apart": quantity(abs(euros.value - computed), "EUR"),
    }
    wording = say("{francs} at {rate} to the euro are {computed}; printed is {printed}.", **values)
    ending = (
        say("The document converts at {own} to the euro throughout.", own=own or 0)
        if at_own
        else _ending(verdict, values)
    )
    return result(
        "conversion",
        euros,
        wording + ending,
        verdict,
        computed=computed,
        figures=[francs],
        unit="EUR",
        about=[francs.spot],
        subject=euros.amount_id,
    )


def _ending(verdict: Verdict, values: dict[str, Value]) -> Wording:
    if verdict is HOLDS:
        return NOTHING
    if verdict is ROUNDED:
        return say("It was rounded in another way.")
    if verdict is NOTABLE:
        return say("A difference of {apart}: another rate may have been used.", **values)
    if verdict is UNVERIFIABLE:
        return say("A difference of {apart}: the two columns of the table may say different sums.", **values)
    return say("A difference of {apart}.", **values)
