"""Checks that show one defect, brought together: an auditor reads one finding, not five alarms."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.checks.kit.results import Result
from pipeline.checks.kit.wording import say
from pipeline.locale import SOURCE
from pipeline.records import Check, Finding
from pipeline.records.checks import Severity
from pipeline.records.reviews import Review, review_of

SEVERITIES: tuple[Severity, ...] = ("error", "notice", "rounding")
"""The most serious first."""

LEADS = ("total", "row", "count", "state", "archive", "rate")
"""Kinds of checks that say best what is wrong, where several of one severity show it."""


def group_into_findings(
    results: Sequence[Result], reviews: Mapping[str, Review], language: str = SOURCE
) -> tuple[list[Finding], list[Check]]:
    """The findings of results, most serious first, and all checks with the finding that each shows.

    `language` is that of `title` and `description`; both are given in the others, too.

    Checks that contradict and put the same thing in doubt show one defect, and so do notices about it. What
    rounding explains is a finding of its own, since it puts nothing in doubt.
    """
    shown = [result for result in results if result.check.severity is not None]
    findings = []
    finding_of: dict[str, str] = {}
    holding: dict[str, Result] = {}
    for result in results:
        if result.check.status == "ok" and result.check.severity is None and result.computed:
            holding.setdefault(result.claimed[0].spot, result)
    for group in _connected(shown):
        group.sort(key=_weight)
        finding = _finding(group, reviews, language, holding.get(group[0].claimed[0].spot))
        findings.append(finding)
        finding_of |= {result.check.id: finding.id for result in group}
    checks = [_worded(result, language, finding_of.get(result.check.id)) for result in results]
    findings.sort(key=lambda finding: (SEVERITIES.index(finding.severity), finding.document_id))
    return findings, checks


def _worded(result: Result, language: str, finding_id: str | None) -> Check:
    texts = {code: result.wording.written(code) for code in {language, "en", "fr"}}
    return replace(
        result.check,
        finding_id=finding_id,
        description=texts[language],
        description_en=texts["en"],
        description_fr=texts["fr"],
    )


def _connected(results: Sequence[Result]) -> list[list[Result]]:
    """Results joined where they put the same thing in doubt, in the order in which they were found."""
    parent = list(range(len(results)))

    def root(index: int) -> int:
        while parent[index] != index:
            index = parent[index]
        return index

    first: dict[str, int] = {}
    for index, result in enumerate(results):
        if result.check.severity == "rounding":
            continue
        for thing in sorted(result.about):
            parent[root(index)] = root(first.setdefault(thing, index))
    groups: dict[int, list[Result]] = defaultdict(list)
    for index, result in enumerate(results):
        groups[root(index)].append(result)
    return list(groups.values())


def _weight(result: Result) -> tuple[int, int, str]:
    kind = result.check.kind
    lead = LEADS.index(kind) if kind in LEADS else len(LEADS)
    severity = result.check.severity or "notice"
    return SEVERITIES.index(severity), lead, result.check.id


def _finding(
    group: Sequence[Result], reviews: Mapping[str, Review], language: str, support: Result | None
) -> Finding:
    lead = group[0].check
    evidence = digest_of(group)
    review = review_of(reviews, lead.id, evidence)
    title = group[0].wording
    if support and lead.severity != "rounding":
        title += say("Elsewhere the figure holds:") + support.wording
    return Finding(
        id=lead.id,
        title=title.written(language),
        title_en=title.written("en"),
        title_fr=title.written("fr"),
        severity=lead.severity or "notice",
        document_id=lead.document_id,
        page=lead.page,
        n_checks=len(group),
        evidence=evidence,
        decision=review.decision if review else None,
        decided_by=review.by if review else None,
        decided_on=review.on if review else None,
        reason=review.why if review else None,
        stale=review.is_stale(evidence) if review else None,
        x0=lead.x0,
        top=lead.top,
        x1=lead.x1,
        bottom=lead.bottom,
    )


def digest_of(group: Sequence[Result]) -> str:
    """Twelve hexadecimal digits that change when a figure does, and not when a check is worded anew."""
    figures = sorted(
        f"{figure.text}\t{figure.value.normalize()}"
        for result in group
        for figure in (*result.claimed, *result.computed)
    )
    return hashlib.sha256("\n".join(figures).encode()).hexdigest()[:12]
