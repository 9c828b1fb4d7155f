"""Codes of the archive and what a reader calls them, by the column that holds them."""

from __future__ import annotations

from pipeline.serve.codes import checks, documents, facts

LABELS: dict[str, dict[str, str]] = {**checks.LABELS, **documents.LABELS, **facts.LABELS}
