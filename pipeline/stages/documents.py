"""The stages that work on one document: files in, files out, in the document's own folder.

Their imports stand inside the functions: a build with nothing to do must not pay for them.
"""

from __future__ import annotations

import functools
import gc
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.corrections.applying import Outcomes, correct_records
from pipeline.corrections.entities import Finder, PlaceFinder, correct_entities
from pipeline.records import (
    ENTITIES,
    Block,
    Cell,
    Document,
    Grid,
    Page,
    Place,
    Reading,
    Rule,
    Table,
    TableColumn,
    TableSet,
    Word,
)
from pipeline.records.agreements import AgreementRuns
from pipeline.records.files import load_records, remove_records, save_records
from pipeline.records.layout import AttachedFile, Attachment, CellText
from pipeline.stages.failures import PassingError
from pipeline.stages.inventory import ATTACHMENTS, RawFile
from pipeline.stages.near_copies import text_signature
from pipeline.stages.outputs import file_digest
from pipeline.stages.settings import Settings
from pipeline.unix import give_back_memory

if TYPE_CHECKING:
    from spacy.language import Language

OWN_NAME = re.compile(r"\d+(?:\.[A-Za-z0-9]{1,8})?")
"""What files that came with a document are called in its folder: names that no file system minds."""


def read_document(entry: RawFile, folder: Path, settings: Settings) -> None:
    """Read a file into its document, pages, words, rules, blocks, notes and grids.

    Raises:
        UnreadableError: the file cannot be read; the message says why.
        PassingError: it was changed meanwhile.
    """
    from pipeline.readers import read_source
    from pipeline.readers.source import Source

    source = Source(entry.id, entry.path, entry.name, entry.sha256 or "")
    reading = read_source(source, country=settings.country)
    if file_digest(entry.path) != entry.sha256:
        # What was read is not what the digest in the archive will stand for.
        raise PassingError("the file was changed while it was read")
    for kind in ("pages", "words", "rules", "blocks", "notes", "grids"):
        save_records(folder, kind, getattr(reading, kind))
    outcomes = Outcomes()
    (document,) = correct_records(
        "documents", [_as_catalogued(reading.document, entry)], entry.corrections, outcomes
    )
    save_records(folder, "documents", [document])
    save_records(folder, "read_corrections", outcomes.of)
    save_records(folder, "signatures", [text_signature(reading.pages)])
    save_records(folder, "read_problems", reading.problems)
    _save_attachments(folder, reading.attachments)


def _as_catalogued(document: Document, entry: RawFile) -> Document:
    """What the archivist says wins over what the document says of itself."""
    fields: dict[str, Any] = dict(entry.catalogued)
    return replace(document, **fields)


def _save_attachments(folder: Path, attachments: Sequence[Attachment]) -> None:
    """Put what came with a document beside its records."""
    there = folder / ATTACHMENTS
    remove_attachments(folder)
    stored = []
    for number, attachment in enumerate(attachments, start=1):
        there.mkdir(exist_ok=True)
        file = f"{number}{Path(attachment.name).suffix}"
        file = file if OWN_NAME.fullmatch(file) else str(number)
        (there / file).write_bytes(attachment.content)
        stored.append(AttachedFile(name=attachment.name.replace("/", "_"), file=file))
    save_records(folder, "attachments", stored)


def remove_attachments(folder: Path) -> None:
    """Remove what came with a document from its folder, and nothing else that may lie there."""
    there = folder / ATTACHMENTS
    for path in list(there.glob("*")):
        if OWN_NAME.fullmatch(path.name):
            path.unlink(missing_ok=True)
    with suppress(OSError):
        there.rmdir()


def extract_document_tables(entry: RawFile, folder: Path, settings: Settings) -> None:
    """Find the tables of a document and what their cells mean."""
    from pipeline.tables import extract_tables

    extracted = extract_tables(load_reading(folder), entry.corrections)
    for kind in ("tables", "columns", "cells", "cell_texts"):
        save_records(folder, kind, getattr(extracted, kind))
    save_records(folder, "tables_problems", extracted.problems)
    save_records(folder, "tables_corrections", extracted.corrections)


def extract_document_entities(entry: RawFile, folder: Path, settings: Settings) -> None:
    """Find the amounts, dates, organisations and agreements of a document."""
    from pipeline.entities import extract_entities
    from pipeline.gazetteer import corpus_entries, knowing_places
    from pipeline.gazetteer.runs import runs_of, written

    corpus = corpus_entries(settings.organisations)
    reading, table_set = load_reading(folder, drawn=False), load_tables(folder)
    with knowing_places(settings.places):
        extracted = extract_entities(reading, table_set, language_model(), corpus)
        outcomes = Outcomes()
        if entry.corrections:
            correct_entities(
                extracted, entry.id, entry.corrections, outcomes, _box_finder(reading), _place_finder(reading)
            )
    save_records(folder, "entities_corrections", outcomes.of)
    for kind in ENTITIES:
        save_records(folder, kind, getattr(extracted, kind))
    save_records(folder, "entities_problems", extracted.problems)
    runs = (AgreementRuns(agreement_id=a.id, runs=written(runs_of(a.text))) for a in extracted.agreements)
    save_records(folder, "agreement_runs", runs)


