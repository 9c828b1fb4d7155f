"""From the files of the stages to the tables of the archive."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from slugify import slugify

from pipeline.archive.database import create_indexes, create_tables, insert
from pipeline.archive.views import VIEWS
from pipeline.corrections.applying import with_outcome
from pipeline.corrections.lines import AGREEMENTS, OF_FACTS, OF_ORGANISATIONS
from pipeline.records import (
    TABLES,
    Acronym,
    Agreement,
    AgreementEvidence,
    AgreementParty,
    AgreementPlace,
    AgreementTelling,
    Amount,
    Correction,
    CorrectionOutcome,
    Document,
    Organisation,
    OrganisationAlias,
    PersonMention,
    Place,
    Problem,
    Programme,
    ProgrammeParty,
    ProgrammePlace,
    TellingParty,
    Transaction,
)
from pipeline.records.files import OUTCOMES, PROBLEMS, load_records
from pipeline.records.schema import columns

if TYPE_CHECKING:
    from pipeline.archive.agreements.tellings import Telling
    from pipeline.archive.agreements.world import World
    from pipeline.archive.organisations import Resolution


@dataclass(frozen=True, slots=True)
class Folder:
    """A document's records, what went wrong after it was read, whose text it repeats, when it was added.

    Of one that is `left_out` only the document itself is loaded.
    """

    path: Path
    errors: tuple[str, ...] = ()
    duplicate_of: str | None = None
    added_at: str | None = None
    left_out: bool = False


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
    # Imported here, for it reads names with what the entities know: a build with nothing to do need not wait.
    from pipeline.archive.agreements.partners import find_same_partners
    from pipeline.archive.organisations import resolve_organisations

    create_tables(db)
    of_organisations = [line for line in corrections if line.action in OF_ORGANISATIONS]
    resolution = resolve_organisations(
        ((folder.path.name, found) for folder, found in _each(folders, "organisations", Organisation)),
        (found for _, found in _each(folders, "acronyms", Acronym)),
        [line for line in of_organisations if line.kind != AGREEMENTS],
        find_same_partners(_as_documents_tell(folders)),
    )
    world = _world(folders, resolution, [line for line in of_organisations if line.kind == AGREEMENTS])
    resolution.corrections += [*world.corrections, *_corrected(folders, corrections)]
    resolution.corrections.sort(key=lambda line: int(line.id))
    for table, record in TABLES.items():
        if record is not PersonMention or publish_persons:
            insert(db, table, _records(table, record, folders, resolution, world))
    create_indexes(db)
    for name, view in VIEWS.items():
        db.execute(f"CREATE VIEW {name} AS {view.sql}")
    _assert_sound(db)


def _corrected(folders: Sequence[Folder], corrections: Iterable[Correction]) -> Iterator[Correction]:
    """The lines that speak of facts, each with what the stages made of it."""
    outcomes: dict[str, CorrectionOutcome] = {}
    for kind in OUTCOMES:
        for _, outcome in _each(folders, kind, CorrectionOutcome):
            if outcome.applied or outcome.id not in outcomes:
                outcomes[outcome.id] = outcome
    for line in corrections:
        if line.action in OF_FACTS:
            yield with_outcome(line, outcomes.get(line.id))


def _as_documents_tell(folders: Sequence[Folder]) -> list[Telling]:
    """The agreements of all documents with the parties as each document names them."""
    from pipeline.archive.agreements.tellings import gather_tellings

    found = [agreement for _, agreement in _each(folders, "agreements", Agreement)]
    programmes = {a.id: slugify(a.programme) for a in found if a.programme}
    parties = (party for _, party in _each(folders, "agreement_parties", AgreementParty))
    return gather_tellings(found, (), parties, programmes)


def _world(folders: Sequence[Folder], resolution: Resolution, lines: Sequence[Correction]) -> World:
    """The agreements of all documents, joined."""
    from pipeline.archive.agreements.said import said_of_agreements
    from pipeline.archive.agreements.tellings import gather_tellings
    from pipeline.archive.agreements.world import Known, build_world

    found = list(_each(folders, "agreements", Agreement))
    programmes = (
        (agreement.id, resolution.meant.get((folder.path.name, slugify(agreement.programme))))
        for folder, agreement in found
        if agreement.programme
    )
    tellings = gather_tellings(
        (agreement for _, agreement in found),
        (amount for _, amount in _each(folders, "amounts", Amount)),
        _meaning("agreement_parties", AgreementParty, folders, resolution),
        {agreement_id: programme for agreement_id, programme in programmes if programme},
    )
    known = Known(
        {organisation.id: organisation for organisation in resolution.organisations},
        {document.id: document.country for _, document in _each(folders, "documents", Document)},
    )
    said = said_of_agreements(lines, tellings)
    world = build_world(tellings, known, same=said.same, apart=said.kept_apart)
    world.corrections = said.lines
    return world


def _records(
    table: str, record: type, folders: Sequence[Folder], resolution: Resolution, world: World
) -> Iterable[Any]:
    whole: dict[type, Iterable[Any]] = {
        Agreement: world.agreements,
        AgreementParty: world.agreement_parties,
        AgreementPlace: world.agreement_places,
        AgreementTelling: world.agreement_tellings,
        TellingParty: world.telling_parties,
        Transaction: world.transactions,
        Programme: world.programmes,
        ProgrammeParty: world.programme_parties,
        ProgrammePlace: world.programme_places,
        Organisation: resolution.organisations,
        OrganisationAlias: resolution.aliases,
        Correction: resolution.corrections,
    }
    if record in whole:
        return whole[record]
    if record is Document:
        return (_as_it_ended(document, folder) for folder, document in _each(folders, table, Document))
    if record is Problem:
        return (problem for kind in PROBLEMS for _, problem in _each(folders, kind, Problem))
    if record is Place:
        places = world.places | {place.id: place for _, place in _each(folders, table, Place)}
        return [places[id_] for id_ in sorted(places)]
    if record is Amount:
        return (world.placed(amount) for _, amount in _each(folders, table, Amount))
    if record is AgreementEvidence:
        return (world.proved(evidence) for _, evidence in _each(folders, table, AgreementEvidence))
    if any(column.references == "organisations" for column in columns(record)):
        return _meaning(table, record, folders, resolution)
    return (found for _, found in _each(folders, table, record))


def _meaning(
    table: str, record: type[Any], folders: Sequence[Folder], resolution: Resolution
) -> Iterator[Any]:
    """Records that name an organisation, with the one that it is in the archive; none where it is none."""
    ids = set()
    for folder, found in _each(folders, table, record):
        known = resolution.meant.get((folder.path.name, found.organisation_id), found.organisation_id)
        if known is None and record is not Acronym:
            continue
        told = replace(found, organisation_id=known)
        if hasattr(told, "agreement_id"):
            told = replace(told, id=f"{told.agreement_id}:{told.role}:{known}")
        if told.id not in ids:
            ids.add(told.id)
            yield told


def _each(folders: Sequence[Folder], kind: str, record: type[Any]) -> Iterator[tuple[Folder, Any]]:
    for folder in folders:
        if (folder.duplicate_of or folder.left_out) and record is not Document:
            continue
        for found in load_records(folder.path, kind, record):
            yield folder, found


def _as_it_ended(document: Document, folder: Folder) -> Document:
    """A document with what later stages made of it: a duplicate, or one not worked on to the end."""
    document = replace(document, added_at=folder.added_at)
    if folder.duplicate_of:
        reason = f"same text as {folder.duplicate_of}"
        return replace(document, status="duplicate", error=reason, duplicate_of=folder.duplicate_of)
    faults = sum(p.kind == "fault" for kind in PROBLEMS for p in load_records(folder.path, kind, Problem))
    lost = [f"this program failed on {faults} of its parts, see `problems`"] if faults else []
    if not folder.errors and not lost:
        return document
    reasons = "; ".join(filter(None, [document.error, *folder.errors, *lost]))
    return replace(document, status="partial" if document.status == "ok" else document.status, error=reasons)


def _assert_sound(db: sqlite3.Connection) -> None:
    """Check that every key points to a record."""
    for table, rowid, parent, _ in db.execute("PRAGMA foreign_key_check"):
        raise sqlite3.IntegrityError(f"row {rowid} of {table} points to no row of {parent}")
