"""What was done to documents and to the archive, in terms of PREMIS: the log `raw/events.csv`.

It lies with the documents, so that it outlives their results; `history.db` has the same rows for questions.
Where the folder of documents may not be written to, it is kept in `history.db` alone.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from pipeline import __version__
from pipeline.archive.history import keep_events
from pipeline.archive.swap import ARCHIVE
from pipeline.records import Correction, Document
from pipeline.records.control import ControlFileError, read_control_file, read_once
from pipeline.records.files import replacing
from pipeline.records.history import Event, Outcome
from pipeline.records.schema import columns, from_mapping, to_mapping
from pipeline.stages.accessions import Accession, accession_time
from pipeline.stages.outputs import file_digest

if TYPE_CHECKING:
    from pipeline.serve.desk import Written

FILE = "events.csv"
COLUMNS = tuple(column.name for column in columns(Event))
REQUIRED = tuple(column.name for column in columns(Event) if not column.optional)
PROGRAM = f"Bordereau {__version__}"
"""The agent of what no person did by hand."""

OTHER_BYTES = "holds other bytes than at its accession"

OUTCOMES: dict[str, Outcome] = {
    "ok": "success",
    "duplicate": "success",
    "partial": "warning",
    "failed": "fail",
}
"""How an extraction ended, by the status of the document."""


def event(**given: Any) -> Event:
    """An event of now, by this program and with success where nothing else is given."""
    known = {"id": str(uuid4()), "date_time": accession_time()}
    return Event(**known | {"agent": PROGRAM, "outcome": "success"} | given)


@read_once(FILE)
def load_events(raw: Path) -> list[Event]:
    """The log of a folder, in order; none where there is none.

    Raises:
        ControlFileError: a line is no event; the message names it.
    """
    path = raw / FILE
    events = []
    for row in read_control_file(path, REQUIRED, [name for name in COLUMNS if name not in REQUIRED]):
        try:
            events.append(from_mapping(Event, {name: row.cells.get(name, "") for name in COLUMNS}))
        except (ValueError, TypeError) as error:
            what = f"{error}; the log is written by this program: put back what the line was, or take it out"
            raise ControlFileError(path, row.line, what) from error
    return events


def note_written(raw: Path, written: Written) -> None:
    """Note in the log that somebody wrote a line at the desk; the history has it from the next events on."""
    detail = f"written into {written.file}: {written.detail}"
    record = event(type="correction", detail=detail, agent=written.agent, document_id=written.document_id)
    _append(raw / FILE, [record])


def record_events(raw: Path, out: Path, events: Sequence[Event]) -> None:
    """Add events to the log, and all that the log has to the history of results."""
    if not events:
        return
    known = load_events(raw)
    if raw.stat().st_mode & 0o222 and os.access(raw, os.W_OK):
        _append(raw / FILE, events)
    out.mkdir(parents=True, exist_ok=True)
    keep_events(out, {e.id: e for e in [*known, *events]}.values())


def _append(path: Path, events: Sequence[Event]) -> None:
    """Write lines behind those that are there, all in one go, for others may do the same.

    A log that another program saved in a form of its own is written anew.
    """
    header = _lines([dict(zip(COLUMNS, COLUMNS, strict=True))])
    known = path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""
    if known.startswith(header) and known.endswith("\n"):
        with path.open("a", encoding="utf-8", errors="replace", newline="") as file:
            file.write(_lines(map(to_mapping, events)))
        return
    with replacing(path) as file:
        file.write(header + _lines(map(to_mapping, [*load_events(path.parent), *events])))


def _lines(rows: Iterable[dict[str, Any]]) -> str:
    text = io.StringIO()
    csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n").writerows(rows)
    return text.getvalue()


def accessions(before: Iterable[Accession], after: Iterable[Accession]) -> list[Event]:
    """What came in, was moved or holds other bytes between two states of the register."""
    known = {line.id: line for line in before}
    events = []
    for line in after:
        was = known.get(line.id)
        if was is None:
            detail = f"accepted as {line.path}"
        elif was.sha256 != line.sha256:
            detail = f"{line.now} {OTHER_BYTES}, before of SHA-256 {was.sha256}"
        elif was.now != line.now:
            detail = f"moved from {was.now} to {line.now}"
        else:
            continue
        events.append(event(type="accession", detail=detail, document_id=line.id, sha256=line.sha256))
    return events


def extractions(documents: Iterable[Document]) -> list[Event]:
    """That documents were read, and how it ended."""
    return [
        event(
            type="extraction",
            detail=f"read {document.path}: {document.status}",
            outcome=OUTCOMES[document.status],
            note=document.error,
            document_id=document.id,
            sha256=document.sha256,
        )
        for document in documents
    ]


def record_export(raw: Path, out: Path, formats: Sequence[str], *, failed: str | None = None) -> None:
    """Note an export: a bag in the log of the documents that it takes along, another in the history alone."""
    record = event(
        type="export",
        detail=f"written as {', '.join(formats)}",
        outcome="fail" if failed else "success",
        note=failed,
        sha256=file_digest(out / ARCHIVE),
    )
    if "bag" in formats and raw.is_dir():
        record_events(raw, out, [record])
    else:
        keep_events(out, [record])


def corrections(
    before: Iterable[Correction], after: Iterable[Correction], documents: Iterable[Document]
) -> list[Event]:
    """Corrections that came, went, or hold otherwise than in the archive before."""
    ids = {name: document.id for document in documents for name in (document.path, document.id)}
    old, new = {_said(line): line for line in before}, {_said(line): line for line in after}
    events = []
    for said, line in new.items():
        if said not in old or old[said].status != line.status:
            detail = f"{line.status}: {_in_words(line)}"
            outcome: Outcome = "success" if line.status == "applied" else "warning"
            events.append(_correction(line, detail, outcome, ids))
    for said, line in old.items():
        if said not in new:
            events.append(_correction(line, f"taken back: {_in_words(line)}", "success", ids))
    return events


def _correction(line: Correction, detail: str, outcome: Outcome, ids: dict[str, str]) -> Event:
    return event(
        type="correction",
        detail=detail,
        outcome=outcome,
        note=line.note,
        agent=line.by or "unknown",
        document_id=ids.get(line.document or ""),
    )


def _said(line: Correction) -> tuple[Any, ...]:
    """What a line says, wherever it stands in its file."""
    columns = to_mapping(line)
    return tuple(sorted((k, v) for k, v in columns.items() if k not in ("id", "status", "note")))


def _in_words(line: Correction) -> str:
    what = (line.action, line.kind, line.organisation, line.text and f"“{line.text}”", line.field, line.value)
    return f"{' '.join(filter(None, what))}, {line.reason}"
