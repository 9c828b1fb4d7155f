"""The order in which files came in, and the identity that each keeps: the register `raw/accessions.csv`.

It lies with the documents, so that a rebuild elsewhere from the same folder gives the same archive. The build
writes it, one line a file, and anyone can read it: the first file of some bytes is the document, one that
comes later is its duplicate, and a file that was moved or renamed stays what it was.
"""

from __future__ import annotations

import csv
import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from pipeline.records.control import ControlFileError, read_control_file, read_once
from pipeline.records.files import replacing

FILE = "accessions.csv"


@dataclass(frozen=True, slots=True)
class Accession:
    """A line of the register: a file, under the path and the id by which it was first accepted.

    `moved_to` is its path today where that is another, `added_at` when it was accepted, ISO 8601 in UTC;
    files that came in together share it.
    """

    id: str
    sha256: str
    path: str
    moved_to: str = ""
    added_at: str = ""

    def at(self, path: str) -> Accession:
        """The same file at another path."""
        return replace(self, moved_to="" if path == self.path else path)

    @property
    def now(self) -> str:
        """Its path when the register was written."""
        return self.moved_to or self.path


@dataclass(frozen=True, slots=True)
class File:
    """A file that lies below `raw/` today; without a digest where it cannot be read."""

    path: str
    sha256: str | None


@read_once(FILE)
def load_accessions(raw: Path) -> list[Accession]:
    """The register of a folder in order of accession; empty where it has none yet.

    Raises:
        ControlFileError: a line is no accession; the message names it and says what to do.
    """
    path = raw / FILE
    lines = []
    for row in read_control_file(path, ("id", "sha256", "path"), ("moved_to", "added_at")):
        try:
            lines.append(_accession(row.cells))
        except ValueError as error:
            what = f"{error}; mend the line, or remove the file to begin a new register"
            raise ControlFileError(path, row.line, what) from error
    return lines


def _accession(cells: dict[str, str]) -> Accession:
    given = Accession(**cells)
    if not (given.id and given.sha256 and given.path):
        raise ValueError("id, sha256 and path are needed")
    if given.added_at:
        try:
            datetime.fromisoformat(given.added_at)
        except ValueError as error:
            raise ValueError(f"{given.added_at} is no date and time of ISO 8601") from error
    return given


@dataclass(frozen=True)
class Register:
    """The lines in order of accession, and by the path of a file today the one that stands for it."""

    lines: list[Accession]
    held: dict[str, Accession]

    @cached_property
    def _places(self) -> dict[str, int]:
        return {line.id: number for number, line in enumerate(self.lines)}

    def order(self, path: str) -> int:
        """The place of a file in the order of accession; files without a line come last."""
        line = self.held.get(path)
        return self._places[line.id] if line else len(self.lines)


def match_files(files: Iterable[File], register: Sequence[Accession]) -> Register:
    """Find the line of each file; files that are new to the register have none.

    The same bytes at the same path are the same file. Bytes whose path is gone were moved, if need be to
    where a later copy of them lies, whose own line ends. A path with other bytes holds a new state of its
    document.
    """
    there = {file.path: file for file in files}
    paths_of: dict[str, list[str]] = defaultdict(list)
    for path in sorted(there):
        paths_of[there[path].sha256 or ""].append(path)
    order = {line.id: number for number, line in enumerate(register)}
    held = {line.now: line for line in register if _lies(there.get(line.now), line)}
    ended: set[str] = set()
    for line in register:
        if held.get(line.now) is line:
            continue
        free = [path for path in paths_of[line.sha256] if path not in held]
        copies = [path for path in paths_of[line.sha256] if path in held]
        if free:
            held[free[0]] = line.at(free[0])
        elif copies and order[line.id] < order[held[copies[0]].id]:
            ended.add(held[copies[0]].id)
            held[copies[0]] = line.at(copies[0])
    placed = {line.id for line in held.values()} | ended
    for line in register:
        if line.id not in placed and line.now in there and line.now not in held:
            held[line.now] = replace(line, sha256=there[line.now].sha256 or line.sha256)
    today = {line.id: line for line in held.values()}
    return Register([today.get(line.id, line) for line in register if line.id not in ended], held)


def _lies(file: File | None, line: Accession) -> bool:
    return file is not None and file.sha256 == line.sha256


def add_files(register: Register, files: Iterable[tuple[str, File]]) -> Register:
    """The register with the files that are new to it, each with its id, in the order given."""
    now = accession_time()
    new = {
        file.path: Accession(id_, file.sha256, file.path, added_at=now)
        for id_, file in files
        if file.path not in register.held and file.sha256
    }
    return Register([*register.lines, *new.values()], register.held | new)


def save_accessions(raw: Path, lines: Iterable[Accession]) -> bool:
    """Write the register; says whether it could be kept: a folder that may not be written to has none."""
    # Root may write anywhere; a folder whose owner took the right to write away is left alone all the same.
    if not raw.stat().st_mode & 0o222 or not os.access(raw, os.W_OK):
        return False
    try:
        with replacing(raw / FILE, durable=True) as file:
            rows = csv.writer(file, lineterminator="\n")
            names = [field.name for field in fields(Accession)]
            rows.writerow(names)
            rows.writerows([getattr(line, name) for name in names] for line in lines)
    except OSError:
        return False
    return True


def accession_time() -> str:
    """The time in UTC, ISO 8601; `SOURCE_DATE_EPOCH` sets it, for builds that must come out the same."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return now.isoformat(timespec="seconds")
