"""The archive for strangers: copies of documents without what is personal, and results of their own."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from pipeline.errors import BordereauError
from pipeline.readers.page_images import can_be_drawn
from pipeline.records import Document
from pipeline.records.files import load_records
from pipeline.stages import READ
from pipeline.stages.accessions import Accession, accession_time, load_accessions, save_accessions
from pipeline.stages.build import build
from pipeline.stages.failures import Failure
from pipeline.stages.inventory import RawFile
from pipeline.stages.jobs import Job
from pipeline.stages.kept_redactions import is_kept, keep, keep_spans, recall_spans
from pipeline.stages.outputs import file_digest, outputs_of
from pipeline.stages.personal_search import NameRules, PersonalSpans, Search, find_in_document, names_model
from pipeline.stages.pool import Pool
from pipeline.stages.public_control import load_persons, write_control_files
from pipeline.stages.receipts import Receipt
from pipeline.stages.redacting import Redaction, mask_anywhere, redact_document
from pipeline.stages.run import Corpus, open_corpus, unsettled
from pipeline.stages.settings import FILE as SETTINGS
from pipeline.stages.work import PAGES
from pipeline.stages.work_limits import Limits

T = TypeVar("T")
R = TypeVar("R")

RAW, OUT = "raw", "extracted"
"""Folders of the public archive: the copies of the documents, and the results."""


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
    personal: dict[str, PersonalSpans] = {}
    for entry, searched in _search(corpus, entries, persons):
        if isinstance(searched, Failure):
            yield f"held back  {entry.name}: {searched.reason}"
        else:
            personal[entry.id] = searched
    known = persons.closed.union(*(spans.telling for spans in personal.values()))
    with TemporaryDirectory(prefix="bordereau-") as scratch:
        tasks = _planned(
            corpus, to, Path(scratch), [(e, personal[e.id]) for e in entries if e.id in personal], known
        )
        done = [(entry, task) for entry, task in tasks if is_kept(corpus, entry, task, to / OUT)]
        kept = {entry.id for entry, _ in done}
        planned = {entry.id: task for entry, task in tasks}
        for _, task in done:
            yield f"public     {task.path}  (as it was)"
        for entry, result in _run(
            corpus, redact_document, [pair for pair in tasks if pair[0].id not in kept]
        ):
            task = planned[entry.id]
            if isinstance(result, Failure):
                task.copy.unlink(missing_ok=True)
                yield f"held back  {entry.name}: {result.reason}"
            else:
                done.append((entry, task))
                yield f"public     {task.path}  ({_in_words(result)})"
        yield _build(corpus, to, sorted(done, key=lambda pair: pair[0].order), known)
        for entry, task in done:
            keep(corpus, entry, task, to / OUT)


def _search(
    corpus: Corpus, entries: Sequence[RawFile], persons: NameRules
) -> Iterator[tuple[RawFile, PersonalSpans | Failure]]:
    """What is personal in each document; those are searched that changed since they were."""
    searches = []
    for entry in entries:
        before = recall_spans(corpus, entry, persons)
        if before is None:
            searches.append((entry, Search(corpus.folder(entry), persons)))
        else:
            yield entry, before
    if searches:
        names_model()
    for entry, searched in _run(corpus, find_in_document, searches):
        if isinstance(searched, PersonalSpans):
            keep_spans(corpus, entry, persons, searched)
        yield entry, searched


def _run(
    corpus: Corpus, work: Callable[[T], R], tasks: Sequence[tuple[RawFile, T]]
) -> Iterator[tuple[RawFile, R | Failure]]:
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


def _in_words(counts: Mapping[str, int]) -> str:
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


def _held_back(corpus: Corpus, entry: RawFile) -> str | None:
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


def _planned(
    corpus: Corpus,
    to: Path,
    scratch: Path,
    entries: Sequence[tuple[RawFile, PersonalSpans]],
    known: frozenset[str],
) -> list[tuple[RawFile, Redaction]]:
    """What is to be written of each document, and where."""
    planned = []
    for entry, personal in entries:
        (document,) = load_records(corpus.folder(entry), "documents", Document)
        path, id_ = _path(entry, document), entry.id
        if mask_anywhere(_as_words(path), known) != _as_words(path):
            id_ = f"document-{entry.order + 1}"
            path = f"{id_}{Path(path).suffix}"
        task = Redaction(
            corpus.folder(entry),
            entry.path,
            personal,
            known,
            scratch / id_,
            to / RAW / path,
            id_,
            path,
        )
        planned.append((entry, task))
    return planned


def _path(entry: RawFile, document: Document) -> str:
    """The path of a copy: that of the original, with the ending of what the copy is."""
    ending = ".pdf" if can_be_drawn(document.media_type) else ".txt"
    return entry.name if entry.name.lower().endswith(ending) else f"{entry.name}{ending}"


def _as_words(path: str) -> str:
    return re.sub(r"[_\W]", " ", path).title()


def _build(corpus: Corpus, to: Path, done: Sequence[tuple[RawFile, Redaction]], known: frozenset[str]) -> str:
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
    write_control_files(corpus, to / RAW, {entry.name: task.id for entry, task in done}, known)
    with open_corpus(to / RAW, to / OUT, workers=corpus.workers, allow_empty=True) as public:
        tasks = {task.id: task for _, task in done}
        for entry in public.entries:
            folder = public.folder(entry)
            if tasks[entry.id].to.is_dir():
                shutil.copytree(tasks[entry.id].to, folder, dirs_exist_ok=True)
            read = Receipt.of(public.key(entry, READ), outputs_of(folder, READ.output_files))
            if public.ledger.of(entry.id).get(READ.name) != read:
                public.ledger.settle(entry.id, READ.name, read)
        *_, last = build(public)
    return last
