"""Who takes part in what a sentence tells, by which role: by words that introduce a name, and by verbs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.entities.agreements.cues import HAS_OBJECT, Cue
from pipeline.entities.agreements.lexicon import NOUNS, ROLES, SUBJECTS, marked
from pipeline.entities.agreements.offered import offered_partner, offered_receiver, offered_subject
from pipeline.entities.agreements.segments import Actor, Segment
from pipeline.records.agreements import PartyRole

_ARTICLE = r"(?:la |le |les |l['’]|du |de la |de l['’]|des |de |d['’]|the |of )"
_BEFORE_PARTY = re.compile(
    rf"\s*(?:{_ARTICLE})?(?:[a-zà-ÿœ'’-]+ ){{0,5}}(?:{_ARTICLE})?(?:[^\W\d_]+ ){{0,3}}?"
    rf"[«\"“(]?\s*(?:{_ARTICLE})?"
)
_AMONG = re.compile(r"[^;:]{0,120}")
_BETWEEN_PARTIES = re.compile(
    r"[\s»\"”’)]*(?:\([^)]*\)?)?\s*(?:,|et|and|ainsi que|avec|;|\()?\s*(?:avec |et |and |(?<=et )par )?"
    rf"(?:{_ARTICLE})*(?:ONG |organisation |agence |gouvernement (?:de |du ))?[«\"“(]?\s*",
    re.IGNORECASE,
)
_UNNAMED = re.compile(r",\s[a-zà-ÿœ' ’]{3,40},\s")
_OBLIQUE = re.compile(rf"[\s«\"“]*(?:{marked('oblique')})", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:(»–—]|(?<=\d{4})\s|\b(?:que|qu['’]|où)\b")
_PROCEEDED = re.compile(r"\b(?:proc[ée]d|organis)\w+\b[^;]{0,70}\Z", re.IGNORECASE)
_ABOUT_TO = re.compile(
    r"(?:\bvien(?:t|nent) (?:de |d['’])|\bva |\bvont |\bengag\w+ (?:à |de |d['’])|\bdécid\w+ (?:de |d['’])"
    r"|\bprévoit (?:de |d['’]))(?:[a-zà-ÿ]+ ){0,2}\Z",
    re.IGNORECASE,
)
_TO = re.compile(
    rf"(?:\s|\A)(?:{marked('to')})\s*(?:(?:{marked('article')})\s*)?(?:[a-zà-ÿ'’]+ ){{0,2}}\Z", re.IGNORECASE
)
_FROM = re.compile(
    r"(?:\s|\A)(?:auprès )?(?:de la part )?(?:de|du|des|d['’])\s?(?:la |l['’])?"
    r"(?:[a-zà-ÿ'’]+ (?:de |du |des |d['’])?){0,2}\Z",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\b(?:et|and)\b|\(|\bpar\b")
_DATELINE = re.compile(r"\)?\s*(?::|[-–—]\s)")
_YEARS = re.compile(
    r"\s*(?:le\s)?\d|\s*(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b"
)
_WITH = re.compile(
    rf"\b(?:{marked('with')})\s+(?:(?:{marked('article')})\s*)?"
    r"(?:[a-zà-ÿ]+ (?:de |du |d['’]|of )(?:la |l['’]|the )?)?\Z",
    re.IGNORECASE,
)
_FOR_WHOM = re.compile(
    rf"\s*(?:\([^)]*\)\s*)?(?:{marked('to')})\s*(?:(?:{marked('article')})\s*)?", re.IGNORECASE
)
_BY = re.compile(r"\b(?:par|by)\b")
_INFINITIVE_WINDOW = 30
_LONG = 160
_THAT = re.compile(r"\bqu(?:e|['’])\s*\Z", re.IGNORECASE)
_DIRECT = re.compile(
    rf"\s+(?:(?:{marked('article')})\s*)?(?:(?:association|ONG|NGO|asbl)\s+)?[«“\"]?\s*", re.IGNORECASE
)
"""What stands before the object of a verb of supporting: `a soutenu l'association X`."""

_RECEIVES: PartyRole = "beneficiary"
_PAYS: PartyRole = "funding"


def find_parties(segment: Segment, start: int, end: int) -> Iterator[tuple[PartyRole, Actor]]:
    """Who takes part by which role, as the cues between two offsets say."""
    for cue in segment.cues:
        if not start <= cue.start < end:
            continue
        role = ROLES.get(cue.function)
        if role is not None:
            for actor in _introduced(segment, cue, end):
                yield role, actor
        elif cue.function == "event":
            yield from _taking_part(segment, cue, end)
        elif cue.function in ("money", "paper"):
            yield from _of_money(segment, cue, end)


def introduces(segment: Segment, cue: Cue) -> bool:
    """Whether an actor stands behind a cue: `don de la Suisse`, not `don de 3 millions`."""
    return bool(_introduced(segment, cue, segment.end))


def has_giver(segment: Segment) -> bool:
    """Whether a sentence says who pays."""
    return any(
        role in ("funding", "sponsor") for role, _ in find_parties(segment, segment.start, segment.end)
    )


def _introduced(segment: Segment, cue: Cue, end: int) -> list[Actor]:
    """The actors that a cue introduces, one after the other."""
    found: list[Actor] = []
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
        before = _AMONG if among else _BEFORE_PARTY
        first = not found and before.fullmatch(gap) and not _other_cue(segment, at, actor.start)
        listed = found and (
            _BETWEEN_PARTIES.fullmatch(gap) or _UNNAMED.fullmatch(gap) or (among and _joins(gap))
        )
        if not first and not listed:
            break
        found.append(actor)
        at = actor.end
    return found


def _joins(gap: str) -> bool:
    """Whether the gap between two parties names only whoever stands for them: `, M. X, et le ministre de`."""
    return bool(re.search(r"\b(?:et|and)\b", gap)) and not re.search(r"[;:]", gap) and len(gap) < _LONG


def _other_cue(segment: Segment, start: int, end: int) -> bool:
    return any(start <= cue.start < end for cue in segment.having(*ROLES, *NOUNS, "event"))


def _taking_part(segment: Segment, cue: Cue, end: int) -> Iterator[tuple[PartyRole, Actor]]:
    """What a verb says of its subject, of who follows `par`, and of who gives or receives."""
    before = segment.source[segment.start : cue.start]
    if cue.voice == "noun":
        if cue.value == "signed" and _PROCEEDED.search(before):
            for actor in _subjects(segment, cue):
                yield "party", actor
        elif cue.value in ("handed over", "granted", "paid"):
            yield from _other_side(segment, replace(cue, subject="giver"), end)
        return
    role = _role_of_subject(segment, cue)
    if role is None:
        return
    if cue.value == "signed":
        yield from _with_whom(segment, cue, end)
    if cue.voice == "passive":
        yield from _of_passive(segment, cue, end, role)
    elif not is_purpose(segment, cue):
        for actor in _inverted(segment, cue) or _subjects(segment, cue) or offered_subject(segment, cue):
            yield role, actor
        if cue.subject != "active":
            yield from _other_side(segment, cue, end)


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
    if cue.subject == "giver" and HAS_OBJECT.match(segment.source, cue.end):
        for actor in _subjects(segment, cue) or offered_subject(segment, cue):
            yield _RECEIVES, actor
    elif role == _PAYS:
        yield from _other_side(segment, cue, end)


def _role_of_subject(segment: Segment, cue: Cue) -> PartyRole | None:
    """The role of a verb's subject; who approves money gives it, who approves a paper takes part in it."""
    if cue.subject == "approver" and not segment.having("money") and not segment.amounts:
        return "party"
    return SUBJECTS.get(cue.subject)