def _place_finder(reading: Reading) -> PlaceFinder:
    """Finds the place that a name means in a document, for mentions that a person corrects or adds."""
    from pipeline.gazetteer.places import known_places, place_named

    def place_of(name: str) -> Place | None:
        return place_named(name, reading.document.country) if name in known_places() else None

    return place_of


def _box_finder(reading: Reading) -> Finder:
    """Finds the box of what a page prints, for facts that a person adds."""
    from pipeline.entities.passages import PageSpan, WordBoxes

    texts = {page.number: page.text for page in reading.pages}
    layout = WordBoxes(reading.words, reading.pages)

    def box_on(page: int, text: str) -> dict[str, float] | None:
        if page not in texts:
            return None
        start = texts[page].find(text)
        return layout.box([PageSpan(page, start, start + len(text))]) if start >= 0 else {}

    return box_on


@functools.cache
def language_model() -> Language:
    """The spaCy pipeline; loaded once in the parent, so that workers forked from it share its memory."""
    from pipeline.entities import load_nlp

    return load_nlp()


def preload_readers(files: Sequence[Path] | None) -> None:
    """Import what reading needs before workers are forked."""
    from pipeline.readers import preload
    from pipeline.readers.warming import warm_up
    from pipeline.values.text.beginnings import expect_many_texts

    preload(files)
    expect_many_texts()
    warm_up()


def preload_tables(files: Sequence[Path] | None) -> None:
    """Import what tables need before workers are forked."""
    from pipeline.tables.warming import warm_up
    from pipeline.values.text.beginnings import expect_many_texts

    expect_many_texts()
    warm_up()


def preload_entities(files: Sequence[Path] | None) -> None:
    """Load the language model, the lexicons and the gazetteer before workers are forked."""
    nlp = language_model()
    from pipeline.entities.warming import warm_up
    from pipeline.gazetteer import runs  # noqa: F401 - rows are written with it
    from pipeline.values.text.beginnings import expect_many_texts

    expect_many_texts()
    warm_up(nlp)


def release_readers() -> None:
    """Let go of the model that tells languages apart: only reading asks for it."""
    from pipeline.readers.metadata.language import language_identifier

    language_identifier.cache_clear()
    give_back_memory()


def release_entities() -> None:
    """Let go of the language model: what comes after the entities does without it."""
    language_model.cache_clear()
    gc.collect()
    give_back_memory()


def load_reading(folder: Path, *, drawn: bool = True) -> Reading:
    """What the read stage left in a document's folder; `drawn` is what only tables are made of."""
    (document,) = load_records(folder, "documents", Document)
    return Reading(
        document=document,
        pages=load_records(folder, "pages", Page),
        words=load_records(folder, "words", Word),
        rules=load_records(folder, "rules", Rule) if drawn else [],
        blocks=load_records(folder, "blocks", Block),
        grids=load_records(folder, "grids", Grid) if drawn else [],
    )


def load_tables(folder: Path) -> TableSet:
    """What the tables stage left in a document's folder."""
    return TableSet(
        tables=load_records(folder, "tables", Table),
        columns=load_records(folder, "columns", TableColumn),
        cells=load_records(folder, "cells", Cell),
        cell_texts=load_records(folder, "cell_texts", CellText),
    )


def record_failure(entry: RawFile, folder: Path, reason: str) -> None:
    """Give a document that could not be read its row, and no pages."""
    failed = Document(id=entry.id, path=entry.name, sha256=entry.sha256, status="failed", error=reason)
    _save_alone(folder, _as_catalogued(failed, entry))


def record_duplicate(entry: RawFile, folder: Path) -> None:
    """Give a document that repeats another's bytes its row, and no facts: they count once."""
    duplicate = Document(
        id=entry.id,
        path=entry.name,
        sha256=entry.sha256,
        status="duplicate",
        error=f"same bytes as {entry.duplicate_of}",
        duplicate_of=entry.duplicate_of,
    )
    _save_alone(folder, _as_catalogued(duplicate, entry))


def _save_alone(folder: Path, document: Document) -> None:
    remove_attachments(folder)
    remove_records(folder)
    save_records(folder, "documents", [document])
