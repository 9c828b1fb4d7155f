"""Whether every key of an archive points to a record: in all of it, or in what a change may have broken."""

from __future__ import annotations

import functools
import sqlite3
from collections.abc import Collection, Iterable

from pipeline.records import TABLES
from pipeline.records.database import quoted
from pipeline.records.schema import columns


@functools.cache
def references() -> tuple[tuple[str, str, str], ...]:
    """Tables with a column that holds keys, that column, and the table whose keys they are."""
    return tuple(
        (table, column.name, column.references)
        for table, record in TABLES.items()
        for column in columns(record)
        if column.references
    )


def assert_sound(db: sqlite3.Connection) -> None:
    """Check that every key points to a record.

    Raises:
        sqlite3.IntegrityError: one does not.
    """
    for table, rowid, parent, _ in db.execute("PRAGMA foreign_key_check"):
        raise sqlite3.IntegrityError(f"row {rowid} of {table} points to no row of {parent}")


class Leaving:
    """Notes which records leave an archive, to be asked afterwards whether anything still points to them."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._pointed_to = {parent for _, _, parent in references()}
        db.execute("DROP TABLE IF EXISTS temp.leaving")
        db.execute("CREATE TEMP TABLE leaving (tbl TEXT, id TEXT, PRIMARY KEY (tbl, id)) WITHOUT ROWID")

    def note(self, table: str, rows: tuple[int, int] | None = None) -> None:
        """Rows of a table are about to be removed: all, or those whose numbers lie between two."""
        if table in self._pointed_to:
            those = f"WHERE rowid BETWEEN {rows[0]:d} AND {rows[1]:d}" if rows else ""
            self._db.execute(
                f"INSERT OR IGNORE INTO leaving SELECT ?, id FROM {quoted(table)} {those}",  # noqa: S608
                [table],
            )

    def assert_sound(self, new: Iterable[tuple[int, int]], replaced: Collection[str]) -> None:
        """Check that no key points to a record that left, and none of new rows to one that is not there.

        Args:
            new: numbers of rows, from and to, that were added to tables of documents.
            replaced: tables that were filled anew.

        Raises:
            sqlite3.IntegrityError: one does.
        """
        ranges = list(new)
        for parent in self._pointed_to:
            is_there = f"SELECT 1 FROM {quoted(parent)} AS own WHERE own.id = leaving.id"  # noqa: S608
            self._db.execute(f"DELETE FROM leaving WHERE tbl = ? AND EXISTS ({is_there})", [parent])  # noqa: S608
        for table, column, parent in references():
            # The few that left come first: what points to one is found by the index of its column.
            self._require_none(
                table,
                parent,
                f"FROM leaving CROSS JOIN {quoted(table)} AS own"
                f" WHERE tbl = '{parent}' AND own.{quoted(column)} = leaving.id",
            )
            nowhere = (
                f"FROM {quoted(table)} AS own WHERE own.{quoted(column)} IS NOT NULL AND NOT EXISTS"  # noqa: S608
                f" (SELECT 1 FROM {quoted(parent)} AS other WHERE other.id = own.{quoted(column)})"
            )
            if table in replaced:
                self._require_none(table, parent, nowhere)
            for first, last in ranges:
                self._require_none(table, parent, f"{nowhere} AND own.rowid BETWEEN {first:d} AND {last:d}")
        self._db.execute("DROP TABLE temp.leaving")

    def _require_none(self, table: str, parent: str, those: str) -> None:
        for (rowid,) in self._db.execute(f"SELECT own.rowid {those} LIMIT 1"):
            raise sqlite3.IntegrityError(f"row {rowid} of {table} points to no row of {parent}")
