"""What rests on figures that may have been misread contradicts nothing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.checks.kit.results import CONTRADICTS, UNVERIFIABLE, Result
from pipeline.checks.kit.wording import say

_CELL_ID = re.compile(r"(?P<table>.+):r(?P<row>\d+):c(?P<column>\d+)\Z")


def lowered(result: Result, doubtful: frozenset[str], unread: frozenset[str]) -> Result:
    """What rests on figures which may have been misread contradicts nothing: it cannot be verified."""
    if result.check.status != CONTRADICTS.status:
        return result
    figures = [*result.claimed, *result.computed]
    cells = [spot for figure in figures if (spot := _Spot.of(figure.cell_id))]
    pages = {f"{figure.document_id}:p{figure.page}" for figure in figures}
    read_badly = any(figure.is_doubtful for figure in figures) or _is_among(cells, unread)
    if not (({cell.table for cell in cells} | pages) & doubtful or read_badly):
        return result
    wording = result.wording + say("Not certain: some of these figures could not be read without doubt.")
    check = replace(result.check, status=UNVERIFIABLE.status, severity=None)
    return replace(result, check=check, wording=wording)


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a cell stands, by its id."""

    table: str
    row: int
    column: int

    @classmethod
    def of(cls, cell_id: str | None) -> _Spot | None:
        match = _CELL_ID.match(cell_id or "")
        return cls(match["table"], int(match["row"]), int(match["column"])) if match else None


def _is_among(cells: Sequence[_Spot], unread: frozenset[str]) -> bool:
    """Whether a cell that was not read stands between others: in their rows and their columns."""
    if not unread:
        return False
    of_table: dict[str, list[_Spot]] = defaultdict(list)
    for cell in cells:
        of_table[cell.table].append(cell)
    spans = {
        table: (_span([cell.row for cell in own]), _span([cell.column for cell in own]))
        for table, own in of_table.items()
    }
    for spot in map(_Spot.of, unread):
        if spot is not None and spot.table in spans:
            rows, columns = spans[spot.table]
            if spot.row in rows and spot.column in columns:
                return True
    return False


def _span(numbers: Sequence[int]) -> range:
    return range(min(numbers), max(numbers) + 1)
