"""The report for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

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
