"""Agreements: what was agreed, by whom, for how much, and where documents tell of it."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pipeline.records.facts import Qualifier
from pipeline.records.legible import Legible
from pipeline.records.record import Record
from pipeline.records.schema import described
from pipeline.records.shared_columns import (
    corrected_by_column,
    corrected_from_column,
    document_column,
    high_column,
    low_column,
    page_column,
)

PartyRole = Literal["funding", "accountable", "extending", "implementing", "sponsor", "beneficiary", "party"]
GIVING: tuple[PartyRole, ...] = ("funding", "sponsor")
RECEIVING: tuple[PartyRole, ...] = ("beneficiary", "implementing")
"""The roles of those whose money it is, and of those to whom it goes."""

TransactionType = Literal["commitment", "disbursement", "expenditure", "pledge", "budget"]


class AgreementFields(Legible):
    """What is known of an agreement: as one document tells it, or as the archive knows it."""

    id: str = described("`<document>:p<page>:g<number>`; an agreement has that of its first telling")
    reference: str | None = described("Reference number as printed", index=True, default=None)
    kind: str = described("`APO`, `convention`, `lettre d'entente`, `accord`, `projet`, ...", facet=True)
    title: str | None = described("Title, or what it is about", default=None)
    programme: str | None = described("Programme under which it was made", facet=True, default=None)
    signed_on: str | None = described(
        "Date of signature, or of the decision that grants or approves it, ISO 8601, as precise as printed",
        index=True,
        default=None,
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
    corrected_from: dict[str, str] | None = corrected_from_column()
    corrected_by: str | None = corrected_by_column()


class Agreement(AgreementFields):
    """An agreement, contribution or financed project: one row, however many documents tell of it.

    Its place and text are those of its best telling, its fields too; what that leaves open is taken from the
    others.
    """

    programme_id: str | None = described("That programme", references="programmes", default=None)
    part_of_id: str | None = described(
        "The group, told as a whole, that it is one of", references="agreements", default=None
    )
    n_tellings: int = described("In how many places documents tell of it", unit="tellings", default=1)
    n_documents: int = described("How many documents tell of it", unit="documents", default=1)


class AgreementTelling(AgreementFields):
    """A place where a document tells of an agreement, and what it says of it."""

    agreement_id: str = described("The agreement", references="agreements")
    joined_by: str | None = described(
        "What shows that it is the same agreement as an earlier telling; empty for the first", default=None
    )
    joined_to: str | None = described("That earlier telling", references="agreement_tellings", default=None)


class AgreementParty(Record):
    """An organisation that takes part in an agreement, by its role (the IATI ones, and three more)."""

    id: str = described("`<agreement>:<role>:<organisation>`")
    agreement_id: str = described("Agreement", references="agreements")
    organisation_id: str = described("Organisation", references="organisations", facet=True)
    role: PartyRole = described(
        "`funding`, `accountable`, `extending`, `implementing`, `sponsor`, `beneficiary` or `party`",
        facet=True,
    )
    text: str = described("The name as printed")
    inherited_from: str | None = described(
        "The programme that hands the party down; empty where a telling names it",
        references="programmes",
        default=None,
    )
    corrected_from: dict[str, str] | None = corrected_from_column()
    corrected_by: str | None = corrected_by_column()


class TellingParty(Record):
    """An organisation that takes part in an agreement, as one document says it."""

    id: str = described("`<telling>:<role>:<organisation>`")
    telling_id: str = described("Telling", references="agreement_tellings")
    organisation_id: str = described("Organisation", references="organisations")
    role: PartyRole = described("Role, as in `agreement_parties`", facet=True)
    text: str = described("The name as printed")


class AgreementPlace(Record):
    """A place where an agreement is carried out."""

    id: str = described("`<agreement>:<place>`")
    agreement_id: str = described("Agreement", references="agreements")
    place_id: str = described("Place", references="places", facet=True)
    inherited_from: str | None = described(
        "The programme whose place it is; empty where a telling names it",
        references="programmes",
        default=None,
    )


class AgreementEvidence(Legible):
    """A stretch of a document that tells of an agreement, and what was read from it."""

    id: str = described("`<telling>:e<number>`")
    agreement_id: str = described("Agreement", references="agreements")
    telling_id: str | None = described("Telling", references="agreement_tellings", default=None)
    document_id: str = document_column()
    page: int = page_column()
    text: str = described("The sentence or row")
    fields: str | None = described(
        "What was read from it: columns of `agreements`, `amount`, roles of parties", default=None
    )


class Transaction(Record):
    """The money of an agreement, once, in one currency: what the views of money add up.

    The type is that of IATI (a budget is none there, but is kept apart by the same word). The currency is the
    one that the best telling prints first; the same sum in others stands in `converted`.
    """

    id: str = described("`<agreement>:<type>`")
    agreement_id: str = described("Agreement", references="agreements")
    transaction_type: TransactionType = described("IATI transaction type, or `budget`", facet=True)
    year: int | None = described(
        "Year of signature; where none is printed, that of the status or of the start",
        facet=True,
        default=None,
    )
    value: Decimal | None = described("Sum; empty for a range", unit="currency", default=None)
    low: Decimal | None = low_column("currency")
    high: Decimal | None = high_column("currency")
    currency: str = described("Currency, ISO 4217", facet=True)
    qualifier: Qualifier = described("`exact`, `about`, `at_least` or `at_most`", facet=True)
    converted: dict[str, str] | None = described(
        "The same sum as documents print it in other currencies, JSON: currency to value", default=None
    )
    agreements: int | None = described(
        "How many agreements the sum is for: 1, or the size of a group told as one", default=None
    )
    counted: bool = described(
        "Whether views of money add it up: not a group whose members are counted, a range, a sum that is at "
        "most so much, a pledge, or the budget of a programme"
    )
    reason: str | None = described("Why it is not counted", default=None)
    donors: str | None = described("Who pays, in alphabetical order", facet=True, default=None)
    recipients: str | None = described("Who receives or carries out, in alphabetical order", default=None)
    places: str | None = described("Regions or countries, in alphabetical order", facet=True, default=None)
    programme_id: str | None = described("Programme", references="programmes", facet=True, default=None)
    kind: str = described("Kind of agreement", facet=True)
    amount_id: str = described("The printed figure", references="amounts")


class Programme(Record):
    """A programme, and what documents say of it as a whole; its agreements have its parties and places."""

    id: str = described("That of its organisation")
    organisation_id: str = described("The programme as an organisation", references="organisations")
    name: str = described("Name")
    acronym: str | None = described("Acronym", default=None)
    starts_on: str | None = described("Start, ISO 8601, as precise as printed", default=None)
    ends_on: str | None = described("End, ISO 8601, as precise as printed", default=None)
    budget: Decimal | None = described("Budget of the programme as a whole", unit="currency", default=None)
    currency: str | None = described("Currency of the budget, ISO 4217", default=None)
    amount_id: str | None = described("The printed budget", references="amounts", default=None)
    n_agreements: int = described("How many agreements were made under it", unit="agreements", default=0)


class ProgrammeParty(Record):
    """An organisation that takes part in a programme."""

    id: str = described("`<programme>:<role>:<organisation>`")
    programme_id: str = described("Programme", references="programmes")
    organisation_id: str = described("Organisation", references="organisations", facet=True)
    role: PartyRole = described("Role, as in `agreement_parties`", facet=True)
    telling_id: str = described("The telling that says so", references="agreement_tellings")


class ProgrammePlace(Record):
    """A place where a programme works."""

    id: str = described("`<programme>:<place>`")
    programme_id: str = described("Programme", references="programmes")
    place_id: str = described("Place", references="places", facet=True)
    source: Literal["name", "telling"] = described(
        "Where it is said: in the programme's `name` or a `telling`"
    )


class AgreementRuns(Record):
    """What the text of an agreement is held against others by."""

    agreement_id: str = described("Agreement")
    runs: str = described("Hashes of the runs of words of its text, see `gazetteer.runs`")
