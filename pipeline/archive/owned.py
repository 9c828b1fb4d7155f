"""The rows of each document: what it brings, and what is made of what documents tell together."""

from __future__ import annotations

import functools
import hashlib
import marshal
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pipeline.archive.agreements.merging import OF_A_TELLING, OF_THE_ARCHIVE
from pipeline.archive.folders import Folder, faults_of, rows_brought
from pipeline.archive.told import DocumentRecords
from pipeline.records import TABLES, Document, Place
from pipeline.records.files import PROBLEMS
from pipeline.records.rows import Row, Rows, rows_like, rows_of
from pipeline.records.schema import columns

if TYPE_CHECKING:
    from pipeline.archive.agreements.programmes import Programmes
    from pipeline.archive.agreements.world import World
    from pipeline.archive.organisations import Resolution

OF_AGREEMENTS = (
    "agreements",
    "agreement_parties",
    "agreement_places",
    "agreement_tellings",
    "telling_parties",
    "transactions",
)
"""Tables of agreements, whose rows stand with a document."""


BESIDE = {"agreements": OF_THE_ARCHIVE, "agreement_tellings": OF_A_TELLING}
"""Columns that stand beside what documents say, by table."""


class Owned:
    """Makes the rows of one document after the other.

    Attributes:
        resolution: which organisation of the archive each of a document's is.
        states: by document, what its records are: a row may be made of another document's telling.
        agreements: gives the agreements of a document.
    """

    def __init__(
        self, resolution: Resolution, states: Mapping[str, object], agreements: Callable[[str], World]
    ) -> None:
        self.resolution = resolution
        self.states = states
        # They are asked for twice in a row.
        self._agreements = functools.lru_cache(1)(lambda id_: _agreement_rows(agreements(id_)))

    def digest(self, document: DocumentRecords) -> str:
        """What the rows of a document are made of, as one digest."""
        folder = document.folder
        agreements, _ = self._agreements(folder.id)
        best = _column("agreements", "document_id")
        made_of = [
            folder.state,
            [self._meant(folder, organisation.id) for organisation in document.organisations],
            [*agreements.items()],
            [self.states.get(row[best]) for row in agreements.get("agreements", ())],
        ]
        # Version 2 writes what is equal in the same bytes, whoever else holds it.
        return hashlib.sha256(marshal.dumps(made_of, 2)).hexdigest()

    def rows(self, document: DocumentRecords, *, publish_persons: bool) -> Rows:
        """All rows of a document, by table in the order of the archive."""
        folder = document.folder
        rows: Rows = defaultdict(list)
        rows["documents"] += rows_of(
            Document, (as_it_ended(document, folder) for document in document.documents)
        )
        agreements, agreement_of = self._agreements(folder.id)
        for table, own in agreements.items():
            rows[table] += own
        for kind, brought in rows_brought(folder):
            table = "problems" if kind in PROBLEMS else kind
            if table in ("amounts", "agreement_evidence"):
                rows[table] += _of_agreements(brought, table, agreement_of)
            elif table in ("mentions", "acronyms"):
                rows[table] += self._meaning(brought, table, folder)
            elif table != "person_mentions" or publish_persons:
                rows[table] += brought
        return {table: rows[table] for table in TABLES if rows[table]}

    def _meant(self, folder: Folder, own: Any) -> str | None:
        return self.resolution.meant.get((folder.id, own), own) if own and isinstance(own, str) else None

    def _meaning(self, rows: Iterable[Row], table: str, folder: Folder) -> Iterator[Row]:
        """Rows that name an organisation, with the one that it is in the archive; none where it is none."""
        place = _column(table, "organisation_id")
        for row in rows:
            own = row[place]
            known = self._meant(folder, own)
            if known is not None or table == "acronyms":
                yield row if known == own else [*row[:place], known, *row[place + 1 :]]


def _agreement_rows(world: World) -> tuple[Rows, Mapping[str, str]]:
    """The rows of agreements, and by the id of a telling that of its agreement."""
    made: dict[str, Iterable[Row]] = {
        table: _rows_beside(TABLES[table], getattr(world, table), BESIDE[table])
        if table in BESIDE
        else rows_like(TABLES[table], getattr(world, table))
        for table in OF_AGREEMENTS
    }
    rows = {table: list(own) for table, own in made.items()}
    return {table: own for table, own in rows.items() if own}, world.agreement_of


def _rows_beside(
    record: type, said: Sequence[tuple[Any, Sequence[Any]]], names: Sequence[str]
) -> Sequence[Row]:
    """Rows of what documents say and of what the archive says beside each, in columns of these names."""
    records, beside = zip(*said, strict=True) if said else ((), ())
    return rows_like(record, records, dict(zip(names, zip(*beside, strict=True), strict=bool(said))))


def _of_agreements(rows: Sequence[Row], table: str, agreement_of: Mapping[str, str]) -> list[Any]:
    """Facts with the telling that they belong to, if any, and the agreement of the archive that it is of."""
    agreement, telling = _column(table, "agreement_id"), _column(table, "telling_id")
    told = [[*row] for row in rows]
    for row in told:
        telling_id = row[agreement]
        if isinstance(telling_id, str):
            row[agreement], row[telling] = agreement_of[telling_id], telling_id
    return told


@functools.cache
def _column(table: str, name: str) -> int:
    return [column.name for column in columns(TABLES[table])].index(name)


def as_it_ended(document: Document, folder: Folder) -> Document:
    """A document with what later stages made of it: a duplicate, or one not worked on to the end."""
    document = replace(document, added_at=folder.added_at)
    if folder.duplicate_of:
        reason = f"same text as {folder.duplicate_of}"
        return replace(document, status="duplicate", error=reason, duplicate_of=folder.duplicate_of)
    faults = faults_of(folder)
    lost = [f"this program failed on {faults} of its parts, see `problems`"] if faults else []
    if not folder.errors and not lost:
        return document
    reasons = "; ".join(filter(None, [document.error, *folder.errors, *lost]))
    return replace(document, status="partial" if document.status == "ok" else document.status, error=reasons)


def whole_tables(resolution: Resolution, programmes: Programmes, places: Mapping[str, Place]) -> Rows:
    """The rows of the tables that are made of what all documents tell, among them places by id."""
    whole: dict[str, Iterable[Any]] = {
        "organisations": resolution.organisations,
        "organisation_aliases": resolution.aliases,
        "corrections": resolution.corrections,
        "programmes": programmes.programmes,
        "programme_parties": programmes.parties,
        "programme_places": programmes.places,
        "places": [places[id_] for id_ in sorted(places)],
    }
    return {table: list(rows_of(TABLES[table], records)) for table, records in whole.items()}
