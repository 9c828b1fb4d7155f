"""The same event told twice: counts of a summary against those of the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.checks.kit.archive import Facts
from pipeline.checks.kit.content_words import ENTRIES, TIMES, words_of
from pipeline.checks.kit.results import HOLDS, NOTABLE, Result, result
from pipeline.checks.kit.sentences import DateSaid, NumberView, SentenceView
from pipeline.checks.kit.wording import Value, say

_TOO_COMMON = frozenset(
    {"projet", "projets", "region", "cadre", "cette", "leurs", "dans", "pour", "avec", "mars", "lors"}
)
_AS_OF = re.compile(r"(?i)\b(?:au|as of|as at)\s+\Z")
STEM = 5
MONTHS_A_QUARTER = 3
LEAST_SHARED = 2
"""Words that two places must have in common, beside the day, to tell of one event."""

LEAST_COUNT = 3
"""Things; one or two are told of parts of an event as well as of all of it."""

LONGEST = 10
"""Days; what lasts longer is a period, in which much may happen."""


@dataclass(frozen=True)
class DatedStatement:
    """What a sentence tells of one day or a few."""

    sentence: SentenceView
    said: DateSaid
    words: frozenset[str]
    counts: tuple[NumberView, ...]


def check_events(facts: Facts) -> Iterator[Result]:
    """Events: where a document tells of an event twice, does it count the same?

    Two sentences tell of one event where they name the same days, and no others, and have two words in
    common. Counts of the same things in both are then compared; since more may have happened on that day, a
    difference is a notice, and only where they have another word in common.
    """
    on_day: dict[tuple[date | None, date | None], list[DatedStatement]] = defaultdict(list)
    for sentence in facts.sentences:
        event = _event(sentence)
        if event is None:
            continue
        same_day = on_day[event.said.record.start, event.said.record.end]
        earlier = next((other for other in same_day if len(other.words & event.words) >= LEAST_SHARED), None)
        if earlier:
            yield from _compare(earlier, event)
        same_day.append(event)


def _event(sentence: SentenceView) -> DatedStatement | None:
    """What a sentence with one day, or a few in a row, tells of; None for others."""
    days = [
        said
        for said in sentence.dates
        if said.record.precision == "day"
        and said.record.start
        and said.record.end
        and (said.record.end - said.record.start).days <= LONGEST
    ]
    # What announces a list counts the items of that list.
    announces = sentence.text.rstrip().endswith((":", ";"))
    if len(days) != 1 or announces or _AS_OF.search(sentence.text[: days[0].start]) or _closes(days[0]):
        return None
    words = frozenset(
        word[:STEM]
        for word in words_of(sentence.text)
        if len(word) >= STEM - 1 and not word[0].isdigit() and word not in _TOO_COMMON
    )
    counts = tuple(
        number
        for number in sentence.of_kind("count")
        if number.exact and number.noun and number.noun not in TIMES | ENTRIES
    )
    return DatedStatement(sentence, days[0], words, counts)


def _closes(said: DateSaid) -> bool:
    """Whether a day is the last of a quarter, as of which accounts are drawn up."""
    day = said.record.end
    return day is not None and (day + timedelta(days=1)).day == 1 and not day.month % MONTHS_A_QUARTER


def _compare(first: DatedStatement, other: DatedStatement) -> Iterator[Result]:
    for number in other.counts:
        same = [known for known in first.counts if _alike(known, number)]
        if len(same) != 1 or sum(_alike(n, number) for n in other.counts) != 1:
            continue
        holds = same[0].figure.value == number.figure.value
        few = min(same[0].figure.value, number.figure.value) < LEAST_COUNT
        if not holds and (few or len(first.words & other.words) <= LEAST_SHARED):
            continue
        values: dict[str, Value] = {
            "first": same[0].counted,
            "there": same[0].figure.page,
            "other": number.counted,
            "here": number.figure.page,
        }
        wording = (
            say(
                "Of one event the text says “{first}” on page {there} and “{other}” on page {here}.", **values
            )
            if holds
            else say(
                "Of one event the text says “{first}” on page {there} and “{other}” on page {here}: "
                "another count.",
                **values,
            )
        )
        yield result(
            "event",
            number.figure,
            wording,
            HOLDS if holds else NOTABLE,
            computed=same[0].figure.value,
            figures=[same[0].figure],
            subject=f"{other.sentence.id}:{first.sentence.id}:{number.noun}",
            about=[same[0].figure.spot],
        )


def _alike(first: NumberView, other: NumberView) -> bool:
    """Whether two counts are of the same things, or one of projects that the other calls by an acronym."""
    named = _is_acronym(first.words) or _is_acronym(other.words)
    project = bool({"projet", "project"} & {first.noun, other.noun})
    return first.noun == other.noun or (project and named)


def _is_acronym(word: str) -> bool:
    return len(word.rstrip("s")) > 1 and word.rstrip("s").isupper()
