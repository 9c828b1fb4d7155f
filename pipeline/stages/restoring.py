"""A bag brought back: checked, and its documents with all that was said of them put into folders."""

from __future__ import annotations

import shutil
from pathlib import Path

import bagit

from pipeline.archive.history import FILE as HISTORY
from pipeline.archive.swap import ARCHIVE
from pipeline.errors import BordereauError, one_line
from pipeline.stages.events import event, record_events


def restore(bag: Path, raw: Path, out: Path) -> Path:
    """Put the documents of a bag into an empty folder, and the history of its builds beside the results.

    Gives the archive that the bag holds, to compare the next build with.

    Raises:
        BordereauError: it is no bag of ours, a file is not as it was when the bag was made, or a folder is
            not empty.
    """
    try:
        bagit.Bag(str(bag)).validate()
    except bagit.BagError as error:
        raise BordereauError(
            one_line(f"{bag}: is no bag that can be relied on: {error}; try another copy")
        ) from error
    if not (bag / "data" / "raw").is_dir():
        raise BordereauError(
            f"{bag}: holds no folder of documents (data/raw); `bordereau export bag` makes one"
        )
    for folder in (raw, out):
        if folder.exists() and any(folder.iterdir()):
            raise BordereauError(
                f"{folder}: is not empty; name another folder, for a bag is restored as a whole"
            )
    try:
        shutil.copytree(bag / "data" / "raw", raw, symlinks=True, dirs_exist_ok=True)
        out.mkdir(parents=True, exist_ok=True)
        if (bag / "data" / HISTORY).is_file():
            shutil.copyfile(bag / "data" / HISTORY, out / HISTORY)
    except OSError as error:
        raise BordereauError(
            f"{error.filename}: cannot be written: {(error.strerror or '').lower()}"
        ) from error
    record = event(type="validation", detail="the bag that this was restored from is complete and unchanged")
    record_events(raw, out, [record])
    return bag / "data" / ARCHIVE
