"""Programmes: who pays for them, who carries them out and where, and what goes down to their agreements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.archive.agreements.tellings import RECEIVES, Telling
from pipeline.archive.agreements.transactions import choose_sum
from pipeline.gazetteer.places import find_places
from pipeline.records import AgreementParty, Organisation, Place, Programme, ProgrammeParty, ProgrammePlace
from pipeline.records.agreements import PartyRole

HANDED_DOWN: dict[str, PartyRole] = {
    "funding": "funding",
    "sponsor": "sponsor",
    "accountable": "accountable",
    "extending": "extending",
    "implementing": "extending",
}
"""The role that a programme's party has in an agreement which another organisation carries out.

In IATI's words, who runs the programme directs its money on behalf of the donor, and so extends it.
"""


@dataclass
class Programmes:
    """The programmes of an archive, and the records that say what is known of them."""

    programmes: list[Programme] = field(default_factory=list)
    parties: list[ProgrammeParty] = field(default_factory=list)
    places: list[ProgrammePlace] = field(default_factory=list)
    place_records: dict[str, Place] = field(default_factory=dict)

    def add(self, other: Programmes) -> None:
        """Take in other programmes."""
        self.programmes += other.programmes
        self.parties += other.parties
        self.places += other.places
        self.place_records |= other.place_records

    @cached_property
    def places_of(self) -> dict[str, list[str]]:
        """The ids of the places of each programme; asked for when all are found."""
        places: dict[str, list[str]] = {programme.id: [] for programme in self.programmes}
        for place in self.places:
            places[place.programme_id].append(place.place_id)
        return places

    @cached_property
    def _parties_of(self) -> dict[str, list[ProgrammeParty]]:
        parties: dict[str, list[ProgrammeParty]] = defaultdict(list)
        for party in self.parties:
            parties[party.programme_id].append(party)
        return parties

    def hand_down(
        self, agreement_id: str, programme_id: str, own: Sequence[AgreementParty], names: Mapping[str, str]
    ) -> Iterator[AgreementParty]:
        """The parties that an agreement has from its programme, in roles that its tellings leave open."""
        said = {party.role for party in own}
        partnered = bool(said & RECEIVES) or "party" in said
        for party in self._parties_of.get(programme_id, ()):
            if party.role not in HANDED_DOWN:
                continue
            role = HANDED_DOWN[party.role] if partnered else party.role
            if role not in said and party.organisation_id not in {p.organisation_id for p in own}:
                yield AgreementParty(
                    id=f"{agreement_id}:{role}:{party.organisation_id}",
                    agreement_id=agreement_id,
                    organisation_id=party.organisation_id,
                    role=role,
                    text=names[party.organisation_id],
                    inherited_from=programme_id,
                )


def programme_of(
    organisation: Organisation, tellings: Sequence[Telling], members: int, country: str | None
) -> Programmes:
    """One programme with its parties and places.

    Args:
        organisation: the programme as an organisation.
        tellings: those of it as a whole, agreement by agreement.
        members: how many agreements were made under it.
        country: the country that the document is about which tells first of it or of one of these.
    """
    programmes = Programmes()
    budget = choose_sum([amount for telling in tellings for amount in telling.amounts])
    programmes.programmes.append(
        Programme(
            id=organisation.id,
            organisation_id=organisation.id,
            name=organisation.name,
            acronym=organisation.acronym,
            starts_on=next((t.agreement.starts_on for t in tellings if t.agreement.starts_on), None),
            ends_on=next((t.agreement.ends_on for t in tellings if t.agreement.ends_on), None),
            budget=budget.value if budget else None,
            currency=budget.currency if budget and budget.value is not None else None,
            amount_id=budget.id if budget and budget.value is not None else None,
            n_agreements=members,
        )
    )
    parties: dict[str, ProgrammeParty] = {}
    for telling in tellings:
        for party in telling.parties:
            id_ = f"{organisation.id}:{party.role}:{party.organisation_id}"
            record = ProgrammeParty(
                id=id_,
                programme_id=organisation.id,
                organisation_id=party.organisation_id,
                role=party.role,
                telling_id=telling.id,
            )
            parties.setdefault(id_, record)
    programmes.parties += parties.values()
    for place in _places(organisation.name, country):
        programmes.place_records[place.id] = place
        programmes.places.append(
            ProgrammePlace(
                id=f"{organisation.id}:{place.id}",
                programme_id=organisation.id,
                place_id=place.id,
                source="name",
            )
        )
    return programmes


def _places(name: str, country: str | None) -> list[Place]:
    """The places that a name ends with: `dans la région de Kidal`."""
    return list({mention.place.id: mention.place for mention in find_places(name, country)}.values())
