"""What a person should look at before an archive that changed is published, in a few lines."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from pipeline.archive.changes import COMPARED, Difference
from pipeline.errors import counted, one_line
from pipeline.records import Change
from pipeline.records.database import quoted
from pipeline.records.history import ChangeKind

CHANGES: tuple[ChangeKind, ...] = ("vanished", "changed", "appeared")
"""The order in which changes are looked at: what is gone first."""

MOST = 8
"""So many facts of each kind are named; the rest is counted."""

LONGEST = 60
"""Characters of a printed text that are shown."""

Changed = Change | Difference


@dataclass(frozen=True, slots=True)
class Look:
    """What is worth a look in a kind of fact: which changes, and the columns that say what it is."""

    kind: str
    wanted: Callable[[Changed], bool]
    columns: tuple[str, ...]


def _is_worse(change: Changed) -> bool:
    """A document that is gone, or is read otherwise than before."""
    return change.change != "appeared" and (change.change == "vanished" or "status" in (change.after or {}))


def _holds_no_longer(change: Changed) -> bool:
    return (change.after or {}).get("status") == "no longer applies"


def _is_error(change: Changed) -> bool:
    return change.change == "appeared" and (change.after or {}).get("severity") == "error"


def _is_no_addition(change: Changed) -> bool:
    return change.change != "appeared"


LOOKS: tuple[Look, ...] = (
    Look("documents", _is_worse, ("path", "status")),
    Look("corrections", _holds_no_longer, ("document", "text", "note")),
    Look("findings", _is_error, ("title",)),
    Look("transactions", _is_no_addition, ("value", "currency", "agreement_id")),
    Look("agreements", _is_no_addition, ("reference", "title")),
    Look("amounts", _is_no_addition, ("page", "text", "value", "currency")),
    Look("organisations", lambda change: change.change == "vanished", ("name",)),
)
"""What is looked at first, in this order."""


def review(changes: Sequence[Changed], archive: Path) -> Iterator[str]:
    """Lines on what changed: in all, what to look at first, then by document and kind.

    Args:
        changes: what differs.
        archive: the new archive, which says what is printed of a fact that changed.
    """
    if not changes:
        yield "no fact is another than before"
        return
    yield in_all(changes)
    with closing(sqlite3.connect(f"{archive.resolve().as_uri()}?mode=ro", uri=True)) as db:
        first = [line for look in LOOKS for line in _looked_at(look, changes, db)]
    if first:
        yield "look at these first:"
        yield from (f"  {line}" for line in first)
    yield "by document:"
    yield from (f"  {line}" for line in by_document(changes))


def in_all(changes: Iterable[Changed]) -> str:
    """How many facts of each kind appeared, changed or vanished, and in how many documents."""
    listed = list(changes)
    numbers = Counter((c.kind, c.change) for c in listed)
    parts = [
        f"{kind} " + ", ".join(f"{numbers[kind, c]} {c}" for c in CHANGES if numbers[kind, c])
        for kind in COMPARED
        if any(numbers[kind, c] for c in CHANGES)
    ]
    documents = counted(len({c.document_id for c in listed if c.document_id}), "documents")
    return f"{counted(len(listed), 'changes')} in {documents}: {'; '.join(parts)}"


def by_document(changes: Iterable[Changed]) -> list[str]:
    """One line for each document and kind: what appeared, vanished and changed, with the numbers."""
    counts = Counter((c.document_id or "the archive", c.kind, c.change) for c in changes)
    lines = []
    for document, kind in sorted({(document, kind) for document, kind, _ in counts}):
        parts = [f"{counts[document, kind, c]} {c}" for c in CHANGES if counts[document, kind, c]]
        lines.append(f"{document}  {kind}: {', '.join(parts)}")
    return lines


def _looked_at(look: Look, changes: Iterable[Changed], db: sqlite3.Connection) -> Iterator[str]:
    worth = [c for c in changes if c.kind == look.kind and look.wanted(c)]
    worth.sort(key=lambda c: (CHANGES.index(c.change), c.document_id or "", c.fact_id))
    for change in worth[:MOST]:
        yield _line(look, change, db)
    if len(worth) > MOST:
        yield f"{look.kind}: and {len(worth) - MOST} more (--all names them)"


def _line(look: Look, change: Changed, db: sqlite3.Connection) -> str:
    before, after = change.before or {}, change.after or {}
    known = before if change.change == "vanished" else {**_row(db, look.kind, change.fact_id), **after}
    shown = [one_line(text, LONGEST) for name in look.columns if (text := known.get(name))]
    what = " · ".join(shown) or change.fact_id
    if change.change == "changed":
        names = sorted({*before, *after} - {"id", "document_id"})
        turns = (f"{n}: {_short(before, n)} → {_short(after, n)}" for n in names)
        what = f"{what}: {'; '.join(turns)}"
    where = f" ({change.document_id})" if change.document_id and change.document_id != change.fact_id else ""
    return f"{look.kind} {change.change}: {what}{where}"


def _short(row: Mapping[str, str | None], name: str) -> str:
    return one_line(row.get(name) or "nothing", LONGEST)


def _row(db: sqlite3.Connection, table: str, id_: str) -> dict[str, str]:
    """A fact as an archive has it, its values as text; nothing where it is not there."""
    cursor = db.execute(f"SELECT * FROM {quoted(table)} WHERE id = ?", [id_])  # noqa: S608 - our own names
    row = cursor.fetchone()
    names = [column[0] for column in cursor.description]
    return {n: str(v) for n, v in zip(names, row, strict=True) if v is not None} if row else {}
