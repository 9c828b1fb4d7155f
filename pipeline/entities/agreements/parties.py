"""Who takes part in what a sentence tells, by which role: by words that introduce a name, and by verbs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.entities.agreements.cues import HAS_OBJECT, Cue
from pipeline.entities.agreements.frames import find_frames
from pipeline.entities.agreements.introduced import BEFORE_PARTY, FAR, introduced, joins
from pipeline.entities.agreements.lexicon import ROLES, SUBJECTS, marked
from pipeline.entities.agreements.of_nouns import of_money, of_paper
from pipeline.entities.agreements.offered import (
    offered_before,
    offered_partner,
    offered_receiver,
    offered_subject,
)
from pipeline.entities.agreements.officers import signed_for
from pipeline.entities.agreements.segments import Actor, Segment
from pipeline.entities.agreements.sides import offered_sides
from pipeline.entities.agreements.subjects import (
    BEHIND_TO,
    BETWEEN_PARTIES,
    find_subjects,
    is_of_a_thing,
)
from pipeline.records import Organisation
from pipeline.records.agreements import GIVING, PartyRole

_ABOUT_TO = re.compile(rf"\b(?:{marked('about_to')})\s*(?:[a-zà-ÿ]+ ){{0,2}}\Z", re.IGNORECASE)
_PROCEEDED = re.compile(rf"\b(?:{marked('proceeded')})[^;]{{0,70}}\Z", re.IGNORECASE)
_FROM = re.compile(
    r"(?:\s|\A)(?:auprès )?(?:de la part )?(?:de|du|des|d['’]|from)\s?(?:la |l['’]|the )?"
    r"(?:[a-zà-ÿ'’]+ (?:de |du |des |d['’])?){0,2}\Z",
    re.IGNORECASE,
)
_WITH = re.compile(
    rf"\b(?:{marked('with')})\s+(?:(?:{marked('article')})\s*)?"
    r"(?:[a-zà-ÿ]+ (?:de |du |d['’]|of )(?:la |l['’]|the )?)?\Z",
    re.IGNORECASE,
)
_BY = re.compile(r"\b(?:par|by)\b")
_INFINITIVE_WINDOW = 30
_THAT = re.compile(r"\bqu(?:e|['’])\s*\Z", re.IGNORECASE)
_DIRECT = re.compile(
    rf"\s+(?:(?:{marked('article')})\s*)?(?:(?:association|ONG|NGO|asbl)\s+)?[«“\"]?\s*", re.IGNORECASE
)
"""What stands before the object of a verb of supporting: `a soutenu l'association X`."""

_OWN_PROJECTS = ("launched", "handed over")
"""What a peace mission does to projects that it pays for itself."""

_BOTH = 2
"""Sides that a paper has."""

_RECEIVES: PartyRole = "beneficiary"
_PAYS: PartyRole = "funding"


def find_parties(segment: Segment, start: int, end: int) -> Sequence[tuple[PartyRole, Actor]]:
    """Who takes part by which role, as the frames and else the cues between two offsets say.

    A dozen of questions ask for them: they are found once for each stretch of a sentence.
    """
    asked = find_parties, start, end
    if asked not in segment.answers:
        segment.answers[asked] = _find_parties(segment, start, end)
    found: Sequence[tuple[PartyRole, Actor]] = segment.answers[asked]
    return found


def _find_parties(segment: Segment, start: int, end: int) -> Sequence[tuple[PartyRole, Actor]]:
    said = list(_told_by_cues(segment, start, end))
    sums = segment.marked.amounts
    frame = next((f for f in find_frames(segment) if start <= sums[f.amount].char_start < end), None)
    return frame.overrule(said) if frame else said


def _told_by_cues(segment: Segment, start: int, end: int) -> Iterator[tuple[PartyRole, Actor]]:
    for cue in segment.cues:
        if not start <= cue.start < end:
            continue
        role = ROLES.get(cue.function)
        if role is not None:
            named = introduced(segment, cue, end)
            sides = offered_sides(segment, cue, end) if role == "party" and len(named) < _BOTH else []
            for actor in sides or named:
                yield role, actor
        elif cue.function == "event":
            yield from _taking_part(segment, cue, end)
        elif cue.function in ("money", "paper"):
            yield from of_money(segment, cue, end)
            yield from of_paper(segment, cue, end)


def introduces(segment: Segment, cue: Cue) -> bool:
    """Whether an actor stands behind a cue: `don de la Suisse`, not `don de 3 millions`."""
    return bool(introduced(segment, cue, segment.end))


def is_mission(organisation: Organisation) -> bool:
    """Whether a body is a peace mission, which pays for the projects that it launches and hands over."""
    return organisation.kind == "UN body" and bool(_MISSION.search(organisation.name))


_MISSION = re.compile(r"\bmission\b", re.IGNORECASE)


def has_giver(segment: Segment) -> bool:
    """Whether a sentence says who pays."""
    return any(role in GIVING for role, _ in find_parties(segment, segment.start, segment.end))


def _taking_part(segment: Segment, cue: Cue, end: int) -> Iterator[tuple[PartyRole, Actor]]:
    """What a verb says of its subject, of who follows `par`, and of who gives or receives."""
    before = segment.source[segment.start : cue.start]
    if cue.voice == "noun":
        if cue.value == "signed" and _PROCEEDED.search(before):
            for actor in find_subjects(segment, cue):
                yield "party", actor
        elif cue.value in ("handed over", "granted", "paid"):
            yield from _other_side(segment, replace(cue, subject="giver"), end)
        return
    role = _role_of_subject(segment, cue)
    if role is None:
        if cue.voice == "active" and cue.value in _OWN_PROJECTS:
            yield from (
                (_PAYS, actor) for actor in find_subjects(segment, cue) if is_mission(actor.organisation)
            )
        return
    if cue.value == "signed":
        yield from _with_whom(segment, cue, end)
    if cue.voice == "passive":
        yield from _of_passive(segment, cue, end, role)
    elif not is_purpose(segment, cue):
        for actor in _subjects(segment, cue):
            gets = cue.subject == "giver" and _TO_WHOM.search(segment.source, actor.end, cue.start)
            yield (_RECEIVES if gets else role), actor
        if cue.subject != "active":
            yield from _other_side(segment, cue, end)


def _subjects(segment: Segment, cue: Cue) -> list[Actor]:
    """Who stands as the subject of an active verb: marked, or by the office of who signs, or by the place."""
    officers = list(signed_for(segment, cue))
    if officers:
        return officers
    return _inverted(segment, cue) or find_subjects(segment, cue) or offered_subject(segment, cue)


_TO_WHOM = re.compile(rf"(?<!\w)(?:{marked('to_whom')})", re.IGNORECASE)
"""`the club for which the council decides to pay`: who stands before such a clause gets what it gives."""


def _inverted(segment: Segment, cue: Cue) -> list[Actor]:
    """`les programmes que finance la Suisse`: in such a relative clause the subject follows its verb."""
    if not _THAT.search(segment.source, segment.start, cue.start):
        return []
    behind = (a for a in segment.actors if a.start >= cue.end)
    first = next(behind, None)
    direct = first is not None and _DIRECT.fullmatch(segment.source, cue.end, first.start)
    return [first] if first is not None and direct else []


def _of_passive(segment: Segment, cue: Cue, end: int, role: PartyRole) -> Iterator[tuple[PartyRole, Actor]]:
    """Who follows `par`, and who receives: in English that may be the subject, `X was awarded a contract`."""
    yield from _agents(segment, cue, end, role)
    yield from _for_whom(segment, cue)
    if cue.subject == "giver" and HAS_OBJECT.match(segment.source, cue.end):
        for actor in find_subjects(segment, cue) or offered_subject(segment, cue):
            yield _RECEIVES, actor
    elif role == _PAYS:
        yield from _other_side(segment, cue, end)


def _for_whom(segment: Segment, cue: Cue) -> Iterator[tuple[PartyRole, Actor]]:
    """`Le club pour lequel une aide est allouée`: who stands right before such a clause gets it."""
    clause = _TO_WHOM.search(segment.source, segment.start, cue.start) if cue.subject in _GIVE else None
    if clause is None:
        return
    named = [a for a in segment.actors if _BEFORE_CLAUSE.fullmatch(segment.source, a.end, clause.start())]
    yield from ((_RECEIVES, actor) for actor in named or offered_before(segment, clause.start()))


_GIVE = ("giver", "approver")
_BEFORE_CLAUSE = re.compile(r"[\s»”\")]*(?:[^.;:]{0,60},)?\s*")


def _role_of_subject(segment: Segment, cue: Cue) -> PartyRole | None:
    """The role of a verb's subject; who approves money gives it, who approves a paper takes part in it."""
    if is_of_a_thing(segment, cue):
        return None
    if is_renewal(segment, cue) and any(c.start > cue.end for c in segment.having("paper")):
        return "party"
    if cue.subject == "approver" and not segment.having("money") and not segment.amounts:
        return "party"
    return SUBJECTS.get(cue.subject)


