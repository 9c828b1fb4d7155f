"""The container of Office 97–2003 and of encrypted Office files: what is inside, by its streams' names."""

from __future__ import annotations

import io

from olefile import OleFileIO

from pipeline.readers.source import PROTECTED, UnreadableError

OLE_STORAGE = "application/x-ole-storage"
ENCRYPTED = frozenset(("encryptedpackage", "encryptioninfo"))
STREAMS: dict[str, str] = {
    "worddocument": "application/msword",
    "workbook": "application/vnd.ms-excel",
    "book": "application/vnd.ms-excel",
    "powerpoint document": "application/vnd.ms-powerpoint",
    "__properties_version1.0": "application/vnd.ms-outlook",
}
"""The stream that only one kind of document has at the top, in small letters, and the media type."""

DAMAGED = "the file is a damaged document of Office 97–2003"

FAILURES = (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What the library raises on a container that is damaged; on one cut off, its own `OSError`."""


def find_ole_kind(data: bytes) -> str:
    """The media type of an OLE2 file, from what stands at the top of its directory.

    What stands deeper is of documents inside the document.

    Raises:
        UnreadableError: the file is encrypted or damaged.
    """
    try:
        # Given bytes, the library would take a file too short to be one for the name of one.
        with OleFileIO(io.BytesIO(data)) as container:
            top = container.listdir(streams=True, storages=True)
    except FAILURES as error:
        raise UnreadableError(DAMAGED) from error
    # Some programs write the names in small letters; Office minds no case.
    names = {path[0].lower() for path in top if len(path) == 1}
    if names & ENCRYPTED:
        raise UnreadableError(PROTECTED)
    return next((kind for name, kind in STREAMS.items() if name in names), OLE_STORAGE)
