"""The records of a document as a load reads them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pipeline.records import CorrectionOutcome, Problem
from pipeline.records.files import BROUGHT, OUTCOMES, PROBLEMS, Row, load_records, load_rows

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Folder:
    """A document's records, what went wrong after it was read, whose text it repeats, when it was added.

    Of one that is `left_out` only the document itself is loaded. Of kinds of records that are known to be
    `empty` no file is opened.
    """

    path: Path
    errors: tuple[str, ...] = ()
    duplicate_of: str | None = None
    added_at: str | None = None
    left_out: bool = False
    empty: frozenset[str] = frozenset()
    key: str = ""
    """What its records are, as one digest: with the same, none of them changed."""

    @property
    def id(self) -> str:
        """That of the document."""
        return self.path.name

    @property
    def state(self) -> object:
        """All that its rows depend on but other documents, as JSON has it."""
        return [self.key, self.errors, self.duplicate_of, self.added_at, self.left_out]

    @property
    def is_whole(self) -> bool:
        """Whether more is loaded of it than the document itself."""
        return not (self.duplicate_of or self.left_out)

    def records(self, kind: str, record: type[R]) -> list[R]:
        """Its records of a kind, from the file of that kind."""
        return [] if kind in self.empty else load_records(self.path, kind, record)

    def rows(self, kind: str) -> list[Row]:
        """The same as rows of the archive."""
        return [] if kind in self.empty else load_rows(self.path, kind)


def rows_brought(folder: Folder) -> Iterator[tuple[str, list[Row]]]:
    """The rows that a document brings to tables of the archive, by kind of record.

    Raises:
        BordereauError: a file holds something that is no record.
    """
    for kind in BROUGHT if folder.is_whole else ():
        yield kind, folder.rows(kind)


def outcomes_of(folders: Sequence[Folder]) -> Iterator[CorrectionOutcome]:
    """What the stages made of the lines that correct facts of documents, stage by stage."""
    for kind in OUTCOMES:
        for folder in folders:
            if folder.is_whole:
                yield from folder.records(kind, CorrectionOutcome)


def faults_of(folder: Folder) -> int:
    """How many parts of a document this program failed on."""
    return sum(p.kind == "fault" for kind in PROBLEMS for p in folder.records(kind, Problem))
