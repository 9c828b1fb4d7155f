"""One sum said in two currencies: which neighbours are, and what one tells of the other's separators."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.values.currencies.finding import CFA_FRANCS, ROUGHLY_IN_XOF, XOF_PER_EUR
from pipeline.values.money.candidates import Money
from pipeline.values.money.patterns import CLOSING, OPENING, MoneyPatterns


def same_sums(text: str, money: Sequence[Money], patterns: MoneyPatterns) -> dict[int, int]:
    """Neighbours that are one sum in two currencies, by the words or the brackets between them."""
    pairs: dict[int, int] = {}
    for index in range(len(money) - 1):
        first, second = money[index], money[index + 1]
        if first.currency == second.currency or index in pairs:
            continue
        gap = text[first.end : second.start]
        rate = second.quantity.value == 1 and patterns.rate.fullmatch(gap)
        bracketed = OPENING.fullmatch(gap) and CLOSING.match(text, second.end)
        if len(gap) <= 80 and (bracketed or rate or patterns.same_sum.fullmatch(gap)):
            pairs[index], pairs[index + 1] = index + 1, index
    return pairs


def settle_by_pair(money: list[Money], pairs: dict[int, int]) -> list[Money]:
    """Where a separator is doubtful, the other currency decides: 191,817,697 FCFA (319.143 USD).

    `14.098 milliards de FCFA (24,5 milliards de dollars)` holds only where the point is a thousands sign.
    """
    return [_settled(amount, money[pairs[i]] if i in pairs else None) for i, amount in enumerate(money)]


def _settled(money: Money, partner: Money | None) -> Money:
    if money.quantity.other is None:
        return money
    if money.currency in CFA_FRANCS and money.quantity.value == XOF_PER_EUR * 1000:
        return _reread(money)
    if partner is None or partner.quantity.open or not partner.quantity.value:
        return money
    as_read, otherwise = (
        _times_apart(money, value, partner) for value in (money.quantity.value, money.quantity.other)
    )
    if as_read is None or otherwise is None:
        return money
    if as_read > _FAR >= otherwise:
        return _reread(money)
    return (
        replace(money, quantity=replace(money.quantity, open=False)) if as_read <= _FAR < otherwise else money
    )


def _reread(money: Money) -> Money:
    """The sum under the other meaning of its sign, which is now certain."""
    quantity = money.quantity
    assert quantity.other is not None
    finer = quantity.other < quantity.value
    unit = quantity.unit / 1000 if finer else quantity.unit * 1000
    return replace(
        money, quantity=replace(quantity, value=quantity.other, unit=unit, other=quantity.value, open=False)
    )


#: How many times apart two sums may be that are one at the rates of this century.
_FAR = Decimal(30)


def _times_apart(money: Money, value: Decimal, partner: Money) -> Decimal | None:
    rate, partner_rate = ROUGHLY_IN_XOF.get(money.currency), ROUGHLY_IN_XOF.get(partner.currency)
    if not rate or not partner_rate or not value:
        return None
    times = value * rate / (partner.quantity.value * partner_rate)
    return max(times, 1 / times)
