"""Fact sheets in tables of two columns: labels on the left, their values on the right."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.entities.agreements.forms.grants import GrantRow, row_of
from pipeline.entities.agreements.forms.labels import MONEY, PARTIES, field_of
from pipeline.entities.table_cells import TableCells
from pipeline.records import Cell
from pipeline.values.dates import DateContext

_FEWEST = 3
_KNOWN = 0.5
"""The part of the rows that must begin with a known label."""


def find_table_sheet(view: TableCells, lead: str, dates: DateContext) -> GrantRow | None:
    """What a table of labels and values tells as one agreement; None where it is no such table."""
    pairs = _pairs(view)
    known = {name for name, _, _ in pairs if name not in (None, "other")}
    rows = sum(1 for cells in view.rows.values() if any(c.text.strip() for c in cells))
    if len(known) < _FEWEST or sum(1 for name, _, _ in pairs if name) < _KNOWN * rows:
        return None
    if not known & set(MONEY) or not known & set(PARTIES):
        return None
    fields = [(name, value) for name, _, value in pairs if name is not None]
    labels = {value.id: label.text for _, label, value in pairs}
    text = " | ".join(
        f"{label.text.strip().rstrip(':').strip()}: {' '.join(v.text.split())}"
        for n, label, v in pairs
        if n and v.text.strip()
    )
    return row_of(
        fields,
        text,
        [labels[v.id] for n, v in fields if n in MONEY] + [view.table.caption or "", lead],
        dates,
    )


def _pairs(view: TableCells) -> Sequence[tuple[str | None, Cell, Cell]]:
    """The label of each row, what field it names, and its value."""
    pairs = []
    for cells in view.rows.values():
        filled = [cell for cell in cells if cell.text.strip()]
        if len(filled) == _PAIR and filled[0].column < filled[1].column:
            pairs.append((field_of(filled[0].text), filled[0], filled[1]))
    return pairs


_PAIR = 2
