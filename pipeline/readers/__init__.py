"""Files to pages: one reader for each media type, and the metadata that all documents get in the same way."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path

from pipeline.language import LANGUAGES, lexicon
from pipeline.readers.formats import ENDINGS, not_yet
from pipeline.readers.media_types import find_media_type
from pipeline.readers.source import Source, UnreadableError
from pipeline.records import Reading

READERS: dict[str, str] = {
    "application/pdf": "pipeline.readers.pdf:read_pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": (
        "pipeline.readers.word:read_docx"
    ),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": (
        "pipeline.readers.spreadsheet:read_workbook"
    ),
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": (
        "pipeline.readers.presentation:read_pptx"
    ),
    "application/msword": "pipeline.readers.libreoffice:read_doc",
    "application/vnd.ms-powerpoint": "pipeline.readers.libreoffice:read_ppt",
    "application/vnd.ms-excel": "pipeline.readers.spreadsheet:read_workbook",
    "application/vnd.oasis.opendocument.text": "pipeline.readers.opendocument:read_odt",
    "application/vnd.oasis.opendocument.spreadsheet": "pipeline.readers.opendocument:read_ods",
    "application/vnd.oasis.opendocument.presentation": "pipeline.readers.opendocument:read_odp",
    "application/rtf": "pipeline.readers.rich_text:read_rtf",
    "application/epub+zip": "pipeline.readers.epub:read_epub",
    "application/zip": "pipeline.readers.zip_folder:read_zip",
    "application/xml": "pipeline.readers.xml:read_xml",
    "application/json": "pipeline.readers.releases:read_json",
    "application/vnd.ms-outlook": "pipeline.readers.outlook:read_msg",
    "image/png": "pipeline.readers.images:read_image",
    "image/jpeg": "pipeline.readers.images:read_image",
    "image/tiff": "pipeline.readers.images:read_image",
    "application/mbox": "pipeline.readers.mailbox:read_mailbox",
    "message/rfc822": "pipeline.readers.mail:read_mail",
    "text/csv": "pipeline.readers.delimited:read_delimited",
    "text/html": "pipeline.readers.html:read_html",
    "text/markdown": "pipeline.readers.markdown:read_markdown",
    "text/plain": "pipeline.readers.text:read_text",
}
"""The reader of each media type, `module:function`; its module is only imported once it is needed."""


def read_pages(source: Source) -> Reading:
    """Read a file, whatever it is; what is known of it as a document stays as its format tells it.

    Raises:
        UnreadableError: the file cannot be read, with the reason in one line.
    """
    media_type = find_media_type(source.path)
    if media_type not in READERS:
        raise UnreadableError(not_yet(media_type))
    reading = _reader(media_type)(source)
    if not reading.attachments and not any(page.text or page.origin != "markup" for page in reading.pages):
        raise UnreadableError(reading.document.error or "there is no text in the file")
    return reading


def read_source(source: Source, *, country: str = "ML") -> Reading:
    """Read a file, and complete what is known of it as a document from its own words.

    Args:
        source: the file.
        country: ISO 3166-1 alpha-2; the country that a document is about when it names none.

    Raises:
        UnreadableError: the file cannot be read, with the reason in one line.
    """
    from pipeline.readers.metadata import complete_document

    reading = read_pages(source)
    reading.document = complete_document(reading, country=country)
    return reading


def preload(files: Iterable[Path] | None = None) -> None:
    """Import readers and load the language model, so that worker processes forked later share them.

    Args:
        files: what will be read; only readers of formats that the endings of their names stand for are
            imported, any other where a file turns out to need it. None for every reader.
    """
    from pipeline.readers.metadata.language import language_identifier

    endings = None if files is None else {file.suffix.lower() for file in files}
    for media_type in READERS if endings is None else {ENDINGS[e] for e in endings if e in ENDINGS}:
        _reader(media_type)
    for language in LANGUAGES:
        lexicon(language)
    language_identifier()


def _reader(media_type: str) -> Callable[[Source], Reading]:
    module, function = READERS[media_type].split(":")
    reader: Callable[[Source], Reading] = getattr(import_module(module), function)
    return reader


__all__ = ["READERS", "Source", "UnreadableError", "preload", "read_pages", "read_source"]
