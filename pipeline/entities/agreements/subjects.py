"""The subject of a verb of giving or signing: who stands before it, free of any preposition."""

from __future__ import annotations

import re

from pipeline.entities.agreements.cues import Cue
from pipeline.entities.agreements.lexicon import NOUNS, marked
from pipeline.entities.agreements.segments import Actor, Segment

ARTICLE = r"(?:la |le |les |l['’]|du |de la |de l['’]|des |de |d['’]|the |of )"
BETWEEN_PARTIES = re.compile(
    r"[\s»\"”’)]*(?:\([^)]*\)?)?\s*(?:,|et|and|ainsi que|avec|;|\()?\s*(?:avec |et |and |(?<=et )par )?"
    rf"(?:{ARTICLE})*(?:ONG |organisation |agence |gouvernement (?:de |du ))?[«\"“(]?\s*",
    re.IGNORECASE,
)
"""What may stand between two parties of an enumeration."""

BEHIND_TO = re.compile(
    rf"(?:\s|\A)(?:{marked('to')})\s*(?:(?:{marked('article')})\s*)?(?:[a-zà-ÿ'’]+ ){{0,2}}\Z", re.IGNORECASE
)
"""What stands before whoever something goes to."""

_OBLIQUE = re.compile(rf"[\s«\"“]*(?:{marked('oblique')})", re.IGNORECASE)
_SAT = re.compile(rf"\s*(?:{marked('sat')})", re.IGNORECASE)
"""`Réuni au siège de la Banque Kala, le Fonds Moro a accordé`: where a body sat is no subject."""

_DATELINE = re.compile(r"\)?\s*(?::|[-–—]\s)")
_SETTING = re.compile(
    r"\s*(?:During|In|On|As of|En|Au cours de|Durant|Pendant)\s(?:(?:the|l['’]|la"
    r"|le)\s?)?(?:[\w/-]+ ){1,3}?(?:the |la |le |les |l['’])",
)
"""`During the year the County ...`: when it was, without a comma before the subject."""

_CLAUSE = re.compile(r"[,;:(»–—]|(?<=\d{4})\s|\b(?:que|qu['’]|où)\b")


def find_subjects(segment: Segment, cue: Cue) -> list[Actor]:
    """The actors before a verb that no preposition keeps from being its subject; of a gift only one.

    That is the first, but behind an opening phrase (`Pour la route du Nord, la Suisse a versé`) the last.
    """
    related = _RELATED.search(segment.source, segment.start, cue.start)
    if related:
        # `activities that contributed`: the subject of a relative clause is what stands before it.
        return [actor for actor in segment.actors if actor.end == related.start()][:1]
    beside = _beside(segment, cue)
    if beside is not None:
        return [beside]
    subjects: list[Actor] = []
    late = bool(_OBLIQUE.match(segment.source, segment.start) or _SAT.match(segment.source, segment.start))
    for actor in segment.actors:
        if actor.end > cue.start:
            break
        if _DATELINE.match(segment.source, actor.end):
            continue
        before = segment.source[segment.start : actor.start]
        clause = [m.end() for m in _CLAUSE.finditer(before)]
        opening = before[clause[-1] if clause else 0 :]
        joined = subjects and BETWEEN_PARTIES.fullmatch(segment.source[subjects[-1].end : actor.start])
        free = bool(_SETTING.fullmatch(opening)) or (
            not _OBLIQUE.match(opening) and not BEHIND_TO.search(opening)
        )
        if free and not joined and late and cue.subject == "giver":
            subjects = []
        if joined or (free and (not subjects or cue.subject != "giver")):
            subjects.append(actor)
    return subjects


_RELATED = re.compile(
    rf"(?<=\w)\s(?:{marked('relative')})\s(?:\s*(?:{marked('auxiliary')}))*\s*\Z", re.IGNORECASE
)


def is_of_a_thing(segment: Segment, cue: Cue) -> bool:
    """`activities that contributed to`: what an active relative clause says of a thing, nobody does."""
    related = _RELATED.search(segment.source, segment.start, cue.start) if cue.voice == "active" else None
    if related is None or cue.subject not in ("giver", "receiver"):
        return False
    ends = {actor.end for actor in segment.actors} | {noun.end for noun in segment.having(*NOUNS)}
    return not ends & {related.start(), related.start() - 1}


_VERB_FOLLOWS = re.compile(rf"\s(?:\s*(?:{marked('auxiliary')}))*\s*", re.IGNORECASE)
_OPENING_VERB = re.compile(r"\s*(?:[A-Z]\w+ \d{4}:\s*)?To\s[a-z]")
_NO_PREPOSITION = re.compile(r"(?<!of)(?<!for)(?<!from)(?<!with)(?<!by)(?<!to)(?<!in)\s(?:the|The)\s\Z")


def _beside(segment: Segment, cue: Cue) -> Actor | None:
    """`To strengthen roads the World Bank has approved`: behind an infinitive, who stands before the verb."""
    if not _OPENING_VERB.match(segment.source, segment.start):
        return None
    for actor in segment.actors:
        follows = actor.end < cue.start and _VERB_FOLLOWS.fullmatch(segment.source, actor.end, cue.start)
        if follows and _NO_PREPOSITION.search(segment.source, segment.start, actor.start):
            return actor
    return None
