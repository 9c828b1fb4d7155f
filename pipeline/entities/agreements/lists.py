"""Lists of agreements: an introduction hands down to each item what it says once for all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.entities.agreements.drafts import Draft
from pipeline.entities.agreements.forms.fields import fields_of_line
from pipeline.entities.agreements.forms.labels import MONEY
from pipeline.entities.agreements.lexicon import NOUNS, ROLES
from pipeline.entities.agreements.parties import find_parties
from pipeline.entities.agreements.segments import Segment
from pipeline.entities.agreements.titles import find_count, kind_of_noun, title_of_item

_NEW_ITEM = re.compile(r"\s*(?:\d{1,2}\s?[.)](?!\d)|[•▪►➢]\s?\d{1,2}[.)])")
_BULLET = re.compile(r"\s*[-–—•*·▪►➢]\s")
_DATED = re.compile(r"\s*(?:[-–—•*·]\s*)?(?:[Ll]e\s)?\d{1,2}(?:er)?[\s/.]\S{2,9}(?:\s\d{4})?\s?(?::|[-–—]\s)")
_ALL = re.compile(r"\s*(?:tou(?:s|tes) (?:ces|les)|ces|l['’]ensemble|all these)\b", re.IGNORECASE)


def is_new_item(text: str) -> bool:
    """Whether a passage begins a numbered item, which speaks of something else than the one before."""
    return bool(_NEW_ITEM.match(text))


def _is_labelled_sum(first: Segment) -> bool:
    """`Montant de l'opération : 14 milliards`: a line of its own with the sum of the item above it."""
    fields = list(fields_of_line(first.marked))
    return len(fields) == 1 and fields[0].name in MONEY and not first.source[: fields[0].start].count(".")


class ListReader:
    """The list that is open, if any: its introduction, and below it a group whose members follow."""

    def __init__(self) -> None:
        self._open: list[Draft] = []

    def close(self) -> None:
        """Leave the list."""
        self._open = []

    def holds(self, draft: Draft) -> bool:
        """Whether a draft is what the list is about."""
        return any(draft is opened for opened in self._open)

    def begin(self, last: Segment) -> Draft | None:
        """Open the list that a sentence with a colon introduces, or None where it introduces none."""
        nouns = [c for c in last.having(*NOUNS) if c.number != "singular" and c.function != "paper"]
        stated = last.having("event")
        if not (nouns or _ALL.match(last.text) or last.text.lower().startswith("tous")):
            return None
        if not (stated or last.having(*ROLES)):
            return None
        family, kind = (nouns[0].function, kind_of_noun(last, nouns[0])) if nouns else ("project", "projet")
        draft = Draft(
            kind,
            "project" if family == "works" else family,
            count=find_count(last, nouns[0]) if nouns else None,
        )
        draft.status = stated[0].value if stated else None
        self._open = [draft]
        return draft

    def item(self, kind: str, segments: Sequence[Segment]) -> Draft | None:
        """The agreement that an item tells of, with what it inherits; None where the passage is no item."""
        if not self._open or not segments:
            return None
        text, first = segments[0].source, segments[0]
        dated, bullet = bool(_DATED.match(text)), bool(_BULLET.match(text)) or kind == "list_item"
        bullet = bullet or _is_labelled_sum(first)
        if _NEW_ITEM.match(text) or _ALL.match(text) or not (dated or bullet):
            return None
        if dated:
            del self._open[1:]
        groups = [cue for cue in first.having("project", "money") if (find_count(first, cue) or 0) > 1]
        amounts = [a.char_start for s in segments for _, a in s.amounts]
        if not (groups or amounts or any(list(find_parties(s, s.start, s.end)) for s in segments)):
            return None
        member = self._open[-1].member()
        member.count = find_count(first, groups[0]) if groups else 1
        member.title = title_of_item(text, iter(amounts))
        if groups and not amounts:
            self._open.append(member)
        return member

    @staticmethod
    def date(member: Draft, first: Segment) -> None:
        """The day that an item begins with is that of what happened."""
        if _DATED.match(first.source) and first.dates:
            member.status_on = first.dates[0]
