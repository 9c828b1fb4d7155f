"""A sentence with what stands in it: cues, actors, amounts, dates, durations."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Any, TypeVar

from pipeline.entities.agreements.asking import Needed, hints_in
from pipeline.entities.agreements.cues import Cue
from pipeline.entities.agreements.marked import Marked
from pipeline.entities.agreements.offices import OFFICE, offices_in
from pipeline.entities.organisations.actors import state_names, states_by_form
from pipeline.gazetteer import fold, load_places, load_states
from pipeline.language import DEFAULT
from pipeline.language.passage_language import passage_language
from pipeline.records import Organisation
from pipeline.values.dates import DateReading
from pipeline.values.durations import DurationReading, find_durations
from pipeline.values.money import AmountReading
from pipeline.values.text import find_sentences


@dataclass(frozen=True, slots=True)
class Actor:
    """Who may take part in an agreement: an organisation that is named, or a state.

    `number` is that of the organisation in its passage; a state that was taken for a place has none, nor
    has a name that only its slot shows to be one, which is `offered`.
    """

    passage: int
    start: int
    end: int
    organisation: Organisation
    number: int | None
    offered: bool = False


@dataclass(frozen=True)
class Segment:
    """A sentence, or a part of one up to a semicolon: characters `start` to `end` of a passage."""

    marked: Marked
    start: int
    end: int

    @cached_property
    def passage(self) -> int:
        """The number of the passage."""
        return self.marked.number

    @cached_property
    def source(self) -> str:
        """The text of the passage."""
        return self.marked.text

    @cached_property
    def text(self) -> str:
        """What is printed."""
        return self.source[self.start : self.end]

    def may_have(self, needed: Needed) -> bool:
        """Whether it has one of some words, without which a pattern need not be asked."""
        return bool(needed.bit & self._hints)

    @cached_property
    def _hints(self) -> int:
        hints = self.marked.hints
        return hints_in(self.text) if hints and len(self.text) < len(self.source) else hints

    def holds(self, start: int) -> bool:
        """Whether an offset of the passage falls into it."""
        return self.start <= start < self.end

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        """Its cues, in order; words of a name are none, but a fund is named by its instrument."""
        cues = self.marked.cues
        first = bisect_left(cues, self.start, key=_BY_START)
        inside = cues[first : bisect_left(cues, self.end, first, key=_BY_START)]
        named = [(o.start, o.end) for o in self.marked.organisations] if inside else ()
        if not named:
            return inside
        return tuple(
            cue
            for cue in inside
            if cue.function == "tag" or not any(s <= cue.start and cue.end <= e for s, e in named)
        )

    @cached_property
    def _functions(self) -> frozenset[str]:
        return frozenset([cue.function for cue in self.cues])

    def having(self, *functions: str) -> tuple[Cue, ...]:
        """Its cues that do one of these things, in order: it is asked for few sets of them, and often."""
        found: tuple[Cue, ...] | None = self.answers.get(functions)
        if found is None:
            there = self._functions.intersection(functions)
            found = tuple(cue for cue in self.cues if cue.function in there) if there else ()
            self.answers[functions] = found
        return found

    @cached_property
    def answers(self) -> dict[Any, Any]:
        """What was asked of it and found out, by the question; see `once`."""
        return {}

    @cached_property
    def actors(self) -> tuple[Actor, ...]:
        """Its organisations and the states that are not only a place, in order."""
        named = [
            Actor(self.passage, o.start, o.end, o.organisation, i)
            for i, o in enumerate(self.marked.organisations)
            if self.holds(o.start)
        ]
        states = []
        taken = bytearray(self.end)
        for actor in named:
            taken[actor.start : actor.end] = b"1" * (min(actor.end, self.end) - actor.start)
        for match in state_names().finditer(self.source, self.start, self.end):
            inside = any(taken[match.start() : match.end()])
            if not inside and not _IN.search(self.source, max(0, match.start() - 12), match.start()):
                state = states_by_form()[fold(match.group())]
                states.append(Actor(self.passage, match.start(), match.end(), state, None))
        for start, end, state in self._nations():
            if not any(a.start < end and start < a.end for a in named):
                states.append(Actor(self.passage, start, end, state, None))
        actors = [actor for actor in [*named, *states] if not self._is_whereabouts(actor)]
        return tuple(sorted(actors, key=lambda a: (a.start, -a.end)))

    def _nations(self) -> Iterator[tuple[int, int, Organisation]]:
        """The states that act by their offices."""
        return offices_in(self.source, self.start, self.end) if self.may_have(OFFICE) else iter(())

    def _is_whereabouts(self, actor: Actor) -> bool:
        """`Cotonou (Bénin)`: a state in brackets behind a place says where that is."""
        if actor.organisation.kind != "state" or self.source[actor.end : actor.end + 1] != ")":
            return False
        return bool(_BRACKETED.search(self.source, max(self.start, actor.start - _TOWN), actor.start))

    @cached_property
    def amounts(self) -> tuple[tuple[int, AmountReading], ...]:
        """Its amounts, with their numbers in the passage."""
        return tuple((i, a) for i, a in enumerate(self.marked.amounts) if self.holds(a.char_start))

    @cached_property
    def dates(self) -> tuple[DateReading, ...]:
        """Its dates whose year is known."""
        return tuple(d for d in self.marked.dates if self.holds(d.char_start) and (d.start or d.end))

    @cached_property
    def durations(self) -> tuple[DurationReading, ...]:
        """Its durations; offsets are those of the passage's text."""
        return tuple(d for d in durations_of(self.source) if self.holds(d.char_start))

    @cached_property
    def places(self) -> frozenset[str]:
        """The known places that it names, folded."""
        words = _CAPITALISED.findall(self.text)
        return frozenset(fold(word) for word in words if fold(word) in load_places()) - _state_places()

    @cached_property
    def words(self) -> frozenset[str]:
        """Its long words, folded, by which two tellings of one thing may be known."""
        return frozenset(w for w in fold(self.text).split() if len(w) > 4 and w not in _COMMON)


