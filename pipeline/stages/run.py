"""Run stages on the documents that need them, and say what became of each."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from pipeline.errors import BordereauError
from pipeline.records.files import load_records, sync
from pipeline.records.layout import TextSignature
from pipeline.stages import STAGES, Stage
from pipeline.stages.accessions import load_accessions, save_accessions
from pipeline.stages.control import check_control_files
from pipeline.stages.documents import record_duplicate, record_failure
from pipeline.stages.failures import Failure
from pipeline.stages.folders import forget_outputs, own_outputs, require_still_there
from pipeline.stages.inventory import Entry, register_files, require_apart, take_inventory
from pipeline.stages.jobs import Job, Limits
from pipeline.stages.progress import progress
from pipeline.stages.receipts import Receipt, load_receipts, outputs_of, save_receipts
from pipeline.stages.settings import Settings
from pipeline.stages.signatures import repeated_texts
from pipeline.stages.workers import workers_for

PAGES = "pages.jsonl"
"""What is read of a document: a small file may unpack to the text of a thousand pages."""


@dataclass(frozen=True, slots=True)
class Task:
    """One stage's work on one document."""

    entry: Entry
    folder: Path
    settings: Settings

    @property
    def limits(self) -> Limits:
        """What it may use."""
        return Limits.of_file(self.settings, self.entry.path, self.folder / PAGES)


@dataclass(frozen=True)
class Corpus:
    """The documents of a build, and where their records go; with `again` what failed is tried again."""

    raw: Path
    out: Path
    settings: Settings
    entries: tuple[Entry, ...]
    workers: int = 1
    cluster: str | None = None
    again: bool = False

    @cached_property
    def repeats(self) -> dict[str, str]:
        """Documents that hold the text of another in another format, and which."""
        read = [entry for entry in self.entries if entry.readable]
        signatures = [
            (e.id, s) for e in read for s in load_records(self.folder(e), "signatures", TextSignature)
        ]
        return repeated_texts(signatures, {entry.id: entry.added_at or "" for entry in read})

    def waits_for(self, task: Task, stage: Stage) -> bool:
        """Whether a document needs a stage: its receipt is missing, or what it stands for does not hold."""
        task.folder.mkdir(parents=True, exist_ok=True)
        receipts = load_receipts(task.folder)
        if stage.inputs and (task.entry.id in self.repeats or not _was_read(task, receipts)):
            return False
        receipt = receipts.get(stage.name)
        if receipt is None or (self.again and receipt.error and task.entry.readable):
            return True
        key = stage.key(task.entry, receipts, task.settings)
        return not receipt.holds(task.folder, key, _limits_set(task.settings))

    def folder(self, entry: Entry) -> Path:
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
) -> Iterator[Corpus]:
    """Take stock of a folder of documents and hold its output for ourselves.

    Every file by which people steer the build is checked here, before any work.

    Raises:
        BordereauError: a folder cannot be used, a control file cannot be read, another build works on the
            same output, or all or most documents are gone and `allow_empty` does not say that this is meant.
    """
    require_apart(raw, out)
    settings = check_control_files(raw)
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
        entries, register = register_files(raw, out)
        if not allow_empty:
            require_still_there(raw, out, entries)
        if register != load_accessions(raw):
            save_accessions(raw, register)
        yield Corpus(raw, out, settings, tuple(entries), workers, cluster, again)


def remove_orphans(corpus: Corpus) -> set[str]:
    """Remove the records of documents whose files are gone; gives their ids."""
    known = {entry.id for entry in corpus.entries}
    gone = [folder for folder in own_outputs(corpus.out) if folder.name not in known]
    for folder in gone:
        forget_outputs(folder)
    return {folder.name for folder in gone}


