"""The findings without layout: lines for the terminal, and CSV to be read by programs and copied over."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from pipeline.records.files import replacing
from pipeline.records.spreadsheets import DIALECTS, Dialect, harmless
from pipeline.report.contents import Report
from pipeline.report.wording import place_of, reviewed, severity_word, summary, unknown_review


def lines_of(report: Report) -> Iterator[str]:
    """The report for the terminal, most serious finding first."""
    for finding in report.findings:
        place = place_of(report, finding.document_id, finding.page)
        word = severity_word(report, finding.severity)
        yield f"{word:<9}{place}: {report.title(finding)}"
        others = [check for check in report.checks[finding.id] if check.id != finding.id]
        yield from (f"{'':<9}- {report.description(check)}" for check in others)
        yield f"{'':<9}[{finding.id}] {reviewed(report, finding)}"
    yield summary(report)
    yield from report.coverage.sentences(report.language)
    for id_ in report.unknown_reviews:
        yield unknown_review(report, id_)


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
