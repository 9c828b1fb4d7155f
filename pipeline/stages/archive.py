"""The stages that work on the archive as a whole: `load` makes it, `audit` adds what was recomputed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from pipeline.archive.corrections import load_corrections
from pipeline.archive.search import index_for_search
from pipeline.archive.swap import ARCHIVE, fingerprint, open_archive, replacing_archive, set_fingerprint
from pipeline.errors import BordereauError
from pipeline.records import Correction, Word
from pipeline.records.files import load_records, replacing
from pipeline.records.reviews import load_reviews
from pipeline.records.schema import to_mapping
from pipeline.stages.receipts import code_version, digest, load_receipts
from pipeline.stages.run import Corpus, unsettled

if TYPE_CHECKING:
    from pipeline.report.contents import Report

LOAD_CODE = ("records", "entities", "archive")
AUDIT_CODE = ("records", "language", "values", "entities", "archive", "checks")


def load_key(corpus: Corpus) -> str:
    """What the content of the archive depends on, as one digest."""
    receipts = [
        (entry.id, {stage: (r.outputs, r.error) for stage, r in load_receipts(corpus.folder(entry)).items()})
        for entry in corpus.entries
    ]
    added = [entry.added_at for entry in corpus.entries]
    told = [to_mapping(line) for line in _corrections(corpus)]
    persons = corpus.settings.publish_persons
    code = code_version(LOAD_CODE, ("sqlite-utils",))
    return digest([code, receipts, added, corpus.repeats, told, persons])


def audit_key(corpus: Corpus, loaded: str) -> str:
    """What the checks of an archive depend on, as one digest: the reviews beside the documents too."""
    return digest([code_version(AUDIT_CODE, ()), loaded, repr(sorted(load_reviews(corpus.raw).items()))])


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
        index_for_search(db)
    return True


def audit(corpus: Corpus) -> bool:
    """Add the checks to the present archive, unless it has those of today; says whether it did.

    Raises:
        BordereauError: there is no archive, or it is not that of today's documents and code.
    """
    loaded = fingerprint(corpus.out, "load")
    if loaded is None:
        raise BordereauError(f"{corpus.out / ARCHIVE}: no archive to audit; run `bordereau load` first")
    if loaded != load_key(corpus):
        raise BordereauError(f"{corpus.out / ARCHIVE}: not up to date; run `bordereau load` first")
    if fingerprint(corpus.out, "audit") == audit_key(corpus, loaded):
        return False
    with replacing_archive(corpus.out, from_current=True) as db:
        _add_checks(db, corpus, loaded)
        index_for_search(db)
    return True


def load_and_audit(corpus: Corpus) -> bool:
    """Both in one swap: no reader meets an archive whose checks are missing. Says whether it was needed."""
    _require_settled(corpus)
    key = load_key(corpus)
    if fingerprint(corpus.out, "load") == key and fingerprint(corpus.out, "audit") == audit_key(corpus, key):
        return False
    with replacing_archive(corpus.out) as db:
        _fill(db, corpus, key)
        _add_checks(db, corpus, key)
        index_for_search(db)
    return True


def write_report(corpus: Corpus) -> Report:
    """Write `audit.html`, `audit.csv` and `audit.xlsx` beside the archive, and give what they say."""
    from pipeline.report.contents import report_of
    from pipeline.report.cutouts import Cutouts
    from pipeline.report.page import render_page
    from pipeline.report.sheets import write_csv, write_workbook

    with closing(open_archive(corpus.out)) as db:
        report = report_of(db, load_reviews(corpus.raw))
    with Cutouts(corpus.raw) as cutouts, replacing(corpus.out / "audit.html") as file:
        file.write(render_page(report, cutouts))
    write_csv(report, corpus.out / "audit.csv")
    write_workbook(report, corpus.out / "audit.xlsx")
    return report


def _fill(db: sqlite3.Connection, corpus: Corpus, key: str) -> None:
    # A build with nothing to do must not pay for what resolving organisations needs.
    from pipeline.archive.load import Folder, load_archive

    folders = []
    for entry in corpus.entries:
        receipts = load_receipts(corpus.folder(entry))
        errors = [f"{stage}: {r.error}" for stage, r in receipts.items() if r.error and stage != "read"]
        repeats = corpus.repeats.get(entry.id)
        folders.append(Folder(corpus.folder(entry), tuple(errors), repeats, entry.added_at))
    load_archive(
        db, folders, corrections=_corrections(corpus), publish_persons=corpus.settings.publish_persons
    )
    set_fingerprint(db, "load", key)


def _corrections(corpus: Corpus) -> list[Correction]:
    try:
        return load_corrections(corpus.raw)
    except ValueError as error:
        raise BordereauError(str(error)) from error


def _add_checks(db: sqlite3.Connection, corpus: Corpus, loaded: str) -> None:
    from pipeline.checks.audit import audit_archive

    def words(document_id: str) -> list[Word]:
        return load_records(corpus.out / document_id, "words", Word)

    audit_archive(db, load_reviews(corpus.raw), words)
    set_fingerprint(db, "audit", audit_key(corpus, loaded))


def _require_settled(corpus: Corpus) -> None:
    waiting = unsettled(corpus)
    if waiting:
        stage, count = next(iter(waiting.items()))
        raise BordereauError(f"{count} documents wait for `{stage}`; run `bordereau {stage}` first")
