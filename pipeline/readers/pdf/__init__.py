"""PDF: pages laid out by the first engine that reads them well, scans by OCR, then put into reading order."""

import logging

from pipeline.readers.pdf.engine_choice import read_layouts
from pipeline.readers.pdf.reading import build_reading
from pipeline.readers.pdf.scanned_pages import read_scanned_pages
from pipeline.readers.source import Source
from pipeline.records import Reading

# What these say of a damaged file is for their authors; an archivist is told in words, in `documents`.
for _library in ("pdfminer", "pikepdf"):
    logging.getLogger(_library).setLevel(logging.CRITICAL)


def read_pdf(source: Source) -> Reading:
    """Read a PDF: its text page by page in reading order, every word with its box, and the rules drawn.

    A page without usable text is read by OCR. The document's title is that of the file's embedded metadata.
    Pages that could not be read are problems of the reading and make the document `partial`.

    Raises:
        UnreadableError: the file is no PDF, is damaged beyond repair, has no pages or needs a password.
    """
    attempt = read_layouts(source.path)
    read_scanned_pages(source.path, attempt)
    return build_reading(source, attempt)


__all__ = ["read_pdf"]
