"""A file to be read, and the one way in which reading it can fail."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class UnreadableError(Exception):
    """A document that cannot be read; the message is one line in an archivist's words."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file below `raw/`.

    `id` is the document's id, `path` where the file is on this machine, `name` its path below `raw/`,
    `sha256` the digest of its bytes in hexadecimal.
    """

    id: str
    path: Path
    name: str
    sha256: str
