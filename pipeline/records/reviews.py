"""What auditors decided about findings: the lines of `raw/reviews.csv`, which no rebuild touches."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from pipeline.errors import BordereauError
from pipeline.records.checks import Decision

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


def load_reviews(raw: Path) -> dict[str, Review]:
    """The reviews beside the documents, by the id of the finding; the last line on a finding holds.

    Raises:
        BordereauError: the file has other columns, or a line that means nothing; the message names it.
    """
    path = raw / FILE
    if not path.is_file():
        return {}
    reviews = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        missing = [name for name in COLUMNS if name not in (rows.fieldnames or ())]
        if missing:
            raise BordereauError(f"{path}: there is no column {', '.join(missing)}")
        for row in rows:
            try:
                review = _review(row)
            except ValueError as error:
                raise BordereauError(f"{path}: line {rows.line_num}: {error}") from error
            reviews[review.finding] = review
    return reviews


def _review(row: dict[str, str | None]) -> Review:
    told = {name: (row.get(name) or "").strip() for name in (*COLUMNS, OPTIONAL)}
    if not told["finding"]:
        raise ValueError("no finding is named")
    decision = next((known for known in DECISIONS if known == told["decision"]), None)
    if decision is None:
        raise ValueError(f"{told['decision'] or 'nothing'} is none of {', '.join(DECISIONS)}")
    if told["on"] and not re.fullmatch(r"\d{4}-\d\d-\d\d", told["on"]):
        raise ValueError(f"{told['on']} is no date such as 2024-05-31")
    return Review(told["finding"], decision, told["by"], told["on"], told["why"], told[OPTIONAL] or None)
