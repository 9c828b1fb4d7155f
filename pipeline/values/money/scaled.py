"""A scale apart from its number: behind the currency (`125 USD millions`), or behind brackets of accounts."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from pipeline.language import alternatives, lexicon
from pipeline.values.currencies.finding import currency_end
from pipeline.values.money.candidates import Money, known_currency
from pipeline.values.numbers.beside_currency import SCALE_ABBREVIATIONS
from pipeline.values.numbers.digits import digits, read_digits
from pipeline.values.numbers.quantities import Quantity
from pipeline.values.text_context import TextContext

# Short scales that are nothing else; `M` and `m` only where they touch a symbol (`12,5 €M`).
_SHORT = frozenset(
    {"Mds", "Md", "MDS", "mds", "Mrd", "Mrds", "mrd", "mrds", "Mio", "mio", "mln", "Mln", "bn", "Bn"}
)
_LARGEST = 100_000


@dataclass(frozen=True, slots=True)
class ScaleBehind:
    """A scale and where its word ends."""

    scale: Decimal
    end: int


@cache
def _scale_words(language: str) -> re.Pattern[str]:
    words = lexicon(language).numbers
    named = [name for name in words.scales if name not in words.bare_scales]
    return re.compile(
        rf"(?:[ -](?P<word>(?i:{alternatives(named)}))|(?: |(?<=[€$£]))(?P<short>"
        rf"{alternatives(_SHORT)})|(?<=[€$£])(?P<letter>[Mmk]))(?![^\W_])"
    )


def scale_behind(text: str, quantity: Quantity, end: int, setting: TextContext) -> ScaleBehind | None:
    """The scale printed behind a currency that ends at `end`, after a small number without one."""
    if quantity.scale != 1 or quantity.value >= _LARGEST:
        return None
    match = _scale_words(setting.language).match(text, end)
    if match is None:
        return None
    if match["word"]:
        return ScaleBehind(lexicon(setting.language).numbers.scales[match["word"].lower()], match.end())
    return ScaleBehind(SCALE_ABBREVIATIONS[match["short"] or match["letter"]], match.end())


def rescaled(text: str, quantity: Quantity, scale: Decimal, setting: TextContext) -> Quantity | None:
    """The quantity times a scale printed elsewhere; None where its digits are not a number's."""
    match = digits(setting.language).match(text, quantity.start)
    if quantity.in_words or match is None:
        return replace(quantity, value=quantity.value * scale, unit=quantity.unit * scale, scale=scale)
    try:
        printed = read_digits(match.group(), setting.number_format, scaled=True)
    except ValueError:
        return None
    other = None if printed.other is None else printed.other * scale
    return replace(
        quantity,
        value=printed.value * scale,
        unit=printed.unit * scale,
        scale=scale,
        other=other,
        open=printed.open,
    )


_ABBREVIATED = re.compile(rf" ?(?P<letters>{alternatives(SCALE_ABBREVIATIONS)})(?=[ €$£]|[A-Z]{{3}}|F ?CFA)")


def accounts_after(
    text: str, quantity: Quantity, before: Quantity | None, setting: TextContext
) -> Money | None:
    """`(1 250 000) FCFA`, `(2,3) M€`: a number alone in brackets, with its currency behind them, is negative.

    Not after the same number in words (`deux millions (2 000 000) de francs`), nor for the whole number of a
    few digits that a note has (`le budget (2) € ...`).
    """
    start, end = quantity.start, quantity.end
    if text[start - 1 : start] != "(" or text[end : end + 1] != ")" or quantity.in_words:
        return None
    if before and text[before.end : start] in {" (", "("}:
        return None
    if not (quantity.grouped or quantity.unit < 1 or quantity.other):
        return None
    position, scale = end + 1, Decimal(1)
    word = _scale_words(setting.language).match(text, position)
    short = _ABBREVIATED.match(text, position)
    if word and word["word"]:
        scale, position = lexicon(setting.language).numbers.scales[word["word"].lower()], word.end()
    elif short and currency_end(text, short.end() + text.startswith(" ", short.end()), setting.language):
        scale, position = SCALE_ABBREVIATIONS[short["letters"]], short.end()
    joined = re.compile(r" ?(?:de |d'|of )?").match(text, position)
    form_start = joined.end() if joined else position
    form_end = currency_end(text, form_start, setting.language)
    code = known_currency(text[form_start:form_end], setting) if form_end else None
    whole = quantity if scale == 1 else rescaled(text, quantity, scale, setting)
    if not code or not whole or form_end is None:
        return None
    return Money(whole, start - 1, form_end, code, negative=True)
