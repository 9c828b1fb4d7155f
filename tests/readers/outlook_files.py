"""Messages as Outlook saves them, for tests: a compound file ([MS-CFB]) of properties ([MS-OXMSG])."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

Storage = Mapping[str, Any]
"""Names to streams (bytes) and to storages below."""

SECTOR, SMALL_SECTOR, CUTOFF = 512, 64, 4096
"""Bytes of a sector, of a small one, and from which on a stream has sectors of its own."""
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
STORAGE, STREAM, ROOT = 1, 2, 5
UNICODE, BINARY, TIME = 0x1F, 0x102, 0x40
SUBJECT, BODY, SUBMITTED, DATA, FILE_NAME = 0x0037, 0x1000, 0x0039, 0x3701, 0x3707


class CompoundFile:
    """Storages and streams laid out as sectors; `content()` gives the file."""

    def __init__(self, root: Storage) -> None:
        self.sectors: list[bytes] = []
        self.chain: list[int] = []
        self.small = b""
        self.small_chain: list[int] = []
        self.entries: list[list[int | str]] = [["Root Entry", ROOT, FREE, FREE, END, 0]]
        self.entries[0][3] = self._add(root)

    def _add(self, storage: Storage) -> int:
        """Entries of a storage, each linked to the next; the first one's number."""
        last, first = None, FREE
        for name, held in sorted(storage.items(), key=lambda item: (len(item[0]), item[0].upper())):
            number = len(self.entries)
            entry: list[int | str] = [name, STREAM, FREE, FREE, END, 0]
            self.entries.append(entry)
            if last is None:
                first = number
            else:
                self.entries[last][2] = number
            last = number
            if isinstance(held, bytes):
                entry[4:] = self._stream(held), len(held)
            else:
                entry[1], entry[3], entry[4] = STORAGE, self._add(held), 0
        return first

    def _stream(self, content: bytes) -> int:
        if not content:
            return END
        if len(content) >= CUTOFF:
            return self._put(content)
        first = len(self.small_chain)
        count = -(-len(content) // SMALL_SECTOR)
        self.small_chain += [*range(first + 1, first + count), END]
        self.small += content.ljust(count * SMALL_SECTOR, b"\0")
        return first

    def _put(self, content: bytes) -> int:
        first = len(self.sectors)
        count = -(-len(content) // SECTOR)
        padded = content.ljust(count * SECTOR, b"\0")
        self.sectors += [padded[at : at + SECTOR] for at in range(0, len(padded), SECTOR)]
        self.chain += [*range(first + 1, first + count), END]
        return first

    def content(self) -> bytes:
        """The bytes of the file; 109 sectors of chains are enough for what a test writes."""
        self.entries[0][4:] = self._put(self.small), len(self.small)
        small_chain = struct.pack(f"<{len(self.small_chain)}I", *self.small_chain)
        small_count = -(-len(small_chain) // SECTOR)
        small_at = self._put(small_chain.ljust(small_count * SECTOR, b"\xff"))
        directory = self._put(b"".join(_entry(*entry) for entry in self.entries))
        count = 1
        while (len(self.chain) + count) * 4 > count * SECTOR:
            count += 1
        at = len(self.sectors)
        chain = [*self.chain, *[FAT] * count]
        chain += [FREE] * (count * SECTOR // 4 - len(chain))
        packed = struct.pack(f"<{len(chain)}I", *chain)
        places = [*range(at, at + count), *[FREE] * (109 - count)]
        header = struct.pack("<8s16x5H6x", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6)
        header += struct.pack("<9I", 0, count, directory, 0, CUTOFF, small_at, small_count, END, 0)
        return b"".join([header, struct.pack("<109I", *places), *self.sectors, packed])


def _entry(name: str, kind: int, after: int, child: int, start: int, size: int) -> bytes:
    written = (name + "\0").encode("utf-16-le")
    head = struct.pack("<64sHBB3I", written, len(written), kind, 1, FREE, after, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)


def compound_file(*streams: str, storages: Storage | None = None) -> bytes:
    """What Office 97–2003 saves: streams of these names, with nothing of use in them, and storages."""
    return CompoundFile({**dict.fromkeys(streams, b"nothing"), **(storages or {})}).content()


def _properties(head: bytes, values: Mapping[int, tuple[int, bytes]]) -> dict[str, bytes]:
    """The stream that lists properties, and a stream for each that has no fixed length."""
    listed, streams = [head], {}
    for tag, (kind, value) in values.items():
        fixed = value if kind == TIME else struct.pack("<II", len(value) + 2 * (kind == UNICODE), 0)
        listed.append(struct.pack("<HHI", kind, tag, 6) + fixed)
        if kind != TIME:
            streams[f"__substg1.0_{tag:04X}{kind:04X}"] = value
    return {"__properties_version1.0": b"".join(listed), **streams}


def write_message(
    path: Path, subject: str, body: str, sent: datetime, attachments: Mapping[str, bytes] | None = None
) -> Path:
    """A message with its text in letters of two bytes, sent at a time (UTC), with what came with it."""
    attachments = attachments or {}
    ticks = int((sent - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000
    head = struct.pack("<8x4I8x", 0, len(attachments), 0, len(attachments))
    message: dict[str, Any] = {
        "__nameid_version1.0": {f"__substg1.0_000{number}0102": b"" for number in (2, 3, 4)},
        **_properties(
            head,
            {
                SUBJECT: (UNICODE, subject.encode("utf-16-le")),
                BODY: (UNICODE, body.encode("utf-16-le")),
                SUBMITTED: (TIME, struct.pack("<Q", ticks)),
            },
        ),
    }
    for number, (name, content) in enumerate(attachments.items()):
        values = {DATA: (BINARY, content), FILE_NAME: (UNICODE, name.encode("utf-16-le"))}
        message[f"__attach_version1.0_#{number:08X}"] = _properties(bytes(8), values)
    path.write_bytes(CompoundFile(message).content())
    return path
