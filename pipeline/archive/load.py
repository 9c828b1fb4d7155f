"""From the files of the stages to the tables of the archive."""

from __future__ import annotations

import gc
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from slugify import slugify

from pipeline.archive.folders import Folder, Told, faults_of, outcomes_of, rows_brought, told_of
from pipeline.archive.views import VIEWS
from pipeline.corrections.applying import with_outcome
from pipeline.corrections.lines import AGREEMENTS, OF_FACTS, OF_ORGANISATIONS
from pipeline.records import TABLES, AgreementParty, Correction, CorrectionOutcome, Document
from pipeline.records.database import create_indexes, create_tables, insert, insert_rows
from pipeline.records.files import PROBLEMS
from pipeline.records.rows import Row, Rows
from pipeline.records.schema import columns

if TYPE_CHECKING:
    from pipeline.archive.agreements.tellings import Telling
    from pipeline.archive.agreements.world import World
    from pipeline.archive.organisations import Resolution

BATCH = 20_000
"""Rows that are gathered before they go to their tables, so that those of one table lie together."""


def load_archive(
    db: sqlite3.Connection,
    folders: Sequence[Folder],
    *,
    corrections: Sequence[Correction] = (),
    publish_persons: bool = False,
) -> None:
    """Fill an empty database with the records of all documents, in the order given.

    Args:
        db: the empty database.
        folders: the records of each document.
        corrections: what the archivist says of organisations.
        publish_persons: whether the names of persons may be published.

    Raises:
        ValueError: a file holds something that is no record.
        sqlite3.IntegrityError: two records share an id, or one points to a record that is not there.
    """
    with _uncollected():
        _fill(db, folders, corrections, publish_persons=publish_persons)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Do without looks for cycles: none of the records that are made here by the thousand is in one."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _fill(
    db: sqlite3.Connection,
    folders: Sequence[Folder],
    corrections: Sequence[Correction],
    *,
    publish_persons: bool,
) -> None:
    # Imported here, for it reads names with what the entities know: a build with nothing to do need not wait.
    from pipeline.archive.agreements.partners import find_same_partners
    from pipeline.archive.organisations import resolve_organisations

    create_tables(db)
    told = [told_of(folder) for folder in folders]
    of_organisations = [line for line in corrections if line.action in OF_ORGANISATIONS]
    resolution = resolve_organisations(
        ((of.folder.id, found) for of in told for found in of.organisations),
        (found for of in told for found in of.acronyms),
        [line for line in of_organisations if line.kind != AGREEMENTS],
        find_same_partners(_as_documents_tell(told)),
    )
    world = _world(told, resolution, [line for line in of_organisations if line.kind == AGREEMENTS])
    resolution.corrections += [*world.corrections, *_corrected(folders, corrections)]
    resolution.corrections.sort(key=lambda line: int(line.id))
    _insert_whole(db, told, resolution, world)
    del told
    for rows in _in_batches(_placed(rows_brought(folder), folder, resolution, world) for folder in folders):
        for table in TABLES:
            if rows[table] and (table != "person_mentions" or publish_persons):
                insert_rows(db, table, rows[table])
    create_indexes(db)
    for name, view in VIEWS.items():
        db.execute(f"CREATE VIEW {name} AS {view.sql}")
    _assert_sound(db)


def _corrected(folders: Sequence[Folder], corrections: Iterable[Correction]) -> Iterator[Correction]:
    """The lines that speak of facts, each with what the stages made of it."""
    of_facts = [line for line in corrections if line.action in OF_FACTS]
    outcomes: dict[str, CorrectionOutcome] = {}
    for outcome in outcomes_of(folders) if of_facts else ():
        if outcome.applied or outcome.id not in outcomes:
            outcomes[outcome.id] = outcome
    for line in of_facts:
        yield with_outcome(line, outcomes.get(line.id))


def _as_documents_tell(told: Sequence[Told]) -> list[Telling]:
    """The agreements of all documents with the parties as each document names them."""
    from pipeline.archive.agreements.tellings import gather_tellings

    found = [agreement for of in told for agreement in of.agreements]
    programmes = {a.id: slugify(a.programme) for a in found if a.programme}
    return gather_tellings(found, (), (party for of in told for party in of.parties), programmes)


