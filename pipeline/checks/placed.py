"""What checks found as rows of the archive: those of each document at a place of its own.

So the rows of one document can be replaced by themselves, and none of the others need be made again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from sqlite3 import Connection

from pipeline.checks.findings import SEVERITIES, group_into_findings
from pipeline.checks.kit.results import Result
from pipeline.records import Check, Finding
from pipeline.records.checks import BEHIND_ALL, ROOM_FOR_CHECKS
from pipeline.records.database import append_rows, insert, insert_rows, select
from pipeline.records.reviews import Review
from pipeline.records.rows import rows_of

FILLED = ("check_evidence", "checks")
"""The tables that are filled document by document."""


class PlacedChecks:
    """Puts checks into an archive, one document after the other, and then the findings of all.

    Args:
        db: the archive.
        places: by document, the place of its rows.
        reviews: what auditors decided, by the id of the finding.
        language: ISO 639-1 code of the language of `description` and `title`.
        kept: documents whose rows of checks are there already; without any, documents come in their order.

    Attributes:
        ranges: the first and the last number of rows that were put there, document by document.
    """

    def __init__(
        self,
        db: Connection,
        places: Mapping[str, int],
        reviews: Mapping[str, Review],
        language: str,
        kept: Collection[str],
    ) -> None:
        self.ranges: list[tuple[int, int]] = []
        self._db, self._places, self._reviews, self._language = db, places, reviews, language
        self._findings: dict[str, list[Finding]] = {}
        self._is_new = not kept
        if kept:
            for finding in select(db, Finding):
                if finding.document_id in kept:
                    self._findings.setdefault(finding.document_id, []).append(finding)
        else:
            for table in FILLED:
                db.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names

    def add(self, document_id: str, results: Iterable[Result]) -> None:
        """Put what the checks of a document found at its place."""
        own = self._in_order(results)
        findings, checks = group_into_findings(own, self._reviews, self._language)
        self._insert(self._places[document_id], own, checks)
        self._findings[document_id] = findings

    def tied(self, together: Iterable[Result]) -> set[str]:
        """The documents that what was found over all documents may show one defect with."""
        figures = {f.document_id for result in together for f in (*result.claimed, *result.computed)}
        things = {thing.split(":")[0] for result in together for thing in result.about}
        return (figures | things) & self._places.keys()

    def add_together(self, together: Iterable[Result], tied: Mapping[str, Sequence[Result]]) -> None:
        """Put what was found over all documents behind them, with the results of those that it is tied to."""
        last = self._in_order(together)
        of_each = [result for id_ in sorted(tied, key=self._place) for result in self._in_order(tied[id_])]
        findings, checks = group_into_findings([*of_each, *last], self._reviews, self._language)
        shown = [(check.finding_id, check.id) for check in checks[: len(of_each)] if check.finding_id]
        self._db.executemany("UPDATE checks SET finding_id = ? WHERE id = ?", shown)
        self._insert(BEHIND_ALL, last, checks[len(of_each) :])
        for id_ in tied:
            self._findings.pop(id_, None)
        for finding in findings:
            self._findings.setdefault(finding.document_id, []).append(finding)

    def save_findings(self) -> None:
        """Replace the findings by those of today, most serious first."""
        every = [finding for of_document in self._findings.values() for finding in of_document]
        every.sort(key=lambda finding: (SEVERITIES.index(finding.severity), finding.document_id))
        self._db.execute("DELETE FROM findings")
        insert(self._db, "findings", every)

    def _in_order(self, results: Iterable[Result]) -> list[Result]:
        """Results in the order of documents and pages, whose checks have ids of their own."""
        return sorted(_with_own_ids(results), key=self._where)

    def _where(self, result: Result) -> tuple[int, int]:
        return self._place(result.check.document_id), result.check.page or 0

    def _place(self, document_id: str) -> int:
        return self._places.get(document_id, BEHIND_ALL)

    def _insert(self, place: int, results: Sequence[Result], checks: Sequence[Check]) -> None:
        if not results:
            return
        first = place * ROOM_FOR_CHECKS
        evidence = (row for result in results for row in result.evidence())
        made = {"checks": rows_of(Check, checks), "check_evidence": evidence}
        for table, rows in made.items():
            if self._is_new:
                append_rows(self._db, table, rows, first)
            else:
                numbered = ([number, *row] for number, row in enumerate(rows, start=first))
                insert_rows(self._db, table, numbered, numbered=True)
        self.ranges.append((first, first + ROOM_FOR_CHECKS - 1))


def _with_own_ids(results: Iterable[Result]) -> Iterator[Result]:
    """Results whose checks have ids of their own: a second one on the same words is numbered."""
    seen: Counter[str] = Counter()
    for result in results:
        id_ = result.check.id
        seen[id_] += 1
        if seen[id_] > 1:
            yield replace(result, check=replace(result.check, id=f"{id_}:{seen[id_]}"))
        else:
            yield result
