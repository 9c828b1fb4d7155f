"""CSV: one file a table, UTF-8; for French spreadsheets with a byte order mark, `;` and a decimal comma."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.export.source import OpenArchive
from pipeline.export.values import cell
from pipeline.records.schema import columns
from pipeline.records.spreadsheets import DIALECTS, Dialect, DialectName


def write_csv(source: OpenArchive, folder: Path, dialect: DialectName = "en") -> list[Path]:
    """Write every table into a CSV file with a header; gives the paths."""
    return [write_table(source, name, folder / f"{name}.csv", DIALECTS[dialect]) for name in source.tables]


def write_table(source: OpenArchive, name: str, path: Path, dialect: Dialect = DIALECTS["en"]) -> Path:
    """Write one table."""
    record = source.tables[name]
    names = [c.name for c in columns(record)]
    with path.open("w", encoding=dialect.encoding, newline="") as file:
        rows = csv.writer(file, delimiter=dialect.delimiter, lineterminator="\r\n")
        rows.writerow(names)
        rows.writerows(
            [_cell(getattr(row, name), dialect) for name in names] for row in source.records(record)
        )
    return path


def _cell(value: Any, dialect: Dialect) -> Any:
    given = cell(value)
    if isinstance(value, Decimal | float) and dialect.decimal != ".":
        return str(given).replace(".", dialect.decimal)
    return given
