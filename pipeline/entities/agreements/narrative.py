"""Agreements told in prose: sentence after sentence, with what introductions and groups hand down."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.entities.agreements.asking import Needed
from pipeline.entities.agreements.continuing import (
    begins_with_this,
    goes_on,
    is_new,
    is_paper_of_others,
    is_signing,
)
from pipeline.entities.agreements.drafts import Draft, Evidence, Found, are_kin
from pipeline.entities.agreements.enumerations import (
    enumerated,
    given_first,
    is_of_first,
    received_too,
    share_sums,
    take_sides,
)
from pipeline.entities.agreements.forms.slots import actors_in
from pipeline.entities.agreements.grounds import SIGNING
from pipeline.entities.agreements.lexicon import NOUNS, ROLES, marked
from pipeline.entities.agreements.lists import ListReader, is_new_item
from pipeline.entities.agreements.marked import Marked
from pipeline.entities.agreements.merging import add_headlines, conflict, merge_drafts
from pipeline.entities.agreements.openings import Opening, find_openings, find_status
from pipeline.entities.agreements.parties import find_parties
from pipeline.entities.agreements.programmes import ProgrammeCollector
from pipeline.entities.agreements.purposes import find_purpose
from pipeline.entities.agreements.segments import Segment, segments_of
from pipeline.entities.agreements.sides import is_with_some
from pipeline.entities.agreements.sums import numbers_of_price, paid_sums
from pipeline.entities.agreements.timing import read_timing
from pipeline.entities.agreements.titles import place_in_turn, said_elsewhere, title_of_item
from pipeline.records.agreements import GIVING

_TODAY = re.compile(rf"\b(?:{marked('today')})", re.IGNORECASE)
_NEED_TODAY = Needed("today")
_FAR = 3
"""Passages without a word about them after which agreements are left behind."""


class Narrative:
    """Reads passages in order and keeps in mind which agreements are being spoken of."""

    def __init__(self, known: Iterable[Draft] = ()) -> None:
        self._told = list(known)
        self._drafts: list[Draft] = []
        self._focus: list[Draft] = []
        self._lists = ListReader()
        self._programmes = ProgrammeCollector()
        self._silent = 0
        self._sums: dict[Found, object] = {}
        self._headlines: list[Draft] = []

    def read(self, marked: Marked, *, is_known: bool = False) -> None:
        """Read one passage; of one that a form has `told` of, only the amounts are kept in mind."""
        for index, amount in enumerate(marked.amounts):
            self._sums[marked.number, index] = (amount.value or amount.low, amount.currency)
        if is_known:
            self._forget()
            return
        segments = segments_of(marked)
        if marked.is_heading:
            self._forget()
            self._read_headline(segments)
        elif not self._read_item(marked.kind, segments):
            self._silent += 1
            if is_new_item(marked.text) or self._silent > _FAR:
                self._forget()
            for segment in segments:
                self._read_segment(segment)
            self._begin_list(segments)
        for segment in segments:
            self._programmes.read(segment)

    def finished(self) -> list[Draft]:
        """Every agreement; a group gives way to its members where each of them is told."""
        finished = [draft for draft in self._drafts if draft.is_told and not draft.gives_way]
        places = {(piece.passage, piece.start) for draft in finished for piece in draft.evidence}
        # A programme that is named only where an agreement is told is what that agreement is about.
        programmes = [
            draft
            for draft in self._programmes.finished()
            if not {(piece.passage, piece.start) for piece in draft.evidence} <= places
        ]
        everything = sorted(
            [*self._told, *finished, *programmes], key=lambda d: (d.passage, d.evidence[-1].start)
        )
        return add_headlines(merge_drafts(everything, self._sums), self._headlines, self._sums)

    def _read_headline(self, segments: Sequence[Segment]) -> None:
        """A headline tells of an agreement where it says what is given and by whom."""
        for segment in segments:
            openings = [opening for opening in find_openings(segment) if not opening.pending]
            drafts = [self._open(segment, opening) for opening in openings if opening.count == 1]
            self._headlines += [draft for draft in drafts if draft.amounts and draft.parties]

    def _forget(self) -> None:
        self._focus = []
        self._lists.close()

    def _read_segment(self, segment: Segment) -> None:
        openings = find_openings(segment)
        following = bool(self._focus) and goes_on(segment, self._focus, openings)
        if self._is_next(segment, openings):
            self._silent = 0
            sums = numbers_of_price(segment, segment.start, segment.end) or given_first(segment)
            self._focus = [self._next(segment, self._focus[0], sums[0], segment.start, segment.end)]
            self._drafts += self._focus
        elif following and self._fits(segment, openings):
            self._silent = 0
            self._go_on(segment, openings)
        elif openings and self._tells_of_members(segment, openings):
            self._silent = 0
        elif openings and not (openings[0].pending and self._focus and not self._focus[0].pending):
            self._silent = 0
            self._focus = [self._open(segment, opening) for opening in openings]
            share_sums(segment, self._focus)
            self._drafts += self._focus
            if len(openings) == 1:
                self._drafts += self._enumerate(segment, self._focus[0])

    def _is_next(self, segment: Segment, openings: Sequence[Opening]) -> bool:
        """`; et sur le projet B, pour un montant de Y`: behind a semicolon, the next of what is told."""
        if len(self._focus) != 1 or any(not opening.pending for opening in openings):
            return False
        if not segment.source[: segment.start].rstrip().endswith(";") or segment.having("event"):
            return False
        same = self._focus[0].evidence[-1].passage == segment.passage
        sums = numbers_of_price(segment, segment.start, segment.end) or given_first(segment)
        known = {self._sums[number] for number in self._focus[0].amounts}
        places = set(self._focus[0].amounts)
        new = any((segment.passage, number) not in places for number in sums)
        return same and bool(sums) and bool(known) and new

    def _enumerate(self, segment: Segment, first: Draft) -> list[Draft]:
        """What an enumeration tells behind its first sum, with who gives and for whom the sentence began."""
        known = {index for passage, index in first.amounts if passage == segment.passage}
        drafts = []
        for index, start, end in enumerated(segment, known):
            draft = self._next(segment, first, index, start, end)
            own = {role for role, _ in draft.parties}
            given = (p for p in first.parties if p[0] not in own and not is_of_first(segment, p, first))
            draft.parties = dict.fromkeys(given) | draft.parties
            drafts.append(draft)
        for index, name, end in received_too(segment, known):
            draft = self._next(segment, first, index, name[0], end)
            givers = dict.fromkeys(p for p in first.parties if p[0] in GIVING)
            named = actors_in(segment.marked, *name, segment.marked.known, several=False)
            draft.parties = givers | dict.fromkeys((ROLES["beneficiary"], actor) for actor in named)
            first.parties = {p: None for p in first.parties if p[1].start < name[0]}
            drafts.append(draft)
        return drafts

    def _next(self, segment: Segment, first: Draft, index: int, start: int, end: int) -> Draft:
        draft = Draft(first.kind, first.family, status=first.status, today=first.today)
        draft.title = find_purpose(segment.source, start, end, said_elsewhere(segment))
        draft.title = draft.title or title_of_item(segment.source[start:end], iter([end - start]))
        draft.signed_on, draft.status_on = first.signed_on, first.status_on
        draft.parties = {p: None for p in first.parties if p[0] in (*GIVING, "party")}
        self.fill(draft, segment, start, end, [(segment.passage, index)])
        take_sides(draft, segment, index)
        return draft

    def _fits(self, segment: Segment, openings: list[Opening]) -> bool:
        """Whether nothing that a sentence says keeps it from being about what is spoken of."""
        several = any(draft.count != 1 for draft in self._focus)
        if any(o.ordinal is not None and (several or not o.pending) for o in openings):
            return False
        if any(is_new(segment, opening, self._focus) for opening in openings) or self._is_of_another(segment):
            return False
        if is_paper_of_others(segment, openings, self._focus[0]):
            return False
        if len(self._focus) > 1 or not openings or openings[0].pending or begins_with_this(segment):
            return True
        candidate = Draft("", openings[0].family, count=openings[0].count)
        sums = numbers_of_price(segment, segment.start, segment.end)
        candidate.amounts = dict.fromkeys((segment.passage, number) for number in sums)
        focus = self._focus[0]
        if focus.pending or openings[0].definite or openings[0].noun is None:
            candidate.count = focus.count
        return len(openings) == 1 and not conflict(focus, candidate, self._sums)

    def _is_of_another(self, segment: Segment) -> bool:
        """`This was followed by 5 million from the Club`: another giver than before, and another sum."""
        focus = self._focus[0]
        known = {self._sums[number] for number in focus.amounts}
        sums = {self._sums[segment.passage, n] for n in numbers_of_price(segment, segment.start, segment.end)}
        givers = [
            {actor.organisation.id for role, actor in parties if role in GIVING}
            for parties in (focus.parties, find_parties(segment, segment.start, segment.end))
        ]
        return bool(known and sums and all(givers)) and not known & sums and not givers[0] & givers[1]

    def _open(self, segment: Segment, opening: Opening) -> Draft:
        draft = Draft(
            opening.kind,
            opening.family,
            opening.title,
            opening.quoted,
            opening.count,
            place_in_turn(segment) if opening.ordinal is None else opening.ordinal,
            opening.pending,
        )
        draft.status = find_status(segment, opening)
        today = segment.may_have(_NEED_TODAY) and not segment.dates
        draft.today = today and bool(_TODAY.search(segment.text))
        draft.sided = opening.family == "paper" and is_with_some(segment)
        self.fill(draft, segment, opening.start, opening.end)
        return draft

    def fill(
        self, draft: Draft, segment: Segment, start: int, end: int, amounts: Sequence[Found] | None = None
    ) -> bool:
        """Take over what a stretch of a sentence says, as evidence; says whether that was anything.

        `amounts` are those that belong to the agreement, where not all that are paid in the stretch do.
        """
        parties = list(find_parties(segment, start, end))
        if amounts is None:
            amounts = [(segment.passage, number) for number in numbers_of_price(segment, start, end)]
        fields = sorted({role for role, _ in parties}) + ["amount"] * bool(amounts)
        fields += read_timing(draft, segment)
        draft.parties |= dict.fromkeys(parties)
        draft.amounts |= dict.fromkeys(amounts)
        draft.places |= segment.places
        draft.words |= segment.words
        if fields or not draft.evidence:
            draft.evidence.append(Evidence(segment.passage, segment.start, segment.end, tuple(fields)))
        return bool(fields)

    def _tells_of_members(self, segment: Segment, openings: list[Opening]) -> bool:
        """`Le premier projet, d'un montant de ...`: one of the group that is spoken of."""
        if openings[0].ordinal is None:
            return False
        recent = self._drafts[-6:]
        groups = [d for d in recent if d.count != 1 and (d in self._focus or self._lists.holds(d))]
        groups += [d for d in recent if any(m in self._focus for m in d.members)]
        group = next((d for d in groups if are_kin(openings[0].kind, d.kind)), None)
        if group is None:
            return False
        sums = paid_sums(segment) or dict(segment.amounts[:1])
        if not sums and openings[0].family == "paper" and not openings[0].pending:
            # `The second MoU is between X and Y`: a paper of its own, with sides of its own.
            return False
        if not sums:
            self.fill(group, segment, segment.start, segment.end)
            return True
        member = group.member()
        member.title, member.ordinal = openings[0].title, openings[0].ordinal
        self.fill(member, segment, segment.start, segment.end, [(segment.passage, number) for number in sums])
        self._drafts.append(member)
        self._focus = [member]
        return True

    def _go_on(self, segment: Segment, openings: list[Opening]) -> None:
        if len(self._focus) == 1:
            focus = self._focus[0]
            if openings and openings[0].family == "paper" and focus.family in ("money", "project", "works"):
                focus.take(self._open(segment, openings[0]))
            elif focus.family == "money" and is_signing(segment):
                focus.kind, focus.family, focus.status = segment.having("paper")[0].value, "paper", "signed"
            elif focus.family == "paper" and any(cue.value == "signed" for cue in segment.having("event")):
                focus.status = focus.status if focus.status in SIGNING else "signed"
            known = {self._sums[number] for number in focus.amounts}
            sums = [
                (segment.passage, number) for number in numbers_of_price(segment, segment.start, segment.end)
            ]
            # Another sum than the one that is known is a share or a balance, unless none was known.
            fits = not known or any(self._sums[number] in known for number in sums)
            self.fill(focus, segment, segment.start, segment.end, sums if fits else [])
            return
        for draft in self._focus:
            self.fill(draft, segment, segment.start, segment.end, self._shares(draft, segment))

    @staticmethod
    def _shares(draft: Draft, segment: Segment) -> list[Found]:
        """The amounts of a sentence about several that are said to be for this one: `X pour les QIPs`."""
        tags = [cue for cue in segment.having("tag", *NOUNS) if cue.value == draft.kind]
        shares = []
        for index, amount in segment.amounts:
            following = segment.source[amount.char_end : amount.char_end + 40]
            purpose = re.match(r"\s+(?:pour|de|for)\s+(?:les?|la|l['’]|the)?\s*", following)
            start = amount.char_end + purpose.end() if purpose else -1
            if any(cue.start == start for cue in tags):
                shares.append((segment.passage, index))
        return shares

    def _begin_list(self, segments: Sequence[Segment]) -> None:
        """An introduction that ends in a colon hands its agreement down to the items that follow."""
        if not segments or not segments[-1].text.rstrip().endswith(":"):
            return
        draft = self._lists.begin(segments[-1])
        if draft is not None:
            self.fill(draft, segments[-1], segments[-1].start, segments[-1].end)
            # What the introduction itself began to tell is what its items tell.
            here = (segments[-1].passage, segments[-1].start)
            begun = [d for d in self._focus if {(e.passage, e.start) for e in d.evidence} <= {here}]
            self._drafts = [d for d in self._drafts if not any(d is draft for draft in begun)]
            self._focus = []

    def _read_item(self, kind: str, segments: Sequence[Segment]) -> bool:
        """Read an item of the list that is open; False where the passage is none."""
        member = self._lists.item(kind, segments)
        if member is None:
            return False
        for segment in segments:
            amounts = [(segment.passage, i) for i, _ in segment.amounts]
            self.fill(member, segment, segment.start, segment.end, amounts)
        self._lists.date(member, segments[0])
        self._drafts.append(member)
        self._focus, self._silent = [member], 0
        return True
