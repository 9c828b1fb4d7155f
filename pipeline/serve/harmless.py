"""CSV that no spreadsheet runs anything of."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from typing import Any

from pipeline.records.spreadsheets import harmless


class HarmlessCsv:
    """What Datasette takes from the module `csv`."""

    @staticmethod
    def writer(file: Any) -> HarmlessWriter:
        """A writer of harmless rows."""
        return HarmlessWriter(csv.writer(file))


class HarmlessWriter:
    """Writes rows with an apostrophe before what a spreadsheet would take for a formula."""

    def __init__(self, writer: Any) -> None:
        self._writer = writer

    def writerow(self, row: Sequence[Any]) -> Any:
        """Write a row; gives what the file gives, which may have to be awaited."""
        return self._writer.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in row])
