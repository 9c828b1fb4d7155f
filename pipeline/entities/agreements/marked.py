"""A passage with what was marked in it, without the weight of spaCy's Doc: documents keep all of theirs."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from pipeline.entities.agreements.cues import Cue, agreement_cues
from pipeline.entities.organisations.found import FoundName
from pipeline.values.dates import DateReading
from pipeline.values.money import AmountReading


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage of prose; `number` is its place among the document's passages, `kind` that of its block."""

    number: int
    kind: str
    section: str | None
    text: str
    cues: tuple[Cue, ...] = ()
    organisations: tuple[FoundName, ...] = ()
    amounts: tuple[AmountReading, ...] = ()
    dates: tuple[DateReading, ...] = ()

    @classmethod
    def of(cls, number: int, kind: str, section: str | None, doc: Doc) -> Marked:
        """What the extractors left on a Doc."""
        marks = doc._
        organisations, amounts, dates = map(tuple, (marks.organisations, marks.amounts, marks.dates))
        return cls(number, kind, section, doc.text, agreement_cues(doc), organisations, amounts, dates)

    @property
    def is_heading(self) -> bool:
        """Whether the reader takes it for a heading."""
        return self.kind in ("heading", "title")
