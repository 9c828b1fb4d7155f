"""What running text says in numbers: sentences, and the numbers in them."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pipeline.records.facts import Qualifier
from pipeline.records.legible import Legible
from pipeline.records.record import Record
from pipeline.records.schema import described
from pipeline.records.shared_columns import (
    document_column,
    high_column,
    low_column,
    page_column,
    place_column,
)

NumberKind = Literal["money", "count", "percent", "date"]


class Sentence(Record):
    """A sentence of running text that says a number; what stands in the cells of tables is left out."""

    id: str = described("`<document>:p<page>:s<number>`")
    document_id: str = document_column()
    page: int = described("Page on which it begins", unit="page")
    kind: str = described(
        "Block that it stands in: `paragraph`, `list_item`, `heading`, ...; `link` is the address of a "
        "linked page, read as the title that it was made from",
        facet=True,
    )
    text: str = described("The sentence, words joined that a line, column or page broke")
    start: int = described("Offset of its first character in the text of the page", unit="characters")
    end: int = described(
        "Offset behind its last character, or behind the last on the page where it begins", unit="characters"
    )


class Number(Legible):
    """A number that a sentence says: money, a count of things, a percentage, or a date."""

    id: str = described("`<sentence>:n<number>`")
    sentence_id: str = described("Sentence", references="sentences")
    document_id: str = document_column()
    page: int = page_column()
    kind: NumberKind = described("`money`, `count`, `percent` or `date`", facet=True)
    text: str = described("The number as printed, a sum with its currency")
    value: Decimal | None = described("Its value; empty for a date and for a range", default=None)
    low: Decimal | None = low_column()
    high: Decimal | None = high_column()
    place: Decimal | None = place_column()
    unit: str | None = described("ISO 4217 for money, `%` for a percentage", facet=True, default=None)
    noun: str | None = described("What is counted, the word as printed", default=None)
    qualifier: Qualifier = described("`exact`, `about`, `at_least` or `at_most`", facet=True)
    char_start: int = described("Offset of its first character in the sentence", unit="characters")
    char_end: int = described("Offset behind its last character in the sentence", unit="characters")
    start: int = described("Offset of its first character in the text of the page", unit="characters")
    end: int = described("Offset behind its last character in the text of the page", unit="characters")
    amount_id: str | None = described("The amount that it is, for money", references="amounts", default=None)
    date_id: str | None = described("The date that it is", references="dates", default=None)
