"""What is made of one file alone, outside any corpus."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.stages.outputs import file_digest

Explain = Literal["text", "json"]


@dataclass(frozen=True, slots=True)
class ToldTables:
    """The tables of a file as JSON, and a line for each candidate where reasons were asked for."""

    tables: str
    verdicts: tuple[str, ...]


def tables_as_json(file: Path, *, explain: Explain | None = None) -> ToldTables:
    """Read a file and find its tables.

    Raises:
        UnreadableError: the file cannot be read.
    """
    # Imported here: `bordereau build` with nothing to do need not wait for it.
    from pipeline.readers import read_pages
    from pipeline.readers.source import Source
    from pipeline.tables import explain_grids, find_grids, grids_to_json

    reading = read_pages(Source("file", file, file.name, file_digest(file)))
    verdicts = explain_grids(reading) if explain else []
    lines = [
        str(verdict) if explain == "text" else json.dumps(verdict.to_json(), ensure_ascii=False)
        for verdict in verdicts
    ]
    return ToldTables(json.dumps(grids_to_json(find_grids(reading)), ensure_ascii=False), tuple(lines))
