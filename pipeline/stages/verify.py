"""Originals against the digests of their accession, and results against those of when they were written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.archive.swap import ARCHIVE
from pipeline.errors import counted
from pipeline.records import Event
from pipeline.stages.accessions import Accession, load_accessions
from pipeline.stages.archive_receipt import forget_archive, is_sound
from pipeline.stages.events import event
from pipeline.stages.outputs import file_digest
from pipeline.stages.run import Corpus


def verify_originals(raw: Path) -> Iterator[tuple[str, str]]:
    """Originals that are gone or hold other bytes than at their accession: the id of each, and one line."""
    for line in load_accessions(raw):
        try:
            digest = file_digest(raw / line.now)
        except FileNotFoundError:
            yield (
                line.id,
                f"{line.now}: is gone; put it back from a copy, or build if it was moved or removed",
            )
        except OSError as error:
            yield line.id, f"{line.now}: cannot be read: {(error.strerror or '').lower()}"
        else:
            if digest != line.sha256:
                yield line.id, _other_bytes(line)


def _other_bytes(line: Accession) -> str:
    when = f" on {line.added_at}" if line.added_at else ""
    return (
        f"{line.now}: not the bytes that were accepted{when}; put the original back from a copy, "
        "or build to accept what is there now"
    )


def verify_results(corpus: Corpus) -> Iterator[str]:
    """Files that are gone or not as they were left, one line each; the next build makes them anew."""
    for entry in corpus.entries:
        folder = corpus.folder(entry)
        for stage, receipt in list(corpus.ledger.of(entry.id).items()):
            spoilt = receipt.spoilt(folder, by_digest=True)
            yield from (f"{folder / name}: not as `{stage}` left it" for name in spoilt)
            if spoilt:
                corpus.ledger.forget(entry.id, stage)
    if (corpus.out / ARCHIVE).exists() and not is_sound(corpus.out):
        yield f"{corpus.out / ARCHIVE}: not as it was built"
        forget_archive(corpus.out)


def validations(raw: Path, lost: Sequence[tuple[str, str]], spoilt: Sequence[str]) -> list[Event]:
    """What a validation found: one event for each original that does not hold, and one for the whole."""
    lines = load_accessions(raw)
    digests = {line.id: line.sha256 for line in lines}
    compared = "compared with the digests of their accession"
    events = [
        event(
            type="validation",
            detail=compared,
            outcome="fail",
            note=note,
            document_id=id_,
            sha256=digests.get(id_),
        )
        for id_, note in lost
    ]
    whole = event(
        type="validation",
        detail=f"{counted(len(lines), 'originals')} {compared}, results with those of when they were written",
        outcome="fail" if lost else "warning" if spoilt else "success",
        note=f"do not hold: {counted(len(lost), 'originals')}, {counted(len(spoilt), 'files')} of results"
        if lost or spoilt
        else None,
    )
    return [*events, whole]
