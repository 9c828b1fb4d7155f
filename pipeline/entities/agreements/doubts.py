"""What takes back what a sentence seems to tell: a choice, a condition, a quoted price, a proposal left open.

Which words say so is data of the languages; here stands only where they have to stand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.entities.agreements.asking import Needed
from pipeline.entities.agreements.brackets import LISTED, is_bracketed
from pipeline.entities.agreements.cues import Cue
from pipeline.entities.agreements.drafts import Draft
from pipeline.entities.agreements.lexicon import marked
from pipeline.entities.agreements.marked import Marked
from pipeline.entities.agreements.merging import FORMS
from pipeline.entities.agreements.segments import Segment


@dataclass(frozen=True, slots=True)
class DoubtSettings:
    """How far behind a proposal its decision may stand.

    Attributes:
        decided_within: passages behind the proposal; minutes give a decision its own one or two.
        limited_within: characters between the word of a condition and the limit that it sets.
    """

    decided_within: int = 3
    limited_within: int = 80


SETTINGS = DoubtSettings()

_OPTION = re.compile(
    rf"[\W_]*(?:{marked('option')})\s*(?:n[°o]\s*)?(?:\(\s*\w{{1,2}}\s*\)|\d{{1,2}}|[A-Z])(?!\w)",
    re.IGNORECASE,
)
_CONDITION = re.compile(rf"(?<!\w)(?:{marked('condition')})", re.IGNORECASE)
_LIMIT = re.compile(rf"(?<!\w)(?:{marked('limit')})[^.;:\d]{{0,12}}\Z", re.IGNORECASE)
_SORT = re.compile(rf"(?<!\w)(?:{marked('sort')})\s*(?:de|d['’]|of)\s*(?:[«“\"]\s*)?\Z", re.IGNORECASE)
_PROPOSED = re.compile(rf"(?<!\w)(?:{marked('proposed')})", re.IGNORECASE)
_DECIDED = re.compile(rf"(?<!\w)(?:{marked('decided')})", re.IGNORECASE)

_ADDED_UP = re.compile(
    rf"(?<!\w)(?:(?:{marked('since')})\s*(?:l['’]année\s+)?(?:19|20)\d\d\b|(?:{marked('added_up')}))",
    re.IGNORECASE,
)
_THANKS = re.compile(rf"(?<!\w)(?:{marked('thanks')})", re.IGNORECASE)
_OWN_BUDGET = re.compile(
    rf"(?<!\w)(?:{marked('to')})\s*(?:(?:{marked('article')})\s*)?(?:[^\W\d_]+\s+){{0,3}}(?:{marked('own_budget')})",
    re.IGNORECASE,
)
_MOVES = re.compile(rf"(?<!\w)(?:{marked('moves')})(?!\w)", re.IGNORECASE)
_OWN = rf"\s*(?:(?:{marked('article')})\s*)?(?:[^\W_][\w’'.-]*\s+){{0,5}}?(?:{marked('own_fund')})(?!\w)"
_TO_OWN = re.compile(
    rf"(?<!\w)(?:(?:vers|into|within){_OWN}|(?:{marked('to')}){_OWN}(?!\s(?:for|of|de|des|du|pour)\s(?-i:[A-Z])))",
    re.IGNORECASE,
)
_FROM_OWN = re.compile(rf"(?<!\w)(?:{marked('from')}|sur){_OWN}", re.IGNORECASE)
_TO_NAMED = re.compile(rf"(?<!\w)(?i:{marked('to')})\s+(?i:(?:{marked('article')})\s*)?[A-ZÀ-Þ«“]")
_SPREAD = re.compile(rf"(?<!\w)(?:{marked('spread')})(?!\w)", re.IGNORECASE)
_BUDGETED = re.compile(rf"(?<!\w)(?:{marked('budgeted')})(?!\w)", re.IGNORECASE)
_ASKS = re.compile(rf"(?<!\w)(?:{marked('asks')})", re.IGNORECASE)
_ASKED_OF = re.compile(rf"(?<!\w)(?:{marked('asked_of')})", re.IGNORECASE)

_NEED_OPTION = Needed("option")
_NEED_CONDITION = Needed("condition")
_NEED_ASKS = Needed("asks")
_NEED_SUM = Needed("since", "added_up")
_NEED_THANKS = Needed("thanks")
_NEED_OWN_BUDGET = Needed("own_budget")
_NEED_MOVES, _NEED_OWN = Needed("moves"), Needed("own_fund")
_NEED_BUDGETED, _NEED_PROPOSED = Needed("budgeted"), Needed("proposed")

DONE = re.compile(
    r"\b(?:a|ont|avait|has|have|had)\s+(?:\w+\s+){0,2}\w+\Z|\b\w+ed\Z|\b(?:gave|lent|built|paid)\Z"
)
"""How a verb ends, with its auxiliary, that says what is done."""


def is_choice(segment: Segment) -> bool:
    """`Option (2): to approve a budget of $4,200`: one of the ways between which is still to be chosen."""
    return segment.may_have(_NEED_OPTION) and bool(_OPTION.match(segment.text))


def is_conditional(segment: Segment, settings: DoubtSettings = SETTINGS) -> bool:
    """`where the loan is more than € 10,000`: the first sum of the sentence is the limit of a condition."""
    if not segment.amounts or not segment.may_have(_NEED_CONDITION):
        return False
    at = segment.amounts[0][1].char_start
    return any(
        at - condition.end() <= settings.limited_within and _LIMIT.search(segment.source, condition.end(), at)
        for condition in _CONDITION.finditer(segment.source, segment.start, at)
    )


def is_asked_for(segment: Segment) -> bool:
    """`approuve la demande de subvention auprès du Département`: money that is asked for, not given."""
    asks = _ASKS.search(segment.text) if segment.may_have(_NEED_ASKS) else None
    return asks is not None and bool(_ASKED_OF.search(segment.text, asks.end()))


def is_added_up(segment: Segment) -> bool:
    """`depuis 2014`, `since its inception`: what came together over the years, and no gift."""
    return segment.may_have(_NEED_SUM) and bool(_ADDED_UP.search(segment.text))


def is_courtesy(segment: Segment) -> bool:
    """`We thank our partners`, `encourage les bailleurs`: words that give nothing where no sum stands."""
    thanks = segment.may_have(_NEED_THANKS) and not segment.amounts and not segment.having("paper")
    return thanks and bool(_THANKS.search(segment.text))


def is_own_transfer(segment: Segment) -> bool:
    """`verser 10 500 € au budget annexe`, `a transfer from the General Fund`: from one's own to one's own.

    What is moved out of a fund to a body that is named is given to it.
    """
    if segment.may_have(_NEED_OWN_BUDGET) and _OWN_BUDGET.search(segment.text):
        return True
    moved = segment.amounts and segment.may_have(_NEED_MOVES) and segment.may_have(_NEED_OWN)
    if not moved or not _MOVES.search(segment.text):
        return False
    return bool(_TO_OWN.search(segment.text)) or (
        bool(_FROM_OWN.search(segment.text)) and not _TO_NAMED.search(segment.text)
    )


def is_budgeted(segment: Segment) -> bool:
    """`inscrit au budget une enveloppe de 55 000 € pour les subventions`: set aside, and not yet given."""
    budgeted = segment.may_have(_NEED_BUDGETED) and not segment.having("beneficiary")
    return budgeted and bool(_BUDGETED.search(segment.text))


def is_only_named(segment: Segment, noun: Cue) -> bool:
    """`various forms of agreements`: papers in general."""
    return bool(_SORT.search(segment.source, segment.start, noun.start))


def is_left_open(draft: Draft, passages: Mapping[int, Marked], settings: DoubtSettings = SETTINGS) -> bool:
    """Whether all that tells of a draft is proposed, and no decision follows."""
    return all(
        _is_proposed(passages[piece.passage], piece.start, piece.end)
        and not _is_decided(passages, piece.passage, piece.start, settings.decided_within)
        for piece in draft.evidence
    )


def _is_proposed(passage: Marked, start: int, end: int) -> bool:
    return passage.may_have(_NEED_PROPOSED) and bool(_PROPOSED.search(passage.text, start, end))


def _is_decided(passages: Mapping[int, Marked], number: int, start: int, within: int) -> bool:
    """Whether a decision stands behind the proposal, before the next one is made."""
    proposal = _PROPOSED.search(passages[number].text, start)
    rest = passages[number].text[proposal.end() if proposal else start :]
    for text in [rest, *(passages[n].text for n in range(number + 1, number + 1 + within) if n in passages)]:
        decision, other = _DECIDED.search(text), _PROPOSED.search(text)
        if decision and (other is None or decision.start() < other.start()):
            return True
        if other:
            return False
    return False


def is_only_now(draft: Draft, passages: Mapping[int, Marked]) -> bool:
    """`the partnership supports restoration`: what goes on, without a sum, a day or a name in quotes."""
    dated = draft.signed_on or draft.starts_on or draft.ends_on or draft.status_on
    if draft.amounts or dated or draft.quoted or draft.count != 1 or draft.family not in _GIFTS:
        return False
    verbs = [
        (passages[piece.passage].text, cue)
        for piece in draft.evidence
        for cue in passages[piece.passage].cues
        if piece.start <= cue.start < piece.end and cue.subject in ("giver", "receiver")
    ]
    return bool(verbs) and all(
        cue.voice == "active" and not DONE.search(text, 0, cue.end) for text, cue in verbs
    )


_GIFTS = ("money", "project", "works")


def is_only_recited(draft: Draft, passages: Mapping[int, Marked]) -> bool:
    """`Vu la convention`, `whereas`: papers on which a decision rests; sums that were given are told."""
    return (
        not draft.amounts
        and draft.family not in FORMS
        and all(
            _RECITAL.match(passages[piece.passage].text, piece.start, piece.end) for piece in draft.evidence
        )
    )


_RECITAL = re.compile(rf"[\W_]*(?:{marked('recital')})(?!\w)", re.IGNORECASE)


def is_spread(segment: Segment) -> bool:
    """`The funding will be spread across Africa ($ 3 million) and Asia ($ 2 million)`: parts of a whole."""
    bracketed = sum(is_bracketed(segment, amount) for _, amount in segment.amounts)
    return bracketed >= LISTED and bool(_SPREAD.search(segment.text))


def is_only_a_title(draft: Draft, passages: Mapping[int, Marked]) -> bool:
    """`RESOLUTION APPROVING CONTRACTS`: a line like a title, with no sum, no day, and at most one side."""
    dated = draft.signed_on or draft.starts_on or draft.ends_on or draft.quoted
    if (
        draft.amounts
        or dated
        or draft.family in FORMS
        or len({a.organisation.id for _, a in draft.parties}) > 1
    ):
        return False
    return all(_is_title(passages[piece.passage]) for piece in draft.evidence)


def _is_title(passage: Marked) -> bool:
    text = passage.text.strip()
    return len(text) <= _TITLE and text[-1:].isalnum() and not _has_day(passage)


def _has_day(passage: Marked) -> bool:
    return any(date.precision == "day" for date in passage.dates)


_TITLE = 100
"""Characters of a line that may be a title."""
