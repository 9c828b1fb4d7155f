"""Run every check on a loaded archive and add what they find."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import localcontext
from sqlite3 import Connection
from typing import Protocol

from pipeline.checks import ARCHIVE_CHECKS, DOCUMENT_CHECKS
from pipeline.checks.archive.holding import Held, held_by, held_by_each
from pipeline.checks.kit.archive import Archive, Facts
from pipeline.checks.kit.results import CONTRADICTS, UNVERIFIABLE, Result
from pipeline.checks.kit.wording import say
from pipeline.checks.placed import PlacedChecks
from pipeline.checks.places import place_figures
from pipeline.checks.weighing import weighed
from pipeline.locale import SOURCE
from pipeline.records import Problem, Word
from pipeline.records.checks import BEHIND_ALL
from pipeline.records.database import insert
from pipeline.records.guards import Guard
from pipeline.records.reviews import Review
from pipeline.unix import within_cpu_seconds

STAGE = "audit"

PRECISION = 60
"""Digits: 18 of them may be said in thousands of millions, a rate of which needs more than the usual 28."""

_CELL_ID = re.compile(r"(?P<table>.+):r(?P<row>\d+):c(?P<column>\d+)\Z")

Words = Callable[[str], Sequence[Word]]


@dataclass(frozen=True, slots=True)
class Checked:
    """What checks found, and those that failed."""

    results: list[Result] = field(default_factory=list)
    faults: list[Problem] = field(default_factory=list)
    held: Held = field(default_factory=Held)
    """Of one document: what checks over all documents ask for."""


class Checking(Protocol):
    """Runs the checks of an archive: here, or in processes of their own."""

    def of_documents(self, archive: Archive, kept: Collection[str]) -> Iterable[tuple[str, Checked]]:
        """What the checks of one document find, for each but those that are kept, in any order."""

    def held(self, kept: Collection[str]) -> Mapping[str, Held]:
        """What the documents hold that are kept."""

    def again(self, archive: Archive, document_id: str) -> Checked:
        """What the checks of one document found."""

    def together(self, archive: Archive, held: Mapping[str, Held]) -> Checked:
        """What the checks over all documents find, of which it is known what each holds."""


@dataclass(frozen=True, slots=True)
class CheckingHere:
    """Runs the checks in this process, which keeps nothing of what was found.

    Attributes:
        words: gives the words of a document, from which figures of running text get their boxes.
        cpu_seconds: what a check of one document may take; a check over all documents, for each of them.
            What a check could not finish is a problem.
    """

    words: Words | None = None
    cpu_seconds: float | None = None

    def of_documents(self, archive: Archive, kept: Collection[str]) -> Iterator[tuple[str, Checked]]:
        """What the checks of one document find, for each but those that are kept."""
        for facts in archive.each():
            if facts.id not in kept:
                yield facts.id, check_document(facts, self.words, self.cpu_seconds)

    def held(self, kept: Collection[str]) -> Mapping[str, Held]:
        """Nothing is kept."""
        return {}

    def again(self, archive: Archive, document_id: str) -> Checked:
        """What the checks of one document found."""
        return check_document(archive.facts(document_id), self.words, self.cpu_seconds)

    def together(self, archive: Archive, held: Mapping[str, Held]) -> Checked:
        """What the checks over all documents find, of which it is known what each holds."""
        archive.knows(held_by_each, held)
        return check_together(archive, self.words, self.cpu_seconds)


@dataclass(frozen=True, slots=True)
class Audited:
    """What an audit did: the numbers of rows that it gave checks, and whose rows stand by themselves.

    A document that is `alone` shows nothing together with another: its rows may be kept at the next audit.
    """

    rows: Sequence[tuple[int, int]]
    alone: frozenset[str]


def audit_archive(
    db: Connection,
    reviews: Mapping[str, Review] | None = None,
    checking: Checking | None = None,
    language: str = SOURCE,
    *,
    places: Mapping[str, int] | None = None,
    kept: Collection[str] = (),
) -> Audited:
    """Replace the checks and findings of an archive by those of today's registry.

    Args:
        db: a loaded archive, without checks but those of documents that are kept.
        reviews: what auditors decided, by the id of the finding.
        checking: runs the checks, by default in this process.
        language: ISO 639-1 code of the language of `description` and `title`.
        places: by document, the place of its rows among those of others; by default they follow each other.
        kept: documents whose rows of checks are there, and need not be made again.
    """
    archive, known = Archive(db), checking or CheckingHere()
    if places is None:
        places = {id_: number for number, id_ in enumerate(archive.documents, start=1)}
    rows = PlacedChecks(db, places, reviews or {}, language, kept)
    faults: list[Problem] = []
    held = {**known.held(kept)}
    with localcontext(prec=PRECISION):
        for id_, checked in known.of_documents(archive, kept):
            rows.add(id_, checked.results)
            faults += checked.faults
            if checked.held:
                held[id_] = checked.held
        together = known.together(archive, {id_: held[id_] for id_ in archive.documents if id_ in held})
        tied = rows.tied(together.results)
        rows.add_together(together.results, {id_: known.again(archive, id_).results for id_ in tied})
    rows.save_findings()
    db.execute("DELETE FROM problems WHERE stage = ?", [STAGE])
    faults.sort(key=lambda fault: places.get(fault.document_id or "", BEHIND_ALL))
    insert(db, "problems", _numbered([*faults, *together.faults]))
    return Audited(
        rows.ranges, frozenset(places).difference(tied, (fault.document_id or "" for fault in faults))
    )


def _numbered(faults: Iterable[Problem]) -> Iterator[Problem]:
    """Faults with ids of their own, by document."""
    seen: Counter[str] = Counter()
    for fault in faults:
        id_ = fault.document_id or "archive"
        seen[id_] += 1
        yield replace(fault, id=f"{id_}:{STAGE}:fault:{seen[id_]}")


def check_document(facts: Facts, words: Words | None = None, cpu_seconds: float | None = None) -> Checked:
    """What the checks of one document find, and those that failed: it depends on that document alone."""
    guard = Guard(facts.id, STAGE)
    results: list[Result] = []
    with localcontext(prec=PRECISION):
        for kind, check in DOCUMENT_CHECKS.items():
            with guard.around(f"check {kind}"), within_cpu_seconds(cpu_seconds):
                results += list(check(facts))
        held = Held()
        with guard.around("what checks over all documents ask for"), within_cpu_seconds(cpu_seconds):
            held = held_by(facts)
    results = weighed([lowered(result, facts.doubtful, facts.unread) for result in results], facts.tables)
    return Checked(_placed(results, words, guard), list(guard.faults), held)


def check_together(archive: Archive, words: Words | None = None, cpu_seconds: float | None = None) -> Checked:
    """What the checks over all documents find, and those that failed; the bound is for each document."""
    guard = Guard("", STAGE)
    results: list[Result] = []
    seconds = cpu_seconds and cpu_seconds * max(1, len(archive.documents))
    with localcontext(prec=PRECISION):
        for kind, check in ARCHIVE_CHECKS.items():
            with guard.around(f"check {kind}, over all documents"), within_cpu_seconds(seconds):
                results += list(check(archive))
    known = [archive.facts(id_) for id_ in {d for r in results for d in _documents(r)}]
    doubtful = frozenset[str]().union(*(facts.doubtful for facts in known))
    unread = frozenset[str]().union(*(facts.unread for facts in known))
    results = [lowered(result, doubtful, unread) for result in results]
    return Checked(_placed(results, words, guard), list(guard.faults))


def _placed(results: list[Result], words: Words | None, guard: Guard) -> list[Result]:
    with guard.around("places of figures"):
        return place_figures(results, words) if words else results
    return results


def _documents(result: Result) -> set[str]:
    if result.check.status != CONTRADICTS.status:
        return set()
    return {figure.document_id for figure in (*result.claimed, *result.computed)}


def lowered(result: Result, doubtful: frozenset[str], unread: frozenset[str]) -> Result:
    """What rests on figures which may have been misread contradicts nothing: it cannot be verified."""
    if result.check.status != CONTRADICTS.status:
        return result
    figures = [*result.claimed, *result.computed]
    cells = [spot for figure in figures if (spot := _Spot.of(figure.cell_id))]
    pages = {f"{figure.document_id}:p{figure.page}" for figure in figures}
    read_badly = any(figure.is_doubtful for figure in figures) or _is_among(cells, unread)
    if not (({cell.table for cell in cells} | pages) & doubtful or read_badly):
        return result
    wording = result.wording + say("Not certain: some of these figures could not be read without doubt.")
    check = replace(result.check, status=UNVERIFIABLE.status, severity=None)
    return replace(result, check=check, wording=wording)


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a cell stands, by its id."""

    table: str
    row: int
    column: int

    @classmethod
    def of(cls, cell_id: str | None) -> _Spot | None:
        match = _CELL_ID.match(cell_id or "")
        return cls(match["table"], int(match["row"]), int(match["column"])) if match else None


def _is_among(cells: Sequence[_Spot], unread: frozenset[str]) -> bool:
    """Whether a cell that was not read stands between others: in their rows and their columns."""
    for id_ in unread:
        spot = _Spot.of(id_)
        near = [cell for cell in cells if spot and cell.table == spot.table]
        if (
            spot
            and near
            and _spans(spot.row, [c.row for c in near])
            and _spans(spot.column, [c.column for c in near])
        ):
            return True
    return False


def _spans(number: int, numbers: Sequence[int]) -> bool:
    return min(numbers) <= number <= max(numbers)
