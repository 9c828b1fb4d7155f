"""The records of documents and what they tell of agreements, read where they are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from slugify import slugify

from pipeline.archive.agreements.features import Features
from pipeline.archive.agreements.partners import single_partners
from pipeline.archive.agreements.tellings import Telling, gather_tellings
from pipeline.archive.folders import Folder
from pipeline.archive.organisations import Resolution
from pipeline.archive.outlines import Outline, state_of
from pipeline.archive.told import DocumentRecords, ToldAgreements
from pipeline.records import AgreementParty
from pipeline.records.many import made_of

RECENT = 128
"""Documents that are held: what the next one tells of is often told by one just before."""

RECENT_TELLINGS = 1024
"""Tellings that are held likewise."""


class TellingReader:
    """Reads a document when it is asked for, and holds those that were asked for last.

    Attributes:
        folders: by document, in their order.
        resolution: which organisation of the archive each of a document's is; to be set before tellings are
            asked for.
        records: gives what is held against others of a document.
    """

    def __init__(self, folders: Mapping[str, Folder]) -> None:
        self.folders = folders
        self.resolution = Resolution()
        self.records = lru_cache(RECENT)(self._records)
        self._alone = lru_cache(RECENT_TELLINGS)(self._made_alone)
        self._held: dict[str, Telling] = {}

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
        has_references = any(agreement.reference for agreement in records.told.agreements)
        return Outline.of(records, single_partners(_in_own_words(records.told) if has_references else ()))

    def of(self, document_id: str) -> list[Telling]:
        """The tellings of a document, with the organisations of the archive as parties."""
        return _resolved(self.records(document_id).told, self.resolution)

    def hold(self, document_id: str) -> None:
        """Make the tellings of a document all at once: they are asked for next."""
        self._held = {telling.id: telling for telling in self.of(document_id)}

    def made(self, telling_id: str) -> Telling:
        """A telling by its id, which its document's stands before."""
        return self._held.get(telling_id) or self._alone(telling_id)

    def features(self, telling_id: str) -> Features:
        """A telling as it is compared."""
        return Features.of(self.made(telling_id))

    def _records(self, document_id: str) -> DocumentRecords:
        return DocumentRecords(self.folders[document_id])

    def _made_alone(self, telling_id: str) -> Telling:
        records = self.records(telling_id.split(":")[0])
        (telling,) = _resolved(records.of_agreement(telling_id), self.resolution)
        return telling


def _in_own_words(told: ToldAgreements) -> list[Telling]:
    """The agreements of a document with the parties as it names them."""
    programmes = {a.id: slugify(a.programme) for a in told.agreements if a.programme}
    return gather_tellings(told.agreements, (), told.parties, programmes)


def _resolved(told: ToldAgreements, resolution: Resolution) -> list[Telling]:
    """The same with the organisations of the archive."""
    programmes = (
        (agreement.id, resolution.meant.get((told.document_id, slugify(agreement.programme))))
        for agreement in told.agreements
        if agreement.programme
    )
    return gather_tellings(
        told.agreements,
        told.sums,
        _meant(told, resolution),
        {agreement_id: programme for agreement_id, programme in programmes if programme},
        told.runs,
    )


def _meant(told: ToldAgreements, resolution: Resolution) -> Iterator[AgreementParty]:
    """Parties with the organisation that each is in the archive, each once; none where it is none."""
    ids = set()
    for party in told.parties:
        known = resolution.meant.get((told.document_id, party.organisation_id), party.organisation_id)
        if known is None:
            continue
        id_ = f"{party.agreement_id}:{party.role}:{known}"
        if id_ not in ids:
            ids.add(id_)
            is_same = (known, id_) == (party.organisation_id, party.id)
            yield party if is_same else made_of(AgreementParty, party, organisation_id=known, id=id_)
