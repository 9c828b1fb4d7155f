"""Bodies for which their officers sign: `Kala Fund Chief Executive Officer Ann Moro signed`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.entities.agreements.cues import Cue
from pipeline.entities.agreements.lexicon import markers
from pipeline.entities.agreements.offered import offered_as
from pipeline.entities.agreements.segments import Actor, Segment

_LETTERS = 3
"""Letters of an office that is called by them: `CEO`."""

_TITLES = "|".join(
    re.escape(word.upper() if len(word) == _LETTERS else word.title()) for word in markers("office")
)
_NAME = r"[A-ZÀ-Þ][\w’'&.-]*(?: (?:(?:of|for|the) ){0,2}[A-ZÀ-Þ][\w’'&.-]*){0,7}?"
_SIGNS_FOR = re.compile(
    rf"(?<![\w’'&.-])(?P<body>{_NAME}) (?:{_TITLES})(?: (?:{_TITLES}))* (?=(?:[A-ZÀ-Þ][\w’'.-]* ?){{1,4}})"
)
"""A name, an office and whoever holds it."""


def signed_for(segment: Segment, cue: Cue) -> Iterator[Actor]:
    """The bodies whose officers stand before a verb of signing, each by its name before the office."""
    if cue.value != "signed" or cue.voice != "active":
        return
    for match in _SIGNS_FOR.finditer(segment.source, segment.start, cue.start):
        start, end = match.span("body")
        there = [a for a in segment.actors if start <= a.start and a.end <= end]
        offered = offered_as(segment, start, end, subject=True)
        yield from there[:1] or ([offered] if offered else [])
