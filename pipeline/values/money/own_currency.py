"""Numbers beside which a currency is printed, after them or before, and the hundredths after it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.language.lexicon import alternatives
from pipeline.values.currencies.finding import CFA_FRANCS, currency_end, currency_spans
from pipeline.values.currencies.names import DOUBTFUL
from pipeline.values.money.candidates import Money, known_currency
from pipeline.values.money.leads import led
from pipeline.values.numbers.quantities import Quantity
from pipeline.values.numbers.words import NUMBER_WORDS, read_number_words

_TO_CURRENCY = re.compile(
    r"(?:[.,]-{1,2})?(?:(?<=[a-z])-(?=[a-z])| ?(?P<bracket>\()(?=[^()]{1,16}\))"
    r"| ?(?:de (?:nos )?|d' ?|of )?)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_NUMBER_AFTER = re.compile(r" ?\d")
# `ils ne verseront pas un franc`
_NOT_ONE = re.compile(r"(?<![^\W_])(?:pas|plus|jamais|sans|not) \Z", re.IGNORECASE)
_NIL_GROUP = re.compile(r"00+\Z")


def with_own_currency(text: str, quantities: Sequence[Quantity], country: str) -> list[Money]:
    """Amounts whose own currency is printed after them, or else before them."""
    leads = {end: start for start, end in currency_spans(text, before_number=True)}
    money: list[Money] = []
    taken = 0
    said_again: Quantity | None = None
    for quantity, following in zip(quantities, [*quantities[1:], None], strict=False):
        if quantity is said_again or quantity.start < taken:
            continue
        led_by_own = quantity.start - (text[quantity.start - 1 : quantity.start] == " ") in leads
        one = _followed(text, quantity, country, led_already=led_by_own)
        if one is None and following and _said_twice(text, quantity, following):
            unit = min(quantity.unit, following.unit)
            one = _followed(text, replace(quantity, end=following.end + 1, unit=unit), country)
            said_again = following if one else None
        one = one or led(text, quantity, leads, taken, country)
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
    rf" ?(?<![^\W\d])({alternatives(_SUBUNITS)})(?![^\W_])(?P<of> (?:de |d'|of an? ))?", re.IGNORECASE
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
    code = _SUBUNITS.get(form.lower()) or known_currency(form, country)
    hundredth = replace(quantity, value=quantity.value.scaleb(-2), unit=quantity.unit.scaleb(-2))
    return Money(hundredth, quantity.start, end, code) if code else None


def _subunit(text: str, start: int) -> tuple[str, int] | None:
    """The currency named after a subunit at `start` (`cents of a euro`), or the subunit; and its end."""
    match = _SUBUNIT.match(text, start)
    if match is None:
        return None
    end = currency_end(text, match.end()) if match["of"] else None
    return (text[match.end() : end], end) if end else (match[1], match.end(1))


def _followed(text: str, quantity: Quantity, country: str, *, led_already: bool = False) -> Money | None:
    """The quantity with the currency printed after it; a lone `F` only after figures of five and more."""
    printed = text[quantity.start : quantity.end]
    if quantity.abbreviated or _NIL_GROUP.match(printed):
        return None
    to_currency = _TO_CURRENCY.match(text, quantity.end)
    start = to_currency.end() if to_currency else quantity.end
    end = currency_end(text, start)
    if end is None:
        return _in_subunits(text, quantity, country)
    if to_currency and to_currency["bracket"]:
        return _bracketed(text, quantity, start, end, country)
    form = text[start:end]
    if (
        quantity.in_words
        and quantity.value == 1
        and _NOT_ONE.search(text, max(0, quantity.start - 8), quantity.start)
    ):
        return None
    if form == "Euro" and _YEAR.match(printed):
        return None
    # `2021 EUR 5 million`, `US$ 1 XAF 578`: the currency is that of the next number.
    if (led_already or _YEAR.match(printed)) and _NUMBER_AFTER.match(text, end):
        return None
    if _leads_next(text, quantity, start, end):
        return None
    if form == "F" and (quantity.value < 5 or quantity.in_words):
        return None
    small = quantity.value < 1000 and form in DOUBTFUL
    weight = form.lower() in {"pound", "pounds"} and text.startswith(" of ", end)
    code = None if small or weight else known_currency(form, country)
    return _with_cents(text, Money(quantity, quantity.start, end, code)) if code else None


def _leads_next(text: str, quantity: Quantity, start: int, end: int) -> bool:
    """`264,800 $1,239,053`: a symbol that touches the next number is its; `12 €50` may be hundredths."""
    touches = text[end : end + 1].isdigit() and text[start - 1 : start] == " " and not text[end - 1].isalpha()
    return touches and (quantity.unit != 1 or quantity.scale != 1 or not _ATTACHED_CENTS.match(text, end))


def _bracketed(text: str, quantity: Quantity, start: int, end: int, country: str) -> Money | None:
    """`5 000 000 (FCFA)`: nothing but the currency in the brackets."""
    code = known_currency(text[start:end], country) if text[end : end + 1] == ")" else None
    return Money(quantity, quantity.start, end + 1, code) if code else None


def _said_twice(text: str, first: Quantity, second: Quantity) -> bool:
    """`dix millions (10 000 000) de FCFA`: one sum, in words and in figures."""
    return (
        first.value == second.value
        and text[first.end : second.start] in {" (", " [", "("}
        and text[second.end : second.end + 1] in {")", "]"}
    )
