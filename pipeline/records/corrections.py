"""What people correct, and what became of it."""

from __future__ import annotations

from typing import Literal

from pipeline.records.record import Record
from pipeline.records.schema import described

Action = Literal["correct", "remove", "add", "merge", "split", "rename", "not-an-organisation"]


class Correction(Record):
    """A line of `corrections.csv`: where something stands, what is right, why, by whom and when."""

    id: str = described("Line of the file")
    action: Action = described("What it does", facet=True)
    kind: str | None = described("Kind of fact: its table, or `parties`", facet=True, default=None)
    document: str | None = described("Document that it speaks of, by id or path", default=None)
    page: int | None = described("Page", unit="page", default=None)
    text: str | None = described("What is printed there", default=None)
    occurrence: int | None = described(
        "Which one, from 1, where the page prints it more than once", default=None
    )
    field: str | None = described("Column that it corrects", default=None)
    value: str | None = described("What is right", default=None)
    organisation: str | None = described(
        "Organisation, by id or name; of agreements, a reference or a telling", default=None
    )
    target: str | None = described("What it is merged with, split from or called", default=None)
    reason: str = described("Why")
    by: str | None = described("Who says so", default=None)
    on: str | None = described("When it was said, ISO 8601", default=None)
    status: Literal["applied", "no longer applies"] = described(
        "Whether this build found what it corrects", facet=True
    )
    note: str | None = described("Why it does not apply", default=None)


class CorrectionOutcome(Record):
    """What a stage made of a correction that speaks of a document."""

    id: str = described("Line of the file")
    applied: bool = described("Whether its fact was found")
    note: str | None = described("Why not", default=None)
