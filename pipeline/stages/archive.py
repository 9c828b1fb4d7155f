"""The stages that work on the archive as a whole: `load` makes it, `audit` adds what was recomputed."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.archive.shape import require_of_today
from pipeline.archive.swap import ARCHIVE, open_archive, set_fingerprint
from pipeline.errors import BordereauError
from pipeline.records.files import replacing
from pipeline.records.reviews import load_reviews, review_history
from pipeline.records.spreadsheets import DIALECTS, DialectName
from pipeline.stages.archive_receipt import present_key
from pipeline.stages.failures import AGAIN
from pipeline.stages.loading import LOAD_CODE as LOAD_CODE
from pipeline.stages.loading import LOAD_LIBRARIES as LOAD_LIBRARIES
from pipeline.stages.loading import Ranges, audit_present, left_by_stages, load_key, make_archive
from pipeline.stages.receipts import code_version, digest
from pipeline.stages.run import Corpus, unsettled
from pipeline.stages.work_limits import Limits

if TYPE_CHECKING:
    from pipeline.archive.standing import Loaded
    from pipeline.report.contents import Report
    from pipeline.report.pdf import Paper

CHECK_SHARE = 1 / 6
"""A check may spend this share of the CPU time that a stage may spend on a document."""

AUDIT_CODE = ("errors.py", "unix.py", "locale", "language", "records", "values", "checks")
AUDIT_LIBRARIES = ("babel", "msgspec", "numpy", "python-slugify")
"""What the audit imports; a test holds these against the imports."""


def audit_key(corpus: Corpus, loaded: str) -> str:
    """What the checks of an archive depend on, as one digest: the reviews beside the documents too."""
    reviews = repr(sorted(load_reviews(corpus.raw).items()))
    settings = [corpus.settings.cpu_seconds, corpus.settings.language]
    return digest([code_version(AUDIT_CODE, AUDIT_LIBRARIES), loaded, reviews, *settings])


def load(corpus: Corpus) -> bool:
    """Build the archive without checks, unless the present one holds the same records; says whether it did.

    Raises:
        BordereauError: documents wait for an earlier stage.
    """
    _require_settled(corpus)
    left = left_by_stages(corpus)
    key = load_key(corpus, left)
    if present_key(corpus.out, "load") == key:
        return False
    make_archive(corpus, left, key, None)
    return True


def audit(corpus: Corpus) -> bool:
    """Add the checks to the present archive, unless it has those of today; says whether it did.

    Raises:
        BordereauError: there is no archive, or it is not that of today's documents and code.
    """
    loaded = present_key(corpus.out, "load")
    if loaded is None:
        raise BordereauError(f"{corpus.out / ARCHIVE}: no archive to audit; run `bordereau load` first")
    if loaded != load_key(corpus, left_by_stages(corpus)):
        raise BordereauError(f"{corpus.out / ARCHIVE}: not up to date; run `bordereau load` first")
    if present_key(corpus.out, "audit") == audit_key(corpus, loaded):
        return False
    audit_present(corpus, lambda db, known: _add_checks(db, corpus, loaded, known))
    return True


def load_and_audit(corpus: Corpus) -> Loaded | None:
    """Both in one swap: no reader meets an archive whose checks are missing. None where nothing is to do.

    Every stage was just run on the documents that waited for it.
    """
    left = left_by_stages(corpus)
    key = load_key(corpus, left)
    if present_key(corpus.out, "load") == key and present_key(corpus.out, "audit") == audit_key(corpus, key):
        return None
    return make_archive(corpus, left, key, lambda db, loaded: _add_checks(db, corpus, key, loaded))


def write_report(
    corpus: Corpus,
    *,
    language: str | None = None,
    address: str | None = None,
    paper: Paper | None = None,
    csv: DialectName = "en",
) -> Report:
    """Write `audit.html`, `audit.csv` and `audit.xlsx` beside the archive, and give what they say.

    Args:
        corpus: the documents and their results.
        language: ISO 639-1 code of the language of the report; that of the corpus where none is said.
        address: where the reading room is served, to which the report leads.
        paper: paper on which `audit.pdf` is printed; none for no PDF.
        csv: the language of the spreadsheet that `audit.csv` is for.

    Raises:
        BordereauError: there is no archive, an older program made it, or a PDF was asked for that could not
            be made.
    """
    from pipeline.report.contents import About, report_of
    from pipeline.report.page import anchors, render_page
    from pipeline.report.pdf import write_pdf
    from pipeline.report.pictures import Pictures
    from pipeline.report.plain import write_csv
    from pipeline.report.workbook import write_workbook

    with (corpus.out / ARCHIVE).open("rb") as file:
        archive_digest = hashlib.file_digest(file, "sha256").hexdigest()
    about = About(
        corpus.settings.title or corpus.raw.resolve().name,
        archive_digest,
        _today(),
        address or corpus.settings.address,
    )
    with closing(open_archive(corpus.out)) as db:
        require_of_today(db, corpus.out / ARCHIVE)
        report = report_of(db, review_history(corpus.raw), language or corpus.settings.language, about)
    pictures = Pictures(corpus.raw, corpus.out, report.documents)
    with replacing(corpus.out / "audit.html") as file:
        file.write(render_page(report, pictures))
    write_csv(report, corpus.out / "audit.csv", DIALECTS[csv])
    write_workbook(report, corpus.out / "audit.xlsx")
    if paper is not None:
        render = partial(render_page, report, pictures)
        write_pdf(render, anchors(report), corpus.out / "audit.pdf", paper)
    return report


def _today() -> str:
    """The day of a report, ISO 8601; SOURCE_DATE_EPOCH sets it, so that a report can be made again."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)
    return now.date().isoformat()


