"""What an archivist knows of the organisations of a corpus: `raw/organisations.csv`."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.errors import BordereauError

FILE = "organisations.csv"
COLUMNS = ("name", "acronym", "kind", "country", "aliases", "source")
"""`aliases` are parted by `|`; `country` is a code of ISO 3166-1; only `name` and `kind` must be filled."""

Name = tuple[str, ...]
"""A row: what stands in `COLUMNS`, in their order."""


def load_names(raw: Path) -> tuple[Name, ...]:
    """The organisations of a corpus, in order; none where there is no file.

    Raises:
        BordereauError: the file is no table of these columns, or a row says nothing that can be used; the
            message names the line.
    """
    path = raw / FILE
    if not path.is_file():
        return ()
    try:
        return tuple(_rows(path.read_text(encoding="utf-8-sig")))
    except (ValueError, csv.Error) as error:
        raise BordereauError(f"{path}: {error}") from error
    except OSError as error:
        raise BordereauError(f"{path}: cannot be read: {(error.strerror or '').lower()}") from error


def _rows(text: str) -> Iterator[Name]:
    header = text.split("\n", 1)[0]
    separator = ";" if ";" in header and "," not in header else ","
    rows = csv.DictReader(io.StringIO(text), delimiter=separator)
    _check_columns(rows.fieldnames or ())
    seen: set[str] = set()
    for row in rows:
        name = _name(row, rows.line_num)
        if name[0] in seen:
            raise ValueError(f"line {rows.line_num}: {name[0]} stands there twice")
        seen.add(name[0])
        yield name


def _check_columns(names: Iterable[str]) -> None:
    given = list(names)
    for name in ("name", "kind"):
        if name not in given:
            raise ValueError(f"there is no column `{name}`; there may be {', '.join(COLUMNS)}")
    unknown = next((name for name in given if name not in COLUMNS), None)
    if unknown is not None:
        raise ValueError(f"unknown column {unknown}; there may be {', '.join(COLUMNS)}")


def _name(row: Mapping[str | None, Any], line: int) -> Name:
    if None in row:
        raise ValueError(
            f"line {line}: more cells than columns; a name with a comma stands in quotation marks"
        )
    told = {column: " ".join((row.get(column) or "").split()) for column in COLUMNS}
    if not told["name"] or not told["kind"]:
        raise ValueError(f"line {line}: a name and a kind (NGO, company, programme, ...) are needed")
    if told["country"] and not re.fullmatch(r"[A-Z]{2}", told["country"]):
        raise ValueError(f"line {line}: {told['country']} is no code of ISO 3166-1, such as ML")
    return tuple(told.values())
