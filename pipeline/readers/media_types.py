"""What a file is, by its content; its name only tells one kind of text from another."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterable
from pathlib import Path

from pipeline.readers.decoding import decode_text, looks_like_text
from pipeline.readers.formats import BINARY_SIGNATURES, NAMES, SIGNATURES, VARIANT, ZIP_MEMBERS
from pipeline.readers.office import MEGABYTE, Package, open_package
from pipeline.readers.ole import OLE_STORAGE, find_ole_kind
from pipeline.readers.source import UnreadableError
from pipeline.readers.text_kinds import MAIL, MAILBOX, find_text_kind

MAX_BYTES = 256 * MEGABYTE
MAX_TEXT_BYTES = 32 * MEGABYTE
MAX_MAIL_BYTES = 64 * MEGABYTE
HEAD = 64 * 1024
END = 1024

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
    media_type = _by_signature(head) or _inside_zip(path, head) or _by_end(path, head)
    if media_type == OLE_STORAGE:
        return find_ole_kind(read_bytes(path))
    if media_type:
        return media_type
    if not looks_like_text(head):
        if binary := _signed(head, BINARY_SIGNATURES):
            return binary
        raise UnreadableError("the file is neither text nor in a format that is known")
    kind = find_text_kind(_whole_lines(head), path.suffix.lower())
    limit, what = (MAX_MAIL_BYTES, "an e-mail") if kind in (MAIL, MAILBOX) else (MAX_TEXT_BYTES, "text")
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
    if signed := _signed(head, SIGNATURES):
        return signed
    header = head[:1024].find(b"%PDF-")
    # A text may speak of PDF files; after other bytes the header only counts where an object follows.
    if header == 0 or (header > 0 and INDIRECT_OBJECT.search(head, header)):
        return "application/pdf"
    return None


def _by_end(path: Path, head: bytes) -> str | None:
    """A PDF that lost its header, or has it far behind other bytes: it holds objects, and ends as PDFs do."""
    if not INDIRECT_OBJECT.search(head):
        return None
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - END))
        end = file.read()
    return "application/pdf" if b"startxref" in end and b"%%EOF" in end else None


def _signed(head: bytes, signatures: Iterable[tuple[int, bytes, str]]) -> str | None:
    return next((kind for offset, start, kind in signatures if head.startswith(start, offset)), None)


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
