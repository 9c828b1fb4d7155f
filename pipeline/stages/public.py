"""The archive for strangers: copies of documents without what is personal, and results of their own."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, fields, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from pipeline.corrections.lines import FILE as CORRECTIONS
from pipeline.corrections.lines import load_corrections
from pipeline.errors import BordereauError
from pipeline.readers.page_images import can_be_drawn
from pipeline.records import Correction, Document
from pipeline.records.control import ControlFileError, read_control_file
from pipeline.records.files import load_records, replacing
from pipeline.records.reviews import FILE as REVIEWS
from pipeline.records.reviews import Review, load_reviews
from pipeline.redaction.names_data import folded
from pipeline.stages import READ
from pipeline.stages.accessions import Accession, accession_time, load_accessions, save_accessions
from pipeline.stages.build import build
from pipeline.stages.failures import Failure
from pipeline.stages.inventory import Entry
from pipeline.stages.jobs import Job, Limits
from pipeline.stages.pool import Pool
from pipeline.stages.receipts import Receipt, file_digest, outputs_of
from pipeline.stages.redacting import (
    Found,
    Persons,
    Redaction,
    Search,
    find_in_document,
    mask_anywhere,
    names_model,
    redact_document,
)
from pipeline.stages.run import Corpus, open_corpus, unsettled
from pipeline.stages.settings import FILE as SETTINGS
from pipeline.stages.settings import to_toml
from pipeline.stages.work import PAGES

T = TypeVar("T")
R = TypeVar("R")

PERSONS = "persons.csv"
"""Beside the documents: names of persons that stay (`open`) or never do (`closed`), as a person says."""

RAW, OUT = "raw", "extracted"
"""Folders of the public archive: the copies of the documents, and the results."""

TAKEN_ALONG = ("organisations.csv", "places.csv", "regions.geojson")
"""Control files that say nothing of private persons."""


def redact(corpus: Corpus, to: Path) -> Iterator[str]:
    """Make the public archive of an archive, or renew it; yields a line for each document.

    Raises:
        BordereauError: the full archive is not up to date, or the folder cannot be used.
    """
    require_own(to, corpus.raw, corpus.out)
    if unsettled(corpus):
        raise BordereauError(f"{corpus.out}: not up to date; run `bordereau build` first")
    persons = load_persons(corpus.raw)
    entries = []
    for entry in corpus.entries:
        if reason := _held_back(corpus, entry):
            yield f"held back  {entry.name}: {reason}"
        else:
            entries.append(entry)
    names_model()
    with TemporaryDirectory(prefix="bordereau-") as scratch:
        found: dict[str, Found] = {}
        searches = [(entry, Search(corpus.folder(entry), persons)) for entry in entries]
        for entry, searched in _run(corpus, find_in_document, searches):
            if isinstance(searched, Failure):
                yield f"held back  {entry.name}: {searched.reason}"
            else:
                found[entry.id] = searched
        known = persons.closed.union(*(one.names for one in found.values()))
        tasks = _planned(
            corpus, to, Path(scratch), [(e, found[e.id]) for e in entries if e.id in found], known
        )
        done: list[tuple[Entry, Redaction]] = []
        planned = {entry.id: task for entry, task in tasks}
        for entry, told in _run(corpus, redact_document, tasks):
            task = planned[entry.id]
            if isinstance(told, Failure):
                task.copy.unlink(missing_ok=True)
                yield f"held back  {entry.name}: {told.reason}"
            else:
                done.append((entry, task))
                yield f"public     {task.path}  ({_told(told)})"
        yield _build(corpus, to, sorted(done, key=lambda pair: pair[0].order), known)


def _run(
    corpus: Corpus, work: Callable[[T], R], tasks: Sequence[tuple[Entry, T]]
) -> Iterator[tuple[Entry, R | Failure]]:
    """Do some work on documents, each in a process of its own; gives what came of it."""
    if not tasks:
        return
    entries = {id(argument): entry for entry, argument in tasks}
    with Pool(min(corpus.workers, len(tasks))) as workers:
        jobs = [
            Job(work, argument, Limits.of_file(corpus.settings, entry.path, corpus.folder(entry) / PAGES))
            for entry, argument in tasks
        ]
        for job, ended in workers.run(jobs):
            yield entries[id(job.argument)], ended


def _told(counts: Mapping[str, int]) -> str:
    if not counts:
        return "nothing masked"
    return (
        ", ".join(f"{number} {NAMES[kind][number > 1]}" for kind, number in sorted(counts.items()))
        + " masked"
    )


NAMES = {
    "person": ("person", "persons"),
    "e-mail": ("e-mail", "e-mails"),
    "telephone": ("telephone", "telephones"),
    "address": ("address", "addresses"),
    "account": ("account", "accounts"),
    "identity": ("identity number", "identity numbers"),
    "birth": ("date of birth", "dates of birth"),
}
"""Kinds of what is masked, one and several."""


def require_own(to: Path, raw: Path, out: Path) -> None:
    """See that the public archive lies apart from the full one, in a folder that is empty or its own.

    Raises:
        BordereauError: it does not.
    """
    ours, there = [raw.resolve(), out.resolve()], to.resolve()
    if any(there.is_relative_to(folder) or folder.is_relative_to(there) for folder in ours):
        raise BordereauError(f"{to}: holds, or lies in, the full archive; give the public one its own folder")
    if to.is_dir() and any(to.iterdir()) and not (to / RAW / SETTINGS).is_file():
        raise BordereauError(f"{to}: holds other files; give the public archive a folder of its own")


def _held_back(corpus: Corpus, entry: Entry) -> str | None:
    """Why a document is not published; None where it may be."""
    documents = load_records(corpus.folder(entry), "documents", Document)
    if entry.error or not documents or documents[0].status == "failed":
        return "it could not be read"
    if entry.duplicate_of:
        return f"it repeats {entry.duplicate_of}"
    if documents[0].access == "closed":
        return "its access is closed"
    available = documents[0].available
    if available and available > accession_time()[: len(available)]:
        return f"it is available from {available} on"
    return None


def load_persons(raw: Path) -> Persons:
    """What a person says of names beside the documents.

    Raises:
        ControlFileError: a line means nothing; the message names it.
    """
    said: dict[str, set[str]] = {"open": set(), "closed": set()}
    for row in read_control_file(raw / PERSONS, ("name", "access"), ("reason",)):
        name, access = row.cells["name"].strip(), row.cells["access"].strip().casefold()
        if not name or access not in said:
            raise ControlFileError(raw / PERSONS, row.line, "needs a name, and access that is open or closed")
        said[access].add(" ".join(map(folded, name.split())))
    return Persons(frozenset(said["open"]), frozenset(said["closed"]))


def _planned(
    corpus: Corpus, to: Path, scratch: Path, entries: Sequence[tuple[Entry, Found]], known: frozenset[str]
) -> list[tuple[Entry, Redaction]]:
    """What is to be written of each document, and where."""
    planned = []
    for entry, found in entries:
        (document,) = load_records(corpus.folder(entry), "documents", Document)
        path, id_ = _path(entry, document), entry.id
        if mask_anywhere(_as_words(path), known) != _as_words(path):
            id_ = f"document-{entry.order + 1}"
            path = f"{id_}{Path(path).suffix}"
        task = Redaction(
            corpus.folder(entry),
            entry.path,
            found,
            known,
            scratch / id_,
            to / RAW / path,
            id_,
            path,
        )
        planned.append((entry, task))
    return planned


def _path(entry: Entry, document: Document) -> str:
    """The path of a copy: that of the original, with the ending of what the copy is."""
    ending = ".pdf" if can_be_drawn(document.media_type) else ".txt"
    return entry.name if entry.name.lower().endswith(ending) else f"{entry.name}{ending}"


def _as_words(path: str) -> str:
    return re.sub(r"[_\W]", " ", path).title()


def _build(corpus: Corpus, to: Path, done: Sequence[tuple[Entry, Redaction]], known: frozenset[str]) -> str:
    """Put the copies under a register of their own and build their archive from the masked records."""
    lines = [
        Accession(task.id, file_digest(task.copy), task.path, added_at=entry.added_at or "")
        for entry, task in done
    ]
    kept = {line.path for line in lines}
    for line in load_accessions(to / RAW):
        if line.now not in kept:
            (to / RAW / line.now).unlink(missing_ok=True)
    save_accessions(to / RAW, lines)
    _control_files(corpus, to / RAW, {entry.name: task.id for entry, task in done}, known)
    with open_corpus(to / RAW, to / OUT, workers=corpus.workers, allow_empty=True) as public:
        tasks = {task.id: task for _, task in done}
        for entry in public.entries:
            folder = public.folder(entry)
            shutil.copytree(tasks[entry.id].to, folder, dirs_exist_ok=True)
            read = Receipt(public.key(entry, READ), outputs_of(folder, READ.output_files))
            if public.ledger.of(entry.id).get(READ.name) != read:
                public.ledger.settle(entry.id, READ.name, read)
        *_, last = build(public)
    return last


def _control_files(corpus: Corpus, raw: Path, ids: Mapping[str, str], known: frozenset[str]) -> None:
    """What people said that belongs to the public archive too; who said it does not."""
    settings = replace(corpus.settings, public=True, publish_persons=False, organisations=())
    (raw / SETTINGS).write_text(to_toml(settings), encoding="utf-8")
    for name in TAKEN_ALONG:
        (raw / name).unlink(missing_ok=True)
        if (corpus.raw / name).is_file():
            shutil.copyfile(corpus.raw / name, raw / name)
    known_ids = {**ids, **{id_: id_ for id_ in ids.values()}}
    corrections = [
        replace(line, by=None, document=known_ids.get(line.document) if line.document else None)
        for line in load_corrections(corpus.raw)
        if line.document is None or line.document in known_ids
    ]
    _write(raw / CORRECTIONS, CORRECTION_COLUMNS, map(asdict, corrections), known)
    reviews = [replace(review, by="") for review in load_reviews(corpus.raw).values()]
    _write(raw / REVIEWS, [field.name for field in fields(Review)], map(asdict, reviews), known)


CORRECTION_COLUMNS = [
    field.name for field in fields(Correction) if field.name not in ("id", "status", "note")
]


def _write(
    path: Path, names: Sequence[str], rows: Iterable[Mapping[str, object]], known: frozenset[str]
) -> None:
    """Write lines of a control file with what is personal in them masked; no file where there are none."""
    written = [[mask_anywhere(str(row[name] or ""), known) for name in names] for row in rows]
    path.unlink(missing_ok=True)
    if written:
        with replacing(path) as file:
            csv.writer(file, lineterminator="\n").writerows([names, *written])
