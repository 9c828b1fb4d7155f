"""Parties that only their place in a verb's frame shows to be names: its subject, who stands behind `to`."""

from __future__ import annotations

import re

from pipeline.entities.agreements.cues import Cue
from pipeline.entities.agreements.lexicon import NOUNS, marked, markers
from pipeline.entities.agreements.segments import Actor, Segment
from pipeline.entities.organisations.lexicon import worded
from pipeline.entities.organisations.localities import is_locality
from pipeline.entities.organisations.naming import kind_of, new_organisation
from pipeline.entities.organisations.slots import find_offered
from pipeline.gazetteer import fold, load_places

_BEFORE_SUBJECT = re.compile(
    r"[:;»”\"(]\s*|\s[–—-]+\s|,\s+(?=(?:the |la |le |les |l['’])?[A-ZÀ-Þ])|\b(?:that|que|qu['’])\s*"
)
_OPENS = re.compile(rf"\s*(?:(?:{marked('article')})\s*)?", re.IGNORECASE)
_AUXILIARY = re.compile(
    r"(?:,|(?<![\s,]))\s++"
    r"(?:(?:has|have|had|was|were|is|are|been|will|would|also|recently|today|yesterday|on \w+day|again"
    r"|further|jointly|\w+ly|a|ont|avait|avaient|va|vont|vient|viennent|de|d['’]|été|est|sont|également|aussi"
    r"|ainsi|déjà|l['’]a|leur|lui|y|en|s['’]est|se)[\s,]*+){0,12}\Z"
)
_APPOSED = re.compile(
    r"(?P<name>[A-ZÀ-Þ][^,;.:]{2,60}), (?:an?|une?|the|la|le|l['’])\s?(?:[\w-]+ ){0,3}?"
    rf"(?:{marked('apposed')})[^.;:]{{0,120}},\s+(?:\w+ )?"
)
"""`Our House, a nonprofit that serves families, received`: a name that says of itself what it is."""

_LONGEST_NAME = 90
_OBLIQUE = re.compile(rf"[\s«\"“]*(?:{marked('oblique')})", re.IGNORECASE)
_ELSEWHERE = re.compile(r"[;:]|\b(?:pour|afin|lors|dans|during|in order)\b")
_LONG = 160
_BEHIND_TO = re.compile(
    rf"\s(?:à|au|aux|to)\s+(?:(?:{marked('article')})\s*)?"
    r"(?:(?:asbl|association|ong|société|fondation) )?(?=[«“\"A-ZÀ-Þ])"
)
_BEHIND_WITH = re.compile(
    rf"\s(?:{marked('with')})\s+(?:(?:{marked('article')})\s*)?(?=[«“\"A-ZÀ-Þ])", re.IGNORECASE
)
_SLOT_END = re.compile(
    r"[;:.(]|,\s|\s(?:to|for|in|pour|afin|dans|en|as|which|who|qui|under|during|on|at|leurs?|ses|son|sa|une?|les?|la|des)\s"
    r"|\s(?:à|au) titre\s|\Z"
)
_NAME = r"[A-ZÀ-Þ][\w’'-]*(?: (?:(?:de|du|des|la|le|les|of|the) )?(?:[ld]['’])?[A-ZÀ-Þ][\w’'-]*){0,4}"
_OF_PLACE = rf"(?:(?:de|du|des|of) (?:la |les? |the )?(?:l['’])?|d['’]){_NAME}"
LOCAL_BODY = re.compile(rf"(?:{marked('local_body')})(?: [a-zà-ÿ-]+){{0,2}}? {_OF_PLACE}")
_TO_LOCAL = re.compile(rf"\s(?:à|au|aux|to)\s+(?:la |l['’]|les |the )?(?P<body>{LOCAL_BODY.pattern})")
"""`à la commune rurale de Koro`, `to the hospital of Sira`: a body by its noun and its place."""

_TO_QUOTED = re.compile(r"\s(?:à|au|aux|to)\s+(?:la |l['’]|les |the )?(?:[a-zà-ÿ]+ ){1,3}(?=[«“])")
_NEXT_QUOTED = re.compile(r"\s*(?:,|et|and)\s+(?=[«“])")
"""`aux associations sportives « A » et « B »`: names that are quoted, one after the other."""

_SMALL = re.compile(r"(?:of|the|and|for|de|du|des|la|le|les|et|pour|en|au|aux|à|in|on|&|[ld]['’].*|-|–)\Z")
_PERSON_LIKE = 3
"""Capitalised words, up to so many, that are rather a person where nothing says what body they name."""


