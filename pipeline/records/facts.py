"""Facts that documents state: amounts, dates, organisations, agreements, results."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from pipeline.records.columns import (
    cell_column,
    context_column,
    document_column,
    high_column,
    low_column,
    page_column,
    text_column,
)
from pipeline.records.schema import Boxed, described

Qualifier = Literal["exact", "about", "at_least", "at_most"]
Precision = Literal["day", "month", "quarter", "half", "year"]
PartyRole = Literal["funding", "accountable", "extending", "implementing", "sponsor", "beneficiary", "party"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount(Boxed):
    """A sum of money as printed, and the interval of values that the printed figure stands for."""

    id: str = described("`<document>:p<page>:a<number>`")
    document_id: str = document_column()
    page: int = page_column()
    text: str = text_column()
    value: Decimal | None = described(
        "Value in whole units of the currency; empty for a range", unit="currency", default=None
    )
    low: Decimal | None = low_column("currency")
    high: Decimal | None = high_column("currency")
    currency: str = described("Currency, ISO 4217; FCFA is XOF in the UEMOA and XAF in the CEMAC", facet=True)
    qualifier: Qualifier = described("`exact`, `about`, `at_least` or `at_most`", facet=True)
    role: str | None = described(
        "What it is said to be: `budget`, `cost`, `contribution`, `commitment`, `disbursement`, ...; "
        "in the words of the IATI transaction types where they fit",
        facet=True,
        default=None,
    )
    context: str | None = context_column()
    cell_id: str | None = cell_column()
    agreement_id: str | None = described(
        "Agreement that it belongs to", references="agreements", default=None
    )
    equals_amount_id: str | None = described(
        "The same sum said in another currency", references="amounts", default=None
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDate(Boxed):
    """A calendar date or period as printed, and its first and last day."""

    id: str = described("`<document>:p<page>:d<number>`")
    document_id: str = document_column()
    page: int = page_column()
    text: str = text_column()
    start: date | None = described(
        "First day, inclusive; empty where the period is open or the year is not known",
        index=True,
        default=None,
    )
    end: date | None = described(
        "Last day, inclusive; empty where the period is open or the year is not known", default=None
    )
    precision: Precision = described(
        "How precisely it is said: `day`, `month`, `quarter`, `half` or `year`", facet=True
    )
    context: str | None = context_column()
    cell_id: str | None = cell_column()


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """An organisation or programme, one row for the whole archive."""

    id: str = described("Slug of the name")
    name: str = described("Canonical name, in full")
    acronym: str | None = described("Acronym", index=True, default=None)
    kind: str | None = described(
        "ministry, public service, local authority, NGO, UN body, donor, company, programme, state, ...",
        facet=True,
        default=None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Boxed):
    """A place where a document names an organisation."""

    id: str = described("`<document>:p<page>:m<number>`")
    organisation_id: str = described("Organisation", references="organisations", facet=True)
    document_id: str = document_column()
    page: int = page_column()
    text: str = text_column()
    context: str | None = context_column()
    cell_id: str | None = cell_column()


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationAlias:
    """A name under which documents know an organisation, and why it is the same one."""

    id: str = described("`<organisation>:<slug of the name>`")
    organisation_id: str = described("Organisation", references="organisations")
    name: str = described("The other name, as documents have it", index=True)
    reason: str = described("`acronym`, `spelling`, `correction`: why it was taken for the same", facet=True)
    evidence: str = described("What proves it: an explanation in a document, or a line of corrections")
    document_id: str | None = described("Document that proves it", references="documents", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A line of `corrections.csv`, by which an archivist corrects which organisation is which."""

    id: str = described("Line of the file")
    action: Literal["merge", "split", "rename", "not-an-organisation"] = described("What it does", facet=True)
    organisation: str = described("Organisation, by id or name")
    target: str | None = described("What it is merged with, split from or called", default=None)
    document: str | None = described("Document that it is confined to", default=None)
    reason: str = described("Why")
    status: Literal["applied", "no longer applies"] = described(
        "Whether this build found what it corrects", facet=True
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of the gazetteer that documents name."""

    id: str = described("Country and slug of the name")
    name: str = described("Name")
    kind: str = described("region, cercle, commune, town, country, ...", facet=True)
    country: str | None = described("Country, ISO 3166-1 alpha-2", facet=True, default=None)
    within: str | None = described("Region or cercle that it belongs to", default=None)
    latitude: float | None = described("Latitude of its chief town", unit="degrees", default=None)
    longitude: float | None = described("Longitude of its chief town", unit="degrees", default=None)
    source: str | None = described("Where the coordinates come from, and under which licence", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention(Boxed):
    """A place in a document where a place is named."""

    id: str = described("`<document>:p<page>:l<number>`")
    place_id: str = described("Place", references="places", facet=True)
    document_id: str = document_column()
    page: int = page_column()
    text: str = text_column()


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMention(Boxed):
    """A place in a document where a person is named; not published unless the corpus says so."""

    id: str = described("`<document>:p<page>:n<number>`")
    document_id: str = document_column()
    page: int = page_column()
    text: str = described("The name as printed")
    title: str | None = described("Title or office before the name, as printed", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Acronym(Boxed):
    """An acronym and what the document says it stands for."""

    id: str = described("`<document>:<acronym>`, numbered where a document explains one twice")
    document_id: str = document_column()
    page: int = page_column()
    acronym: str = described("Acronym as printed", index=True)
    expansion: str = described("What it stands for")
    source: Literal["glossary", "inline"] = described("Explained in a `glossary` or `inline`", facet=True)
    organisation_id: str | None = described(
        "Organisation that it stands for", references="organisations", default=None
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Boxed):
    """An agreement, contribution or financed project."""

    id: str = described("`<document>:p<page>:g<number>`")
    reference: str | None = described("Reference number as printed", index=True, default=None)
    kind: str = described("`APO`, `convention`, `lettre d'entente`, `accord`, `projet`, ...", facet=True)
    title: str | None = described("Title, or what it is about", default=None)
    programme: str | None = described("Programme under which it was made", facet=True, default=None)
    signed_on: str | None = described(
        "Date of signature, ISO 8601, as precise as printed", index=True, default=None
    )
    starts_on: str | None = described("Start, ISO 8601, as precise as printed", default=None)
    ends_on: str | None = described(
        "End, ISO 8601, as precise as printed; empty where it is not printed", default=None
    )
    duration_months: Decimal | None = described("Duration as printed", unit="months", default=None)
    status: str | None = described(
        "signed, launched, handed over, extended, terminated, ...", facet=True, default=None
    )
    status_on: str | None = described(
        "Date of what the status says, ISO 8601, as precise as printed", default=None
    )
    count: int | None = described(
        "How many agreements the row stands for: 1, or the size of a group that is told as one; "
        "empty where it is not printed",
        default=None,
    )
    places: str | None = described("Places, in alphabetical order, separated by commas", default=None)
    document_id: str = document_column()
    page: int = page_column()
    text: str = described("The evidence: the row or sentence that it was read from")
    table_id: str | None = described("Table that it stands in", references="tables", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementParty:
    """An organisation that takes part in an agreement, by its role (the IATI ones, and three more)."""

    id: str = described("`<agreement>:<role>:<organisation>`")
    agreement_id: str = described("Agreement", references="agreements")
    organisation_id: str = described("Organisation", references="organisations", facet=True)
    role: PartyRole = described(
        "`funding`, `accountable`, `extending`, `implementing`, `sponsor`, `beneficiary` or `party`",
        facet=True,
    )
    text: str = described("The name as printed")


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementEvidence(Boxed):
    """A place where a document tells of an agreement, and what was read from it."""

    id: str = described("`<agreement>:e<number>`")
    agreement_id: str = described("Agreement", references="agreements")
    document_id: str = document_column()
    page: int = page_column()
    text: str = described("The sentence or row")
    fields: str | None = described(
        "What was read from it: columns of `agreements`, `amount`, roles of parties", default=None
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(Boxed):
    """A counted result."""

    id: str = described("`<document>:p<page>:i<number>`")
    document_id: str = document_column()
    page: int = page_column()
    text: str = text_column()
    value: Decimal = described("The number", unit="unit")
    unit: str = described("What is counted, in the document's own word", facet=True)
    what: str | None = described("What was done or reached", default=None)
    breakdown: dict[str, str] | None = described("Parts of the whole, JSON: label to number", default=None)
    place: str | None = described("Place", facet=True, default=None)
    start: date | None = described("First day of the period", default=None)
    end: date | None = described("Last day of the period", default=None)
