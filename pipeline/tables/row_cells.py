"""The cells of a row from what stands in its columns."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.tables.candidates import LaidCell
from pipeline.tables.row_lines import RowLine


def row_cells(lines: Sequence[RowLine], row: int) -> list[LaidCell]:
    """The cells of one row: phrases of the same columns joined, overlapping spans merged."""
    spans: list[LaidCell] = []
    for line in lines:
        for first, last, phrase in line.placed:
            touching = [cell for cell in spans if cell.column <= last and first <= cell.last_column]
            merged = LaidCell(row, first, row, last, list(phrase.words))
            for cell in touching:
                spans.remove(cell)
                merged.column = min(merged.column, cell.column)
                merged.last_column = max(merged.last_column, cell.last_column)
                merged.words = cell.words + merged.words
            spans.append(merged)
    return sorted(spans, key=lambda cell: cell.column)
