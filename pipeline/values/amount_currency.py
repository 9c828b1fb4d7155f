"""Numbers that find their currency: printed beside them, shared along a list, or borrowed from before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.values import amount_patterns as patterns
from pipeline.values.currencies import AFTER, BEFORE, CFA_FRANCS, ROUGHLY_IN_XOF, XOF_PER_EUR, parse_currency
from pipeline.values.quantities import Quantity


@dataclass(frozen=True, slots=True)
class Money:
    """A quantity that has found its currency, still in offsets of the folded text."""

    quantity: Quantity
    start: int
    end: int
    currency: str
    elided: bool = False
    upper: Quantity | None = None


_CURRENCY_AFTER = re.compile(rf"(?:[.,]-{{1,2}})? ?(?:de |d'|of )?({AFTER})")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_SENTENCE_END = re.compile(r"[.!?] +[A-ZÀ-Þ]|\n")
_ELISION_REACH = 160


def find_money(text: str, quantities: Sequence[Quantity], country: str) -> tuple[list[Money], dict[int, int]]:
    """The quantities that are money, and the pairs of them that are one sum in two currencies."""
    money = _with_own_currency(text, quantities, country)
    money = _with_shared_currency(text, quantities, money)
    money = _said_once(text, _with_elided_currency(text, quantities, money))
    pairs = _same_sums(text, money)
    return _settle_by_pair(money, pairs), pairs


def _with_own_currency(text: str, quantities: Sequence[Quantity], country: str) -> list[Money]:
    """Amounts whose own currency is printed after them, or else before them."""
    leads = {match.end(): match for match in BEFORE.finditer(text)}
    money: list[Money] = []
    taken = 0
    said_again: Quantity | None = None
    for quantity, following in zip(quantities, [*quantities[1:], None], strict=False):
        if quantity is said_again:
            continue
        one = _followed(text, quantity, country)
        if one is None and following and _said_twice(text, quantity, following):
            unit = min(quantity.unit, following.unit)
            one = _followed(text, replace(quantity, end=following.end + 1, unit=unit), country)
            said_again = following if one else None
        lead = leads.get(quantity.start - (text[quantity.start - 1 : quantity.start] == " "))
        if one is None and lead and lead.start() >= taken and _may_lead(text, lead, quantity):
            code = _code(lead.group(), country)
            one = Money(quantity, lead.start(), quantity.end, code) if code else None
        if one:
            money.append(one)
            taken = one.end
    return money


def _with_cents(text: str, money: Money) -> Money:
    """`10 euros et 50 centimes`."""
    match = patterns.CENTS.match(text, money.end)
    if not match or money.quantity.unit != 1:
        return money
    value = money.quantity.value + Decimal(match[1]).scaleb(-2)
    return replace(money, quantity=replace(money.quantity, value=value), end=match.end())


def _followed(text: str, quantity: Quantity, country: str) -> Money | None:
    """The quantity with the currency printed after it; a lone `F` only after figures of five and more."""
    match = _CURRENCY_AFTER.match(text, quantity.end)
    if match is None or quantity.abbreviated:
        return None
    if match[1] == "F" and (quantity.value < 5 or quantity.in_words):
        return None
    code = _code(match[1], country)
    return _with_cents(text, Money(quantity, quantity.start, match.end(), code)) if code else None


def _code(form: str, country: str) -> str | None:
    try:
        return parse_currency(form, country=country)
    except ValueError:
        return None


def _may_lead(text: str, lead: re.Match[str], quantity: Quantity) -> bool:
    """Whether a currency before a number is its own: `FCFA 2023` in a heading is a year."""
    if quantity.in_words:
        return False
    symbol = not lead.group()[-1].isalpha()
    year = quantity.scale == 1 and _YEAR.match(text[quantity.start : quantity.end])
    if (
        year
        and not symbol
        and (
            lead.group().upper().endswith("CFA")
            or re.search(r"en \Z", text[max(0, lead.start() - 3) : lead.start()])
        )
    ):
        return False
    word = lead.group()[0].islower() and lead.group().lower() not in {"fcfa", "eur", "usd"}
    return not word


def _said_twice(text: str, first: Quantity, second: Quantity) -> bool:
    """`dix millions (10 000 000) de FCFA`: one sum, in words and in figures."""
    return (
        first.value == second.value
        and text[first.end : second.start] in {" (", " [", "("}
        and text[second.end : second.end + 1] in {")", "]"}
    )


def _with_shared_currency(text: str, quantities: Sequence[Quantity], money: list[Money]) -> list[Money]:
    """Ranges and lists whose currency, and perhaps scale, is printed once, at the end or before the start."""
    own = {one.quantity.start: one for one in money}
    done: dict[int, Money] = {}
    for index, quantity in enumerate(quantities):
        holder = own.get(quantity.start)
        if holder is None:
            continue
        done[quantity.start] = holder
        if holder.end == holder.quantity.end and index + 1 < len(quantities):
            done[quantity.start] = _with_upper_bound(text, holder, quantities[index + 1], own)
        _share_backward(text, quantities, index, holder, done)
    return _both_named(text, sorted(done.values(), key=lambda one: one.start))


def _with_upper_bound(text: str, holder: Money, later: Quantity, own: dict[int, Money]) -> Money:
    """`EUR 2 to 3 million`, `$5-10 million`: the bound after a leading currency."""
    gap = text[holder.end : later.start]
    shared = _scaled_like(holder.quantity, later)
    led = replace(holder.quantity, start=holder.start)
    if later.start in own or not _is_range(text, led, gap, shared, later):
        return holder
    return replace(holder, quantity=shared, end=later.end, upper=later)


def _share_backward(
    text: str, quantities: Sequence[Quantity], index: int, holder: Money, done: dict[int, Money]
) -> None:
    """`entre 2 et 3 millions d'euros`, `12, 15 et 20 millions de FCFA`: the numbers before the currency."""
    for at in range(index, 0, -1):
        earlier, later = quantities[at - 1], quantities[at]
        gap = text[earlier.end : done[later.start].start]
        year = _YEAR.match(text[earlier.start : earlier.end])
        if earlier.start in done or year or not _joined(gap) or not _leads_list(text, earlier):
            return
        shared = _scaled_like(earlier, holder.quantity)
        if at == index and _is_range(text, earlier, gap, shared, later):
            done[later.start] = replace(holder, quantity=shared, start=earlier.start, upper=holder.quantity)
            return
        done[earlier.start] = Money(shared, earlier.start, earlier.end, holder.currency, elided=True)


def _joined(gap: str) -> bool:
    return any(join.fullmatch(gap) for join in (patterns.RANGE_JOIN, patterns.AND_JOIN, patterns.LIST_JOIN))


def _leads_list(text: str, first: Quantity) -> bool:
    """Whether a number begins or continues a list of sums, and is not `la phase 2 et 3 millions`."""
    if first.scale > 1 or (first.grouped and first.value >= 1000):
        return True
    window = text[max(0, first.start - 24) : first.start]
    return bool(patterns.LIST_LEAD.search(window))


def _scaled_like(first: Quantity, last: Quantity) -> Quantity:
    """`2 et 3 millions`: the first number has the scale of the last, unless it has its own."""
    if first.scale > 1 or last.scale == 1 or first.value >= 1000:
        return first
    return replace(first, value=first.value * last.scale, unit=first.unit * last.scale, scale=last.scale)


def _is_range(text: str, first: Quantity, gap: str, low: Quantity, high: Quantity) -> bool:
    if low.value >= high.value:
        return False
    lead = text[max(0, first.start - 40) : first.start]
    if patterns.BETWEEN.search(lead):
        return bool(patterns.AND_JOIN.fullmatch(gap) or patterns.RANGE_JOIN.fullmatch(gap))
    return bool(patterns.RANGE_JOIN.fullmatch(gap)) and not patterns.CHANGE.search(lead)


def _both_named(text: str, money: list[Money]) -> list[Money]:
    """`de 5 millions d'euros à 10 millions d'euros`: a range whose bounds both name the currency."""
    result: list[Money] = []
    for one in money:
        last = result[-1] if result else None
        if last and not last.upper and not one.upper and last.currency == one.currency:
            first = replace(last.quantity, start=last.start)
            gap = text[last.end : one.start]
            if _is_range(text, first, gap, last.quantity, one.quantity):
                result[-1] = replace(last, end=one.end, upper=one.quantity)
                continue
        result.append(one)
    return result


def _with_elided_currency(text: str, quantities: Sequence[Quantity], money: list[Money]) -> list[Money]:
    """`133.2 millions de dollars, dont 110 millions (...)`: a currency said once holds for the next."""
    result: list[Money] = []
    named = iter(money)
    upcoming = next(named, None)
    last: Money | None = None
    for quantity in quantities:
        while upcoming and upcoming.end <= quantity.start:
            result.append(upcoming)
            last, upcoming = upcoming, next(named, None)
        if upcoming and upcoming.start < quantity.end and quantity.start < upcoming.end:
            continue
        if last and quantity.start >= last.end and _borrows(text, last, quantity):
            last = Money(quantity, quantity.start, quantity.end, last.currency, elided=True)
            result.append(last)
    if upcoming:
        result.extend([upcoming, *named])
    return result


def _borrows(text: str, last: Money, quantity: Quantity) -> bool:
    if quantity.start - last.end > _ELISION_REACH or quantity.abbreviated or quantity.rounded:
        return False
    between = text[last.end : quantity.start]
    large = quantity.scale >= 1000 or (quantity.grouped and quantity.value >= 1000)
    if not large or quantity.value == last.quantity.value or _SENTENCE_END.search(between):
        return False
    # `731 millions apportés`: what is counted in millions takes `de`, so a participle follows a sum.
    ends = patterns.ELIDED_TAIL.match(text, quantity.end) or (
        quantity.scale >= 10**6 and patterns.PARTICIPLE.match(text, quantity.end)
    )
    return bool(ends and patterns.ELIDED_LEAD.search(between[-32:]))


def _said_once(text: str, money: Sequence[Money]) -> list[Money]:
    """Leave out the sum repeated in brackets: `1 500 FCFA (mille cinq cents francs)`."""
    kept: list[Money] = []
    for one in money:
        last = kept[-1] if kept else None
        repeated = last and (last.quantity.value, last.currency) == (one.quantity.value, one.currency)
        if last and repeated and patterns.OPENING.fullmatch(text[last.end : one.start]):
            continue
        kept.append(one)
    return kept


def _same_sums(text: str, money: Sequence[Money]) -> dict[int, int]:
    """Neighbours that are one sum in two currencies, by the words or the brackets between them."""
    pairs: dict[int, int] = {}
    for index in range(len(money) - 1):
        first, second = money[index], money[index + 1]
        if first.currency == second.currency or index in pairs:
            continue
        gap = text[first.end : second.start]
        rate = gap == " pour " and second.quantity.value == 1
        bracketed = patterns.OPENING.fullmatch(gap) and patterns.CLOSING.match(text, second.end)
        if len(gap) <= 80 and (bracketed or rate or patterns.SAME_SUM.fullmatch(gap)):
            pairs[index], pairs[index + 1] = index + 1, index
    return pairs


def _settle_by_pair(money: list[Money], pairs: dict[int, int]) -> list[Money]:
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
