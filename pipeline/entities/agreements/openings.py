"""Where a sentence begins to tell of an agreement: what calls it, what happens to it and what it costs.

An event without a price is `pending`: it waits for one.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.entities.agreements.asking import Needed
from pipeline.entities.agreements.brackets import lists_in_brackets
from pipeline.entities.agreements.cues import Cue
from pipeline.entities.agreements.doubts import (
    DONE,
    is_added_up,
    is_asked_for,
    is_budgeted,
    is_choice,
    is_conditional,
    is_courtesy,
    is_own_transfer,
    is_spread,
)
from pipeline.entities.agreements.forms.lists import TOTAL
from pipeline.entities.agreements.frames import GivingFrame, find_frames
from pipeline.entities.agreements.grounds import BUILDING, SIGNING, begins_agreement, is_rule
from pipeline.entities.agreements.heads import (
    find_heads,
    has_article,
    is_taken_up,
    is_treaty,
    is_whole,
    without_objects,
)
from pipeline.entities.agreements.lexicon import NOUNS, marked
from pipeline.entities.agreements.parties import find_parties
from pipeline.entities.agreements.segments import Actor, Segment, once
from pipeline.entities.agreements.sums import is_part, paid_sums
from pipeline.entities.agreements.titles import (
    find_count,
    find_ordinal,
    has_title,
    kind_of_noun,
    title_of,
    title_of_sentence,
)
from pipeline.records.agreements import GIVING, RECEIVING, PartyRole

_NEED_TOTAL, _NEED_IN_KIND = Needed("total"), Needed("in_kind")
_ARTICLE = re.compile(r"\s*(?:et\s+)?(?:le|la|l['’])\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Opening:
    """What begins an agreement; `start` to `end` is the stretch of the sentence that is about it."""

    family: str
    kind: str
    count: int | None
    ordinal: int | None
    title: str | None
    quoted: bool
    definite: bool
    pending: bool
    start: int
    end: int
    noun: Cue | None = None


def find_openings(segment: Segment) -> list[Opening]:
    """The agreements that a sentence begins to tell of."""
    if not (segment.amounts or segment.having(*NOUNS, "event")) or is_general(segment):
        # Without a sum, nothing is told but what a noun calls or a verb does.
        return []
    nouns = find_heads(segment)
    frames = _all_sums_in_frames(segment)
    if len(frames) > 1:
        return list(_framed(segment, frames))
    counts = {cue: find_count(segment, cue) for cue in nouns}
    heads = [cue for cue in nouns if begins_agreement(segment, cue, counts[cue])]
    heads = without_objects(segment, [cue for cue in heads if not is_whole(segment, cue, heads)])
    if heads:
        return [_opening(segment, cue, heads, counts[cue]) for cue in heads]
    one = _one_of_them(segment)
    if one is not None:
        return [one]
    taken_up = [cue for cue in segment.having(*NOUNS) if is_taken_up(segment, cue)]
    if taken_up and paid_sums(segment):
        # Nothing may have been said of it before: `d'un coût de 3 millions, ce projet permettra`.
        return [_opening(segment, taken_up[0], taken_up[:1], find_count(segment, taken_up[0]))]
    if lists_in_brackets(segment) and segment.having("money", "project", "event"):
        return [_without_noun(segment, "money", "financement", pending=False)]
    other = _signature(segment) or _transfer(segment, nouns)
    other = other or next(_framed(segment, frames), None) or _happening(segment, nouns)
    return [other] if other else []


def _all_sums_in_frames(segment: Segment) -> Sequence[GivingFrame]:
    """The frames of a sentence, where all its sums stand in frames: each tells of its own."""
    frames = find_frames(segment)
    sums = {i for i, a in segment.amounts if a.equals is None or a.equals > i}
    return frames if frames and sums <= {frame.amount for frame in frames} else ()


def _framed(segment: Segment, frames: Sequence[GivingFrame]) -> Iterator[Opening]:
    """One opening for each frame."""
    if not frames:
        return
    starts = [segment.start, *(frame.start for frame in frames[1:]), segment.end]
    for start, end in itertools.pairwise(starts):
        noun = next((c for c in segment.having("paper", "money") if start <= c.start < end), None)
        family, kind = (noun.function, kind_of_noun(segment, noun)) if noun else ("money", "financement")
        title = title_of(segment, noun, end) if noun else title_of_sentence(segment)
        yield Opening(family, kind, 1, None, title, False, False, False, start, end)


@once
def is_general(segment: Segment) -> bool:
    """Whether a sentence says a rule, a choice or a condition, or what was added up since some year."""
    return (
        is_choice(segment)
        or is_conditional(segment)
        or is_asked_for(segment)
        or is_courtesy(segment)
        or is_own_transfer(segment)
        or is_budgeted(segment)
        or is_spread(segment)
        or _is_total(segment)
        or is_rule(segment)
        or is_added_up(segment)
    )


def _is_total(segment: Segment) -> bool:
    """Whether a sentence that names no one says what something comes to."""
    total = segment.may_have(_NEED_TOTAL) and TOTAL.match(segment.text)
    return bool(total) and not any(find_parties(segment, segment.start, segment.end))


def _opening(segment: Segment, noun: Cue, nouns: list[Cue], count: int | None) -> Opening:
    others = [cue.start for cue in nouns if cue.start > noun.start]
    first = noun is nouns[0]
    end = _end_before(segment, noun, min(others)) if others else segment.end
    quoted = has_title(segment, noun)
    return Opening(
        family="treaty" if is_treaty(segment, noun) else noun.function,
        kind=kind_of_noun(segment, noun),
        count=1 if noun.function == "works" else count,
        ordinal=find_ordinal(segment, noun),
        title=quoted["title"].strip() if quoted else title_of(segment, noun, end),
        quoted=quoted is not None,
        definite=has_article(segment, noun) or is_taken_up(segment, noun),
        pending=False,
        start=segment.start if first else noun.start,
        end=end,
        noun=noun,
    )


def _one_of_them(segment: Segment) -> Opening | None:
    """`Le premier (3 millions FCFA) équipe`: one of a group, without its noun."""
    sums = paid_sums(segment) or dict(segment.amounts[:1])
    for cue in segment.having("ordinal"):
        if sums and _ARTICLE.fullmatch(segment.source, segment.start, cue.start):
            opening = _without_noun(segment, "project", "projet", pending=True)
            return replace(opening, ordinal=int(cue.value))
    return None


def _signature(segment: Segment) -> Opening | None:
    """`une cérémonie de signature portant sur 3 millions`: a paper that is not called by a name."""
    signatures = [c for c in segment.having("event") if c.value == "signed" and c.voice == "noun"]
    if (
        not signatures
        or segment.having("paper")
        or not any(a.char_start > signatures[0].end for a in paid_sums(segment).values())
    ):
        return None
    return _without_noun(segment, "paper", "accord", pending=False)


def _transfer(segment: Segment, nouns: Sequence[Cue]) -> Opening | None:
    """`La Suisse verse 3 millions`: a sum that someone gives or gets, by whatever name."""
    sums = [a for a in paid_sums(segment).values() if not is_part(segment, a)]
    verbs = [
        c
        for c in segment.having("event")
        if c.value != "handed over" and (c.subject or c.value in ("approved", "granted"))
    ]
    parties = find_parties(segment, segment.start, segment.end)
    gets = any(role in (*RECEIVING, "party") for role, _ in parties)
    if (not parties and segment.having("general")) or (not gets and _is_over_years(segment)):
        return None
    purpose = any(noun.function in ("project", "works") for noun in nouns)
    if sums and verbs and (purpose or parties or any(_by_a_body(segment, verb) for verb in verbs)):
        return _without_noun(segment, "money", "financement", pending=False)
    if sums and any(_goes_to_some(segment, verb) for verb in verbs):
        return _without_noun(segment, "money", "financement", pending=False)
    gift = bool(
        segment.having("money", "works", "project")
        or (segment.may_have(_NEED_IN_KIND) and _IN_KIND.search(segment.text))
    )
    supports = any(verb.value == "financed" and verb.voice == "active" for verb in verbs)
    gift = gift or (supports and bool(segment.dates))
    if gift and not segment.amounts and _are_two_sides(parties) and _is_gift(segment):
        return _without_noun(segment, "money", "financement", pending=False)
    return None


def _goes_to_some(segment: Segment, verb: Cue) -> bool:
    """`12 000 € seront attribués aux associations`: the sum is the subject, and some get it."""
    if verb.voice != "passive" or verb.subject != "giver":
        return False
    first = any(a.char_end <= verb.start for _, a in segment.amounts)
    return first and any(0 <= c.end - verb.end < _TO_SOME for c in segment.having("beneficiary"))


_TO_SOME = 8
"""Characters from a participle to the end of the preposition that says who gets."""


def _is_over_years(segment: Segment) -> bool:
    """`Entre 2014 et 2017, l'État a injecté`: a sum of several years, which is added up."""
    return any(
        d.precision == "year" and d.start and d.end and d.end.year - d.start.year > 1 for d in segment.dates
    )


def _by_a_body(segment: Segment, verb: Cue) -> bool:
    """`The Bank donated 5 million`: the subject is a body that was named before."""
    return verb.voice == "active" and bool(_BODY.search(segment.source, segment.start, verb.start))


_BODY = re.compile(
    rf"\b(?:the|la|le|les|l['’]|this|cette|ce)\s*(?:{marked('body')})(?:[^.;:]{{0,40}}\b(?:has|have|had|is|was|will|a|ont|va))?"
    r"(?:\s+\w+ly|\s+also|\s+également|\s+aussi)?\s*\Z",
    re.IGNORECASE,
)


_IN_KIND = re.compile(rf"(?<!\w)(?:{marked('in_kind')})", re.IGNORECASE)
"""Words of giving things; people are transferred, and papers presented, by verbs that also give money."""


def _are_two_sides(parties: Sequence[tuple[PartyRole, Actor]]) -> bool:
    """Whether a sentence names who gives and, apart from it, who gets."""
    givers = {actor.organisation.id for role, actor in parties if role in GIVING}
    receivers = {actor.organisation.id for role, actor in parties if role == "beneficiary"}
    return bool(givers and receivers - givers)


def _is_gift(segment: Segment) -> bool:
    """Whether a gift without a sum is told as done: it has its day or year, or stands in the past."""
    verbs = [c for c in segment.having("event") if c.subject == "giver" and c.voice in ("active", "passive")]
    if _GOES_ON.search(segment.text):
        return False
    return bool(verbs) and (bool(segment.dates) or any(DONE.search(segment.source, 0, c.end) for c in verbs))


_GOES_ON = re.compile(r"\b(?:depuis|since|every|chaque|régulièrement|regularly)\b", re.IGNORECASE)


def _happening(segment: Segment, nouns: Sequence[Cue]) -> Opening | None:
    """Something is launched, inaugurated or handed over, at a price that is still to be told."""
    receivers = [c for c in segment.having("event") if c.subject == "receiver" and nouns]
    happens = [c for c in segment.having("event") if c.value in BUILDING[:3]] or receivers
    if not happens:
        return None
    projects = [c for c in nouns if c.function == "project"]
    behind = [c for c in nouns if c.function == "works" and c.start > happens[0].start]
    works = next(iter([*projects, *behind]), None)
    if works is None:
        return _without_noun(segment, "works", "projet", pending=True)
    count = find_count(segment, works) if works.function == "project" else 1
    return replace(_opening(segment, works, [works], count), pending=True)


def _without_noun(segment: Segment, family: str, kind: str, *, pending: bool) -> Opening:
    return Opening(
        family, kind, 1, None, title_of_sentence(segment), False, False, pending, segment.start, segment.end
    )


def _end_before(segment: Segment, noun: Cue, following: int) -> int:
    """Where what is said of a noun ends and the next one's article and number begin."""
    joint = re.search(r"(?:\s(?:et|and)|,)\s+(?:\S+\s+){0,3}\Z", segment.source[noun.end : following])
    return noun.end + joint.start() if joint else following


def find_status(segment: Segment, opening: Opening) -> str | None:
    """What happened to an agreement: by the main verb before all nouns, else by the nearest one."""
    stated = [
        cue for cue in segment.having("event") if cue.value != "handed over" or cue.voice != "infinitive"
    ]
    lends = [(f.start, f.end) for f in find_frames(segment) if f.extends]
    if any(start <= cue.start < end for cue in stated for start, end in lends):
        # `has extended a loan of 5 million to Malawi`: that gives it, and prolongs nothing.
        return "granted"
    if opening.family == "paper":
        stated = [cue for cue in stated if cue.value in SIGNING] or stated
    nouns = find_heads(segment)
    at = opening.noun.start if opening.noun else segment.end
    first = min([cue.start for cue in nouns], default=segment.end)
    main = [cue for cue in stated if cue.end <= first and opening.noun is not None]
    main = [cue for cue in main if cue.voice != "noun" and cue.value != "announced"] or main
    others = [cue for cue in stated if cue.value != "financed"] or list(stated)
    near = min(others, key=lambda cue: abs(cue.start - at), default=None)
    given = any(opening.start <= frame.start < opening.end for frame in find_frames(segment))
    return main[-1].value if main else near.value if near else "granted" if given else None
