"""A table as rows and cells, with what was recomputed from it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field

from pipeline.serve.facts import Row, one, rows

MOST_ROWS = 200
"""Rows of a table that are shown beside its page; the rest are a link away."""


STRIP = 5
"""Lines of checks above a table."""


@dataclass(slots=True)
class CheckedTable:
    """A table: its row in `tables`, its cells row by row, and the checks of its figures.

    `sides` says of each cell of a check that does not hold whether it was `claimed` or `computed`.
    """

    table: Row
    lines: list[list[Row]] = field(default_factory=list)
    checks: list[Row] = field(default_factory=list)
    sides: dict[str, str] = field(default_factory=dict)

    @property
    def strip(self) -> list[Row]:
        """The checks worth a line above the table: those that part, and its totals."""
        worth = [c for c in self.checks if c["severity"] in ("error", "notice") or c["kind"] == "total"]
        return worth[:STRIP]

    @property
    def is_cut(self) -> bool:
        """Whether it has more rows than are given."""
        return int(self.table["n_rows"]) > MOST_ROWS


def grid_of(db: sqlite3.Connection, table_id: str) -> CheckedTable | None:
    """A table with its cells and checks; None where there is no such table."""
    table = one(db, "SELECT * FROM tables WHERE id = ?", table_id)
    if table is None:
        return None
    grid = CheckedTable(table)
    cells = """
        SELECT * FROM cells WHERE table_id = ? AND "row" < ? ORDER BY "row", "column"
    """
    by_row: dict[int, list[Row]] = {}
    for cell in rows(db, cells, table_id, MOST_ROWS):
        by_row.setdefault(cell["row"], []).append(cell)
    grid.lines = [by_row[number] for number in sorted(by_row)]
    grid.checks = checks_of_table(db, table_id)
    grid.sides = _sides(db, table_id)
    return grid


def checks_of_table(db: sqlite3.Connection, table_id: str) -> list[Row]:
    """Checks whose claimed figure stands in a table and was recomputed as a number, the worst first."""
    query = """
        SELECT checks.*, cells."row", cells."column", min(columns.header) AS header, min(heads.text) AS line
        FROM cells
        -- From the cells of the table: else SQLite may walk every check of the archive, to group by it.
        CROSS JOIN check_evidence ON check_evidence.cell_id = cells.id AND check_evidence.side = 'claimed'
        CROSS JOIN checks ON checks.id = check_evidence.check_id
        LEFT JOIN columns ON columns.table_id = cells.table_id AND columns."column" = cells."column"
        LEFT JOIN cells AS heads
          ON heads.table_id = cells.table_id AND heads."row" = cells."row" AND heads."column" = 0
        WHERE cells.table_id = ? AND checks.computed IS NOT NULL AND checks.claimed IS NOT NULL
        GROUP BY checks.id
        ORDER BY checks.status = 'mismatch' DESC, checks.severity = 'error' DESC, checks.rowid
    """
    return rows(db, query, table_id)


def _sides(db: sqlite3.Connection, table_id: str) -> dict[str, str]:
    query = """
        SELECT cells.id, max(check_evidence.side = 'claimed') AS claimed
        FROM cells
        CROSS JOIN check_evidence ON check_evidence.cell_id = cells.id
        CROSS JOIN checks ON checks.id = check_evidence.check_id
        WHERE cells.table_id = ? AND checks.status = 'mismatch' AND checks.severity IN ('error', 'notice')
        GROUP BY cells.id
    """
    return {row["id"]: "claimed" if row["claimed"] else "computed" for row in rows(db, query, table_id)}


def table_of_cell(db: sqlite3.Connection, cell_id: str) -> str | None:
    """The table that a cell belongs to."""
    row = one(db, "SELECT table_id FROM cells WHERE id = ?", cell_id)
    return row["table_id"] if row else None
