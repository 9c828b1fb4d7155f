"""What was recomputed, and what it was recomputed from."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pipeline.records.legible import Legible
from pipeline.records.schema import Boxed, described
from pipeline.records.shared_columns import document_column, optional_page_column, text_column

CheckStatus = Literal["ok", "mismatch", "unverifiable"]
Severity = Literal["error", "rounding", "notice"]
Side = Literal["claimed", "computed"]
Decision = Literal["accepted", "explained", "extraction error"]

ROOM_FOR_CHECKS = 2**32
"""Numbers of rows that each document has for itself in the tables of checks and of their evidence."""

BEHIND_ALL = 2**30
"""The place of checks over all documents, behind those of each."""


class Finding(Boxed):
    """A defect that one or more checks show, and what an auditor decided about it."""

    id: str = described("The id of the check that shows it best")
    title: str = described("What is wrong, in a sentence, in the language of the archive")
    severity: Severity = described("That of its most serious check", facet=True)
    document_id: str = document_column()
    page: int | None = optional_page_column()
    title_en: str | None = described("The same in English", default=None)
    title_fr: str | None = described("The same in French", default=None)
    n_checks: int = described("Number of checks that show it", unit="checks")
    evidence: str = described("Digest of the figures that it rests on; another one, and a review is stale")
    decision: Decision | None = described(
        "What `raw/reviews.csv` says: `accepted`, `explained` or `extraction error`", facet=True, default=None
    )
    decided_by: str | None = described("Who decided", default=None)
    decided_on: str | None = described("When, ISO 8601", default=None)
    reason: str | None = described("Why", default=None)
    stale: bool | None = described(
        "Whether the evidence has changed since it was reviewed; empty without a review",
        facet=True,
        default=None,
    )


class Check(Boxed):
    """A figure that was recomputed or cross-checked, and whether it holds."""

    id: str = described(
        "`<subject>:<kind>`, where the subject is the cell, amount or agreement that is checked"
    )
    document_id: str = document_column()
    kind: str = described("What was checked", facet=True)
    description: str = described("The result in a sentence, in the language of the archive")
    description_en: str | None = described("The same in English", default=None)
    description_fr: str | None = described("The same in French", default=None)
    claimed: Decimal | None = described("The figure that the document states", unit="unit", default=None)
    computed: Decimal | None = described("The figure that was recomputed", unit="unit", default=None)
    difference: Decimal | None = described("`claimed` less `computed`", unit="unit", default=None)
    unit: str | None = described(
        "Unit of the figures: ISO 4217 for money, `%`, `months`, ...; empty for what is counted",
        facet=True,
        default=None,
    )
    status: CheckStatus = described("`ok`, `mismatch` or `unverifiable`", facet=True)
    severity: Severity | None = described(
        "`error`: the figures contradict each other; "
        "`rounding`: a difference that the printed precision explains; "
        "`notice`: deserves a look; empty where nothing differs",
        facet=True,
        default=None,
    )
    page: int | None = optional_page_column()
    finding_id: str | None = described("Finding that it shows", references="findings", default=None)


class CheckEvidence(Legible):
    """A printed figure that took part in a check, on the claimed or on the computed side."""

    id: str = described("`<check>:<side>:<number>`")
    check_id: str = described("Check", references="checks")
    side: Side = described("`claimed` or `computed`", facet=True)
    amount_id: str | None = described("Amount", references="amounts", default=None)
    cell_id: str | None = described("Cell", references="cells", default=None)
    date_id: str | None = described("Date", references="dates", default=None)
    agreement_id: str | None = described("Agreement", references="agreements", default=None)
    text: str = text_column()
    document_id: str = document_column()
    page: int | None = optional_page_column()
