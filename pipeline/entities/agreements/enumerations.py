"""Enumerations within a sentence: `29 millions pour A, 12 millions pour B et 5 millions pour C`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.entities.agreements.brackets import LISTED, is_bracketed
from pipeline.entities.agreements.cues import HAS_OBJECT, Cue
from pipeline.entities.agreements.drafts import Draft
from pipeline.entities.agreements.frames import find_frames
from pipeline.entities.agreements.lexicon import ROLES, SUBJECTS, marked
from pipeline.entities.agreements.offered import offered_between
from pipeline.entities.agreements.segments import Actor, Segment
from pipeline.entities.agreements.sums import is_part
from pipeline.records.agreements import GIVING, RECEIVING, PartyRole
from pipeline.values.money import AmountReading

_JOINED = re.compile(
    r"(?:[,;]|\b(?:et|and|ainsi que|as well as|plus)\b|[,;]\s*(?:et|and))\s*"
    r"(?:(?:de|d['’]|un|une|a|an|another|about|environ|près de|plus de|le|les)\s*){0,2}\Z",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"\s{0,9}(?:\([^)]{0,120}\)\s{0,9})?"
    r"(?:pour|en faveur|au profit|au bénéfice|à|au|aux|for|to|towards|in favou?r)\b",
    re.IGNORECASE,
)


_RESPECTIVELY = re.compile(r"\brespective(?:ly|ment)\b", re.IGNORECASE)


def share_sums(segment: Segment, drafts: Sequence[Draft]) -> None:
    """`A and B, worth 5 and 9 million respectively`: as many sums as agreements are theirs in order."""
    sums = [i for i, a in segment.amounts if a.equals is None or a.equals > i]
    if {frame.amount for frame in find_frames(segment)} >= {*sums}:
        # A frame says of each of them to whom it goes.
        return
    if len(drafts) > 1 and len(sums) == len(drafts) and _RESPECTIVELY.search(segment.text):
        parties = {party: None for draft in drafts for party in draft.parties}
        for draft, index in zip(drafts, sums, strict=True):
            draft.amounts = {(segment.passage, index): None}
            draft.parties = dict(parties)


_RECEIVES = re.compile(
    r"(?:\b(?:while|whereas|and|tandis que|alors que|et)|,)\s+"
    r"(?P<name>(?:the |la |le |les |l['’])?[A-ZÀ-Þ][^,;.]{2,90}?)\s+"
    r"(?:had|has|have|got|gets?|received|receives?|obtained|(?:a |ont )?re[çc](?:u|oit|oivent)"
    r"|(?:a |ont )?obt(?:enu|ient))\s+"
    r"(?:\w+\s+){0,5}\Z"
)


def gets(segment: Segment, index: int) -> Iterator[Actor]:
    """Who stands right behind a sum and the word that says where it goes: `5 millions à la Croix-Bleue`."""
    yield from _right_behind(segment, _GOES_TO.match(segment.source, _end_of(segment, index)))


def gives(segment: Segment, index: int) -> Iterator[Actor]:
    """Who stands right behind a sum and the word that says whence it comes: `5 million from X`."""
    yield from _right_behind(segment, _COMES_FROM.match(segment.source, _end_of(segment, index)))


def take_sides(draft: Draft, segment: Segment, index: int) -> None:
    """Give a draft of one of several sums the sides that stand right behind that sum."""
    givers = [(ROLES["funding"], actor) for actor in gives(segment, index)]
    if not givers and _is_taken(segment, dict(segment.amounts)[index].char_start, _end_of(segment, index)):
        source = _TAKEN.match(segment.source, _end_of(segment, index))
        givers = [(ROLES["funding"], actor) for actor in _right_behind(segment, source)]
    if givers:
        draft.parties = {p: None for p in draft.parties if p[0] not in (*GIVING, "party")}
        draft.parties |= dict.fromkeys(givers)
    elif (near := _near_subject(segment, index)) is not None:
        draft.parties = {p: None for p in draft.parties if p[0] != near[0]} | {near: None}
    if not any(role in RECEIVING for role, _ in draft.parties):
        draft.parties |= dict.fromkeys((ROLES["beneficiary"], actor) for actor in gets(segment, index))


def _near_subject(segment: Segment, index: int) -> tuple[PartyRole, Actor] | None:
    """`X got 5 million, Y which also got 3 million`: who stands before the verb of one of several sums."""
    at = dict(segment.amounts)[index].char_start
    before = [a.char_end for i, a in segment.amounts if a.char_end <= at and i != index]
    start = max(before, default=segment.start)
    events = [c for c in segment.having("event") if start <= c.start and c.end <= at]
    verbs = [
        c for c in events if c.subject in ("giver", "receiver") and (c.voice == "active" or _gets(segment, c))
    ]
    actors = [a for a in segment.actors if start <= a.start and verbs and a.end <= verbs[-1].start]
    if not before or not actors or not _JOINS_VERB.fullmatch(segment.source, actors[-1].end, verbs[-1].start):
        return None
    gets = _gets(segment, verbs[-1])
    return ROLES["beneficiary"] if gets else SUBJECTS[verbs[-1].subject], actors[-1]


def _gets(segment: Segment, verb: Cue) -> bool:
    """`has also been awarded 10 km`: in English the subject of a passive of giving may be who gets."""
    return (
        verb.subject == "giver"
        and verb.voice == "passive"
        and bool(HAS_OBJECT.match(segment.source, verb.end))
    )


_JOINS_VERB = re.compile(
    r"\s*+(?:\([^)]{0,80}\)\s*+)?(?:,\s*+)?(?:(?:which|who|qui|has|have|had|been|was|were|a|ont|also|aussi|également|then|puis)\s+){0,4}"
)


def _right_behind(segment: Segment, joint: re.Match[str] | None) -> Iterator[Actor]:
    """The body that begins behind a joint, by its mark or by the name that the place offers."""
    if joint is None:
        return
    there = [a for a in segment.actors if 0 <= a.start - joint.end() <= _ARTICLE]
    yield from there[:1] or offered_between(segment, joint.end())


_GOES_TO = re.compile(
    r"\s*+(?:\([^)]{0,80}\)\s*+)?(?:,\s*+)?"
    r"(?:à|au|aux|to|en faveur d\w*|au profit d\w*|au bénéfice d\w*|in favou?r of)[\s'’]",
    re.IGNORECASE,
)
_COMES_FROM = re.compile(
    r"\s*+(?:\([^)]{0,80}\)\s*+)?(?:from|by|(?:donated|offered|given|granted|provided) by|de la part d\w*"
    r"|(?:offerts?|versés?|accordés?|octroyés?|apportés?) par|provenant d\w*)[\s'’]",
    re.IGNORECASE,
)
_ARTICLE = 32
"""Characters of an article, or of a part of a body, before its name: `the regional branch of the`."""


def given_first(segment: Segment) -> list[int]:
    """`; 11 millions à l'hôpital de X`: the sum that a part of a sentence begins with goes to someone."""
    for index, amount in segment.amounts[:1]:
        begins = not segment.source[segment.start : amount.char_start].strip(" -–•et")
        if begins and _GIVEN.match(segment.source, _end_of(segment, index)):
            return [index]
    return []


def received_too(segment: Segment, known: set[int]) -> Iterator[tuple[int, tuple[int, int], int]]:
    """`... while the Lions Club had 20 million`: number of the sum, where the name is, end of the sum."""
    for index, amount in segment.amounts if known else ():
        beside = _RECEIVES.search(segment.source, segment.start, amount.char_start)
        if beside and index not in known:
            yield index, beside.span("name"), amount.char_end


def enumerated(segment: Segment, known: set[int]) -> Iterator[tuple[int, int, int]]:
    """The further sums of an enumeration that `told` ones begin: number, start and end of what is said."""
    if not known:
        return
    sums = [(i, a) for i, a in segment.amounts if a.equals is None or a.equals > i]
    first = next((n for n, (i, _) in enumerate(sums) if i in known), None)
    if first is None:
        return
    listed = sum(is_bracketed(segment, amount) for _, amount in sums[first:]) >= LISTED
    behind = _end_of(segment, sums[first][0])
    taken = _is_taken(segment, sums[first][1].char_start, behind)
    turns = _FIRST.search(segment.source, segment.start, sums[first][1].char_start)
    if not _GIVEN.match(segment.source, behind) and not listed and not taken and not turns:
        return
    for number in range(first + 1, len(sums)):
        index, amount = sums[number]
        if index in known:
            continue
        in_brackets = listed and is_bracketed(segment, amount)
        if _SECOND.search(segment.source, behind, amount.char_start):
            yield (
                index,
                amount.char_start,
                sums[number + 1][1].char_start if number + 1 < len(sums) else segment.end,
            )
            continue
        if not (in_brackets or _is_next(segment, amount, index, _TAKEN if taken else _GIVEN)):
            return
        end = sums[number + 1][1].char_start if number + 1 < len(sums) else segment.end
        if in_brackets:
            yield index, _end_of(segment, sums[number - 1][0]), amount.char_end
            continue
        yield index, amount.char_start, end


_FIRST = re.compile(rf"\b(?:{marked('first_of_two')})[^;.]{{0,40}}\Z", re.IGNORECASE)
_SECOND = re.compile(
    rf"(?:,|\bet\b|\band\b)\s*(?:et |and )?(?:{marked('second_of_two')})[^;.]{{0,40}}\Z", re.IGNORECASE
)
"""`le premier d'un montant de 4 millions, ..., et le second d'un montant de 3 millions`."""


def _is_taken(segment: Segment, start: int, end: int) -> bool:
    """`a reçu 5 millions de la Suisse`: a sum that is received comes from who is named behind it."""
    gets = any(
        c.subject == "receiver" and c.voice == "active" and c.end <= start for c in segment.having("event")
    )
    return gets and bool(_TAKEN.match(segment.source, end))


_TAKEN = re.compile(
    r"\s{0,9}(?:\([^)]{0,120}\)\s{0,9})?(?:de la part )?(?:de |du |des |d['’]|from )(?:la |l['’]|the )?"
    r"(?=[a-z]* ?(?:de )?[A-ZÀ-Þ])"
)


def _is_next(segment: Segment, amount: AmountReading, index: int, lead: re.Pattern[str]) -> bool:
    joined = _JOINED.search(segment.source, segment.start, amount.char_start)
    given = lead.match(segment.source, _end_of(segment, index))
    return bool(joined and given) and not is_part(segment, amount)


def _end_of(segment: Segment, index: int) -> int:
    """Where a sum and the same one in other currencies end."""
    return max(a.char_end for i, a in segment.amounts if i == index or a.equals == index)


def is_of_first(segment: Segment, party: tuple[PartyRole, Actor], first: Draft) -> bool:
    """Whether a party stands behind the first sum of an enumeration, and so is that sum's alone."""
    sums = [a.char_start for i, a in segment.amounts if (segment.passage, i) in first.amounts]
    return party[0] == "beneficiary" and bool(sums) and party[1].start > min(sums)
