"""The receipt of the archive: the digest of it, by which one that was damaged since is known."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from pipeline.archive.swap import ARCHIVE, fingerprint
from pipeline.records.files import replacing
from pipeline.stages.receipts import Output

RECEIPT = "archive.receipt.json"
"""Its name; it lies beside the archive."""


def is_sound(out: Path) -> bool:
    """Whether every byte of the archive is as it was written."""
    left = archive_receipt(out)
    return left is not None and left.holds(out / ARCHIVE, by_digest=True)


def forget_archive(out: Path) -> None:
    """Let the next build make the archive anew; readers keep the present one until then."""
    (out / RECEIPT).unlink(missing_ok=True)


def sign(out: Path) -> Output:
    """Leave the receipt of the archive as it is now, and give it."""
    left = Output.of(out / ARCHIVE)
    with replacing(out / RECEIPT, durable=True) as file:
        json.dump(asdict(left), file)
    return left


def archive_receipt(out: Path) -> Output | None:
    """The receipt that was left; None where there is none that can be read."""
    try:
        return Output(**json.loads((out / RECEIPT).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def present_key(out: Path, stage: str) -> str | None:
    """The key of the work that a stage put into the present archive; None where it is not as it was left."""
    left = archive_receipt(out)
    return fingerprint(out, stage) if left is not None and left.holds(out / ARCHIVE) else None
