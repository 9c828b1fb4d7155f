"""From what documents tell to the agreements of the archive, with their parties, places and money."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pipeline.archive.agreements.joining import Joined
from pipeline.archive.agreements.merging import merge_agreement, parties_of, telling_parties_of
from pipeline.archive.agreements.programmes import Programmes
from pipeline.archive.agreements.tellings import GIVES, RECEIVES, places_said
from pipeline.archive.agreements.today import AgreementsToday
from pipeline.archive.agreements.transactions import transaction_of
from pipeline.gazetteer.places import known_places, place_named
from pipeline.records import (
    Agreement,
    AgreementParty,
    AgreementPlace,
    Organisation,
    Place,
    TellingParty,
    Transaction,
)

As = list[tuple[Agreement, tuple[Any, ...]]]
"""What documents say of agreements, and beside it the columns that the archive says of each."""


@dataclass(slots=True)
class World:
    """Agreements of an archive, by the names of their tables.

    Beside agreements stand the columns `merging.OF_THE_ARCHIVE`, beside tellings those of `OF_A_TELLING`.
    """

    agreements: As = field(default_factory=list)
    agreement_parties: list[AgreementParty] = field(default_factory=list)
    agreement_places: list[AgreementPlace] = field(default_factory=list)
    agreement_tellings: As = field(default_factory=list)
    telling_parties: list[TellingParty] = field(default_factory=list)
    transactions: list[Transaction] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    agreement_of: dict[str, str] = field(default_factory=dict)
    """By the id of a telling, that of its agreement."""


@dataclass(frozen=True)
class Known:
    """What the archive knows beside the tellings: whom they name, and which country they are about."""

    organisations: Mapping[str, Organisation]
    countries: Mapping[str, str | None]

    @cached_property
    def names(self) -> dict[str, str]:
        """How an organisation is called in a line: by its acronym where it has one."""
        return {o.id: o.acronym or o.name for o in self.organisations.values()}


@dataclass(frozen=True)
class AgreementMaker:
    """Makes the agreements of one document after the other.

    Attributes:
        today: the agreements of today.
        known: organisations and countries.
        programmes: those of the archive.
        whole_of: by the id of an agreement, the group that it is a member of.
    """

    today: AgreementsToday
    known: Known
    programmes: Programmes
    whole_of: Mapping[str, str]

    @cached_property
    def _wholes(self) -> frozenset[str]:
        return frozenset(self.whole_of.values())

    def of(self, document_id: str) -> World:
        """What stands with a document: the agreements of which it tells first, and all that it tells."""
        world = World(places=dict(self.programmes.place_records))
        document_of = self.today.index.document_of
        for id_ in self.today.of_documents([document_id]):
            tellings = self.today.tellings(id_)
            proofs = self.today.proofs(tellings)
            if document_of[id_] == document_id:
                joined = Joined(list(map(self.today.made, tellings)), proofs)
                self._add(world, joined, self.whole_of.get(id_), has_members=id_ in self._wholes)
            for telling_id in tellings:
                if document_of[telling_id] == document_id:
                    telling = self.today.made(telling_id)
                    world.agreement_of[telling_id] = id_
                    proof = proofs.get(telling_id, _NO_PROOF)
                    world.agreement_tellings.append((telling.agreement, (id_, *proof)))
                    world.telling_parties += telling_parties_of(telling)
        return world

    def _add(self, world: World, joined: Joined, whole: str | None, *, has_members: bool) -> None:
        """Add one agreement, which may be a member of a group, or such a group itself."""
        known, programmes = self.known, self.programmes
        id_ = joined.tellings[0].id
        programme_id = _programme_of(joined, programmes)
        agreement = merge_agreement(joined)
        parties = list(parties_of(joined))
        if programme_id and agreement.kind != "programme":
            parties += list(programmes.hand_down(id_, programme_id, parties, known.names))
        places = _places(world, joined, agreement, programme_id, programmes, known)
        n_documents = len({telling.agreement.document_id for telling in joined.tellings})
        world.agreements.append((agreement, (programme_id, whole, len(joined.tellings), n_documents)))
        world.agreement_parties += parties
        world.agreement_places += places
        transaction = transaction_of(
            joined,
            agreement,
            programme_id=programme_id,
            has_members=has_members,
            donors=_named(parties, GIVES, known, programme_id),
            recipients=_named(parties, _GAINS, known, programme_id),
            places=[_region(world.places[place.place_id]) for place in places],
        )
        if transaction:
            world.transactions.append(transaction)


_GAINS = RECEIVES | {"party"}
"""Roles of those that an agreement is made with; where no side is said, it may be any of both."""

_NO_PROOF = (None, None)
"""Of a telling that nothing joined to an earlier one."""


def _programme_of(joined: Joined, programmes: Programmes) -> str | None:
    """The first programme of the archive that tellings name."""
    for telling in joined.tellings:
        if telling.programme_id is not None and telling.programme_id in programmes.places_of:
            return telling.programme_id
    return None


def _named(
    parties: Iterable[AgreementParty], roles: frozenset[str], known: Known, programme_id: str | None
) -> list[str]:
    """The parties in some roles, as a line calls them; a programme is not its own recipient."""
    return [
        known.names[p.organisation_id]
        for p in parties
        if p.role in roles and p.organisation_id != programme_id
    ]


def _places(
    world: World,
    joined: Joined,
    agreement: Agreement,
    programme_id: str | None,
    programmes: Programmes,
    known: Known,
) -> list[AgreementPlace]:
    """The places that tellings name; where none does, those of the programme."""
    places: dict[str, str | None] = {}
    for telling in joined.tellings:
        for place in places_said(telling.agreement, known.countries.get(telling.agreement.document_id)):
            world.places[place.id] = place
            places[place.id] = None
    if not places and programme_id:
        places = dict.fromkeys(programmes.places_of[programme_id], programme_id)
    return [
        AgreementPlace(
            id=f"{agreement.id}:{id_}", agreement_id=agreement.id, place_id=id_, inherited_from=source
        )
        for id_, source in sorted(places.items())
    ]


def _region(place: Place) -> str:
    """The region or country that a place belongs to, as views of money group by it."""
    known, seen = place, {place.name}
    while known.kind not in {"region", "country"} and known.within and known.within not in seen:
        seen.add(known.within)
        if known.within not in known_places():
            return known.within
        known = place_named(known.within, known.country)
    return known.name
