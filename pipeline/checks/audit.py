"""Run every check on a loaded archive and add what they find."""

from __future__ import annotations

from sqlite3 import Connection

from pipeline.archive.database import insert
from pipeline.checks import CHECKS


def audit_archive(db: Connection) -> None:
    """Replace the checks of an archive by those of today's registry."""
    db.execute("DELETE FROM check_evidence")
    db.execute("DELETE FROM checks")
    findings = [finding for check in CHECKS.values() for finding in check(db)]
    findings.sort(key=lambda finding: (finding.check.document_id, finding.check.page or 0))
    insert(db, "checks", (finding.check for finding in findings))
    insert(db, "check_evidence", (row for finding in findings for row in finding.evidence()))
