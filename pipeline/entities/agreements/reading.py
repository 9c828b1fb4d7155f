"""Agreements of a document: what forms tell, then what prose tells of the rest, then what stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.entities.agreements.decision_context import DecisionContext
from pipeline.entities.agreements.doubts import (
    is_left_open,
    is_only_a_title,
    is_only_now,
    is_only_recited,
)
from pipeline.entities.agreements.drafts import Draft
from pipeline.entities.agreements.evidence import Told, is_weak
from pipeline.entities.agreements.figures import (
    is_a_component,
    is_a_cost,
    is_a_years_total,
    is_cumulated,
    is_on_offer,
    is_only_a_range,
    is_only_a_rate,
    is_only_set_aside,
    sums_of,
)
from pipeline.entities.agreements.forms.contracts import find_contracts
from pipeline.entities.agreements.forms.lists import drafts_of, find_lists
from pipeline.entities.agreements.forms.named_items import find_named_items
from pipeline.entities.agreements.forms.sheets import draft_of, find_sheets
from pipeline.entities.agreements.handing_down import hand_down, is_budget
from pipeline.entities.agreements.marked import Marked
from pipeline.entities.agreements.narrative import Narrative
from pipeline.entities.agreements.parts import is_a_share, is_a_subtotal
from pipeline.entities.agreements.proposing import propose
from pipeline.entities.agreements.segments import Actor
from pipeline.entities.agreements.weighing import stands
from pipeline.entities.organisations.known import KnownNames
from pipeline.gazetteer import fold
from pipeline.records.agreements import PartyRole


def read_agreements(
    passages: Sequence[Marked], known: KnownNames, setting: DecisionContext, n_in_tables: int = 0
) -> list[Draft]:
    """The agreements that passages tell of, in order; so many more stand in the document's tables."""
    drafts: list[Draft] = []
    claimed: set[int] = set()
    for sheet in find_sheets(passages):
        draft = draft_of(sheet, known)
        if draft is not None:
            drafts.append(draft)
            claimed |= sheet.passages
    for draft, named in find_contracts([m for m in passages if m.number not in claimed], known):
        drafts.append(draft)
        claimed |= named
    for draft, number in find_named_items([m for m in passages if m.number not in claimed], known):
        drafts.append(draft)
        claimed.add(number)
    rest = [marked for marked in passages if marked.number not in claimed]
    for listed in find_lists(rest, known):
        drafts += drafts_of(listed)
        claimed |= listed.passages
    narrative = Narrative(drafts)
    for marked in passages:
        narrative.read(marked, is_known=marked.number in claimed)
    by_number = {marked.number: marked for marked in passages}
    everything = list(_told_once(narrative.finished(), by_number))
    everything = [d for d in everything if not _is_priced_later(d, everything)]
    everything = [d for d in everything if not _is_told_with_its_sum(d, everything)]
    hand_down(everything, setting, by_number)
    n_drafts = len(everything) + n_in_tables
    standing = [d for d in everything if _is_one(Told(d, by_number, n_drafts), setting, known)]
    proposed = [draft for draft in propose(passages, standing) if draft.passage not in claimed]
    together = sorted([*standing, *proposed], key=lambda draft: (draft.passage, draft.evidence[-1].start))
    hand_down(together, setting, by_number)
    weak = {id(d) for d in proposed if not _is_one(Told(d, by_number, n_drafts), setting, known)}
    for draft in together:
        draft.parties = dict.fromkeys(_each_once(draft.parties))
    return [draft for draft in together if id(draft) not in weak]


def _each_once(parties: Iterable[tuple[PartyRole, Actor]]) -> Iterator[tuple[PartyRole, Actor]]:
    """The parties, without whoever only takes part where it is also said what that one does."""
    said = list(parties)
    acting = {actor.organisation.id for role, actor in said if role != "party"}
    yield from (p for p in said if p[0] != "party" or p[1].organisation.id not in acting)


def _is_priced_later(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether what is handed over is told again close by with its price: `a school`, `the school, worth`."""
    if draft.family not in ("works", "project") or draft.amounts:
        return False
    return any(
        other.amounts
        and other.family in ("works", "project")
        and 0 <= other.passage - draft.passage <= _SOON
        and len(draft.words & other.words) > 1
        for other in drafts
    )


_SOON = 4
"""Passages behind the telling of what was built in which its price is told."""


def _is_told_with_its_sum(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """`an order and a licence between X and Y for 5 000`: a paper without a sum beside one of the same sides.

    One sentence calls one agreement by several names; the name that stands beside the sum is kept.
    """
    if draft.family != "paper" or draft.amounts or draft.count != 1 or len(draft.parties) < _BOTH:
        return False
    said = {(piece.passage, piece.start) for piece in draft.evidence}
    return any(
        other.amounts
        and other.family in ("paper", "money")
        and said <= {(piece.passage, piece.start) for piece in other.evidence}
        and draft.partners() <= other.partners()
        for other in drafts
    )


_BOTH = 2
"""Those who take part in a paper."""


def _told_once(drafts: Iterable[Draft], passages: Mapping[int, Marked]) -> Iterator[Draft]:
    """What the same words told before with the same sums is told again: minutes print a decision twice."""
    seen = set()
    for draft in drafts:
        texts = tuple(fold(passages[p.passage].text[p.start : p.end]) for p in draft.evidence)
        sums = frozenset((a.value or a.low, a.currency) for _, a in sums_of(draft, passages))
        said = (draft.family, texts, sums)
        if draft.family == "list" and draft.amounts and said in seen:
            continue
        seen.add(said)
        yield draft


_DOUBTS = (
    is_left_open,
    is_only_a_range,
    is_only_a_rate,
    is_only_a_title,
    is_only_now,
    is_only_recited,
    is_only_set_aside,
    is_on_offer,
    is_a_years_total,
    is_cumulated,
    is_a_cost,
    is_a_component,
    is_a_share,
    is_a_subtotal,
)


def _is_one(told: Told, setting: DecisionContext, known: KnownNames) -> bool:
    """Whether a draft, with all that was handed down to it, is an agreement."""
    draft, passages = told.draft, told.passages
    if not stands(draft, of_mission=setting.of_mission, own_state=known.own_state):
        return False
    if any(doubt(draft, passages) for doubt in _DOUBTS) or is_weak(told):
        return False
    unsigned = draft.family == "money" or (draft.family == "paper" and draft.status is None)
    if not unsigned or _names_a_side(draft):
        return True
    planned = not draft.parties and _is_planned(draft, passages)
    return not (planned or _is_figure(draft, passages))


def _names_a_side(draft: Draft) -> bool:
    """Whether what tells of a draft names who takes part: all else was handed down to it."""
    return any(
        piece.passage == actor.passage and piece.start <= actor.start < piece.end
        for piece in draft.evidence
        for _, actor in draft.parties
    )


def _is_figure(draft: Draft, passages: Mapping[int, Marked]) -> bool:
    """Whether money of which no one is named is a budget, or told with words of revenue, debt and such."""
    general = any(
        cue.function == "general" and piece.start <= cue.start < piece.end
        for piece in draft.evidence
        for cue in passages[piece.passage].cues
    )
    return general or is_budget(draft, passages)


def _is_planned(draft: Draft, passages: Mapping[int, Marked]) -> bool:
    texts = (passages[piece.passage].text[piece.start : piece.end] for piece in draft.evidence)
    return any(_PLANNED.search(text) for text in texts)


_PLANNED = re.compile(r"\b(?:sera|seront|will be|shall be)\s", re.IGNORECASE)
"""What will be granted, by no one who is named, is a plan."""
