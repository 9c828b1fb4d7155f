"""From a file to what the audit says of it: its tables, its sentences, and every check of one document."""

from __future__ import annotations

from pathlib import Path

from pipeline.checks.audit import check_document
from pipeline.checks.kit.archive import Archive
from pipeline.checks.kit.results import Result
from pipeline.entities import extract_entities
from pipeline.readers import read_source
from pipeline.readers.source import Source
from pipeline.records.database import insert
from pipeline.tables import extract_tables
from tests.checks.archives import empty, nlp


def audit_of(path: Path) -> list[Result]:
    """What the checks say of a file, without an archive around it."""
    reading = read_source(Source("d", path, path.name, "0" * 64))
    tables = extract_tables(reading)
    found = extract_entities(reading, tables, nlp())
    with empty() as db:
        insert(db, "documents", [reading.document])
        insert(db, "pages", reading.pages)
        insert(db, "tables", tables.tables)
        insert(db, "columns", tables.columns)
        insert(db, "cells", tables.cells)
        for table in ("amounts", "dates", "acronyms", "sentences", "numbers"):
            insert(db, table, getattr(found, table))
        facts = next(iter(Archive(db).each()))
        return check_document(facts).results


def flagged(path: Path) -> dict[str, set[str]]:
    """The printed figures that contradict something, by the severity of what says so."""
    found: dict[str, set[str]] = {"error": set(), "notice": set()}
    for result in audit_of(path):
        if result.check.status == "mismatch" and result.check.severity in found:
            found[result.check.severity] |= {figure.text for figure in result.claimed}
    return found
