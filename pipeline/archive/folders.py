"""The records of a document as a load reads them: from its files of rows, else from those of records."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pipeline.records import (
    CorrectionOutcome,
    Problem,
)
from pipeline.records.database import row_maker
from pipeline.records.files import OUTCOMES, PROBLEMS, ROWS, load_as, load_records
from pipeline.records.rows import BROUGHT, Rows, load_rows, record_type

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

    def made(self, kind: str, made: Callable[[dict[str, Any]], R]) -> Iterator[R]:
        """What is made of each line of the file of a kind of records."""
        return iter(()) if kind in self.empty else load_as(self.path, kind, made)


def rows_brought(folder: Folder) -> Rows:
    """The rows that a document brings to tables of the archive, by kind of record, but what is told.

    Raises:
        BordereauError: a file holds something that is no record.
    """
    if not folder.is_whole:
        return {}
    rows = load_rows(folder.path, ROWS)
    beside = {"notes": record_type("notes")} | PROBLEMS
    if rows is None:
        rows, beside = {}, beside | {kind: record_type(kind) for kind in BROUGHT}
    for kind, record in beside.items():
        if kind not in rows:
            rows[kind] = list(folder.made(kind, row_maker(record)))
    return rows


def outcomes_of(folders: Sequence[Folder]) -> Iterator[CorrectionOutcome]:
    """What the stages made of the lines that correct facts of documents, stage by stage."""
    for kind in OUTCOMES:
        for folder in folders:
            if folder.is_whole:
                yield from folder.records(kind, CorrectionOutcome)


def faults_of(folder: Folder) -> int:
    """How many parts of a document this program failed on."""
    return sum(p.kind == "fault" for kind in PROBLEMS for p in folder.records(kind, Problem))
