"""Frames: how a language says in one clause who gives what sum to whom, as patterns with slots.

The frames of a language stand in `frames.csv` of its package, each with an example of its own. A sentence
is first written anew with one sign for each name, sum, verb and noun; the patterns are matched against
that, so that they say no more than the words between the slots:

    {receiver} {given} {gift} by {giver}        Sira Aid was granted $ 5 by the Moro Fund
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from pipeline.entities.agreements.asking import has_unlike_letters
from pipeline.entities.agreements.frame_patterns import (
    LANGUAGES,
    SIDES,
    FramePattern,
    before_names,
    frames_of,
    more_of,
    pairs_of,
)
from pipeline.entities.agreements.lexicon import marked
from pipeline.entities.agreements.offered import offered_as
from pipeline.entities.agreements.segments import Actor, Segment
from pipeline.entities.agreements.signs import BODY, EXTENDS, NAME, OFFER, SUM, Signs, signs_of_cues
from pipeline.entities.agreements.weighing import LENDERS
from pipeline.records.agreements import PartyRole


@dataclass(frozen=True, slots=True)
class GivingFrame:
    """Who gives one sum to whom: the characters `start` to `end` of a passage, the number of its amount.

    `extends` says that its verb is one that else prolongs a paper: `has extended a loan`.
    """

    start: int
    end: int
    amount: int
    sides: tuple[tuple[PartyRole, Actor], ...]
    extends: bool = False

    def overrule(self, said: Iterable[tuple[PartyRole, Actor]]) -> list[tuple[PartyRole, Actor]]:
        """What else was read of the sides, less what the slots of the frame contradict."""
        filled = {actor.organisation.id: role for role, actor in self.sides}
        roles = {_SIDE_OF[role] for role, _ in self.sides}
        kept = [
            (role, actor)
            for role, actor in said
            if role == "party"
            or (_SIDE_OF[role] not in roles and actor.organisation.id not in filled)
            or filled.get(actor.organisation.id) == role
        ]
        known = {(role, actor.organisation.id) for role, actor in kept}
        return kept + [(role, a) for role, a in self.sides if (role, a.organisation.id) not in known]


_OF_A_STATE = re.compile(
    rf"(?<!\w)(?:{marked('polity')})\s(?:of|de|du|des|d['’])\s?(?:the |la |les? |l['’])?\Z", re.IGNORECASE
)
"""`the government of`: the state behind it is the subject."""

_ADDRESS = re.compile(rf"(?:{marked('street')})(?!\w)", re.IGNORECASE)
"""`Sira Routes, Rue du Pont, 4`: where the one before it is to be found."""

_SIDE_OF: dict[PartyRole, str] = {
    "funding": "giver",
    "sponsor": "giver",
    "beneficiary": "receiver",
    "implementing": "implementer",
}


def find_frames(segment: Segment) -> tuple[GivingFrame, ...]:
    """The frames of a sentence, one for a sum, in its order."""
    known: dict[int, tuple[GivingFrame, ...]] = segment.marked.frames
    if segment.start not in known:
        known[segment.start] = _read_frames(segment)
    return known[segment.start]


def _read_frames(segment: Segment) -> tuple[GivingFrame, ...]:
    language = segment.marked.language
    if not segment.amounts or language not in LANGUAGES:
        return ()
    signs, said = signs_of_cues(segment), _TextsOf(segment)
    frames = [p for p, texts in _possible(frames_of, language, signs) if said.has(texts)]
    pairs = [p for p, texts in _possible(pairs_of, language, signs) if said.has(texts)]
    if not frames and not pairs:
        return ()
    reader = _FrameReader(segment)
    best: dict[int, GivingFrame] = {}
    for pattern in frames:
        for frame in reader.frames(pattern):
            other = best.get(frame.amount)
            if other is None or _filled(frame) > _filled(other):
                best[frame.amount] = frame
    for frame in list(best.values()):
        for other in reader.more(frame, more_of(language)):
            best.setdefault(other.amount, other)
    for pattern in pairs:
        best |= {frame.amount: frame for frame in reader.pairs(pattern)}
    return tuple(sorted(best.values(), key=lambda frame: frame.start))


def _filled(frame: GivingFrame) -> int:
    return len({role for role, _ in frame.sides})


def _of_contract(
    sides: Iterable[tuple[PartyRole, Actor]], signers: Iterable[Actor]
) -> list[tuple[PartyRole, Actor]]:
    """`approved a contract with X for`: X is paid, unless it is one whose business is to lend."""
    others = list(signers)
    lent = any(actor.organisation.kind in LENDERS for actor in others)
    role: PartyRole = "funding" if lent else "beneficiary"
    own: PartyRole = "beneficiary" if lent else "funding"
    return [(own, actor) for _, actor in sides] + [(role, actor) for actor in others]


@functools.lru_cache(maxsize=1024)
def _possible(
    of: Callable[[str], Iterable[FramePattern]], language: str, signs: frozenset[str]
) -> tuple[tuple[FramePattern, tuple[frozenset[str], ...]], ...]:
    """The frames that may hold where a sentence has a sum and its cues have these signs, with what they need.

    Few sets of signs are met.
    """
    has = signs | {SUM, NAME, OFFER, BODY}
    return tuple((frame, frame.texts(signs)) for frame in of(language) if frame.may_hold(has))


class _TextsOf:
    """Which of the texts that frames need a sentence has: it is asked before it is written in signs."""

    def __init__(self, segment: Segment) -> None:
        text = segment.text.lower()
        self._text = _WHITE.sub(" ", text) if _OTHER_WHITE.search(text) else text
        self._unlike = has_unlike_letters(segment.text)
        self._there: dict[frozenset[str], bool] = {}

    def has(self, needed: Iterable[frozenset[str]]) -> bool:
        """Whether a sentence has one text of each set."""
        there = self._there
        for texts in () if self._unlike else needed:
            if texts not in there:
                there[texts] = any(map(self._text.__contains__, texts))
            if not there[texts]:
                return False
        return True


_WHITE, _OTHER_WHITE = re.compile(r"\s"), re.compile(r"[^\S ]")


class _FrameReader:
    """Reads the frames of one sentence."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment
        self._signs = Signs(segment)
        self._having = frozenset(self._signs.text)
        self._actors = {(a.start, a.end): a for a in segment.actors}
        self._numbers = {(a.char_start, a.char_end): number for number, a in segment.amounts}

    def frames(self, frame: FramePattern) -> Iterator[GivingFrame]:
        """Where a frame holds; where its slots hold no names it is looked for again one sign further."""
        at = 0
        if not frame.may_hold(self._having):
            return
        while match := frame.pattern.search(self._signs.text, at):
            found = self._frame(match)
            at = match.end() if found else match.start() + 1
            if found:
                yield found

    def more(self, frame: GivingFrame, patterns: Iterable[FramePattern]) -> Iterator[GivingFrame]:
        """What follows a frame, with the sides that it takes over."""
        at = self._signs.at(frame.end)
        held = [one for one in patterns if one.may_hold(self._having)]
        while match := next(filter(None, (p.pattern.match(self._signs.text, at) for p in held)), None):
            other = self._frame(match)
            if other is None:
                return
            yield replace(other, sides=tuple(other.overrule(frame.sides)))
            at = match.end()

    def pairs(self, frame: FramePattern) -> Iterator[GivingFrame]:
        """Several sums beside each other: as many names get them in their order, a single one all of them."""
        if not frame.may_hold(self._having):
            return
        for match in frame.pattern.finditer(self._signs.text):
            sums = [at for at in range(*match.span("sums")) if self._signs.text[at] == SUM]
            given, gets = ("giver" in match.re.groupindex), self._names(match, "receiver")
            givers = self._names(match, "giver") if given else ()
            if givers is None or not gets or len(gets) not in (1, len(sums)) or self._is_oblique(match):
                continue
            own = gets * len(sums) if len(gets) == 1 else gets
            ends = [*sums[1:], match.end()]
            for at, end, receiver in zip(sums, ends, own, strict=True):
                sides = [*((SIDES["giver"], one) for one in givers), (SIDES["receiver"], receiver)]
                number = self._numbers[self._signs.meant(at) or (0, 0)]
                start, last = self._signs.start_of(at), self._signs.start_of(end)
                yield GivingFrame(start, last, number, tuple(sides))

    def _frame(self, match: re.Match[str]) -> GivingFrame | None:
        """What a match fills its slots with; None where a slot holds no name, or none is filled."""
        slots = match.re.groupindex
        sides: list[tuple[PartyRole, Actor]] = []
        for slot, role in SIDES.items():
            if slot not in slots:
                continue
            names, subject = self._names(match, slot), match.start() == match.start(slot)
            if (names is None and not subject) or (subject and self._is_oblique(match)):
                return None
            sides += [(role, actor) for actor in names or ()]
        if "signer" in slots:
            sides = _of_contract(sides, self._names(match, "signer") or ())
        at = max(match.start(name) for name in ("sum", "before") if name in slots)
        if not sides:
            return None
        number = self._numbers[self._signs.meant(at) or (0, 0)]
        start, end = self._signs.start_of(match.start()), self._signs.start_of(match.end())
        return GivingFrame(start, end, number, tuple(sides), EXTENDS in match.group())

    def _is_oblique(self, match: re.Match[str]) -> bool:
        """Whether a preposition keeps the name that a frame begins with from being its subject."""
        language, text = self._segment.marked.language, self._signs.text
        return bool(before_names(language).search(text, 0, match.start())) and not _OF_A_STATE.search(
            text, 0, match.start()
        )

    def _names(self, match: re.Match[str], slot: str) -> tuple[Actor, ...] | None:
        """The actors of a slot, a body without a name being none; None where it only looks like a name.

        What is no name spoils a frame, unless it is its subject: a person may get what a body gives.
        """
        actors: list[Actor] = []
        depth = 0
        for at in range(*match.span(slot)):
            depth += {"(": 1, ")": -1}.get(self._signs.text[at], 0)
            span = self._signs.meant(at)
            if depth or span is None:
                continue
            if self._signs.text[at] == NAME:
                actors.append(self._actors[span])
            elif self._signs.text[at] == OFFER and not _ADDRESS.match(self._segment.source, span[0]):
                subject = match.start() == match.start(slot)
                offered = offered_as(self._segment, *span, subject=subject)
                if offered is None:
                    return None
                actors.append(offered)
        return tuple(actors)
