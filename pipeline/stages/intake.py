"""Files that an archivist hands in: copied below `raw/` unless their bytes are there, described once read."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.archive.swap import open_archive
from pipeline.errors import BordereauError, counted
from pipeline.locale.written_values import format_amount
from pipeline.records import Document
from pipeline.records.database import select
from pipeline.records.files import replacing
from pipeline.stages.inventory import CONTROL_FILES

DESCRIBED = {
    "tables": "tables",
    "agreement_tellings": "agreements",
    "findings": "findings",
    "problems": "problems",
}
"""What is counted of each document, by table."""


@dataclass(slots=True)
class Intake:
    """What became of files that were handed in: names below `raw/` of those that were copied, and lines.

    `n_failed` counts those that could not be taken in, of which a line says why.
    """

    copied: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    n_failed: int = 0


def take_in(given: Iterable[Path], raw: Path) -> Intake:
    """Copy files, and those in folders, below `raw/`; what is there already is not copied again.

    A name that is taken by other bytes gets a number. A file is complete under its name or not there. One
    that does not exist keeps no other from being taken in.

    Raises:
        BordereauError: `raw` cannot be written to.
    """
    intake = Intake()
    present = {_digest(path): path for path in _files(raw)} if raw.is_dir() else {}
    for path in given:
        if not path.exists():
            intake.lines.append(f"failed     {path}: no such file; see how it is spelled, and where it lies")
            intake.n_failed += 1
            continue
        top = path.parent if path.is_file() else path
        for file in _files(path):
            _take(file, file.relative_to(top), raw, present, intake)
    return intake


def _take(file: Path, name: Path, raw: Path, present: dict[str, Path], intake: Intake) -> None:
    digest = _digest(file)
    if digest in present:
        known = present[digest].relative_to(raw).as_posix()
        intake.lines.append(f"duplicate  {file}: same bytes as {known}, not copied")
        return
    target = _free(raw / name)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_name(f".{target.name}.part")
        shutil.copyfile(file, beside)
        beside.replace(target)
    except OSError as error:
        raise BordereauError(f"{target}: cannot be written: {(error.strerror or '').lower()}") from error
    present[digest] = target
    intake.copied.append(target.relative_to(raw).as_posix())


def _files(path: Path) -> list[Path]:
    """A file, or the files below a folder, in order; files by which people steer a build are none."""
    if path.is_file():
        return [path]
    files = (p for p in sorted(path.rglob("*")) if p.is_file() and not p.name.startswith("."))
    return [p for p in files if not (p.parent == path and p.name in CONTROL_FILES)]


def _free(path: Path) -> Path:
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def describe(out: Path, names: Iterable[str], language: str = "en") -> Iterator[str]:
    """A few lines on each document: what it is, and what was read from it."""
    with closing(open_archive(out)) as db:
        for name in names:
            for document in select(db, Document, "path = ? OR path LIKE ? || '/%'", [name, name]):
                yield from _description(db, document, language)


def _description(db: sqlite3.Connection, document: Document, language: str) -> Iterator[str]:
    yield f"{document.status:<10} {document.path}" + (f": {document.error}" if document.error else "")
    if document.status in ("failed", "duplicate"):
        return
    said = [document.title, document.publisher, document.published, document.language]
    yield "           " + " · ".join(text or "?" for text in said)
    counts = [counted(document.n_pages or 0, "pages")]
    for table, things in DESCRIBED.items():
        query = f"SELECT count(*) FROM {table} WHERE document_id = ?"  # noqa: S608 - our own names
        counts.append(counted(db.execute(query, [document.id]).fetchone()[0], things))
    yield "           " + ", ".join(counts)
    by_currency = (
        "SELECT currency, count(*), max(value) FROM amounts WHERE document_id = ? "
        "GROUP BY currency ORDER BY 2 DESC"
    )
    sums = [
        f"{counted(number, 'amounts')} up to {format_amount(largest, currency, language)}"
        for currency, number, largest in db.execute(by_currency, [document.id])
        if largest is not None
    ]
    if sums:
        yield "           " + "; ".join(sums)


def write_once(path: Path, text: str) -> bool:
    """Write a file that is not there yet; says whether it did."""
    if path.exists():
        return False
    with replacing(path) as file:
        file.write(text)
    return True
