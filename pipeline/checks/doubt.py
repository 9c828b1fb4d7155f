"""What rests on figures that may have been misread contradicts nothing."""

from __future__ import annotations

import re
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
    for id_ in unread:
        spot = _Spot.of(id_)
        near = [cell for cell in cells if spot and cell.table == spot.table]
        if (
            spot
            and near
            and _spans(spot.row, [c.row for c in near])
            and _spans(spot.column, [c.column for c in near])
        ):
            return True
    return False


def _spans(number: int, numbers: Sequence[int]) -> bool:
    return min(numbers) <= number <= max(numbers)
