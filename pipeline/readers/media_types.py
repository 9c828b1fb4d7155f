"""What a file is, by its content; its name only tells one kind of text from another."""

from __future__ import annotations

import re
import stat
from pathlib import Path

from pipeline.readers.decoding import decode_text, looks_like_text
from pipeline.readers.office import MEGABYTE, Package, open_package
from pipeline.readers.ole import OLE_STORAGE, find_ole_kind
from pipeline.readers.source import UnreadableError
from pipeline.readers.text_kinds import MAIL, find_text_kind

MAX_BYTES = 256 * MEGABYTE
MAX_TEXT_BYTES = 32 * MEGABYTE
MAX_MAIL_BYTES = 64 * MEGABYTE
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
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE_STORAGE),
    (0, b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (0, b"%!PS", "application/postscript"),
    (0, b"{\\rtf", "application/rtf"),
)
"""Offset, bytes and media type of formats that start in one way only."""

OPENDOCUMENT = "application/vnd.oasis.opendocument."
OPENDOCUMENT_TEXT = OPENDOCUMENT + "text"
OPENDOCUMENT_SHEETS = OPENDOCUMENT + "spreadsheet"
OFFICE_OPEN = "application/vnd.openxmlformats-officedocument."
WORD = OFFICE_OPEN + "wordprocessingml.document"
EXCEL = OFFICE_OPEN + "spreadsheetml.sheet"
EXCEL_97 = "application/vnd.ms-excel"
POWERPOINT = OFFICE_OPEN + "presentationml.presentation"
ZIP_MEMBERS: dict[str, str] = {"word/": WORD, "xl/": EXCEL, "ppt/": POWERPOINT}
"""The folder inside an Office Open XML file that says which of them it is."""

VARIANT = re.compile(r"-(?:template|master|web)$")
"""What is added to the media type of an OpenDocument template."""

NAMES: dict[str, str] = {
    WORD: "Word documents (DOCX)",
    EXCEL: "Excel workbooks (XLSX)",
    POWERPOINT: "PowerPoint presentations (PPTX)",
    "application/msword": "Word 97–2003 documents (DOC)",
    EXCEL_97: "Excel 97–2003 workbooks (XLS)",
    "application/vnd.ms-powerpoint": "PowerPoint 97–2003 presentations (PPT)",
    "application/vnd.ms-outlook": "Outlook messages (MSG)",
    OPENDOCUMENT_TEXT: "OpenDocument texts (ODT)",
    OPENDOCUMENT_SHEETS: "OpenDocument spreadsheets (ODS)",
    OPENDOCUMENT + "presentation": "OpenDocument presentations (ODP)",
    "application/epub+zip": "EPUB books",
    "application/zip": "ZIP archives",
    "application/gzip": "Gzip-compressed files",
    "application/x-bzip2": "Bzip2-compressed files",
    "application/x-xz": "XZ-compressed files",
    "application/x-7z-compressed": "7z archives",
    "application/vnd.rar": "RAR archives",
    "application/x-tar": "TAR archives",
    OLE_STORAGE: "Files in the container of Office 97–2003 that are neither DOC, XLS nor PPT",
    "application/vnd.sqlite3": "SQLite databases",
    "application/postscript": "PostScript files",
    "application/rtf": "Rich Text files (RTF)",
    "application/xml": "XML files",
    "application/json": "JSON files",
    MAIL: "E-mails (EML)",
    "text/csv": "Tables as text (CSV, TSV)",
    "image/png": "PNG images",
    "image/jpeg": "JPEG images",
    "image/gif": "GIF images",
    "image/tiff": "TIFF images",
    "image/webp": "WebP images",
    "image/heic": "HEIC images",
    "image/svg+xml": "SVG drawings",
    "audio/mpeg": "Sound recordings",
    "video/mp4": "Films",
}
"""What to call files of a media type that has no reader, in the plural."""

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
    if found == OLE_STORAGE:
        return find_ole_kind(read_bytes(path))
    if found:
        return found
    if not looks_like_text(head):
        raise UnreadableError("the file is neither text nor in a format that is known")
    kind = find_text_kind(_whole_lines(head), path.suffix.lower())
    limit, what = (MAX_MAIL_BYTES, "an e-mail") if kind == MAIL else (MAX_TEXT_BYTES, "text")
    if size > limit:
        raise UnreadableError(_too_large(size, limit, what))
    return kind


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
    return f"{NAMES.get(media_type, f'Files of the type {media_type}')} cannot be read yet"


def _size(path: Path) -> int:
    try:
        status = path.stat()
    except OSError as error:
        raise UnreadableError(_not_opened(error)) from error
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableError("this is a folder, not a file")
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableError("this is a device or a pipe, not a file")
    if status.st_size == 0:
        raise UnreadableError("the file is empty (0 bytes)")
    if status.st_size > MAX_BYTES:
        raise UnreadableError(_too_large(status.st_size, MAX_BYTES, "a document"))
    return status.st_size


def _not_opened(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "the file is no longer there"
    return f"the file cannot be opened: {error.strerror or 'unknown error'}"


def _too_large(size: int, limit: int, what: str) -> str:
    megabytes = -(-size // MEGABYTE)
    return f"the file has {megabytes} MB, more than the {limit // MEGABYTE} MB that {what} may have"


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
    with open_package(path) as package:
        if declared := _declared(package):
            return declared if declared in NAMES else "application/zip"
        for folder, media_type in ZIP_MEMBERS.items():
            if any(name.startswith(folder) for name in package.names):
                return media_type
    return "application/zip"


def _declared(package: Package) -> str | None:
    """What an OpenDocument file or an EPUB book says it is, in a member of its own."""
    declared = package.read("mimetype")
    return None if declared is None else VARIANT.sub("", declared.decode("ascii", errors="replace").strip())


def _whole_lines(head: bytes) -> str:
    """The start of a text, without the line in which it was cut off."""
    text = decode_text(head)
    return text[: text.rfind("\n") + 1] or text if len(head) == HEAD else text
