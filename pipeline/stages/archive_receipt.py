"""The receipt of the archive: the digest of it, by which one that was damaged since is known.

An archive is digested in pieces: of one that was changed in place most are those of the one before, which are
compared in a fifth of the time.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

from pipeline.archive.swap import ARCHIVE, BEFORE, fingerprint
from pipeline.records.files import replacing

RECEIPT = "archive.receipt.json"
"""Its name; it lies beside the archive."""

PIECE = 2**17
"""Bytes of a piece."""

OF_A_PIECE = 32
"""Hexadecimal digits of the digest of a piece."""


@dataclass(frozen=True, slots=True)
class ArchiveReceipt:
    """An archive as it was left: the digests of its pieces, and by what it is known without reading them."""

    pieces: str
    size: int
    mtime_ns: int

    @classmethod
    def of(cls, archive: Path, before: tuple[Path, ArchiveReceipt] | None = None) -> ArchiveReceipt:
        """An archive as it is now; most of it may be as in one of before, which has a receipt.

        Raises:
            OSError: it cannot be read.
        """
        known = archive.stat()
        with archive.open("rb", buffering=0) as file:
            if before is None:
                pieces = "".join(_digest(piece) for piece in _pieces(file))
            else:
                with before[0].open("rb", buffering=0) as other:
                    pieces = "".join(_changed_pieces(file, other, before[1].pieces))
        return cls(pieces, known.st_size, known.st_mtime_ns)

    @property
    def digest(self) -> str:
        """One for all of it."""
        return hashlib.sha256(self.pieces.encode()).hexdigest()

    def is_of(self, archive: Path) -> bool:
        """Whether size and time are those of an archive."""
        try:
            known = archive.stat()
        except OSError:
            return False
        return (known.st_size, known.st_mtime_ns) == (self.size, self.mtime_ns)

    def holds(self, archive: Path, *, by_digest: bool = False) -> bool:
        """Whether an archive is still as it was left; it is read where its size and time cannot tell."""
        try:
            if archive.stat().st_size != self.size:
                return False
            return (self.is_of(archive) and not by_digest) or self.of(archive).pieces == self.pieces
        except OSError:
            return False


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    while piece := file.read(PIECE):
        yield piece


def _digest(piece: bytes) -> str:
    return hashlib.blake2b(piece, digest_size=OF_A_PIECE // 2).hexdigest()


def _changed_pieces(file: BinaryIO, before: BinaryIO, digests: str) -> Iterator[str]:
    """The digests of pieces, those of before where they are the same."""
    for number, piece in enumerate(_pieces(file)):
        at = number * OF_A_PIECE
        is_same = before.read(PIECE) == piece
        yield digests[at : at + OF_A_PIECE] if is_same else _digest(piece)


def is_sound(out: Path) -> bool:
    """Whether every byte of the archive is as it was written."""
    left = archive_receipt(out)
    return left is not None and left.holds(out / ARCHIVE, by_digest=True)


def forget_archive(out: Path) -> None:
    """Let the next build make the archive anew; readers keep the present one until then."""
    (out / RECEIPT).unlink(missing_ok=True)


def sign(out: Path) -> ArchiveReceipt:
    """Leave the receipt of the archive as it is now, and give it."""
    was = archive_receipt(out)
    before = (out / BEFORE, was) if was is not None and was.is_of(out / BEFORE) else None
    left = ArchiveReceipt.of(out / ARCHIVE, before)
    with replacing(out / RECEIPT, durable=True) as file:
        json.dump(asdict(left), file)
    return left


def archive_receipt(out: Path) -> ArchiveReceipt | None:
    """The receipt that was left; None where there is none that can be read."""
    try:
        left = ArchiveReceipt(**json.loads((out / RECEIPT).read_text(encoding="utf-8")))
        whole = -(-left.size // PIECE) * OF_A_PIECE
        return left if len(left.pieces) == whole else None
    except (OSError, ValueError, TypeError):
        return None


def present_key(out: Path, stage: str) -> str | None:
    """The key of the work that a stage put into the present archive; None where it is not as it was left."""
    left = archive_receipt(out)
    return fingerprint(out, stage) if left is not None and left.holds(out / ARCHIVE) else None
