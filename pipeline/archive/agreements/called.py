"""Tellings as the archive calls their organisations, from what their document calls them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from pipeline.archive.agreements.features import Features
from pipeline.archive.agreements.tellings import PartyName, Telling, without_payers

T = TypeVar("T", Telling, Features)


@dataclass(frozen=True, slots=True)
class Called:
    """What the archive calls the organisations of a document.

    Attributes:
        ids: by the id that one has in the document, that in the archive; None where it is none there.
        otherwise: the former of those whose two ids differ.
    """

    ids: Mapping[str, str | None]
    otherwise: frozenset[str]

    @classmethod
    def of(cls, document_id: str, own: Sequence[str], meant: Mapping[tuple[str, str], str | None]) -> Called:
        """What is meant by those of a document."""
        ids = {id_: meant.get((document_id, id_), id_) for id_ in own}
        return cls(ids, frozenset(id_ for id_, known in ids.items() if known != id_))

    def telling(self, own: T) -> T:
        """A telling, or what it is compared by, with the organisations of the archive: mostly as it is."""
        programme = self.ids.get(own.programme_id) if own.programme_id is not None else None
        parties: tuple[PartyName, ...] = own.parties
        if self.otherwise and any(party.organisation_id in self.otherwise for party in parties):
            parties = without_payers([*self._parties(parties)])
        if programme == own.programme_id and parties is own.parties:
            return own
        return msgspec.structs.replace(own, programme_id=programme or None, parties=parties)

    def _parties(self, own: Sequence[PartyName]) -> Iterator[PartyName]:
        """Parties with the organisation that each is in the archive, each once; none where it is none."""
        seen = set()
        for party in own:
            known = self.ids.get(party.organisation_id, party.organisation_id)
            if known is not None and (party.role, known) not in seen:
                seen.add((party.role, known))
                yield PartyName(party.role, known, party.text)
