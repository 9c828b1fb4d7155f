"""A passage with what was marked in it, without the weight of spaCy's Doc: documents keep all of theirs."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from spacy.tokens import Doc

from pipeline.entities.agreements.asking import Needed, hints_in
from pipeline.entities.agreements.cues import Cue, agreement_cues, language_of
from pipeline.entities.marks import marks_of, text_of
from pipeline.entities.organisations.known import KnownNames
from pipeline.entities.organisations.name_mention import NameMention
from pipeline.values.dates import DateReading
from pipeline.values.money import AmountReading


@dataclass(frozen=True)
class Marked:
    """A passage of prose; `number` is its place among the document's passages, `kind` that of its block."""

    number: int
    kind: str
    section: str | None
    text: str
    cues: tuple[Cue, ...] = ()
    organisations: tuple[NameMention, ...] = ()
    amounts: tuple[AmountReading, ...] = ()
    dates: tuple[DateReading, ...] = ()
    known: KnownNames = field(default_factory=KnownNames)
    language: str = "fr"
    frames: dict[int, Any] = field(default_factory=dict, repr=False, compare=False)
    """The frames of its sentences by where these begin, once they are read."""
    sentences: list[Any] = field(default_factory=list, repr=False, compare=False)
    """Its sentences, once they are asked for: they keep what was found out of them."""

    @classmethod
    def of(cls, number: int, kind: str, section: str | None, doc: Doc) -> Marked:
        """What the extractors left on a Doc."""
        marks = marks_of(doc)
        organisations, amounts, dates = map(tuple, (marks.organisations, marks.amounts, marks.dates))
        known = marks.context.known if marks.context else KnownNames()
        return cls(
            number,
            kind,
            section,
            text_of(doc),
            agreement_cues(doc),
            organisations,
            amounts,
            dates,
            known,
            language_of(doc),
        )

    @cached_property
    def hints(self) -> int:
        """Which words that patterns need it has; see `asking`."""
        return hints_in(self.text)

    def may_have(self, needed: Needed) -> bool:
        """Whether it has one of some words, without which a pattern need not be asked."""
        return bool(needed.bit & self.hints)

    @property
    def is_heading(self) -> bool:
        """Whether the reader takes it for a heading."""
        return self.kind in ("heading", "title")
