"""Sums that are parts or totals of others, by the words before them: no gift of their own to someone."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.entities.agreements.drafts import Draft
from pipeline.entities.agreements.figures import sums_of
from pipeline.entities.agreements.lexicon import NOUNS, marked
from pipeline.entities.agreements.marked import Marked
from pipeline.records.agreements import RECEIVING
from pipeline.values.money import AmountReading

_LABEL = 80
"""Characters that the label of a sum may have: `subventions de fonctionnement`."""

_BEFORE_COLON = re.compile(r"\s?:\s{0,3}\Z")
_ENDS = re.compile(r"[.;!?:|]\s|\d\)\s|\d\s?[€$£%]\s")
"""Where the label of a sum begins: behind the sum, the mark or the number of an item before it."""

_PARTS = re.compile(rf"(?<!\w)(?:{marked('parts')})", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?]\s+(?=[A-ZÀ-Þ«“\"])")


def is_a_subtotal(draft: Draft, passages: Mapping[int, Marked]) -> bool:
    """`total des aides : 800 €`, `subventions de projet : 300 €`: all sums of one sort, to no one."""
    sums = list(sums_of(draft, passages))
    return bool(sums) and not draft.parties and all(_has_label_of_many(passage, a) for passage, a in sums)


def _has_label_of_many(passage: Marked, amount: AmountReading) -> bool:
    """Whether a plural noun of money, with no name, stands before the colon before a sum."""
    colon = _BEFORE_COLON.search(passage.text, max(0, amount.char_start - 6), amount.char_start)
    if colon is None:
        return False
    start = max(0, colon.start() - _LABEL)
    for end in _ENDS.finditer(passage.text, start, colon.start()):
        start = end.end()
    named = any(start <= o.start < colon.start() for o in passage.organisations)
    many = (
        cue
        for cue in passage.cues
        if cue.function == "money"
        and start <= cue.start < colon.start()
        and passage.text[cue.start : cue.end].split()[0].endswith("s")
    )
    return not named and any(many)


def is_a_share(draft: Draft, passages: Mapping[int, Marked]) -> bool:
    """`grants totaling $ 9 million, including $ 2 million to train nurses`: parts that go to no one named."""
    sums = list(sums_of(draft, passages))
    if draft.family not in NOUNS or any(role in RECEIVING for role, _ in draft.parties):
        return False
    # What a sentence without its sum tells of is more than a part: `6 of the 8 projects were handed over`.
    told = {piece.passage for piece in draft.evidence}
    alone = len(draft.evidence) == 1 and told == {passage.number for passage, _ in sums}
    return alone and all(_is_of_larger(passage, amount) for passage, amount in sums)


def _is_of_larger(passage: Marked, amount: AmountReading) -> bool:
    """Whether a larger sum and a word that begins its parts stand before a sum in its sentence."""
    start = 0
    for end in _SENTENCE.finditer(passage.text, 0, amount.char_start):
        start = end.end()
    word = _PARTS.search(passage.text, start, amount.char_start)
    return word is not None and any(
        start <= whole.char_start
        and whole.char_end <= word.start()
        and whole.currency == amount.currency
        and (whole.value or 0) > (amount.value or amount.high or 0)
        for whole in passage.amounts
    )
