"""Corrections of amounts, dates, organisations, agreements and results, and those that a reader missed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from slugify import slugify

from pipeline.corrections.applying import Outcomes, UnfoundError, correct_records, credit, folded
from pipeline.corrections.correction_lines import parse_values
from pipeline.corrections.kinds import KINDS, kinds_of
from pipeline.records import (
    Agreement,
    AgreementParty,
    Amount,
    Correction,
    Number,
    Organisation,
    Place,
    PlaceMention,
)
from pipeline.records.entities import Entities

TABLES: Mapping[str, str] = {
    kind: KINDS[kind].table or kind
    for kind in sorted(kinds_of("entities"), key=lambda kind: kind not in ("agreements", "parties"))
}
"""By kind, the list of `Entities` that holds its facts; agreements first, which others name."""

Finder = Callable[[int, str], dict[str, float] | None]
"""Gives the box of what a page prints, an empty one where it does not; None where there is no such page."""


PlaceFinder = Callable[[str], Place | None]
"""Gives the place of a name; None where none is known."""


def correct_entities(
    entities: Entities,
    document_id: str,
    lines: Sequence[Correction],
    outcomes: Outcomes,
    box_on: Finder,
    place_of: PlaceFinder,
) -> None:
    """Apply the corrections of one document's facts, in place, and add what is missing."""
    organisations = {organisation.id: organisation for organisation in entities.organisations}
    places = {place.id: place for place in entities.places}
    named = _Named(organisations, list(entities.agreements), places, place_of)
    for kind, table in TABLES.items():
        read = list(getattr(entities, table))
        records = correct_records(
            kind, read, lines, outcomes, change=named.change, may_mean=named.is_of_target
        )
        for line in lines:
            if line.action == "add" and line.kind == kind:
                try:
                    added = _added(line, document_id, named, box_on, read)
                except UnfoundError as error:
                    outcomes.note(line, str(error))
                    continue
                records.append(added)
                if isinstance(added, Agreement):
                    named.agreements.append(added)
                outcomes.note(line)
        setattr(entities, table, records)
    _let_others_follow(entities)
    mentioned = {mention.place_id for mention in entities.place_mentions}
    entities.places = [places[id_] for id_ in sorted(mentioned)]
    entities.organisations = [organisations[id_] for id_ in sorted(organisations)]


class _Named:
    """Sets organisations, agreements and places by their names, and keeps those that are new.

    `agreements` are those of the document as they were read, with those that a person added.
    """

    def __init__(
        self,
        organisations: dict[str, Organisation],
        agreements: list[Agreement],
        places: dict[str, Place],
        place_of: PlaceFinder,
    ) -> None:
        self._organisations = organisations
        self._places = places
        self._place_of = place_of
        self.agreements = agreements

    def change(self, record: Any, values: dict[str, Any]) -> Any:
        """A record with other columns; `organisation`, `agreement` and of a mention `place` name one.

        Raises:
            UnfoundError: no agreement of the document, or no place that is known, has that name.
        """
        given = self.with_ids(type(record), values)
        if isinstance(record, AgreementParty):
            role = given.get("role", record.role)
            organisation = given.get("organisation_id", record.organisation_id)
            given["id"] = f"{record.agreement_id}:{role}:{organisation}"
        return replace(record, **given)

    def with_ids(self, record: type, values: dict[str, Any]) -> dict[str, Any]:
        """The columns of a record, with ids in the place of names."""
        given = dict(values)
        name = given.pop("organisation", None)
        if name is not None:
            id_ = slugify(name) or "organisation"
            self._organisations.setdefault(id_, Organisation(id=id_, name=name))
            given["organisation_id"] = id_
        if "agreement" in given:
            given["agreement_id"] = self.agreement(given.pop("agreement"))
        if record is PlaceMention:
            given["place_id"] = self._place(given.pop("place"))
        return given

    def _place(self, name: str) -> str:
        place = self._place_of(name)
        if place is None:
            raise UnfoundError(f"no place is known as “{name}”; a line of places.csv makes it known")
        return self._places.setdefault(place.id, place).id

    def agreement(self, name: str) -> str:
        """The id of the agreement of the document with a reference, or with what is printed of it.

        Raises:
            UnfoundError: there is none, or there are several.
        """
        ids = self._called(name)
        if len(ids) != 1:
            number = f"{len(ids)} agreements" if ids else "no agreement"
            raise UnfoundError(f"{number} of this document: “{name}”")
        return ids[0]

    def _called(self, name: str) -> list[str]:
        return [a.id for a in self.agreements if folded(name) in (folded(a.reference or ""), folded(a.text))]

    def is_of_target(self, record: Any, line: Correction) -> bool:
        """Whether a party is one of the agreement that a line names as its target."""
        if line.target is None or not isinstance(record, AgreementParty):
            return True
        return record.agreement_id in self._called(line.target)


