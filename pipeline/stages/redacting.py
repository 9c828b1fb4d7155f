"""The work of redaction on one document: write what was read masked, and a copy of the original."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pipeline.readers.page_images import can_be_drawn
from pipeline.records import Block, Document, Grid, Note, Page, Problem, Rule, Word
from pipeline.records.corrections import CorrectionOutcome
from pipeline.records.files import load_records, save_records
from pipeline.stages.near_copies import text_signature
from pipeline.stages.personal_search import PersonalSpans, folded_name, passages_of

if TYPE_CHECKING:
    from pipeline.redaction import Masker, PagePassage, Personal

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Redaction:
    """A document to be written masked.

    `folder` holds its records and `original` its file; `known` are the names that are masked in the archive,
    `to` is the folder of the masked records, `copy` the file that is given away in the original's place, `id`
    the document's id there and `path` its path.
    """

    folder: Path
    original: Path
    personal: PersonalSpans
    known: frozenset[str]
    to: Path
    copy: Path
    id: str
    path: str


def redact_document(task: Redaction) -> dict[str, int]:
    """Write a document's records masked and the copy of its original; gives how many of each kind.

    Raises:
        PageImageError: a page cannot be drawn.
    """
    from pipeline.redaction.copies import painted_copy, text_copy
    from pipeline.redaction.masking import painted_boxes
    from pipeline.stages.outputs import file_digest

    (document,) = load_records(task.folder, "documents", Document)
    pages = load_records(task.folder, "pages", Page)
    masker, counts = _masker(task)
    words = load_records(task.folder, "words", Word)
    masked = masker.words(words)
    hidden = [masker.page(page) for page in pages]
    task.copy.parent.mkdir(parents=True, exist_ok=True)
    if document.media_type and can_be_drawn(document.media_type):
        boxes = painted_boxes(words, masked, pages)
        task.copy.write_bytes(painted_copy(task.original, document.media_type, pages, boxes, masker))
        media_type = "application/pdf"
    else:
        task.copy.write_bytes(text_copy(hidden))
        media_type = "text/plain"
    task.to.mkdir(parents=True, exist_ok=True)
    about = replace(
        masker.strings(document), path=task.path, sha256=file_digest(task.copy), media_type=media_type
    )
    _save(task, document.id, "documents", [about])
    _save(task, document.id, "pages", hidden)
    _save(task, document.id, "words", masked)
    _save(task, document.id, "rules", load_records(task.folder, "rules", Rule))
    _save(task, document.id, "blocks", map(masker.block, load_records(task.folder, "blocks", Block)))
    _save(task, document.id, "notes", map(masker.strings, load_records(task.folder, "notes", Note)))
    _save(task, document.id, "grids", map(masker.grid, load_records(task.folder, "grids", Grid)))
    _save(
        task,
        document.id,
        "read_problems",
        map(masker.strings, load_records(task.folder, "read_problems", Problem)),
    )
    _save(
        task,
        document.id,
        "read_corrections",
        load_records(task.folder, "read_corrections", CorrectionOutcome),
    )
    save_records(task.to, "signatures", [text_signature(hidden)])
    save_records(task.to, "attachments", [])
    return counts


def _masker(task: Redaction) -> tuple[Masker, dict[str, int]]:
    from pipeline.redaction.finding import find_personal, joined
    from pipeline.redaction.known_names import KnownPersons, find_surnames, without
    from pipeline.redaction.masking import Masker
    from pipeline.redaction.passages import PagePassage

    known = KnownPersons(task.known)
    counts: dict[str, int] = {}
    spans, texts = {}, {}
    kept = task.personal.kept

    def more(passage: PagePassage) -> list[Personal]:
        again = [*known.find(passage), *find_surnames(passage, task.personal.names)]
        return without(again, KnownPersons(kept).find(passage))

    for page, passage in passages_of(task.folder, ask_model=False):
        personal = [*task.personal.pages.get(page.number, ()), *more(passage)]
        spans[page.number], texts[page.number] = joined(personal), page.text
        for start, _ in spans[page.number]:
            kind = min(p.kind for p in personal if p.start <= start < p.end)
            counts[kind] = counts.get(kind, 0) + 1

    (document,) = load_records(task.folder, "documents", Document)

    def find(text: str) -> list[tuple[int, int]]:
        passage = PagePassage(text, document.language or "fr", document.country or "ML")
        personal = [
            p for p in (*find_personal(passage), *more(passage)) if folded_name(passage, p) not in kept
        ]
        return joined(personal)

    return Masker(spans, find, texts), counts


def mask_anywhere(text: str, known: frozenset[str]) -> str:
    """A text of no document, such as a path or what an archivist wrote, masked."""
    from pipeline.redaction.finding import find_personal, joined
    from pipeline.redaction.known_names import KnownPersons
    from pipeline.redaction.masking import mask
    from pipeline.redaction.passages import PagePassage

    passage = PagePassage(text)
    return mask(text, joined([*find_personal(passage), *KnownPersons(known).find(passage)]))


def _save(task: Redaction, id_: str, kind: str, records: Iterable[R]) -> None:
    """Save masked records, under the document's id of the public archive."""
    save_records(task.to, kind, [_renamed(record, id_, task.id) for record in records])


def _renamed(record: R, old: str, new: str) -> R:
    """A record of a document under another id; those of its parts begin with it."""
    if old == new:
        return record
    columns = {name: getattr(record, name, None) for name in ("id", "document_id")}
    changed = {
        name: new + text.removeprefix(old) for name, text in columns.items() if text and text.startswith(old)
    }
    return replace(record, **changed) if changed else record  # type: ignore[type-var]