def _world(told: Sequence[Told], resolution: Resolution, lines: Sequence[Correction]) -> World:
    """The agreements of all documents, joined."""
    from pipeline.archive.agreements.said import said_of_agreements
    from pipeline.archive.agreements.tellings import gather_tellings
    from pipeline.archive.agreements.world import Known, build_world

    programmes = (
        (agreement.id, resolution.meant.get((of.folder.id, slugify(agreement.programme))))
        for of in told
        for agreement in of.agreements
        if agreement.programme
    )
    tellings = gather_tellings(
        (agreement for of in told for agreement in of.agreements),
        (amount for of in told for amount in of.sums),
        _meant(told, resolution),
        {agreement_id: programme for agreement_id, programme in programmes if programme},
        {agreement.id: runs for of in told for agreement, runs in zip(of.agreements, of.runs, strict=False)},
    )
    known = Known(
        {organisation.id: organisation for organisation in resolution.organisations},
        {document.id: document.country for of in told for document in of.documents},
    )
    said = said_of_agreements(lines, tellings)
    world = build_world(tellings, known, same=said.same, apart=said.kept_apart)
    world.corrections = said.lines
    return world


def _meant(told: Iterable[Told], resolution: Resolution) -> Iterator[AgreementParty]:
    """Parties with the organisation that each is in the archive, each once; none where it is none."""
    ids = set()
    for of in told:
        for party in of.parties:
            known = resolution.meant.get((of.folder.id, party.organisation_id), party.organisation_id)
            if known is None:
                continue
            id_ = f"{party.agreement_id}:{party.role}:{known}"
            if id_ not in ids:
                ids.add(id_)
                yield replace(party, organisation_id=known, id=id_)


def _insert_whole(db: sqlite3.Connection, told: Sequence[Told], resolution: Resolution, world: World) -> None:
    """Fill the tables that are made of what all documents tell."""
    for name in (
        "agreements", "agreement_parties", "agreement_places", "agreement_tellings", "telling_parties",
        "transactions", "programmes", "programme_parties", "programme_places",
    ):  # fmt: skip
        insert(db, name, getattr(world, name))
    insert(db, "organisations", resolution.organisations)
    insert(db, "organisation_aliases", resolution.aliases)
    insert(db, "corrections", resolution.corrections)
    insert(db, "documents", (_as_it_ended(document, of.folder) for of in told for document in of.documents))
    places = world.places | {place.id: place for of in told for place in of.places}
    insert(db, "places", [places[id_] for id_ in sorted(places)])


def _placed(rows: Rows, folder: Folder, resolution: Resolution, world: World) -> Rows:
    """The rows of a document with the agreements and organisations of the archive, by table."""
    found: Rows = defaultdict(list)
    for kind, own in rows.items():
        table = "problems" if kind in PROBLEMS else kind
        if table in ("amounts", "agreement_evidence"):
            own = list(_of_agreements(own, table, world))
        elif table in ("mentions", "acronyms"):
            own = list(_meaning(own, table, folder, resolution))
        found[table] += own
    return found


def _of_agreements(rows: Iterable[Row], table: str, world: World) -> Iterator[Row]:
    """Facts with the telling that they belong to, if any, and the agreement of the archive that it is of."""
    agreement, telling = _column(table, "agreement_id"), _column(table, "telling_id")
    for row in rows:
        telling_id = row[agreement]
        if telling_id is not None:
            row = [*row]
            row[agreement], row[telling] = world.agreement_of[telling_id], telling_id
        yield row


def _meaning(rows: Iterable[Row], table: str, folder: Folder, resolution: Resolution) -> Iterator[Row]:
    """Rows that name an organisation, with the one that it is in the archive; none where it is none."""
    place = _column(table, "organisation_id")
    for row in rows:
        own = row[place]
        known = resolution.meant.get((folder.id, own), own) if own else None
        if known is not None or table == "acronyms":
            yield [*row[:place], known, *row[place + 1 :]]


def _column(table: str, name: str) -> int:
    return [column.name for column in columns(TABLES[table])].index(name)


def _in_batches(documents: Iterable[Rows]) -> Iterator[Rows]:
    """The rows of some documents after the others, by table."""
    batch: Rows = defaultdict(list)
    count = 0
    for rows in documents:
        for table, own in rows.items():
            batch[table] += own
            count += len(own)
        if count >= BATCH:
            yield batch
            batch, count = defaultdict(list), 0
    yield batch


def _as_it_ended(document: Document, folder: Folder) -> Document:
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


def _assert_sound(db: sqlite3.Connection) -> None:
    """Check that every key points to a record."""
    for table, rowid, parent, _ in db.execute("PRAGMA foreign_key_check"):
        raise sqlite3.IntegrityError(f"row {rowid} of {table} points to no row of {parent}")
