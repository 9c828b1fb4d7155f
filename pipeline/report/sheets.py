"""The report as CSV: one line a finding, to be read by programs and copied over."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from pipeline.records.files import replacing
from pipeline.records.spreadsheets import DIALECTS, Dialect, harmless
from pipeline.report.contents import Report

FINDING_COLUMNS = (
    "finding",
    "severity",
    "document",
    "page",
    "title",
    "checks",
    "decision",
    "by",
    "on",
    "why",
    "stale",
    "evidence",
)
"""Of the CSV; those that `raw/reviews.csv` has are named as there, so that a line can be copied over."""


def write_csv(report: Report, path: Path, dialect: Dialect = DIALECTS["en"]) -> None:
    """Write the findings as CSV, in one step."""
    with replacing(path) as file:
        if dialect.encoding == "utf-8-sig":
            file.write("\N{ZERO WIDTH NO-BREAK SPACE}")
        rows = csv.writer(file, lineterminator="\n", delimiter=dialect.delimiter)
        rows.writerow(FINDING_COLUMNS)
        for row in finding_rows(report):
            rows.writerow([harmless(value) if isinstance(value, str) else value for value in row])


def finding_rows(report: Report) -> Iterable[Sequence[Any]]:
    """One row a finding, in the order of `FINDING_COLUMNS`."""
    for f in report.findings:
        yield (
            f.id,
            f.severity,
            report.documents[f.document_id].path,
            f.page,
            report.title(f),
            f.n_checks,
            f.decision,
            f.decided_by,
            f.decided_on,
            f.reason,
            {True: "yes", False: "no", None: None}[f.stale],
            f.evidence,
        )
