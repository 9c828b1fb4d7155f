"""What auditors decided about findings: the lines of `raw/reviews.csv`, which no rebuild touches."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from pipeline.records.checks import Decision
from pipeline.records.control import ControlFileError, read_control_file

FILE = "reviews.csv"
COLUMNS = ("finding", "decision", "by", "on", "why")
OPTIONAL = "evidence"
DECISIONS: tuple[Decision, ...] = get_args(Decision)


@dataclass(frozen=True, slots=True)
class Review:
    """A decision about a finding; `evidence` is the digest that the finding had then, if it is given."""

    finding: str
    decision: Decision
    by: str
    on: str
    why: str
    evidence: str | None = None

    def is_stale(self, evidence: str) -> bool:
        """Whether the finding rests on other figures than those that were reviewed."""
        return self.evidence is not None and self.evidence != evidence

    @property
    def digest(self) -> str:
        """Eight hexadecimal digits that change when the decision does: by whom, when and why as well."""
        fields = "\t".join([self.decision, self.by, self.on, self.why])
        return hashlib.sha256(fields.encode()).hexdigest()[:8]


def load_reviews(raw: Path) -> dict[str, Review]:
    """The reviews beside the documents, by the id of the finding; the last line on a finding holds.

    Raises:
        ControlFileError: the file has other columns, or a line that means nothing; the message names it.
    """
    return {finding: reviews[-1] for finding, reviews in review_history(raw).items()}


def review_history(raw: Path) -> dict[str, list[Review]]:
    """All reviews by the id of the finding, the oldest line first: what was decided before stays to be read.

    Raises:
        ControlFileError: as `load_reviews`.
    """
    path = raw / FILE
    reviews: dict[str, list[Review]] = {}
    for row in read_control_file(path, COLUMNS, [OPTIONAL]):
        try:
            review = _review(row.cells)
        except ValueError as error:
            raise ControlFileError(path, row.line, str(error)) from error
        reviews.setdefault(review.finding, []).append(review)
    return reviews


def _review(cells: dict[str, str]) -> Review:
    if not cells["finding"]:
        raise ValueError("no finding is named; its id stands in audit.csv")
    decision = next((known for known in DECISIONS if known == cells["decision"].casefold()), None)
    if decision is None:
        raise ValueError(f"{cells['decision'] or 'an empty decision'} is none of {', '.join(DECISIONS)}")
    if cells["on"] and not re.fullmatch(r"\d{4}-\d\d-\d\d", cells["on"]):
        raise ValueError(f"{cells['on']} is no date such as 2024-05-31")
    return Review(
        cells["finding"], decision, cells["by"], cells["on"], cells["why"], cells.get(OPTIONAL) or None
    )


def review_of(reviews: Mapping[str, Review], finding: str, evidence: str) -> Review | None:
    """The review of a finding: the one with its id, or one of its document and kind on the same figures.

    Ids shift where something else on a page is read better than before; the digest of the figures does not.
    """
    own = reviews.get(finding)
    if own is not None and not own.is_stale(evidence):
        return own
    moved = (review for review in reviews.values() if _has_moved(review, finding, evidence))
    return next(moved, own)


def speaks_of(review: Review, finding: str, evidence: str) -> bool:
    """Whether a review is about a finding: by its id, or by document, kind and figures."""
    return review.finding == finding or _has_moved(review, finding, evidence)


def _has_moved(review: Review, finding: str, evidence: str) -> bool:
    return review.evidence == evidence and _document_and_kind(review.finding) == _document_and_kind(finding)


def _document_and_kind(finding: str) -> tuple[str, str]:
    return finding.split(":")[0], finding.rpartition(":")[2]
