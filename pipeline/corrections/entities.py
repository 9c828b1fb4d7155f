"""Corrections of amounts, dates, organisations, agreements and results, and those that a reader missed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from slugify import slugify

from pipeline.corrections.applying import Outcomes, correct_records, credit
from pipeline.corrections.kinds import KINDS
from pipeline.corrections.lines import parse_values
from pipeline.records import AgreementParty, Correction, Organisation
from pipeline.records.entities import Entities

TABLES: Mapping[str, str] = {
    "amounts": "amounts",
    "dates": "dates",
    "mentions": "mentions",
    "agreements": "agreements",
    "parties": "agreement_parties",
    "indicators": "indicators",
}
"""By kind, the list of `Entities` that holds its facts."""

Finder = Callable[[int, str], dict[str, float]]
"""Gives the box of what a page prints; none where it does not."""


def correct_entities(
    found: Entities, document_id: str, lines: Sequence[Correction], outcomes: Outcomes, box_on: Finder
) -> None:
    """Apply the corrections of one document's facts, in place, then add what is missing."""
    organisations = {organisation.id: organisation for organisation in found.organisations}
    named = _Named(organisations)
    for kind, table in TABLES.items():
        records = correct_records(kind, getattr(found, table), lines, outcomes, change=named.change)
        setattr(found, table, records)
    _drop_what_is_gone(found)
    for line in lines:
        if line.action == "add" and line.kind is not None and line.kind in TABLES:
            getattr(found, TABLES[line.kind]).append(_added(line, document_id, named, box_on))
            outcomes.note(line)
    found.organisations = [organisations[id_] for id_ in sorted(organisations)]


class _Named:
    """Sets organisations by their names, and keeps those that are new."""

    def __init__(self, organisations: dict[str, Organisation]) -> None:
        self._organisations = organisations

    def change(self, record: Any, values: dict[str, Any]) -> Any:
        """A record with other columns; `organisation` names one."""
        given = self.with_id(values)
        if isinstance(record, AgreementParty):
            role = given.get("role", record.role)
            organisation = given.get("organisation_id", record.organisation_id)
            given["id"] = f"{record.agreement_id}:{role}:{organisation}"
        return replace(record, **given)

    def with_id(self, values: dict[str, Any]) -> dict[str, Any]:
        """The columns of a record, with the id of the organisation in the place of its name."""
        given = dict(values)
        name = given.pop("organisation", None)
        if name is not None:
            id_ = slugify(name)
            self._organisations.setdefault(id_, Organisation(id=id_, name=name))
            given["organisation_id"] = id_
        return given


def _drop_what_is_gone(found: Entities) -> None:
    """Take out what belongs to agreements and sums that are none."""
    agreements = {agreement.id for agreement in found.agreements}
    amounts = {amount.id for amount in found.amounts}
    found.agreement_parties = [p for p in found.agreement_parties if p.agreement_id in agreements]
    found.agreement_evidence = [e for e in found.agreement_evidence if e.agreement_id in agreements]
    found.amounts = [
        replace(
            a,
            agreement_id=a.agreement_id if a.agreement_id in agreements else None,
            equals_amount_id=a.equals_amount_id if a.equals_amount_id in amounts else None,
        )
        for a in found.amounts
    ]


_LETTERS = {"amounts": "a", "dates": "d", "mentions": "m", "agreements": "g", "indicators": "i"}
"""What the ids of each kind have before their number; behind it `c` and the line tell one that was added."""


def _added(line: Correction, document_id: str, named: _Named, box_on: Finder) -> Any:
    kind, page, text = line.kind or "", line.page or 1, line.text or ""
    values = named.with_id(parse_values(line))
    if kind == "amounts":
        values.setdefault("qualifier", "exact")
    record = KINDS[kind].record
    return record(
        id=f"{document_id}:p{page}:{_LETTERS[kind]}c{line.id}",
        document_id=document_id,
        page=page,
        text=text,
        corrected_from={},
        corrected_by=credit(line),
        **box_on(page, text),
        **values,
    )
