"""ZIP archives: a folder of documents, each of which is read as one of its own below the archive."""

from __future__ import annotations

from pipeline.readers.office import open_package
from pipeline.readers.page_text import PageText
from pipeline.readers.source import Source
from pipeline.records import Attachment, Reading

ZIP = "application/zip"
HIDDEN = ("__MACOSX/", ".")
"""How the names begin of what programs put beside the files of people."""


def read_zip(source: Source) -> Reading:
    """Read an archive: a page that lists its files, and each file as an attachment.

    Raises:
        UnreadableError: it is damaged, protected by a password, or looks like a bomb.
    """
    page = PageText(source.id)
    attachments = []
    with open_package(source.path) as package:
        for name in sorted(package.names):
            if name.endswith("/") or name.startswith(HIDDEN) or "/." in name:
                continue
            page.add_block("list_item", name)
            attachments.append(Attachment(name, package.read(name) or b""))
    reading = page.reading(source.document(ZIP))
    reading.attachments = attachments
    return reading
