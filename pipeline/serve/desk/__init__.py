"""The desk: what people write beside the pages, as lines of the files in `raw/` that the next build heeds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.serve.desk.rebuild import Rebuild

Reader = Callable[[Path], object]
"""Reads a control file in a folder; raises an error in words where the build would not take it."""


@dataclass(frozen=True, slots=True)
class Written:
    """That a line was written: who did it, which file, what it says, the document that it is about."""

    agent: str
    file: str
    detail: str
    document_id: str | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """What the desk needs.

    Attributes:
        readers: the readers by which a build reads each file.
        rebuild: the build that it may start.
        login: the header in which the web server in front says who logged in; none where it is empty.
        note: keeps what was written in the log of the folder of documents.
    """

    readers: dict[str, Reader]
    rebuild: Rebuild = field(default_factory=Rebuild)
    login: str = ""
    note: Callable[[Path, Written], None] = lambda raw, written: None

    def who(self, headers: Mapping[str, str]) -> str:
        """Who logged in, as the web server in front says; nobody where it says nothing."""
        name = headers.get(self.login.lower(), "").strip() if self.login else ""
        return name if name.isprintable() and len(name) <= LONGEST_LOGIN else ""


LONGEST_LOGIN = 100
"""Characters of a login."""
