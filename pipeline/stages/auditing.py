"""The checks in processes of their own, bound like the work on documents; what did not change is kept."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.checks.archive.holding import Held, held_by_each
from pipeline.checks.audit import STAGE, Checked, check_document, check_together
from pipeline.checks.kit.archive import Archive, Facts
from pipeline.checks.kit.results import Result
from pipeline.records import Document, Problem, Word
from pipeline.records.database import select
from pipeline.records.files import load_records
from pipeline.records.guards import STRICT
from pipeline.stages.collector import not_collecting
from pipeline.stages.failures import Failure
from pipeline.stages.jobs import Job
from pipeline.stages.ledger import Ledger
from pipeline.stages.pool import Pool
from pipeline.stages.receipts import digest
from pipeline.stages.sent_results import Sent, held_of, results_of
from pipeline.stages.work_limits import Limits

GROUP = 16
"""Documents that one process checks at a time."""


@dataclass(frozen=True, slots=True)
class DocumentsToCheck:
    """Some documents of an archive; `out` holds their words, and a check may take so many CPU seconds.

    `held` is what documents hold that checks over all of them ask for, as it is kept.
    """

    archive: Path
    out: Path
    ids: tuple[str, ...]
    cpu_seconds: float
    held: Mapping[str, bytes] = field(default_factory=dict)

    def words(self, document_id: str) -> list[Word]:
        """The words of a document."""
        return load_records(self.out / document_id, "words", Word)


def check_documents(task: DocumentsToCheck) -> list[Sent]:
    """What the checks of each of some documents find, as it is sent and kept."""
    with closing(_opened(task.archive)) as db:
        documents = [document for id_ in task.ids for document in select(db, Document, "id = ?", [id_])]
        return [_check_one(db, document, task) for document in documents]


def _check_one(db: sqlite3.Connection, document: Document, task: DocumentsToCheck) -> Sent:
    with not_collecting():
        return Sent.of(check_document(Facts(db, document), task.words, task.cpu_seconds))


def check_all_together(task: DocumentsToCheck) -> Checked:
    """What the checks over all documents find."""
    with not_collecting(), closing(_opened(task.archive)) as db:
        archive = Archive(db)
        held: Mapping[str, Held] = {id_: held_of(kept) for id_, kept in task.held.items()}
        archive.knows(held_by_each, held)
        return check_together(archive, task.words, task.cpu_seconds)


def _opened(archive: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{archive.resolve().as_uri()}?mode=ro", uri=True)


@dataclass(frozen=True, slots=True)
class CheckingApart:
    """Runs checks in processes of their own, each bound in CPU time and memory.

    Attributes:
        archive: the file of the archive that is checked; all of it is on the disk.
        out: the folder of results.
        ledger: keeps what checks of one document found.
        conditions: what they depend on beside the document, as one digest.
        limits: of the work on one document.
        cpu_seconds: what one check may take.
        workers: processes at a time.
        digests: by document, what its rows are made of; of one that has none its rows are looked at.
        not_kept: results that the ledger does not keep, since some checks came to no end.
    """

    archive: Path
    out: Path
    ledger: Ledger
    conditions: str
    limits: Limits
    cpu_seconds: float
    workers: int
    digests: Mapping[str, str] = field(default_factory=dict)
    not_kept: dict[str, list[Result]] = field(default_factory=dict)
    _keys: dict[str, str] = field(default_factory=dict)
    _held: dict[str, bytes] = field(default_factory=dict)

    def keys(self, documents: Iterable[str], db: sqlite3.Connection) -> dict[str, str]:
        """What the checks of each document depend on: its records, and what the archive made of them."""
        return {id_: self._key(db, id_) for id_ in documents}

    def of_documents(self, archive: Archive, kept: Collection[str]) -> Iterator[Problem]:
        """Check each document but those that are kept, or were checked before; results are kept."""
        self.ledger.forget_checked(archive.documents)
        self._keys.clear()
        self._keys.update(self.keys((id_ for id_ in archive.documents if id_ not in kept), archive.db))
        settled = {id_ for id_, key in self._keys.items() if self._kept(id_, key) is not None}
        self._held.clear()
        known = settled.union(kept)
        self._held.update((id_, left) for id_, left in self.ledger.held().items() if id_ in known)
        for id_, found in self._check([id_ for id_ in self._keys if id_ not in settled]):
            if found.held is not None:
                self._held[id_] = found.held
            if found.faults:
                self.not_kept[id_] = results_of(found.results)
            else:
                self.ledger.keep_checked(id_, self._keys[id_], found.results, found.held)
            yield from found.faults

    def together(self, archive: Archive) -> Checked:
        """What the checks over all documents find, once those of each were run."""
        n_documents = max(1, len(archive.documents))
        limits = Limits(self.limits.cpu_seconds * n_documents, self.limits.memory_mib)
        held = {id_: self._held[id_] for id_ in archive.documents if id_ in self._held}
        with Pool(1) as workers:
            ((_, ended),) = workers.run([Job(check_all_together, replace(self._task(()), held=held), limits)])
        return Checked([], [_fault(None, ended)]) if isinstance(ended, Failure) else ended

    def results(self, archive: Archive, document_id: str) -> list[Result]:
        """What the checks of one document found."""
        if document_id in self.not_kept:
            return self.not_kept[document_id]
        key = self._keys.get(document_id) or self._key(archive.db, document_id)
        left = self._kept(document_id, key)
        if left is None:
            ((_, found),) = self._check([document_id])
            left = results_of(found.results)
        return left

    def _check(self, ids: Sequence[str]) -> Iterator[tuple[str, Sent]]:
        """Check documents in groups; those of a group that fails each by itself."""
        groups = [tuple(ids[start : start + GROUP]) for start in range(0, len(ids), GROUP)]
        alone: list[tuple[str, ...]] = []
        if not groups:
            return
        with Pool(min(self.workers, len(groups))) as workers:
            for group, ended in self._run(workers, groups):
                if isinstance(ended, Failure):
                    alone += [(id_,) for id_ in group]
                else:
                    yield from zip(group, ended, strict=True)
            for (id_,), ended in self._run(workers, alone):
                yield id_, Sent.failed(_fault(id_, ended)) if isinstance(ended, Failure) else ended[0]

    def _run(
        self, workers: Pool, groups: Iterable[tuple[str, ...]]
    ) -> Iterator[tuple[tuple[str, ...], list[Sent] | Failure]]:
        def limits(group: Sequence[str]) -> Limits:
            return Limits(self.limits.cpu_seconds * len(group), self.limits.memory_mib)

        jobs = (Job(check_documents, self._task(group), limits(group)) for group in groups)
        for job, ended in workers.run(jobs):
            yield job.argument.ids, ended

    def _task(self, ids: tuple[str, ...]) -> DocumentsToCheck:
        return DocumentsToCheck(self.archive, self.out, ids, self.cpu_seconds)

    def _key(self, db: sqlite3.Connection, document_id: str) -> str:
        """What the checks of a document depend on: its records, and what the archive made of them."""
        known = self.digests.get(document_id)
        if known is not None:
            return digest([self.conditions, known])
        left = {stage: (r.digests, r.error) for stage, r in self.ledger.of(document_id).items()}
        resolved = [db.execute(query, [document_id]).fetchall() for query in RESOLVED]
        return digest([self.conditions, left, resolved])

    def _kept(self, document_id: str, key: str) -> list[Result] | None:
        kept = self.ledger.checked(document_id, key)
        if kept is None:
            return None
        try:
            return results_of(kept)
        except Exception:  # noqa: BLE001 - whatever cannot be read is found again
            return None


RESOLVED = (
    "SELECT status, duplicate_of FROM documents WHERE id = ?",
    "SELECT id, agreement_id FROM amounts WHERE document_id = ? AND telling_id IS NOT NULL ORDER BY rowid",
    "SELECT * FROM agreement_tellings WHERE document_id = ? ORDER BY rowid",
    "SELECT id, organisation_id FROM acronyms WHERE document_id = ? ORDER BY rowid",
)
"""What other documents may change in the records of one: its agreements are joined, its names resolved."""


def _fault(document_id: str | None, failure: Failure) -> Problem:
    """Checks that ended their process, as a problem.

    Raises:
        RuntimeError: faults are to be seen.
    """
    reason = f"checks: {failure.reason}"
    if os.environ.get(STRICT):
        raise RuntimeError(reason)
    return Problem(
        id=f"{document_id or 'archive'}:{STAGE}",
        document_id=document_id,
        stage=STAGE,
        kind="fault",
        text="",
        reason=reason,
    )
