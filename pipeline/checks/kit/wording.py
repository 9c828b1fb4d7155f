"""What checks say, in words that can be shown in more than one language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from pipeline.locale import translations
from pipeline.locale.written_values import format_amount, format_date, format_number
from pipeline.records.record import Frozen

DOMAIN = "checks"
"""The catalogue of their sentences: `pipeline/locale/<language>/LC_MESSAGES/checks.po`."""

_FRACTION = re.compile(r"\d[.,](\d{1,2})\Z")
_CURRENCY = re.compile(r"[A-Z]{3}\Z")


class Measure(Frozen):
    """A value with its unit: ISO 4217 for money, `%`, or the word that is counted, as printed."""

    value: Decimal
    unit: str | None = None
    decimals: int = 0
    """How many are written at least, where it has any: `3 586 805,50` as its column prints it."""

    def written(self, language: str) -> str:
        """As a reader of a language expects it, with plain spaces, so that a search for it finds it."""
        if self.unit and _CURRENCY.match(self.unit):
            text = format_amount(self.value, self.unit, language)
        elif self.unit == "%":
            text = format_number(self.value, language) + (" %" if language == "fr" else "%")
        else:
            text = " ".join(filter(None, [self._padded(format_number(self.value, language)), self.unit]))
        return text.replace("\N{NARROW NO-BREAK SPACE}", " ").replace("\N{NO-BREAK SPACE}", " ")

    def _padded(self, number: str) -> str:
        match = _FRACTION.search(number)
        return number + "0" * (self.decimals - len(match[1])) if match else number


class Day(Frozen):
    """A date, ISO 8601, as precise as it is known."""

    iso: str

    def written(self, language: str) -> str:
        """As a reader of a language expects it."""
        return format_date(self.iso, language)


class Listed(Frozen):
    """Several things in a row, by default figures that are added up."""

    items: tuple[Value, ...]
    between: str = " + "

    def written(self, language: str) -> str:
        """Each as a reader of a language expects it."""
        return self.between.join(_written(item, language) for item in self.items)


class Message(Frozen):
    """A sentence with the values that stand in it; `count` decides between it and its `plural`."""

    text: str
    values: dict[str, Value]
    plural: str | None = None
    count: int = 1

    def written(self, language: str) -> str:
        """In a language, the values in the form that it gives them."""
        catalogue = translations(language, DOMAIN)
        if self.plural is None:
            text = catalogue.gettext(self.text)
        else:
            text = catalogue.ngettext(self.text, self.plural, self.count)
        values = {name: _written(value, language) for name, value in self.values.items()}
        return text.format(n=format_number(self.count, language), **values)


class Wording(Frozen):
    """Sentences, one after the other."""

    messages: tuple[Message, ...]

    def __add__(self, other: Wording) -> Wording:
        return Wording(self.messages + other.messages)

    def written(self, language: str) -> str:
        """All of it in a language."""
        return " ".join(message.written(language) for message in self.messages)


Value = str | int | Decimal | Measure | Day | Listed | Wording
NOTHING = Wording(())


def _written(value: Value, language: str) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, int | Decimal):
        return Measure(Decimal(value)).written(language)
    return value.written(language)


def say(text: str, **values: Value) -> Wording:
    """A sentence of the catalogue, with values for the names in braces."""
    return Wording((Message(text, values),))


def say_n(text: str, plural: str, n: int, **values: Value) -> Wording:
    """The same where a number decides its form; `{n}` stands for it."""
    return Wording((Message(text, values, plural, n),))


def quantity(value: Decimal, unit: str | None = None, place: Decimal | None = None) -> Measure:
    """A value with its unit, ready to stand in a sentence; `place` is the last one of the figure's column."""
    exponent = place.normalize().as_tuple().exponent if place else 0
    return Measure(value, unit, max(0, -exponent) if isinstance(exponent, int) else 0)


def listed(values: Sequence[Value], between: str = " + ") -> Listed:
    """Several values in a row, ready to stand in a sentence."""
    return Listed(tuple(values), between)
