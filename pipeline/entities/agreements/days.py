"""The day of an agreement that does not itself say when it was signed.

It is that of the decision, of the session, of the report that says `today`, or the one that stands beside it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from datetime import date, timedelta

from pipeline.entities.agreements.decision_context import DecisionContext
from pipeline.entities.agreements.drafts import Draft
from pipeline.entities.agreements.lexicon import marked
from pipeline.entities.agreements.marked import Marked
from pipeline.entities.agreements.segments import segments_of
from pipeline.entities.agreements.timing import first_day
from pipeline.language.word_lists import LANGUAGES
from pipeline.values.dates.calendar import calendar

DECIDED = ("granted", "approved", "paid", "announced", "financed", "decided")
"""What an agreement is when its day is that of a decision."""

_DONE = (*DECIDED, "signed")

_BEHIND = 2
"""Passages behind a paper in which the day of its signing may be told."""

_WEEK = 7


def read_day(draft: Draft, setting: DecisionContext, passages: Mapping[int, Marked]) -> None:
    """The day of a decision; of a list that of the session; of what happened `today` that of the report."""
    if draft.signed_on is not None:
        return
    listed = draft.family == "list"
    decides = (setting.council or setting.cabinet) and draft.status_on is None and draft.status in _DONE
    day = setting.day_at(draft.passage)
    if day is not None and (listed or (decides and _is_decided_here(draft, passages))):
        draft.signed_on = day
        return
    gift = draft.family == "money" and draft.status == "handed over"
    decided = first_day(draft.status_on) if draft.status_on is not None else None
    if decided is not None and (draft.status in DECIDED or gift):
        # The line that the report begins with may stand in the sentence itself.
        draft.signed_on = _reported_day(draft, decided, passages) if decided == setting.dateline else decided
    elif listed or (draft.today and (draft.status in _DONE or gift)):
        draft.signed_on = _reported_day(draft, setting.dateline, passages)
    if draft.signed_on is None and draft.family == "paper" and draft.status == "signed":
        draft.signed_on = _signed_beside(draft, passages)


def _is_decided_here(draft: Draft, passages: Mapping[int, Marked]) -> bool:
    """Whether a council decides on a paper, and does not only speak of one that was signed before."""
    if draft.family != "paper" or draft.status != "signed":
        return True
    return any(
        cue.function == "event" and (cue.voice in ("infinitive", "noun") or cue.value in DECIDED)
        for piece in draft.evidence
        for cue in passages[piece.passage].cues
        if piece.start <= cue.start < piece.end
    )


def _reported_day(draft: Draft, dateline: str | None, passages: Mapping[int, Marked]) -> str | None:
    """The day of a report, the one before where it says `yesterday`, or its last Friday where it says so."""
    if dateline is None or len(dateline) < len("2019-05-12"):
        return dateline
    reported = date.fromisoformat(dateline)
    for piece in draft.evidence:
        said = passages[piece.passage].text[piece.start : piece.end]
        if _YESTERDAY.search(said):
            return (reported - timedelta(days=1)).isoformat()
        weekday = _weekday().search(said)
        if weekday is not None:
            back = (reported.weekday() - _weekdays()[weekday.group().lower()]) % _WEEK
            return (reported - timedelta(days=back)).isoformat()
    return dateline


_YESTERDAY = re.compile(rf"(?<!\w)(?:{marked('yesterday')})", re.IGNORECASE)


@functools.cache
def _weekdays() -> dict[str, int]:
    return {name: number for code in LANGUAGES for name, number in calendar(code).weekdays.items()}


@functools.cache
def _weekday() -> re.Pattern[str]:
    names = sorted(map(re.escape, _weekdays()), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)", re.IGNORECASE)


def _signed_beside(draft: Draft, passages: Mapping[int, Marked]) -> str | None:
    """`The MoU was signed on 21 January`: the day of a signing that is told behind, before the next paper."""
    last = draft.evidence[-1]
    for number in range(last.passage, last.passage + 1 + _BEHIND):
        for segment in segments_of(passages[number]) if number in passages else ():
            if (number, segment.start) < (last.passage, last.end):
                continue
            signed = any(cue.value == "signed" for cue in segment.having("event"))
            days = [day for day in segment.dates if day.precision == "day"]
            if signed and days:
                return first_day(days[0])
            if segment.actors and segment.having("paper"):
                return None
    return None


def day_before(
    draft: Draft, before: Draft | None, passages: Mapping[int, Marked], other: Draft | None = None
) -> str | None:
    """The day of one that names none: of `before`, which tells of the same giver, or the one day above it.

    A day on which `other`, with another giver, is told to have happened is that one's alone.
    """
    if draft.starts_on or draft.status not in (*_DONE, None) or not draft.amounts:
        return None
    if before is not None and before.signed_on:
        return before.signed_on
    if draft.status is None:
        return None
    near = [passages[n] for n in (draft.passage - 1, draft.passage) if n in passages]
    first = draft.evidence[0]
    days = {
        first_day(day)
        for one in near
        for day in one.dates
        if day.precision == "day"
        and (one.number, day.char_start) < (first.passage, first.start)
        and not (other is not None and _is_told_in(other, one.number, day.char_start))
    }
    return days.pop() if len(days) == 1 else None


def _is_told_in(draft: Draft, passage: int, at: int) -> bool:
    return any(piece.passage == passage and piece.start <= at < piece.end for piece in draft.evidence)
