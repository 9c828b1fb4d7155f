"""Files between stages: one per kind of record, that a person can open and compare."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO, TypeVar

from pipeline.errors import BordereauError, one_line
from pipeline.records import TABLES
from pipeline.records.corrections import CorrectionOutcome
from pipeline.records.documents import Problem
from pipeline.records.flat import flat_records, flat_rows
from pipeline.records.json_lines import json_lines, records_of_lines
from pipeline.records.layout import AttachedFile, Block, CellText, Grid, Rule, TextSignature, Word
from pipeline.records.schema import columns, from_mapping

R = TypeVar("R")

# A field may be as long as a page: Python's own limit is 131,072 characters.
csv.field_size_limit(2**31 - 1)

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

RECORDS: dict[str, type] = TABLES | LAYOUT | PROBLEMS | OUTCOMES

ROWS, TOLD = "rows", "told"
"""Files that hold records of several kinds once more, as rows of the archive: see `pipeline.records.rows`."""

AS_CSV = frozenset({"words", "rules", "cell_texts"})
"""Flat and long: one row a line costs half of what JSON does."""


def file_name(kind: str) -> str:
    """Name of the file that holds the records of one kind, or rows of several."""
    if kind in (ROWS, TOLD):
        return f"{kind}.json"
    return f"{kind}.csv" if kind in AS_CSV else f"{kind}.jsonl"


def save_records(folder: Path, kind: str, records: Iterable[Any]) -> Path:
    """Write all records of one kind into a document's folder, through a temporary file; gives the path."""
    path = folder / file_name(kind)
    with replacing(path) as file:
        if kind in AS_CSV:
            # All text is quoted: a stray carriage return in a word would else end its row.
            rows = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
            rows.writerow(c.name for c in columns(RECORDS[kind]))
            rows.writerows(flat_rows(RECORDS[kind], records))
        else:
            file.writelines(json_lines(RECORDS[kind], records))
    return path


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
    made = _load_flat if kind in AS_CSV else _load_many
    flat = made(folder / file_name(kind), record)
    if flat is not None:
        return flat
    return list(load_as(folder, kind, lambda row: from_mapping(record, row)))


def _load_flat(path: Path, record: type[R]) -> list[R] | None:
    """All records of a CSV file; None where it is not there or where one is not as it should be."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return flat_records(record, file)
    except (FileNotFoundError, ValueError, TypeError, ArithmeticError, csv.Error):
        return None


def _load_many(path: Path, record: type[R]) -> list[R] | None:
    """All records of a file of JSON lines; None where it is not there or where one is not as it should be."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return records_of_lines(record, file)
    except (FileNotFoundError, ValueError, TypeError, ArithmeticError, KeyError):
        return None


def load_as(folder: Path, kind: str, made: Callable[[dict[str, Any]], R]) -> Iterator[R]:
    """What is made of what each line of a file of records says; nothing where there is no such file.

    Raises:
        BordereauError: a line is no record, or nothing can be made of it for a want of its values.
    """
    path = folder / file_name(kind)
    try:
        file = path.open(encoding="utf-8", newline="")
    except FileNotFoundError:
        return
    number = 0
    with file:
        rows: Iterator[dict[str, Any]]
        rows = csv.DictReader(file) if kind in AS_CSV else map(_said, _lines(file))
        try:
            for number, row in enumerate(rows, start=1):  # noqa: B007 - told where one cannot be read
                yield made(row)
        except (ValueError, TypeError, ArithmeticError, csv.Error) as error:
            # A JSON line that is no JSON is not counted by then.
            row_number = number + 1 if isinstance(error, json.JSONDecodeError) else number
            raise BordereauError(
                one_line(f"{path}: row {row_number}: {error}")
                + "; `bordereau verify` finds what else does not hold, and a build then mends it"
            ) from error


def _lines(file: TextIO) -> Iterator[str]:
    """Lines that end at a line feed only; text may hold other line separators of Unicode."""
    return (line for line in file if line.strip())


def _said(line: str) -> Any:
    """What a line of JSON says, as `json.loads` gives it, which first asks what kind of text it is."""
    try:
        said, end = _DECODER.raw_decode(line)
    except ValueError:
        return json.loads(line)
    return said if line[end:] in ("", "\n") else json.loads(line)


_DECODER = json.JSONDecoder()


@contextmanager
def replacing(path: Path, *, durable: bool = False) -> Iterator[TextIO]:
    """A text file that takes the place of `path` in one step once it is complete.

    A `durable` one is on the disk by then, whatever happens to the machine.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        # Half a character, as some files have it in their titles, is none: it is written as a question mark.
        with beside.open("w", encoding="utf-8", errors="replace", newline="") as file:
            yield file
            if durable:
                file.flush()
                os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    if durable:
        sync(path.parent)


def sync(path: Path) -> None:
    """See that a file, or the names in a folder, are on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove_records(folder: Path) -> None:
    """Remove every file of records from a folder, and nothing else."""
    for kind in (*RECORDS, ROWS, TOLD):
        (folder / file_name(kind)).unlink(missing_ok=True)
