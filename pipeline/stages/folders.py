"""The folders of results: what may be removed from them, and whether too many would go."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from pipeline.errors import BordereauError
from pipeline.records import Document
from pipeline.records.files import load_records, remove_records
from pipeline.stages.documents import remove_attachments
from pipeline.stages.inventory import RawFile

MOST = 0.5
"""A share of the documents: where more are gone at once, the folder is more likely not there than empty."""

FEW = 2
"""As many may go at once whatever their share."""


@contextmanager
def held(out: Path) -> Iterator[None]:
    """Hold the folder of results for one build; it is made where it is not there.

    Raises:
        BordereauError: it cannot be written to, or another build works on it.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        lock = FileLock(out / ".lock", timeout=0)
        lock.acquire()
    except Timeout as error:
        raise BordereauError(f"{out}: another build is at work here") from error
    except OSError as error:
        raise BordereauError(f"{out}: cannot be written to: {(error.strerror or '').lower()}") from error
    try:
        yield
    finally:
        lock.release()


def forget_outputs(folder: Path) -> None:
    """Remove a document's records; what others put beside them stays, and the folder with it."""
    remove_records(folder)
    remove_attachments(folder)
    with suppress(OSError):
        folder.rmdir()


def require_still_there(raw: Path, out: Path, entries: Sequence[RawFile], known: Collection[str]) -> None:
    """See that what was read before, the documents `known` by their ids, is still there to a good part.

    Raises:
        BordereauError: all documents, or most of them, are gone.
    """
    there = {entry.id for entry in entries}
    held = [id_ for id_ in known if id_ in there or (out / id_).is_dir()]
    gone = [out / id_ for id_ in held if id_ not in there]
    if len(gone) <= FEW and entries:
        return
    paths = {entry.name for entry in entries}
    digests = {entry.sha256 for entry in entries}
    lost = sum(not _is_elsewhere(folder, paths, digests) for folder in gone)
    if held and not entries:
        raise BordereauError(
            f"{raw}: is empty, but {out} holds what was read from {len(held)} documents; is it the right "
            "folder? Say --allow-empty to remove them"
        )
    if lost > max(FEW, MOST * len(held)):
        raise BordereauError(
            f"{raw}: {lost} of {len(held)} documents are gone at once; is it all there? "
            "Say --allow-empty to remove what was read from them"
        )


def _is_elsewhere(folder: Path, paths: set[str], digests: set[str | None]) -> bool:
    """Whether a document without an entry is one that was moved, or came with one that is still there."""
    try:
        documents = load_records(folder, "documents", Document)
    except BordereauError:
        return False
    return any(d.sha256 in digests or any(d.path.startswith(f"{path}/") for path in paths) for d in documents)
