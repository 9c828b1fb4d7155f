"""A Frictionless Data Package: CSV with table schemas, keys and sources, made from the record types."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.export.delimited import write_csv
from pipeline.export.source import OpenArchive
from pipeline.records.schema import Column, columns

TYPES: dict[type, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    Decimal: {"type": "number"},
    bool: {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]},
    date: {"type": "date", "format": "%Y-%m-%d"},
    dict: {"type": "object"},
    tuple: {"type": "array"},
}
"""Table Schema types of our columns."""


def write_datapackage(source: OpenArchive, folder: Path) -> list[Path]:
    """Write the tables as CSV and `datapackage.json` beside them; gives the paths."""
    written = write_csv(source, folder)
    path = folder / "datapackage.json"
    path.write_text(json.dumps(_package(source), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return [*written, path]


def _package(source: OpenArchive) -> dict[str, Any]:
    documents = [d for d in source.documents.values() if d.status in {"ok", "partial"}]
    return {
        "profile": "tabular-data-package",
        "name": "bordereau-archive",
        "title": "Agreements, amounts, dates and organisations read from documents",
        "description": "What documents say, each figure with its document, page and what is printed. "
        f"Made by {source.generator} from the archive with SHA-256 {source.digest}.",
        "sources": [
            {"title": d.title or d.path, **({"path": d.source_url} if d.source_url else {"path": d.path})}
            for d in documents
        ],
        "resources": [_resource(name, record, source) for name, record in source.tables.items()],
    }


def _resource(name: str, record: Any, source: OpenArchive) -> dict[str, Any]:
    own = columns(record)
    keys = [
        {
            "fields": [c.name],
            "reference": {"resource": "" if c.references == name else c.references, "fields": ["id"]},
        }
        for c in own
        if c.references in source.tables
    ]
    schema: dict[str, Any] = {"fields": [_field(c) for c in own], "primaryKey": ["id"], "missingValues": [""]}
    if keys:
        schema["foreignKeys"] = keys
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": f"{name}.csv",
        "description": (record.__doc__ or "").strip(),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n"},
        "schema": schema,
    }


def _field(of: Column) -> dict[str, Any]:
    field = {"name": of.name, **TYPES[of.type], "description": of.description}
    constraints: dict[str, Any] = {}
    # A text may be printed as nothing, which CSV cannot tell from a value that is missing.
    if not of.optional and (of.type is not str or of.name == "id" or of.references):
        constraints["required"] = True
    if of.choices:
        constraints["enum"] = list(of.choices)
    return field | ({"constraints": constraints} if constraints else {})
