"""The report as a workbook: to filter, to print, and to decide in; `returned.py` reads it back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter

from pipeline.checks.names import check_name
from pipeline.records.checks import Decision
from pipeline.records.reviews import DECISIONS
from pipeline.report.addresses import finding_address, page_address
from pipeline.report.contents import Report
from pipeline.report.headings import COLUMNS, HIDDEN, SHEETS, WIDTHS, heading
from pipeline.report.wording import decision_word, severity_word

EXACT_DIGITS = 15
"""Digits of a number that a spreadsheet keeps."""

LONGEST_SHEET = 1_048_575
"""Rows that a sheet holds below its header."""

LONGEST_CELL = 32_767
"""Characters that a cell holds."""


LINE, MOST_LINES = 15, 10
"""Height of a line in points, and how many lines a row shows at most."""

COLOURS = {"error": "#A31616", "notice": "#7A4B00", "rounding": "#2F5D3A"}


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads somewhere."""

    text: str
    address: str


def write_workbook(report: Report, path: Path) -> None:
    """Write findings, checks, evidence and what could not be decided as four sheets of a workbook."""
    beside = path.with_name(f".{path.name}")
    book = xlsxwriter.Workbook(
        beside, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    try:
        book.set_properties({"title": report.say("Audit report"), "subject": report.about.archive})
        looks = _looks(book)
        for name, rows in (
            ("findings", _finding_cells(report)),
            ("checks", _check_cells(report)),
            ("evidence", _evidence_cells(report)),
            ("undecided", _undecided_cells(report)),
        ):
            _sheet(book, report, name, rows, looks)
    finally:
        book.close()
    beside.replace(path)


def decisions_in(report: Report) -> dict[Decision, str]:
    """The decisions as the workbook writes them."""
    return {decision: decision_word(report, decision) for decision in DECISIONS}


def _finding_cells(report: Report) -> Iterable[Sequence[Any]]:
    address = report.about.address
    for f in report.findings:
        lead = report.lead(f)
        figures = (lead.claimed, lead.computed, lead.difference, lead.unit) if lead else (None,) * 4
        decided = report.history.get(f.id)
        yield (
            Link(f.id, finding_address(address, f.id)),
            severity_word(report, f.severity),
            report.documents[f.document_id].path,
            Link(str(f.page), page_address(address, f.document_id, f.page, finding=f.id)) if f.page else None,
            report.title(f),
            *figures,
            decision_word(report, f.decision) if f.decision else None,
            f.decided_by,
            _day(f.decided_on),
            f.reason,
            {True: report.say("yes"), False: report.say("no"), None: None}[f.stale],
            f.n_checks,
            f.evidence,
            decided[-1].digest if decided else None,
        )


def _day(iso: str | None) -> date | str | None:
    try:
        return date.fromisoformat(iso or "")
    except ValueError:
        return iso


def _check_cells(report: Report) -> Iterable[Sequence[Any]]:
    for c in report.every[:LONGEST_SHEET]:
        yield (
            c.finding_id,
            Link(c.id, page_address(report.about.address, c.document_id, c.page, check=c.id)),
            check_name(c.kind, report.language),
            severity_word(report, c.severity or c.status),
            report.documents[c.document_id].path,
            c.page,
            c.claimed,
            c.computed,
            c.difference,
            c.unit,
            report.description(c),
        )


def _evidence_cells(report: Report) -> Iterable[Sequence[Any]]:
    sides = {"claimed": report.say("claimed"), "computed": report.say("computed")}
    for finding in report.findings:
        for check in report.checks.get(finding.id, []):
            for row in report.evidence.get(check.id, []):
                path = report.documents[row.document_id].path
                yield check.id, sides[row.side], row.text, path, row.page


def _undecided_cells(report: Report) -> Iterable[Sequence[Any]]:
    for c in report.undecided:
        path = report.documents[c.document_id].path
        name = check_name(c.kind, report.language)
        yield c.id, name, path, c.page, c.claimed, c.unit, report.description(c)


def _looks(book: Any) -> dict[str, Any]:
    top = {"valign": "top"}
    return {
        "header": book.add_format(
            {"bold": True, "bottom": 1, "text_wrap": True, "bg_color": "#E8EEF6", **top}
        ),
        "text": book.add_format({"text_wrap": True, **top}),
        "number": book.add_format({"num_format": "#,##0.##########", **top}),
        "whole": book.add_format({"num_format": "#,##0", **top}),
        "plain": book.add_format(top),
        "date": book.add_format({"num_format": "yyyy-mm-dd", **top}),
        "link": book.add_format({"font_color": "#1D4F91", "underline": 1, "text_wrap": True, **top}),
        "answer": book.add_format(
            {"text_wrap": True, "bg_color": "#FFF9E3", "border": 1, "border_color": "#D9CFA0", **top}
        ),
        "answer date": book.add_format(
            {"num_format": "yyyy-mm-dd", "bg_color": "#FFF9E3", "border": 1, "border_color": "#D9CFA0", **top}
        ),
        **{name: book.add_format({"bold": True, "font_color": colour}) for name, colour in COLOURS.items()},
    }


def _sheet(
    book: Any, report: Report, name: str, rows: Iterable[Sequence[Any]], looks: dict[str, Any]
) -> None:
    columns = COLUMNS[name]
    sheet = book.add_worksheet(report.say(SHEETS[name]))
    for at, column in enumerate(columns):
        sheet.set_column(at, at, WIDTHS.get(column, 16), None, {"hidden": column in HIDDEN})
        sheet.write_string(0, at, heading(column, report.language), looks["header"])
    last = 0
    for last, row in enumerate(rows, start=1):
        for at, value in enumerate(row):
            _write(sheet, last, at, columns[at], value, looks)
        sheet.set_row(last, LINE * _lines(columns, row))
    if name == "findings":
        _ask_for_decisions(sheet, report, columns, last, looks)
    sheet.autofilter(0, 0, last, len(columns) - 1)
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.set_footer(f"&L{report.about.archive.replace('&', '&&')}, {report.about.on}&R&P / &N")


def _lines(columns: Sequence[str], row: Sequence[Any]) -> int:
    """How many lines the longest text of a row takes; not every spreadsheet counts them itself."""
    texts = [
        (value.text if isinstance(value, Link) else value, name)
        for value, name in zip(row, columns, strict=True)
    ]
    lines = [
        -(-len(t) // (WIDTHS.get(name, 16) - 1))
        for t, name in texts
        if isinstance(t, str) and name not in HIDDEN
    ]
    return min(MOST_LINES, max(lines, default=1))


def _ask_for_decisions(
    sheet: Any, report: Report, columns: Sequence[str], last: int, looks: dict[str, Any]
) -> None:
    """Let people choose a decision, and colour findings by severity."""
    if not last:
        return
    decision, on, severity = (columns.index(name) for name in ("decision", "on", "severity"))
    sheet.data_validation(
        1,
        decision,
        last,
        decision,
        {
            "validate": "list",
            "source": list(decisions_in(report).values()),
            "ignore_blank": True,
        },
    )
    sheet.data_validation(
        1,
        on,
        last,
        on,
        {
            "validate": "date",
            "criteria": ">=",
            "value": date(1990, 1, 1),
            "ignore_blank": True,
        },
    )
    for name in COLOURS:
        word = severity_word(report, name)
        sheet.conditional_format(
            1,
            severity,
            last,
            severity,
            {
                "type": "cell",
                "criteria": "==",
                "value": f'"{word}"',
                "format": looks[name],
            },
        )


def _write(sheet: Any, line: int, at: int, column: str, value: Any, looks: dict[str, Any]) -> None:
    """A cell: a number as a number, unless a spreadsheet would not keep all its digits."""
    answers = column in {"decision", "by", "on", "why"}
    if value is None:
        look = looks["answer date" if column == "on" else "answer"]
        if answers:
            sheet.write_blank(line, at, None, look)
    elif isinstance(value, Link):
        sheet.write_url(line, at, value.address, looks["link"], value.text)
    elif isinstance(value, date):
        sheet.write_datetime(line, at, value, looks["answer date" if answers else "date"])
    elif isinstance(value, int) and not isinstance(value, bool):
        sheet.write_number(line, at, value, looks["plain"])
    elif isinstance(value, Decimal) and len(value.as_tuple().digits) <= EXACT_DIGITS:
        whole = value == value.to_integral_value()
        sheet.write_number(line, at, value, looks["whole" if whole else "number"])
    else:
        sheet.write_string(line, at, str(value)[:LONGEST_CELL], looks["answer" if answers else "text"])
