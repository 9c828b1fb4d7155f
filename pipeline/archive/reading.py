"""The records of documents and what they tell of agreements, read where they are asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from pipeline.archive.agreements.called import Called
from pipeline.archive.agreements.features import Features
from pipeline.archive.agreements.tellings import Telling
from pipeline.archive.folders import Folder
from pipeline.archive.organisations import Resolution
from pipeline.archive.outlines import Outline, state_of
from pipeline.archive.told import DocumentRecords

HELD = 2**15
"""Tellings, with all that is read with them, that are held as long as a load lasts: some 100 MiB of them.

Documents are gone through more than once, so that the first are the ones to hold.
"""

RECENT = 128
"""Documents that are held beside them: what the next one tells of is often told by one just before."""

RECENT_TELLINGS = 1024
"""Tellings that are held likewise."""


class TellingReader:
    """Reads a document when it is asked for, and holds those that were asked for last.

    Attributes:
        folders: by document, in their order.
        resolution: which organisation of the archive each of a document's is; to be set before tellings are
            asked for.
    """

    def __init__(self, folders: Mapping[str, Folder]) -> None:
        self.folders = folders
        self.resolution = Resolution()
        self._first: dict[str, DocumentRecords] = {}
        self._left = HELD
        self._recent = lru_cache(RECENT)(self._read)
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
        return Outline.of(records, map(Features.of, records.tellings))

    def hold(self, document_id: str) -> None:
        """Make the tellings of a document all at once: they are asked for next."""
        self._held = {telling.id: telling for telling in self.of(document_id)}

    def made(self, telling_id: str) -> Telling:
        """A telling by its id, which its document's stands before."""
        return self._held.get(telling_id) or self._alone(telling_id)

    def features(self, telling_id: str) -> Features:
        """A telling as it is compared."""
        return Features.of(self.made(telling_id))

    def records(self, document_id: str) -> DocumentRecords:
        """What is held against others of a document."""
        return self._first.get(document_id) or self._recent(document_id)

    def of(self, document_id: str) -> list[Telling]:
        """The tellings of a document, with the organisations of the archive as parties."""
        own = self.records(document_id).tellings
        return list(map(self._called(document_id).telling, own)) if own else []

    def _read(self, document_id: str) -> DocumentRecords:
        records = DocumentRecords(self.folders[document_id])
        if self._left > 0:
            self._first[document_id] = records
            self._left -= 1 + len(records.tellings)
        return records

    def _called(self, document_id: str) -> Called:
        organisations = [organisation.id for organisation in self.records(document_id).organisations]
        return Called.of(document_id, organisations, self.resolution.meant)

    def _made_alone(self, telling_id: str) -> Telling:
        document_id = telling_id.split(":")[0]
        (own,) = self.records(document_id).of_agreement(telling_id).tellings
        return self._called(document_id).telling(own)
