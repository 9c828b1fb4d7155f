"""Run stages on the documents that need them, and say what became of each."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from pipeline.errors import BordereauError
from pipeline.records.files import load_records
from pipeline.records.layout import TextSignature
from pipeline.stages import STAGES, Stage
from pipeline.stages.accessions import load_accessions, save_accessions
from pipeline.stages.documents import record_duplicate, record_failure
from pipeline.stages.inventory import Entry, register_files, take_inventory
from pipeline.stages.progress import progress
from pipeline.stages.receipts import RECEIPTS, Receipt, load_receipts, outputs_digests, save_receipts
from pipeline.stages.settings import Settings, load_settings
from pipeline.stages.signatures import repeated_texts
from pipeline.stages.workers import Task, run_tasks, workers_for


@dataclass(frozen=True)
class Corpus:
    """The documents of a build, and where their records go."""

    raw: Path
    out: Path
    settings: Settings
    entries: tuple[Entry, ...]
    workers: int = 1
    cluster: str | None = None

    @cached_property
    def repeats(self) -> dict[str, str]:
        """Documents that hold the text of another in another format, and which."""
        read = [entry for entry in self.entries if entry.readable]
        signatures = [
            (e.id, s) for e in read for s in load_records(self.folder(e), "signatures", TextSignature)
        ]
        return repeated_texts(signatures, {entry.id: entry.added_at or "" for entry in read})

    def waits_for(self, task: Task, stage: Stage) -> bool:
        """Whether a document needs a stage: its receipt is missing or stands for other input or code."""
        task.folder.mkdir(parents=True, exist_ok=True)
        receipts = load_receipts(task.folder)
        if stage.inputs and (task.entry.id in self.repeats or not _was_read(task, receipts)):
            return False
        receipt = receipts.get(stage.name)
        return receipt is None or not receipt.holds(
            task.folder, stage.key(task.entry, receipts, task.settings)
        )

    def folder(self, entry: Entry) -> Path:
        """The folder that holds a document's records."""
        return self.out / entry.id


@contextmanager
def open_corpus(raw: Path, out: Path, *, workers: int, cluster: str | None = None) -> Iterator[Corpus]:
    """Take stock of a folder of documents and hold its output for ourselves.

    Raises:
        BordereauError: a folder cannot be used, or another build works on the same output.
    """
    settings = load_settings(raw)
    try:
        out.mkdir(parents=True, exist_ok=True)
        lock = (out / ".lock").open("w")
    except OSError as error:
        raise BordereauError(f"{out}: cannot be written to: {(error.strerror or '').lower()}") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BordereauError(f"{out}: another build is at work here") from error
        entries = tuple(_accept(raw, out))
        yield Corpus(raw, out, settings, entries, workers, cluster)


def _accept(raw: Path, out: Path) -> list[Entry]:
    """Take stock of a folder, and give the files that are new a line in its register."""
    entries, register = register_files(raw, out)
    if register != load_accessions(raw):
        save_accessions(raw, register)
    return entries


def remove_orphans(corpus: Corpus) -> set[str]:
    """Remove the records of documents whose files are gone; only folders that hold our receipts."""
    known = {entry.id for entry in corpus.entries}
    gone = {receipts.parent for receipts in corpus.out.glob(f"*/{RECEIPTS}")} - {
        corpus.out / id_ for id_ in known
    }
    for folder in sorted(gone):
        shutil.rmtree(folder)
    return {folder.name for folder in gone}


def read_all(corpus: Corpus) -> tuple[Corpus, set[str]]:
    """Read every document, then what came with it; gives the corpus with all of it, and the ids worked on."""
    worked_on: set[str] = set()
    while True:
        worked_on |= run_stage(corpus, STAGES["read"])
        entries = tuple(take_inventory(corpus.raw, corpus.out))
        known, corpus = corpus.entries, replace(corpus, entries=entries)
        if entries == known:
            return corpus, worked_on


def run_stage(corpus: Corpus, stage: Stage) -> set[str]:
    """Run a stage on the documents that need it; gives the ids of those."""
    tasks = [Task(entry, corpus.folder(entry), corpus.settings) for entry in corpus.entries]
    waiting = [task for task in tasks if corpus.waits_for(task, stage)]
    for task in waiting:
        _forget(task, stage)
    closed = [task for task in waiting if not task.entry.readable]
    for task in closed:
        _account_for(task, stage)
    _work_on([task for task in waiting if task.entry.readable], corpus, stage)
    return {task.entry.id for task in waiting}


def _was_read(task: Task, receipts: dict[str, Receipt]) -> bool:
    read = receipts.get("read")
    return task.entry.readable and read is not None and read.error is None


def _forget(task: Task, stage: Stage) -> None:
    """Take back what the stage left before, or a kill could leave old and new under one receipt."""
    receipts = load_receipts(task.folder)
    if receipts.pop(stage.name, None):
        save_receipts(task.folder, receipts)
    for name in stage.output_files:
        (task.folder / name).unlink(missing_ok=True)


def _account_for(task: Task, stage: Stage) -> None:
    """Give a file that there is nothing to read of its row all the same."""
    key = stage.key(task.entry, load_receipts(task.folder), task.settings)
    if task.entry.duplicate_of:
        record_duplicate(task.entry, task.folder)
        _settle(task, stage, key, None)
    else:
        _settle(task, stage, key, task.entry.error)


def _work_on(tasks: Sequence[Task], corpus: Corpus, stage: Stage) -> None:
    if not tasks:
        return
    # Before workers are forked: a key may ask programs of the machine, and a process that is started while
    # another is forked can wait for ever on a pipe that the fork holds open.
    keys = {task: stage.key(task.entry, load_receipts(task.folder), task.settings) for task in tasks}
    with progress(stage.name, len(tasks)) as advance:
        stage.preload()
        with workers_for(min(corpus.workers, len(tasks)), corpus.cluster) as workers:
            for task, error in run_tasks(workers, Work(stage.name), tasks):
                _settle(task, stage, keys[task], error)
                advance(error is not None)


def _settle(task: Task, stage: Stage, key: str, error: str | None) -> None:
    """Leave the receipt of a stage's work on a document."""
    receipts = load_receipts(task.folder)
    if error and not stage.inputs:
        record_failure(task.entry, task.folder, error)
        receipts = {}
    elif error:
        for name in stage.output_files:
            (task.folder / name).unlink(missing_ok=True)
    receipts[stage.name] = Receipt(key, outputs_digests(task.folder, stage.output_files), error)
    save_receipts(task.folder, receipts)


def unsettled(corpus: Corpus) -> dict[str, int]:
    """How many documents wait for each stage; stages that none waits for are left out."""
    tasks = [Task(entry, corpus.folder(entry), corpus.settings) for entry in corpus.entries]
    counts = {stage.name: sum(corpus.waits_for(task, stage) for task in tasks) for stage in STAGES.values()}
    return {name: count for name, count in counts.items() if count}


@dataclass(frozen=True, slots=True)
class Work:
    """A stage's work, named so that it can be sent to another process."""

    stage: str

    def __call__(self, task: Task) -> None:
        """Do it."""
        STAGES[self.stage].run(task.entry, task.folder, task.settings)
