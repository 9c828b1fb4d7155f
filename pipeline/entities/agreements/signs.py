"""A sentence in signs: one for each name, sum, verb and noun, so that patterns say what stands between."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from pipeline.entities.agreements.asking import Needed
from pipeline.entities.agreements.cues import Cue
from pipeline.entities.agreements.lexicon import marked, markers
from pipeline.entities.agreements.offered import LOCAL_BODY
from pipeline.entities.agreements.segments import Actor, Segment

NAME, OFFER, BODY, SUM = "\ue000", "\ue001", "\ue002", "\ue003"
MONEY, PAPER, THING = "\ue004", "\ue005", "\ue006"
GIVES, GIVEN, GETS, EXTENDS, HANDS, SIGNS, OTHER = (chr(0xE007 + n) for n in range(7))
"""Signs: a name that was marked, one that may be offered, a body by its noun, a sum; nouns of money, papers
and things; verbs by who their subject is, and those that say nothing of giving."""

_NOUNS = {"money": MONEY, "paper": PAPER, "project": THING, "works": THING}
WHO = f"[{NAME}{OFFER}{BODY}]"
STOPS = f";:.{NAME}{OFFER}{BODY}{SUM}{GIVES}{GIVEN}{GETS}{EXTENDS}{HANDS}{SIGNS}{OTHER}"
VERBS = f"{GIVES}{GIVEN}{GETS}{EXTENDS}{HANDS}{SIGNS}{OTHER}"

_CAPITALS = re.compile(
    r"(?<![\w'’])(?![A-Z]['’][a-zà-ÿ])[A-ZÀ-Þ][\w’'.-]*"
    r"(?:\s(?:(?:of|the|for|de|du|des|la|le|les|&)\s){0,2}(?:[dl]['’])?[A-ZÀ-Þ0-9][\w’'-]*){0,7}"
)
_OPENING = frozenset(word.rstrip("'") for function in ("article", "oblique") for word in markers(function))
"""Words with which no name begins that stands in a slot: articles and prepositions."""

_SHORTEST = 2
"""Letters of an acronym that may be the subject of a sentence without being marked."""


class Signs:
    """A sentence in signs, with where each sign stands in the passage and what it stands for."""

    def __init__(self, segment: Segment) -> None:
        self.segment = segment
        self._meant: dict[int, tuple[int, int]] = {}
        pieces: list[str] = []
        self._starts: list[int] = []
        at, length = segment.start, 0
        for start, end, sign in self._marks():
            if start < at:
                continue
            between = segment.source[at:start]
            pieces += [between, sign]
            self._starts += [*range(at, start), start]
            length += len(between) + 1
            self._meant[length - 1] = (start, end)
            at = end
        pieces.append(segment.source[at : segment.end])
        self._starts += [*range(at, segment.end), segment.end]
        self.text = re.sub(r"\s", " ", "".join(pieces))

    def _marks(self) -> list[tuple[int, int, str]]:
        """The signs with the stretches they stand for, in order; where two overlap the first kind counts."""
        segment = self.segment
        kinds: list[list[tuple[int, int, str]]] = [
            [(a.char_start, a.char_end, SUM) for _, a in segment.amounts],
            [(a.start, a.end, NAME) for a in segment.actors if not self._begins_a_name(a)],
            [(c.start, c.end, sign) for c in segment.cues if (sign := self._verb(c)) and sign in VERBS],
        ]
        taken = bytearray(segment.end - segment.start)
        kept: list[tuple[int, int, str]] = []
        for marks in kinds:
            _take(marks, taken, segment.start, kept)
        if segment.may_have(_NEED_BODY):
            bodies = _BODIES.finditer(segment.source, segment.start, segment.end)
            _take([(*m.span("body"), BODY) for m in bodies], taken, segment.start, kept)
        _take([(*span, OFFER) for span in self._capitals(taken)], taken, segment.start, kept)
        nouns = [(c.start, c.end, sign) for c in segment.cues if (sign := _sign(c)) and sign not in VERBS]
        _take(nouns, taken, segment.start, kept)
        return sorted(kept)

    def _verb(self, cue: Cue) -> str:
        """The sign of a verb; in a headline verbs have capitals as names have, which nothing tells apart."""
        capital = cue.start > self.segment.start and self.segment.source[cue.start].isupper()
        headline = cue.function == "event" and capital
        return OTHER if headline and _sign(cue) else _sign(cue)

    def _capitals(self, taken: bytearray) -> Iterator[tuple[int, int]]:
        """What is written like a name in the stretches that no other sign takes."""
        segment = self.segment
        nouns = {(c.start, c.end) for c in segment.cues if c.function in _NOUNS}
        for gap in _FREE.finditer(taken.decode("latin-1")):
            start, end = (segment.start + at for at in gap.span())
            yield from (m.span() for m in LOCAL_BODY.finditer(segment.source, start, end))
            for match in _CAPITALS.finditer(segment.source, start, end):
                span = _without_opening(match)
                if span in nouns or self._only_begins(*span) or self._is_of_a_state(*span):
                    continue
                if not self._is_adjective(*span):
                    yield span

    def _only_begins(self, start: int, end: int) -> bool:
        """Whether one word has its capital because a sentence begins; an acronym has its own."""
        first = not self.segment.source[self.segment.start : start].strip('«“"( ')
        word = self.segment.source[start:end]
        return first and " " not in word and not (word.isupper() and len(word) > _SHORTEST)

    def _is_of_a_state(self, start: int, end: int) -> bool:
        """`Republic` in `the Federal Republic of Togo`: the state behind it is named by itself."""
        states = [a.start for a in self.segment.actors if end < a.start and a.organisation.kind == "state"]
        if not states or not _POLITY.search(self.segment.source, start, end):
            return False
        return any(_OF.fullmatch(self.segment.source, end, at) for at in states)

    def _begins_a_name(self, actor: Actor) -> bool:
        """`China` in `China Road & Bridge Corporation`: a state whose name a longer one begins with."""
        return actor.organisation.kind == "state" and bool(_GOES_ON.match(self.segment.source, actor.end))

    def _is_adjective(self, start: int, end: int) -> bool:
        """`Danish` in `the Danish firm`: whose a body is that another name follows."""
        word = self.segment.source[start:end]
        return " " not in word and not word.isupper() and bool(_BODY_NOUN.match(self.segment.source, end))

    def meant(self, at: int) -> tuple[int, int] | None:
        """The characters of the passage that a sign stands for; None where another character stands."""
        return self._meant.get(at)

    def start_of(self, at: int) -> int:
        """The offset in the passage of a character of the text."""
        return self._starts[at]

    def at(self, start: int) -> int:
        """The character of the text that stands at an offset of the passage."""
        return bisect_left(self._starts, start)


def signs_of_cues(segment: Segment) -> frozenset[str]:
    """The signs that the cues of a sentence may have, of which where they overlap not all are taken."""
    signs = set(map(_sign, segment.cues)) - {""}
    return frozenset(signs | {OTHER} if signs & {*VERBS} else signs)


def _take(
    marks: Iterable[tuple[int, int, str]], taken: bytearray, start: int, kept: list[tuple[int, int, str]]
) -> None:
    """Keep the marks that no other overlaps, longer ones first, and take their characters."""
    for mark in sorted(marks, key=lambda m: (m[0] - m[1], m[0])):
        inside = slice(mark[0] - start, mark[1] - start)
        if mark[2] and mark[1] - start <= len(taken) and not any(taken[inside]):
            taken[inside] = b"\1" * (mark[1] - mark[0])
            kept.append(mark)


def _without_opening(match: re.Match[str]) -> tuple[int, int]:
    """Where a run of capitals begins that is no article or preposition, and where it ends."""
    start, words = match.start(), match.group().split(" ")
    while len(words) > 1 and words[0].lower() in _OPENING:
        start += len(words.pop(0)) + 1
    return start, match.end() - (len(_GENITIVE) if words[-1].replace("’", "'").endswith(_GENITIVE) else 0)


_GENITIVE = "'s"
"""What follows a name without being of it: `Kala Aid's`."""

_POLITY = re.compile(rf"(?<!\w)(?:{marked('polity')})\Z", re.IGNORECASE)
_OF = re.compile(r"\s(?:of|de|du|des)\s(?:the\s|la\s|les?\s|l['’])?|\sd['’]", re.IGNORECASE)

_GOES_ON = re.compile(r"\s(?:&\s)?[A-ZÀ-Þ][a-zà-ÿ]")

_BODY_NOUN = re.compile(rf"\s(?:{marked('body')}),?\s(?=[«“\"A-ZÀ-Þ])")

_FREE = re.compile("\0+")
"""Characters that no sign takes."""


def _sign(cue: Cue) -> str:
    """The sign of a cue, or nothing for one that frames do not ask for."""
    if cue.function != "event":
        return _NOUNS.get(cue.function, "")
    if cue.voice == "noun":
        return ""
    if cue.value == "handed over" and cue.voice == "active":
        return HANDS
    if cue.value == "extended":
        return EXTENDS
    if cue.value == "signed" and cue.voice in ("active", "infinitive"):
        return SIGNS
    if cue.subject in ("giver", "approver") and cue.value != "handed over":
        return GIVES if cue.voice == "active" else GIVEN
    if cue.subject == "receiver" and cue.voice == "active":
        return GETS
    return OTHER


_NEED_BODY = Needed("body")
_BODIES = re.compile(
    rf"\b(?:the|la|le|les|l['’])\s?(?P<body>(?:{marked('body')}))"
    r"(?!\s(?:(?:of|de|du|des|for|d['’])\s?(?:the |la |l['’])?)?(?-i:[«“\"A-ZÀ-Þ]))"
    r"(?!(?:\s[a-zà-ÿ]+){0,2}(?:,\s|\s(?:dénommée?|nommée?|appelée?|named|called)\s)(?-i:[«“\"A-ZÀ-Þ]))",
    re.IGNORECASE,
)
"""`the Council`: a body that only its noun calls."""
