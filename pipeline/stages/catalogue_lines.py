"""The lines that a build adds to the catalogue: one for every new document, with what was read."""

from __future__ import annotations

import codecs
import csv
import io
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pipeline.records import Document
from pipeline.records.control import delimiter_of, read_control_file, read_control_text
from pipeline.records.files import replacing
from pipeline.stages.catalogue import AS_READ, FILE, PATH, TERMS, checksum, is_as_read, path_of, term_of

Line = dict[str, str]


def gain_lines(raw: Path, documents: Iterable[Document], paths: Mapping[str, str]) -> int:
    """Give every document its line, and bring those up to date that nobody has changed.

    Duplicates have none: they share their original's. A folder that may not be written to keeps what it has.
    Gives the number of new lines.

    Args:
        raw: the folder of documents.
        documents: those of the archive.
        paths: by id, the path by which a document first came in: a line may go on speaking of that.
    """
    if not raw.stat().st_mode & 0o222 or not os.access(raw, os.W_OK):
        return 0
    path = raw / FILE
    known = read_control_file(path, [PATH], [*TERMS, AS_READ], column=term_of)
    by_people = [row.cells for row in known if not is_as_read(row.cells)]
    spoken_of = {path_of(cells) for cells in by_people}
    own = {path_of(row.cells) for row in known} - spoken_of
    read = {
        d.path: as_line(d)
        for d in documents
        if d.status != "duplicate" and not {d.path, paths.get(d.id, d.path)} & spoken_of
    }
    lines = [
        row.cells if not is_as_read(row.cells) else read[path_of(row.cells)]
        for row in known
        if not is_as_read(row.cells) or path_of(row.cells) in read
    ]
    new = [line for name, line in read.items() if name not in own]
    lines += new
    if lines != [row.cells for row in known]:
        _write(path, lines)
    return len(new)


def as_line(document: Document) -> Line:
    """What was read of a document, in terms of the catalogue."""
    period = "/".join(day or ".." for day in (document.covers_start, document.covers_end))
    cells = {
        PATH: document.path,
        "title": document.title,
        "publisher": document.publisher,
        "type": document.kind,
        "language": document.language,
        "spatial": document.country,
        "issued": document.published,
        "temporal": period if document.covers_start or document.covers_end else None,
        "source": document.source_url,
    }
    line = {name: " ".join((text or "").split()) for name, text in cells.items()}
    return line | {AS_READ: checksum(line)}


def _write(path: Path, lines: Sequence[Mapping[str, str]]) -> None:
    """Write the catalogue with the separator, and the mark of UTF-8, that its program gave it."""
    delimiter, mark = ",", ""
    if path.exists():
        delimiter = delimiter_of(read_control_text(path), {PATH, *TERMS}, term_of)
        mark = "\ufeff" if path.read_bytes().startswith(codecs.BOM_UTF8) else ""
    text = io.StringIO()
    names = [PATH, *TERMS, AS_READ]
    rows = csv.DictWriter(text, names, restval="", delimiter=delimiter, lineterminator="\n")
    rows.writeheader()
    rows.writerows({name: line.get(name, "") for name in names} for line in lines)
    with replacing(path, durable=True) as file:
        file.write(mark + text.getvalue())
