"""What the report says: the findings of an archive with their checks and the figures that these rest on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from sqlite3 import Connection

from pipeline.archive.database import select
from pipeline.checks.coverage import Coverage, coverage_of
from pipeline.checks.findings import SEVERITIES
from pipeline.records import Check, CheckEvidence, Document, Finding, Page
from pipeline.records.checks import Severity


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

    def at_least(self, severity: Severity) -> list[Finding]:
        """Findings of a severity or a worse one that no valid review has settled."""
        worst = SEVERITIES[: SEVERITIES.index(severity) + 1]
        return [f for f in self.findings if f.severity in worst and (f.decision is None or f.stale)]


def report_of(db: Connection, reviewed: Iterable[str] = ()) -> Report:
    """Collect the report from an audited archive.

    Args:
        db: the archive.
        reviewed: the ids of findings of which reviews speak; those that are unknown are reported.
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
    )


def lines_of(report: Report) -> Iterator[str]:
    """The report for the terminal, most serious finding first."""
    for finding in report.findings:
        document = report.documents[finding.document_id]
        place = f"{document.path}, page {finding.page}" if finding.page else document.path
        yield f"{finding.severity:<9}{place}: {finding.title}"
        others = [check for check in report.checks[finding.id] if check.id != finding.id]
        yield from (f"{'':<9}- {check.description}" for check in others)
        yield f"{'':<9}{reviewed(finding)}"
    yield "; ".join(f"{n} checks {status}" for status, n in report.counts.items()) + "."
    yield from report.coverage.sentences()
    for id_ in report.unknown_reviews:
        yield f"A review speaks of the finding {id_}, which there is not."


def reviewed(finding: Finding) -> str:
    """What was decided about a finding, in a line that begins with its id."""
    if finding.decision is None:
        return f"[{finding.id}] not reviewed"
    who = " ".join(filter(None, [finding.decision, finding.decided_by and f"by {finding.decided_by}",
                                 finding.decided_on and f"on {finding.decided_on}"]))  # fmt: skip
    told = f"[{finding.id}] {who}" + (f": {finding.reason}" if finding.reason else "")
    return f"{told} (stale: the evidence has changed since)" if finding.stale else told
