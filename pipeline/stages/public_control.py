"""What people said beside the documents, as far as it belongs to the public archive too."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields, replace
from pathlib import Path

from pipeline.corrections.correction_lines import FILE as CORRECTIONS
from pipeline.corrections.correction_lines import load_corrections
from pipeline.records import Correction
from pipeline.records.control import ControlFileError, read_control_file
from pipeline.records.files import replacing
from pipeline.records.reviews import FILE as REVIEWS
from pipeline.records.reviews import Review, load_reviews
from pipeline.redaction.names_data import folded
from pipeline.stages.personal_search import NameRules
from pipeline.stages.redacting import mask_anywhere
from pipeline.stages.run import Corpus
from pipeline.stages.settings import FILE as SETTINGS
from pipeline.stages.settings import to_toml

PERSONS = "persons.csv"
"""Beside the documents: names of persons that stay (`open`) or never do (`closed`), as a person says."""

TAKEN_ALONG = ("organisations.csv", "places.csv", "regions.geojson")
"""Control files that say nothing of private persons."""


def load_persons(raw: Path) -> NameRules:
    """What a person says of names beside the documents.

    Raises:
        ControlFileError: a line means nothing; the message names it.
    """
    said: dict[str, set[str]] = {"open": set(), "closed": set()}
    for row in read_control_file(raw / PERSONS, ("name", "access"), ("reason",)):
        name, access = row.cells["name"].strip(), row.cells["access"].strip().casefold()
        if not name or access not in said:
            raise ControlFileError(raw / PERSONS, row.line, "needs a name, and access that is open or closed")
        said[access].add(" ".join(map(folded, name.split())))
    return NameRules(frozenset(said["open"]), frozenset(said["closed"]))


def write_control_files(corpus: Corpus, raw: Path, ids: Mapping[str, str], known: frozenset[str]) -> None:
    """What people said that belongs to the public archive too; who said it does not."""
    settings = replace(corpus.settings, public=True, publish_persons=False, organisations=())
    (raw / SETTINGS).write_text(to_toml(settings), encoding="utf-8")
    for name in TAKEN_ALONG:
        (raw / name).unlink(missing_ok=True)
        if (corpus.raw / name).is_file():
            shutil.copyfile(corpus.raw / name, raw / name)
    known_ids = {**ids, **{id_: id_ for id_ in ids.values()}}
    corrections = [
        replace(line, by=None, document=known_ids.get(line.document) if line.document else None)
        for line in load_corrections(corpus.raw)
        if line.document is None or line.document in known_ids
    ]
    _write(raw / CORRECTIONS, CORRECTION_COLUMNS, map(asdict, corrections), known)
    reviews = [replace(review, by="") for review in load_reviews(corpus.raw).values()]
    _write(raw / REVIEWS, [field.name for field in fields(Review)], map(asdict, reviews), known)


CORRECTION_COLUMNS = [
    field.name for field in fields(Correction) if field.name not in ("id", "status", "note")
]


def _write(
    path: Path, names: Sequence[str], rows: Iterable[Mapping[str, object]], known: frozenset[str]
) -> None:
    """Write lines of a control file with what is personal in them masked; no file where there are none."""
    written = [[mask_anywhere(str(row[name] or ""), known) for name in names] for row in rows]
    path.unlink(missing_ok=True)
    if written:
        with replacing(path) as file:
            csv.writer(file, lineterminator="\n").writerows([names, *written])
