"""Who stands behind a word that introduces a party: `financé par la Suisse`, `entre X et Y`."""

from __future__ import annotations

import re

from pipeline.entities.agreements.cues import Cue
from pipeline.entities.agreements.lexicon import NOUNS, ROLES
from pipeline.entities.agreements.segments import Actor, Segment
from pipeline.entities.agreements.subjects import ARTICLE, BETWEEN_PARTIES
from pipeline.language.cldr import month_names
from pipeline.language.word_lists import LANGUAGES

FAR = 160
"""Characters from a word to a party of which it may still speak."""

BEFORE_PARTY = re.compile(
    rf"\s*(?:{ARTICLE})?(?:[a-zà-ÿœ'’-]+ ){{0,5}}(?:{ARTICLE})?(?:[^\W\d_]+ ){{0,3}}?"
    rf"[«\"“(]?\s*(?:{ARTICLE})?"
)

_AMONG = re.compile(r"[^;:]{0,120}")

_UNNAMED = re.compile(r",\s[a-zà-ÿœ' ’]{3,40},\s")


def introduced(segment: Segment, cue: Cue, end: int) -> list[Actor]:
    """The actors that a cue introduces, one after the other."""
    actors: list[Actor] = []
    at = cue.end
    among = cue.function == "party"
    if among and _YEARS.match(segment.source, at):
        return []
    if segment.source[cue.start : at].lower().endswith(("entre", "between")) and not _SEVERAL.search(
        segment.source, at, segment.end
    ):
        return []
    for actor in segment.actors:
        if actor.start < at or actor.start >= end:
            continue
        gap = segment.source[at : actor.start]
        first = (
            not actors
            and (_AMONG if among else BEFORE_PARTY).fullmatch(gap)
            and not _other_cue(segment, at, actor.start)
        )
        listed = actors and (
            BETWEEN_PARTIES.fullmatch(gap) or _UNNAMED.fullmatch(gap) or (among and joins(gap))
        )
        if not first and not listed:
            break
        actors.append(actor)
        at = actor.end
    return actors


def joins(gap: str) -> bool:
    """Whether the gap between two parties names only whoever stands for them: `, M. X, et le ministre de`."""
    return bool(re.search(r"\b(?:et|and)\b", gap)) and not re.search(r"[;:]", gap) and len(gap) < FAR


def _other_cue(segment: Segment, start: int, end: int) -> bool:
    return any(start <= cue.start < end for cue in segment.having(*ROLES, *NOUNS, "event"))


_SEVERAL = re.compile(r"\b(?:et|and)\b|\(|\bpar\b")

_MONTHS = "|".join(re.escape(name) for code in LANGUAGES for name in month_names(code))
_YEARS = re.compile(rf"\s*(?:le\s)?\d|\s*(?:{_MONTHS})\b")
