"""What a text does not say itself: the country and language of its document, and how that prints numbers."""

from dataclasses import dataclass

from pipeline.language import DEFAULT
from pipeline.values.numbers.digits import UNKNOWN, NumberFormat


@dataclass(frozen=True, slots=True)
class TextContext:
    """The document that a text is read in.

    Attributes:
        country: ISO 3166-1 alpha-2; decides FCFA, a bare `francs`, and where a school year begins.
        language: ISO 639-1.
        number_format: of the document, from `decide_number_format`.
        day_first: how to read `03/04/2021`.
    """

    country: str = "ML"
    language: str = DEFAULT
    number_format: NumberFormat = UNKNOWN
    day_first: bool = True


#: A text of which nothing else is known.
UNKNOWN_SETTING = TextContext()
