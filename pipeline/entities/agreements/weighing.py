"""Whether enough is said of an agreement for it to be one: nothing stands without evidence."""

from __future__ import annotations

import re

from pipeline.entities.agreements.drafts import Draft

_BILL = re.compile(
    r"(?:avant-)?(?:projets?|propositions?) (?:de )?(?:loi|budget|décret|délibération|décision|arrêté"
    r"|ordonnance|règlement|constitution)|bill\b|budget\b",
    re.IGNORECASE,
)
"""What a title begins with that is a text to be voted, not a project."""

_NAMED = ("treaty", "programme", "extension")
"""Families that are known by their name."""


def stands(draft: Draft) -> bool:
    """Whether a draft is an agreement: someone takes part, and there is a sum, a day or a signing."""
    if draft.title and _BILL.match(draft.title):
        return False
    if draft.family in _NAMED:
        return True
    happened = draft.status is not None or draft.quoted
    if not draft.parties:
        # A project whose price is told needs no one to be named: whose it is may be clear from the whole.
        # So are papers told as a group, or with the day of their signing.
        # Money that no one gives or gets is a figure of a budget or a plan.
        group = draft.family == "paper" and happened and draft.count != 1
        built = draft.family != "money" and bool(draft.amounts)
        return built or group or (draft.family == "paper" and draft.signed_on is not None)
    return bool(draft.amounts or draft.signed_on or draft.starts_on or draft.status_on) or happened
