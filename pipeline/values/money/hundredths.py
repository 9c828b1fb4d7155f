"""Hundredths of a currency: behind it (`10 euros et 50 centimes`, `3€50`) or alone (`20 cents`)."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from pipeline.language import alternatives, group, lexicon
from pipeline.values.currencies.finding import CFA_FRANCS, currency_end
from pipeline.values.money.candidates import Money, known_currency
from pipeline.values.money.patterns import money_patterns
from pipeline.values.numbers.number_words import number_words, read_number_words
from pipeline.values.numbers.quantities import Quantity
from pipeline.values.text_context import TextContext

#: Two digits that touch a currency before them.
ATTACHED_CENTS = re.compile(r"(\d\d)(?![\w]|[.,]\d)")
_TWO_DIGITS = re.compile(r"(\d{1,2})(?![\d%]|[.,/ ]\d)")
_SENTENCE_END = re.compile(r"\.?\Z|\. ")
_HUNDREDTH = Decimal("0.01")
_CENTS = re.compile(r" cents?\Z", re.IGNORECASE)


@cache
def _subunits(language: str) -> re.Pattern[str]:
    words = lexicon(language)
    return re.compile(
        rf" ?(?<![^\W\d])({alternatives(words.currencies.subunits)})(?![^\W_])"
        rf"(?P<of> {group(words.money.of)}(?:an? )?)?",
        re.IGNORECASE,
    )


def with_cents(text: str, money: Money, setting: TextContext) -> Money:
    """`10 euros et 50 centimes`, `12 euros 50`, `3€50`, `five dollars and twenty cents`."""
    if money.quantity.unit != 1 or money.currency in CFA_FRANCS:
        return money
    printed = _cents_after(text, money, setting)
    if printed is None:
        return money
    cents, end = printed
    value = money.quantity.value + cents.scaleb(-2)
    return replace(money, quantity=replace(money.quantity, value=value), end=end)


def _cents_after(text: str, money: Money, setting: TextContext) -> tuple[Decimal, int] | None:
    attached = ATTACHED_CENTS.match(text, money.end) if text[money.end - 1] in "€£$" else None
    if attached:
        return Decimal(attached[1]), attached.end()
    patterns = money_patterns(setting.language)
    gap = patterns.cents_join.match(text, money.end)
    number = _small_number(text, gap.end(), setting.language) if gap else None
    if number is None or gap is None:
        return None
    value, end, two_places = number
    named = _subunit(text, end, setting.language)
    if named:
        return value, named[1]
    # Without their name, hundredths follow the currency in its kind of print, or end the sentence.
    if not two_places:
        return None
    if gap.group() == " ":
        return (value, end) if patterns.cents_end.match(text, end) else None
    bound = patterns.between_lead.search(text, max(0, money.start - 16), money.start)
    return (value, end) if _SENTENCE_END.match(text, end) and not bound else None


def _small_number(text: str, start: int, language: str) -> tuple[Decimal, int, bool] | None:
    """A number under a hundred at `start`, where it ends, and whether it fills two places."""
    figures = _TWO_DIGITS.match(text, start)
    if figures:
        return Decimal(figures[1]), figures.end(), len(figures[1]) == 2
    words = number_words(language).match(text, start)
    if words is None or not words["run"]:
        return None
    run = _CENTS.sub("", words.group())
    again = number_words(language).fullmatch(run)
    try:
        value = read_number_words(again, language).value if again else Decimal(100)
    except ValueError:
        return None
    return (value, start + len(run), value >= 10) if value < 100 else None


def in_subunits(text: str, quantity: Quantity, setting: TextContext) -> Money | None:
    """`50 centimes`, `20 cents`: hundredths of a currency that may be named after them."""
    named = _subunit(text, quantity.end, setting.language)
    if named is None or quantity.scale != 1 or quantity.value >= 1000:
        return None
    form, end = named
    code = lexicon(setting.language).currencies.subunits.get(form.lower()) or known_currency(form, setting)
    value, unit = quantity.value.scaleb(-2), quantity.unit.scaleb(-2)
    # A scale, so that the first number of a range takes it as it would take millions.
    hundredth = replace(quantity, value=value, unit=unit, scale=_HUNDREDTH)
    return Money(hundredth, quantity.start, end, code) if code else None


def _subunit(text: str, start: int, language: str) -> tuple[str, int] | None:
    """The currency named after a subunit at `start` (`cents of a euro`), or the subunit; and its end."""
    match = _subunits(language).match(text, start)
    if match is None:
        return None
    end = currency_end(text, match.end(), language) if match["of"] else None
    return (text[match.end() : end], end) if end else (match[1], match.end(1))