def _with_whom(segment: Segment, cue: Cue, end: int) -> Iterator[tuple[PartyRole, Actor]]:
    """`a signé une convention avec le gouvernement et la banque`: the other side."""
    last: Actor | None = None
    for actor in segment.actors:
        near = cue.end <= actor.start < min(end, cue.end + _LONG)
        first = last is None and near and _WITH.search(segment.source, cue.end, actor.start)
        if first or (last is not None and _joins(segment.source[last.end : actor.start])):
            yield "party", actor
            last = actor
    if last is None:
        yield from (("party", actor) for actor in offered_partner(segment, cue, end))


def is_purpose(segment: Segment, cue: Cue) -> bool:
    """An infinitive without a subject of its own: `pour financer`, `a permis de financer`."""
    word = segment.source[cue.start : cue.end].lower()
    if not word.endswith(("er", "ir", "re")):
        return False
    before = segment.source[max(segment.start, cue.start - _INFINITIVE_WINDOW) : cue.start]
    return not _ABOUT_TO.search(before)


def _agents(segment: Segment, cue: Cue, end: int, role: PartyRole) -> Iterator[tuple[PartyRole, Actor]]:
    """Who follows `par` behind a passive: everyone of the clause who signs, the first who gives."""
    if role == "beneficiary":
        return
    by = _BY.search(segment.source, cue.end, min(end, cue.end + _LONG))
    between = (
        other for other in segment.having("event", *ROLES) if by and cue.end < other.start < by.start()
    )
    if by is None or any(between):
        return
    at = by.end()
    for actor in segment.actors:
        if actor.start < at or actor.start >= end:
            continue
        gap = segment.source[at : actor.start]
        first = at == by.end()
        fits = _BEFORE_PARTY.fullmatch(gap) or (role == "party" and len(gap) < _LONG)
        if not (fits if first else (_BETWEEN_PARTIES.fullmatch(gap) or (role == "party" and _joins(gap)))):
            return
        yield role, actor
        at = actor.end


