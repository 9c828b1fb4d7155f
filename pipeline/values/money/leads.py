"""The currency printed before its number: `EUR 20`, `MEUR 5`, `$-5,000`, `Coût en FCFA : 12 500 000`."""

import re
from collections.abc import Mapping
from dataclasses import replace

from pipeline.language.lexicon import SCALE_ABBREVIATIONS
from pipeline.values.currencies.names import DOUBTFUL
from pipeline.values.money.candidates import Money, known_currency
from pipeline.values.numbers.quantities import Quantity

_WINDOW = 16
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_SIGN = re.compile(r"(?P<gap> )?[-−]\Z|\(\Z")
# `MEUR 5`, `M€ 5`
_SCALED = re.compile(
    r"(?<![^\W_])(?P<scale>[kKM]|Mds?|Mio) ?(?P<unit>EUR|USD|CHF|GBP|XOF|XAF|F?CFA|UC|[€$£]) ?\Z"
)
# `Coût en FCFA : 12 500 000`, `Budget (EUR): 1,234,567`
_LABEL = re.compile(
    r"(?<![^\W_])(?P<unit>[A-Z]{3,4}|[Ff](?:rancs?)? ?(?:CFA|cfa)|[Ee]uros?|(?:US ?)?\$|[€£])\)? ?: ?\Z"
)


def led(text: str, quantity: Quantity, leads: Mapping[int, int], floor: int, country: str) -> Money | None:
    """The quantity with the currency printed before it, at `floor` or later; None where there is none.

    Args:
        text: folded text.
        quantity: one of its numbers.
        leads: the start of each currency in the text by its end.
        floor: where the amount before ends.
        country: ISO 3166 code of the document's country.
    """
    end = quantity.start - (text[quantity.start - 1 : quantity.start] == " ")
    start = leads.get(end, -1)
    if start >= floor and _may_lead(text, start, end, quantity):
        code = known_currency(text[start:end], country)
        return Money(quantity, start, quantity.end, code) if code else None
    return _signed(text, quantity, leads, floor, country) or _apart(text, quantity, floor, country)


def _signed(
    text: str, quantity: Quantity, leads: Mapping[int, int], floor: int, country: str
) -> Money | None:
    """`€ -5 000`, `$-5,000`, `$(5,000)`: a sign between the currency and its number is a minus."""
    sign = _SIGN.search(text, max(floor, quantity.start - 2), quantity.start)
    if sign is None:
        return None
    start = leads.get(sign.start(), -1)
    symbol = not text[sign.start() - 1 : sign.start()].isalpha()
    if start < floor or not (symbol or sign["gap"]):
        return None
    if sign.group() == "(" and text[quantity.end : quantity.end + 1] != ")":
        return None
    code = known_currency(text[start : sign.start()], country)
    return Money(quantity, start, quantity.end, code, negative=True) if code else None


def _apart(text: str, quantity: Quantity, floor: int, country: str) -> Money | None:
    """A currency with its scale before the number, or as a label with a colon before a large one."""
    window = max(floor, quantity.start - _WINDOW)
    scaled = _SCALED.search(text, window, quantity.start)
    if scaled and quantity.scale == 1:
        code = known_currency(scaled["unit"], country)
        scale = SCALE_ABBREVIATIONS[scaled["scale"]]
        whole = replace(quantity, value=quantity.value * scale, unit=quantity.unit * scale, scale=scale)
        return Money(whole, scaled.start(), quantity.end, code) if code else None
    label = _LABEL.search(text, window, quantity.start)
    if label and (quantity.scale > 1 or (quantity.grouped and quantity.value >= 1000)):
        code = known_currency(label["unit"], country)
        return Money(quantity, quantity.start, quantity.end, code, elided=True) if code else None
    return None


def _may_lead(text: str, start: int, end: int, quantity: Quantity) -> bool:
    """Whether a currency before a number is its own: `FCFA 2023` and `Euro 2016` name a year."""
    if quantity.in_words:
        return False
    form = text[start:end]
    if form in DOUBTFUL and quantity.value < 1000:
        return False
    symbol = not form[-1].isalpha()
    year = quantity.scale == 1 and _YEAR.match(text[quantity.start : quantity.end])
    named = form.upper().endswith("CFA") or form == "Euro"
    if year and not symbol and (named or text.endswith("en ", 0, start)):
        return False
    return not form[0].islower() or form.lower() in {"fcfa", "eur", "usd"}
