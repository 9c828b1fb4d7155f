"""The records of all documents, one document after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from pipeline.records import Document
from pipeline.records.files import load_as, load_records

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Folder:
    """A document's records, what went wrong after it was read, whose text it repeats, when it was added.

    Of one that is `left_out` only the document itself is loaded.
    """

    path: Path
    errors: tuple[str, ...] = ()
    duplicate_of: str | None = None
    added_at: str | None = None
    left_out: bool = False


def each_record(folders: Sequence[Folder], kind: str, record: type[Any]) -> Iterator[tuple[Folder, Any]]:
    """The records of a kind; of documents that repeat another or are left out only themselves."""
    for folder in folders:
        if (folder.duplicate_of or folder.left_out) and record is not Document:
            continue
        for found in load_records(folder.path, kind, record):
            yield folder, found


def each_made(
    folders: Sequence[Folder], kind: str, made: Callable[[Folder, dict[str, Any]], R]
) -> Iterator[R]:
    """What is made of each line of the files of a kind of records."""
    for folder in folders:
        if not (folder.duplicate_of or folder.left_out):
            yield from load_as(folder.path, kind, partial(made, folder))


def each_said(folders: Sequence[Folder], kind: str) -> Iterator[tuple[Folder, dict[str, Any]]]:
    """What each line of the files of a kind of records says."""
    return each_made(folders, kind, lambda folder, said: (folder, said))
