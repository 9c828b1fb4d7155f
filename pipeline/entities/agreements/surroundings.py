"""What stands around a sum, without any word of its own: features of the classifier of amounts.

Each feature is a question about form, place or cues; which words are cues is data of the languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.entities.agreements.cues import Cue
from pipeline.entities.agreements.drafts import Draft, Found
from pipeline.entities.agreements.lexicon import marked
from pipeline.entities.agreements.marked import Marked
from pipeline.entities.agreements.parties import find_parties
from pipeline.entities.agreements.segments import Segment
from pipeline.entities.agreements.sums import is_part, paid_sums
from pipeline.entities.agreements.weighing import LENDERS
from pipeline.records.agreements import GIVING, RECEIVING
from pipeline.values.money import AmountReading

_TO = re.compile(rf"\s*+(?:\([^)]{{0,80}}\)\s*+)?(?:{marked('to')})", re.IGNORECASE)
_FOR = re.compile(rf"\s*+(?:\([^)]{{0,80}}\)\s*+)?(?:{marked('for')})", re.IGNORECASE)

_FAMILIES = ("money", "paper", "project", "works", "cost", "general", "habit")
_SUBJECTS = ("giver", "receiver", "approver", "active")
_BEFORE, _BEHIND = 40, 25
"""Characters from a cue to the sum behind it, and from a sum to the cue behind it, that are near."""

_STEPS = (1_000, 100_000, 10_000_000, 1_000_000_000)
"""Where one magnitude of sums ends and the next begins."""

_LONG, _SHORT = 300, 80
"""Characters of a long and of a short sentence."""

_DENSE = 0.4
"""The part of a document's passages with sums from which on it is full of them."""

_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class DocumentSums:
    """What the whole document says of its sums: which the rules took, and whether it tells of giving."""

    linked: frozenset[Found]
    passages: frozenset[int]
    first: frozenset[Found]
    gives: bool
    general: bool
    dense: bool

    @classmethod
    def of(cls, passages: Sequence[Marked], drafts: Iterable[Draft]) -> DocumentSums:
        """Look over the passages of a document and what the rules read in them."""
        order = [(m.number, i) for m in passages for i, _ in enumerate(m.amounts)]
        cues = [cue for m in passages for cue in m.cues]
        linked = frozenset(features for draft in drafts for features in draft.amounts)
        return cls(
            linked,
            frozenset(number for number, _ in linked),
            frozenset(order[:_SEVERAL]),
            sum(cue.function == "event" and cue.subject == "giver" for cue in cues) >= _SEVERAL,
            sum(cue.function == "general" for cue in cues) >= _SEVERAL,
            sum(bool(m.amounts) for m in passages) > _DENSE * len(passages),
        )


@dataclass(frozen=True, slots=True)
class SentenceSums:
    """What a sentence says of all its sums: it is looked through once, however many they are."""

    segment: Segment
    sums: tuple[int, ...]
    paid: frozenset[int]
    shared: frozenset[str]

    @classmethod
    def of(cls, segment: Segment, document: DocumentSums) -> SentenceSums:
        """Look a sentence of a document through."""
        sums = tuple(i for i, a in segment.amounts if a.equals is None)
        roles = {role for role, _ in find_parties(segment, segment.start, segment.end)}
        words = (_ROLE_WORDS.get(cue.function) for cue in segment.cues)
        features = {
            "heading": segment.marked.is_heading,
            "item of a list": segment.marked.kind == "list_item",
            "only sum": len(sums) == 1,
            "one of many sums": len(sums) > _SEVERAL,
            "percentage": "%" in segment.text,
            "long sentence": len(segment.text) > _LONG,
            "short sentence": len(segment.text) < _SHORT,
            "dated": bool(segment.dates),
            "many sums in the passage": len(segment.marked.amounts) > _SEVERAL + 1,
            "document gives": document.gives,
            "document has agreements": bool(document.linked),
            "document full of sums": document.dense,
            "document of budgets": document.general,
            "beside an agreement": any(n in document.passages for n in range(*_beside(segment.passage))),
            "no one": not segment.actors,
            "a lender": any(a.organisation.kind in LENDERS for a in segment.actors),
            "a giver": bool(roles & {*GIVING}),
            "a receiver": bool(roles & {*RECEIVING}),
            "a side": "party" in roles,
        }
        shared = {name for name, holds in features.items() if holds}
        shared |= {f"words of {word}" for word in words if word}
        return cls(segment, sums, frozenset(paid_sums(segment)), frozenset(shared))


_ROLE_WORDS = {"funding": "funding", "sponsor": "funding", "beneficiary": "beneficiary", "party": "party"}


def _beside(passage: int) -> tuple[int, int]:
    return passage - 1, passage + 2


def surroundings(sentence: SentenceSums, index: int, document: DocumentSums) -> frozenset[str]:
    """The features that hold of a sum of a sentence."""
    segment = sentence.segment
    amount = segment.marked.amounts[index]
    before = segment.source[segment.start : amount.char_start]
    behind = segment.source[amount.char_end : segment.end]
    actors_before = [a for a in segment.actors if a.end <= amount.char_start]
    actors_behind = [a for a in segment.actors if a.start >= amount.char_end]
    features = {
        "colon before": before.rstrip().endswith(":"),
        "bracket before": before.rstrip().endswith("("),
        "begins the sentence": not before.strip(' -–•*"«“'),
        "ends the sentence": not behind.strip(' .;,)»”"'),
        "first sum": sentence.sums[:1] == (index,),
        "part of another": is_part(segment, amount),
        "said to be paid": index in sentence.paid,
        "goes to": bool(_TO.match(behind)),
        "is for": bool(_FOR.match(behind)),
        "first of the document": (segment.passage, index) in document.first,
        "someone before": bool(actors_before),
        "several before": len(actors_before) > 1,
        "someone behind": bool(actors_behind),
        "a state behind": any(a.organisation.kind == "state" for a in actors_behind),
        _magnitude(amount): True,
    }
    own = frozenset(name for name, holds in features.items() if holds)
    return sentence.shared | own | frozenset(_cues(segment, amount))


def _magnitude(amount: AmountReading) -> str:
    value = next((v for v in (amount.value, amount.low, amount.high) if v is not None), Decimal(0))
    return f"magnitude {sum(value >= step for step in _STEPS)}"


def _cues(segment: Segment, amount: AmountReading) -> list[str]:
    """Which cues stand before and behind a sum, and how near."""
    features = []
    for cue in segment.cues:
        if cue.end <= amount.char_start:
            near, side = amount.char_start - cue.end < _BEFORE, "before"
        elif cue.start >= amount.char_end:
            near, side = cue.start - amount.char_end < _BEHIND, "behind"
        else:
            continue
        if cue.function in _FAMILIES:
            features.append(f"{cue.function} {'near ' * near}{side}")
        features += _verb(cue, side)
    return features


def _verb(cue: Cue, side: str) -> list[str]:
    if cue.function != "event":
        return []
    if cue.voice == "noun":
        return ["noun of an event"]
    features = [f"verb of a {cue.subject} {side}"] if cue.subject in _SUBJECTS else []
    return features + ["passive"] * (cue.voice == "passive")