def is_renewal(segment: Segment, cue: Cue) -> bool:
    """`renouvelé`: of a paper it says that it is signed again, of a gift that it is given again."""
    return cue.function == "event" and bool(_RENEWED.match(segment.source, cue.start))


_RENEWED = re.compile(r"renouvel", re.IGNORECASE)


def _with_whom(segment: Segment, cue: Cue, end: int) -> Iterator[tuple[PartyRole, Actor]]:
    """`a signé une convention avec le gouvernement et la banque`: the other side."""
    last: Actor | None = None
    for actor in segment.actors:
        near = cue.end <= actor.start < min(end, cue.end + FAR)
        first = last is None and near and _WITH.search(segment.source, cue.end, actor.start)
        if first or (last is not None and joins(segment.source[last.end : actor.start])):
            yield "party", actor
            last = actor
    if last is None:
        yield from (("party", actor) for actor in offered_partner(segment, cue, end))


def is_purpose(segment: Segment, cue: Cue) -> bool:
    """An infinitive without a subject of its own: `pour financer`, `a permis de financer`."""
    word = segment.source[cue.start : cue.end].lower()
    if word.startswith("to "):
        return True
    # `handed over` ends like an infinitive of French, and is none: its first word tells.
    verb = word.removeprefix("se ").split()[0]
    if not verb.endswith(("er", "ir", "re")):
        return False
    before = segment.source[max(segment.start, cue.start - _INFINITIVE_WINDOW) : cue.start]
    return not _ABOUT_TO.search(before)


