"""A quantity that has found its currency: what the steps of `find_amounts` pass to each other."""

from dataclasses import dataclass

from pipeline.language import DEFAULT
from pipeline.values.currencies.finding import parse_currency
from pipeline.values.numbers.digits import UNKNOWN, NumberFormat
from pipeline.values.numbers.quantities import Quantity


@dataclass(frozen=True, slots=True)
class Money:
    """A quantity with its currency at `start:end`, still in offsets of the folded text.

    `elided` says that the currency was printed elsewhere; `upper` is the other bound of a range; `negative`
    that a sign stands between the currency and the number, or that brackets of accounts stand around it.
    """

    quantity: Quantity
    start: int
    end: int
    currency: str
    elided: bool = False
    upper: Quantity | None = None
    negative: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """What the words around an amount do not say: the document's country, language and number format."""

    country: str = "ML"
    language: str = DEFAULT
    number_format: NumberFormat = UNKNOWN

    def currency(self, form: str) -> str | None:
        """The ISO 4217 code of a printed form; None where the country has no such currency."""
        try:
            return parse_currency(form, country=self.country, language=self.language)
        except ValueError:
            return None
