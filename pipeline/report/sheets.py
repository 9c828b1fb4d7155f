"""The report as sheets: one line a finding, in CSV and in a workbook with the checks and their evidence."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter

from pipeline.records.files import replacing
from pipeline.report.contents import Report

FINDING_COLUMNS = (
    "finding", "severity", "document", "page", "title", "checks", "decision", "by", "on", "why", "stale",
    "evidence",
)  # fmt: skip
"""Those that `raw/reviews.csv` has are named as there, so that a line can be copied over."""

CHECK_COLUMNS = (
    "finding",
    "check",
    "kind",
    "status",
    "severity",
    "claimed",
    "computed",
    "difference",
    "unit",
    "description",
)
UNDECIDED_COLUMNS = ("check", "kind", "document", "page", "claimed", "unit", "description")
EVIDENCE_COLUMNS = ("check", "side", "text", "document", "page")


def write_csv(report: Report, path: Path) -> None:
    """Write the findings as CSV, in one step."""
    with replacing(path) as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(FINDING_COLUMNS)
        rows.writerows(finding_rows(report))


def finding_rows(report: Report) -> Iterable[Sequence[Any]]:
    """One row a finding, in the order of `FINDING_COLUMNS`."""
    for f in report.findings:
        yield (
            f.id, f.severity, report.documents[f.document_id].path, f.page, f.title, f.n_checks, f.decision,
            f.decided_by, f.decided_on, f.reason, {True: "yes", False: "no", None: None}[f.stale], f.evidence,
        )  # fmt: skip


def write_workbook(report: Report, path: Path) -> None:
    """Write findings, checks, evidence and what could not be decided as four sheets of a workbook."""
    checks = [check for finding in report.findings for check in report.checks[finding.id]]
    beside = path.with_name(f".{path.name}")
    workbook = xlsxwriter.Workbook(
        beside, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    try:
        _sheet(workbook, "findings", FINDING_COLUMNS, finding_rows(report))
        _sheet(workbook, "checks", CHECK_COLUMNS, (
            (c.finding_id, c.id, *(getattr(c, name) for name in CHECK_COLUMNS[2:]))
            for c in checks
        ))  # fmt: skip
        _sheet(workbook, "evidence", EVIDENCE_COLUMNS, (
            (row.check_id, row.side, row.text, report.documents[row.document_id].path, row.page)
            for check in checks for row in report.evidence[check.id]
        ))  # fmt: skip
        _sheet(workbook, "undecided", UNDECIDED_COLUMNS, (
            (c.id, c.kind, report.documents[c.document_id].path, c.page, c.claimed, c.unit, c.description)
            for c in report.undecided
        ))  # fmt: skip
    finally:
        workbook.close()
    beside.replace(path)


def _sheet(workbook: Any, name: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    sheet = workbook.add_worksheet(name)
    bold = workbook.add_format({"bold": True})
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    for number, column in enumerate(columns):
        sheet.write_string(0, number, column, bold)
        sheet.set_column(number, number, 80 if column in {"title", "description"} else 16, wrapped)
    for line, row in enumerate(rows, start=1):
        for number, value in enumerate(row):
            _write(sheet, line, number, value)
    sheet.freeze_panes(1, 0)


def _write(sheet: Any, line: int, number: int, value: Any) -> None:
    """A number as a number, unless a spreadsheet would not keep all its digits."""
    if value is None:
        return
    exact = isinstance(value, int) or (isinstance(value, Decimal) and len(value.as_tuple().digits) <= 15)
    if exact:
        sheet.write_number(line, number, value)
    else:
        sheet.write_string(line, number, str(value))
