"""The stages that work on the archive as a whole: `load` makes it, `audit` adds what was recomputed."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import asdict, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.archive.search import index_for_search
from pipeline.archive.swap import ARCHIVE, fingerprint, open_archive, replacing_archive, set_fingerprint
from pipeline.corrections.lines import load_corrections
from pipeline.errors import BordereauError
from pipeline.records.files import RECORDS, file_name, replacing
from pipeline.records.guards import contained
from pipeline.records.reviews import load_reviews, review_history
from pipeline.records.schema import to_mapping
from pipeline.records.spreadsheets import DIALECTS, DialectName
from pipeline.stages.failures import AGAIN
from pipeline.stages.jobs import Limits
from pipeline.stages.receipts import Output, code_version, digest
from pipeline.stages.run import Corpus, unsettled

if TYPE_CHECKING:
    from pipeline.archive.folders import Folder
    from pipeline.report.contents import Report
    from pipeline.report.pdf import Paper

RECEIPT = "archive.receipt.json"
"""Beside the archive: the digest of it, by which one that was damaged since is known."""

CHECK_SHARE = 1 / 6
"""A check may spend this share of the CPU time that a stage may spend on a document."""

LOAD_CODE = ("errors.py", "unix.py", "language", "records", "corrections", "gazetteer", "archive")
LOAD_LIBRARIES = ("babel", "python-slugify")
AUDIT_CODE = ("errors.py", "unix.py", "locale", "language", "records", "values", "checks")
AUDIT_LIBRARIES = ("babel", "python-slugify")
"""What load and audit import; a test holds these against the imports."""


def load_key(corpus: Corpus) -> str:
    """What the content of the archive depends on, as one digest."""
    receipts = [
        (entry.id, {stage: (r.digests, r.error) for stage, r in corpus.ledger.of(entry.id).items()})
        for entry in corpus.entries
    ]
    added = [entry.added_at for entry in corpus.entries]
    told = [to_mapping(line) for line in load_corrections(corpus.raw)]
    settings = [corpus.settings.publish_persons, corpus.settings.places]
    code = code_version(LOAD_CODE, LOAD_LIBRARIES)
    return digest([code, receipts, added, corpus.repeats, told, settings])


def audit_key(corpus: Corpus, loaded: str) -> str:
    """What the checks of an archive depend on, as one digest: the reviews beside the documents too."""
    reviews = repr(sorted(load_reviews(corpus.raw).items()))
    told = [corpus.settings.cpu_seconds, corpus.settings.language]
    return digest([code_version(AUDIT_CODE, AUDIT_LIBRARIES), loaded, reviews, *told])


def load(corpus: Corpus) -> bool:
    """Build the archive without checks, unless the present one holds the same records; says whether it did.

    Raises:
        BordereauError: documents wait for an earlier stage.
    """
    _require_settled(corpus)
    key = load_key(corpus)
    if _fingerprint(corpus.out, "load") == key:
        return False
    _build_anew(corpus, key, lambda db: None)
    return True


def audit(corpus: Corpus) -> bool:
    """Add the checks to the present archive, unless it has those of today; says whether it did.

    Raises:
        BordereauError: there is no archive, or it is not that of today's documents and code.
    """
    loaded = _fingerprint(corpus.out, "load")
    if loaded is None:
        raise BordereauError(f"{corpus.out / ARCHIVE}: no archive to audit; run `bordereau load` first")
    if loaded != load_key(corpus):
        raise BordereauError(f"{corpus.out / ARCHIVE}: not up to date; run `bordereau load` first")
    if _fingerprint(corpus.out, "audit") == audit_key(corpus, loaded):
        return False
    with replacing_archive(corpus.out, from_current=True) as db:
        _add_checks(db, corpus, loaded)
        index_for_search(db)
    _sign(corpus.out)
    return True


def load_and_audit(corpus: Corpus) -> bool:
    """Both in one swap: no reader meets an archive whose checks are missing. Says whether it was needed.

    Every stage was just run on the documents that waited for it.
    """
    key = load_key(corpus)
    if _fingerprint(corpus.out, "load") == key and _fingerprint(corpus.out, "audit") == audit_key(
        corpus, key
    ):
        return False
    _build_anew(corpus, key, lambda db: _add_checks(db, corpus, key))
    return True


def _build_anew(corpus: Corpus, key: str, and_then: Callable[[sqlite3.Connection], None]) -> None:
    """Make the archive of all documents; one whose records do not fit together is in it without them."""

    def fill(folders: Sequence[Folder]) -> None:
        with replacing_archive(corpus.out) as db:
            _fill(db, corpus, folders)
            set_fingerprint(db, "load", key)
            and_then(db)
            index_for_search(db)
        _sign(corpus.out)

    folders = _folders(corpus)
    try:
        fill(folders)
    except Exception as error:
        contained(error, "load")
        sound = [_as_it_loads(folder, corpus) for folder in folders]
        if sound == folders:
            raise
        fill(sound)


def _as_it_loads(folder: Folder, corpus: Corpus) -> Folder:
    """A document's records, left out where they cannot be loaded even alone."""
    try:
        with closing(sqlite3.connect(":memory:")) as db:
            _fill(db, corpus, [replace(folder, duplicate_of=None)])
    except Exception as error:  # noqa: BLE001 - whatever it is, it costs this document alone and is written down
        return replace(folder, left_out=True, errors=(*folder.errors, contained(error, "load")))
    return folder


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
        BordereauError: there is no archive, or a PDF was asked for that could not be made.
    """
    from pipeline.report.contents import About, report_of
    from pipeline.report.page import anchors, render_page
    from pipeline.report.pdf import write_pdf
    from pipeline.report.pictures import Pictures
    from pipeline.report.sheets import write_csv
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
    told = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = datetime.fromtimestamp(int(told), UTC) if told.isdigit() else datetime.now(UTC)
    return now.date().isoformat()


def is_sound(out: Path) -> bool:
    """Whether every byte of the archive is as it was written."""
    left = _archive_receipt(out)
    return left is not None and left.holds(out / ARCHIVE, by_digest=True)


def forget_archive(out: Path) -> None:
    """Let the next build make the archive anew; readers keep the present one until then."""
    (out / RECEIPT).unlink(missing_ok=True)


def _sign(out: Path) -> None:
    with replacing(out / RECEIPT, durable=True) as file:
        json.dump(asdict(Output.of(out / ARCHIVE)), file)


def _archive_receipt(out: Path) -> Output | None:
    try:
        return Output(**json.loads((out / RECEIPT).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _fingerprint(out: Path, stage: str) -> str | None:
    """The key of the work that a stage put into the present archive; None where it is not as it was left."""
    left = _archive_receipt(out)
    return fingerprint(out, stage) if left is not None and left.holds(out / ARCHIVE) else None


def _folders(corpus: Corpus) -> list[Folder]:
    """The records of each document, and what went wrong after it was read."""
    from pipeline.archive.folders import Folder

    folders = []
    names = {kind: file_name(kind) for kind in RECORDS}
    for entry in corpus.entries:
        receipts = corpus.ledger.of(entry.id)
        errors = [f"{stage}: {r.error}" for stage, r in receipts.items() if r.error and stage != "read"]
        repeats = corpus.repeats.get(entry.id)
        left = {name: output for r in receipts.values() for name, output in r.outputs.items()}
        empty = frozenset(kind for kind, name in names.items() if name in left and not left[name].size)
        folder = corpus.folder(entry)
        folders.append(Folder(folder, tuple(errors), repeats, entry.added_at, empty=empty))
    return folders


def _fill(db: sqlite3.Connection, corpus: Corpus, folders: Sequence[Folder]) -> None:
    # A build with nothing to do must not pay for what resolving organisations needs.
    from pipeline.archive.load import load_archive
    from pipeline.gazetteer import knowing_places

    settings, said = corpus.settings, load_corrections(corpus.raw)
    with knowing_places(settings.places):
        load_archive(db, folders, corrections=said, publish_persons=settings.publish_persons)


def _add_checks(db: sqlite3.Connection, corpus: Corpus, loaded: str) -> None:
    from pipeline.checks.audit import audit_archive
    from pipeline.stages.auditing import CheckingApart

    settings = corpus.settings
    # Other processes read the file: all of it must be there.
    db.execute("COMMIT")
    (path,) = (row[2] for row in db.execute("PRAGMA database_list") if row[1] == "main")
    checking = CheckingApart(
        archive=Path(path),
        out=corpus.out,
        ledger=corpus.ledger,
        conditions=digest([code_version(AUDIT_CODE, AUDIT_LIBRARIES), settings.cpu_seconds]),
        limits=Limits(settings.cpu_seconds, settings.memory_mib),
        cpu_seconds=settings.cpu_seconds * CHECK_SHARE,
        workers=corpus.workers,
    )
    db.execute("BEGIN")
    audit_archive(db, load_reviews(corpus.raw), checking, language=settings.language)
    if not _is_passing(db):
        set_fingerprint(db, "audit", audit_key(corpus, loaded))


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
