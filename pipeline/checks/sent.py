"""What checks found as it is sent from the process that looked, and kept: figures in columns.

A total of a long list rests on as many figures as that has rows. Pickled one by one, each is seven objects.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from operator import attrgetter
from typing import Any, NamedTuple

from pipeline.checks.archive.holding import Held
from pipeline.checks.audit import Checked
from pipeline.checks.kit.figures import Figure
from pipeline.checks.kit.intervals import Interval
from pipeline.checks.kit.results import Result
from pipeline.checks.kit.wording import Wording
from pipeline.records import Check, Problem

_IDS = ("cell_id", "amount_id", "date_id", "agreement_id")
_AS_THEY_ARE = ("text", "document_id", "page", *_IDS, "start", "end")
_OTHERS = attrgetter(*_AS_THEY_ARE)
_NUMBERS = tuple(map(attrgetter, ("value", "interval.low", "interval.high", "place")))
_MAPPINGS = tuple(map(attrgetter, ("box", "reliance")))


class FigureColumns(NamedTuple):
    """Figures in columns: numbers as text, and mappings, of which most are one object; all else as it is."""

    others: Sequence[tuple[Any, ...]]
    numbers: Sequence[Sequence[str | None]]
    mappings: Sequence[Sequence[dict[str, Any]]]

    @classmethod
    def of(cls, figures: Sequence[Figure]) -> FigureColumns:
        """The columns of some figures."""
        known: dict[tuple[Any, ...], dict[str, Any]] = {}
        return cls(
            list(map(_OTHERS, figures)),
            [[None if (number := of(f)) is None else str(number) for f in figures] for of in _NUMBERS],
            [[known.setdefault(tuple(said.items()), said) for said in map(of, figures)] for of in _MAPPINGS],
        )

    def figures(self) -> tuple[Figure, ...]:
        """The figures of which these are the columns."""
        numbers = [[None if text is None else Decimal(text) for text in column] for column in self.numbers]
        return tuple(
            Figure(
                value=value,
                interval=Interval(low, high),
                place=place,
                box=box,
                reliance=reliance,
                **dict(zip(_AS_THEY_ARE, others, strict=True)),
            )
            for others, value, low, high, place, box, reliance in zip(
                self.others, *numbers, *self.mappings, strict=True
            )
        )


class SentResult(NamedTuple):
    """A result with its figures in columns."""

    check: Check
    wording: Wording
    claimed: FigureColumns
    computed: FigureColumns
    about: frozenset[str]

    @classmethod
    def of(cls, result: Result) -> SentResult:
        """A result as it is sent."""
        claimed, computed = map(FigureColumns.of, (result.claimed, result.computed))
        return cls(result.check, result.wording, claimed, computed, result.about)

    def result(self) -> Result:
        """The result that was sent."""
        return Result(self.check, self.wording, self.claimed.figures(), self.computed.figures(), self.about)


class SentChecked(NamedTuple):
    """What the checks of a document found, and those that failed."""

    results: Sequence[SentResult]
    faults: Sequence[Problem]
    held: Held

    @classmethod
    def of(cls, checked: Checked) -> SentChecked:
        """What was found as it is sent."""
        return cls(list(map(SentResult.of, checked.results)), checked.faults, checked.held)

    def checked(self) -> Checked:
        """What was found."""
        return Checked([result.result() for result in self.results], list(self.faults), self.held)
