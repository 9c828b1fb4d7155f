"""What an archivist knows of the organisations of a corpus: `raw/organisations.csv`."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.records.control import ControlFileError, read_control_file

FILE = "organisations.csv"
REQUIRED = ("name", "kind")
COLUMNS = ("name", "acronym", "kind", "country", "aliases", "source")
"""`aliases` are parted by `|`; `country` is a code of ISO 3166-1; only `name` and `kind` must be filled."""

Name = tuple[str, ...]
"""A row: what stands in `COLUMNS`, in their order."""


def load_names(raw: Path) -> tuple[Name, ...]:
    """The organisations of a corpus, in order; none where there is no file.

    Raises:
        ControlFileError: the file is no table of these columns, or a row says nothing that can be used; the
            message names the line.
    """
    path = raw / FILE
    seen: dict[str, int] = {}
    names = []
    for row in read_control_file(path, REQUIRED, [name for name in COLUMNS if name not in REQUIRED]):
        try:
            names.append(_name(row.cells))
        except ValueError as error:
            raise ControlFileError(path, row.line, str(error)) from error
        name = names[-1][0]
        if name in seen:
            raise ControlFileError(
                path, row.line, f"{name} stands on line {seen[name]} too; keep one of them"
            )
        seen[name] = row.line
    return tuple(names)


def _name(cells: dict[str, str]) -> Name:
    columns = {column: " ".join(cells.get(column, "").split()) for column in COLUMNS}
    if not columns["name"] or not columns["kind"]:
        raise ValueError("a name and a kind (NGO, company, programme, ...) are needed")
    if columns["country"] and not re.fullmatch(r"[A-Z]{2}", columns["country"]):
        raise ValueError(f"{columns['country']} is no code of ISO 3166-1, such as ML")
    return tuple(columns.values())
