"""The whole build: every stage in order, and one line about each document that it touched."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from pipeline import __version__
from pipeline.archive.changes import differences
from pipeline.archive.database import select
from pipeline.archive.history import Run, record_build
from pipeline.archive.swap import ARCHIVE, keeping_current, open_archive
from pipeline.corrections.lines import OF_FACTS
from pipeline.errors import counted
from pipeline.records import Correction, Document
from pipeline.stages import STAGES
from pipeline.stages.archive import load_and_audit
from pipeline.stages.catalogue import FILE as CATALOGUE
from pipeline.stages.catalogue import load_catalogue, unknown_paths
from pipeline.stages.run import Corpus, read_all, remove_orphans, run_stage

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
        touched |= run_stage(corpus, stage)
    with keeping_current(corpus.out) as before:
        statuses = _statuses(before)
        changed = load_and_audit(corpus)
        if changed:
            _remember(corpus, before, started, len(touched), read)
    yield from (f"removed    {id_}" for id_ in sorted(removed))
    names = [entry.name for entry in corpus.entries]
    for path in unknown_paths(load_catalogue(corpus.raw), names):
        yield f"not found  {path}, of which {CATALOGUE} speaks"
    yield from _account(corpus, touched, changed, statuses)


def _remember(
    corpus: Corpus, before: Path | None, started: datetime, n_worked_on: int, read: frozenset[str]
) -> None:
    """Note the build and what it changed against the archive before in the history."""
    archive = corpus.out / ARCHIVE
    settings = {name: str(value) for name, value in asdict(corpus.settings).items() if value is not None}
    run = Run(started, __version__, settings, n_worked_on, read)
    record_build(corpus.out, archive, run, differences(before, archive) if before else ())


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
            found = ", ".join(counted(counts[table].get(document.id, 0), table) for table in COUNTED)
            was_good = document.status == "failed" and before.get(document.id) in ("ok", "partial")
            yield outcome(document, found) + ("; the archive held it before" if was_good else "")
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


def outcome(document: Document, found: str) -> str:
    """What became of a document, in one line."""
    match document.status:
        case "ok":
            return f"accepted   {document.path}  ({counted(document.n_pages or 0, 'pages')}, {found})"
        case "partial":
            return f"partial    {document.path}  ({found}): {document.error}"
        case "duplicate":
            return f"duplicate  {document.path}: {document.error}"
        case "failed":
            return f"failed     {document.path}: {document.error}"
