"""Run stages on the documents that need them, and say what became of each."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from pipeline.errors import BordereauError
from pipeline.records import Event
from pipeline.records.files import load_records
from pipeline.records.layout import TextSignature
from pipeline.stages import STAGES, Stage
from pipeline.stages.accessions import load_accessions, save_accessions
from pipeline.stages.collector import collecting_seldom, loading
from pipeline.stages.control import check_control_files
from pipeline.stages.documents import record_duplicate, record_failure
from pipeline.stages.events import accessions, record_events
from pipeline.stages.failures import Failure
from pipeline.stages.folders import forget_outputs, held, require_still_there
from pipeline.stages.inventory import (
    Digester,
    RawFile,
    register_files,
    require_apart,
    with_attachments,
)
from pipeline.stages.jobs import Job
from pipeline.stages.ledger import Ledger, open_ledger
from pipeline.stages.outputs import Output
from pipeline.stages.progress import progress
from pipeline.stages.receipts import Receipt
from pipeline.stages.repeats import ReadText, find_repeats
from pipeline.stages.settings import Settings
from pipeline.stages.work import PAGES, SIGNATURES, Task, Work, left_in
from pipeline.stages.workers import workers_for

RELEASED_FROM = 200
"""Documents from which on memory is worth more than what it takes to load again what workers share."""


@dataclass(frozen=True)
class Corpus:
    """The documents of a build, and where their records go; with `again` what failed is tried again.

    `ledger` has the receipts of what was done with them, `arrived` are the accessions since the folder was
    looked at last.
    """

    raw: Path
    out: Path
    settings: Settings
    entries: tuple[RawFile, ...]
    ledger: Ledger
    workers: int = 1
    cluster: str | None = None
    again: bool = False
    arrived: tuple[Event, ...] = ()

    @cached_property
    def repeats(self) -> dict[str, str]:
        """Documents that hold the text of another in another format, and which."""
        texts = []
        for entry in self.entries:
            if entry.readable:
                receipt = self.ledger.of(entry.id).get("read")
                signature = receipt.outputs.digest_of(SIGNATURES) if receipt else None
                texts.append(ReadText(entry.id, entry.added_at or "", signature))
        return find_repeats(texts, self.ledger, self._signatures)

    def _signatures(self, document_id: str) -> list[TextSignature]:
        return load_records(self.out / document_id, "signatures", TextSignature)

    @cached_property
    def conditions(self) -> dict[str, str]:
        """What the work of each stage depends on beside a document."""
        return {name: stage.conditions(self.settings) for name, stage in STAGES.items()}

    def key(self, entry: RawFile, stage: Stage) -> str:
        """What a stage's work on a document depends on."""
        return stage.key(entry, self.ledger.of(entry.id), self.conditions[stage.name])

    def waits_for(self, entry: RawFile, stage: Stage) -> bool:
        """Whether a document needs a stage: its receipt is missing, or what it stands for does not hold."""
        receipts = self.ledger.of(entry.id)
        if stage.inputs and (entry.id in self.repeats or not _was_read(entry, receipts)):
            return False
        receipt = receipts.get(stage.name)
        if receipt is None or (self.again and receipt.error and entry.readable):
            return True
        return not receipt.holds(self.folder(entry), self.key(entry, stage), _limits_set(self.settings))

    def folder(self, entry: RawFile) -> Path:
        """The folder that holds a document's records."""
        return self.out / entry.id


def _limits_set(settings: Settings) -> tuple[int, int]:
    return settings.cpu_seconds, settings.memory_mib


@contextmanager
def open_corpus(
    raw: Path,
    out: Path,
    *,
    workers: int,
    cluster: str | None = None,
    allow_empty: bool = False,
    again: bool = False,
    register: bool = True,
) -> Iterator[Corpus]:
    """Take stock of a folder of documents and hold its output for ourselves.

    Every file by which people steer the build is checked here, before any work. What is new is put into the
    register of accessions unless `register` says that it is only looked at.

    Raises:
        BordereauError: a folder cannot be used, a control file cannot be read, another build works on the
            same output, or all or most documents are gone and `allow_empty` does not say that this is meant.
    """
    require_apart(raw, out)
    settings = check_control_files(raw)
    with held(out), open_ledger(out) as ledger, collecting_seldom():
        entries, lines = register_files(raw, out, _digester(ledger))
        if not allow_empty:
            require_still_there(raw, out, entries, ledger.documents())
        known = load_accessions(raw)
        arrived: list[Event] = []
        if register and lines != known:
            save_accessions(raw, lines)
            arrived = accessions(known, lines)
            record_events(raw, out, arrived)
        yield Corpus(raw, out, settings, tuple(entries), ledger, workers, cluster, again, tuple(arrived))


def _digester(ledger: Ledger) -> Digester:
    """Gives digests of files, of which only those are read that changed since the last build."""
    return lambda path, known: ledger.digest_of(path, known, time.time())


def remove_orphans(corpus: Corpus) -> set[str]:
    """Remove the records of documents whose files are gone; gives their ids."""
    gone = corpus.ledger.documents() - {entry.id for entry in corpus.entries}
    for id_ in gone:
        forget_outputs(corpus.out / id_)
        corpus.ledger.forget(id_)
    return gone


