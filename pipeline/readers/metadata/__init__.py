"""What a document is: from its own words first, then from what is embedded in the file.

Each column has its own module and one function, which looks at where a line stands and what form it has.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.language import DEFAULT
from pipeline.readers.metadata.country import find_country
from pipeline.readers.metadata.kind import find_kind
from pipeline.readers.metadata.language import find_language
from pipeline.readers.metadata.opening import opening_of
from pipeline.readers.metadata.period import find_period
from pipeline.readers.metadata.published import find_published
from pipeline.readers.metadata.publisher import find_publisher
from pipeline.readers.metadata.title import find_title
from pipeline.records import Document, Reading


def complete_document(reading: Reading, *, country: str) -> Document:
    """The document of a reading with its Dublin Core columns; what is not stated anywhere stays None.

    Args:
        reading: what a reader found; what it wrote into the document is believed where the text is silent.
        country: ISO 3166-1 alpha-2; for a document that names no country.
    """
    document = reading.document
    text = "\n".join(page.text for page in reading.pages)
    language = find_language(text, declared=document.language)
    opening = opening_of(reading, language or DEFAULT)
    title = find_title(opening, embedded=document.title)
    published = find_published(opening) or document.published
    kind = find_kind(opening, title=title, media_type=document.media_type, published=published)
    start, end = find_period(opening, title=title, kind=kind)
    return replace(
        document,
        title=title,
        publisher=find_publisher(opening, embedded=document.publisher),
        kind=kind,
        language=language,
        country=find_country(text, default=country),
        published=published,
        covers_start=start.isoformat() if start else None,
        covers_end=end.isoformat() if end else None,
    )
