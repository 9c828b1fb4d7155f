"""A sentence with what stands in it: cues, organisations, amounts, dates, durations."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc

from pipeline.entities.agreements.cues import NOUNS, ROLES, Cue, agreement_cues
from pipeline.entities.agreements.drafts import Found
from pipeline.entities.candidates import FoundName
from pipeline.entities.gazetteer import fold, load_places, load_states
from pipeline.records.facts import PartyRole
from pipeline.values.amounts import AmountReading
from pipeline.values.dates import DateReading
from pipeline.values.durations import DurationReading, find_durations
from pipeline.values.sentences import find_sentences

_ARTICLE = r"(?:la |le |les |l['’]|du |de la |de l['’]|des |de |d['’]|the |of )"
_BEFORE_PARTY = re.compile(
    rf"\s*(?:{_ARTICLE})?(?:[a-zà-ÿœ'’-]+ ){{0,5}}(?:{_ARTICLE})?(?:[^\W\d_]+ ){{0,3}}?"
    rf"[«\"“(]?\s*(?:{_ARTICLE})?"
)
_AMONG = re.compile(r"[^.;:]{0,60}")
_BETWEEN_PARTIES = re.compile(
    r"[\s»\"”’)]*(?:\([^)]*\)?)?\s*(?:,|et|and|ainsi que|avec|;|\()?\s*(?:avec |et |and )?"
    rf"(?:{_ARTICLE})*(?:ONG |organisation |agence |gouvernement (?:de |du ))?[«\"“(]?\s*",
    re.IGNORECASE,
)
_UNNAMED = re.compile(r",\s[a-zà-ÿœ' ’]{3,40},\s")
_SUBJECT_GAP = re.compile(
    r"\s*(?:\([^)]*\))?[\s,]*(?:[a-zà-ÿœ’']+ ){0,3}(?:va |vont |a |ont )?(?:[a-zà-ÿœ]+ )?", re.I
)


@dataclass(frozen=True)
class Segment:
    """A sentence, or a part of one up to a semicolon: characters `start` to `end` of a passage.

    `source` is the passage's text, which spaCy would put together anew each time it is asked.
    """

    passage: int
    doc: Doc
    source: str
    start: int
    end: int

    @property
    def text(self) -> str:
        """What is printed."""
        return self.source[self.start : self.end]

    def holds(self, start: int) -> bool:
        """Whether an offset of the passage falls into it."""
        return self.start <= start < self.end

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        """Its cues, in order."""
        return tuple(cue for cue in agreement_cues(self.doc) if self.holds(cue.start))

    def having(self, *functions: str) -> tuple[Cue, ...]:
        """Its cues that do one of these things."""
        return tuple(cue for cue in self.cues if cue.function in functions)

    @cached_property
    def organisations(self) -> tuple[tuple[int, FoundName], ...]:
        """Its organisations, with their numbers in the passage."""
        return tuple((i, o) for i, o in enumerate(self.doc._.organisations) if self.holds(o.start))

    @cached_property
    def amounts(self) -> tuple[tuple[int, AmountReading], ...]:
        """Its amounts, with their numbers in the passage."""
        return tuple((i, a) for i, a in enumerate(self.doc._.amounts) if self.holds(a.char_start))

    @cached_property
    def dates(self) -> tuple[DateReading, ...]:
        """Its dates whose year is known."""
        return tuple(d for d in self.doc._.dates if self.holds(d.char_start) and (d.start or d.end))

    @cached_property
    def durations(self) -> tuple[DurationReading, ...]:
        """Its durations; offsets are those of the passage's text."""
        return tuple(d for d in durations_of(self.source) if self.holds(d.char_start))

    @cached_property
    def places(self) -> frozenset[str]:
        """The known places that it names, folded."""
        words = _CAPITALISED.findall(self.text)
        return frozenset(fold(word) for word in words if fold(word) in load_places()) - _states()

    @cached_property
    def words(self) -> frozenset[str]:
        """Its long words, folded, by which two tellings of one thing may be known."""
        return frozenset(w for w in fold(self.text).split() if len(w) > 4 and w not in _COMMON)

    def parties(self, start: int, end: int) -> Iterator[tuple[PartyRole, Found]]:
        """Who takes part by which role, as the cues between two offsets say."""
        for cue in self.cues:
            role = ROLES.get(cue.function)
            if role and start <= cue.start < end:
                for number in self._after(cue, end):
                    yield role, (self.passage, number)
            elif cue.function == "status" and cue.number in _SUBJECTS and start <= cue.start < end:
                for number in self._before(cue):
                    yield _SUBJECTS[cue.number], (self.passage, number)

    def _after(self, cue: Cue, end: int) -> list[int]:
        """The organisations that a cue introduces, one after the other."""
        found: list[int] = []
        at = cue.end
        if cue.function == "party" and not re.search(r"\b(?:et|and)\b|\(", self.source[at : self.end]):
            return []
        for number, name in self.organisations:
            if name.start < at or name.start >= end:
                continue
            gap = self.source[at : name.start]
            before = _AMONG if cue.function == "party" else _BEFORE_PARTY
            first = not found and before.fullmatch(gap) and not self._other_cue(at, name.start)
            listed = found and (_BETWEEN_PARTIES.fullmatch(gap) or _UNNAMED.fullmatch(gap))
            if not first and not listed:
                break
            found.append(number)
            at = name.end
        return found

    def _other_cue(self, start: int, end: int) -> bool:
        return any(start <= cue.start < end for cue in self.having(*ROLES, *NOUNS, "status"))

    def _before(self, cue: Cue) -> list[int]:
        """The organisations that are the subject of a verb."""
        found: list[int] = []
        at = cue.start
        for number, name in reversed(self.organisations):
            if name.end > at:
                continue
            gap = self.source[name.end : at]
            if not (_BETWEEN_PARTIES.fullmatch(gap) if found else _SUBJECT_GAP.fullmatch(gap)):
                break
            found.append(number)
            at = name.start
        return found[::-1]


@functools.cache
def _states() -> frozenset[str]:
    return frozenset(fold(state.short) for state in load_states())


_SUBJECTS: dict[str, PartyRole] = {"active": "party", "giver": "funding"}
# fmt: off
_CAPITALISED = re.compile(r"(?<![^\W_])[A-ZÀ-Þ][^\W\d_]+(?:-[A-ZÀ-Þ][^\W\d_]+)*")
_COMMON = frozenset((
    "annee", "avril", "cette", "fevrier", "janvier", "juillet", "lancement", "mars", "pour", "projet",
    "projets", "region", "remise", "travers",
))
# fmt: on


def segments_of(passage: int, doc: Doc) -> Iterator[Segment]:
    """The sentences of a passage, those with semicolons in parts."""
    text = doc.text
    for start, end in find_sentences(text):
        at = start
        for semicolon in re.finditer(r";\s", text[start:end]):
            yield Segment(passage, doc, text, at, start + semicolon.start())
            at = start + semicolon.end()
        yield Segment(passage, doc, text, at, end)


@functools.lru_cache(maxsize=64)
def durations_of(text: str) -> tuple[DurationReading, ...]:
    """The durations of a passage; its segments ask for them one after the other."""
    return tuple(find_durations(text))
