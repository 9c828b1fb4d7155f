"""A bag (BagIt, RFC 8493): originals, control files, archive and history, with the digest of each."""

from __future__ import annotations

import shutil
from pathlib import Path

import bagit

from pipeline.errors import BordereauError
from pipeline.export.source import OpenArchive


def write_bag(source: OpenArchive, folder: Path) -> list[Path]:
    """Make a bag in an empty folder; gives its manifest.

    Raises:
        BordereauError: there is no folder of documents, or the folder of the bag holds something.
    """
    if source.raw is None or not source.raw.is_dir():
        raise BordereauError(f"{source.raw}: no folder of documents to put into the bag; say it with --raw")
    if any(folder.iterdir()):
        raise BordereauError(f"{folder}: is not empty; a bag is made anew")
    shutil.copytree(source.raw, folder / "raw", symlinks=True)
    shutil.copyfile(source.path, folder / source.path.name)
    history = source.path.with_name("history.db")
    if history.is_file():
        shutil.copyfile(history, folder / history.name)
    about = {
        "Bag-Software-Agent": source.generator,
        "External-Description": "Documents, what people said of them, and the archive read from them",
        "External-Identifier": f"urn:sha256:{source.digest}",
    }
    bagit.make_bag(str(folder), about, checksums=["sha256"])
    return [folder / "manifest-sha256.txt"]
