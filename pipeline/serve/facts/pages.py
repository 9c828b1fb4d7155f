"""A page of a document with everything that was read on it, and what the address points to."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field

from pipeline.serve.facts import Row, one, rows
from pipeline.serve.facts.marks import EvidenceMark, Mark, box_of, evidence_of, marks_of
from pipeline.serve.facts.tables import CheckedTable, grid_of, table_of_cell


@dataclass(slots=True)
class PageView:
    """What the page view shows."""

    document: Row
    page: Row
    marks: dict[str, list[Mark]]
    checks: list[Row] = field(default_factory=list)
    evidence: list[EvidenceMark] = field(default_factory=list)
    finding: Row | None = None
    cell: Row | None = None
    grid: CheckedTable | None = None

    @property
    def number(self) -> int:
        """The number of the page."""
        return int(self.page["number"])

    @property
    def has_layout(self) -> bool:
        """Whether there is an image of the page with boxes on it."""
        return self.page["width"] is not None and self.page["height"] is not None

    @property
    def here(self) -> list[EvidenceMark]:
        """The evidence that stands on this page."""
        return [e for e in self.evidence if self._is_here(e.row)]

    @property
    def elsewhere(self) -> list[EvidenceMark]:
        """The evidence that stands on other pages or in other documents."""
        return [e for e in self.evidence if not self._is_here(e.row)]

    @property
    def pointed_at(self) -> list[Mark]:
        """The marks that the address points to."""
        return [mark for marks in self.marks.values() for mark in marks if mark.pointed_at]

    @property
    def cell_box(self) -> tuple[float, float, float, float] | None:
        """The box of the cell that the address points to."""
        return box_of(self.cell) if self.cell and self.cell["page"] == self.number else None

    def _is_here(self, row: Row) -> bool:
        return bool(row["document_id"] == self.document["id"] and (row["page"] or 1) == self.number)


def page_view(
    db: sqlite3.Connection, document_id: str, number: int, pointers: dict[str, str]
) -> PageView | None:
    """A page with all that stands on it; None where there is no such page.

    Args:
        db: the archive.
        document_id: the document.
        number: the page, from 1.
        pointers: what the address points to: `check`, `finding`, `cell`, `table`, or a word of
            `marks.POINTED_AT`, each with an id. Ids that are not there point to nothing.
    """
    document = one(db, "SELECT * FROM documents WHERE id = ?", document_id)
    page = one(db, "SELECT * FROM pages WHERE document_id = ? AND number = ?", document_id, number)
    if document is None or page is None:
        return None
    view = PageView(document, page, marks_of(db, document_id, number, pointers))
    if finding := pointers.get("finding"):
        view.finding = one(db, "SELECT * FROM findings WHERE id = ?", finding)
        view.checks = rows(db, "SELECT * FROM checks WHERE finding_id = ? ORDER BY id != finding_id", finding)
    elif check := pointers.get("check"):
        view.checks = rows(db, "SELECT * FROM checks WHERE id = ?", check)
        if view.checks and view.checks[0]["finding_id"]:
            view.finding = one(db, "SELECT * FROM findings WHERE id = ?", view.checks[0]["finding_id"])
    view.evidence = evidence_of(db, [check["id"] for check in view.checks])
    if cell := pointers.get("cell"):
        view.cell = one(db, "SELECT * FROM cells WHERE id = ?", cell)
    view.grid = _grid(db, view, pointers)
    return view


def _grid(db: sqlite3.Connection, view: PageView, pointers: dict[str, str]) -> CheckedTable | None:
    """The table to show beside the page: the one pointed at, or the first that stands on it."""
    wanted = pointers.get("table")
    cells = [view.cell["id"]] if view.cell else []
    cells += [e.row["cell_id"] for e in view.here if e.row["cell_id"]]
    cells += [mark.row["cell_id"] for mark in view.pointed_at if mark.row.get("cell_id")]
    if not wanted and cells:
        wanted = table_of_cell(db, cells[0])
    if not wanted and view.marks["table"]:
        wanted = view.marks["table"][0].id
    return grid_of(db, wanted) if wanted else None


def page_numbers(db: sqlite3.Connection, document_id: str) -> list[int]:
    """The numbers of a document's pages, in order."""
    query = "SELECT number FROM pages WHERE document_id = ? ORDER BY number"
    return [row["number"] for row in rows(db, query, document_id)]


def document_row(db: sqlite3.Connection, document_id: str) -> Row | None:
    """A document as it stands in the archive."""
    return one(db, "SELECT * FROM documents WHERE id = ?", document_id)


def page_row(db: sqlite3.Connection, document_id: str, number: int) -> Row | None:
    """A page as it stands in the archive, without its text."""
    query = "SELECT id, document_id, number, width, height FROM pages WHERE document_id = ? AND number = ?"
    return one(db, query, document_id, number)
