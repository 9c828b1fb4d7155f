"""Programmes as agreements: who pays for them, who carries them out, from when until when."""

from __future__ import annotations

import re

from pipeline.entities.agreements.asking import Needed
from pipeline.entities.agreements.drafts import Draft, Evidence
from pipeline.entities.agreements.parties import find_parties
from pipeline.entities.agreements.segments import Actor, Segment
from pipeline.entities.agreements.timing import bounds_of, read_bounds

_NEED_PROGRAMME = Needed(also=("program*",))
_PLURAL = re.compile(r"\b(?:les|des|ces|deux|the) (?:\w+ )?program", re.IGNORECASE)
_SINGULAR = re.compile(r"\b(?:le|du|ce|l['’]) ?program(?!mes|s)", re.IGNORECASE)
_DECIDED = re.compile(r"\b(?:décidé|convenu|agreed|decided)\w*\b", re.IGNORECASE)
_PLANNED = re.compile(r"\b(?:estimé|évalué|prévisionnel|estimated)\w*\b[^.;]{0,30}\Z", re.IGNORECASE)
"""A cost that is estimated is a plan's, and no budget yet."""

_BUDGET = re.compile(r"\b(?:budget|enveloppe|co[uû]t|montant)\b[^.;]{0,60}\Z", re.IGNORECASE)


class ProgrammeCollector:
    """Collects what is said of each programme; only those that someone pays for or agrees on are rows."""

    def __init__(self) -> None:
        self._drafts: dict[str, Draft] = {}
        self._spoken_of: list[str] = []
        self._extensions: list[Draft] = []

    def read(self, segment: Segment) -> None:
        """Read one sentence."""
        named = self._named(segment)
        subjects = self._subjects(segment, named)
        if named:
            self._spoken_of = [actor.organisation.id for actor in named]
        for id_ in subjects:
            self._add(self._drafts[id_], segment, single=len(subjects) == 1)
        if len(subjects) == 1:
            self._extend(self._drafts[subjects[0]], segment)

    def finished(self) -> list[Draft]:
        """The programmes that are agreements, and the decisions that prolong them."""
        return [d for d in self._drafts.values() if _is_agreed(d)] + self._extensions

    @staticmethod
    def _named(segment: Segment) -> list[Actor]:
        """The programmes that a sentence names; of a passage without any not all actors are looked for."""
        if not any(o.organisation.kind == "programme" for o in segment.marked.organisations):
            return []
        return [actor for actor in segment.actors if actor.organisation.kind == "programme"]

    def _subjects(self, segment: Segment, named: list[Actor]) -> list[str]:
        for actor in named:
            programme = actor.organisation
            draft = self._drafts.setdefault(
                programme.id,
                Draft("programme", "programme", programme.name, programme=programme, count=1),
            )
            draft.words |= {programme.id}
        if named:
            return list(dict.fromkeys(actor.organisation.id for actor in named))
        if not self._spoken_of or not segment.may_have(_NEED_PROGRAMME):
            return []
        if _PLURAL.search(segment.text) and len(self._spoken_of) > 1:
            return list(dict.fromkeys(self._spoken_of))
        if _SINGULAR.search(segment.text) and len(set(self._spoken_of)) == 1:
            return self._spoken_of[:1]
        return []

    def _add(self, draft: Draft, segment: Segment, *, single: bool) -> None:
        parties_named = find_parties(segment, segment.start, segment.end)
        parties = [(role, actor) for role, actor in parties_named if actor.organisation.kind != "programme"]
        roles = {role for role, _ in parties}
        stated = bool(segment.having("event")) and not segment.having("paper")
        takes = "funding" in roles or ("party" in roles and stated)
        extended = draft.status is None and any(c.value == "extended" for c in segment.having("event"))
        budget = [
            i
            for i, a in segment.amounts
            if single
            and _BUDGET.search(segment.source, segment.start, a.char_start)
            and not _PLANNED.search(segment.source, segment.start, a.char_start)
        ]
        bounds = bounds_of(segment)
        if not (takes or bounds or budget or extended):
            return
        if takes:
            draft.parties |= dict.fromkeys(parties)
        if extended:
            draft.status = "extended"
        read_bounds(draft, segment)
        draft.amounts |= {(segment.passage, i): None for i in budget}
        fields = [
            *sorted(roles if takes else ()),
            *sorted(set(bounds.values())),
            *(["amount"] * bool(budget)),
        ]
        draft.evidence.append(Evidence(segment.passage, segment.start, segment.end, tuple(fields)))
        draft.places |= segment.places

    def _extend(self, programme: Draft, segment: Segment) -> None:
        """A decision to prolong that names who takes it is an agreement of its own."""
        extended = [cue for cue in segment.having("event") if cue.value == "extended"]
        parties = list(find_parties(segment, segment.start, segment.end))
        if not extended or not _DECIDED.search(segment.text) or not parties:
            return
        label = programme.programme.name if programme.programme else None
        draft = Draft("prolongation", "extension", f"Extension : {label}", status="decided")
        draft.programme = programme.programme
        draft.parties = dict.fromkeys(parties)
        draft.duration_months = next((d.months for d in segment.durations), None)
        draft.evidence.append(
            Evidence(segment.passage, segment.start, segment.end, tuple(sorted({r for r, _ in parties})))
        )
        self._extensions.append(draft)


def _is_agreed(draft: Draft) -> bool:
    """Someone pays for it or agrees on it, and more than that is not left open."""
    roles = {role for role, _ in draft.parties}
    dated = draft.starts_on or draft.ends_on or draft.amounts or draft.status
    return "funding" in roles or bool("party" in roles and dated) or bool(draft.amounts and dated)
