"""The container of Office 97–2003 and of encrypted Office files: what is inside, by its streams' names."""

from __future__ import annotations

from pipeline.readers.source import PROTECTED, UnreadableError

OLE_STORAGE = "application/x-ole-storage"
ENCRYPTED = ("EncryptedPackage", "EncryptionInfo")
STREAMS: dict[str, str] = {
    "WordDocument": "application/msword",
    "Workbook": "application/vnd.ms-excel",
    "Book": "application/vnd.ms-excel",
    "PowerPoint Document": "application/vnd.ms-powerpoint",
    "__properties_version1.0": "application/vnd.ms-outlook",
}
"""The stream that only one kind of document has at the top, and the media type."""

ENTRY = 128
NAME_LENGTH = 64


def find_ole_kind(data: bytes) -> str:
    """The media type of an OLE2 file, from the first of its directory's entries that tells.

    A document inside the document has its entries behind those of the outer one.

    Raises:
        UnreadableError: the file is encrypted.
    """
    # Some programs write the names in small letters; Office minds no case.
    folded = data.lower()
    found = {name: place for name in (*ENCRYPTED, *STREAMS) if (place := _entry(folded, name)) is not None}
    if not found:
        return OLE_STORAGE
    first = min(found, key=lambda name: found[name])
    if first in ENCRYPTED:
        raise UnreadableError(PROTECTED)
    return STREAMS[first]


def _entry(data: bytes, name: str) -> int | None:
    """Where the directory's entry of a stream stands: its name, filled up with zeros, then its length."""
    encoded = name.lower().encode("utf-16-le") + b"\0\0"
    entry = encoded.ljust(NAME_LENGTH, b"\0") + len(encoded).to_bytes(2, "little")
    place = data.find(entry)
    while place >= 0 and place % ENTRY:
        place = data.find(entry, place + 1)
    return place if place >= 0 else None
