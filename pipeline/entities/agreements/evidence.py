"""What speaks for and against a draft being an agreement: named reasons, weighed together.

No reason decides alone. Each is a question about form, place or cues, and has its weight in
`evidence_weights.csv`; which words are cues is data of the languages. They decide in long documents that
tell of few agreements: there half of the sums that words of giving stand beside are none, in notices, press
and registers nearly all are. The weights were set by hand over 70 judged rows of long documents, and keep
all that is known of short texts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from pipeline.entities.agreements.drafts import Draft, Evidence
from pipeline.entities.agreements.frames import find_frames
from pipeline.entities.agreements.lexicon import marked
from pipeline.entities.agreements.marked import Marked
from pipeline.entities.agreements.merging import FORMS
from pipeline.entities.agreements.segments import Segment
from pipeline.records.agreements import GIVING
from pipeline.records.weights import Reasons
from pipeline.values.money import AmountReading, find_role


@dataclass(frozen=True, slots=True)
class EvidenceSettings:
    """From which weight on a draft is an agreement, and how near is near.

    Attributes:
        least: the sum of the weights of the reasons that hold.
        near: characters before a sum in which a word says what it is.
        opening: characters of a sentence before the verb that it begins with: an article's number, `d'`.
        large: a sum of which bodies of the state and banks speak, in any currency.
        long: passages of a document that is no notice or article.
        few: agreements per passage below which a document does not tell of agreements for their own sake: a
            register or a bulletin of projects has more.
    """

    least: float = 0.5
    near: int = 60
    opening: int = 14
    large: int = 10_000_000
    long: int = 120
    few: float = 0.05


SETTINGS = EvidenceSettings()


@dataclass(frozen=True)
class Told:
    """A draft as it is told: the sentence of its sum, or the first one, and the sum.

    `n_drafts` are those of its document, with what its tables hold.
    """

    draft: Draft
    passages: Mapping[int, Marked]
    n_drafts: int = 1
    settings: EvidenceSettings = SETTINGS

    @cached_property
    def sums(self) -> list[tuple[Marked, AmountReading]]:
        """The sums, each with its passage; those of totals below a table stand in none."""
        known = self.passages
        return [(known[p], known[p].amounts[n]) for p, n in self.draft.amounts if p in known]

    @cached_property
    def piece(self) -> Evidence:
        """The stretch that tells of the first sum, else the first one."""
        for source, amount in self.sums[:1]:
            for piece in self.draft.evidence:
                if piece.passage == source.number and piece.start <= amount.char_start < piece.end:
                    return piece
        return self.draft.evidence[0]

    @cached_property
    def segment(self) -> Segment:
        """The sentence of that stretch."""
        return Segment(self.passages[self.piece.passage], self.piece.start, self.piece.end)

    @cached_property
    def before(self) -> str:
        """What stands before the sum in its sentence, as far as it is near."""
        for source, amount in self.sums[:1]:
            start = max(self.piece.start, amount.char_start - self.settings.near)
            return source.text[start : amount.char_start]
        return ""

    @cached_property
    def roles(self) -> list[str]:
        """The roles of those whom the stretches of the draft name, each organisation once."""
        named = {
            actor.organisation.id: role
            for role, actor in self.draft.parties
            for piece in self.draft.evidence
            if piece.passage == actor.passage and piece.start <= actor.start < piece.end
        }
        return sorted(named.values())


def is_weak(told: Told) -> bool:
    """Whether too little speaks for a draft being an agreement."""
    return EVIDENCE.weigh(told) < told.settings.least


def _two_sides(told: Told) -> bool:
    givers = [role for role in told.roles if role in GIVING]
    others = [role for role in told.roles if role not in GIVING]
    return bool(givers and others) or told.roles.count("party") > 1


def _no_one(told: Told) -> bool:
    """No one is named, nor by the fund that a project has its kind from; a programme has its own name."""
    named = told.draft.quoted or told.draft.family in ("treaty", "programme", "extension", "sheet")
    return not (told.draft.parties or named) and told.draft.kind.islower()


def _only_names(told: Told) -> bool:
    """Neither a sum, a day or a term, nor a paper or a programme that is known by its name."""
    gift = told.draft.family in ("money", "project", "works")
    return gift and not told.sums and _undated(told) and not told.draft.duration_months


def _only_giver(told: Told) -> bool:
    return bool(told.roles) and all(role in GIVING for role in told.roles)


def _goes_on_to(told: Told) -> bool:
    return any(_TO.match(source.text, amount.char_end) for source, amount in told.sums)


_TO = re.compile(rf"\s*+(?:\([^)]{{0,80}}\)\s*+)?(?:{marked('to')}|{marked('for')})", re.IGNORECASE)


def _opens_with_verb(told: Told) -> bool:
    events = (cue for cue in told.segment.having("event") if cue.voice != "noun")
    return any(cue.start - told.piece.start <= told.settings.opening for cue in events)


def _day(told: Told) -> bool:
    return bool(told.draft.signed_on and len(told.draft.signed_on) > len("2020"))


def _undated(told: Told) -> bool:
    draft = told.draft
    return not (draft.signed_on or draft.status_on or draft.starts_on or draft.ends_on)


def _is_large(told: Told) -> bool:
    values = (v for _, a in told.sums for v in (a.value, a.low) if v is not None)
    return any(value >= told.settings.large for value in values)


def _is_of_budget(told: Told) -> bool:
    roles = {find_role(s.text, a.char_start, a.char_end, s.language) for s, a in told.sums}
    return bool(roles & {"budget", "cost"})


def _unnamed(told: Told) -> bool:
    return told.draft.kind in ("financement", "projet") and told.draft.family in ("money", "works")


def _has(function: str) -> Callable[[Told], bool]:
    """Whether a word of this function stands near before the sum, or in the sentence of what has none."""
    pattern = re.compile(rf"(?<!\w)(?:{marked(function)})(?!\w)", re.IGNORECASE)
    return lambda told: bool(pattern.search(told.before if told.sums else told.segment.text))


def _in_a_frame(told: Told) -> bool:
    own = {number for passage, number in told.draft.amounts if passage == told.piece.passage}
    return any(frame.amount in own for frame in find_frames(told.segment))


def _among_few(told: Told) -> bool:
    n = len(told.passages)
    return n >= told.settings.long and told.n_drafts < told.settings.few * n


def _general(told: Told) -> bool:
    return bool(told.segment.having("general", "habit"))


REASONS: Mapping[str, Callable[[Told], bool]] = {
    "is told": lambda told: True,
    "both sides are named": _two_sides,
    "only who gives is named": _only_giver,
    "no one takes part": _no_one,
    "neither a sum nor a day": _only_names,
    "its sum goes to or is for something": _goes_on_to,
    "has no sum": lambda told: not told.sums,
    "its sentence begins with its verb": _opens_with_verb,
    "a day or a month": _day,
    "neither day nor year": _undated,
    "a frame says who gives or gets its sum": _in_a_frame,
    "an item of a list or a sheet": lambda told: told.draft.family in FORMS,
    "a paper": lambda told: told.draft.family in ("paper", "treaty"),
    "a programme or its extension": lambda told: told.draft.family in ("programme", "extension"),
    "several of a kind": lambda told: (told.draft.count or 0) > 1,
    "is only said to be paid for": lambda told: told.draft.status == "financed",
    "called by no name of a gift or a paper": _unnamed,
    "its sum is large": _is_large,
    "its sum is a budget or a cost": _is_of_budget,
    "words of budgets before its sum": _has("of_budgets"),
    "words of estimates before its sum": _has("estimated"),
    "words of rules and balances in its sentence": _general,
    "a long document that tells of few": _among_few,
}
"""What is asked of a draft; each has its weight in `evidence_weights.csv`."""

EVIDENCE = Reasons(REASONS, "pipeline.entities.agreements")
