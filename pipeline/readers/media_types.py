"""What a file is, by its content; its name only tells one kind of text from another."""

from __future__ import annotations

import re
import stat
import zipfile
from pathlib import Path

from pipeline.readers.decoding import decode_text, looks_like_text
from pipeline.readers.source import UnreadableError

MEGABYTE = 1024 * 1024
MAX_BYTES = 256 * MEGABYTE
MAX_TEXT_BYTES = 32 * MEGABYTE
HEAD = 64 * 1024

SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (0, b"II*\x00", "image/tiff"),
    (0, b"MM\x00*", "image/tiff"),
    (8, b"WEBP", "image/webp"),
    (4, b"ftypheic", "image/heic"),
    (4, b"ftyp", "video/mp4"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"\x1f\x8b", "application/gzip"),
    (0, b"BZh", "application/x-bzip2"),
    (0, b"\xfd7zXZ\x00", "application/x-xz"),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (0, b"Rar!\x1a\x07", "application/vnd.rar"),
    (257, b"ustar", "application/x-tar"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (0, b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (0, b"%!PS", "application/postscript"),
    (0, b"{\\rtf", "application/rtf"),
)
"""Offset, bytes and media type of formats that start in one way only."""

OPENDOCUMENT = "application/vnd.oasis.opendocument."
OFFICE_OPEN = "application/vnd.openxmlformats-officedocument."
ZIP_MEMBERS: dict[str, str] = {
    "word/": OFFICE_OPEN + "wordprocessingml.document",
    "xl/": OFFICE_OPEN + "spreadsheetml.sheet",
    "ppt/": OFFICE_OPEN + "presentationml.presentation",
}
"""The folder inside an Office Open XML file that says which of them it is."""

NAMES: dict[str, str] = {
    ZIP_MEMBERS["word/"]: "Word documents (DOCX)",
    ZIP_MEMBERS["xl/"]: "Excel workbooks (XLSX)",
    ZIP_MEMBERS["ppt/"]: "PowerPoint presentations (PPTX)",
    OPENDOCUMENT + "text": "OpenDocument texts (ODT)",
    OPENDOCUMENT + "spreadsheet": "OpenDocument spreadsheets (ODS)",
    OPENDOCUMENT + "presentation": "OpenDocument presentations (ODP)",
    "application/epub+zip": "EPUB books",
    "application/zip": "ZIP archives",
    "application/gzip": "gzip-compressed files",
    "application/x-bzip2": "bzip2-compressed files",
    "application/x-xz": "xz-compressed files",
    "application/x-7z-compressed": "7z archives",
    "application/vnd.rar": "RAR archives",
    "application/x-tar": "tar archives",
    "application/x-ole-storage": "Office 97–2003 files (DOC, XLS, PPT, MSG) and encrypted Office files",
    "application/vnd.sqlite3": "SQLite databases",
    "application/postscript": "PostScript files",
    "application/rtf": "Rich Text files (RTF)",
    "application/xml": "XML files",
    "application/json": "JSON files",
    "message/rfc822": "e-mails (EML)",
    "image/png": "PNG images",
    "image/jpeg": "JPEG images",
    "image/gif": "GIF images",
    "image/tiff": "TIFF images",
    "image/webp": "WebP images",
    "image/heic": "HEIC images",
    "image/svg+xml": "SVG drawings",
    "audio/mpeg": "sound recordings",
    "video/mp4": "films",
}
"""What to call files of a media type that has no reader, in the plural."""

TEXT_SUFFIXES: dict[str, str] = {
    ".htm": "text/html",
    ".html": "text/html",
    ".xhtml": "text/html",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".json": "application/json",
    ".eml": "message/rfc822",
}
"""What the ending of a name makes of a file that is text; any other is `text/plain`."""

DOCUMENT_START = re.compile(r"<!doctype\s+html|<(?:html|head|body)\b", re.IGNORECASE)
FRAGMENT_START = re.compile(r"<(?:h[1-6]|p|div|table|ul|ol|section|article|main|meta|title)\b", re.IGNORECASE)
PROLOGUE = re.compile(r"\A\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*)*", re.DOTALL)
INDIRECT_OBJECT = re.compile(rb"\d\s+\d+\s+obj\b")


def find_media_type(path: Path) -> str:
    """The media type of a file.

    Raises:
        UnreadableError: it is no file, is empty or too large, cannot be opened, or is of no known format.
    """
    size = _size(path)
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except OSError as error:
        raise UnreadableError(_not_opened(error)) from error
    found = _by_signature(head) or _inside_zip(path, head)
    if found:
        return found
    if not looks_like_text(head):
        raise UnreadableError("The file is neither text nor in a format that is known.")
    if size > MAX_TEXT_BYTES:
        raise UnreadableError(_too_large(size, MAX_TEXT_BYTES, "text"))
    return _kind_of_text(head, path.suffix.lower())


def read_bytes(path: Path) -> bytes:
    """All bytes of a file.

    Raises:
        UnreadableError: it is no file, is empty or too large, or cannot be opened.
    """
    _size(path)
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableError(_not_opened(error)) from error


def not_yet(media_type: str) -> str:
    """The reason for refusing a file of a media type that has no reader."""
    return f"{NAMES.get(media_type, f'Files of the type {media_type}')} cannot be read yet."


def _size(path: Path) -> int:
    try:
        status = path.stat()
    except OSError as error:
        raise UnreadableError(_not_opened(error)) from error
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableError("This is a folder, not a file.")
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableError("This is a device or a pipe, not a file.")
    if status.st_size == 0:
        raise UnreadableError("The file is empty (0 bytes).")
    if status.st_size > MAX_BYTES:
        raise UnreadableError(_too_large(status.st_size, MAX_BYTES, "a document"))
    return status.st_size


def _not_opened(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "The file is no longer there."
    return f"The file cannot be opened: {error.strerror or 'unknown error'}."


def _too_large(size: int, limit: int, what: str) -> str:
    megabytes = -(-size // MEGABYTE)
    return f"The file has {megabytes} MB, more than the {limit // MEGABYTE} MB that {what} may have."


def _by_signature(head: bytes) -> str | None:
    for offset, signature, media_type in SIGNATURES:
        if head.startswith(signature, offset):
            return media_type
    header = head[:1024].find(b"%PDF-")
    # A text may speak of PDF files; after other bytes the header only counts where an object follows.
    if header == 0 or (header > 0 and INDIRECT_OBJECT.search(head, header)):
        return "application/pdf"
    return None


def _inside_zip(path: Path, head: bytes) -> str | None:
    if not head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return None
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError) as error:
        raise UnreadableError("The file is a damaged ZIP archive or Office document.") from error
    # OpenDocument and EPUB keep their media type as their first member, stored as it is, behind 38 bytes.
    if head[30:38] == b"mimetype":
        declared = head[38:].split(b"PK", 1)[0].decode("ascii", errors="replace").strip()
        return declared if declared in NAMES else "application/zip"
    for folder, media_type in ZIP_MEMBERS.items():
        if any(name.startswith(folder) for name in names):
            return media_type
    return "application/zip"


def _kind_of_text(head: bytes, suffix: str) -> str:
    start = PROLOGUE.sub("", decode_text(head), count=1)
    if DOCUMENT_START.match(start):
        return "text/html"
    if FRAGMENT_START.match(start) and suffix not in TEXT_SUFFIXES:
        return "text/html"
    if start.startswith("<svg"):
        return "image/svg+xml"
    if head.lstrip().startswith(b"<?xml"):
        return "application/xml"
    return TEXT_SUFFIXES.get(suffix, "text/plain")
