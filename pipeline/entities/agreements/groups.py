"""Groups of agreements that a table lists: the prose around it and its total row tell of the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.entities.agreements.drafts import Draft
from pipeline.entities.agreements.rows import is_agreement_table
from pipeline.entities.passages import Passage
from pipeline.entities.table_cells import CellPlaces, TableCells
from pipeline.records import Cell

_CLOSE = 600
"""Characters between a table and the sentence that speaks of it, where their numbers are not the same."""


@dataclass(slots=True)
class Totals:
    """Drafts, those of one table merged, and for a draft (by identity) the cells of the table's total."""

    drafts: list[Draft]
    cells: dict[int, list[Cell]] = field(default_factory=dict)


def attach_totals(
    drafts: Sequence[Draft], views: Sequence[TableCells], cells: CellPlaces, passages: Sequence[Passage]
) -> Totals:
    """Give the total of each table of agreements to the group that prose tells of beside it."""
    totals = Totals(list(drafts))
    for view in filter(is_agreement_table, views):
        rows = [row for row in view.rows.values() if all(cell.role == "body" for cell in row)]
        groups = [d for d in totals.drafts if _speaks_of(d, view, len(rows), cells, passages)]
        if not groups:
            continue
        group, *others = groups
        for other in others:
            group.take(other)
        group.count = len(rows)
        totals.drafts = [d for d in totals.drafts if not any(d is other for other in others)]
        totals.cells[id(group)] = [cell for cell in view.cells if cell.role == "total"]
    return totals


def _speaks_of(
    draft: Draft, view: TableCells, rows: int, cells: CellPlaces, passages: Sequence[Passage]
) -> bool:
    """Whether a group is what a table lists: as many, or nearly and directly beside it."""
    if draft.family != "paper" or draft.count is None or draft.count < 2:
        return False
    starts = [cells.start(cell) for cell in view.cells if cell.text.strip()]
    places = [place for e in draft.evidence for place in passages[e.passage].places(e.start, e.end)]
    near = min(
        (min(abs(p.start - o), abs(p.end - o)) for p in places for page, o in starts if page == p.page),
        default=_CLOSE * 10,
    )
    return near < (_CLOSE if draft.count != rows else 5 * _CLOSE) and abs(draft.count - rows) <= 1
