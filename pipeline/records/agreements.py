"""Agreements: what was agreed, by whom, and where a document tells of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pipeline.records.columns import document_column, page_column
from pipeline.records.schema import Boxed, described

PartyRole = Literal["funding", "accountable", "extending", "implementing", "sponsor", "beneficiary", "party"]


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
