"""Numbers that have no currency of their own: shared along a range or a list, or borrowed from before."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.values.currencies.finding import CFA_FRANCS, ROUGHLY_IN_XOF
from pipeline.values.money.candidates import Money, known_currency
from pipeline.values.money.patterns import CLOSING, OPENING, MoneyPatterns, money_patterns
from pipeline.values.numbers.quantities import Quantity
from pipeline.values.text_context import TextContext

_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_SENTENCE_END = re.compile(r"[.!?] +[A-ZÀ-Þ]|\n")
_ELISION_REACH = 160


def with_shared_currency(
    text: str, quantities: Sequence[Quantity], money: Sequence[Money], patterns: MoneyPatterns
) -> list[Money]:
    """Ranges and lists whose currency, and perhaps scale, is printed once, at the end or before the start."""
    own = {amount.quantity.start: amount for amount in money}
    done: dict[int, Money] = {}
    for index, quantity in enumerate(quantities):
        holder = own.get(quantity.start)
        if holder is None:
            continue
        done[quantity.start] = holder
        if holder.end == holder.quantity.end and index + 1 < len(quantities):
            done[quantity.start] = _with_upper_bound(text, holder, quantities[index + 1], own, patterns)
        _share_backward(text, quantities, index, holder, done, patterns)
    return _both_named(text, sorted(done.values(), key=lambda amount: amount.start), patterns)


def _with_upper_bound(
    text: str, holder: Money, later: Quantity, own: dict[int, Money], patterns: MoneyPatterns
) -> Money:
    """`EUR 2 to 3 million`, `$5-10 million`: the bound after a leading currency."""
    gap = text[holder.end : later.start]
    shared = _scaled_like(holder.quantity, later)
    led = replace(holder.quantity, start=holder.start)
    if later.start in own or not _is_range(text, led, gap, shared, later, patterns):
        return holder
    return replace(holder, quantity=shared, end=later.end, upper=later)


def _share_backward(
    text: str,
    quantities: Sequence[Quantity],
    index: int,
    holder: Money,
    done: dict[int, Money],
    patterns: MoneyPatterns,
) -> None:
    """`entre 2 et 3 millions d'euros`, `12, 15 et 20 millions de FCFA`: the numbers before the currency."""
    for at in range(index, 0, -1):
        earlier, later = quantities[at - 1], quantities[at]
        gap = text[earlier.end : done[later.start].start]
        year = _YEAR.match(text[earlier.start : earlier.end])
        if (
            earlier.start in done
            or year
            or not _joined(gap, patterns)
            or not _leads_list(text, earlier, gap, patterns)
        ):
            return
        shared = _scaled_like(earlier, holder.quantity)
        if at == index and _is_range(text, earlier, gap, shared, holder.quantity, patterns):
            done[later.start] = replace(holder, quantity=shared, start=earlier.start, upper=holder.quantity)
            return
        done[earlier.start] = Money(shared, earlier.start, earlier.end, holder.currency, elided=True)


def _joined(gap: str, patterns: MoneyPatterns) -> bool:
    return any(join.fullmatch(gap) for join in (patterns.range_join, patterns.and_join, patterns.list_join))


def _leads_list(text: str, first: Quantity, gap: str, patterns: MoneyPatterns) -> bool:
    """Whether a number begins or continues a list of sums, and is not `la phase 2 et 3 millions`."""
    if first.scale > 1 or (first.grouped and first.value >= 1000):
        return True
    window = text[max(0, first.start - 24) : first.start]
    if patterns.range_join.fullmatch(gap):
        return not patterns.numbered_lead.search(window) and window[-1:] in {" ", "(", "\n", "\t", ""}
    return bool(patterns.list_lead.search(window))


def _scaled_like(first: Quantity, last: Quantity) -> Quantity:
    """`2 et 3 millions`: the first number has the scale of the last, unless it has its own."""
    if first.scale != 1 or last.scale == 1 or first.value >= 1000:
        return first
    return replace(first, value=first.value * last.scale, unit=first.unit * last.scale, scale=last.scale)


def _is_range(
    text: str, first: Quantity, gap: str, low: Quantity, high: Quantity, patterns: MoneyPatterns
) -> bool:
    if low.value >= high.value:
        return False
    lead = text[max(0, first.start - 40) : first.start]
    # `un billet de 15 et 40 soles` is a range, `deux prêts de 15 et 40 millions` are two sums.
    if patterns.and_join.fullmatch(gap) and patterns.singular_from_lead.search(lead):
        return not patterns.respectively.match(text, high.end)
    if patterns.between_lead.search(lead):
        return bool(patterns.and_join.fullmatch(gap) or patterns.range_join.fullmatch(gap))
    return bool(patterns.range_join.fullmatch(gap)) and not _is_change(text, first, gap, patterns)


def _is_change(text: str, first: Quantity, gap: str, patterns: MoneyPatterns) -> bool:
    """Whether `from` and `to` tell of two sums, one after the other (`est passé de 5 à 10 millions`)."""
    lead = text[max(0, first.start - 64) : first.start]
    return bool(patterns.range_join.fullmatch(gap) and patterns.change_lead.search(lead))


def _both_named(text: str, money: list[Money], patterns: MoneyPatterns) -> list[Money]:
    """`de 5 millions d'euros à 10 millions d'euros`: two sums that are the bounds of a range."""
    result: list[Money] = []
    for amount in money:
        last = result[-1] if result else None
        if last and not last.upper and not amount.upper and last.currency == amount.currency:
            first = replace(last.quantity, start=last.start)
            low = (
                _scaled_like(last.quantity, amount.quantity)
                if last.end == last.quantity.end
                else last.quantity
            )
            gap = text[last.end : amount.start]
            if _is_range(text, first, gap, low, amount.quantity, patterns):
                result[-1] = replace(last, quantity=low, bound="lower")
                result.append(replace(amount, bound="upper"))
                continue
            if _is_change(text, first, gap, patterns):
                result[-1] = replace(last, quantity=low)
        result.append(amount)
    return result


def with_elided_currency(
    text: str, quantities: Sequence[Quantity], money: Sequence[Money], setting: TextContext
) -> list[Money]:
    """`133.2 millions de dollars, dont 110 millions (...)`: a currency said once holds for the next."""
    patterns = money_patterns(setting.language)
    result: list[Money] = []
    named = iter(money)
    upcoming = next(named, None)
    last: Money | None = None
    for quantity in quantities:
        while upcoming and upcoming.end <= quantity.start:
            result.append(upcoming)
            last = last if last and _is_aside(text, last, upcoming) else upcoming
            upcoming = next(named, None)
        if upcoming and upcoming.start < quantity.end and quantity.start < upcoming.end:
            continue
        if last and quantity.start >= last.end and _borrows(text, last, quantity, patterns):
            currency = _converted(text, last, quantity, setting) or last.currency
            last = Money(quantity, quantity.start, quantity.end, currency, elided=True)
            result.append(last)
    if upcoming:
        result.extend([upcoming, *named])
    return result


def _borrows(text: str, last: Money, quantity: Quantity, patterns: MoneyPatterns) -> bool:
    if quantity.start - last.end > _ELISION_REACH or quantity.abbreviated or quantity.rounded:
        return False
    between = text[last.end : quantity.start]
    large = quantity.scale >= 1000 or (quantity.grouped and quantity.value >= 1000)
    # The same sum again is one of another time only where something is counted or dated between the two.
    again = quantity.value == last.quantity.value and not any(map(str.isdigit, between))
    if not large or again or _SENTENCE_END.search(between):
        return False
    # `731 millions apportés`: what is counted in millions takes `de`, so a participle follows a sum.
    ends = patterns.elided_tail.match(text, quantity.end) or (
        quantity.scale >= 10**6 and patterns.participle.match(text, quantity.end)
    )
    return bool(ends and patterns.elided_lead.search(between[-32:]))


def _is_aside(text: str, last: Money, money: Money) -> bool:
    """`5 000 000 FCFA (7 622 €), dont 2 000 000`: what stands in brackets behind a sum lends nothing."""
    opened = OPENING.fullmatch(text[last.end : money.start])
    return bool(opened and CLOSING.match(text, money.end))


def _converted(text: str, last: Money, quantity: Quantity, setting: TextContext) -> str | None:
    """The CFA franc, where an equivalent names no currency but is about what it would be in francs.

    `8,9 millions d'euros soit 5,8 milliards`: six hundred times as much.
    """
    rate = ROUGHLY_IN_XOF.get(last.currency)
    if rate is None or last.currency in CFA_FRANCS or not last.quantity.value:
        return None
    lead = money_patterns(setting.language).equivalent_lead
    if not lead.search(text, max(0, quantity.start - 24), quantity.start):
        return None
    times = quantity.value / last.quantity.value / rate
    return known_currency("FCFA", setting) if Decimal("0.7") < times < Decimal("1.4") else None


def said_once(text: str, money: Sequence[Money]) -> list[Money]:
    """Leave out the sum repeated in brackets: `1 500 FCFA (mille cinq cents francs)`."""
    kept: list[Money] = []
    for amount in money:
        last = kept[-1] if kept else None
        repeated = last and (last.quantity.value, last.currency) == (amount.quantity.value, amount.currency)
        if last and repeated and OPENING.fullmatch(text[last.end : amount.start]):
            continue
        kept.append(amount)
    return kept
