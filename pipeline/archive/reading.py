"""The records of documents and what they tell of agreements, read where they are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from slugify import slugify

from pipeline.archive.agreements.partners import single_partners
from pipeline.archive.agreements.tellings import Telling, gather_tellings
from pipeline.archive.folders import DocumentRecords, Folder, records_for_joining
from pipeline.archive.organisations import Resolution
from pipeline.archive.outlines import Outline, state_of
from pipeline.records import AgreementParty
from pipeline.records.many import made_of


class TellingReader:
    """Reads each document once.

    Attributes:
        folders: by document, in their order.
        resolution: which organisation of the archive each of a document's is; to be set before tellings are
            asked for.
    """

    def __init__(self, folders: Mapping[str, Folder]) -> None:
        self.folders = folders
        self.resolution = Resolution()
        self._records: dict[str, DocumentRecords] = {}
        self._tellings: dict[str, dict[str, Telling]] = {}
        self._document_of: dict[str, str] = {}

    def outlines(self, before: Mapping[str, Outline]) -> tuple[dict[str, Outline], set[str]]:
        """Each document in short, and those that are not as they were before."""
        changed = {
            id_
            for id_, folder in self.folders.items()
            if id_ not in before or before[id_].state != state_of(folder)
        }
        return {id_: self.outline(id_) if id_ in changed else before[id_] for id_ in self.folders}, changed

    def outline(self, document_id: str) -> Outline:
        """What a document says by itself."""
        records = self.records(document_id)
        return Outline.of(records, single_partners(_in_own_words(records)))

    def records(self, document_id: str) -> DocumentRecords:
        """What is held against others of a document.

        Raises:
            BordereauError: a file holds something that is no record.
        """
        if document_id not in self._records:
            self._records[document_id] = records_for_joining(self.folders[document_id])
        return self._records[document_id]

    def of(self, document_id: str) -> dict[str, Telling]:
        """The tellings of a document by id, with the organisations of the archive as parties."""
        if document_id not in self._tellings:
            tellings = _resolved(self.records(document_id), self.resolution)
            self._tellings[document_id] = {telling.id: telling for telling in tellings}
        return self._tellings[document_id]

    def made(self, telling_id: str) -> Telling:
        """A telling by its id, which its document's stands before."""
        return self.of(telling_id.split(":")[0])[telling_id]


def _in_own_words(records: DocumentRecords) -> list[Telling]:
    """The agreements of a document with the parties as it names them."""
    programmes = {a.id: slugify(a.programme) for a in records.agreements if a.programme}
    return gather_tellings(records.agreements, (), records.parties, programmes)


def _resolved(records: DocumentRecords, resolution: Resolution) -> list[Telling]:
    """The same with the organisations of the archive."""
    document = records.folder.id
    programmes = (
        (agreement.id, resolution.meant.get((document, slugify(agreement.programme))))
        for agreement in records.agreements
        if agreement.programme
    )
    return gather_tellings(
        records.agreements,
        records.sums,
        _meant(records, resolution),
        {agreement_id: programme for agreement_id, programme in programmes if programme},
        {agreement.id: runs for agreement, runs in zip(records.agreements, records.runs, strict=False)},
    )


def _meant(records: DocumentRecords, resolution: Resolution) -> Iterator[AgreementParty]:
    """Parties with the organisation that each is in the archive, each once; none where it is none."""
    ids = set()
    for party in records.parties:
        known = resolution.meant.get((records.folder.id, party.organisation_id), party.organisation_id)
        if known is None:
            continue
        id_ = f"{party.agreement_id}:{party.role}:{known}"
        if id_ not in ids:
            ids.add(id_)
            is_same = (known, id_) == (party.organisation_id, party.id)
            yield party if is_same else made_of(AgreementParty, party, organisation_id=known, id=id_)
