"""What the document says once for all is handed down to agreements that do not say it themselves."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.entities.agreements.days import DECIDED, day_before, read_day
from pipeline.entities.agreements.decision_context import DecisionContext, body_in
from pipeline.entities.agreements.drafts import Draft
from pipeline.entities.agreements.figures import roles_of_sums
from pipeline.entities.agreements.lexicon import marked, values_of
from pipeline.entities.agreements.marked import Marked
from pipeline.entities.agreements.segments import Actor
from pipeline.entities.agreements.weighing import LENDERS
from pipeline.entities.organisations.actors import state_names, states_by_form
from pipeline.gazetteer import fold
from pipeline.records.agreements import GIVING, PartyRole

GIVERS = (*GIVING, "party")
TOLD = ("money", "paper", "project", "works")
DONORS = ("bank", "fund", "development agency", "intergovernmental organisation", "donor", "UN body")
"""Kinds of giver whose loans and grants go to states."""

_NEAR = 3
"""Passages from one agreement to the next in which who gave the first gives the second."""


Stretch = tuple[int, int, int]
"""A passage, and where in it something begins and ends."""


def hand_down(drafts: Sequence[Draft], setting: DecisionContext, passages: Mapping[int, Marked]) -> None:
    """Give drafts, in the order of the text, the giver and the day that only their surroundings say."""
    before: Draft | None = None
    given: Draft | None = None
    several: Draft | None = None
    meant: dict[Stretch, Actor | None] = {}
    for draft in drafts:
        _take_sides(draft)
        if several is not None and _is_one_of(draft, several):
            draft.parties = dict(several.parties)
            draft.signed_on = draft.signed_on or several.signed_on
        _giver(draft, setting, given, passages, meant)
        _state(draft, passages)
        read_day(draft, setting, passages)
        if draft.signed_on is None and draft.family in (*TOLD, "list"):
            same = _with_same_giver(draft, before)
            other = before if same is None and _has_giver(draft) else None
            draft.signed_on = day_before(draft, same, passages, other)
        if draft.family != "sheet" and any(role in GIVERS for role, _ in draft.parties):
            before = draft
        if draft.family == "paper" and draft.parties and (draft.count or 0) > 1:
            several = draft
        if draft.family != "sheet" and any(_gives(party) for party in draft.parties):
            given = draft


def _is_one_of(draft: Draft, several: Draft) -> bool:
    """`Il s'agit de la convention sur l'eau, pour 5 millions`: one of the papers that were just signed."""
    return draft.family == "paper" and not draft.parties and _follows(draft, several)


def _of_council(draft: Draft, setting: DecisionContext, passages: Mapping[int, Marked]) -> bool:
    """Whether a council's community gives, or gets what a draft tells; it becomes the one or the other."""
    sources = [(passages[e.passage], e) for e in draft.evidence]
    bodies = (body_in(marked, e.start, e.end, setting) for marked, e in sources)
    own = next(filter(None, bodies), None) or setting.issuer
    if own is None:
        return False
    getters = {actor.organisation.id for role, actor in draft.parties if role == "beneficiary"}
    if any(_TO_COMMUNITY.search(marked.text, e.start, e.end) for marked, e in sources):
        # `octroi à la Commune d'une subvention`: minutes tell what their own community gets, too.
        if not getters:
            draft.parties["beneficiary", setting.issuer or own] = None
    elif own.organisation.id not in getters:
        draft.parties["funding", own] = None
    return True


_TO_COMMUNITY = re.compile(
    rf"(?<!\w)(?:{marked('to')})\s*(?:{marked('article')})\s*(?:{marked('community')})(?!\w)"
    rf"(?!\s*(?:{marked('genitive')})\s*(?-i:[A-ZÀ-Þ]))",
    re.IGNORECASE,
)
"""`à la commune`, of which no name follows: the one that the document is about."""


LENT = ("prêt", "don", "subvention", "financement", "crédit", "appui budgétaire")
"""Words of the kinds of paper by which one side gives money to the other."""


def _gives(party: tuple[PartyRole, Actor]) -> bool:
    """Whether a side gives, or signs and is one whose business is to give."""
    role, actor = party
    return role in GIVING or (role == "party" and actor.organisation.kind in LENDERS)


def _take_sides(draft: Draft) -> None:
    """The sides of a loan or a grant are roles: the bank or fund gives, the state gets."""
    if draft.family != "paper" or not (draft.amounts or any(word in draft.kind for word in LENT)):
        return
    sides = [(role, actor) for role, actor in draft.parties if role == "party"]
    lent = any(word in draft.kind for word in LENT)
    donors = [p for p in sides if p[1].organisation.kind in (DONORS if lent else LENDERS)]
    others = [p for p in sides if p not in donors]
    if not donors or not others or any(role in GIVING for role, _ in draft.parties):
        return
    roles: dict[tuple[PartyRole, Actor], PartyRole] = dict.fromkeys(donors, "funding")
    roles |= {p: "beneficiary" for p in others if p[1].organisation.kind in RECEIVERS}
    if len(roles) == len(donors):
        return
    draft.parties = {(roles.get(party, party[0]), party[1]): None for party in draft.parties}


RECEIVERS = ("state", "ministry", "state body", "local authority", "public agency")
"""Kinds of body that get what banks and donors lend and give by a paper that both sign."""