def offered_subject(segment: Segment, cue: Cue) -> list[Actor]:
    """The name that the place before a verb offers where none was marked: `The Lions Club donated`."""
    start = segment.start
    for stop in _BEFORE_SUBJECT.finditer(segment.source, segment.start, cue.start):
        start = stop.end()
    begin = _OPENS.match(segment.source, start, cue.start)
    at = begin.end() if begin else start
    before = _AUXILIARY.sub("", segment.source[at : cue.start])
    local = LOCAL_BODY.fullmatch(before)
    if local:
        return [_local_body(segment, at, at + len(before))]
    apposed = _APPOSED.fullmatch(segment.source, segment.start, cue.start)
    if apposed:
        return _offered(segment, *apposed.span("name"))
    listed = _BULLET.match(segment.source, segment.start, cue.start)
    if listed and cue.voice == "passive" and listed.end() >= at:
        called = _AUXILIARY.sub("", segment.source[listed.end() : cue.start])
        if _LISTED_NAME.fullmatch(called):
            return _offered(segment, listed.end(), listed.end() + len(called))
    if ")" in before.split("(")[0] or not before[:1].isupper() or _OBLIQUE.match(segment.source, start):
        return []
    return [a for a in _offered(segment, at, at + len(before)) if _is_name(segment, a)]


def offered_before(segment: Segment, end: int) -> list[Actor]:
    """The body by its noun and place that stands before a clause: `la commune de Koro pour laquelle`."""
    begin = _BULLET_OR_ARTICLE.match(segment.source, segment.start)
    at = begin.end() if begin else segment.start
    last = at + len(segment.source[at:end].rstrip(" ,"))
    return [_local_body(segment, at, last)] if LOCAL_BODY.fullmatch(segment.source, at, last) else []


_BULLET_OR_ARTICLE = re.compile(rf"[\s•*–—-]*(?:(?:{marked('article')})\s*)?", re.IGNORECASE)


def _quoted_from(segment: Segment, at: int) -> list[Actor]:
    """The quoted names that follow each other from an offset on."""
    actors: list[Actor] = []
    while at < segment.end:
        end = next((m.end() for m in _QUOTE_ENDS.finditer(segment.source, at, segment.end)), segment.end)
        actors += _offered(segment, at, end)
        joint = _NEXT_QUOTED.match(segment.source, end)
        if joint is None:
            break
        at = joint.end()
    return actors


_QUOTE_ENDS = re.compile(r"[»”]")


def _local_body(segment: Segment, start: int, end: int) -> Actor:
    """The body that a noun and a place name: `commune de Koro`."""
    name = segment.source[start:end]
    name = name[:1].upper() + name[1:]
    organisation = new_organisation(name, kind="local authority" if is_locality(name) else kind_of(name))
    return Actor(segment.passage, start, end, organisation, None, offered=True)


def _is_name(segment: Segment, actor: Actor) -> bool:
    """Whether an offered name is written as one: capitals throughout, and no person's unless an article."""
    words = segment.source[actor.start : actor.end].split()
    if not all(word[:1].isupper() or word[:1].isdigit() or _SMALL.match(word) for word in words):
        return False
    named = actor.organisation.kind or kind_of(segment.source[actor.start : actor.end])
    return (
        bool(named)
        or any(word.lower() in _OF_BODIES for word in words)
        or len(words) > _PERSON_LIKE
        or segment.source[: actor.start].rstrip().lower().endswith(_DEFINITE)
    )


_BULLET = re.compile(r"\s*[-–—•*·▪►➢]\s+")
_LISTED_NAME = re.compile(r"(?:\d+\s)?[A-ZÀ-Þ][\w’'&-]*(?:\s(?:of|the|for|and|&|[A-ZÀ-Þ][\w’'&-]*)){0,8}")
"""`- 50 North was awarded a grant`: what an item begins with is whom it is about."""

_OF_BODIES = frozenset((*markers("body_word"), *markers("joins")))
"""Words that a person is not called by, a body is: `Mercy Bridge`, `Village of Joy`."""

_DEFINITE = ("the", "la", "le", "les", "l'", "l’")


def _offered(segment: Segment, start: int, end: int) -> list[Actor]:
    """The actor of a slot by what it offers: a name of one word must be no common word at a beginning."""
    if not 0 < end - start <= _LONGEST_NAME:
        return []
    if any(c.function in NOUNS and c.start < start < c.end for c in segment.marked.cues):
        # `Projets à Impact Rapide`: the place is inside the name of a thing.
        return []
    mention = find_offered(segment.source, segment.marked.known, start, end)
    if mention is None or not segment.source[mention.start : mention.start + 1].isupper():
        return []
    if mention.start == segment.start and len(segment.source[mention.start : mention.end].split()) == 1:
        return []
    return [Actor(segment.passage, mention.start, mention.end, mention.organisation, None, offered=True)]