def read_all(corpus: Corpus) -> tuple[Corpus, set[str]]:
    """Read every document, then what came with it; gives the corpus with all of it, and the ids worked on."""
    again, worked_on = corpus.again, run_stage(corpus, STAGES["read"])
    while True:
        before = corpus.entries
        entries = tuple(with_attachments(corpus.entries, corpus.raw, corpus.out, _digester(corpus.ledger)))
        # Which texts repeat another is found anew: more are read now.
        corpus = replace(corpus, entries=entries)
        if entries == before:
            return replace(corpus, again=again), worked_on
        # What came with a document is new; what failed just now need not be tried a third time.
        corpus = replace(corpus, again=False)
        worked_on |= run_stage(corpus, STAGES["read"])


def run_stage(corpus: Corpus, stage: Stage) -> set[str]:
    """Run a stage on the documents that need it; gives the ids of those."""
    waiting = [entry for entry in corpus.entries if corpus.waits_for(entry, stage)]
    if waiting and corpus.settings.public and not stage.inputs:
        # What a copy shows is less than what was read: reading it again would lose its text.
        raise BordereauError(
            f"{corpus.raw}: a public copy; make it anew from the full archive: bordereau redact"
        )
    for entry in waiting:
        _forget(corpus, entry, stage)
    closed = [entry for entry in waiting if not entry.readable]
    for entry in closed:
        _account_for(corpus, entry, stage)
    _work_on([entry for entry in waiting if entry.readable], corpus, stage)
    return {entry.id for entry in waiting}


def _was_read(entry: RawFile, receipts: Mapping[str, Receipt]) -> bool:
    read = receipts.get("read")
    return entry.readable and read is not None and read.error is None


def _forget(corpus: Corpus, entry: RawFile, stage: Stage) -> None:
    """Take back what the stage left before, or a kill could leave old and new under one receipt."""
    folder = corpus.folder(entry)
    folder.mkdir(parents=True, exist_ok=True)
    corpus.ledger.forget(entry.id, stage.name)
    _remove_outputs(folder, stage)


def _remove_outputs(folder: Path, stage: Stage) -> None:
    for name in stage.output_files:
        (folder / name).unlink(missing_ok=True)


def _account_for(corpus: Corpus, entry: RawFile, stage: Stage) -> None:
    """Give a file that there is nothing to read of its row all the same."""
    key = corpus.key(entry, stage)
    if entry.duplicate_of:
        record_duplicate(entry, corpus.folder(entry))
        _settle(corpus, entry, stage, key, left_in(corpus.folder(entry), stage))
    else:
        _settle(corpus, entry, stage, key, Failure(entry.error or ""))


def _work_on(entries: Sequence[RawFile], corpus: Corpus, stage: Stage) -> None:
    if not entries:
        return
    # Before workers are forked: a key may ask programs of the machine, and a process that is started while
    # another is forked can wait for ever on a pipe that the fork holds open.
    keys = {entry.id: corpus.key(entry, stage) for entry in entries}
    pages = sum(_n_pages(corpus.folder(entry)) for entry in entries) if stage.inputs else 0
    with progress(stage.name, len(entries), pages) as shown:
        if corpus.cluster is None:
            with loading():
                stage.preload([entry.path for entry in entries])
        with workers_for(min(corpus.workers, len(entries)), corpus.cluster, corpus.out) as workers:
            tasks = (Task(entry, corpus.folder(entry), corpus.settings) for entry in entries)
            jobs = (Job(Work(stage.name), task, task.limits) for task in tasks)
            for job, ended in workers.run(jobs):
                entry = job.argument.entry
                _settle(corpus, entry, stage, keys[entry.id], ended)
                shown.advance(isinstance(ended, Failure), _n_pages(corpus.folder(entry)))
    if len(corpus.entries) >= RELEASED_FROM:
        stage.release()


def _n_pages(folder: Path) -> int:
    """How many pages were read of a document; none before."""
    try:
        with (folder / PAGES).open("rb") as file:
            return sum(1 for _ in file)
    except OSError:
        return 0


def _settle(
    corpus: Corpus, entry: RawFile, stage: Stage, key: str, ended: dict[str, Output] | Failure
) -> None:
    """Leave the receipt of a stage's work on a document, which left some files or failed."""
    if not isinstance(ended, Failure):
        corpus.ledger.settle(entry.id, stage.name, Receipt.of(key, ended))
        return
    folder = corpus.folder(entry)
    if stage.inputs:
        _remove_outputs(folder, stage)
    else:
        record_failure(entry, folder, ended.reason)
        corpus.ledger.forget(entry.id)
    limits = _limits_set(corpus.settings) if ended.is_limit else None
    left = left_in(folder, stage)
    corpus.ledger.settle(
        entry.id, stage.name, Receipt.of(key, left, ended.reason, is_passing=ended.is_passing, limits=limits)
    )


def unsettled(corpus: Corpus) -> dict[str, int]:
    """How many documents wait for each stage; stages that none waits for are left out.

    A document that failed for a passing reason waits no longer: it was tried.
    """
    corpus = replace(corpus, again=False)
    counts = {
        stage.name: sum(
            corpus.waits_for(entry, stage) and not _was_tried(corpus, entry, stage)
            for entry in corpus.entries
        )
        for stage in STAGES.values()
    }
    return {name: count for name, count in counts.items() if count}


def _was_tried(corpus: Corpus, entry: RawFile, stage: Stage) -> bool:
    receipt = corpus.ledger.of(entry.id).get(stage.name)
    return receipt is not None and receipt.is_passing and receipt.key == corpus.key(entry, stage)
