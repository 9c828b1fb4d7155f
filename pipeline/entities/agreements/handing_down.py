"""What the document says once for all is handed down to agreements that do not say it themselves."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.entities.agreements.drafts import Draft
from pipeline.entities.agreements.setting import Setting
from pipeline.entities.agreements.timing import first_day

GIVERS = ("funding", "sponsor", "party")
DECIDED = ("granted", "approved", "paid", "announced", "financed", "decided")
"""What an agreement is when its day is that of a decision."""

TOLD = ("money", "paper", "project", "works")
_NEAR = 3
"""Passages from one agreement to the next in which who gave the first gives the second."""


def hand_down(drafts: Sequence[Draft], setting: Setting) -> None:
    """Give drafts, in the order of the text, the giver and the day that only their surroundings say."""
    before: Draft | None = None
    for draft in drafts:
        _giver(draft, setting, before)
        _day(draft, setting)
        if draft.family != "sheet" and any(role in GIVERS[:2] for role, _ in draft.parties):
            before = draft


def _giver(draft: Draft, setting: Setting, before: Draft | None) -> None:
    """The giver of a list is who decides it; of a gift told after another, who gave that one."""
    if any(role in GIVERS for role, _ in draft.parties):
        return
    if setting.issuer is not None and draft.family == "list":
        draft.parties["funding", setting.issuer] = None
    elif setting.mission is not None and draft.family in ("project", "works"):
        draft.parties["funding", setting.mission] = None
    elif before is not None and _follows(draft, before):
        draft.parties |= dict.fromkeys(party for party in before.parties if party[0] in GIVERS[:2])


def _follows(draft: Draft, before: Draft) -> bool:
    """Whether a gift is told so close behind another that who gives is not said again."""
    near = 0 <= draft.passage - before.evidence[-1].passage <= _NEAR
    return near and draft.family in (*TOLD, "list") and bool(draft.amounts)


def _day(draft: Draft, setting: Setting) -> None:
    """The day of a decision; of a list that of the session; of what happened `today` that of the report."""
    if draft.signed_on is not None:
        return
    if draft.status in DECIDED and draft.status_on is not None:
        draft.signed_on = first_day(draft.status_on)
    elif draft.family == "list":
        draft.signed_on = setting.day or setting.dateline
    elif draft.today and draft.status in (*DECIDED, "signed"):
        draft.signed_on = setting.dateline