def read_all(corpus: Corpus) -> tuple[Corpus, set[str]]:
    """Read every document, then what came with it; gives the corpus with all of it, and the ids worked on."""
    again, worked_on = corpus.again, run_stage(corpus, STAGES["read"])
    while True:
        entries = tuple(take_inventory(corpus.raw, corpus.out))
        if entries == corpus.entries:
            return replace(corpus, again=again), worked_on
        # What came with a document is new; what failed just now need not be tried a third time.
        corpus = replace(corpus, entries=entries, again=False)
        worked_on |= run_stage(corpus, STAGES["read"])


def run_stage(corpus: Corpus, stage: Stage) -> set[str]:
    """Run a stage on the documents that need it; gives the ids of those."""
    tasks = [Task(entry, corpus.folder(entry), corpus.settings) for entry in corpus.entries]
    waiting = [task for task in tasks if corpus.waits_for(task, stage)]
    if waiting and corpus.settings.public and not stage.inputs:
        # What a copy shows is less than what was read: reading it again would lose its text.
        raise BordereauError(
            f"{corpus.raw}: a public copy; make it anew from the full archive: bordereau redact"
        )
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
        _settle(task, stage, key, Failure(task.entry.error or ""))


def _work_on(tasks: Sequence[Task], corpus: Corpus, stage: Stage) -> None:
    if not tasks:
        return
    # Before workers are forked: a key may ask programs of the machine, and a process that is started while
    # another is forked can wait for ever on a pipe that the fork holds open.
    keys = {task: stage.key(task.entry, load_receipts(task.folder), task.settings) for task in tasks}
    with progress(stage.name, len(tasks)) as advance:
        stage.preload()
        with workers_for(min(corpus.workers, len(tasks)), corpus.cluster) as workers:
            jobs = (Job(Work(stage.name), task, task.limits) for task in tasks)
            for job, ended in workers.run(jobs):
                _settle(job.argument, stage, keys[job.argument], ended)
                advance(ended is not None)


def _settle(task: Task, stage: Stage, key: str, failure: Failure | None) -> None:
    """Leave the receipt of a stage's work on a document."""
    receipts = load_receipts(task.folder)
    if failure and not stage.inputs:
        record_failure(task.entry, task.folder, failure.reason)
        receipts = {}
    elif failure:
        for name in stage.output_files:
            (task.folder / name).unlink(missing_ok=True)
    receipts[stage.name] = Receipt(
        key,
        outputs_of(task.folder, stage.outputs_in(task.folder)),
        failure.reason if failure else None,
        is_passing=failure.is_passing if failure else False,
        limits=_limits_set(task.settings) if failure and failure.is_limit else None,
    )
    save_receipts(task.folder, receipts)


def unsettled(corpus: Corpus) -> dict[str, int]:
    """How many documents wait for each stage; stages that none waits for are left out.

    A document that failed for a passing reason waits no longer: it was tried.
    """
    corpus = replace(corpus, again=False)
    tasks = [Task(entry, corpus.folder(entry), corpus.settings) for entry in corpus.entries]
    counts = {
        stage.name: sum(corpus.waits_for(task, stage) and not _was_tried(task, stage) for task in tasks)
        for stage in STAGES.values()
    }
    return {name: count for name, count in counts.items() if count}


def _was_tried(task: Task, stage: Stage) -> bool:
    receipts = load_receipts(task.folder)
    receipt = receipts.get(stage.name)
    key = stage.key(task.entry, receipts, task.settings)
    return receipt is not None and receipt.is_passing and receipt.key == key


@dataclass(frozen=True, slots=True)
class Work:
    """A stage's work, named so that it can be sent to another process."""

    stage: str

    def __call__(self, task: Task) -> None:
        """Do it; what it leaves is on the disk before a receipt says that it is there."""
        stage = STAGES[self.stage]
        stage.run(task.entry, task.folder, task.settings)
        # All at the end: the disk is then made to write once, and not once for each file.
        for name in stage.outputs_in(task.folder):
            if (task.folder / name).exists():
                sync(task.folder / name)
        sync(task.folder)
