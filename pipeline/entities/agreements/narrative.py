"""Agreements told in prose: sentence after sentence, with what introductions and groups hand down."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc

from pipeline.entities.agreements.cues import NOUNS, ROLES
from pipeline.entities.agreements.drafts import Draft, Evidence, Found, merge_drafts
from pipeline.entities.agreements.openers import (
    Opening,
    find_count,
    find_openings,
    find_status,
    is_treaty,
    kind_of_noun,
    title_of_item,
)
from pipeline.entities.agreements.programmes import Programmes
from pipeline.entities.agreements.segments import Segment, segments_of
from pipeline.entities.agreements.timing import read_timing

_GOES_ON = re.compile(
    r"\s*(?:(?:co-?)?(?:financé|sponsoris|coordonn|exécuté|mis|doté|estimé|parrainé|réalisé)\w*\b"
    r"|d['’]un (?:montant|coût)|d['’]une (?:durée|valeur)|(?:leur|son|le) (?:coût|montant|budget)"
    r"|ils?\b|elles?\b|(?:tou(?:s|tes) )?(?:ces?|cet|cette|this|these)\b|deux de ces\b|projets? sponsoris"
    r"|implemented\b|funded\b|the (?:project|agreement|grant)\b)",
    re.IGNORECASE,
)
_NEW_ITEM = re.compile(r"\s*(?:\d{1,2}\s?[.)](?!\d)|[•▪►➢]\s?\d{1,2}[.)])")
_BULLET = re.compile(r"\s*[-–—•*·▪►➢]\s")
_DATED = re.compile(r"\s*(?:[-–—•*·]\s*)?(?:[Ll]e\s)?\d{1,2}(?:er)?[\s/.]\S{2,9}(?:\s\d{4})?\s?:")
_ALL = re.compile(r"\s*(?:tou(?:s|tes) (?:ces|les)|ces|l['’]ensemble|all these)\b", re.IGNORECASE)
_FAR = 2
"""Passages without a word about them after which agreements are left behind."""


class Narrative:
    """Reads passages in order and keeps in mind which agreements are being spoken of."""

    def __init__(self) -> None:
        self._drafts: list[Draft] = []
        self._focus: list[Draft] = []
        self._lists: list[Draft] = []
        self._programmes = Programmes()
        self._silent = 0
        self._sums: dict[Found, object] = {}

    def read(self, number: int, kind: str, doc: Doc) -> None:
        """Read one passage."""
        for index, amount in enumerate(doc._.amounts):
            self._sums[number, index] = (amount.value or amount.low, amount.currency)
        segments = list(segments_of(number, doc))
        if kind in ("heading", "title"):
            self._focus, self._lists = [], []
        elif not self._read_item(kind, segments):
            if _NEW_ITEM.match(doc.text):
                self._focus, self._lists = [], []
            self._silent += 1
            if self._silent > _FAR:
                self._focus, self._lists = [], []
            for segment in segments:
                self._read_segment(segment)
            self._begin_list(segments)
        for segment in segments:
            self._programmes.read(segment, heading=kind in ("heading", "title"))

    def finished(self) -> list[Draft]:
        """Every agreement; a group gives way to its members where each of them is told."""
        found = []
        for draft in self._drafts:
            members = draft.members
            if members and (draft.count is None or len(members) >= draft.count):
                continue
            found.append(draft)
        everything = sorted(
            [*found, *self._programmes.finished()], key=lambda d: (d.passage, d.evidence[-1].start)
        )
        return merge_drafts(everything, self._sums)

    def _read_segment(self, segment: Segment) -> None:
        openings = find_openings(segment)
        gifts = all(opening.noun.function == "gift" for opening in openings)
        if self._focus and gifts and self._goes_on(segment):
            openings = []
        if openings and not self._tells_of_members(segment, openings):
            self._silent = 0
            self._focus = [self._open(segment, opening) for opening in openings]
            self._drafts += self._focus
        elif openings:
            self._silent = 0
        elif self._focus and self._goes_on(segment):
            self._silent = 0
            self._go_on(segment)

    def _open(self, segment: Segment, opening: Opening) -> Draft:
        family = "treaty" if is_treaty(segment, opening.noun) else opening.noun.function
        draft = Draft(opening.kind, family, opening.title, opening.quoted, opening.count)
        draft.status = find_status(segment, opening)
        self._fill(draft, segment, opening.start, opening.end)
        return draft

    def _fill(
        self, draft: Draft, segment: Segment, start: int, end: int, amounts: Sequence[Found] | None = None
    ) -> bool:
        """Take over what a stretch of a sentence says, as evidence; says whether that was anything.

        `amounts` are those that belong to the agreement, where not all of the stretch do.
        """
        parties = list(segment.parties(start, end))
        if amounts is None:
            amounts = [(segment.passage, i) for i, a in segment.amounts if start <= a.char_start < end]
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
        groups = [
            d for d in self._drafts[-6:] if d.count and d.count > 1 and d in [*self._focus, *self._lists]
        ]
        groups += [d for d in self._drafts[-6:] if any(m in self._focus for m in d.members)]
        group = next((d for d in groups if d.family == openings[0].noun.function), None)
        if group is None or openings[0].ordinal is None or openings[0].noun.function == "agreement":
            return False
        if not segment.amounts:
            self._fill(group, segment, segment.start, segment.end)
            return True
        member = group.member()
        member.title = openings[0].title
        self._fill(member, segment, segment.start, segment.end)
        self._drafts.append(member)
        self._focus = [member]
        return True

    def _goes_on(self, segment: Segment) -> bool:
        """Whether a sentence says more of what is being spoken of."""
        if not (
            segment.amounts
            or segment.durations
            or segment.having(*ROLES, "starts", "ends", "this", "same", *NOUNS)
        ):
            return False
        families = {draft.family for draft in self._focus}
        named = [cue for cue in segment.having(*NOUNS) if cue.function in families]
        return bool(_GOES_ON.match(segment.text)) or bool(named and segment.having("this", "ordinal"))

    def _go_on(self, segment: Segment) -> None:
        if len(self._focus) == 1:
            self._fill(self._focus[0], segment, segment.start, segment.end)
            return
        for draft in self._focus:
            self._fill(draft, segment, segment.start, segment.end, self._shares(draft, segment))

    @staticmethod
    def _shares(draft: Draft, segment: Segment) -> list[Found]:
        """The amounts of a sentence about several that are said to be for this one: `X pour les QIPs`."""
        tags = [cue for cue in segment.having("tag", *NOUNS) if cue.value == draft.kind]
        found = []
        for index, amount in segment.amounts:
            following = segment.source[amount.char_end : amount.char_end + 40]
            purpose = re.match(r"\s+(?:pour|for)\s+(?:les?|la|l['’]|the)\s*", following)
            start = amount.char_end + purpose.end() if purpose else -1
            if any(cue.start == start for cue in tags):
                found.append((segment.passage, index))
        return found

    def _begin_list(self, segments: list[Segment]) -> None:
        """An introduction that ends in a colon hands its agreement down to the items that follow."""
        if not segments or not segments[-1].text.rstrip().endswith(":"):
            return
        last = segments[-1]
        nouns = [
            cue for cue in last.having(*NOUNS) if cue.number != "singular" and cue.function != "agreement"
        ]
        if nouns and last.having("status", *ROLES):
            draft = Draft(kind_of_noun(last, nouns[0]), nouns[0].function, count=find_count(last, nouns[0]))
            self._fill(draft, last, last.start, last.end)
            draft.status = last.having("status")[0].value if last.having("status") else None
            self._drafts = [d for d in self._drafts if not any(d is told for told in self._focus)]
            self._focus = []
            self._lists = [draft]

    def _read_item(self, kind: str, segments: list[Segment]) -> bool:
        """Read an item of the list that is open; False where the passage is none."""
        if not self._lists or not segments:
            return False
        text = segments[0].source
        dated, bullet = bool(_DATED.match(text)), bool(_BULLET.match(text)) or kind == "list_item"
        if _NEW_ITEM.match(text) or _ALL.match(text) or not (dated or bullet):
            return False
        if dated:
            del self._lists[1:]
        parent = self._lists[-1]
        first = segments[0]
        groups = [cue for cue in first.having("project", "gift") if (find_count(first, cue) or 0) > 1]
        amounts = [a.char_start for s in segments for _, a in s.amounts]
        if not (groups or amounts or any(list(s.parties(s.start, s.end)) for s in segments)):
            return False
        member = parent.member()
        member.count = find_count(first, groups[0]) if groups else 1
        member.title = title_of_item(text, iter(amounts))
        for segment in segments:
            self._fill(member, segment, segment.start, segment.end)
        if dated and first.dates:
            member.status_on = first.dates[0]
        self._drafts.append(member)
        self._focus, self._silent = [member], 0
        if groups and not amounts:
            self._lists.append(member)
        return True
