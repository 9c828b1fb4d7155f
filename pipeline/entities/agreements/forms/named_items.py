"""Items that begin with who gets a grant and say its sum further on, without an introduction of their own.

`- Eau Claire : des puits pour dix villages. Montant total : 80 000 €, subvention : 50 000 €.`
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.entities.agreements.drafts import Draft, Evidence
from pipeline.entities.agreements.forms.slots import actors_in
from pipeline.entities.agreements.kinds import kind_said_by
from pipeline.entities.agreements.lexicon import ROLES
from pipeline.entities.agreements.marked import Marked
from pipeline.entities.organisations.known import KnownNames

_NAMED = re.compile(r"\s*(?:[-–—•*·▪►➢]\s*)?(?P<name>[A-ZÀ-Þ«\"“][^:.;\n]{1,80}?)\s?:\s+(?=\S)")
_FEWEST = 2
"""Items that make such a list."""

_LABEL = 40
"""Characters before a sum in which its label stands."""


def find_named_items(passages: Sequence[Marked], known: KnownNames) -> Iterator[tuple[Draft, int]]:
    """The items of such lists, each with the passage that it stands in."""
    run: list[tuple[Draft, int]] = []
    for marked in passages:
        item = _item(marked, known)
        if item is not None:
            run.append((item, marked.number))
            continue
        yield from run if len(run) >= _FEWEST else ()
        run = []
    yield from run if len(run) >= _FEWEST else ()


def _item(marked: Marked, known: KnownNames) -> Draft | None:
    """What one passage tells as an item; None where it has no name in front or no sum that is given."""
    named = _NAMED.match(marked.text)
    index = _given(marked)
    if named is None or index is None or marked.is_heading:
        return None
    amount = marked.amounts[index]
    if amount.char_start - named.end() < _LABEL:
        # `Name : 500 €`: a list under an introduction, or a sheet.
        return None
    receivers = actors_in(marked, *named.span("name"), known, several=False)
    if not receivers:
        return None
    label = marked.text[max(named.end(), amount.char_start - _LABEL) : amount.char_start]
    draft = Draft(kind_said_by([label]) or "subvention", "list", count=1, status="granted")
    draft.title = " ".join(re.split(r"(?<=[^\s\d])\.\s", marked.text[named.end() :])[0].split())
    draft.parties = dict.fromkeys((ROLES["beneficiary"], actor) for actor in receivers[:1])
    draft.amounts = {(marked.number, index): None}
    draft.evidence = [Evidence(marked.number, 0, len(marked.text), ("amount", "beneficiary"))]
    return draft


def _given(marked: Marked) -> int | None:
    """The number of the sum that a label of giving stands before: `subvention de la Ville : 500 €`."""
    before = 0
    for index, amount in enumerate(marked.amounts):
        for cue in marked.cues:
            near = max(before, amount.char_start - _LABEL) <= cue.start and cue.end <= amount.char_start
            if near and cue.function == "money" and ":" in marked.text[cue.end : amount.char_start]:
                return index
        before = amount.char_end
    return None
