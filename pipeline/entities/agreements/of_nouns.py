"""Who stands behind the noun of a gift or a paper: `un don de 3 millions de la Suisse`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.entities.agreements.cues import Cue
from pipeline.entities.agreements.introduced import FAR
from pipeline.entities.agreements.lexicon import marked
from pipeline.entities.agreements.segments import Actor, Segment
from pipeline.records.agreements import PartyRole

_FOR_WHOM = re.compile(
    rf"\s*(?:\([^)]*\)\s*)?(?:{marked('to')})\s*(?:(?:{marked('article')})\s*)?", re.IGNORECASE
)
_WINDOW = 30
"""Characters between the noun of a gift and its sum, and from the sum to who gives it."""


def of_money(segment: Segment, cue: Cue, end: int) -> Iterator[tuple[PartyRole, Actor]]:
    """`un financement de 26 millions FCFA de la Suisse`: who follows the sum of a gift."""
    for _, amount in segment.amounts:
        if 0 <= amount.char_start - cue.end < _WINDOW:
            for actor in segment.actors:
                gap = segment.source[amount.char_end : actor.start]
                if 0 < len(gap) < FAR and actor.start < end and _FOR_WHOM.fullmatch(gap):
                    yield "beneficiary", actor
                    return
                if (
                    0 < len(gap) < _WINDOW
                    and actor.start < end
                    and re.fullmatch(
                        r"\s*(?:\([^)]*\)\s*)?(?:de la part )?(?:de|du|des|d['’])\s?(?:la |l['’])?", gap
                    )
                ):
                    yield "funding", actor
                    return
            return


def of_paper(segment: Segment, cue: Cue, end: int) -> Iterator[tuple[PartyRole, Actor]]:
    """`une convention de prêt avec la Fondation Moro a été signée`: the other side, behind its paper."""
    if cue.function != "paper" or not any(c.value == "signed" for c in segment.having("event")):
        return
    for actor in segment.actors:
        if cue.end <= actor.start < end and _RIGHT_WITH.fullmatch(segment.source, cue.end, actor.start):
            yield "party", actor
            return


_RIGHT_WITH = re.compile(
    rf"\s+(?:[a-zà-ÿ'’-]+\s+){{0,3}}?(?:{marked('with')})\s+(?:(?:{marked('article')})\s*)?", re.IGNORECASE
)