def offered_as(segment: Segment, start: int, end: int, *, subject: bool) -> Actor | None:
    """The name between two offsets that a frame offers; None for a place or what may be a person."""
    text = segment.source[start:end]
    if fold(text) in load_places() or _is_make(segment.source, start, text):
        return None
    if LOCAL_BODY.fullmatch(text):
        return _local_body(segment, start, end)
    mention = find_offered(segment.source, segment.marked.known, start, end)
    if mention is None or (mention.start, mention.end) != (start, end):
        return None
    actor = Actor(segment.passage, start, end, mention.organisation, None, offered=True)
    return actor if not subject or text.isupper() or _is_name(segment, actor) else None


def _is_make(source: str, start: int, text: str) -> bool:
    """Whether letters with a number say of what make a thing is: `un électrocardiogramme CARDIO7`."""
    noun = _NOUN_BEFORE.search(source, max(0, start - _LONGEST_NAME), start)
    return bool(_MAKE.fullmatch(text)) and noun is not None and kind_of(noun[1]) is None


_MAKE = re.compile(r"[A-Z]+-?\d+")
_NOUN_BEFORE = re.compile(rf"\b(?:{worded('indefinite')}) ([a-zà-ÿ-]+) \Z", re.IGNORECASE)


def offered_between(segment: Segment, start: int) -> list[Actor]:
    """The name that a place offers from an offset to the next stop: behind `5 million from`."""
    begin = _OPENS.match(segment.source, start)
    at = begin.end() if begin else start
    local = LOCAL_BODY.match(segment.source, at, segment.end)
    if local:
        return [_local_body(segment, *local.span())]
    stop = _SLOT_END.search(segment.source, at, segment.end)
    joint = re.search(r"\s(?:et|and)\s", segment.source[at : segment.end])
    last = min(
        stop.start() if stop else segment.end, at + joint.start() if joint else segment.end, segment.end
    )
    return _offered(segment, at, last)


def offered_side(segment: Segment, start: int, end: int) -> list[Actor]:
    """One of the two sides that `between X and Y` names: a body that was marked, else what is offered."""
    marked_there = [a for a in segment.actors if start <= a.start and a.end <= end]
    begin = _OPENS.match(segment.source, start, end)
    at = begin.end() if begin else start
    if marked_there and marked_there[0].start - at <= _ARTICLE:
        return marked_there[:1]
    last = at + len(segment.source[at:end].split(" (")[0].split(", ")[0].rstrip())
    return _offered(segment, at, last) or marked_there[:1]


_ARTICLE = 3
"""Characters that may stand before the name of a side."""


def offered_receiver(segment: Segment, cue: Cue, end: int) -> list[Actor]:
    """`donated 5 million to the Lions Club of Yala`: the name that the first place behind `to` offers."""
    return _behind(segment, cue, end, _BEHIND_TO)


def offered_partner(segment: Segment, cue: Cue, end: int) -> list[Actor]:
    """`signed an agreement with the Lions Club of Yala`: the name that `with` offers."""
    return _behind(segment, cue, end, _BEHIND_WITH)


def _described_behind(segment: Segment, start: int, end: int) -> list[Actor] | None:
    """Bodies by their noun and place, or in quotes behind a common noun, that `to` leads to."""
    local = _TO_LOCAL.search(segment.source, start, end)
    if local and not _ELSEWHERE.search(segment.source, start, local.start()):
        return [_local_body(segment, *local.span("body"))]
    quoted = _TO_QUOTED.search(segment.source, start, end)
    if quoted and not _ELSEWHERE.search(segment.source, start, quoted.start()):
        return _quoted_from(segment, quoted.end())
    return None


def _behind(segment: Segment, cue: Cue, end: int, preposition: re.Pattern[str]) -> list[Actor]:
    last = min(end, cue.end + _LONG)
    if preposition is _BEHIND_TO:
        if cue.start > segment.start and segment.source[cue.start].isupper():
            # `Bank Approves $15 Million to Improve Health`: all words of a headline are capital, verbs too.
            return []
        described = _described_behind(segment, cue.end, last)
        if described is not None:
            return described
    for place in preposition.finditer(segment.source, cue.end, last):
        if _ELSEWHERE.search(segment.source, cue.end, place.start()):
            return []
        stop = _SLOT_END.search(segment.source, place.end())
        words = segment.source[place.end() : stop.start() if stop else segment.end].split()
        if (
            place.group().split()[0] in ("à", "au", "aux")
            and place.group().strip() == "à"
            and len(words) == 1
            and not words[0].isupper()
        ):
            # `versé à Sokodé`: one word behind `à` is where, not who.
            return []
        return _offered(segment, place.end(), min(stop.start() if stop else segment.end, segment.end))
    return []
