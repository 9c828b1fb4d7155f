"""What the document says once for all is handed down to agreements that do not say it themselves."""

from __future__ import annotations

from pipeline.entities.agreements.drafts import Draft
from pipeline.entities.agreements.setting import Setting
from pipeline.entities.agreements.timing import first_day

GIVERS = ("funding", "sponsor")
DECIDED = ("granted", "approved", "paid", "announced", "financed", "decided")
"""What an agreement is when its day is that of a decision."""


def hand_down(draft: Draft, setting: Setting) -> None:
    """Give a draft the giver and the day of its setting, where it has none of its own."""
    roles = {role for role, _ in draft.parties}
    if setting.issuer is not None and draft.family == "list" and not roles & set(GIVERS):
        draft.parties["funding", setting.issuer] = None
    if draft.signed_on is None and draft.status in DECIDED and draft.status_on is not None:
        draft.signed_on = first_day(draft.status_on)
    if draft.signed_on is None and draft.family == "list" and setting.day is not None:
        draft.signed_on = setting.day
