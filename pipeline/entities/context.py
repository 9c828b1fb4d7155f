"""What the components need to know of a document beyond the passage at hand."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.entities.organisations.known import KnownNames
from pipeline.records import Document
from pipeline.values.dates import NO_CONTEXT, DateContext, parse_period
from pipeline.values.numbers import UNKNOWN, NumberFormat


@dataclass(slots=True)
class DocumentContext:
    """A document's country, language and number signs, what completes a missing year, and its names."""

    country: str = "ML"
    dates: DateContext = NO_CONTEXT
    known: KnownNames = field(default_factory=KnownNames)
    language: str = "fr"
    number_format: NumberFormat = UNKNOWN


def date_context(document: Document) -> DateContext:
    """What a missing year is resolved from: the date of publication and the period that is reported on.

    Raises:
        ValueError: a date of the document is not ISO 8601.
    """
    published = document.published[:10] if document.published else ""
    issued = parse_period(f"{published}/{published}")
    covers = parse_period(f"{document.covers_start or ''}/{document.covers_end or ''}")
    return DateContext(
        published=(issued[0], issued[1]) if issued[0] and issued[1] else None,
        period=covers if any(covers) else None,
    )
