"""Sums that no rule took, and that by their surroundings are those of agreements all the same.

A logistic regression weighs the features of `surroundings`; its weights stand in `amount_weights.csv`, and
`make fit-amounts` fits them: to 190 short texts in French and English of a dozen styles (the 64 of the
agreements' benchmark, 126 of public pages annotated by one person before any run), and to the sums in 102
whole documents that no rule took, as counterexamples. Cross-validated by text, rules alone find .81 of the
sums of agreements at a precision of .96, with what is proposed .92 at .86.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.entities.agreements.drafts import Draft, Evidence, Found
from pipeline.entities.agreements.enumerations import take_sides
from pipeline.entities.agreements.forms.lists import TOTAL
from pipeline.entities.agreements.lexicon import marked
from pipeline.entities.agreements.marked import Marked
from pipeline.entities.agreements.openings import is_general
from pipeline.entities.agreements.parties import find_parties
from pipeline.entities.agreements.segments import Segment, once, segments_of
from pipeline.entities.agreements.sums import is_new_total, is_part, is_raised, is_rate, is_whole_cost
from pipeline.entities.agreements.surroundings import DocumentSums, SentenceSums, surroundings
from pipeline.entities.agreements.titles import title_of_sentence
from pipeline.records.weights import read_weights

BIAS = "bias"
"""The row of the weights that holds of every sum."""


@dataclass(frozen=True, slots=True)
class ProposalSettings:
    """From which probability on a sum is proposed."""

    least: float = 0.6


SETTINGS = ProposalSettings()


@functools.cache
def amount_weights() -> Mapping[str, float]:
    """The weight of each feature, as fitted."""
    return read_weights("pipeline.entities.agreements", "amount_weights.csv")


def likelihood(features: frozenset[str], weights: Mapping[str, float]) -> float:
    """How likely a sum with these features is one of an agreement, from 0 to 1."""
    score = weights[BIAS] + sum(weights.get(name, 0.0) for name in sorted(features))
    return 1 / (1 + math.exp(-score))


def candidates(passages: Iterable[Marked]) -> Iterator[tuple[Segment, int]]:
    """The sums of a document by their sentences; the same sum in another currency is none of its own."""
    for passage in passages:
        for segment in segments_of(passage) if passage.amounts else ():
            yield from ((segment, index) for index, amount in segment.amounts if amount.equals is None)


def propose(
    passages: Sequence[Marked], drafts: Sequence[Draft], settings: ProposalSettings = SETTINGS
) -> Iterator[Draft]:
    """The agreements of sums that no draft has, told in sentences that are no rules or headlines."""
    taken = {number for draft in drafts for number in draft.amounts}
    texts = {marked.number: marked for marked in passages}
    known = {_worth(texts[n], i) for n, i in taken if n in texts}
    document, weights = DocumentSums.of(passages, drafts), amount_weights()
    sentence: SentenceSums | None = None
    for segment, index in candidates(passages):
        here: Found = (segment.passage, index)
        worth = _worth(segment.marked, index)
        if here in taken or worth in known or _says_no_more(segment, index):
            continue
        if sentence is None or sentence.segment is not segment:
            sentence = SentenceSums.of(segment, document)
        features = surroundings(sentence, index, document)
        if likelihood(features, weights) >= settings.least:
            known.add(worth)
            yield _draft(segment, index)


def _says_no_more(segment: Segment, index: int) -> bool:
    """A headline, a rule, a total, or the exact sum behind a round one: no agreement of its own."""
    amount = segment.marked.amounts[index]
    return (
        _is_whole(segment)
        or is_rate(segment.source, amount)
        or is_raised(segment, amount)
        or is_part(segment, amount)
        or is_new_total(segment, amount)
        or is_whole_cost(segment, amount)
        or _is_exact(segment, index)
        or _is_reckoned(segment, index)
    )


@once
def _is_whole(segment: Segment) -> bool:
    """Whether none of the sums of a sentence can be an agreement of its own."""
    marked = segment.marked
    whole = marked.is_heading or is_general(segment)
    return whole or bool(TOTAL.match(marked.text) or _IN_ALL.match(segment.text))


_IN_ALL = re.compile(rf"\s*(?:{marked('in_all')})", re.IGNORECASE)
"""How a sentence begins that adds up what was told."""


def _is_reckoned(segment: Segment, index: int) -> bool:
    """`25 000 euros - 1 700 euros = 23 300 euros`: a sum that is added up with the one beside it."""
    amounts = segment.marked.amounts
    near = [
        pair for pair in ((index - 1, index), (index, index + 1)) if pair[0] >= 0 and pair[1] < len(amounts)
    ]
    gaps = (
        segment.source[amounts[proposal].char_end : amounts[other].char_start].strip()
        for proposal, other in near
    )
    return any(gap in _SIGNS for gap in gaps)


_SIGNS = ("+", "-", "–", "−", "=", "x", "×")
"""Signs of arithmetic between two sums."""


def _is_exact(segment: Segment, index: int) -> bool:
    """`plus de 20 millions d'euros (20 208 707 euros)`: the sum before the bracket, to the unit."""
    amount = segment.marked.amounts[index]
    before = segment.marked.amounts[index - 1] if index else None
    gap = segment.source[before.char_end : amount.char_start].strip() if before else ""
    return before is not None and gap == "(" and before.currency == amount.currency


def _worth(marked: Marked, index: int) -> object:
    amount = marked.amounts[index]
    return (amount.value or amount.low, amount.currency)


def _draft(segment: Segment, index: int) -> Draft:
    """What the sentence of a proposed sum says of it."""
    amount = segment.marked.amounts[index]
    nouns = segment.having("money", "paper")
    nearest = min(nouns, key=lambda cue: abs(cue.start - amount.char_start), default=None)
    draft = Draft(nearest.value if nearest else "financement", "money", title=title_of_sentence(segment))
    stated = [cue for cue in segment.having("event") if cue.value != "handed over"]
    if stated:
        draft.status = min(stated, key=lambda cue: abs(cue.start - amount.char_start)).value
    start, end = _stretch(segment, index)
    draft.parties = dict.fromkeys(find_parties(segment, start, end))
    if not draft.parties and (start, end) != (segment.start, segment.end):
        draft.parties = dict.fromkeys(find_parties(segment, segment.start, segment.end))
    take_sides(draft, segment, index)
    draft.amounts = {
        (segment.passage, i): None
        for i, a in enumerate(segment.marked.amounts)
        if i == index or a.equals == index
    }
    fields = sorted({role for role, _ in draft.parties})
    draft.evidence = [Evidence(segment.passage, segment.start, segment.end, (*fields, "amount"))]
    draft.places, draft.words = set(segment.places), set(segment.words)
    return draft


def _stretch(segment: Segment, index: int) -> tuple[int, int]:
    """The part of a sentence that is about one of its sums: from the sum before it to the next."""
    sums = [(i, a) for i, a in segment.amounts if a.equals is None]
    at = next(place for place, (i, _) in enumerate(sums) if i == index)
    start = sums[at - 1][1].char_end if at else segment.start
    return start, sums[at + 1][1].char_start if at + 1 < len(sums) else segment.end