def _add_checks(db: sqlite3.Connection, corpus: Corpus, key: str, loaded: Loaded) -> Ranges:
    """Add checks but of documents of which they are there, note which may stay, and give the new rows."""
    from pipeline.archive.updating import take_checks_out
    from pipeline.checks.audit import put_checks, run_checks
    from pipeline.stages.auditing import CheckingApart

    settings, reviews = corpus.settings, load_reviews(corpus.raw)
    (path,) = (row[2] for row in db.execute("PRAGMA database_list") if row[1] == "main")
    code = [code_version(AUDIT_CODE, AUDIT_LIBRARIES), code_version(LOAD_CODE, LOAD_LIBRARIES)]
    checking = CheckingApart(
        archive=Path(path),
        out=corpus.out,
        ledger=corpus.ledger,
        conditions=digest([code, settings.cpu_seconds]),
        limits=Limits(settings.cpu_seconds, settings.memory_mib),
        cpu_seconds=settings.cpu_seconds * CHECK_SHARE,
        workers=corpus.workers,
        digests={id_: standing.digest for id_, standing in loaded.documents.items()},
    )
    said = repr(sorted(reviews.items()))
    keys = {
        id_: digest([own, said, settings.language])
        for id_, own in checking.keys(loaded.documents, db).items()
    }
    kept = {id_ for id_, left in loaded.checked.items() if keys[id_] == left}
    if kept != loaded.checked.keys():
        take_checks_out(db, (), {id_: loaded.documents[id_] for id_ in kept})
    # Other processes read the file: all of it must be there, and while they do nothing may be written, which
    # would lock them out once it is more than the memory for it.
    db.execute("COMMIT")
    found = run_checks(db, checking, kept)
    db.execute("BEGIN")
    places = {id_: standing.slot for id_, standing in loaded.documents.items()} or None
    audited = put_checks(db, found, reviews, settings.language, places=places, kept=kept)
    loaded.checked.clear()
    loaded.checked.update({id_: own for id_, own in keys.items() if id_ in audited.alone})
    if not _is_passing(db):
        set_fingerprint(db, "audit", audit_key(corpus, key))
    return audited.rows


def _is_passing(db: sqlite3.Connection) -> bool:
    """Whether some checks came to no end for a reason that may have passed at the next build."""
    query = "SELECT count(*) FROM problems WHERE stage = 'audit' AND reason LIKE ?"
    (count,) = db.execute(query, [f"%{AGAIN}"]).fetchone()
    return bool(count)


def _require_settled(corpus: Corpus) -> None:
    waiting = unsettled(corpus)
    if waiting:
        stage, count = next(iter(waiting.items()))
        raise BordereauError(f"{count} documents wait for `{stage}`; run `bordereau {stage}` first")
