"""Files to pages: one reader for each media type, and the metadata that all documents get in the same way."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from pipeline.readers.media_types import find_media_type, not_yet
from pipeline.readers.source import Source, UnreadableError
from pipeline.records import Reading

READERS: dict[str, str] = {
    "application/pdf": "pipeline.readers.pdf:read_pdf",
    "text/html": "pipeline.readers.html:read_html",
    "text/markdown": "pipeline.readers.markdown:read_markdown",
    "text/plain": "pipeline.readers.text:read_text",
}
"""The reader of each media type, `module:function`; its module is only imported once it is needed."""


def read_source(source: Source, *, country: str = "ML") -> Reading:
    """Read a file, whatever it is, and complete what is known of it as a document.

    Args:
        source: the file.
        country: ISO 3166-1 alpha-2; the country that a document is about when it names none.

    Raises:
        UnreadableError: the file cannot be read, with the reason in one line.
    """
    from pipeline.readers.metadata import complete_document

    media_type = find_media_type(source.path)
    if media_type not in READERS:
        raise UnreadableError(not_yet(media_type))
    reading = _reader(media_type)(source)
    if not any(page.text or page.origin != "markup" for page in reading.pages):
        raise UnreadableError("There is no text in the file.")
    reading.document = complete_document(reading, country=country)
    return reading


def _reader(media_type: str) -> Callable[[Source], Reading]:
    module, function = READERS[media_type].split(":")
    reader: Callable[[Source], Reading] = getattr(import_module(module), function)
    return reader


__all__ = ["READERS", "Source", "UnreadableError", "read_source"]
