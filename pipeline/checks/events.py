"""The same event told twice: dates and counts of a summary against those of the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from pipeline.checks.archive import Archive
from pipeline.checks.counts import words_of
from pipeline.checks.prose import Number, counted, joined_lines
from pipeline.checks.results import HOLDS, NOTABLE, Figure, Result, exactly, result
from pipeline.records import Document, Page
from pipeline.values.dates import DateContext, DateReading, find_dates
from pipeline.values.iso_dates import iso_day
from pipeline.values.text import find_sentences

_PIECE = re.compile(r"[;\n](?=\s*(?:[•-]\s*)?(?:[A-ZÀ-Þ][\w-]+ *: *)?\d{1,2}[/.]\d{1,2})|[;]")
_TOO_COMMON = frozenset(
    {"projet", "projets", "region", "cadre", "cette", "leurs", "dans", "pour", "avec", "mars", "lors"}
)
_ENDS = re.compile(r"[.!?;:]\s*\Z")
_AS_OF = re.compile(r"(?i)\bau\s+\Z")
STEM = 5
LEAST_SHARED = 2
"""Words that two places must have in common, beside the day, to tell of one event."""

LONGEST_PIECE = 400
"""Characters; what is longer is no sentence that a line cut."""

LONGEST = 10
"""Days; what lasts longer is a period, in which much may happen."""


@dataclass(frozen=True, slots=True)
class Event:
    """What a stretch of text tells of one day or a few."""

    document_id: str
    reading: DateReading
    figure: Figure
    words: frozenset[str]
    counts: tuple[Number, ...]
    start: int
    end: int


def check_events(archive: Archive) -> Iterator[Result]:
    """Events: where a document tells of an event twice, do the days and the counts agree?

    Two stretches of text tell of one event where they name the same days and have two words in common. Counts
    of the same things in both are then compared; since more may have happened on that day, a difference is a
    notice, and only where they have another word in common.
    """
    of_document: dict[str, list[Event]] = defaultdict(list)
    for page in archive.pages:
        of_document[page.document_id].extend(_events(archive, page))
    for events in of_document.values():
        for later, event in enumerate(events):
            for earlier in events[:later]:
                if _is_one(earlier, event):
                    yield from _compare(earlier, event)
                    break


def _events(archive: Archive, page: Page) -> Iterator[Event]:
    counts = [
        number for sentence in archive.sentences
        if (sentence.document_id, sentence.page) == (page.document_id, page.number)
        for number in sentence.numbers if number.kind == "count" and number.exact
    ]  # fmt: skip
    readings = [
        reading for reading in find_dates(page.text, context=_context(archive.documents[page.document_id]))
        if reading.precision == "day" and reading.start and reading.end
        and (reading.end - reading.start).days <= LONGEST
    ]  # fmt: skip
    pieces = _pieces(page.text)
    for reading in readings:
        start, end = next(((s, e) for s, e in pieces if s <= reading.char_start < e), (0, 0))
        if (
            end
            and not _AS_OF.search(page.text[: reading.char_start])
            and "\t" not in page.text[start:end]
            and sum(start <= other.char_start < end for other in readings) == 1
        ):
            yield _event(page, reading, start, end, counts)


def _event(page: Page, reading: DateReading, start: int, end: int, counts: Sequence[Number]) -> Event:
    day = Decimal(reading.start.toordinal()) if reading.start else Decimal(0)
    figure = Figure(
        reading.text, day, exactly(day), page.document_id, page.number,
        start=reading.char_start, end=reading.char_end,
    )  # fmt: skip
    words = frozenset(
        word[:STEM] for word in words_of(page.text[start:end])
        if len(word) >= STEM - 1 and not word[0].isdigit() and word not in _TOO_COMMON
    )  # fmt: skip
    own = tuple(number for number in counts if start <= (number.figure.start or 0) < end)
    return Event(page.document_id, reading, figure, words, own, start, end)


def _pieces(text: str) -> list[tuple[int, int]]:
    """Sentences, whole where lines cut them, and cut where a line or a semicolon begins another entry."""
    found: list[tuple[int, int]] = []
    for start, end in find_sentences(joined_lines(text)):
        cut = found and start - found[-1][1] <= 1 and found[-1][1] - found[-1][0] < LONGEST_PIECE
        if cut and not _ENDS.search(text[found[-1][0] : found[-1][1]]):
            start = found.pop()[0]
        bounds = [start, *(start + match.end() for match in _PIECE.finditer(text[start:end])), end]
        found += list(pairwise(bounds))
    return found


def _context(document: Document) -> DateContext:
    published, start, end = (
        iso_day(t) for t in (document.published, document.covers_start, document.covers_end)
    )
    return DateContext(
        published=(published, published) if published else None,
        period=(start, end) if start and end else None,
    )


def _is_one(first: Event, other: Event) -> bool:
    same_days = (first.reading.start, first.reading.end) == (other.reading.start, other.reading.end)
    apart = first.figure.page != other.figure.page or first.end <= other.start
    return same_days and apart and len(first.words & other.words) >= LEAST_SHARED


def _compare(first: Event, other: Event) -> Iterator[Result]:
    pages = f"on page {first.figure.page} and on page {other.figure.page}"
    told = f"“{first.figure.text}” and “{other.figure.text}” date one event {pages}: the same days."
    yield result("event", other.figure, told, HOLDS, figures=[first.figure], subject=_id(first, other))
    for number in other.counts:
        same = [known for known in first.counts if _alike(known, number)]
        if len(same) != 1 or sum(_alike(n, number) for n in other.counts) != 1:
            continue
        holds = same[0].figure.value == number.figure.value
        if not holds and len(first.words & other.words) <= LEAST_SHARED:
            continue
        told = f"Of one event the text says “{counted(same[0])}” and “{counted(number)}” {pages}"
        told += "." if holds else ": another count."
        yield result(
            "event", number.figure, told, HOLDS if holds else NOTABLE,
            computed=same[0].figure.value, figures=[same[0].figure], unit=number.noun,
            subject=f"{_id(first, other)}:{number.noun}", about=[same[0].figure.place],
        )  # fmt: skip


def _alike(first: Number, other: Number) -> bool:
    """Whether two counts are of the same things, or one of projects that the other calls by an acronym."""
    named = first.words.rstrip("s").isupper() or other.words.rstrip("s").isupper()
    project = bool({"projet", "project"} & {first.noun, other.noun})
    return first.noun == other.noun or (project and named)


def _id(first: Event, other: Event) -> str:
    return f"{other.figure.id}:{first.start}-{other.start}"