_BY_START = attrgetter("start")

_Answer = TypeVar("_Answer")


def once(question: Callable[[Segment], _Answer]) -> Callable[[Segment], _Answer]:
    """A question about a sentence that is answered once, however many ask it: leave answers as they are."""

    @functools.wraps(question)
    def asked(segment: Segment) -> _Answer:
        answers = segment.answers
        if question not in answers:
            answers[question] = question(segment)
        answer: _Answer = answers[question]
        return answer

    return asked


_BRACKETED = re.compile(
    r"\b(?:à|in|at|de|d['’]|from)\s*[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?,? \((?:the |la |le |l['’])?\Z"
)
_TOWN = 50
"""Characters of a town and the bracket behind it."""


@functools.cache
def _state_places() -> frozenset[str]:
    return frozenset(fold(state.short) for state in load_states())


# fmt: off
_IN = re.compile(
    r"\b(?:en|vers|depuis|dans|hors|in|across|throughout|within)\s+(?:la |le |les |l['’])?\Z", re.IGNORECASE
)
_CAPITALISED = re.compile(r"(?<![^\W_])[A-ZÀ-Þ][^\W\d_]+(?:-[A-ZÀ-Þ][^\W\d_]+)*")
_COMMON = frozenset((
    "annee", "avril", "cette", "fevrier", "janvier", "juillet", "lancement", "mars", "pour", "projet",
    "projets", "region", "remise", "travers", "financement", "millions", "milliards", "francs", "montant",
))
# fmt: on


_ARTICLE = re.compile(r"\s*(?:Article|Art\.)\s*\d+(?:er|ème|e)?\s*[:.–-]+\s*(?=\S)", re.IGNORECASE)
"""The number of what a council decides: `Article 2 : D'accorder`."""

_ORDINALS = "second|deuxi|trois|quatr|cinqui|sixi|dernie|third|fourth|fifth|sixth|last"
_JOINT = re.compile(
    r"\s?;\s|,?\s(?:alors que|tandis que|while|whereas|quant à|et)\s"
    rf"(?=(?:le|la|l['’]|the)\s?(?:{_ORDINALS})\w*+"
    r"(?:,|\s(?:d['’]un|pour|à|with|worth|of|for|co[uû]t|porte|est|vise|cible|a)\b))",
    re.IGNORECASE,
)
"""Where a sentence goes on to the next of several: a semicolon, `tandis que le quatrième, d'un coût de`."""
_NEED_ORDINAL = Needed(
    also=(f"{article}{word}*" for article in ("", "le", "la", "the") for word in _ORDINALS.split("|"))
)


def segments_of(marked: Marked) -> Sequence[Segment]:
    """The sentences of a passage, those with semicolons or clauses about the next of several in parts.

    They are made once for a passage: who asks for them again gets the same ones.
    """
    if marked.sentences:
        return marked.sentences
    text = marked.text
    joined = ";" in text or marked.may_have(_NEED_ORDINAL)
    for start, end in find_sentences(text):
        lead = _ARTICLE.match(text, start, end)
        at = lead.end() if lead else start
        for joint in _JOINT.finditer(text, start, end) if joined else ():
            marked.sentences.append(Segment(marked, at, joint.start()))
            at = joint.end()
        marked.sentences.append(Segment(marked, at, end))
    return marked.sentences


@functools.lru_cache(maxsize=64)
def durations_of(text: str) -> tuple[DurationReading, ...]:
    """The durations of a passage; its segments ask for them one after the other."""
    return tuple(find_durations(text, passage_language(text, DEFAULT)))
