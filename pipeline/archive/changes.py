"""What differs between two archives: facts that appeared, vanished or changed, by document and kind."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from pipeline.records.database import quoted
from pipeline.records.history import ChangeKind

COMPARED = (
    "documents",
    "pages",
    "tables",
    "cells",
    "amounts",
    "dates",
    "organisations",
    "agreements",
    "agreement_parties",
    "agreement_places",
    "transactions",
    "programmes",
    "indicators",
    "problems",
    "findings",
    "corrections",
)
"""The tables whose rows are facts that a person reads; the others follow from them."""

STANDING_WITH_DOCUMENTS = frozenset(
    {
        "documents",
        "pages",
        "tables",
        "cells",
        "amounts",
        "dates",
        "agreements",
        "agreement_parties",
        "agreement_places",
        "transactions",
        "indicators",
    }
)
"""Those of them whose rows stand with their document, see `pipeline.archive.standing`."""

PLACED = frozenset({"x0", "top", "x1", "bottom"})
"""Columns in which a difference is none that matters by itself: a box that is drawn a little otherwise."""

_KEY = ("document_id", "page", "text")
"""What a fact is found again by, where its id has moved."""

Row = dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact that differs, with the columns in which it does, as they were and as they are."""

    change: ChangeKind
    kind: str
    fact_id: str
    document_id: str | None
    before: Row
    after: Row


Ranges = Sequence[tuple[int, int]]
"""The first and the last numbers of rows."""


def differences(old: Path, new: Path, changed: Ranges | None = None) -> Iterator[Difference]:
    """What differs in the new archive, table by table, in order of documents and ids.

    Where rows of documents are known to differ only between the numbers in `changed`, others are not read.

    Raises:
        sqlite3.DatabaseError: one of the two is no archive.
    """
    with closing(sqlite3.connect(f"{new.resolve().as_uri()}?mode=ro", uri=True)) as db:
        db.execute("ATTACH DATABASE ? AS old", [f"{old.resolve().as_uri()}?mode=ro"])
        for table in COMPARED:
            columns = _shared_columns(db, table)
            if columns:
                ranges = changed if table in STANDING_WITH_DOCUMENTS else None
                yield from _table_differences(db, table, columns, _those(ranges))


def _shared_columns(db: sqlite3.Connection, table: str) -> list[str]:
    """The columns that both archives have: what only one can say is no change of a fact."""
    old, new = (
        [row[1] for row in db.execute(f"PRAGMA {schema}.table_info({quoted(table)})")]
        for schema in ("old", "main")
    )
    return [name for name in new if name in old]


def _those(ranges: Ranges | None) -> str:
    if ranges is None:
        return "TRUE"
    return " OR ".join(f"rowid BETWEEN {first:d} AND {last:d}" for first, last in ranges) or "FALSE"


def _table_differences(
    db: sqlite3.Connection, table: str, columns: Sequence[str], those: str
) -> Iterator[Difference]:
    compared = [name for name in columns if name not in PLACED]
    vanished = _only_in(db, "old", "main", table, compared, those)
    appeared = _only_in(db, "main", "old", table, compared, those)
    for before, after in _paired(vanished, appeared):
        yield _difference(table, before, after)


def _only_in(
    db: sqlite3.Connection, here: str, there: str, table: str, columns: Sequence[str], those: str
) -> list[Row]:
    names = ", ".join(map(quoted, columns))
    query = (  # names come from our record types
        f"SELECT {names} FROM {here}.{quoted(table)} WHERE {those}"  # noqa: S608
        f" EXCEPT SELECT {names} FROM {there}.{quoted(table)} WHERE {those}"
    )
    rows = (
        {n: v if v is None else str(v) for n, v in zip(columns, row, strict=True)}
        for row in db.execute(query)
    )
    return sorted(rows, key=lambda row: (row.get("document_id") or "", row["id"] or ""))


def _paired(vanished: Sequence[Row], appeared: Sequence[Row]) -> Iterator[tuple[Row | None, Row | None]]:
    """Old and new states of facts: by all but their ids (no change), by what is printed where, by id."""
    old, new = _without_moved(vanished, appeared)
    for key in (_printed, _id):
        left: dict[object, list[Row]] = defaultdict(list)
        for row in old:
            left[key(row)].append(row)
        rest = []
        for row in new:
            if key(row) is not None and left.get(key(row)):
                yield left[key(row)].pop(0), row
            else:
                rest.append(row)
        old, new = [row for rows in left.values() for row in rows], rest
    yield from ((row, None) for row in old)
    yield from ((None, row) for row in new)


def _without_moved(vanished: Sequence[Row], appeared: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Both without the facts of which nothing but ids has changed."""
    moved = Counter(map(_content, vanished)) & Counter(map(_content, appeared))
    return _less(vanished, moved.copy()), _less(appeared, moved.copy())


def _less(rows: Iterable[Row], moved: Counter[tuple[str | None, ...]]) -> list[Row]:
    kept = []
    for row in rows:
        key = _content(row)
        if moved[key] > 0:
            moved[key] -= 1
        else:
            kept.append(row)
    return kept


def _content(row: Row) -> tuple[str | None, ...]:
    """What a row says: ids only say where it stands among others."""
    return tuple(value for name, value in row.items() if name != "id" and not _is_position(name))


def _is_position(name: str) -> bool:
    return name.endswith("_id") and name not in {"document_id", "organisation_id", "place_id"}


def _printed(row: Row) -> object:
    return tuple(row[name] for name in _KEY) if all(row.get(name) for name in _KEY) else None


def _id(row: Row) -> object:
    return row["id"]


def _document_of(id_: str | None) -> str | None:
    """The document that a positional id begins with; facts of the whole archive have none."""
    return id_.split(":")[0] if id_ and ":" in id_ else None


def _difference(table: str, before: Row | None, after: Row | None) -> Difference:
    here = after or before or {}
    names = [n for n in here if before is None or after is None or before[n] != after[n]]
    change: ChangeKind = "appeared" if before is None else "vanished" if after is None else "changed"
    document = here["id"] if table == "documents" else here.get("document_id") or _document_of(here["id"])
    return Difference(
        change,
        table,
        here["id"] or "",
        document,
        {n: before[n] for n in names if before[n] is not None} if before else {},
        {n: after[n] for n in names if after[n] is not None} if after else {},
    )
