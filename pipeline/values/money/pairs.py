"""One sum said in two currencies: which neighbours are, and what one tells of the other's separators."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.values.currencies.finding import CFA_FRANCS, ROUGHLY_IN_XOF, XOF_PER_EUR
from pipeline.values.money import patterns
from pipeline.values.money.candidates import Money


def same_sums(text: str, money: Sequence[Money]) -> dict[int, int]:
    """Neighbours that are one sum in two currencies, by the words or the brackets between them."""
    pairs: dict[int, int] = {}
    for index in range(len(money) - 1):
        first, second = money[index], money[index + 1]
        if first.currency == second.currency or index in pairs:
            continue
        gap = text[first.end : second.start]
        rate = second.quantity.value == 1 and patterns.RATE.fullmatch(gap)
        bracketed = patterns.OPENING.fullmatch(gap) and patterns.CLOSING.match(text, second.end)
        if len(gap) <= 80 and (bracketed or rate or patterns.SAME_SUM.fullmatch(gap)):
            pairs[index], pairs[index + 1] = index + 1, index
    return pairs


def settle_by_pair(money: list[Money], pairs: dict[int, int]) -> list[Money]:
    """Where a separator is doubtful, the other currency decides: 191,817,697 FCFA (319.143 USD)."""
    settled: list[Money] = []
    for index, one in enumerate(money):
        partner = money[pairs[index]] if index in pairs else None
        if one.quantity.ambiguous and (_is_parity(one) or (partner and _too_large_beside(one, partner))):
            exact = one.quantity.value / 1000
            one = replace(one, quantity=replace(one.quantity, value=exact, unit=Decimal("0.001")))
        settled.append(one)
    return settled


def _is_parity(one: Money) -> bool:
    return one.currency in CFA_FRANCS and one.quantity.value == XOF_PER_EUR * 1000


def _too_large_beside(one: Money, partner: Money) -> bool:
    """Whether reading the separator as thousands puts the two sums more than an order of magnitude apart."""
    rate, partner_rate = ROUGHLY_IN_XOF.get(one.currency), ROUGHLY_IN_XOF.get(partner.currency)
    if partner.quantity.ambiguous or not rate or not partner_rate:
        return False
    return one.quantity.value * rate > 30 * partner.quantity.value * partner_rate
