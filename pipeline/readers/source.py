"""A file to be read, and the one way in which reading it can fail."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.records import Document

PROTECTED = "protected by a password"


class UnreadableError(Exception):
    """A document that cannot be read; the message is one line in an archivist's words.

    It starts small and has no full stop, so that it can stand behind the name of the file.
    """


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

    def document(self, media_type: str, *, n_pages: int = 1) -> Document:
        """The document of this file, as far as its name tells; a reader adds what the file says of itself."""
        return Document(
            id=self.id,
            path=self.name,
            sha256=self.sha256,
            media_type=media_type,
            n_pages=n_pages,
            status="ok",
        )
