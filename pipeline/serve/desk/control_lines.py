"""Lines of the files that people keep in `raw/`: read, added and replaced, never lost."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline.errors import BordereauError
from pipeline.records.files import replacing
from pipeline.serve.desk import Reader

Line = dict[str, str]


class RefusedError(Exception):
    """A line that the build would not take; the message says why, in one line."""


def read_lines(path: Path) -> tuple[list[str], list[Line]]:
    """The columns and lines of a file; none of either where there is no file."""
    if not path.is_file():
        return [], []
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        names = list(rows.fieldnames or ())
        return names, [{name: (row.get(name) or "").strip() for name in names} for row in rows]


def write_line(
    path: Path, columns: Sequence[str], line: Mapping[str, str], reader: Reader, key: Sequence[str] = ()
) -> None:
    """Add a line to a file, or put it in the place of the one that is about the same.

    What else stands in the file stays as it is. The whole is read as the build will read it before it takes
    the place of the old file.

    Args:
        path: the file.
        columns: its columns where it is new.
        line: the cells of the line by column; of a line that is replaced, other cells stay.
        reader: reads the file as the build does.
        key: the columns that say what a line is about; none to add a line in any case.

    Raises:
        RefusedError: the build would not take the file.
    """
    names, lines = read_lines(path)
    names = names or list(columns)
    names += [name for name, cell in line.items() if cell and name not in names]
    about = [line[name] for name in key]
    old = next((known for known in lines if key and [known.get(n, "") for n in key] == about), None)
    if old is None:
        lines.append(dict(line))
    else:
        old.update(line)
    text = io.StringIO()
    writer = csv.DictWriter(text, names, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(lines)
    _try(path.name, text.getvalue(), reader)
    with replacing(path) as file:
        file.write(text.getvalue())


def _try(name: str, text: str, reader: Reader) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_text(text, encoding="utf-8")
        try:
            reader(Path(folder))
        except (BordereauError, ValueError) as error:
            raise RefusedError(str(error).replace(folder, "").lstrip("/")) from error
