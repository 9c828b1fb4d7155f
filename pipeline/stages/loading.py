"""How the archive is made: in place where few documents changed, else anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.archive.search import add_to_search, index_for_search
from pipeline.archive.standing import CannotKeepError, Loaded
from pipeline.archive.summaries import CHECKED, fill_summary
from pipeline.archive.swap import ARCHIVE, replacing_archive, set_fingerprint
from pipeline.corrections.correction_lines import load_corrections
from pipeline.records.files import RECORDS, file_name
from pipeline.records.guards import contained
from pipeline.records.schema import to_mapping
from pipeline.stages.archive_receipt import archive_receipt, sign
from pipeline.stages.receipts import code_version, digest
from pipeline.stages.run import Corpus

if TYPE_CHECKING:
    from pipeline.archive.folders import Folder

LOAD_CODE = ("errors.py", "unix.py", "language", "records", "corrections", "gazetteer", "values", "archive")
LOAD_LIBRARIES = ("babel", "msgspec", "python-slugify")
"""What the load imports; a test holds these against the imports."""

KEPT_FROM = 200
"""Documents from which on an archive is changed in place: a smaller one is made anew in a second or two."""

STANDING = "standing"
"""Under this name the ledger has where the rows of each document stand."""

Ranges = Sequence[tuple[int, int]]
"""The first and the last numbers of rows."""

Audit = Callable[[sqlite3.Connection, Loaded], Ranges]
"""Adds checks, and gives where: of documents that are `checked` they are there, and it notes those anew."""


def left_by_stages(corpus: Corpus) -> dict[str, str]:
    """By document, what the stages left of it and what went wrong, as one digest.

    By stage: the order in which they come depends on whether they were settled in this build.
    """
    return {
        entry.id: digest({stage: (r.digests, r.error) for stage, r in corpus.ledger.of(entry.id).items()})
        for entry in corpus.entries
    }


def load_key(corpus: Corpus, left: Mapping[str, str]) -> str:
    """What the content of the archive depends on, as one digest, where the stages left so much."""
    added = [entry.added_at for entry in corpus.entries]
    corrections = [to_mapping(line) for line in load_corrections(corpus.raw)]
    settings = [corpus.settings.publish_persons, corpus.settings.places]
    code = code_version(LOAD_CODE, LOAD_LIBRARIES)
    return digest([code, left, added, corpus.repeats, corrections, settings])


def make_archive(corpus: Corpus, left: Mapping[str, str], key: str, add_checks: Audit | None) -> Loaded:
    """Make the archive of all documents; one whose records do not fit together is in it without them.

    Args:
        corpus: the documents.
        left: by document, what the stages left of it, as one digest.
        key: what the archive depends on.
        add_checks: adds checks, where they are to be in it.
    """
    folders = _folders(corpus, left)
    return _changed(corpus, key, folders, add_checks) or _anew(corpus, key, folders, add_checks)


def _anew(corpus: Corpus, key: str, folders: Sequence[Folder], add_checks: Audit | None) -> Loaded:
    def fill(folders: Sequence[Folder]) -> Loaded:
        with replacing_archive(corpus.out) as db:
            loaded = _fill(db, corpus, folders)
            set_fingerprint(db, "load", key)
            if add_checks is not None:
                add_checks(db, loaded)
            fill_summary(db, CHECKED)
            index_for_search(db)
        _keep(corpus, loaded)
        return loaded

    try:
        return fill(folders)
    except Exception as error:
        contained(error, "load")
        sound = [_as_it_loads(folder, corpus) for folder in folders]
        if sound == folders:
            raise
        return fill(sound)


def _changed(corpus: Corpus, key: str, folders: Sequence[Folder], add_checks: Audit | None) -> Loaded | None:
    """Change the present archive in place; None where it is to be made anew."""
    kept = standing(corpus) if len(folders) >= KEPT_FROM else None
    if kept is None:
        return None
    if add_checks is None:
        kept = replace(kept, checked={})
    try:
        with replacing_archive(corpus.out, from_current=True, in_place=True) as db:
            loaded = _fill(db, corpus, folders, kept)
            set_fingerprint(db, "load", key)
            _add_and_index(db, loaded, add_checks)
    except CannotKeepError:
        return None
    except Exception as error:  # noqa: BLE001 - whatever it is, an archive that is made anew may do without
        contained(error, "load")
        return None
    _keep(corpus, loaded)
    return loaded


def _add_and_index(db: sqlite3.Connection, loaded: Loaded, add_checks: Audit | None) -> None:
    """Add checks to an archive that is changed in place."""
    rows = add_checks(db, loaded) if add_checks is not None else ()
    fill_summary(db, CHECKED)
    for those in rows:
        add_to_search(db, ["checks"], those)
    add_to_search(db, ["findings"])


def audit_present(corpus: Corpus, add_checks: Audit) -> None:
    """Put checks into the present archive; where it is known what stands where, all else stays there."""
    from pipeline.archive.updating import take_checks_out

    known = standing(corpus)
    with replacing_archive(corpus.out, from_current=True, in_place=known is not None) as db:
        if known is None:
            add_checks(db, Loaded())
            fill_summary(db, CHECKED)
            index_for_search(db)
        else:
            take_checks_out(db, ["audit"], {id_: known.documents[id_] for id_ in known.checked})
            _add_and_index(db, known, add_checks)
    if known is None:
        sign(corpus.out)
    else:
        _keep(corpus, known)


def standing(corpus: Corpus) -> Loaded | None:
    """Where the rows of each document stand in the present archive; None where that is not known."""
    left = archive_receipt(corpus.out)
    if left is None or not left.holds(corpus.out / ARCHIVE):
        return None
    known = corpus.ledger.recall(STANDING, _conditions(corpus, left.digest))
    return None if known is None else Loaded.from_json(known, corpus.ledger.outlines)


def _keep(corpus: Corpus, loaded: Loaded) -> None:
    """Note where the rows of each document stand in the archive that was just made."""
    archive = sign(corpus.out).digest
    # Outlines of another archive must never be found beside the note that belongs to this one.
    corpus.ledger.forget_answer(STANDING)
    # A small archive is made anew: nobody will ask for them.
    is_small = len(loaded.documents) < KEPT_FROM
    if loaded.shared is None or is_small:
        loaded = replace(loaded, outlines=tuple, shared=None)
    has_outlines = loaded.documents if loaded.shared is not None else ()
    corpus.ledger.keep_outlines(loaded.outlines(), has_outlines)
    corpus.ledger.remember(STANDING, _conditions(corpus, archive), loaded.to_json())


def _conditions(corpus: Corpus, archive: str) -> str:
    """An archive by its digest, and what its rows depend on beside the documents, as one digest."""
    settings = [corpus.settings.publish_persons, corpus.settings.places]
    return digest([archive, code_version(LOAD_CODE, LOAD_LIBRARIES), settings])


def _as_it_loads(folder: Folder, corpus: Corpus) -> Folder:
    """A document's records, left out where they cannot be loaded even alone."""
    try:
        with closing(sqlite3.connect(":memory:")) as db:
            _fill(db, corpus, [replace(folder, duplicate_of=None)])
    except Exception as error:  # noqa: BLE001 - whatever it is, it costs this document alone and is written down
        return replace(folder, left_out=True, errors=(*folder.errors, contained(error, "load")))
    return folder


