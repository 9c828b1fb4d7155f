"""What was built when, and what changed: kept apart from the facts, in `history.db`, over all rebuilds."""

from __future__ import annotations

from typing import Literal

from pipeline.records.record import Record
from pipeline.records.schema import described

ChangeKind = Literal["appeared", "vanished", "changed"]
EventType = Literal["accession", "validation", "extraction", "correction", "export"]
Outcome = Literal["success", "warning", "fail"]


class Build(Record):
    """A build that changed the archive (or the first one)."""

    id: int = described("Number of the build")
    started_at: str = described("When it began, ISO 8601, UTC")
    seconds: float = described("How long it took", unit="seconds")
    version: str = described("Version of Bordereau")
    settings: dict[str, str] | None = described("Settings of the corpus, JSON", default=None)
    n_documents: int = described("Documents of the archive", unit="documents")
    n_ok: int = described("Those that were read in full", unit="documents")
    n_partial: int = described("Those that were read in part", unit="documents")
    n_failed: int = described("Those that could not be read", unit="documents")
    n_duplicates: int = described("Those that repeat another", unit="documents")
    n_worked_on: int = described("Documents that a stage worked on in this build", unit="documents")
    n_changes: int = described(
        "Facts that appeared, vanished or changed against the build before", unit="facts"
    )
    rows: dict[str, str] | None = described("Rows of each table, JSON", default=None)


class DocumentRead(Record):
    """That a build read a document: the last row of a document says when it was last read."""

    id: str = described("`<build>:<document>`")
    build_id: int = described("Build that read it", references="builds")
    document_id: str = described("Document", index=True)
    read_at: str = described("When the build began, ISO 8601, UTC")


class Change(Record):
    """A fact that is another than in the build before; a fact whose id alone moved is none."""

    id: str = described("`<build>:<number>`")
    build_id: int = described("Build that brought it", references="builds")
    change: ChangeKind = described("`appeared`, `vanished` or `changed`", facet=True)
    kind: str = described("Table of the fact", facet=True)
    fact_id: str = described("Its id: in the new archive, or in the old one where it vanished", index=True)
    document_id: str | None = described("Document that it stands in", index=True, default=None)
    before: dict[str, str] | None = described("The columns that differ as they were, JSON", default=None)
    after: dict[str, str] | None = described("The same columns as they are now, JSON", default=None)


class Event(Record):
    """Something that was done to a document or to the archive, in terms of PREMIS."""

    id: str = described("A UUID (eventIdentifierValue)")
    type: EventType = described(
        "`accession`, `validation` (of fixity), `extraction`, `correction` or `export` (eventType)",
        facet=True,
    )
    date_time: str = described("When it was done, ISO 8601, UTC (eventDateTime)", index=True)
    outcome: Outcome = described("`success`, `warning` or `fail` (eventOutcome)", facet=True)
    note: str | None = described("What there is to say of the outcome (eventOutcomeDetailNote)", default=None)
    detail: str = described("What was done (eventDetail)")
    agent: str = described("The person or program that did it (linkingAgentIdentifierValue)", facet=True)
    document_id: str | None = described(
        "Document that it was done to (linkingObjectIdentifierValue); empty for the archive as a whole",
        index=True,
        default=None,
    )
    sha256: str | None = described("SHA-256 of the bytes of that object then, in hexadecimal", default=None)
