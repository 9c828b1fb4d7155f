"""What stands where an item of a list has its name, and is none."""

from __future__ import annotations

import re

from pipeline.entities.agreements.lexicon import marked, markers
from pipeline.entities.agreements.marked import Marked
from pipeline.entities.agreements.segments import Actor

_CLAUSE = re.compile(
    rf"(?:{'|'.join(re.escape(word.capitalize()) for word in markers('opens_clause'))})\b"
    rf"|(?i:{marked('genitive')})\s*[a-zà-ÿ]"
)
"""How a sentence or a decision begins (`Considérant`, `D'adapter les crédits`), and no name."""

_ACTION = re.compile(
    rf"[A-ZÀ-Þ]?[\w’'-]*?(?:{'|'.join(markers('of_acts'))})\s+(?:(?i:{marked('genitive')})|for\b)\s*[a-zà-ÿ]"
)
"""`Engagement de stewards`: a thing that is done, which no one is called, unless it is the kind of a body."""


def is_no_name(marked: Marked, receiver: Actor) -> bool:
    """Whether what stands where a name is expected begins a clause, tells of something, or is a purpose."""
    if _CLAUSE.match(marked.text, receiver.start):
        return True
    if not receiver.offered:
        return False
    words = marked.text[receiver.start : receiver.end]
    return _tells(marked, receiver) or (receiver.organisation.kind is None and bool(_ACTION.match(words)))


def _tells(marked: Marked, receiver: Actor) -> bool:
    """`X and executed the agreement on 15.03.2018`: a day, or a verb that has no capital, is in no name."""
    inside = range(receiver.start, receiver.end)
    return any(date.precision == "day" and date.char_start in inside for date in marked.dates) or any(
        cue.function == "event"
        and cue.voice != "noun"
        and cue.start in inside
        and marked.text[cue.start].islower()
        for cue in marked.cues
    )


def is_source(marked: Marked, slot: tuple[int, int]) -> bool:
    """`et du subside de la Région : 300 euros`: money of someone, who gives it and does not get it."""
    return any(
        cue.function == "money" and slot[0] <= cue.start < slot[1] and _GENITIVE.match(marked.text, cue.end)
        for cue in marked.cues
    )


_GENITIVE = re.compile(rf"\s+(?:{marked('genitive')})", re.IGNORECASE)
