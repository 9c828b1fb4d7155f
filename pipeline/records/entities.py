"""What the entities stage finds in one document: a list of records for each table that it fills."""

from __future__ import annotations

from dataclasses import dataclass, field, fields

from pipeline.records.agreements import Agreement, AgreementEvidence, AgreementParty
from pipeline.records.documents import Problem
from pipeline.records.facts import Amount, CalendarDate, Indicator
from pipeline.records.organisations import Acronym, Mention, Organisation, PersonMention, Place, PlaceMention
from pipeline.records.sentences import Number, Sentence


@dataclass(slots=True)
class Entities:
    """The facts of one document."""

    amounts: list[Amount] = field(default_factory=list)
    dates: list[CalendarDate] = field(default_factory=list)
    organisations: list[Organisation] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    acronyms: list[Acronym] = field(default_factory=list)
    agreements: list[Agreement] = field(default_factory=list)
    agreement_parties: list[AgreementParty] = field(default_factory=list)
    agreement_evidence: list[AgreementEvidence] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    numbers: list[Number] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    place_mentions: list[PlaceMention] = field(default_factory=list)
    person_mentions: list[PersonMention] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


ENTITIES = tuple(f.name for f in fields(Entities) if f.name != "problems")
"""The tables that the entities stage fills."""
