"""Numbers beside which a currency is printed, after them or before, with their scale behind it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.language import lexicon
from pipeline.values.currencies.finding import currency_end, currency_spans
from pipeline.values.currencies.names import DOUBTFUL
from pipeline.values.money.candidates import Money, known_currency
from pipeline.values.money.hundredths import ATTACHED_CENTS, in_subunits, with_cents
from pipeline.values.money.leads import led
from pipeline.values.money.patterns import money_patterns
from pipeline.values.money.scaled import accounts_after, rescaled, scale_behind
from pipeline.values.numbers.quantities import Quantity
from pipeline.values.text_context import TextContext

_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_NUMBER_AFTER = re.compile(r" ?\d")


def with_own_currency(text: str, quantities: Sequence[Quantity], setting: TextContext) -> list[Money]:
    """Amounts whose own currency is printed after them, or else before them."""
    spans = currency_spans(text, before_number=True, language=setting.language)
    leads = {end: start for start, end in spans}
    money: list[Money] = []
    taken = 0
    before: Quantity | None = None
    said_again: Quantity | None = None
    for quantity, following in zip(quantities, [*quantities[1:], None], strict=False):
        if quantity is said_again or quantity.start < taken:
            before = quantity
            continue
        led_by_own = quantity.start - (text[quantity.start - 1 : quantity.start] == " ") in leads
        followed = _followed(text, quantity, setting, led_already=led_by_own)
        if followed is None and following and _said_twice(text, quantity, following):
            unit = min(quantity.unit, following.unit)
            followed = _followed(text, replace(quantity, end=following.end + 1, unit=unit), setting)
            said_again = following if followed else None
        followed = followed or accounts_after(text, quantity, before, setting)
        followed = followed or led(text, quantity, leads, taken, setting)
        if followed:
            money.append(followed)
            taken = followed.end
        before = quantity
    return money


def _followed(
    text: str, quantity: Quantity, setting: TextContext, *, led_already: bool = False
) -> Money | None:
    """The quantity with the currency printed after it; a lone `F` only after figures of five and more."""
    printed = text[quantity.start : quantity.end]
    if quantity.abbreviated or (len(printed) > 1 and not printed.strip("0")):
        return None
    to_currency = money_patterns(setting.language).to_currency.match(text, quantity.end)
    start = to_currency.end() if to_currency else quantity.end
    end = currency_end(text, start, setting.language)
    if end is None:
        return in_subunits(text, quantity, setting)
    if to_currency and to_currency["bracket"]:
        return _bracketed(text, quantity, start, end, setting)
    if not _may_follow(text, quantity, start, end, setting, led_already=led_already):
        return None
    code = known_currency(text[start:end], setting)
    if code is None:
        return None
    behind = scale_behind(text, quantity, end, setting)
    if behind:
        whole = rescaled(text, quantity, behind.scale, setting)
        return Money(whole, quantity.start, behind.end, code) if whole else None
    return with_cents(text, Money(quantity, quantity.start, end, code), setting)


def _may_follow(
    text: str, quantity: Quantity, start: int, end: int, setting: TextContext, *, led_already: bool
) -> bool:
    """Whether the currency at `start:end` is that of the number before it."""
    printed, form = text[quantity.start : quantity.end], text[start:end]
    lead = money_patterns(setting.language).not_one_lead
    is_one = quantity.in_words and quantity.value == 1
    if is_one and lead.search(text, max(0, quantity.start - 8), quantity.start):
        return False
    if form == "Euro" and _YEAR.match(printed):
        return scale_behind(text, quantity, end, setting) is not None
    # `2021 EUR 5 million`, `US$ 1 XAF 578`: the currency is that of the next number.
    if (led_already or _YEAR.match(printed)) and _NUMBER_AFTER.match(text, end):
        return False
    if _leads_next(text, quantity, start, end):
        return False
    if form == "F" and (quantity.value < 5 or quantity.in_words):
        return False
    words = lexicon(setting.language).money
    weight = form.lower() in words.weights and text.startswith(words.weight_tail, end)
    return not weight and not (quantity.value < 1000 and form in DOUBTFUL)


def _leads_next(text: str, quantity: Quantity, start: int, end: int) -> bool:
    """`264,800 $1,239,053`: a symbol that touches the next number is its; `12 €50` may be hundredths."""
    touches = text[end : end + 1].isdigit() and text[start - 1 : start] == " " and not text[end - 1].isalpha()
    return touches and (quantity.unit != 1 or quantity.scale != 1 or not ATTACHED_CENTS.match(text, end))


def _bracketed(text: str, quantity: Quantity, start: int, end: int, setting: TextContext) -> Money | None:
    """`5 000 000 (FCFA)`: nothing but the currency in the brackets."""
    code = known_currency(text[start:end], setting) if text[end : end + 1] == ")" else None
    return Money(quantity, quantity.start, end + 1, code) if code else None


def _said_twice(text: str, first: Quantity, second: Quantity) -> bool:
    """`dix millions (10 000 000) de FCFA`: one sum, in words and in figures."""
    return (
        first.value == second.value
        and text[first.end : second.start] in {" (", " [", "("}
        and text[second.end : second.end + 1] in {")", "]"}
    )
