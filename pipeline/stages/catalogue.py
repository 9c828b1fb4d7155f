"""What an archivist says of documents in `raw/catalogue.csv`, in Dublin Core terms: it wins over the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import get_args

from pipeline.records.control import ControlFileError, read_control_file
from pipeline.records.documents import Access
from pipeline.stages.settings import country_codes
from pipeline.values.iso_dates import parse_iso_date, parse_period

FILE = "catalogue.csv"
PATH = "path"

Lines = dict[str, tuple[tuple[str, str], ...]]


def _issued(text: str) -> dict[str, str]:
    parse_iso_date(text)
    return {"published": text}


def _temporal(text: str) -> dict[str, str]:
    start, end = parse_period(text)
    known = {"covers_start": start, "covers_end": end}
    return {name: day.isoformat() for name, day in known.items() if day}


def _code(column: str, pattern: str, what: str) -> Callable[[str], dict[str, str]]:
    def read(text: str) -> dict[str, str]:
        if not re.fullmatch(pattern, text):
            raise ValueError(f"{text} is no {what}")
        return {column: text}

    return read


def _country(text: str) -> dict[str, str]:
    if text not in country_codes():
        raise ValueError(f"{text} is no code of ISO 3166-1, such as ML for Mali")
    return {"country": text}


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
    "type": lambda text: {"kind": text},
    "language": _code("language", r"[a-z]{2}", "code of ISO 639-1, such as fr"),
    "spatial": _country,
    "issued": _issued,
    "temporal": _temporal,
    "source": lambda text: {"source_url": text},
    "access": _access,
    "available": _available,
}
"""Dublin Core terms (with or without `dcterms:`), and the columns of `documents` that each fills."""


def load_catalogue(raw: Path) -> Lines:
    """What the catalogue says of each path below `raw/`: columns of `documents` and their values.

    Raises:
        ControlFileError: a column or a value means nothing here, or a path has two lines; the message names
            the line.
    """
    path = raw / FILE
    lines: Lines = {}
    line_of: dict[str, int] = {}
    for row in read_control_file(path, [PATH], TERMS, column=_term):
        name = row.cells[PATH].replace("\\", "/").removeprefix("./")
        if not name:
            raise ControlFileError(path, row.line, "names no file in the column path")
        if name in lines:
            raise ControlFileError(
                path, row.line, f"{name} stands on line {line_of[name]} too; keep one of them"
            )
        try:
            lines[name], line_of[name] = _told(row.cells), row.line
        except ValueError as error:
            raise ControlFileError(path, row.line, str(error)) from error
    return lines


def _term(name: str) -> str:
    return name.removeprefix("dcterms:").removeprefix("dc:")


def _told(cells: dict[str, str]) -> tuple[tuple[str, str], ...]:
    told: dict[str, str] = {}
    for term, text in cells.items():
        if term != PATH and text:
            told |= TERMS[term](text)
    return tuple(sorted(told.items()))


def unknown_paths(catalogue: Iterable[str], names: Iterable[str]) -> list[str]:
    """Paths that the catalogue speaks of but that are not there: a moved file, or a slip of the pen."""
    return sorted(set(catalogue) - set(names))
