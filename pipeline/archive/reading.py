"""The records of documents and what they tell of agreements, read where they are asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from slugify import slugify

from pipeline.archive.agreements.called import Called
from pipeline.archive.agreements.features import Features
from pipeline.archive.agreements.tellings import Telling, gather_tellings
from pipeline.archive.folders import Folder
from pipeline.archive.organisations import Resolution
from pipeline.archive.outlines import Outline, state_of
from pipeline.archive.told import DocumentRecords, ToldAgreements

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
        return Outline.of(self.records(document_id), map(Features.of, self._own(document_id)))

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
        own = self._own(document_id)
        return list(map(self._called(document_id).telling, own)) if own else []

    def _called(self, document_id: str) -> Called:
        organisations = [organisation.id for organisation in self.records(document_id).organisations]
        return Called.of(document_id, organisations, self.resolution.meant)

    def _made_alone(self, telling_id: str) -> Telling:
        document_id = telling_id.split(":")[0]
        (own,) = _in_own_words(self.records(document_id).of_agreement(telling_id))
        return self._called(document_id).telling(own)


def _in_own_words(told: ToldAgreements) -> list[Telling]:
    """The agreements of a document with the parties as it names them, each once."""
    programmes = {a.id: slugify(a.programme) for a in told.agreements if a.programme}
    parties = {(p.agreement_id, p.role, p.organisation_id): p for p in reversed(told.parties)}
    return gather_tellings(told.agreements, told.sums, reversed([*parties.values()]), programmes, told.runs)
