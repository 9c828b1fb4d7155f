"""Whether enough is said of an agreement for it to be one: nothing stands without evidence."""

from __future__ import annotations

import re

from pipeline.entities.agreements.drafts import Draft
from pipeline.records.agreements import GIVING

_BILL = re.compile(
    r"(?:avant-)?(?:projets?|propositions?) (?:de )?(?:loi|budget|décret|délibération|décision|arrêté"
    r"|ordonnance|règlement|constitution)|bill\b|budget\b",
    re.IGNORECASE,
)
"""What a title begins with that is a text to be voted, not a project."""

_NAMED = ("treaty", "programme", "extension")
"""Families that are known by their name."""


def stands(draft: Draft, *, of_mission: bool = False, own_state: str | None = None) -> bool:
    """Whether a draft is an agreement: someone gives, gets or signs, and there is a sum, a day or a signing.

    Where a document tells of a mission's own projects (`of_mission`), a price says enough of one. What the
    state that it is about (`own_state`, its id) spends by itself is no gift.
    """
    if draft.title and _BILL.match(draft.title):
        return False
    if _gives_itself(draft):
        return False
    if draft.family in _NAMED:
        return draft.family != "programme" or _is_running(draft, own_state)
    if not draft.parties:
        # Papers told as a group, with a sum or the day of their signing need no one to be named; nor do
        # sums that are said to be granted or paid. What something only costs is a plan or a price.
        dated = draft.signed_on is not None and draft.status in _HANDED
        paper = draft.family == "paper" and (bool(draft.amounts) or dated or _is_group(draft))
        own = of_mission and draft.family in ("project", "works")
        return paper or (bool(draft.amounts) and (own or _is_given(draft)))
    if draft.amounts:
        return not _spends_alone(draft, own_state)
    if draft.signed_on or draft.starts_on or draft.status_on:
        return draft.family == "paper" or draft.quoted or _goes_to_another(draft)
    return _has_two_sides(draft)


def _goes_to_another(draft: Draft) -> bool:
    """Whether someone is named beside who gives: what is dated and has no sum may be any event else."""
    givers = {actor.organisation.id for role, actor in draft.parties if role in GIVING}
    built = draft.family == "project" or (draft.family == "works" and draft.status in _HANDED_OVER)
    if built and any(
        actor.organisation.kind in (*LENDERS, "UN body") for role, actor in draft.parties if role in GIVING
    ):
        return True
    return bool({actor.organisation.id for _, actor in draft.parties} - givers) and bool(givers)


def _gives_itself(draft: Draft) -> bool:
    """Whether the only one who is said to give is the only one who is said to get."""
    givers = {actor.organisation.id for role, actor in draft.parties if role in GIVING}
    getters = {actor.organisation.id for role, actor in draft.parties if role == "beneficiary"}
    return len(givers) == 1 and givers == getters and draft.family == "money"


def _is_running(draft: Draft, own_state: str | None) -> bool:
    """Whether a programme is agreed: it has a budget or a term, or another than its state pays or signs."""
    dated = bool(draft.starts_on or draft.ends_on or draft.status)
    others = {actor.organisation.id for _, actor in draft.parties} - {own_state, *_STATE}
    return dated or bool(draft.amounts or others)


_STATE = ("etat", "gouvernement", "government")
"""Ids of the state where it is not called by its name."""


def _is_given(draft: Draft) -> bool:
    """Whether money of which no one is named is said to be given.

    What a board approves may be its own spending, unless it is called a grant or a loan.
    """
    if draft.status == "approved":
        return draft.family == "money" and draft.kind != "financement"
    if draft.status in _HANDED_OVER:
        # What a town builds has a price too; a project of its own has a name, a number or a fund.
        named = draft.quoted or draft.count != 1 or draft.kind != "projet"
        return draft.family == "project" and named
    return draft.status in _HANDED


_HANDED_OVER = ("launched", "handed over")
_HANDED = ("granted", "signed", "paid")
"""What has happened to a sum that has gone from one to another."""

_HAPPENED = ("granted", "approved", "signed", "paid")
"""What can be said to have happened to what a lender gives."""


def _is_group(draft: Draft) -> bool:
    return draft.count != 1 and (draft.status is not None or draft.quoted)


def _spends_alone(draft: Draft, own_state: str | None) -> bool:
    """`L'État a investi 3 milliards`: what a state spends without giving it to anyone, by no paper."""
    sides = {actor.organisation.id for _, actor in draft.parties}
    return (
        draft.family == "money" and draft.kind in ("financement", "investissement") and sides == {own_state}
    )


def _has_two_sides(draft: Draft) -> bool:
    """Whether two that are named deal with each other, or who gives is named with a quoted title."""
    happened = draft.status is not None or draft.quoted
    sides = {actor.organisation.id for _, actor in draft.parties}
    if draft.family == "paper":
        # `les accords de pêche` are any; twelve of them were signed.
        return len(sides) > 1 or (happened and ((draft.count or 0) > 1 or draft.sided))
    givers = {actor.organisation.id for role, actor in draft.parties if role in GIVING}
    if any(a.organisation.kind in LENDERS for role, a in draft.parties if role in GIVING):
        is_two_sided = bool(sides - givers) or draft.quoted or (draft.count or 0) > 1
        return draft.status in _HAPPENED or (is_two_sided and draft.status == "financed")
    return happened and bool(givers) and (draft.quoted or bool(sides - givers))


LENDERS = ("bank", "fund", "development agency", "intergovernmental organisation", "donor")
"""Kinds of body whose business is to give and lend: what they finance is an agreement."""
