"""What the whole document hands down to its agreements: who decides, and on which day it sat or wrote."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from pipeline.entities.agreements.asking import Needed
from pipeline.entities.agreements.lexicon import marked as words_for
from pipeline.entities.agreements.lexicon import markers
from pipeline.entities.agreements.marked import Marked
from pipeline.entities.agreements.parties import is_mission
from pipeline.entities.agreements.segments import Actor
from pipeline.entities.agreements.sittings import SITTING, dateline_of, enacted_in, session_of, sittings_of
from pipeline.entities.organisations.grammar import NOT_NOUNS
from pipeline.entities.organisations.naming import new_organisation
from pipeline.records import Organisation
from pipeline.values.text.beginnings import AtWords


def _either_case(phrase: str) -> str:
    """A phrase each word of which may begin with a capital; what is all in capitals is a heading."""
    joints = {" ": r"\s+", "'": "['’]"}
    pieces = re.split(r"([ '])", phrase)
    return "".join(joints.get(p) or f"[{p[0].lower()}{p[0].upper()}]{re.escape(p[1:])}" for p in pieces)


COUNCIL = re.compile(rf"\b(?P<body>{'|'.join(map(_either_case, markers('council')))})\b")
"""Bodies that decide for a community: what they grant, the community gives."""

_COUNCILS = AtWords(COUNCIL)
_NEED_COUNCIL = Needed("council")

_OF_PLACE = re.compile(
    r"\s+(?:de|d['’]|du|des|of)\s*(?:la |l['’]|the )?"
    r"(?:(?:[Vv]ille|[Cc]ommune|[Cc]ity|[Tt]own)\s(?:de |d['’]|du |of ))?"
    r"(?P<place>[A-ZÀ-Þ][\w’'-]+(?:[ -][A-ZÀ-Þ][\w’'-]+)*)"
)
_NAMED_PLACE = re.compile(
    r"\b(?:[Cc]ommune|[Vv]ille|[Mm]unicipalité|[Mm]airie|[Tt]own|[Cc]ity|[Mm]unicipality)\s+"
    r"(?:de |d['’]|of |du )(?P<place>[A-ZÀ-Þ][\w’'-]+)"
)
_CABINET = re.compile(rf"(?<!\w)(?:{words_for('cabinet')})(?!\w)", re.IGNORECASE)
_WITHIN = 40
"""Passages at the beginning in which a document says who sits and when."""

_URL = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class DecisionContext:
    """Who decides what the document tells, and on which day; None where it does not say.

    Attributes:
        council: whether a council's minutes or decisions are told.
        place: what the community of the council is called, where the document says it.
        issuer: the community or body that gives what the document grants.
        mission: a peace mission that speaks of its own projects, which it pays for.
        day: of the session, ISO 8601.
        dateline: of the report, ISO 8601: the day of which it says `today`.
        cabinet: whether a government sat, whose day is that of what it approves.
        of_mission: whether it tells of projects that a peace mission pays for, by whatever name.
        sittings: the passages that head the minutes of a sitting, each with its day, ISO 8601.
        enacted: the passages that end a decision with the day on which it was taken, ISO 8601.
    """

    council: bool = False
    place: str | None = None
    issuer: Actor | None = None
    mission: Actor | None = None
    day: str | None = None
    dateline: str | None = None
    of_mission: bool = False
    cabinet: bool = False
    sittings: tuple[tuple[int, str], ...] = ()
    enacted: tuple[tuple[int, str], ...] = ()

    def day_at(self, passage: int) -> str | None:
        """The day of the sitting of which a passage tells: of the heading above it, or the end of the act."""
        days = [day for number, day in self.sittings if number <= passage and day]
        if days or self.day:
            return days[-1] if days else self.day
        return next((day for number, day in self.enacted if number >= passage), None)


def find_setting(passages: Sequence[Marked], published: str | None = None) -> DecisionContext:
    """The setting of a document, from what stands at its beginning and what it calls its community."""
    opening = passages[:_WITHIN]
    bodies = [
        (m, match)
        for m in passages
        if m.may_have(_NEED_COUNCIL)
        for match in _COUNCILS.finditer(m.text)
        if not _is_of_people(m, match)
    ]
    council = _is_of_council(opening, bodies)
    issuer = _community(passages, bodies) if council else None
    cabinet = [m for m in opening if _CABINET.search(m.text)]
    place = issuer.organisation.name.removeprefix(_COMMUNE) if issuer else None
    return DecisionContext(
        council,
        place if issuer and issuer.organisation.name.startswith(_COMMUNE) else None,
        issuer,
        _mission(passages, opening),
        session_of(opening) if council else session_of(cabinet),
        dateline_of(opening) or published,
        _tells_of_missions(passages) and bool(_missions(passages)),
        bool(cabinet) and not council,
        tuple(sittings_of(passages)),
        tuple(enacted_in(passages)) if council else (),
    )


def _is_of_council(opening: Sequence[Marked], bodies: Sequence[tuple[Marked, re.Match[str]]]) -> bool:
    """Whether a document tells what a council does: it names one near its head, or says that one sits.

    An association that thanks the councils of its region names them as well, further down.
    """
    begins: dict[int, int] = {}
    read = 0
    for marked in opening:
        begins[marked.number] = read
        read += len(marked.text) + 1
    return any(
        marked.number in begins
        and (begins[marked.number] + match.start() < _HEAD or SITTING.search(marked.text) is not None)
        for marked, match in bodies
    )


_HEAD = 1200
"""Characters of a document before which a council is named that decides what it tells."""


def _mission(passages: Sequence[Marked], opening: Sequence[Marked]) -> Actor | None:
    """The one peace mission that a document names from its beginning on, where it tells of such projects."""
    missions = _missions(passages) if _missions(opening) and _tells_of_missions(passages) else []
    return missions[0] if missions and len({actor.organisation.id for actor in missions}) <= _NAMES else None


def _tells_of_missions(passages: Sequence[Marked]) -> bool:
    """Whether a document speaks of quick impact projects or of the funds of missions."""
    return any(cue.function == "tag" or cue.value.endswith("QIP") for m in passages for cue in m.cues)


def _missions(passages: Sequence[Marked]) -> list[Actor]:
    return [
        Actor(m.number, o.start, o.end, o.organisation, i)
        for m in passages
        for i, o in enumerate(m.organisations)
        if is_mission(o.organisation)
    ]


_NAMES = 2
"""Ways in which one mission may be named: in full and by an acronym that is not yet joined to it."""


def _community(passages: Sequence[Marked], bodies: Sequence[tuple[Marked, re.Match[str]]]) -> Actor | None:
    """The community of a council: by its name, by the address of the document, else the council itself.

    The place that a council is named with comes before one that the text calls a commune: that may be a
    neighbour, or a town that it is twinned with.
    """
    if seats := _most_named(_seats(bodies)):
        return seats
    for marked in passages[:_WITHIN]:
        for url in _URL.findall(marked.text):
            addressed = _place_of_address(url, passages)
            if addressed is not None:
                return Actor(marked.number, *_span(marked.text, url), _community_of(addressed), None)
    if called := _most_named(_communities(passages)):
        return called
    marked, body = bodies[0]
    head = next((m for m in passages[:3] if "|" in m.text), None)
    if head is not None and COUNCIL.search(head.text):
        place = head.text.split("|")[0].strip()
        if len(place.split()) <= _SHORT and place[:1].isupper():
            return Actor(head.number, 0, len(place), _community_of(place), None)
    organisation = new_organisation(body["body"][:1].upper() + body["body"][1:], kind="local authority")
    return Actor(marked.number, *body.span("body"), organisation, None)


_SHORT = 4
"""Words of a place's name."""


