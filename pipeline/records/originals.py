"""Where the file of a document lies: below the folder of documents, or beside what it came with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from pipeline.records.files import load_records
from pipeline.records.layout import AttachedFile


def find_original(raw: Path, out: Path, path: str, parents: Iterable[Mapping[str, str]]) -> Path | None:
    """The file of a document; None where there is none any more.

    Args:
        raw: the folder of documents.
        out: the folder of results, which holds attachments.
        path: the path of the document, as in `documents.path`.
        parents: `id` and `path` of the documents that it may have come with.
    """
    below = raw.resolve()
    file = (below / path).resolve()
    if file.is_relative_to(below) and file.is_file():
        return file
    for parent in parents:
        for attached in load_records(out / parent["id"], "attachments", AttachedFile):
            if f"{parent['path']}/{attached.name}" == path:
                beside = out / parent["id"] / "attachments" / Path(attached.file).name
                return beside if beside.is_file() else None
    return None
