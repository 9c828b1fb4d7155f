"""From the files of the stages to the tables of the archive."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from slugify import slugify

from pipeline.archive.folders import Folder, each_made, each_record, each_said
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
from pipeline.records.database import create_indexes, create_tables, insert, insert_rows, row_maker
from pipeline.records.files import OUTCOMES, PROBLEMS, load_records
from pipeline.records.schema import columns, from_mapping

if TYPE_CHECKING:
    from pipeline.archive.agreements.tellings import Telling
    from pipeline.archive.agreements.world import World
    from pipeline.archive.organisations import Resolution


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
    told = _Told(
        list(each_record(folders, "agreements", Agreement)),
        list(each_record(folders, "agreement_parties", AgreementParty)),
    )
    of_organisations = [line for line in corrections if line.action in OF_ORGANISATIONS]
    resolution = resolve_organisations(
        ((folder.path.name, found) for folder, found in each_record(folders, "organisations", Organisation)),
        (found for _, found in each_record(folders, "acronyms", Acronym)),
        [line for line in of_organisations if line.kind != AGREEMENTS],
        find_same_partners(_as_documents_tell(told)),
    )
    world = _world(folders, told, resolution, [line for line in of_organisations if line.kind == AGREEMENTS])
    resolution.corrections += [*world.corrections, *_corrected(folders, corrections)]
    resolution.corrections.sort(key=lambda line: int(line.id))
    for table, record in TABLES.items():
        if record is not PersonMention or publish_persons:
            _fill(db, table, record, folders, resolution, world)
    create_indexes(db)
    for name, view in VIEWS.items():
        db.execute(f"CREATE VIEW {name} AS {view.sql}")
    _assert_sound(db)


def _corrected(folders: Sequence[Folder], corrections: Iterable[Correction]) -> Iterator[Correction]:
    """The lines that speak of facts, each with what the stages made of it."""
    outcomes: dict[str, CorrectionOutcome] = {}
    for kind in OUTCOMES:
        for _, outcome in each_record(folders, kind, CorrectionOutcome):
            if outcome.applied or outcome.id not in outcomes:
                outcomes[outcome.id] = outcome
    for line in corrections:
        if line.action in OF_FACTS:
            yield with_outcome(line, outcomes.get(line.id))


@dataclass(frozen=True, slots=True)
class _Told:
    """What the documents tell of agreements, each with the folder that it stands in."""

    agreements: list[tuple[Folder, Agreement]]
    parties: list[tuple[Folder, AgreementParty]]


def _as_documents_tell(told: _Told) -> list[Telling]:
    """The agreements of all documents with the parties as each document names them."""
    from pipeline.archive.agreements.tellings import gather_tellings

    found = [agreement for _, agreement in told.agreements]
    programmes = {a.id: slugify(a.programme) for a in found if a.programme}
    return gather_tellings(found, (), (party for _, party in told.parties), programmes)


def _world(
    folders: Sequence[Folder], told: _Told, resolution: Resolution, lines: Sequence[Correction]
) -> World:
    """The agreements of all documents, joined."""
    from pipeline.archive.agreements.said import said_of_agreements
    from pipeline.archive.agreements.tellings import gather_tellings
    from pipeline.archive.agreements.world import Known, build_world

    programmes = (
        (agreement.id, resolution.meant.get((folder.path.name, slugify(agreement.programme))))
        for folder, agreement in told.agreements
        if agreement.programme
    )
    tellings = gather_tellings(
        (agreement for _, agreement in told.agreements),
        _amounts_of_agreements(folders),
        _meant(told.parties, resolution),
        {agreement_id: programme for agreement_id, programme in programmes if programme},
    )
    known = Known(
        {organisation.id: organisation for organisation in resolution.organisations},
        {document.id: document.country for _, document in each_record(folders, "documents", Document)},
    )
    said = said_of_agreements(lines, tellings)
    world = build_world(tellings, known, same=said.same, apart=said.kept_apart)
    world.corrections = said.lines
    return world


def _amounts_of_agreements(folders: Sequence[Folder]) -> Iterator[Amount]:
    for _, said in each_said(folders, "amounts"):
        if said.get("agreement_id") is not None:
            yield from_mapping(Amount, said)


def _meant(
    parties: Iterable[tuple[Folder, AgreementParty]], resolution: Resolution
) -> Iterator[AgreementParty]:
    """Parties with the organisation that each is in the archive, each once; none where it is none."""
    ids = set()
    for folder, party in parties:
        known = resolution.meant.get((folder.path.name, party.organisation_id), party.organisation_id)
        if known is None:
            continue
        id_ = f"{party.agreement_id}:{party.role}:{known}"
        if id_ not in ids:
            ids.add(id_)
            yield replace(party, organisation_id=known, id=id_)


def _fill(
    db: sqlite3.Connection, table: str, record: type, folders: Sequence[Folder], resolution: Resolution,
    world: World,
) -> None:  # fmt: skip
    """Fill a table of the archive."""
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
        insert(db, table, whole[record])
    elif record is Document:
        insert(
            db,
            table,
            (_as_it_ended(document, folder) for folder, document in each_record(folders, table, Document)),
        )
    elif record is Problem:
        insert(
            db, table, (problem for kind in PROBLEMS for _, problem in each_record(folders, kind, Problem))
        )
    elif record is Place:
        places = world.places | {place.id: place for _, place in each_record(folders, table, Place)}
        insert(db, table, [places[id_] for id_ in sorted(places)])
    else:
        insert_rows(db, table, _rows(table, record, folders, resolution, world))


def _rows(
    table: str, record: type, folders: Sequence[Folder], resolution: Resolution, world: World
) -> Iterator[list[Any]]:
    """The rows of a table whose rows documents bring: most of an archive, so no records are made of them."""
    row = row_maker(record)
    if record in (Amount, AgreementEvidence):
        return each_made(folders, table, lambda folder, said: row(world.placed(said)))
    if any(column.references == "organisations" for column in columns(record)):
        return _meaning(table, record, folders, resolution)
    return each_made(folders, table, lambda folder, said: row(said))


def _meaning(
    table: str, record: type[Any], folders: Sequence[Folder], resolution: Resolution
) -> Iterator[list[Any]]:
    """Rows that name an organisation, with the one that it is in the archive; none where it is none."""
    row, meant = row_maker(record), resolution.meant

    def made(folder: Folder, said: dict[str, Any]) -> list[Any] | None:
        own = said.get("organisation_id")
        known = meant.get((folder.path.name, own), own) if own else None
        if known is None and record is not Acronym:
            return None
        return row(said | {"organisation_id": known})

    return (one for one in each_made(folders, table, made) if one is not None)


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
