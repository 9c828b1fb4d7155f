"""Files between stages: one per kind of record, that a person can open and compare."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any, BinaryIO, TextIO, TypeVar

from pipeline.errors import BordereauError, one_line
from pipeline.records import ENTITIES, TABLES
from pipeline.records.agreements import AgreementRuns
from pipeline.records.corrections import CorrectionOutcome
from pipeline.records.documents import Problem
from pipeline.records.json_lines import first_fault, json_lines, records_of_lines, rows_of_lines
from pipeline.records.layout import AttachedFile, Block, CellText, Grid, Rule, TextSignature, Word

R = TypeVar("R")
T = TypeVar("T")

Row = tuple[Any, ...]

LAYOUT: dict[str, type] = {
    "words": Word,
    "rules": Rule,
    "blocks": Block,
    "grids": Grid,
    "cell_texts": CellText,
    "attachments": AttachedFile,
    "signatures": TextSignature,
}
"""What readers see on the pages; kept for later stages, not loaded into the archive."""

PROBLEMS: dict[str, type] = {f"{stage}_problems": Problem for stage in ("read", "tables", "entities")}
"""Each stage leaves its problems in a file of its own; the archive has them in one table."""

OUTCOMES: dict[str, type] = {
    f"{stage}_corrections": CorrectionOutcome for stage in ("read", "tables", "entities")
}
"""What each stage made of the corrections that speak of a document; the archive has it in `corrections`."""

COMPARED: dict[str, type] = {"agreement_runs": AgreementRuns}
"""What takes long to make of an agreement that is held against others, made with it."""

RECORDS: dict[str, type] = TABLES | LAYOUT | PROBLEMS | OUTCOMES | COMPARED

HELD_AGAINST_OTHERS = frozenset({"organisations", "agreements", "agreement_parties", "places"})
"""Kinds of records from which an archive makes its own: it has one of what several documents name."""

BROUGHT = (
    *("pages", "tables", "columns", "cells"),
    *(kind for kind in ENTITIES if kind not in HELD_AGAINST_OTHERS),
    *("entities_problems", "notes", "read_problems", "tables_problems"),
)
"""Kinds of records that go into their tables as they are, but for what they are called in the archive."""


def file_name(kind: str) -> str:
    """Name of the file that holds the records of one kind."""
    return f"{kind}.jsonl"


def save_records(folder: Path, kind: str, records: Iterable[Any]) -> None:
    """Write all records of one kind into a document's folder, complete in one step."""
    # As text: a document has dozens of files, and a path takes longer to make than a file to be opened.
    path = f"{folder}/{file_name(kind)}"
    parts = json_lines(records)
    first = next(parts, b"")
    if first or not _is_begun(path):
        with replacing_bytes(path) as file:
            file.write(first)
            file.writelines(parts)


def _is_begun(path: str) -> bool:
    """Whether there is a file without anything in it now: a third of all are, and such a one is complete."""
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
    except FileExistsError:
        known = os.lstat(path)
        return stat.S_ISREG(known.st_mode) and known.st_size == 0
    return True


def is_empty(folder: Path, kind: str) -> bool:
    """Whether a document has no record of a kind, as the size of its file tells."""
    try:
        return os.stat(f"{folder}/{file_name(kind)}").st_size == 0  # noqa: PTH116 - a third of a Path's time
    except FileNotFoundError:
        return True


def load_records(folder: Path, kind: str, record: type[R]) -> list[R]:
    """All records of one kind in a document's folder; none where it holds no such file.

    Raises:
        BordereauError: a line is not a record of this kind: someone, or a failing disk, changed the file.
    """
    return _loaded(f"{folder}/{file_name(kind)}", record, records_of_lines)


def load_rows(folder: Path, kind: str) -> list[Row]:
    """The same as rows of the archive, made without records in between.

    Raises:
        BordereauError: a line is not a record of this kind: someone, or a failing disk, changed the file.
    """
    return _loaded(f"{folder}/{file_name(kind)}", RECORDS[kind], rows_of_lines)


def records_of_page(folder: Path, kind: str, record: type[R], page: int) -> list[R]:
    """The records of one kind that stand on a page; none where the folder holds no such file.

    Raises:
        ValueError: a line is not a record of this kind.
    """
    try:
        with (folder / file_name(kind)).open("rb") as file:
            # A page of many: most lines need not be read.
            lines = b"".join(line for line in file if b'"page":%d,' % page in line)
    except FileNotFoundError:
        return []
    return [one for one in records_of_lines(record, BytesIO(lines)) if getattr(one, "page", None) == page]


def _loaded(path: str, record: Any, load: Callable[[Any, BinaryIO], list[T]]) -> list[T]:
    try:
        # A document has many small files: a Path and a buffer would take as long as reading them.
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123
            return load(record, file)
    except FileNotFoundError:
        return []
    except ValueError as error:
        with open(path, "rb") as file:  # noqa: PTH123
            number, reason = first_fault(load, record, file)
        raise BordereauError(
            one_line(f"{path}: row {number}: {reason}")
            + "; `bordereau verify` finds what else does not hold, and a build then mends it"
        ) from error


@contextmanager
def replacing(path: Path, *, durable: bool = False) -> Iterator[TextIO]:
    """A text file that takes the place of `path` in one step once it is complete.

    A `durable` one is on the disk by then, whatever happens to the machine.
    """
    with replacing_bytes(path, durable=durable) as file:
        # Half a character, as some files have it in their titles, is none: it is written as a question mark.
        text = TextIOWrapper(file, encoding="utf-8", errors="replace", newline="")
        yield text
        text.detach()


@contextmanager
def replacing_bytes(path: Path | str, *, durable: bool = False) -> Iterator[BinaryIO]:
    """The same for a file of bytes."""
    folder, name = os.path.split(path)
    beside = os.path.join(folder, f".{name}.{os.getpid()}")  # noqa: PTH118
    try:
        with open(beside, "wb") as file:  # noqa: PTH123
            yield file
            if durable:
                file.flush()
                os.fsync(file.fileno())
        os.replace(beside, path)  # noqa: PTH105
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    if durable:
        sync(Path(folder))


def sync(path: Path) -> None:
    """See that a file, or the names in a folder, are on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove_records(folder: Path) -> None:
    """Remove every file of records from a folder, and nothing else."""
    for kind in RECORDS:
        (folder / file_name(kind)).unlink(missing_ok=True)
