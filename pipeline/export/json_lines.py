"""JSON Lines: one file a table, one record a line; decimals are strings, so that no digit is lost."""

from __future__ import annotations

from pathlib import Path

from pipeline.export.source import OpenArchive
from pipeline.records.schema import to_json


def write_jsonl(source: OpenArchive, folder: Path) -> list[Path]:
    """Write every table; gives the paths."""
    written = []
    for name, record in source.tables.items():
        path = folder / f"{name}.jsonl"
        with path.open("w", encoding="utf-8") as file:
            file.writelines(f"{to_json(one)}\n" for one in source.records(record))
        written.append(path)
    return written
