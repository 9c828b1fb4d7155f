"""Fact sheets: the fields of one block are one agreement, `Donor: X`, `Amount: Y`, `Approval date: Z`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.entities.agreements.drafts import Draft, Evidence
from pipeline.entities.agreements.forms.fields import Field, find_fields
from pipeline.entities.agreements.forms.labels import LONGEST, MONEY, PARTIES
from pipeline.entities.agreements.forms.slots import actors_in
from pipeline.entities.agreements.kinds import kind_said_by
from pipeline.entities.agreements.marked import Marked
from pipeline.entities.agreements.timing import first_day, last_day
from pipeline.entities.organisations.known import KnownNames
from pipeline.values.dates import DateReading
from pipeline.values.durations import find_durations

_GAP = 2
"""Lines without a field that may stand between two fields of one sheet."""

_FEWEST = 3
"""Fields that make a sheet; two are enough where both stand on one line."""

_SILENT = ("other", "place", "status", "title", "reference", "kind", "currency")
"""Fields that alone tell of no agreement."""


@dataclass(slots=True)
class FieldBlock:
    """A block of fields, and the heading above it, which is its title where no field gives one.

    `closed` is a line without a field behind its last field: another sheet may follow it. `called` is the
    first of the lines between the sheet before and this one that may be the name of whom it is about.
    """

    heading: Marked | None
    fields: list[Field] = field(default_factory=list)
    closed: Marked | None = None
    called: Marked | None = None

    def having(self, *names: str) -> list[Field]:
        """The fields of these names, in order."""
        return [entry for entry in self.fields if entry.name in names]

    @property
    def passages(self) -> set[int]:
        """The passages that it stands in."""
        return {entry.marked.number for entry in self.fields}

    def begins_another(self, following: Field) -> bool:
        """Whether a field says of another agreement what this sheet has said of its own."""
        if following.name in ("reference", "title"):
            return bool(self.having(following.name) and self.having(*MONEY))
        if following.name in ("funder", "implementer") and self.having(*MONEY) and self.closed:
            return any(entry.label == following.label for entry in self.having(following.name))
        if following.name == "payer" and self.having(*MONEY) and self.having("payer"):
            return True
        same = [entry for entry in self.having(following.name) if entry.label == following.label]
        return following.name in MONEY and bool(same) and _sum_of(following) != _sum_of(same[0])


def find_sheets(passages: Iterable[Marked]) -> Iterator[FieldBlock]:
    """The blocks of fields of a document that tell of an agreement, in order."""
    blocks = list(_blocks(passages))
    cards = Counter(block.fields[0].label for block in blocks if block.fields)
    for block in blocks:
        if _is_enough(block):
            if block.having(*PARTIES, "lead", "payer"):
                yield block
            elif block.called is not None and cards[block.fields[0].label] >= _CARDS:
                block.fields.insert(0, Field("recipient", "", block.called, 0, len(block.called.text)))
                yield block


def _blocks(passages: Iterable[Marked]) -> Iterator[FieldBlock]:
    block, gap, heading = FieldBlock(None), 0, None
    between: list[Marked] = []
    for entry in find_fields(passages):
        if isinstance(entry, Marked):
            gap += 1
            between.append(entry)
            block.closed = entry
            if entry.is_heading or gap > _GAP:
                yield block
                block = FieldBlock(heading)
            if entry.is_heading:
                heading, block = entry, FieldBlock(entry)
            continue
        gap = 0
        if block.begins_another(entry):
            yield block
            block = FieldBlock(block.closed or heading)
        if not block.fields:
            block.called = _name_above(between)
        block.closed = None
        block.fields.append(entry)
        between = []
    yield block


_CARDS = 2
"""Blocks that begin alike and have a name above them: then each is about whom that names."""

_ABOVE = 2
"""Lines above a card: a name, and where that is."""


def _name_above(lines: Sequence[Marked]) -> Marked | None:
    """The first of the short lines right above a block: a name, and below it perhaps a place."""
    called: Marked | None = None
    for line in list(reversed(lines))[:_ABOVE]:
        text = line.text.strip()
        if len(text) > LONGEST or not text[:1].isupper() or text[-1:] in ".:;,":
            break
        called = line
    return called


def _is_enough(sheet: FieldBlock) -> bool:
    """Whether the fields of a block are enough to tell of an agreement, whoever has part in it."""
    lines = len(sheet.passages)
    known = {entry.name for entry in sheet.fields} - {"other"}
    telling = known - set(_SILENT)
    enough = len(known) >= (_FEWEST if lines > 1 and not sheet.called else 2)
    return enough and bool(telling) and bool(sheet.having(*MONEY))


def draft_of(sheet: FieldBlock, known: KnownNames) -> Draft | None:
    """What a sheet tells as one agreement; None where it names no one or neither sum nor day."""
    draft = Draft("projet", "sheet", title=_title(sheet))
    _take_parties(draft, sheet, known)
    money = _money(sheet)
    if money is not None:
        draft.amounts = dict.fromkeys(_first_sum(money))
    _take_times(draft, sheet, money)
    if not draft.parties or not (draft.amounts or draft.signed_on or draft.starts_on):
        return None
    said = [entry.value for entry in sheet.having("kind")] + [money.label if money else "", draft.title or ""]
    draft.kind = kind_said_by(said) or draft.kind
    for entry in sheet.fields:
        if entry.name != "other":
            piece = Evidence(entry.marked.number, 0, len(entry.marked.text), _columns(entry))
            draft.evidence = _added(draft.evidence, piece)
    return draft


def _columns(entry: Field) -> tuple[str, ...]:
    return ("amount",) if entry.name in MONEY else (PARTIES.get(entry.name, entry.name),)


def _added(evidence: list[Evidence], piece: Evidence) -> list[Evidence]:
    """Evidence with a piece more; what stands in the same passage is one piece."""
    if evidence and evidence[-1].passage == piece.passage:
        last = evidence[-1]
        fields = tuple(dict.fromkeys((*last.fields, *piece.fields)))
        return [*evidence[:-1], Evidence(last.passage, last.start, last.end, fields)]
    return [*evidence, piece]


def _take_parties(draft: Draft, sheet: FieldBlock, known: KnownNames) -> None:
    for entry in sheet.fields:
        if entry.name in PARTIES:
            for actor in actors_in(entry.marked, entry.start, entry.end, known):
                draft.parties[PARTIES[entry.name], actor] = None
        elif entry.name == "payer":
            actors = actors_in(entry.marked, entry.start, entry.end, known, several=False)
            draft.parties |= dict.fromkeys(("funding", actor) for actor in actors)
        elif entry.name == "lead":
            first, *others = _sides(entry)
            draft.parties |= dict.fromkeys(("funding", a) for a in actors_in(entry.marked, *first, known))
            for side in others:
                named = actors_in(entry.marked, *side, known)
                draft.parties |= dict.fromkeys(("implementing", actor) for actor in named)
    _take_payers(draft, sheet, known)


def _take_payers(draft: Draft, sheet: FieldBlock, known: KnownNames) -> None:
    """Who stands in a field of money: `Financing: Bank X 4.5 M€ - State 0.6 M€`, or alone as its value.

    Whoever pays by name goes before an owner of the works, who then only carries them out.
    """
    named = any(role == "funding" for role, _ in draft.parties)
    for entry in sheet.having(*MONEY):
        sums = _first_sum(entry)
        end = entry.marked.amounts[sums[0][1]].char_start if sums else entry.end
        if end <= entry.start or (named and not sums):
            continue
        payers = actors_in(entry.marked, entry.start, end, known, several=not sums)
        if payers and named:
            draft.parties = {
                ("implementing" if role == "funding" else role, actor): None for role, actor in draft.parties
            }
        draft.parties |= dict.fromkeys(("funding", actor) for actor in payers)
        named = named or bool(payers)


def _sides(entry: Field) -> list[tuple[int, int]]:
    """`Donor — implementer, implementer.` before the first label: who pays, and who carries out."""
    text = entry.marked.text
    dash = next(
        (i for i in range(entry.start, entry.end) if text[i] in "–—" and text[i - 1 : i].isspace()), None
    )
    if dash is None:
        return [(entry.start, entry.end)]
    return [(entry.start, dash), (dash + 1, entry.end)]


def _money(sheet: FieldBlock) -> Field | None:
    """The field with the sum agreed: what is given comes before what all of it costs."""
    for name in MONEY:
        entry = next((entry for entry in sheet.having(name) if _first_sum(entry)), None)
        if entry is not None:
            return entry
    return None


def _sum_of(entry: Field) -> object:
    first = _first_sum(entry)
    amount = entry.marked.amounts[first[0][1]] if first else None
    return (amount.value, amount.currency) if amount else entry.value


def _first_sum(entry: Field) -> list[tuple[int, int]]:
    """The first amount of a field's value, with the same sum in other currencies."""
    inside = [
        (i, a)
        for i, a in enumerate(entry.marked.amounts)
        if entry.start <= a.char_start and a.char_end <= entry.end
    ]
    return [(entry.marked.number, i) for i, a in inside if i == inside[0][0] or a.equals == inside[0][0]]


