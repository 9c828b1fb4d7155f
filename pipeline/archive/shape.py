"""Whether an archive has every table, view and column that today's program asks for."""

from __future__ import annotations

import functools
import sqlite3
from contextlib import closing
from pathlib import Path

from pipeline.archive.search import index_for_search
from pipeline.archive.summaries import create_summaries
from pipeline.archive.views import VIEWS
from pipeline.errors import BordereauError
from pipeline.records.database import create_tables

_COLUMNS = (
    "SELECT of.name, has.name FROM sqlite_master of, pragma_table_info(of.name) has"
    " WHERE of.type IN ('table', 'view') AND of.name NOT GLOB '*_fts_*' AND of.name NOT GLOB 'search_index_*'"
)
"""Without the tables in which SQLite keeps an index of words: those are its own business."""


class OlderArchiveError(BordereauError):
    """An archive lacks what the program asks for: another version made it."""


def create_views(db: sqlite3.Connection) -> None:
    """Create every view of the archive, and the counts that they show, which are yet to be made."""
    create_summaries(db)
    for name, view in VIEWS.items():
        db.execute(f"CREATE VIEW {name} AS {view.sql}")


def require_of_today(db: sqlite3.Connection, archive: Path) -> None:
    """See that nothing is missing in an archive; what it has besides does no harm.

    Columns are compared, not the digest of the code that the build keeps: most changes of the code leave an
    archive as readable as it was.

    Raises:
        OlderArchiveError: something is missing; the message names the first of it.
        sqlite3.DatabaseError: the file is no archive.
    """
    # A file that is no database at all says so here, not as one without tables.
    db.execute("SELECT id FROM documents LIMIT 1").fetchone()
    lacking = sorted(_of_today() - _columns(db))
    if lacking:
        raise OlderArchiveError(
            f"{archive}: was made by an older version of Bordereau (it has no {'.'.join(lacking[0])}); "
            "run `bordereau build`, which makes it anew"
        )


@functools.cache
def _of_today() -> frozenset[tuple[str, str]]:
    """The tables and views that a build makes today, each with its columns: those of an empty archive."""
    with closing(sqlite3.connect(":memory:")) as db:
        create_tables(db)
        create_views(db)
        index_for_search(db)
        return _columns(db)


def _columns(db: sqlite3.Connection) -> frozenset[tuple[str, str]]:
    return frozenset(db.execute(_COLUMNS).fetchall())
