"""The tables that people keep beside their documents, read as their programs save them."""

from __future__ import annotations

import codecs
import csv
import functools
import io
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pipeline.errors import BordereauError
from pipeline.records.files import replacing

DELIMITERS = (",", ";", "\t", "|")
"""What spreadsheets put between columns, by country and by menu."""

# A field may be as long as a page: Python's own limit is 131,072 characters.
csv.field_size_limit(2**31 - 1)

R = TypeVar("R")

UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a control file: the number of the line on which it starts, and its cells by column."""

    line: int
    cells: dict[str, str]


class ControlFileError(BordereauError):
    """A control file cannot be read; the message names the file, the line and what to do."""

    def __init__(self, path: Path, line: int | None, what: str) -> None:
        at = f"{path}: " if line is None else f"{path}: line {line}: "
        super().__init__(at + what)


def read_once(name: str) -> Callable[[Callable[[Path], R]], Callable[[Path], R]]:
    """Let a control file of this name be read anew only where its bytes are others than when it was last.

    A build asks several times what it says. What is given is shared by all who ask: none may change it.
    """

    def reading_once(load: Callable[[Path], R]) -> Callable[[Path], R]:
        last: dict[Path, tuple[bytes, R]] = {}

        @functools.wraps(load)
        def loaded(raw: Path) -> R:
            path = (raw / name).absolute()
            try:
                content = path.read_bytes()
            except OSError:
                # What is not there says nothing, and what cannot be opened is told by the one who reads it.
                return load(raw)
            if path not in last or last[path][0] != content:
                found = load(raw)
                last.clear()
                last[path] = content, found
            return last[path][1]

        return loaded

    return reading_once


def read_control_text(path: Path) -> str:
    """The text of a file that a person saved: UTF-8 with or without a byte order mark, UTF-16 or CP1252.

    Raises:
        ControlFileError: it cannot be opened, or is no text.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ControlFileError(path, None, f"cannot be opened: {(error.strerror or '').lower()}") from error
    if data.startswith(UTF_16):
        encodings = ["utf-16"]
    elif b"\0" in data:
        encodings = ["utf-16-le" if data[1:2] == b"\0" else "utf-16-be"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ControlFileError(path, None, "is no text; save it as `CSV UTF-8` or as plain text in UTF-8")


def read_control_file(
    path: Path,
    required: Collection[str],
    optional: Collection[str] = (),
    *,
    column: Callable[[str], str] = str,
) -> list[Row]:
    """The rows of a control file, empty ones left out; none where there is no such file.

    Args:
        path: the file.
        required: columns that it must have.
        optional: columns that it may have.
        column: gives the column that a header (in small letters) means, for those that have several names.

    Raises:
        ControlFileError: a column is unknown, missing or given twice, a quotation mark is never closed, or a
            line has more cells than there are columns.
    """
    if not path.exists():
        return []
    text = read_control_text(path)
    lines = _rows(path, text, delimiter_of(text, {*required, *optional}, column))
    _, header = next(lines, (1, []))
    names = [column(name.strip().casefold()) for name in header]
    _check_header(path, names, header, required, optional)
    rows = []
    for line, cells in lines:
        if len(cells) > len(names):
            raise ControlFileError(
                path,
                line,
                f"has {len(cells)} cells for {len(names)} columns; "
                "put a cell that holds a comma or a semicolon in quotation marks",
            )
        if any(cell.strip() for cell in cells):
            given = [cell.strip() for cell in cells] + [""] * len(names)
            rows.append(Row(line, dict(zip(names, given, strict=False))))
    return rows


def delimiter_of(text: str, known: Collection[str], column: Callable[[str], str]) -> str:
    """What parts the header into most known columns."""
    first = next((line for line in text.splitlines() if line.strip()), "")

    def columns_known(delimiter: str) -> int:
        return sum(column(name.strip().strip('"').casefold()) in known for name in first.split(delimiter))

    return max(DELIMITERS, key=columns_known)


def _rows(path: Path, text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The rows with the line on which each starts."""
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    start = 1
    try:
        for cells in lines:
            if any(cell.strip() for cell in cells):
                yield start, cells
            start = lines.line_num + 1
    except csv.Error as error:
        what = (
            "a quotation mark that is opened here is never closed"
            if "end of data" in str(error)
            else (f"{error}; a quotation mark within a cell is written twice")
        )
        raise ControlFileError(path, start, what) from error


def _check_header(
    path: Path, names: list[str], header: list[str], required: Collection[str], optional: Collection[str]
) -> None:
    columns = ", ".join([*required, *optional])
    for name, printed in zip(names, header, strict=True):
        if name and name not in required and name not in optional:
            raise ControlFileError(path, 1, f"unknown column {printed.strip()}; there are {columns}")
        if name and names.count(name) > 1:
            raise ControlFileError(path, 1, f"the column {name} is given twice")
    missing = [name for name in required if name not in names]
    if missing:
        raise ControlFileError(
            path, 1, f"there is no column {', '.join(missing)}; the first line names the columns: {columns}"
        )


def add_rows(path: Path, columns: Collection[str], rows: Collection[Mapping[str, str]]) -> None:
    """Add rows at the end of a control file, which keeps its delimiter, its columns and what stands in it.

    It is written as UTF-8, and with a byte order mark where it had one. A column that it lacks is added.

    Args:
        path: the file; where there is none, it is begun.
        columns: the columns of a new file, as far as rows have them those that an old one must have.
        rows: what to add.

    Raises:
        ControlFileError: the file cannot be read, or not be written.
    """
    text = read_control_text(path) if path.exists() else ""
    marked = path.exists() and path.read_bytes().startswith(codecs.BOM_UTF8)
    delimiter = delimiter_of(text, columns, str)
    lines = [cells for _, cells in _rows(path, text, delimiter)]
    header = lines[0] if lines else list(columns)
    names = [name.strip().casefold() for name in header]
    missing = [name for name in columns if name not in names and any(row.get(name) for row in rows)]
    names, header = [*names, *missing], [*header, *missing]
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(lines[1:])
    writer.writerows([[row.get(name, "") for name in names] for row in rows])
    try:
        with replacing(path) as file:
            file.write(("\N{ZERO WIDTH NO-BREAK SPACE}" if marked else "") + buffer.getvalue())
    except OSError as error:
        raise ControlFileError(path, None, f"cannot be written: {(error.strerror or '').lower()}") from error