def _let_others_follow(entities: Entities) -> None:
    """Take out what belongs to facts that are none; numbers that sentences say are what their sums are."""
    agreements = {agreement.id for agreement in entities.agreements}
    amounts = {amount.id: amount for amount in entities.amounts}
    dates = {day.id for day in entities.dates}
    parties = {p.id: p for p in reversed(entities.agreement_parties) if p.agreement_id in agreements}
    # Two parties that a person gave one name are one.
    entities.agreement_parties = [p for p in entities.agreement_parties if parties.pop(p.id, None)]
    entities.agreement_evidence = [e for e in entities.agreement_evidence if e.agreement_id in agreements]
    entities.amounts = [
        replace(
            a,
            agreement_id=a.agreement_id if a.agreement_id in agreements else None,
            equals_amount_id=a.equals_amount_id if a.equals_amount_id in amounts else None,
        )
        for a in entities.amounts
    ]
    entities.numbers = [
        _as_amount(number, amounts.get(number.amount_id or ""))
        for number in entities.numbers
        if (number.amount_id is None or number.amount_id in amounts)
        and (number.date_id is None or number.date_id in dates)
    ]


def _as_amount(number: Number, amount: Amount | None) -> Number:
    """A number with the value of the sum that it is, where a person corrected that."""
    if amount is None or amount.corrected_by is None:
        return number
    return replace(
        number,
        value=amount.value,
        low=amount.low,
        high=amount.high,
        unit=amount.currency,
        qualifier=amount.qualifier,
    )


def _added(line: Correction, document_id: str, named: _Named, box_on: Finder, read: Sequence[Any]) -> Any:
    """The fact that a line says is missing.

    Raises:
        UnfoundError: there is no such page or agreement, or the fact was read after all.
    """
    kind, page, text = line.kind or "", line.page or 1, line.text or ""
    box = box_on(page, text)
    if box is None:
        raise UnfoundError(f"there is no page {page}")
    record = KINDS[kind].record
    values = named.with_ids(record, parse_values(line))
    if any(_says(record, page, text, values) for record in read):
        raise UnfoundError("it is read by itself now: the line is not needed any more")
    by_person: dict[str, Any] = {"text": text, "corrected_from": {}, "corrected_by": credit(line)}
    if kind == "parties":
        agreement = named.agreement(line.target or "")
        id_ = f"{agreement}:{values['role']}:{values['organisation_id']}"
        if any(record.id == id_ for record in read):
            raise UnfoundError("it is read by itself now: the line is not needed any more")
        return AgreementParty(id=id_, agreement_id=agreement, **by_person, **values)
    if record is Amount:
        values.setdefault("qualifier", "exact")
    # Behind the letter of the kind, `c` and a digest tell a fact that was added.
    return record(
        id=f"{document_id}:p{page}:{KINDS[kind].letter}c{_digest(line)}",
        document_id=document_id,
        page=page,
        **by_person,
        **box,
        **values,
    )


def _says(record: Any, page: int, text: str, values: Mapping[str, Any]) -> bool:
    """Whether a fact that was read is the one that is to be added."""
    return (
        getattr(record, "page", None) == page
        and folded(record.text) == folded(text)
        and all(getattr(record, name) == value for name, value in values.items())
    )


def _digest(line: Correction) -> str:
    """A few characters that tell an addition from others of its kind, wherever its line stands."""
    parts = repr((line.document, line.page, line.text, line.occurrence, line.field))
    return hashlib.sha256(parts.encode()).hexdigest()[:8]
