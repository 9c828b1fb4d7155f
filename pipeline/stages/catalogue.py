"""What an archivist says of documents in `raw/catalogue.csv`, in Dublin Core terms: it wins over the text.

The build adds a line for every new document with what it read (`gain_lines`). Such a line bears a checksum of
its cells in the column `as_read`: as long as it holds, the line is the build's own, says nothing, and follows
what is read. One that anybody has changed is a person's from then on, wins, and is never written again.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import get_args

from pipeline.records.control import ControlFileError, read_control_file, read_once
from pipeline.records.documents import Access
from pipeline.stages.vocabularies import check_country, check_language, check_type
from pipeline.values.iso_dates import parse_iso_date, parse_period

FILE = "catalogue.csv"
PATH = "path"
AS_READ = "as_read"

Lines = dict[str, tuple[tuple[str, str], ...]]


SPREADSHEET_DATE = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}")


def _issued(text: str) -> dict[str, str]:
    try:
        parse_iso_date(text)
    except ValueError as error:
        hint = "; format the column as text, for your spreadsheet writes dates in its own way"
        raise ValueError(f"{error}{hint if SPREADSHEET_DATE.fullmatch(text) else ''}") from error
    return {"published": text}


def _temporal(text: str) -> dict[str, str]:
    start, end = parse_period(text)
    known = {"covers_start": start, "covers_end": end}
    return {name: day.isoformat() for name, day in known.items() if day}


def _access(text: str) -> dict[str, str]:
    if text not in get_args(Access):
        raise ValueError(f"{text} is none of {', '.join(get_args(Access))}")
    return {"access": text}


def _available(text: str) -> dict[str, str]:
    parse_iso_date(text)
    return {"available": text}


TERMS: dict[str, Callable[[str], dict[str, str]]] = {
    "title": lambda text: {"title": text},
    "publisher": lambda text: {"publisher": text},
    "type": lambda text: {"kind": check_type(text)},
    "language": lambda text: {"language": check_language(text)},
    "spatial": lambda text: {"country": check_country(text)},
    "issued": _issued,
    "temporal": _temporal,
    "source": lambda text: {"source_url": text},
    "access": _access,
    "available": _available,
}
"""Dublin Core terms (with or without `dcterms:`), and the columns of `documents` that each fills."""


@read_once(FILE)
def load_catalogue(raw: Path) -> Lines:
    """What people say of each path below `raw/`: columns of `documents` and their values.

    Raises:
        ControlFileError: a column or a value means nothing here, or a path has two lines; the message names
            the line.
    """
    path = raw / FILE
    lines: Lines = {}
    line_of: dict[str, int] = {}
    for row in read_control_file(path, [PATH], [*TERMS, AS_READ], column=term_of):
        name = path_of(row.cells)
        if is_as_read(row.cells):
            continue
        if not name:
            raise ControlFileError(path, row.line, "names no file in the column path")
        if name in lines:
            raise ControlFileError(
                path, row.line, f"{name} stands on line {line_of[name]} too; keep one of them"
            )
        try:
            lines[name], line_of[name] = _columns_of(row.cells), row.line
        except ValueError as error:
            raise ControlFileError(path, row.line, str(error)) from error
    return lines


def path_of(cells: Mapping[str, str]) -> str:
    """The path below `raw/` that a line speaks of, as documents have it."""
    return cells.get(PATH, "").replace("\\", "/").removeprefix("./")


def is_as_read(cells: Mapping[str, str]) -> bool:
    """Whether a line is still as the build wrote it."""
    return bool(cells.get(AS_READ)) and cells[AS_READ] == checksum(cells)


def checksum(cells: Mapping[str, str]) -> str:
    """What tells a line that somebody changed: a few characters over its path and terms."""
    content = "\x1f".join([path_of(cells), *(cells.get(term, "") for term in TERMS)])
    # With a letter in front no spreadsheet takes it for a number.
    return f"r{hashlib.sha256(content.encode()).hexdigest()[:8]}"


def term_of(name: str) -> str:
    """The term that a header means, with or without its prefix."""
    return name.removeprefix("dcterms:").removeprefix("dc:")


def _columns_of(cells: dict[str, str]) -> tuple[tuple[str, str], ...]:
    columns: dict[str, str] = {}
    for term, text in cells.items():
        if term in TERMS and text:
            columns |= TERMS[term](text)
    return tuple(sorted(columns.items()))


def unknown_paths(catalogue: Iterable[str], names: Iterable[str]) -> list[str]:
    """Paths that the catalogue speaks of but that are not there: a moved file, or a slip of the pen."""
    return sorted(set(catalogue) - set(names))
