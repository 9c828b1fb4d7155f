"""Run every check on a loaded archive and add what they find."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from decimal import localcontext
from functools import partial
from sqlite3 import Connection
from typing import Protocol

from pipeline.checks import ARCHIVE_CHECKS, DOCUMENT_CHECKS
from pipeline.checks.archive.holding import Held, held_by, held_by_each
from pipeline.checks.doubt import lowered
from pipeline.checks.kit.archive import Archive, Facts
from pipeline.checks.kit.results import CONTRADICTS, Result
from pipeline.checks.placed import FILLED, PlacedChecks
from pipeline.checks.places import place_figures
from pipeline.checks.weighing import weighed
from pipeline.locale import SOURCE
from pipeline.records import Problem, Word
from pipeline.records.checks import BEHIND_ALL
from pipeline.records.database import filled_at_once, insert
from pipeline.records.guards import Guard
from pipeline.records.reviews import Review
from pipeline.unix import each_within_cpu_seconds

STAGE = "audit"

PRECISION = 60
"""Digits: 18 of them may be said in thousands of millions, a rate of which needs more than the usual 28."""

Words = Callable[[str], Sequence[Word]]


@dataclass(frozen=True, slots=True)
class Checked:
    """What checks found, and those that failed."""

    results: list[Result] = field(default_factory=list)
    faults: list[Problem] = field(default_factory=list)
    held: Held = field(default_factory=Held)
    """Of one document: what checks over all documents ask for."""


class Checking(Protocol):
    """Runs the checks of an archive, in which nothing may be written meanwhile: here, or in processes."""

    def of_documents(self, archive: Archive, kept: Collection[str]) -> Iterable[Problem]:
        """Run the checks of each document but those that are kept; gives the faults."""

    def together(self, archive: Archive) -> Checked:
        """What the checks over all documents find, once those of each were run."""

    def results(self, archive: Archive, document_id: str) -> list[Result]:
        """What the checks of one document found, which is there once they were run."""


@dataclass(frozen=True, slots=True)
class CheckingHere:
    """Runs the checks in this process, which keeps nothing of what was found for another.

    Attributes:
        words: gives the words of a document, from which figures of running text get their boxes.
        cpu_seconds: what a check of one document may take; a check over all documents, for each of them.
            What a check could not finish is a problem.
    """

    words: Words | None = None
    cpu_seconds: float | None = None
    _found: dict[str, Checked] = field(default_factory=dict)

    def of_documents(self, archive: Archive, kept: Collection[str]) -> Iterator[Problem]:
        """Run the checks of each document but those that are kept; gives the faults."""
        self._found.clear()
        for facts in archive.each():
            if facts.id not in kept:
                self._found[facts.id] = check_document(facts, self.words, self.cpu_seconds)
                yield from self._found[facts.id].faults

    def together(self, archive: Archive) -> Checked:
        """What the checks over all documents find, once those of each were run."""
        held: Mapping[str, Held] = {id_: checked.held for id_, checked in self._found.items()}
        archive.knows(held_by_each, held)
        return check_together(archive, self.words, self.cpu_seconds)

    def results(self, archive: Archive, document_id: str) -> list[Result]:
        """What the checks of one document found."""
        if document_id not in self._found:
            self._found[document_id] = check_document(
                archive.facts(document_id), self.words, self.cpu_seconds
            )
        return self._found[document_id].results


@dataclass(frozen=True, slots=True)
class Found:
    """What checks of an archive found.

    Attributes:
        documents: all of them, in the order of the archive.
        together: what checks over all documents found, and which of them failed.
        faults: the checks of one document that failed.
        results: gives what the checks of one document found.
    """

    documents: Sequence[str]
    together: Checked
    faults: Sequence[Problem]
    results: Callable[[str], list[Result]]


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

    What is asked for is what `run_checks` and `put_checks` take; checks run in this process by default.
    """
    found = run_checks(db, checking or CheckingHere(), kept)
    return put_checks(db, found, reviews, language, places=places, kept=kept)


def run_checks(db: Connection, checking: Checking, kept: Collection[str] = ()) -> Found:
    """Run the checks of an archive; nothing is written into it, so that other processes may read it.

    Args:
        db: a loaded archive.
        checking: runs the checks.
        kept: documents whose rows of checks are there, and need not be made again.
    """
    archive = Archive(db)
    with localcontext(prec=PRECISION):
        faults = list(checking.of_documents(archive, kept))
        together = checking.together(archive)
    return Found(list(archive.documents), together, faults, partial(checking.results, archive))


def put_checks(
    db: Connection,
    found: Found,
    reviews: Mapping[str, Review] | None = None,
    language: str = SOURCE,
    *,
    places: Mapping[str, int] | None = None,
    kept: Collection[str] = (),
) -> Audited:
    """Put what checks found into an archive.

    Args:
        db: the archive that they looked at, without checks but those of documents that are kept.
        found: what they found.
        reviews: what auditors decided, by the id of the finding.
        language: ISO 639-1 code of the language of `description` and `title`.
        places: by document, the place of its rows among those of others; by default they follow each other.
        kept: documents whose rows of checks are there.
    """
    places = places or {id_: number for number, id_ in enumerate(found.documents, start=1)}
    rows = PlacedChecks(db, places, reviews or {}, language, kept)
    with localcontext(prec=PRECISION), nullcontext() if kept else filled_at_once(db, FILLED):
        tied = {id_: found.results(id_) for id_ in rows.tied(found.together.results)}
        for id_ in sorted(found.documents, key=places.__getitem__):
            if id_ not in kept:
                rows.add(id_, tied[id_] if id_ in tied else found.results(id_))
        rows.add_together(found.together.results, tied)
    rows.save_findings()
    db.execute("DELETE FROM problems WHERE stage = ?", [STAGE])
    faults = sorted(found.faults, key=lambda fault: places.get(fault.document_id or "", BEHIND_ALL))
    insert(db, "problems", _numbered([*faults, *found.together.faults]))
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
    held = Held()
    with localcontext(prec=PRECISION), each_within_cpu_seconds(cpu_seconds) as bound:
        for kind, check in DOCUMENT_CHECKS.items():
            with guard.around(f"check {kind}"), bound:
                results += list(check(facts))
        with guard.around("what checks over all documents ask for"), bound:
            held = held_by(facts)
    results = weighed([lowered(result, facts.doubtful, facts.unread) for result in results], facts.tables)
    return Checked(_placed(results, words, guard), list(guard.faults), held)


def check_together(archive: Archive, words: Words | None = None, cpu_seconds: float | None = None) -> Checked:
    """What the checks over all documents find, and those that failed; the bound is for each document."""
    guard = Guard("", STAGE)
    results: list[Result] = []
    seconds = cpu_seconds and cpu_seconds * max(1, len(archive.documents))
    with localcontext(prec=PRECISION), each_within_cpu_seconds(seconds) as bound:
        for kind, check in ARCHIVE_CHECKS.items():
            with guard.around(f"check {kind}, over all documents"), bound:
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
