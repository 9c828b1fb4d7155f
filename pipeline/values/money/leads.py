"""The currency printed before its number: `EUR 20`, `MEUR 5`, `$-5,000`, `Coût en FCFA : 12 500 000`."""

import re
from collections.abc import Mapping
from decimal import Decimal

from pipeline.language import lexicon
from pipeline.values.currencies.names import AFTER_A_SCALE, DOUBTFUL
from pipeline.values.money.candidates import Money, known_currency
from pipeline.values.money.scaled import rescaled
from pipeline.values.numbers.beside_currency import SCALE_ABBREVIATIONS
from pipeline.values.numbers.quantities import Quantity
from pipeline.values.text_context import TextContext

_WINDOW = 16
_HUNDREDTH = Decimal("0.01")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_ENDED = re.compile(r" ?(?:[.,;:)\n]|\Z)")
_SIGN = re.compile(r"(?P<gap> )?[-−]\Z|\(\Z")
# `MEUR 5`, `M€ 5`, `MUSD 60`, `KF CFA 500`, `MDS FCFA 3`
_SCALED = re.compile(
    r"(?<![^\W_])(?P<scale>[kKM]|M[Dd][Ss]?|Mrds?|Mio|mln|bn) ?"
    rf"(?P<unit>{AFTER_A_SCALE}|(?:US)?[€$£]) ?:? ?\Z"
)
# `N25 million`, `Q 1,250,000.00`
_INITIAL = re.compile(r"(?<![^\W_])(?P<unit>[A-Z]) ?\Z")
# `Coût en FCFA : 12 500 000`, `Budget (EUR): 1,234,567`, `US$: 60 millions`
_LABEL = re.compile(
    r"(?<![^\W_])(?P<unit>[A-Z]{3,4}|[Ff](?:rancs?)? ?(?:CFA|cfa)|[Ee]uros?|(?:US ?)?\$|[€£])\)? ?: ?\Z"
)


def led(
    text: str, quantity: Quantity, leads: Mapping[int, int], floor: int, setting: TextContext
) -> Money | None:
    """The quantity with the currency printed before it, at `floor` or later; None where there is none.

    Args:
        text: folded text.
        quantity: one of its numbers.
        leads: the start of each currency in the text by its end.
        floor: where the amount before ends.
        setting: of the document.
    """
    scaled = _scaled(text, quantity, floor, setting)
    if scaled:
        return scaled
    end = quantity.start - (text[quantity.start - 1 : quantity.start] == " ")
    start = leads.get(end, -1)
    if start < 0 and text[end - 1 : end] == "." and quantity.grouped:
        # `Shs. 4,500,000`, `KES.2,500,000`: the stop of an abbreviation.
        end -= 1
        start = leads.get(end, -1)
    if start >= floor and _may_lead(text, start, end, quantity):
        code = known_currency(text[start:end], setting)
        return Money(quantity, start, quantity.end, code) if code else None
    return (
        _signed(text, quantity, leads, floor, setting)
        or _labelled(text, quantity, floor, setting)
        or _initialled(text, quantity, floor, setting)
    )


def _signed(
    text: str, quantity: Quantity, leads: Mapping[int, int], floor: int, setting: TextContext
) -> Money | None:
    """`€ -5 000`, `$-5,000`, `$(5,000)`: a sign between the currency and its number is a minus."""
    sign = _SIGN.search(text, max(floor, quantity.start - 2), quantity.start)
    if sign is None:
        return None
    end = sign.start() - (sign.group() == "(" and text[sign.start() - 1 : sign.start()] == " ")
    start = leads.get(end, -1)
    symbol = not text[end - 1 : end].isalpha()
    if start < floor or not (symbol or sign["gap"]):
        return None
    if sign.group() == "(" and text[quantity.end : quantity.end + 1] != ")":
        return None
    code = known_currency(text[start:end], setting)
    return Money(quantity, start, quantity.end, code, negative=True) if code else None


def _scaled(text: str, quantity: Quantity, floor: int, setting: TextContext) -> Money | None:
    """A currency with its scale before the number (`MUSD 60`)."""
    if quantity.scale != 1 or quantity.in_words:
        return None
    window = max(floor, quantity.start - _WINDOW)
    match = _SCALED.search(text, window, quantity.start)
    code = known_currency(match["unit"], setting) if match else None
    if match is None or code is None:
        return None
    whole = rescaled(text, quantity, SCALE_ABBREVIATIONS[match["scale"]], setting)
    return Money(whole, match.start(), quantity.end, code) if whole else None


def _labelled(text: str, quantity: Quantity, floor: int, setting: TextContext) -> Money | None:
    """A currency as a label with a colon before a large number."""
    large = quantity.scale > 1 or (quantity.grouped and quantity.value >= 1000)
    if not (large or quantity.unit == _HUNDREDTH):
        return None
    window = max(floor, quantity.start - _WINDOW)
    label = _LABEL.search(text, window, quantity.start)
    if label:
        code = known_currency(label["unit"], setting)
        return Money(quantity, quantity.start, quantity.end, code, elided=True) if code else None
    return None


def _initialled(text: str, quantity: Quantity, floor: int, setting: TextContext) -> Money | None:
    """A capital that stands for the currency of the country and touches a large number (`N25 million`)."""
    initial = _INITIAL.search(text, max(floor, quantity.start - 2), quantity.start)
    if initial is None or quantity.in_words:
        return None
    codes = lexicon(setting.language).currencies.initials.get(initial["unit"], {})
    scaled = quantity.scale >= 10**6 and not quantity.abbreviated
    large = scaled or (quantity.grouped and quantity.value >= 1000)
    code = codes.get(setting.country) if large else None
    code = code or (codes.get("") if scaled else None)
    return Money(quantity, initial.start("unit"), quantity.end, code) if code else None


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
    if not form[0].islower() or symbol or form.lower() in {"fcfa", "eur", "usd"}:
        return True
    # `en euros 22,5 millions`, `la somme de francs CFA 5 000 000.`
    alone = quantity.grouped and quantity.value >= 1000 and _ENDED.match(text, quantity.end)
    return quantity.scale >= 10**6 or bool(alone)
