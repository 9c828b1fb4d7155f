"""Numbers beside which a currency is printed, after them or before, and the hundredths after it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.values.currencies import CFA_FRANCS, currency_end, currency_spans, parse_currency
from pipeline.values.currency_names import DOUBTFUL
from pipeline.values.lexicon import alternatives
from pipeline.values.number_words import NUMBER_WORDS, read_number_words
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


_TO_CURRENCY = re.compile(r"(?:[.,]-{1,2})? ?(?:de |d'|of )?", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d\Z")


def with_own_currency(text: str, quantities: Sequence[Quantity], country: str) -> list[Money]:
    """Amounts whose own currency is printed after them, or else before them."""
    leads = {end: start for start, end in currency_spans(text, before_number=True)}
    money: list[Money] = []
    taken = 0
    said_again: Quantity | None = None
    for quantity, following in zip(quantities, [*quantities[1:], None], strict=False):
        if quantity is said_again or quantity.start < taken:
            continue
        one = _followed(text, quantity, country)
        if one is None and following and _said_twice(text, quantity, following):
            unit = min(quantity.unit, following.unit)
            one = _followed(text, replace(quantity, end=following.end + 1, unit=unit), country)
            said_again = following if one else None
        end = quantity.start - (text[quantity.start - 1 : quantity.start] == " ")
        start = leads.get(end, -1)
        if one is None and start >= taken and _may_lead(text, start, end, quantity):
            code = _code(text[start:end], country)
            one = Money(quantity, start, quantity.end, code) if code else None
        if one:
            money.append(one)
            taken = one.end
    return money


# Subunits alone: `centimes` of a euro, `cents` of a dollar, save where the words say another.
_SUBUNITS: dict[str, str] = {
    "centime": "EUR", "centimes": "EUR", "eurocent": "EUR", "eurocents": "EUR", "cent": "USD", "cents": "USD",
    "penny": "GBP", "pence": "GBP", "cts": "EUR", "¢": "USD",
}  # fmt: skip
_SUBUNIT = re.compile(
    rf" ?(?<!\w)({alternatives(_SUBUNITS)})(?![^\W_])(?P<of> (?:de |d'|of an? ))?", re.IGNORECASE
)
_ATTACHED_CENTS = re.compile(r"(\d\d)(?![\w]|[.,]\d)")
_AFTER_UNITS = re.compile(r" (?:et |and )?")
# `12 euros 50`, not `12 euros 50 personnes`.
_CLOSED = re.compile(
    r" ?(?:\Z|[).,;:\n]|(?:par|le|la|l'|pour|de|en|et|à|au|aux|dans|chacune?)(?![^\W_]))", re.IGNORECASE
)


def _with_cents(text: str, money: Money) -> Money:
    """`10 euros et 50 centimes`, `12 euros 50`, `3€50`, `five dollars and twenty cents`."""
    if money.quantity.unit != 1 or money.currency in CFA_FRANCS:
        return money
    printed = _cents_after(text, money)
    if printed is None:
        return money
    cents, end = printed
    value = money.quantity.value + cents.scaleb(-2)
    return replace(money, quantity=replace(money.quantity, value=value), end=end)


def _cents_after(text: str, money: Money) -> tuple[Decimal, int] | None:
    attached = _ATTACHED_CENTS.match(text, money.end) if text[money.end - 1] in "€£$" else None
    if attached:
        return Decimal(attached[1]), attached.end()
    gap = _AFTER_UNITS.match(text, money.end)
    number = _small_number(text, gap.end()) if gap else None
    if number is None or gap is None:
        return None
    value, end, two_places = number
    named = _subunit(text, end)
    if named:
        return value, named[1]
    # Without their name, hundredths follow the currency at once and in its kind of print.
    return (value, end) if gap.group() == " " and two_places and _CLOSED.match(text, end) else None


def _small_number(text: str, start: int) -> tuple[Decimal, int, bool] | None:
    """A number under a hundred at `start`, where it ends, and whether it fills two places."""
    digits = re.compile(r"(\d{1,2})(?![\d%]|[.,/ ]\d)").match(text, start)
    if digits:
        return Decimal(digits[1]), digits.end(), len(digits[1]) == 2
    words = NUMBER_WORDS.match(text, start)
    if words is None or not words["run"]:
        return None
    run = re.sub(r" cents?\Z", "", words.group(), flags=re.IGNORECASE)
    again = NUMBER_WORDS.fullmatch(run)
    try:
        value = read_number_words(again).value if again else Decimal(100)
    except ValueError:
        return None
    return (value, start + len(run), value >= 10) if value < 100 else None


def _in_subunits(text: str, quantity: Quantity, country: str) -> Money | None:
    """`50 centimes`, `20 cents`: hundredths of a currency that may be named after them."""
    named = _subunit(text, quantity.end)
    if named is None or quantity.scale != 1 or quantity.value >= 1000:
        return None
    form, end = named
    code = _SUBUNITS.get(form.lower()) or _code(form, country)
    hundredth = replace(quantity, value=quantity.value.scaleb(-2), unit=quantity.unit.scaleb(-2))
    return Money(hundredth, quantity.start, end, code) if code else None


def _subunit(text: str, start: int) -> tuple[str, int] | None:
    """The currency named after a subunit at `start` (`cents of a euro`), or the subunit; and its end."""
    match = _SUBUNIT.match(text, start)
    if match is None:
        return None
    end = currency_end(text, match.end()) if match["of"] else None
    return (text[match.end() : end], end) if end else (match[1], match.end(1))


def _followed(text: str, quantity: Quantity, country: str) -> Money | None:
    """The quantity with the currency printed after it; a lone `F` only after figures of five and more."""
    if quantity.abbreviated:
        return None
    to_currency = _TO_CURRENCY.match(text, quantity.end)
    start = to_currency.end() if to_currency else quantity.end
    end = currency_end(text, start)
    if end is None:
        return _in_subunits(text, quantity, country)
    form = text[start:end]
    if form == "F" and (quantity.value < 5 or quantity.in_words):
        return None
    small = quantity.value < 1000 and form.islower() and form in DOUBTFUL
    weight = form.lower() in {"pound", "pounds"} and text.startswith(" of ", end)
    code = None if small or weight else _code(form, country)
    return _with_cents(text, Money(quantity, quantity.start, end, code)) if code else None


def _code(form: str, country: str) -> str | None:
    try:
        return parse_currency(form, country=country)
    except ValueError:
        return None


def _may_lead(text: str, start: int, end: int, quantity: Quantity) -> bool:
    """Whether a currency before a number is its own: `FCFA 2023` in a heading is a year."""
    if quantity.in_words:
        return False
    form = text[start:end]
    if form in DOUBTFUL and quantity.value < 1000:
        return False
    symbol = not form[-1].isalpha()
    year = quantity.scale == 1 and _YEAR.match(text[quantity.start : quantity.end])
    if year and not symbol and (form.upper().endswith("CFA") or text.endswith("en ", 0, start)):
        return False
    return not form[0].islower() or form.lower() in {"fcfa", "eur", "usd"}


def _said_twice(text: str, first: Quantity, second: Quantity) -> bool:
    """`dix millions (10 000 000) de FCFA`: one sum, in words and in figures."""
    return (
        first.value == second.value
        and text[first.end : second.start] in {" (", " [", "("}
        and text[second.end : second.end + 1] in {")", "]"}
    )
