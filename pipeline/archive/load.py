"""From the files of the stages to the tables of the archive."""

from __future__ import annotations

import gc
import hashlib
import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from slugify import slugify

from pipeline.archive.folders import DocumentRecords, Folder, outcomes_of, records_for_joining
from pipeline.archive.owned import Owned, whole_tables
from pipeline.archive.shape import create_views
from pipeline.archive.standing import Loaded, Standing, next_slot, slots_for
from pipeline.archive.updating import Changes, change_archive
from pipeline.corrections.applying import with_outcome
from pipeline.corrections.correction_lines import AGREEMENTS, OF_FACTS, OF_ORGANISATIONS
from pipeline.records import AgreementParty, Correction, CorrectionOutcome
from pipeline.records.database import create_indexes, create_tables, insert_rows
from pipeline.records.rows import Row, Rows

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
    kept: Loaded | None = None,
) -> Loaded:
    """Fill an empty database with the records of all documents, in their order, or change one that is full.

    Args:
        db: the empty database, or one that `kept` tells of.
        folders: the records of each document.
        corrections: what the archivist says of organisations.
        publish_persons: whether the names of persons may be published.
        kept: what the load left that filled it: rows of documents that did not change are kept.

    Raises:
        ValueError: a file holds something that is no record.
        sqlite3.IntegrityError: two records share an id, or one points to a record that is not there.
        CannotKeepError: it is better filled from nothing.
    """
    with _uncollected():
        documents = [records_for_joining(folder) for folder in folders]
        owned, whole = _made(documents, corrections)
        digests = {of.folder.id: owned.digest(of) for of in documents}
        if kept is None:
            loaded = _fill(db, documents, owned, whole, digests, publish_persons=publish_persons)
        else:
            changes = Changes(documents, owned, digests, publish_persons)
            loaded = change_archive(db, changes, kept, whole, {t: _digest(rows) for t, rows in whole.items()})
    _assert_sound(db)
    return loaded


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


def _made(documents: Sequence[DocumentRecords], corrections: Sequence[Correction]) -> tuple[Owned, Rows]:
    """What is made of what all documents tell: the rows of each document, and tables of all."""
    # Imported here, for it reads names with what the entities know: a build with nothing to do need not wait.
    from pipeline.archive.agreements.partners import find_same_partners
    from pipeline.archive.organisations import resolve_organisations

    of_organisations = [line for line in corrections if line.action in OF_ORGANISATIONS]
    resolution = resolve_organisations(
        ((of.folder.id, record) for of in documents for record in of.organisations),
        (record for of in documents for record in of.acronyms),
        [line for line in of_organisations if line.kind != AGREEMENTS],
        find_same_partners(_as_documents_tell(documents)),
    )
    world = _world(documents, resolution, [line for line in of_organisations if line.kind == AGREEMENTS])
    corrected = _corrected([of.folder for of in documents], corrections)
    resolution.corrections += [*world.corrections, *corrected]
    resolution.corrections.sort(key=lambda line: int(line.id))
    return Owned.of(documents, resolution, world), whole_tables(documents, resolution, world)


def _fill(
    db: sqlite3.Connection,
    documents: Sequence[DocumentRecords],
    owned: Owned,
    whole: Rows,
    digests: Mapping[str, str],
    *,
    publish_persons: bool,
) -> Loaded:
    """Fill an empty database."""
    create_tables(db)
    for table, rows in whole.items():
        insert_rows(db, table, rows)
    loaded = Loaded({}, {table: _digest(rows) for table, rows in whole.items()})
    end = 1
    batch: Rows = defaultdict(list)
    for of in documents:
        own_rows = owned.rows(of, publish_persons=publish_persons)
        here = Standing(next_slot(end), slots_for(own_rows), digests[of.folder.id])
        loaded.documents[of.folder.id] = here
        end = here.slot + here.size
        for table, own in own_rows.items():
            batch[table] += here.numbered(own)
        if sum(map(len, batch.values())) >= BATCH:
            _flush(db, batch)
    _flush(db, batch)
    create_indexes(db)
    create_views(db)
    return loaded


def _flush(db: sqlite3.Connection, batch: Rows) -> None:
    for table, rows in batch.items():
        insert_rows(db, table, rows, numbered=True)
    batch.clear()


def _digest(rows: Sequence[Row]) -> str:
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest()


def _corrected(folders: Sequence[Folder], corrections: Iterable[Correction]) -> Iterator[Correction]:
    """The lines that speak of facts, each with what the stages made of it."""
    of_facts = [line for line in corrections if line.action in OF_FACTS]
    outcomes: dict[str, CorrectionOutcome] = {}
    for outcome in outcomes_of(folders) if of_facts else ():
        if outcome.applied or outcome.id not in outcomes:
            outcomes[outcome.id] = outcome
    for line in of_facts:
        yield with_outcome(line, outcomes.get(line.id))


def _as_documents_tell(documents: Sequence[DocumentRecords]) -> list[Telling]:
    """The agreements of all documents with the parties as each document names them."""
    from pipeline.archive.agreements.tellings import gather_tellings

    agreements = [agreement for of in documents for agreement in of.agreements]
    programmes = {a.id: slugify(a.programme) for a in agreements if a.programme}
    return gather_tellings(agreements, (), (party for of in documents for party in of.parties), programmes)


def _world(
    documents: Sequence[DocumentRecords], resolution: Resolution, lines: Sequence[Correction]
) -> World:
    """The agreements of all documents, joined."""
    from pipeline.archive.agreements.said import said_of_agreements
    from pipeline.archive.agreements.tellings import gather_tellings
    from pipeline.archive.agreements.world import Known, build_world

    programmes = (
        (agreement.id, resolution.meant.get((of.folder.id, slugify(agreement.programme))))
        for of in documents
        for agreement in of.agreements
        if agreement.programme
    )
    tellings = gather_tellings(
        (agreement for of in documents for agreement in of.agreements),
        (amount for of in documents for amount in of.sums),
        _meant(documents, resolution),
        {agreement_id: programme for agreement_id, programme in programmes if programme},
        {
            agreement.id: runs
            for of in documents
            for agreement, runs in zip(of.agreements, of.runs, strict=False)
        },
    )
    known = Known(
        {organisation.id: organisation for organisation in resolution.organisations},
        {document.id: document.country for of in documents for document in of.documents},
    )
    said = said_of_agreements(lines, tellings)
    world = build_world(tellings, known, same=said.same, apart=said.kept_apart)
    world.corrections = said.lines
    return world


def _meant(documents: Iterable[DocumentRecords], resolution: Resolution) -> Iterator[AgreementParty]:
    """Parties with the organisation that each is in the archive, each once; none where it is none."""
    ids = set()
    for of in documents:
        for party in of.parties:
            known = resolution.meant.get((of.folder.id, party.organisation_id), party.organisation_id)
            if known is None:
                continue
            id_ = f"{party.agreement_id}:{party.role}:{known}"
            if id_ not in ids:
                ids.add(id_)
                yield replace(party, organisation_id=known, id=id_)


def _assert_sound(db: sqlite3.Connection) -> None:
    """Check that every key points to a record."""
    for table, rowid, parent, _ in db.execute("PRAGMA foreign_key_check"):
        raise sqlite3.IntegrityError(f"row {rowid} of {table} points to no row of {parent}")
