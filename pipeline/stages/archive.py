"""The stages that work on the archive as a whole: `load` makes it, `audit` adds what was recomputed."""

from __future__ import annotations

import sqlite3

from pipeline.archive.load import Folder, load_archive
from pipeline.archive.swap import ARCHIVE, fingerprint, replacing_archive, set_fingerprint
from pipeline.errors import BordereauError
from pipeline.stages.receipts import code_version, digest, load_receipts
from pipeline.stages.run import Corpus, unsettled

LOAD_CODE = ("records", "archive")
AUDIT_CODE = ("records", "values", "archive", "checks")


def load_key(corpus: Corpus) -> str:
    """What the content of the archive depends on, as one digest."""
    receipts = [
        (entry.id, {stage: (r.outputs, r.error) for stage, r in load_receipts(corpus.folder(entry)).items()})
        for entry in corpus.entries
    ]
    return digest([code_version(LOAD_CODE, ("sqlite-utils",)), receipts, corpus.repeats])


def audit_key(loaded: str) -> str:
    """What the checks of an archive depend on, as one digest."""
    return digest([code_version(AUDIT_CODE, ()), loaded])


def load(corpus: Corpus) -> bool:
    """Build the archive without checks, unless the present one holds the same records; says whether it did.

    Raises:
        BordereauError: documents wait for an earlier stage.
    """
    _require_settled(corpus)
    key = load_key(corpus)
    if fingerprint(corpus.out, "load") == key:
        return False
    with replacing_archive(corpus.out) as db:
        _fill(db, corpus, key)
    return True


def audit(corpus: Corpus) -> bool:
    """Add the checks to the present archive, unless it has those of today; says whether it did.

    Raises:
        BordereauError: there is no archive.
    """
    loaded = fingerprint(corpus.out, "load")
    if loaded is None:
        raise BordereauError(f"{corpus.out / ARCHIVE}: no archive to audit; run `bordereau load` first")
    if fingerprint(corpus.out, "audit") == audit_key(loaded):
        return False
    with replacing_archive(corpus.out, from_current=True) as db:
        _add_checks(db, loaded)
    return True


def load_and_audit(corpus: Corpus) -> bool:
    """Both in one swap: no reader meets an archive whose checks are missing. Says whether it was needed."""
    _require_settled(corpus)
    key = load_key(corpus)
    if fingerprint(corpus.out, "load") == key and fingerprint(corpus.out, "audit") == audit_key(key):
        return False
    with replacing_archive(corpus.out) as db:
        _fill(db, corpus, key)
        _add_checks(db, key)
    return True


def _fill(db: sqlite3.Connection, corpus: Corpus, key: str) -> None:
    folders = []
    for entry in corpus.entries:
        receipts = load_receipts(corpus.folder(entry))
        errors = [f"{stage}: {r.error}" for stage, r in receipts.items() if r.error and stage != "read"]
        folders.append(Folder(corpus.folder(entry), tuple(errors), corpus.repeats.get(entry.id)))
    load_archive(db, folders)
    set_fingerprint(db, "load", key)


def _add_checks(db: sqlite3.Connection, loaded: str) -> None:
    from pipeline.checks.audit import audit_archive

    audit_archive(db)
    set_fingerprint(db, "audit", audit_key(loaded))


def _require_settled(corpus: Corpus) -> None:
    waiting = unsettled(corpus)
    if waiting:
        stage, count = next(iter(waiting.items()))
        raise BordereauError(f"{count} documents wait for `{stage}`; run `bordereau {stage}` first")
