"""Facts that documents state in figures: amounts, dates, counted results."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from pipeline.records.legible import Legible
from pipeline.records.schema import described
from pipeline.records.shared_columns import (
    cell_column,
    context_column,
    corrected_by_column,
    corrected_from_column,
    document_column,
    high_column,
    low_column,
    page_column,
    place_column,
    text_column,
)

Qualifier = Literal["exact", "about", "at_least", "at_most"]
Precision = Literal["day", "month", "quarter", "half", "year"]


class Amount(Legible):
    """A sum of money as printed, and the interval of values that the printed figure stands for."""

    id: str = described("`<document>:p<page>:a<number>`")
    document_id: str = document_column()
    page: int = page_column()
    text: str = text_column()
    value: Decimal | None = described(
        "Value in whole units of the currency; empty for a range", unit="currency", index=True, default=None
    )
    low: Decimal | None = low_column("currency")
    high: Decimal | None = high_column("currency")
    place: Decimal | None = place_column("currency")
    currency: str = described("Currency, ISO 4217; FCFA is XOF in the UEMOA and XAF in the CEMAC", facet=True)
    qualifier: Qualifier = described("`exact`, `about`, `at_least` or `at_most`", facet=True)
    role: str | None = described(
        "What it is said to be: `budget`, `cost`, `contribution`, `commitment`, `disbursement`, ...; "
        "in the words of the IATI transaction types where they fit",
        facet=True,
        default=None,
    )
    context: str | None = context_column()
    cell_id: str | None = cell_column()
    agreement_id: str | None = described(
        "Agreement that it belongs to", references="agreements", default=None
    )
    telling_id: str | None = described(
        "The telling of that agreement that it stands in", references="agreement_tellings", default=None
    )
    equals_amount_id: str | None = described(
        "The same sum said in another currency", references="amounts", default=None
    )
    corrected_from: dict[str, str] | None = corrected_from_column()
    corrected_by: str | None = corrected_by_column()


class CalendarDate(Legible):
    """A calendar date or period as printed, and its first and last day."""

    id: str = described("`<document>:p<page>:d<number>`")
    document_id: str = document_column()
    page: int = page_column()
    text: str = text_column()
    start: date | None = described(
        "First day, inclusive; empty where the period is open or the year is not known",
        index=True,
        default=None,
    )
    end: date | None = described(
        "Last day, inclusive; empty where the period is open or the year is not known", default=None
    )
    precision: Precision = described(
        "How precisely it is said: `day`, `month`, `quarter`, `half` or `year`", facet=True
    )
    weekday_agrees: bool | None = described(
        "Whether it is the day of the week that is printed with it; empty where none is, or where its year "
        "was taken from the document",
        default=None,
    )
    context: str | None = context_column()
    cell_id: str | None = cell_column()
    corrected_from: dict[str, str] | None = corrected_from_column()
    corrected_by: str | None = corrected_by_column()


class Indicator(Legible):
    """A counted result."""

    id: str = described("`<document>:p<page>:i<number>`")
    document_id: str = document_column()
    page: int = page_column()
    text: str = text_column()
    value: Decimal = described("The number", unit="unit")
    unit: str = described("What is counted, in the document's own word", facet=True)
    what: str | None = described("What was done or reached", default=None)
    breakdown: dict[str, str] | None = described("Parts of the whole, JSON: label to number", default=None)
    place: str | None = described("Place", facet=True, default=None)
    start: date | None = described("First day of the period", default=None)
    end: date | None = described("Last day of the period", default=None)
    corrected_from: dict[str, str] | None = corrected_from_column()
    corrected_by: str | None = corrected_by_column()