def _most_named(places: Iterable[tuple[Marked, int, int, str]]) -> Actor | None:
    named = Counter[str]()
    first: dict[str, Actor] = {}
    for marked, start, end, place in places:
        named[place] += 1
        first.setdefault(place, Actor(marked.number, start, end, _community_of(place), None))
    # Of those named as often the first, in which order they were counted.
    return first[named.most_common(1)[0][0]] if named else None


def _communities(passages: Iterable[Marked]) -> Iterator[tuple[Marked, int, int, str]]:
    """The places that passages call communities: `commune de X`."""
    for marked in passages:
        for match in _NAMED_PLACE.finditer(marked.text):
            if match["place"].lower() not in NOT_NOUNS:
                # `la commune de Il` is what a scan made of two lines.
                yield marked, *match.span(), match["place"]


def _seats(bodies: Iterable[tuple[Marked, re.Match[str]]]) -> Iterator[tuple[Marked, int, int, str]]:
    """The places that councils are named with: `Conseil municipal de X`."""
    for marked, body in bodies:
        place = _OF_PLACE.match(marked.text, body.end())
        if place:
            yield marked, body.start(), place.end(), place["place"]


def _is_of_people(marked: Marked, body: re.Match[str]) -> bool:
    """`le conseil municipal des jeunes`: a council that decides for no community."""
    return bool(_OF_PEOPLE.match(marked.text, body.end()))


_OF_PEOPLE = re.compile(rf"\s+(?:de|d['’]|des|du|of)\s*(?:{'|'.join(markers('not_place'))})\b", re.IGNORECASE)


def _community_of(place: str) -> Organisation:
    return new_organisation(f"{_COMMUNE}{place}", kind="local authority")


_COMMUNE = "Commune de "


def body_in(marked: Marked, start: int, end: int, setting: DecisionContext) -> Actor | None:
    """The council or board that a stretch names as who decides, by its place where the document says it."""
    body = COUNCIL.search(marked.text, start, end)
    if body is None:
        return None
    for place, mention in enumerate(marked.organisations):
        if mention.start <= body.start() and body.end() < mention.end:
            # `the City Council of the City of Koro` is a name in full.
            return Actor(marked.number, mention.start, mention.end, mention.organisation, place)
    name = body["body"][:1].upper() + body["body"][1:]
    named = new_organisation(f"{name} de {setting.place}" if setting.place else name, kind="local authority")
    return Actor(marked.number, *body.span("body"), named, None)


def _place_of_address(url: str, passages: Sequence[Marked]) -> str | None:
    """A part of an address that the text has as a capitalised word: `.../namur/...` and `Namur`."""
    parts = urlsplit(url)
    words = [*parts.hostname.split(".")[:-1]] if parts.hostname else []
    words += [unquote(part) for part in parts.path.split("/")[1:2]]
    for word in words:
        spelled = re.compile(rf"\b{re.escape(word.replace('-', ' '))}\b", re.IGNORECASE)
        for marked in passages:
            for match in spelled.finditer(marked.text.replace("-", " ")):
                said = marked.text[slice(*match.span())]
                if said[:1].isupper() and not said.isupper() and len(said) > _SHORT - 1:
                    return said
    return None


def _span(text: str, part: str) -> tuple[int, int]:
    start = text.index(part)
    return start, start + len(part)
