"""The records of documents and what they tell of agreements, read where they are asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache

from slugify import slugify

from pipeline.archive.agreements.features import Features
from pipeline.archive.agreements.partners import single_partners
from pipeline.archive.agreements.tellings import Telling, gather_tellings
from pipeline.archive.folders import Folder
from pipeline.archive.organisations import Resolution, Where
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
        of: gives the tellings of a document, with the organisations of the archive as parties.
    """

    def __init__(self, folders: Mapping[str, Folder]) -> None:
        self.folders = folders
        self.resolution = Resolution()
        self.records = lru_cache(RECENT)(self._records)
        self.of = lru_cache(RECENT)(self._resolved)
        self._own = lru_cache(RECENT)(self._in_own_words)
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
        return Outline.of(records, single_partners(self._own(document_id) if has_references else ()))

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

    def _in_own_words(self, document_id: str) -> list[Telling]:
        return _in_own_words(self.records(document_id).told)

    def _resolved(self, document_id: str) -> list[Telling]:
        records, meant = self.records(document_id), self.resolution.meant
        own = self._own(document_id)
        named = {organisation.id for organisation in records.organisations} if own else ()
        otherwise = {id_ for id_ in named if meant.get((document_id, id_), id_) != id_}
        return [
            telling
            if _is_called_so(telling, document_id, meant, otherwise)
            else _resolved(records.of_agreement(telling.id), self.resolution)
            for telling in own
        ]

    def _made_alone(self, telling_id: str) -> Telling:
        records = self.records(telling_id.split(":")[0])
        return _resolved(records.of_agreement(telling_id), self.resolution)


def _in_own_words(told: ToldAgreements) -> list[Telling]:
    """The agreements of a document with the parties as it names them, each once."""
    programmes = {a.id: slugify(a.programme) for a in told.agreements if a.programme}
    parties = {(p.agreement_id, p.role, p.organisation_id): p for p in reversed(told.parties)}
    return gather_tellings(told.agreements, told.sums, reversed([*parties.values()]), programmes, told.runs)


def _is_called_so(
    telling: Telling, document_id: str, meant: Mapping[Where, str | None], otherwise: Collection[str]
) -> bool:
    """Whether the archive calls the parties and the programme of a telling as its document does.

    `otherwise` are the organisations of the document that go by another id in the archive.
    """
    programme = telling.programme_id
    if programme is not None and meant.get((document_id, programme)) != programme:
        return False
    return not otherwise or not any(party.organisation_id in otherwise for party in telling.parties)


def _resolved(told: ToldAgreements, resolution: Resolution) -> Telling:
    """The one agreement of which so much is told, with the organisations of the archive."""
    (agreement,) = told.agreements
    own = slugify(agreement.programme) if agreement.programme else None
    programme = resolution.meant.get((told.document_id, own)) if own is not None else None
    (telling,) = gather_tellings(
        told.agreements,
        told.sums,
        _meant(told, resolution),
        {agreement.id: programme} if programme else {},
        told.runs,
    )
    return telling


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
