"""The audit of our sample documents, held against what their careful reader wrote down."""

from __future__ import annotations

import json
import sqlite3
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import RAW, TOP, Bordereau

CASES = sorted(path.parent.name for path in (TOP / "tests" / "documents").glob("*/truth.json"))

KINDS = {
    "total": ("total", "sum", "part", "breakdown", "row", "restatement"),
    "row": ("row", "state", "breakdown"),
    "share": ("share", "percentage"),
    "conversion": ("conversion", "rate"),
    "count": ("count",),
    "restatement": ("restatement", "repeat"),
    "cross-document": ("archive",),
}
"""What the reader called a check, and the kinds that may find it."""

STATUS = {
    "ok": {("ok", None), ("ok", "rounding")},
    "rounding": {("ok", None), ("ok", "rounding")},
    "mismatch": {("mismatch", "error"), ("mismatch", "notice")},
    # A rate that floats is not fixed, but the averages of its year tell whether it can be right.
    "unverifiable": {("unverifiable", None), ("ok", None), ("mismatch", "notice")},
}
SCALES = {"million": 10**6, "thousand": 10**3}
LEAST_FOUND = Decimal("0.9")


def figure(check: dict[str, Any]) -> Decimal:
    scale = SCALES.get((check["unit"] or "").split()[0], 1)
    return Decimal(check["claimed"]) * scale


_CLAIMED = (
    "SELECT status, severity, claimed AS figure FROM checks WHERE document_id = ? AND claimed IS NOT NULL"
)
_IN_PAIR = """
SELECT status, severity, value AS figure
FROM checks JOIN check_evidence ON check_id = checks.id JOIN amounts ON amounts.id = amount_id
WHERE checks.document_id = ? AND kind = 'rate'
"""


def found(sample: sqlite3.Connection, case: str, check: dict[str, Any]) -> bool:
    kinds = ",".join(f"'{kind}'" for kind in KINDS[check["kind"]])
    claims = sample.execute(f"{_CLAIMED} AND kind IN ({kinds})", [case])
    # What is claimed of a pair of sums is a rate: there the sum is the evidence.
    pairs = sample.execute(_IN_PAIR, [case]) if check["kind"] == "conversion" else ()
    rows = [row for row in (*claims, *pairs) if Decimal(str(row["figure"])) == figure(check)]
    figures = {(row["status"], row["severity"]) for row in rows}
    return bool(figures & STATUS[check["status"]])


def truth(case: str) -> list[dict[str, Any]]:
    path: Path = TOP / "tests" / "documents" / case / "truth.json"
    checks: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["checks"]
    return checks


@pytest.mark.slow
@pytest.mark.parametrize("case", [case for case in CASES if truth(case)])
def test_what_a_reader_checked_is_checked(sample: sqlite3.Connection, case: str) -> None:
    expected = truth(case)
    missing = [check["description"] for check in expected if not found(sample, case, check)]
    assert len(missing) <= len(expected) * (1 - LEAST_FOUND), missing


@pytest.mark.slow
def test_every_contradiction_is_found_and_nothing_else_is_an_error(sample: sqlite3.Connection) -> None:
    wrong = {figure(check) for case in CASES for check in truth(case) if check["status"] == "mismatch"}
    errors = list(sample.execute("SELECT id, claimed, description FROM checks WHERE severity = 'error'"))
    assert errors
    # The same wrong total is seen in its conversion, in the text beside it and in the other document.
    allowed = wrong | {Decimal(value) for value in (532658, 349401300, 660000000)}
    assert [row["description"] for row in errors if Decimal(str(row["claimed"])) not in allowed] == []


@pytest.mark.slow
def test_the_wrong_total_is_one_finding(sample: sqlite3.Connection) -> None:
    rows = sample.execute("SELECT finding_id FROM checks WHERE severity = 'error' AND unit IN ('XOF', 'EUR')")
    assert len({row["finding_id"] for row in rows}) == 1


@pytest.mark.slow
def test_the_command_prints_findings_and_fails_on_request_only(
    bordereau: Bordereau, sample_out: Path
) -> None:
    done = bordereau("audit", "--raw", RAW, "--out", sample_out)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("error")
    assert "figures stand in the archive" in done.stdout
    assert all((sample_out / f"audit.{kind}").stat().st_size for kind in ("html", "csv", "xlsx"))
    assert "data:image/png;base64," in (sample_out / "audit.html").read_text(encoding="utf-8")
    assert bordereau("audit", "--raw", RAW, "--out", sample_out, "--fail-on", "error").returncode == 1
