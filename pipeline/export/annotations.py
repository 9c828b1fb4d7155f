"""Facts on pages as W3C Web Annotations, so that other viewers can show them: one JSON-LD object a line.

Each names the document by its address or, where it has none, by the SHA-256 of its bytes; the place by page
and box (RFC 8118, PDF fragment identifiers) and by what is printed there.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pipeline.export.source import OpenArchive
from pipeline.export.values import plain
from pipeline.records import Amount, CalendarDate, Document, Indicator, Mention, Table

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
PDF = "http://tools.ietf.org/rfc/rfc8118"

PURPOSES: dict[str, tuple[type[Any], str]] = {
    "amounts": (Amount, "describing"),
    "dates": (CalendarDate, "describing"),
    "mentions": (Mention, "identifying"),
    "indicators": (Indicator, "describing"),
    "tables": (Table, "classifying"),
}
"""The facts that have a place, and the purpose of their bodies (Web Annotation Vocabulary)."""


def write_annotations(source: OpenArchive, folder: Path) -> list[Path]:
    """Write `annotations.jsonl`; gives the path."""
    path = folder / "annotations.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for kind, (record, purpose) in PURPOSES.items():
            for row in source.records(record):
                annotation = _annotation(kind, row, purpose, source)
                file.write(json.dumps(annotation, ensure_ascii=False) + "\n")
    return [path]


def _annotation(kind: str, row: Any, purpose: str, source: OpenArchive) -> dict[str, Any]:
    document = source.documents[row.document_id]
    return {
        "@context": CONTEXT,
        "id": f"urn:bordereau:{row.id}",
        "type": "Annotation",
        "generator": {"type": "Software", "name": source.generator},
        "body": [{"type": "TextualBody", "purpose": purpose, "value": _in_words(kind, row, source)}],
        "target": {"source": _address(document), "selector": _selectors(row, document)},
    }


def _in_words(kind: str, row: Any, source: OpenArchive) -> str:
    if kind == "amounts":
        value = plain(row.value) if row.value is not None else f"{plain(row.low)} to {plain(row.high)}"
        return f"{value} {row.currency} ({row.qualifier})"
    if kind == "dates":
        return f"{plain(row.start) or '..'}/{plain(row.end) or '..'}"
    if kind == "mentions":
        return source.name(row.organisation_id)
    if kind == "indicators":
        return " ".join(filter(None, [plain(row.value), row.unit, row.what]))
    return row.caption or "table"


def _address(document: Document) -> str:
    return document.source_url or f"urn:sha256:{document.sha256}"


def _selectors(row: Any, document: Document) -> list[dict[str, str]]:
    fragment = f"page={row.page}"
    if row.box is not None:
        x0, top, x1, bottom = row.box
        fragment += f"&viewrect={x0:g},{top:g},{x1 - x0:g},{bottom - top:g}"
    selectors = []
    if document.media_type == "application/pdf":
        selectors.append({"type": "FragmentSelector", "conformsTo": PDF, "value": fragment})
    text = getattr(row, "text", None) or getattr(row, "caption", None)
    if text:
        selectors.append({"type": "TextQuoteSelector", "exact": text})
    return selectors or [{"type": "FragmentSelector", "value": fragment}]