def _giver(
    draft: Draft,
    setting: DecisionContext,
    before: Draft | None,
    passages: Mapping[int, Marked],
    meant: dict[Stretch, Actor | None],
) -> None:
    """The giver of a list is who decides it; of a gift told after another, who gave that one.

    `meant` keeps whom a stretch was found to mean, as several sums may be told in one.
    """
    if any(role in GIVERS for role, _ in draft.parties):
        return
    if setting.council and draft.family == "money" and _of_council(draft, setting, passages):
        return
    if draft.family in ("money", "project", "works"):
        for piece in draft.evidence:
            where = (piece.passage, piece.start, piece.end)
            if where not in meant:
                meant[where] = _meant(where, passages)
            taken_up = meant[where]
            if taken_up is not None:
                draft.parties["funding", taken_up] = None
                return
    if setting.issuer is not None and draft.family == "list":
        draft.parties["funding", setting.issuer] = None
    elif setting.mission is not None and draft.family in ("project", "works"):
        draft.parties["funding", setting.mission] = None
    elif before is not None and _follows(draft, before) and not is_budget(draft, passages):
        givers = [party for party in before.parties if party[0] in GIVING]
        signers = (party for party in before.parties if _gives(party))
        givers = givers or [("funding", actor) for _, actor in signers]
        if draft.family in ("project", "works"):
            # What follows a gift may be built with money of one's own, unless a donor is spoken of.
            givers = [party for party in givers if party[1].organisation.kind in DONORS]
        draft.parties |= dict.fromkeys(givers)


def _meant(where: Stretch, passages: Mapping[int, Marked]) -> Actor | None:
    """`Le conseil a approuvé`, `the bank is lending`: the body of that kind that was named last before."""
    number, start, end = where
    for cue in passages[number].cues:
        gives = cue.function == "event" and cue.subject in ("giver", "approver") and cue.voice == "active"
        if not gives or not start <= cue.start < end:
            continue
        said = _BODY.search(passages[number].text, start, cue.start)
        if said is not None:
            kinds = _KINDS_MEANT[values_of("meant")[fold(said["body"])]]
            return _named_before(number, said.start(), kinds, passages)
    return None


def _named_before(
    passage: int, at: int, kinds: tuple[str, ...], passages: Mapping[int, Marked]
) -> Actor | None:
    for number in range(passage, max(-1, passage - _BACK), -1):
        for place, mention in reversed(
            [*enumerate(passages[number].organisations)] if number in passages else []
        ):
            before = number < passage or mention.end <= at
            if before and mention.organisation.kind in kinds:
                return Actor(number, mention.start, mention.end, mention.organisation, place)
    return None


_KINDS_MEANT = {
    "lender": ("bank", "fund", "development agency", "intergovernmental organisation"),
    "house": ("NGO", "foundation", "association"),
    "firm": ("company", "bank"),
    "mission": ("UN body",),
}
"""Which kinds of body, once named, a noun of each sort (`meant` in the words of a language) takes up."""

_BACK = 6
"""Passages back to where a body was named that only its noun takes up."""

_BODY = re.compile(
    rf"\b(?:{marked('definite')})\s*(?:[\w-]+-\w+ )?(?:financial )?(?P<body>{marked('meant')})"
    rf"(?:\s(?!{marked('auxiliary')})[a-zA-ZÀ-ÿ]{{4,}}){{0,2}}"
    rf"(?:\s++(?:{marked('auxiliary')})){{0,4}}\s*+\Z",
    re.IGNORECASE,
)
"""`the bank has also`, right before a verb of giving."""


def is_budget(draft: Draft, passages: Mapping[int, Marked]) -> bool:
    """Whether all that is said of its money is that it is a budget, which nobody gives by that."""
    if draft.kind == "enveloppe" and draft.status in DECIDED:
        return False
    return roles_of_sums(draft, passages) == {"budget"}


def _state(draft: Draft, passages: Mapping[int, Marked]) -> None:
    """`a loan for the roads of the North in Ghana`: what a donor gives in one state, that state gets."""
    roles = {role for role, _ in draft.parties}
    if "funding" not in roles or roles - {*GIVING} or not draft.amounts:
        return
    if not any(actor.organisation.kind in DONORS for role, actor in draft.parties if role == "funding"):
        return
    named: dict[str, Actor] = {}
    for piece in draft.evidence:
        text = passages[piece.passage].text
        for match in state_names().finditer(text, piece.start, piece.end):
            if text[match.start() - 1 : match.start()] == "(" and text[match.end() : match.end() + 1] == ")":
                # `Cotonou (Bénin)`: where the town is.
                continue
            state = states_by_form()[fold(match.group())]
            named.setdefault(state.id, Actor(piece.passage, *match.span(), state, None))
    givers = {actor.organisation.id for _, actor in draft.parties}
    states = [actor for id_, actor in named.items() if id_ not in givers]
    if len(states) == 1:
        draft.parties["beneficiary", states[0]] = None


def _has_giver(draft: Draft) -> bool:
    return any(role in GIVERS for role, _ in draft.parties)


def _with_same_giver(draft: Draft, before: Draft | None) -> Draft | None:
    """The agreement before, where it is told close by and has a giver in common."""
    if before is None or not _follows(draft, before):
        return None
    givers = {actor.organisation.id for role, actor in draft.parties if role in GIVERS}
    return before if givers & before.partners() else None


def _follows(draft: Draft, before: Draft) -> bool:
    """Whether a gift is told so close behind another that who gives is not said again."""
    near = 0 <= draft.passage - before.evidence[-1].passage <= _NEAR
    return near and draft.family in (*TOLD, "list") and bool(draft.amounts)
