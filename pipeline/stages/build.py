"""The whole build: every stage in order, and one line about each document that it touched."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from pipeline import __version__
from pipeline.archive.changes import Difference, differences
from pipeline.archive.history import Run, record_build
from pipeline.archive.swap import ARCHIVE, keeping_current, open_archive
from pipeline.corrections.correction_lines import OF_FACTS
from pipeline.errors import counted
from pipeline.records import Correction, Document
from pipeline.records.database import select
from pipeline.stages import STAGES
from pipeline.stages.accessions import load_accessions
from pipeline.stages.archive import load_and_audit
from pipeline.stages.catalogue import FILE as CATALOGUE
from pipeline.stages.catalogue import load_catalogue, unknown_paths
from pipeline.stages.catalogue_lines import gain_lines
from pipeline.stages.events import OTHER_BYTES, corrections, extractions, record_events
from pipeline.stages.run import Corpus, read_all, remove_orphans, run_stage
from pipeline.stages.settings import BESIDE

COUNTED = ("tables", "amounts", "dates", "agreements")


def build(corpus: Corpus) -> Iterator[str]:
    """Bring the archive up to date with the documents; yields lines for the archivist.

    Raises:
        BordereauError: the archive could not be built.
    """
    started = datetime.now(UTC)
    corpus, touched = read_all(corpus)
    read = frozenset(touched)
    removed = remove_orphans(corpus)
    for stage in STAGES.values():
        if stage.inputs:
            touched |= run_stage(corpus, stage)
    with keeping_current(corpus.out) as before:
        statuses, said = _statuses(before), _corrections(before)
        changed = load_and_audit(corpus)
        if changed:
            changes = differences(before, corpus.out / ARCHIVE, changed.changed) if before else ()
            _remember(corpus, changes, started, len(touched), read)
    _log(corpus, touched, said)
    yield from (f"removed    {id_}" for id_ in sorted(removed))
    yield from (f"replaced   {e.detail}" for e in corpus.arrived if OTHER_BYTES in e.detail)
    accepted = {line.id: line.path for line in load_accessions(corpus.raw)}
    names = [*(entry.name for entry in corpus.entries), *accepted.values()]
    for path in unknown_paths(load_catalogue(corpus.raw), names):
        yield f"not found  {path}, of which {CATALOGUE} speaks"
    yield from _account(corpus, touched, changed is not None, statuses)
    new = gain_lines(corpus.raw, _documents(corpus), accepted)
    if new:
        yield f"{counted(new, 'lines')} added to {corpus.raw / CATALOGUE}: what was read, for you to correct"


def _documents(corpus: Corpus) -> list[Document]:
    with closing(open_archive(corpus.out)) as db:
        return list(select(db, Document))


def _remember(
    corpus: Corpus, changes: Iterable[Difference], started: datetime, n_worked_on: int, read: frozenset[str]
) -> None:
    """Note the build and what it changed against the archive before in the history."""
    archive = corpus.out / ARCHIVE
    settings = {name: str(value) for name, value in asdict(corpus.settings).items() if name not in BESIDE}
    run = Run(started, __version__, settings, n_worked_on, read)
    record_build(corpus.out, archive, run, changes)


def _log(corpus: Corpus, touched: set[str], before: Sequence[Correction]) -> None:
    """Note in the log of events what was read, and which corrections hold since this build."""
    with closing(open_archive(corpus.out)) as db:
        documents = list(select(db, Document))
        changes = corrections(before, select(db, Correction), documents)
    record_events(corpus.raw, corpus.out, [*extractions(d for d in documents if d.id in touched), *changes])


def _corrections(archive: Path | None) -> list[Correction]:
    """The corrections of an archive; none where there is none that can be read."""
    if archive is None:
        return []
    try:
        with closing(sqlite3.connect(f"{archive.resolve().as_uri()}?mode=ro", uri=True)) as db:
            return list(select(db, Correction))
    except (sqlite3.DatabaseError, TypeError, ValueError):
        return []


def _statuses(archive: Path | None) -> dict[str, str]:
    """What an archive says became of each document; nothing where there is none that can be read."""
    if archive is None:
        return {}
    try:
        with closing(sqlite3.connect(f"{archive.resolve().as_uri()}?mode=ro", uri=True)) as db:
            return dict(db.execute("SELECT id, status FROM documents"))
    except sqlite3.DatabaseError:
        return {}


def _account(corpus: Corpus, touched: set[str], changed: bool, before: Mapping[str, str]) -> Iterator[str]:
    with closing(open_archive(corpus.out)) as db:
        documents = list(select(db, Document))
        stale = list(select(db, Correction, "status != 'applied'"))
        counts = {table: dict(db.execute(_COUNT.format(table))) for table in COUNTED}
    for document in documents:
        if document.id in touched or document.status in {"failed", "partial"}:
            summary = ", ".join(counted(counts[table].get(document.id, 0), table) for table in COUNTED)
            was_good = document.status == "failed" and before.get(document.id) in ("ok", "partial")
            yield outcome(document, summary) + ("; the archive held it before" if was_good else "")
    for line in stale:
        yield f"not found  corrections.csv, line {line.id}: {_unfound(line)}"
    states = [document.status for document in documents]
    yield (
        f"{counted(len(states), 'documents')}: {states.count('ok')} ok, {states.count('partial')} partial, "
        f"{states.count('failed')} failed, {counted(states.count('duplicate'), 'duplicates')}; "
        f"{len(touched)} worked on, {'archive rebuilt' if changed else 'nothing changed'}"
    )


def _unfound(line: Correction) -> str:
    """Why a correction does not apply."""
    if line.action in OF_FACTS:
        return line.note or f"{line.text} in {line.document}"
    return line.note or f"{line.organisation}, which it would {line.action}"


_COUNT = "SELECT document_id, count(*) FROM {} GROUP BY document_id"


def outcome(document: Document, summary: str) -> str:
    """What became of a document, in one line."""
    match document.status:
        case "ok":
            return f"accepted   {document.path}  ({counted(document.n_pages or 0, 'pages')}, {summary})"
        case "partial":
            return f"partial    {document.path}  ({summary}): {document.error}"
        case "duplicate":
            return f"duplicate  {document.path}: {document.error}"
        case "failed":
            return f"failed     {document.path}: {document.error}"