def _take_times(draft: Draft, sheet: FieldBlock, money: Field | None) -> None:
    for entry in sheet.fields:
        dates = _dates_of(entry)
        if entry.name == "signed" and dates and draft.signed_on is None:
            draft.signed_on = first_day(dates[0])
        elif entry.name in ("starts", "period") and dates and draft.starts_on is None:
            draft.starts_on = first_day(dates[0])
            if entry.name == "period" and draft.ends_on is None:
                draft.ends_on = last_day(dates[-1]) if last_day(dates[-1]) != draft.starts_on else None
        elif entry.name == "ends" and dates:
            draft.ends_on = last_day(dates[-1])
        if entry.name == "period" and draft.duration_months is None:
            durations = find_durations(entry.value)
            draft.duration_months = durations[0].months if durations else None
    if money is not None and draft.signed_on is None:
        dates = _dates_of(money)
        draft.signed_on = first_day(dates[0]) if dates else None
    draft.status = "signed" if draft.signed_on else None


def _dates_of(entry: Field) -> Sequence[DateReading]:
    return [d for d in entry.marked.dates if entry.start <= d.char_start < entry.end and (d.start or d.end)]


def _title(sheet: FieldBlock) -> str | None:
    titles = [entry.value for entry in sheet.having("title") if entry.value]
    if titles:
        return " ".join(titles[0].split())
    return " ".join(sheet.heading.text.split()) if sheet.heading else None