def _folders(corpus: Corpus, left: Mapping[str, str]) -> list[Folder]:
    """The records of each document, and what went wrong after it was read."""
    from pipeline.archive.folders import Folder

    folders = []
    kinds = {file_name(kind): kind for kind in RECORDS}
    # Of most documents the same files are empty.
    known: dict[frozenset[str], frozenset[str]] = {}
    for entry in corpus.entries:
        receipts = corpus.ledger.of(entry.id)
        errors = [f"{stage}: {r.error}" for stage, r in receipts.items() if r.error and stage != "read"]
        repeats = corpus.repeats.get(entry.id)
        named = [name for r in receipts.values() for name in r.outputs.empty]
        empty = frozenset(kinds[name] for name in named if name in kinds)
        empty = known.setdefault(empty, empty)
        folder = corpus.folder(entry)
        key = left[entry.id]
        folders.append(Folder(folder, tuple(errors), repeats, entry.added_at, empty=empty, key=key))
    return folders


def _fill(
    db: sqlite3.Connection, corpus: Corpus, folders: Sequence[Folder], kept: Loaded | None = None
) -> Loaded:
    # A build with nothing to do must not pay for what resolving organisations needs.
    from pipeline.archive.load import load_archive
    from pipeline.gazetteer import knowing_places

    settings, said = corpus.settings, load_corrections(corpus.raw)
    with knowing_places(settings.places):
        return load_archive(
            db, folders, corrections=said, publish_persons=settings.publish_persons, kept=kept
        )
