"""What the report says: the findings of an archive with their checks and the figures that these rest on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from sqlite3 import Connection

from pipeline.archive.database import select
from pipeline.checks.coverage import Coverage, coverage_of
from pipeline.checks.findings import SEVERITIES
from pipeline.locale import SOURCE, translations
from pipeline.records import Check, CheckEvidence, Document, Finding, Page
from pipeline.records.checks import Severity

DOMAIN = "report"
"""The catalogue of its wording: `pipeline/locale/<language>/LC_MESSAGES/report.po`."""


@dataclass(frozen=True, slots=True)
class Report:
    """All that is told of an audit; evidence by check, documents by id.

    `undecided` are the checks for which something was missing; their descriptions say what.
    """

    findings: tuple[Finding, ...]
    checks: dict[str, list[Check]]
    evidence: dict[str, list[CheckEvidence]]
    documents: dict[str, Document]
    pages: dict[tuple[str, int], Page]
    counts: dict[str, int]
    coverage: Coverage
    unknown_reviews: tuple[str, ...] = ()
    undecided: tuple[Check, ...] = ()
    language: str = SOURCE

    def say(self, text: str, **values: object) -> str:
        """A sentence of the report in its language, with values for the names in braces."""
        return translations(self.language, DOMAIN).gettext(text).format(**values)

    def at_least(self, severity: Severity) -> list[Finding]:
        """Findings of a severity or a worse one that no valid review has settled."""
        worst = SEVERITIES[: SEVERITIES.index(severity) + 1]
        return [f for f in self.findings if f.severity in worst and (f.decision is None or f.stale)]


def report_of(db: Connection, reviewed: Iterable[str] = (), language: str = SOURCE) -> Report:
    """Collect the report from an audited archive.

    Args:
        db: the archive.
        reviewed: the ids of findings of which reviews speak; those that are unknown are reported.
        language: ISO 639-1 code of the language of the report; findings are in that of the archive.
    """
    findings = tuple(sorted(select(db, Finding), key=lambda finding: SEVERITIES.index(finding.severity)))
    checks: dict[str, list[Check]] = defaultdict(list)
    for check in select(db, Check, "finding_id IS NOT NULL"):
        checks[check.finding_id or ""].append(check)
    evidence: dict[str, list[CheckEvidence]] = defaultdict(list)
    within = "check_id IN (SELECT id FROM checks WHERE finding_id IS NOT NULL)"
    for row in select(db, CheckEvidence, within):
        evidence[row.check_id].append(row)
    counts = dict(db.execute("SELECT status, count(*) FROM checks GROUP BY status"))
    known = {finding.id for finding in findings}
    return Report(
        findings,
        checks,
        evidence,
        {document.id: document for document in select(db, Document)},
        {(page.document_id, page.number): page for page in select(db, Page)},
        {status: counts.get(status, 0) for status in ("ok", "mismatch", "unverifiable")},
        coverage_of(db),
        tuple(sorted(set(reviewed) - known)),
        tuple(select(db, Check, "status = 'unverifiable'")),
        language,
    )


def lines_of(report: Report) -> Iterator[str]:
    """The report for the terminal, most serious finding first."""
    for finding in report.findings:
        document = report.documents[finding.document_id]
        place = f"{document.path}, page {finding.page}" if finding.page else document.path
        yield f"{severity(report, finding):<9}{place}: {finding.title}"
        others = [check for check in report.checks[finding.id] if check.id != finding.id]
        yield from (f"{'':<9}- {check.description}" for check in others)
        yield f"{'':<9}{reviewed(report, finding)}"
    yield summary(report)
    yield from report.coverage.sentences(report.language)
    for id_ in report.unknown_reviews:
        yield unknown_review(report, id_)


def severity(report: Report, finding: Finding) -> str:
    """The severity of a finding in a word."""
    words = {"error": report.say("error"), "notice": report.say("notice"), "rounding": report.say("rounding")}
    return words[finding.severity]


def summary(report: Report) -> str:
    """How many checks hold, do not, and could not be decided."""
    return report.say(
        "{ok} checks hold, {mismatch} do not, {unverifiable} could not be decided.", **report.counts
    )


def unknown_review(report: Report, id_: str) -> str:
    """What is said of a review whose finding there is not."""
    return report.say("A review speaks of the finding {id}, which there is not.", id=id_)


def reviewed(report: Report, finding: Finding) -> str:
    """What was decided about a finding, in a line that begins with its id."""
    if finding.decision is None:
        open_ = report.say("not reviewed")
        return f"[{finding.id}] {open_}"
    decisions = {
        "accepted": report.say("accepted"),
        "explained": report.say("explained"),
        "extraction error": report.say("extraction error"),
    }
    who = [
        decisions[finding.decision],
        report.say("by {name}", name=finding.decided_by) if finding.decided_by else None,
        report.say("on {date}", date=finding.decided_on) if finding.decided_on else None,
    ]
    told = f"[{finding.id}] {' '.join(filter(None, who))}" + (f": {finding.reason}" if finding.reason else "")
    stale = report.say("stale: the evidence has changed since")
    return f"{told} ({stale})" if finding.stale else told
