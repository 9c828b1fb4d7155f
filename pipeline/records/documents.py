"""Documents and their pages: what came in, and what became of it."""

from __future__ import annotations

from typing import Literal

from pipeline.records.legible import Quality, QualityCause
from pipeline.records.record import Record
from pipeline.records.schema import Boxed, described
from pipeline.records.shared_columns import (
    cell_column,
    corrected_by_column,
    corrected_from_column,
    document_column,
    optional_page_column,
    page_column,
    text_column,
)

Status = Literal["ok", "partial", "failed", "duplicate"]
Origin = Literal["native", "ocr", "markup"]
Access = Literal["open", "closed"]
ProblemKind = Literal["unread", "fault"]


class Document(Record):
    """One file below `raw/`: what it is, and whether it could be read; Dublin Core where it fits."""

    id: str = described("Slug of the path below `raw/`")
    path: str = described("Path below `raw/`, with `/` between folders")
    sha256: str | None = described(
        "SHA-256 of the bytes, in hexadecimal; empty where they could not be read", index=True, default=None
    )
    media_type: str | None = described("Media type found by content", facet=True, default=None)
    title: str | None = described("Title (dcterms:title)", default=None)
    publisher: str | None = described("Who published it (dcterms:publisher)", facet=True, default=None)
    kind: str | None = described(
        "Kind of document: newsletter, report, bulletin, news, web page, ... (dcterms:type)",
        facet=True,
        default=None,
    )
    language: str | None = described("Language, ISO 639-1 (dcterms:language)", facet=True, default=None)
    country: str | None = described(
        "Country it is about, ISO 3166-1 alpha-2; it decides which franc FCFA is", facet=True, default=None
    )
    published: str | None = described(
        "Date of publication, ISO 8601, as precise as it is known (dcterms:issued)", index=True, default=None
    )
    covers_start: str | None = described(
        "First day of the period that it reports on, ISO 8601 (dcterms:temporal)", default=None
    )
    covers_end: str | None = described(
        "Last day of the period that it reports on, ISO 8601 (dcterms:temporal)", default=None
    )
    source_url: str | None = described("Address that it was taken from (dcterms:source)", default=None)
    access: Access = described(
        "`open`, or `closed`: it is left out of the public archive (dcterms:accessRights)", default="open"
    )
    available: str | None = described(
        "Day from which the public archive may hold it, ISO 8601 (dcterms:available)", default=None
    )
    n_pages: int | None = described(
        "Number of pages; a document without pages has one", unit="pages", default=None
    )
    status: Status = described(
        "`ok`, `partial` (some pages could not be read), `failed`, or `duplicate`", facet=True
    )
    error: str | None = described("Why it is not `ok`, in one line", default=None)
    added_at: str | None = described(
        "When the archive accepted it, ISO 8601, UTC (PREMIS accession); empty where no register is kept",
        default=None,
    )
    duplicate_of: str | None = described(
        "The document whose bytes or text it repeats", references="documents", default=None
    )
    corrected_from: dict[str, str] | None = corrected_from_column()
    corrected_by: str | None = corrected_by_column()


class Page(Record):
    """The text of one page in reading order, end-of-line hyphens joined."""

    id: str = described("`<document>:p<number>`")
    document_id: str = document_column()
    number: int = described("Page number, from 1", unit="page")
    width: float | None = described(
        "Width; empty where the source has no layout", unit="points", default=None
    )
    height: float | None = described(
        "Height; empty where the source has no layout", unit="points", default=None
    )
    text: str = described("Text in reading order")
    origin: Origin = described("Where the text comes from: `native`, `ocr` or `markup`", facet=True)
    quality: Quality = described(
        "How far the text can be relied on: `good`, `doubtful`, or `unreadable`, which gives no facts",
        facet=True,
        default="good",
    )
    quality_cause: QualityCause | None = described(
        "What lowers it: `no_language` (its text is in none), `broken_words`, `unsure_ocr`, `not_read`",
        facet=True,
        default=None,
    )
    quality_reason: str | None = described("Why it is not `good`, in one line", default=None)
    confidence: float | None = described(
        "How sure OCR is of its words, on average; empty where they were not recognised but read",
        unit="percent",
        default=None,
    )


class Note(Boxed):
    """A note and the mark in the text that it belongs to; the box is that of the mark."""

    id: str = described("`<document>:p<page>:n<number>`")
    document_id: str = document_column()
    page: int = page_column()
    mark: str = described("The mark as an ordinary character: `1`, `a`, `*`")
    anchor: str = described("The word or figure that the mark stands behind")
    text: str = described("What the note says")
    start: int = described("Offset of the mark in the page's text")
    note_start: int = described("Offset of the note's first character in the page's text")
    note_end: int = described("Offset behind its last character")


class Problem(Boxed):
    """Something that stands in a document but could not be read as what it should be, or not worked on."""

    id: str = described("`<document>:<stage>:<number>`")
    document_id: str | None = described(
        "Document; empty where it concerns the archive as a whole",
        references="documents",
        facet=True,
        default=None,
    )
    stage: str = described("Stage that met it", facet=True)
    kind: ProblemKind = described(
        "`unread` (it is not what should stand there) or `fault` (this program failed on it)",
        facet=True,
        default="unread",
    )
    page: int | None = optional_page_column()
    cell_id: str | None = cell_column()
    text: str = text_column()
    reason: str = described("Why it could not be read, in one line")
