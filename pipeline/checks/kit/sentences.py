"""Sentences of running text with the numbers that they say, ready for patterns of words around numbers.

A sentence's `template` is its text, folded and in lower case, with `⟦m0⟧`, `⟦c1⟧`, `⟦p2⟧` in the place of its
first sum of money, second count, third percentage, and so on: patterns match words, never digits.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from pipeline.checks.kit.content_words import singular
from pipeline.checks.kit.figures import Figure
from pipeline.checks.kit.intervals import Interval
from pipeline.records import CalendarDate
from pipeline.records import Number as NumberRecord
from pipeline.records import Sentence as SentenceRecord
from pipeline.records.sentences import NumberKind
from pipeline.values.text import fold

NUMBER = r"⟦[mcp]\d+⟧"
COUNT = r"⟦c(\d+)⟧"
MONEY = r"⟦m(\d+)⟧"
_REF = re.compile(r"⟦[mcp](\d+)⟧")


@dataclass(frozen=True, slots=True)
class NumberView:
    """A number said in a sentence, at `start:end` of it.

    `noun` is what is counted, in the singular and in lower case, empty where the sentence does not say it
    again; the currency of money; `%`. `words` is the noun as printed.
    """

    kind: NumberKind
    noun: str
    figure: Figure
    exact: bool
    words: str
    start: int
    end: int

    @property
    def is_open(self) -> bool:
        """Whether it is only said to be more, or less, than so much."""
        return not self.figure.interval.is_bounded

    @property
    def counted(self) -> str:
        """It and its noun, as printed."""
        return f"{self.figure.text} {self.words}".strip() if self.kind == "count" else self.figure.text


@dataclass(frozen=True)
class DateSaid:
    """A date said in a sentence, at `start:end` of it, and at its offsets in the page."""

    record: CalendarDate
    start: int
    end: int
    page_start: int
    page_end: int


@dataclass(frozen=True)
class SentenceView:
    """A sentence of running text at `start:end` of its page, its numbers in order, and its dates."""

    id: str
    document_id: str
    page: int
    kind: str
    start: int
    end: int
    text: str
    numbers: tuple[NumberView, ...]
    dates: tuple[DateSaid, ...]

    @cached_property
    def template(self) -> str:
        """The text for patterns: numbers as places, words folded and in lower case."""
        pieces = []
        position = 0
        for index, number in enumerate(self.numbers):
            if number.start < position:
                continue
            pieces += [self.text[position : number.start], f"⟦{number.kind[0]}{index}⟧"]
            position = number.end
        pieces.append(self.text[position:])
        return fold("".join(pieces)).text.replace("\n", " ").lower()

    def numbers_in(self, piece: str) -> list[NumberView]:
        """The numbers for which a piece of the template has places."""
        return [self.numbers[int(index)] for index in _REF.findall(piece)]

    def of_kind(self, kind: NumberKind) -> list[NumberView]:
        """Its numbers of one kind."""
        return [number for number in self.numbers if number.kind == kind]


def sentences_of(
    sentences: Iterable[SentenceRecord], numbers: Iterable[NumberRecord], dates: Mapping[str, CalendarDate]
) -> Iterator[SentenceView]:
    """Sentences with their numbers, in the order of the records; ranges without a value are left out."""
    of_sentence: dict[str, list[NumberRecord]] = defaultdict(list)
    for number in numbers:
        of_sentence[number.sentence_id].append(number)
    for record in sentences:
        own = of_sentence[record.id]
        yield SentenceView(
            record.id,
            record.document_id,
            record.page,
            record.kind,
            record.start,
            record.end,
            record.text,
            tuple(_number(number) for number in own if number.kind != "date" and number.value is not None),
            tuple(
                DateSaid(dates[number.date_id], number.char_start, number.char_end, number.start, number.end)
                for number in own
                if number.date_id in dates and number.date_id is not None
            ),
        )


def _number(record: NumberRecord) -> NumberView:
    assert record.value is not None
    figure = Figure(
        record.text,
        record.value,
        Interval(record.low, record.high),
        record.document_id,
        record.page,
        record.box_columns,
        amount_id=record.amount_id,
        start=record.start,
        end=record.end,
        place=None if record.kind == "count" else record.place,
        reliance=record.reliance,
    )
    noun = singular(record.noun or "") if record.kind == "count" else record.unit or ""
    words = record.noun or "" if record.kind == "count" else noun
    return NumberView(
        record.kind, noun, figure, record.qualifier == "exact", words, record.char_start, record.char_end
    )
