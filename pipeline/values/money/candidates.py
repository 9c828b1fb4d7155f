"""A quantity that has found its currency: what the steps of `find_amounts` pass to each other."""

from typing import Literal

from pipeline.records.record import Frozen
from pipeline.values.currencies.finding import parse_currency
from pipeline.values.numbers.quantities import Quantity
from pipeline.values.text_context import TextContext


class Money(Frozen):
    """A quantity with its currency at `start:end`, still in offsets of the folded text.

    `elided` says that the currency was printed elsewhere; `upper` is the other bound of a range whose
    currency was printed once; `negative` that a sign stands between the currency and the number, or that
    brackets of accounts stand around it. Of a range that prints the currency twice, `bound` says which one
    this is.
    """

    quantity: Quantity
    start: int
    end: int
    currency: str
    elided: bool = False
    upper: Quantity | None = None
    negative: bool = False
    bound: Literal["", "lower", "upper"] = ""


def known_currency(form: str, setting: TextContext) -> str | None:
    """The ISO 4217 code of a printed form; None where the country has no such currency."""
    try:
        return parse_currency(form, country=setting.country, language=setting.language)
    except ValueError:
        return None
