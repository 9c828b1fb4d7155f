"""The two sides of a paper where a frame alone shows them: `between X and Y`, `with two armed groups`."""

from __future__ import annotations

import re

from pipeline.entities.agreements.cues import Cue
from pipeline.entities.agreements.lexicon import marked, markers
from pipeline.entities.agreements.offered import offered_side
from pipeline.entities.agreements.segments import Actor, Segment


def offered_sides(segment: Segment, cue: Cue, end: int) -> list[Actor]:
    """`entre la Conférence des X et le Consortium des Y`: names that only their place between shows."""
    word = segment.source[cue.start : cue.end].lower()
    links = word in markers("links")
    if not links and not word.endswith(("entre", "between")):
        return []
    if not segment.having("paper"):
        return []
    stop = _SIDES_END.search(segment.source, cue.end, end)
    last = stop.start() if stop else end
    joint = (_LINKED if links else _TWO_SIDES).search(segment.source, cue.end, last)
    if joint is None:
        return []
    first = offered_side(segment, cue.end, joint.start())
    second = offered_side(segment, joint.end() - len(joint["next"]), last)
    return [*first, *second] if first and second else []


_TWO_SIDES = re.compile(r",?\s(?:et|and)\s+(?P<next>(?:la |le |les |l['’]|the )?)(?=[A-ZÀ-Þ])")
_LINKED = re.compile(
    rf",?\s(?:{marked('to')}|{marked('with')})\s*(?P<next>(?:(?:{marked('article')})\s*)?)"
    r"(?=(?:[a-zà-ÿ]+ )?[A-ZÀ-Þ])"
)
"""Between two whom a paper links: `liant la Fondation X à l'association Y`."""

_SIDES_END = re.compile(
    r"[.;:]|,\s+(?:d['’]un|dont|which|qui|pour|afin|en|to|in order|représent)"
    r"|\s(?:pour|afin|visant|portant|on|for|to|sur|relati\w+)\s"
)


def is_with_some(segment: Segment) -> bool:
    """`a conclu une trêve avec deux groupes armés`: it is signed with a side that has no name."""
    signed = [c for c in segment.having("event") if c.value == "signed" and c.voice != "noun"]
    return any(_WITH_SOME.search(segment.source, cue.end, segment.end) for cue in signed)


_WITH_SOME = re.compile(
    rf"\b(?:{marked('with')}|entre\s[^.;:]{{3,120}}?\set|between\s[^.;:]{{3,120}}?\sand)\s+"
    rf"(?:(?:{marked('article')})\s*)?(?:(?:\d+|{marked('few')})\s+)(?:[a-zà-ÿ-]+ ){{0,3}}?"
    rf"(?:{marked('unnamed')})",
    re.IGNORECASE,
)
