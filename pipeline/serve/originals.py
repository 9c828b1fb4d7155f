"""The original of a document: found below `raw/`, or beside the records of what it came with, and checked."""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path

from pipeline.records.originals import find_original
from pipeline.serve.facts import Row
from pipeline.serve.room import Folders
from pipeline.serve.wording import N_


class OriginalError(Exception):
    """An original that cannot be shown: it is gone, or its bytes are others than those that were read."""


def checked_original(folders: Folders, document: Row, parents: list[Row]) -> Path:
    """The file of a document, with the bytes that were read.

    Args:
        folders: where originals and results lie.
        document: its row in `documents`.
        parents: the documents that it may have come with, as rows.

    Raises:
        OriginalError: there is no such file, or its SHA-256 is another one.
    """
    path = find_original(folders.raw, folders.out, str(document["path"]), parents)
    if path is None:
        raise OriginalError(N_("The original is not there any more."))
    state = path.stat()
    if _digest(path, state.st_mtime_ns, state.st_size) != document["sha256"]:
        raise OriginalError(N_("The original has changed since it was read: its SHA-256 is another one."))
    return path


@functools.lru_cache(maxsize=4096)
def _digest(path: Path, modified: int, size: int) -> str:
    """The SHA-256 of a file, computed again only when its time or size changes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
