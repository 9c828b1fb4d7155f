"""Corrections as labelled examples: what was read, what is right, and pages whose tables a person judged."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pikepdf

from pipeline.corrections.applying import folded
from pipeline.corrections.correction_lines import OF_FACTS, parse_values
from pipeline.corrections.entities import TABLES
from pipeline.export.source import OpenArchive
from pipeline.records import Correction, Document, Page
from pipeline.records.database import quoted, select
from pipeline.records.files import replacing

FILE = "corrections.jsonl"
FOLDER = "tables"
"""A folder as `make fit KNOWN=...` takes it: pages, with the regions of their tables or a mark of none."""

LABELS = {"correct": "wrong", "remove": "none", "add": "missing"}
"""What the reading was, by the action that mends it."""

AROUND = 160
"""Characters of the page that are given before and behind what is printed."""

CORRECTED = {"documents": "documents", "tables": "tables", "cells": "cells"} | {
    kind: {"parties": "telling_parties", "agreements": "agreement_tellings"}.get(kind, table)
    for kind, table in TABLES.items()
}
"""By kind, the table of the archive whose rows say what was read before."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: paths, examples, and lines that hold no longer and so teach nothing."""

    paths: list[Path]
    n_examples: int
    n_stale: int


def export_examples(source: OpenArchive, folder: Path) -> Exported:
    """Write every correction of a fact that holds as a row, and the pages whose tables were judged."""
    lines = [line for line in source.records(Correction) if line.action in OF_FACTS]
    held = [line for line in lines if line.status == "applied"]
    folder.mkdir(parents=True, exist_ok=True)
    named = {name: d for d in source.documents.values() for name in (d.path, d.id)}
    with replacing(folder / FILE) as file:
        for line in held:
            row = _example(source.db, line, named[line.document or ""])
            file.write(json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n")
    return Exported(
        [folder / FILE, *_pages_of_tables(source, held, named, folder / FOLDER)],
        len(held),
        len(lines) - len(held),
    )


def _example(db: sqlite3.Connection, line: Correction, document: Document) -> dict[str, Any]:
    right = parse_values(line) if line.action != "remove" else {}
    return {
        "label": LABELS[line.action],
        "kind": line.kind,
        "document": document.path,
        "sha256": document.sha256,
        "language": document.language,
        "page": line.page,
        "text": line.text,
        "context": _context(db, line, document),
        "read": _read(db, line, document, set(right)),
        "right": {name: None if value is None else str(value) for name, value in right.items()},
        "reason": line.reason,
        "by": line.by,
        "on": line.on,
    }


def _read(db: sqlite3.Connection, line: Correction, document: Document, names: set[str]) -> dict[str, str]:
    """What was read of a fact before it was corrected, of the columns that a line sets."""
    table = CORRECTED.get(line.kind or "", "")
    columns = [row[1] for row in db.execute(f"PRAGMA table_info({quoted(table)})")]
    of = {"documents": "id", "cells": "table_id", "telling_parties": "agreement_id"}.get(table, "document_id")
    text = "text" if "text" in columns else "NULL"
    page = "page" if "page" in columns else "NULL"
    query = (  # names come from our record types
        f"SELECT corrected_from, {text}, {page} FROM {quoted(table)} WHERE corrected_by IS NOT NULL"  # noqa: S608
        f" AND ({quoted(of)} = ?1 OR {quoted(of)} LIKE ?1 || ':%')"
    )
    for values, printed, at in db.execute(query, [document.id]):
        before = json.loads(values or "{}")
        same_text = printed is None or folded(line.text or "") == folded(before.get("text") or printed)
        if same_text and (None in (line.page, at) or line.page == at):
            return {name: value for name, value in before.items() if name.removesuffix("_id") in names}
    return {}


def _context(db: sqlite3.Connection, line: Correction, document: Document) -> str | None:
    """What the page prints around what a line speaks of."""
    pages = select(db, Page, "document_id = ? AND number = coalesce(?, number)", [document.id, line.page])
    for page in pages:
        at = page.text.find(line.text or "\0")
        if at >= 0:
            return page.text[max(0, at - AROUND) : at + len(line.text or "") + AROUND]
    return None


def _pages_of_tables(
    source: OpenArchive, lines: Sequence[Correction], named: dict[str, Document], folder: Path
) -> Iterator[Path]:
    """Each page of a PDF file whose tables a person judged, with the regions of its tables as they are."""
    judged: dict[str, set[int]] = defaultdict(set)
    for line in lines:
        document = named[line.document or ""]
        if line.kind == "tables" and line.page and document.media_type == "application/pdf":
            judged[document.id].add(line.page)
    for id_, numbers in sorted(judged.items()):
        path = (source.raw or Path()) / source.documents[id_].path
        if not path.is_file():
            continue
        folder.mkdir(parents=True, exist_ok=True)
        with pikepdf.open(path) as pdf:
            for number in sorted(numbers):
                stem = f"{id_}-p{number}"
                with pikepdf.new() as copy:
                    copy.pages.append(pdf.pages[number - 1])
                    copy.save(folder / f"{stem}.pdf", deterministic_id=True)
                yield folder / f"{stem}.pdf"
                yield _regions(source.db, id_, number, folder / stem)


def _regions(db: sqlite3.Connection, document_id: str, number: int, stem: Path) -> Path:
    """Where the tables of a page are, as the competition of ICDAR 2013 wrote it: points from the foot up."""
    (height,) = db.execute(
        "SELECT height FROM pages WHERE document_id = ? AND number = ?", [document_id, number]
    ).fetchone()
    boxes = db.execute(
        "SELECT min(cells.x0), max(cells.bottom), max(cells.x1), min(cells.top) FROM cells"
        " JOIN tables ON tables.id = cells.table_id"
        " WHERE tables.document_id = ? AND cells.page = ? AND cells.x0 IS NOT NULL"
        " GROUP BY tables.id ORDER BY tables.rowid",
        [document_id, number],
    ).fetchall()
    if not boxes:
        path = stem.with_name(f"{stem.name}.no-tables")
        path.touch()
        return path
    root = ElementTree.Element("document", filename=f"{stem.name}.pdf")
    for n, (x0, bottom, x1, top) in enumerate(boxes, start=1):
        region = ElementTree.SubElement(
            ElementTree.SubElement(root, "table", id=str(n)), "region", id="1", page="1"
        )
        sides = {"x1": x0, "y1": height - bottom, "x2": x1, "y2": height - top}
        ElementTree.SubElement(region, "bounding-box", {k: f"{v:.0f}" for k, v in sides.items()})
    path = stem.with_name(f"{stem.name}-reg.xml")
    ElementTree.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)
    return path
