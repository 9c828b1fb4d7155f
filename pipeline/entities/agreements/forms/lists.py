"""Lists of grants: a verb or noun of giving introduces them, each item has a name and a sum."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.entities.agreements.asking import Needed
from pipeline.entities.agreements.cues import Cue
from pipeline.entities.agreements.drafts import Draft, Evidence
from pipeline.entities.agreements.forms.fields import fields_of_line
from pipeline.entities.agreements.forms.labels import MONEY
from pipeline.entities.agreements.forms.list_items import BULLET, Item, is_dense, items_of, sums_of
from pipeline.entities.agreements.forms.slots import actors_in
from pipeline.entities.agreements.lexicon import ROLES
from pipeline.entities.agreements.lexicon import marked as lexicon_marked
from pipeline.entities.agreements.marked import Marked
from pipeline.entities.agreements.parties import find_parties
from pipeline.entities.agreements.purposes import find_purpose, tidied
from pipeline.entities.agreements.segments import Actor, Segment, segments_of
from pipeline.entities.agreements.titles import title_of_item
from pipeline.entities.organisations.known import KnownNames
from pipeline.records.agreements import GIVING
from pipeline.values.money import AmountReading

_INTRODUCES = re.compile(rf"(?<!\w)(?:{lexicon_marked('introduces')})(?!\w)", re.IGNORECASE)
_NEED_INTRODUCES = Needed("introduces")
TOTAL = re.compile(rf"\s*(?:[-–—•*·]\s*)?(?:{lexicon_marked('total')})", re.IGNORECASE)
_MISSES = 3
"""Lines without an item after which a list has ended."""

_NAME = 90
"""Characters of a line that is the name of an item whose sum stands in the next."""

_CLAIMS = 2
"""Items that make a list of what a heading introduces."""


@dataclass(slots=True)
class GrantList:
    """An introduction and the items below it or behind it."""

    lead: Segment
    items: list[Item] = field(default_factory=list)

    @property
    def passages(self) -> set[int]:
        """The passages that are items, and say nothing else."""
        own = {item.marked.number for item in self.items} | {i.name.number for i in self.items if i.name}
        return own - {self.lead.passage}


def find_lists(passages: Sequence[Marked], known: KnownNames) -> Iterator[GrantList]:
    """The lists of a document, in order."""
    at = 0
    while at < len(passages):
        lead = _lead_of(passages[at])
        if lead is None:
            told = _told_of(passages, at, known)
            if told is not None:
                yield told
            at += 1
            continue
        grants = GrantList(lead, [*_behind(lead, known)])
        heading = passages[at].is_heading or (_colon(lead) is None and _is_title(passages[at]))
        below, last = _below(passages, at + 1, known) if lead.end == len(lead.source) else ([], at + 1)
        if heading and not passages[at].is_heading and not all(_opens_line(item) for item in below):
            below = []
        grants.items += below
        if len(grants.items) >= (_CLAIMS if heading else 1):
            yield grants
        at = last if below else at + 1


def _told_of(passages: Sequence[Marked], at: int, known: KnownNames) -> GrantList | None:
    """The list that a sentence without a colon speaks of, where the lines below can be nothing else.

    `The council approved the grants to clubs.`, and below, under headings, `Kala Club: 200 €; Moro: 300 €`.
    """
    if not any(map(is_dense, passages[at + 1 : at + 1 + _TOLD])):
        return None
    gives = (s for s in segments_of(passages[at]) if s.having("event") and not s.amounts)
    lead = next((s for s in gives if _gives_several(s)), None)
    if lead is None:
        return None
    below, _ = _below(passages, at + 1, known)
    items = [item for item in below if is_dense(item.marked)]
    return GrantList(lead, items) if len(items) > _CLAIMS else None


_TOLD = 6
"""Lines below a sentence in which the list that it speaks of begins."""


def _gives_several(segment: Segment) -> bool:
    """Whether a sentence tells that several gifts were given."""
    return bool(_giving(segment, bool(segment.having("money")))) and any(
        c.number != "singular" for c in segment.having("money")
    )


def _giving(cut: Segment, money: bool) -> list[Cue]:
    """The verbs of a sentence that give what follows."""
    return [
        c
        for c in cut.having("event")
        if c.value != "financed"
        and (c.subject == "giver" or (c.subject == "approver" and c.voice == "active" and money))
    ]


def drafts_of(grants: GrantList) -> Iterator[Draft]:
    """What each item tells, with what the introduction says once for all."""
    lead = grants.lead
    nouns = lead.having("money", "paper")
    parties = [(role, actor) for role, actor in find_parties(lead, lead.start, lead.end) if role in GIVING]
    stated = [cue for cue in lead.having("event") if cue.subject in ("giver", "approver", "active")]
    named = "funding" if _is_obtained(lead) else "beneficiary"
    for item in grants.items:
        draft = Draft(nouns[0].value if nouns else "subvention", "list", count=1)
        draft.status = stated[0].value if stated else "granted"
        draft.title = _title_of(item)
        own = [(ROLES["funding"], giver) for giver in item.givers] if not parties else []
        draft.parties = dict.fromkeys([*parties, *own, *((ROLES[named], a) for a in item.receivers)])
        draft.amounts = dict.fromkeys(
            (item.marked.number, i)
            for i, a in enumerate(item.marked.amounts)
            if i == item.amount or a.equals == item.amount
        )
        draft.evidence = [Evidence(item.marked.number, item.start, item.end, ("amount", named))]
        if item.name is not None:
            draft.evidence.insert(0, Evidence(item.name.number, 0, len(item.name.text), (named,)))
        draft.status_on = next((d for d in lead.dates if d.precision in ("day", "month")), None)
        yield draft


def _is_obtained(lead: Segment) -> bool:
    """`Subventions reçues :`: a list of who gave, not of who gets."""
    return any(_OBTAINED.match(lead.source, cue.end, lead.end) for cue in lead.having("money"))


_OBTAINED = re.compile(rf"\s*(?:{lexicon_marked('obtained')})", re.IGNORECASE)


def _lead_of(marked: Marked) -> Segment | None:
    """The sentence of a passage that introduces a list of what is given."""
    if is_dense(marked):
        return None
    for segment in reversed(segments_of(marked)):
        colon = _colon(segment)
        if colon is None and not segment.having("money", "event"):
            continue
        introduces = marked.is_heading or colon is not None or _is_title(marked) or _introduces(segment)
        if not introduces or segment.having("general"):
            continue
        cut = Segment(marked, segment.start, colon or segment.end)
        if cut.having("habit"):
            continue
        gives = _giving(cut, bool(cut.having("money")))
        several = [c for c in cut.having("money") if c.number != "singular"]
        winners = colon is not None and _WINNERS.search(marked.text, segment.start, colon)
        if (gives and not marked.is_heading) or several or winners:
            behind = colon is not None and marked.text[colon:].strip(" :")
            return Segment(marked, segment.start, (colon or segment.end) if behind else len(marked.text))
    return None


def _introduces(segment: Segment) -> bool:
    """Whether a sentence without a colon says that something follows."""
    return segment.may_have(_NEED_INTRODUCES) and _INTRODUCES.search(segment.text) is not None


_WINNERS = re.compile(rf"(?<!\w)(?:{lexicon_marked('winners')})(?!\w)", re.IGNORECASE)


def _is_title(marked: Marked) -> bool:
    """`Grants approved under delegated authority`: a short line without a stop or a sum."""
    text = marked.text.strip()
    return len(text) <= _NAME and not marked.amounts and text[:1].isupper() and text[-1:].isalpha()


def _colon(segment: Segment) -> int | None:
    at = re.search(r"\s?:(?=\s|\Z)", segment.text) if ":" in segment.text else None
    return segment.start + at.end() if at else None


def _behind(lead: Segment, known: KnownNames) -> Iterator[Item]:
    """The items behind the colon of the introduction, in the same passage."""
    if lead.end < len(lead.source):
        items = list(items_of(lead.marked, lead.end, known))
        if len(items) >= _CLAIMS:
            yield from items


def _below(passages: Sequence[Marked], at: int, known: KnownNames) -> tuple[list[Item], int]:
    """The items in the passages from `at` on, and where the next passage behind them is."""
    items: list[Item] = []
    name: Marked | None = None
    givers: list[Actor] = []
    misses, last = 0, at
    while at < len(passages) and misses < _MISSES:
        marked = passages[at]
        at += 1
        if TOTAL.match(marked.text):
            break
        sums = sums_of(marked)
        if not sums:
            # `Culture:` leads to what its group comes to.
            closed = name is not None and not _LEADS.search(marked.text)
            misses += closed or (len(marked.text) > _NAME and not _goes_on(marked))
            name = marked if len(marked.text) <= _NAME and not marked.text.rstrip().endswith(":") else None
            givers = actors_in(name, 0, len(name.text), known, several=False) if name is not None else []
            continue
        below = (
            _alone(marked, name, sums, known)
            if _is_sum(marked, sums)
            else list(items_of(marked, _own_lead(marked), known))
        )
        if not below and givers and name is not None and sums[0][1].char_start == 0:
            # `Name` over `$5 million to restore land`: who gives, and what for.
            below = [Item(marked, 0, len(marked.text), sums[0][0], [])]
        name = None
        misses = 0 if below else misses + 1
        if below:
            for item in below:
                # `Name` over `$5 million to Y`: who stands above a sum that goes to someone is who gives it.
                leads = item.name is None and item.start == item.marked.amounts[item.amount].char_start
                item.givers = givers if leads else []
            items += below
            last = at
    return items, last


_LEADS = re.compile(r":\s*\Z")


def _opens_line(item: Item) -> bool:
    """Whether an item is all that its line says up to its sum."""
    begin = BULLET.match(item.marked.text)
    return item.start <= (begin.end() if begin else 0)


def _own_lead(marked: Marked) -> int:
    """Where the items of a passage begin: behind its own introduction, if it has one."""
    own = _lead_of(marked)
    return own.end if own is not None and own.end < len(marked.text) else 0


def _goes_on(marked: Marked) -> bool:
    """Whether a line goes on from the one before: it begins within a sentence."""
    return marked.text.lstrip()[:1].islower() or marked.text.lstrip()[:1] in ",;("


def _is_sum(marked: Marked, sums: Sequence[tuple[int, AmountReading]]) -> bool:
    """Whether a line is a sum and nothing else."""
    rest = len(marked.text.strip()) - sum(len(a.text) for _, a in sums)
    return len(sums) == 1 and rest <= 2


def _alone(
    marked: Marked, name: Marked | None, sums: Sequence[tuple[int, AmountReading]], known: KnownNames
) -> list[Item]:
    """An item whose name stands in the line before its sum."""
    receivers = actors_in(name, 0, len(name.text), known, several=False) if name is not None else []
    return [Item(marked, 0, len(marked.text), sums[0][0], receivers, name)] if receivers else []


def _labelled(marked: Marked, sums: Sequence[tuple[int, AmountReading]]) -> list[Item]:
    """A paragraph that describes what is paid for and ends in a label and the sum, without a receiver."""
    for entry in fields_of_line(marked):
        if entry.name in MONEY and len(sums) == 1 and entry.start <= sums[0][1].char_start < entry.end:
            return [Item(marked, 0, len(marked.text), sums[0][0], [])]
    return []


def _title_of(item: Item) -> str | None:
    """What an item is for; who gets it is a party, not its title, unless nothing else is said."""
    text = item.marked.text
    if item.name is not None:
        return " ".join(item.name.text.split())
    amount = item.marked.amounts[item.amount]
    said = [(amount.char_start, amount.char_end) for amount in item.marked.amounts]
    said += [(actor.start, actor.end) for actor in item.receivers if actor.passage == item.marked.number]
    behind = text[amount.char_end : item.end].strip(" ,;.")
    before = title_of_item(text[item.start : item.end], iter([amount.char_start - item.start]))
    title = behind or before
    named_only = re.match(rf"(?:{lexicon_marked('to')})", title, re.IGNORECASE)
    return find_purpose(text, item.start, item.end, said) or (None if named_only else tidied(title, fewest=1))
