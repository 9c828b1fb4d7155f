"""Run every check on a loaded archive and add what they find."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import localcontext
from sqlite3 import Connection

from pipeline.archive.database import insert
from pipeline.checks import CHECKS
from pipeline.checks.archive import Archive
from pipeline.checks.findings import group_into_findings
from pipeline.checks.places import place_figures
from pipeline.checks.results import CONTRADICTS, Result
from pipeline.records import Problem, Word
from pipeline.records.guards import Guard
from pipeline.records.reviews import Review

STAGE = "audit"

Words = Callable[[str], Sequence[Word]]


def audit_archive(
    db: Connection, reviews: Mapping[str, Review] | None = None, words: Words | None = None
) -> None:
    """Replace the checks and findings of an archive by those of today's registry.

    Args:
        db: a loaded archive.
        reviews: what auditors decided, by the id of the finding.
        words: gives the words of a document, from which figures of running text get their boxes.
    """
    archive = Archive(db)
    # 18 digits may be said in thousands of millions: a rate of that needs more than the usual 28 digits.
    with localcontext(prec=60):
        results, faults = _run_checks(archive)
    doubtful = _doubtful(archive)
    results = _with_own_ids(_lowered(result, doubtful) for result in results)
    results.sort(key=lambda result: (result.check.document_id, result.check.page or 0))
    results = place_figures(results, words) if words else results
    findings, checks = group_into_findings(results, reviews or {})
    for table in ("check_evidence", "checks", "findings"):
        db.execute(f"DELETE FROM {table}")  # noqa: S608 - the names stand in the line above
    insert(db, "findings", findings)
    insert(db, "checks", checks)
    insert(db, "check_evidence", (row for result in results for row in result.evidence()))
    db.execute("DELETE FROM problems WHERE stage = ?", [STAGE])
    insert(db, "problems", faults)


def _run_checks(archive: Archive) -> tuple[list[Result], list[Problem]]:
    """What every check finds; one that fails on the archive is run on each document alone."""
    results: list[Result] = []
    guards: dict[str, Guard] = {}
    for kind, check in CHECKS.items():
        whole = guards.setdefault("", Guard("", STAGE))
        failed_before = len(whole.faults)
        with whole.around(f"check {kind}, over all documents"):
            results += list(check(archive))
        if len(whole.faults) > failed_before:
            for id_, alone in archive.by_document():
                with guards.setdefault(id_, Guard(id_, STAGE)).around(f"check {kind}"):
                    results += list(check(alone))
    return results, [fault for guard in guards.values() for fault in guard.faults]


def _doubtful(archive: Archive) -> frozenset[str]:
    """Tables with a cell that could not be read, and pages whose text was recognised from an image."""
    cells = {problem.cell_id for problem in archive.problems if problem.cell_id}
    tables = {archive.cells[cell][0].table.id for cell in cells if cell in archive.cells}
    pages = {page.id for page in archive.pages if page.origin == "ocr"}
    return frozenset(tables | pages)


def _lowered(result: Result, doubtful: frozenset[str]) -> Result:
    """An error that rests on figures which may have been misread is none: it cannot be verified."""
    if (result.check.status, result.check.severity) != (CONTRADICTS.status, CONTRADICTS.severity):
        return result
    figures = [*result.claimed, *result.computed]
    tables = {figure.cell_id.rpartition(":r")[0] for figure in figures if figure.cell_id}
    pages = {f"{figure.document_id}:p{figure.page}" for figure in figures}
    if not (tables | pages) & doubtful:
        return result
    told = f"{result.check.description} Not certain: some of these figures could not be read without doubt."
    check = replace(result.check, status="unverifiable", severity=None, description=told)
    return replace(result, check=check)


def _with_own_ids(results: Iterable[Result]) -> list[Result]:
    """Results whose checks have ids of their own: a second one on the same words is numbered."""
    seen: Counter[str] = Counter()
    found = []
    for result in results:
        id_ = result.check.id
        seen[id_] += 1
        if seen[id_] > 1:
            result = replace(result, check=replace(result.check, id=f"{id_}:{seen[id_]}"))
        found.append(result)
    return found