def _agents(segment: Segment, cue: Cue, end: int, role: PartyRole) -> Iterator[tuple[PartyRole, Actor]]:
    """Who follows `par` behind a passive: everyone of the clause who signs, the first who gives."""
    if role == "beneficiary":
        return
    by = _BY.search(segment.source, cue.end, min(end, cue.end + FAR))
    between = (
        other for other in segment.having("event", *ROLES) if by and cue.end < other.start < by.start()
    )
    if by is None or any(between) or _OF_A_CLAUSE.search(segment.source, cue.end, by.start()):
        return
    at = by.end()
    for actor in segment.actors:
        if actor.start < at or actor.start >= end:
            continue
        gap = segment.source[at : actor.start]
        first = at == by.end()
        fits = BEFORE_PARTY.fullmatch(gap) or (role == "party" and len(gap) < FAR)
        if not (fits if first else (BETWEEN_PARTIES.fullmatch(gap) or (role == "party" and joins(gap)))):
            return
        yield role, actor
        at = actor.end


_OF_A_CLAUSE = re.compile(rf"(?<=\w),?\s(?:{marked('relative')})\s", re.IGNORECASE)
"""`awarded to a firm which was not registered by the ministry`: that one did something else."""


def _other_side(segment: Segment, cue: Cue, end: int) -> Iterator[tuple[PartyRole, Actor]]:
    """`a octroyé au Sénégal`, `a obtenu 3 millions de la Suisse`: who receives, or who gives."""
    gives = cue.subject in ("giver", "approver")
    preposition, role = BEHIND_TO if gives else _FROM, _RECEIVES if gives else _PAYS
    for actor in segment.actors:
        if cue.end <= actor.start < min(end, cue.end + FAR):
            gap = segment.source[cue.end : actor.start]
            if gives and cue.value == "financed" and _DIRECT.fullmatch(gap):
                yield role, actor
                return
            another = any(c.start >= cue.end and c.end <= actor.start for c in segment.having(*ROLES))
            if preposition.search(gap) and not another and not _ELSEWHERE.search(gap):
                yield role, actor
                return
    if gives:
        yield from ((role, actor) for actor in offered_receiver(segment, cue, end))


_ELSEWHERE = re.compile(r"[;:]|\b(?:pour|afin|lors|dans|during|in order)\b")
