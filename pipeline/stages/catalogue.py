"""What an archivist says of documents in `raw/catalogue.csv`, in Dublin Core terms: it wins over the text."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable
from pathlib import Path

from pipeline.errors import BordereauError
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


TERMS: dict[str, Callable[[str], dict[str, str]]] = {
    "title": lambda text: {"title": text},
    "publisher": lambda text: {"publisher": text},
    "type": lambda text: {"kind": text},
    "language": _code("language", r"[a-z]{2}", "code of ISO 639-1, such as fr"),
    "spatial": _code("country", r"[A-Z]{2}", "code of ISO 3166-1, such as ML"),
    "issued": _issued,
    "temporal": _temporal,
    "source": lambda text: {"source_url": text},
}
"""Dublin Core terms (with or without `dcterms:`), and the columns of `documents` that each fills."""


def load_catalogue(raw: Path) -> Lines:
    """What the catalogue says of each path below `raw/`: columns of `documents` and their values.

    Raises:
        BordereauError: a column or a value means nothing here; the message names the line.
    """
    path = raw / FILE
    if not path.is_file():
        return {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            terms = _terms(rows.fieldnames or ())
            return {row[PATH]: _told(row, terms, rows.line_num) for row in rows if row[PATH]}
    except (ValueError, csv.Error) as error:
        raise BordereauError(f"{path}: {error}") from error


def _terms(names: Iterable[str]) -> dict[str, str]:
    terms = {name: _term(name) for name in names}
    if PATH not in terms:
        raise ValueError("there is no column `path`")
    return terms


def _term(name: str) -> str:
    term = name.strip().lower().removeprefix("dcterms:").removeprefix("dc:")
    if term not in TERMS and term != PATH:
        raise ValueError(f"unknown column {name}; there are {', '.join([PATH, *TERMS])}")
    return term


def _told(row: dict[str, str | None], terms: dict[str, str], line: int) -> tuple[tuple[str, str], ...]:
    told: dict[str, str] = {}
    for name, term in terms.items():
        text = (row[name] or "").strip()
        if term == PATH or not text:
            continue
        try:
            told |= TERMS[term](text)
        except ValueError as error:
            raise ValueError(f"line {line}: {error}") from error
    return tuple(sorted(told.items()))


def unknown_paths(catalogue: Iterable[str], names: Iterable[str]) -> list[str]:
    """Paths that the catalogue speaks of but that are not there: a moved file, or a slip of the pen."""
    return sorted(set(catalogue) - set(names))