def _subjects(segment: Segment, cue: Cue) -> list[Actor]:
    """The actors before a verb that no preposition keeps from being its subject; of a gift only one.

    That is the first, but behind an opening phrase (`Pour la route du Nord, la Suisse a versé`) the last.
    """
    found: list[Actor] = []
    late = bool(_OBLIQUE.match(segment.source, segment.start))
    for actor in segment.actors:
        if actor.end > cue.start:
            break
        if _DATELINE.match(segment.source, actor.end):
            continue
        before = segment.source[segment.start : actor.start]
        clause = [m.end() for m in _CLAUSE.finditer(before)]
        opening = before[clause[-1] if clause else 0 :]
        joined = found and _BETWEEN_PARTIES.fullmatch(segment.source[found[-1].end : actor.start])
        free = not _OBLIQUE.match(opening) and not _TO.search(opening)
        if free and not joined and late and cue.subject == "giver":
            found = []
        if joined or (free and (not found or cue.subject != "giver")):
            found.append(actor)
    return found


def _other_side(segment: Segment, cue: Cue, end: int) -> Iterator[tuple[PartyRole, Actor]]:
    """`a octroyé au Sénégal`, `a obtenu 3 millions de la Suisse`: who receives, or who gives."""
    gives = cue.subject in ("giver", "approver")
    preposition, role = _TO if gives else _FROM, _RECEIVES if gives else _PAYS
    for actor in segment.actors:
        if cue.end <= actor.start < min(end, cue.end + _LONG):
            gap = segment.source[cue.end : actor.start]
            if gives and cue.value == "financed" and _DIRECT.fullmatch(gap):
                yield role, actor
                return
            if preposition.search(gap) and not _ELSEWHERE.search(gap):
                yield role, actor
                return
    if gives:
        yield from ((role, actor) for actor in offered_receiver(segment, cue, end))


_ELSEWHERE = re.compile(r"[;:]|\b(?:pour|afin|lors|dans|during|in order)\b")


def _of_money(segment: Segment, cue: Cue, end: int) -> Iterator[tuple[PartyRole, Actor]]:
    """`un financement de 26 millions FCFA de la Suisse`: who follows the sum of a gift."""
    for _, amount in segment.amounts:
        if 0 <= amount.char_start - cue.end < _INFINITIVE_WINDOW:
            for actor in segment.actors:
                gap = segment.source[amount.char_end : actor.start]
                if 0 < len(gap) < _LONG and actor.start < end and _FOR_WHOM.fullmatch(gap):
                    yield "beneficiary", actor
                    return
                if (
                    0 < len(gap) < _INFINITIVE_WINDOW
                    and actor.start < end
                    and re.fullmatch(
                        r"\s*(?:\([^)]*\)\s*)?(?:de la part )?(?:de|du|des|d['’])\s?(?:la |l['’])?", gap
                    )
                ):
                    yield "funding", actor
                    return
            return
