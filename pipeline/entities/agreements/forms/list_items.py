"""Items of lists: one grant each, its sum with the name before or behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.entities.agreements.forms.item_names import is_no_name, is_source
from pipeline.entities.agreements.forms.slots import actors_in, common_body
from pipeline.entities.agreements.lexicon import marked as words_for
from pipeline.entities.agreements.marked import Marked
from pipeline.entities.agreements.segments import Actor
from pipeline.entities.organisations.known import KnownNames
from pipeline.entities.organisations.naming import kind_of, new_organisation
from pipeline.values.money import AmountReading

BULLET = re.compile(r"\s*(?:[-–—•*·▪►➢✓o]\s+|\d{1,3}\s?[.)°]\s*|[a-z]\)\s*)?")

_TO = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:(?:over|for|sur) (?:\w+[ -]){1,2}(?:years?|months?|ans|mois) |(?:commitment"
    r"|grant|gift)s? )?"
    r"(?:à|au|aux|pour|en faveur|to|for|[:–—-])(?:\s|\b)",
    re.IGNORECASE,
)

_ABOUT = re.compile(rf"[\s:,-]*(?:{words_for('roughly')})\s*", re.IGNORECASE)

_TAIL = re.compile(
    r"(?<![\s:–—(,=|…-])(?<!\.\.)(?:\s*+(?:[:–—(,=|…-]|\.{2,}+)"
    r"|\s+(?:pour(?: une? [\w’' -]{3,40} (?:de|d['’]))?|avec|re[çc]oi(?:t|vent)|obtien(?:t|nent)"
    r"|bénéficie(?:nt)?(?: d['’].{3,30})?"
    r"|d['’]un montant(?: total)?(?: de)?|à hauteur de|for|of|gets?|receives?|received|had|with)){1,30}\s*\Z",
    re.IGNORECASE,
)

_STOP = re.compile(
    r"(?<!\.)(?<!\bInc)(?<!\bLtd)(?<!\bCo)(?<!\bSt)(?<!\bDr)(?<!\bCorp)[.;•\n](?=\s|\Z)|\s[-–—•]\s(?=[A-ZÀ-Þ])"
)

_PURPOSE = re.compile(r",\s+(?:pour|afin|for|to)\s")
"""Where what an item is for begins: `Kala Aid, pour l'inclusion et 5 000 euros`."""

_JOINT = re.compile(rf"(?:{words_for('joint')})\s+", re.IGNORECASE)


@dataclass(slots=True)
class Item:
    """One grant of a list: where it is told, its sum, who gets it, and who gives it where a line says so."""

    marked: Marked
    start: int
    end: int
    amount: int
    receivers: list[Actor]
    name: Marked | None = None
    givers: list[Actor] = field(default_factory=list)


def sums_of(marked: Marked, start: int = 0) -> list[tuple[int, AmountReading]]:
    """The sums of a passage; the same one in another currency is none of its own."""
    sums = [(i, a) for i, a in enumerate(marked.amounts) if a.char_start >= start]
    return [(i, a) for i, a in sums if a.equals is None or a.equals > i]


def is_dense(marked: Marked) -> bool:
    """`Kala Club: 200 €; Moro: 300 €`: a line that is made of names and their sums alone."""
    sums = [amount for _, amount in sums_of(marked)] if len(marked.amounts) > 1 else []
    return len(sums) > 1 and all(
        marked.text[: a.char_start].rstrip().endswith(":")
        and _NAMED.search(marked.text, 0, a.char_start)
        and _ENDS_ITEM.match(marked.text, a.char_end)
        for a in sums
    )


_NAMED = re.compile(r"[^\W_][)»”]?\s?:\s*\Z")
_ENDS_ITEM = re.compile(r"\s*+(?:;|\.?+\s*+\Z)")


def items_of(marked: Marked, start: int, known: KnownNames) -> Iterator[Item]:
    """The items of a passage from an offset on: `name: sum` or `sum to name`, one behind the other."""
    items = list(_items_of(marked, start, known))
    sums = sums_of(marked, start)
    if is_dense(marked) and len(items) < len(sums) <= _BARE * len(items):
        # Where some are names, what stands before the other sums is one, too: `En coulisses : 200 €`.
        told = {item.amount: item for item in items}
        between = [start, *(_behind_amount(marked, index) for index, _ in sums)]
        for (index, amount), begin in zip(sums, between, strict=False):
            yield told.get(index) or _bare_item(marked, begin, index, amount)
    else:
        yield from items


_BARE = 3
"""A line of names and sums: up to so many of its items, of which one has the look of a name."""


def _bare_item(marked: Marked, start: int, index: int, amount: AmountReading) -> Item:
    """An item of a dense line by whatever stands before its sum."""
    begin, end = _slot_before(marked.text, start, amount.char_start)
    name = marked.text[begin:end]
    body = new_organisation(name[:1].upper() + name[1:], kind=kind_of(name))
    actor = Actor(marked.number, begin, end, body, None, offered=True)
    return Item(marked, *_trimmed(marked.text, (begin, amount.char_end)), index, [actor])


def _items_of(marked: Marked, start: int, known: KnownNames) -> Iterator[Item]:
    text, sums = marked.text, sums_of(marked, start)
    if not sums:
        return
    begin = BULLET.match(text, start)
    first = begin.end() if begin else start
    lead = text[first : sums[0][1].char_start]
    opens = not lead.strip(" :,-–—") or _ABOUT.fullmatch(lead)
    leading = opens and _TO.match(text, sums[0][1].char_end)
    for number, (index, amount) in enumerate(sums):
        following = sums[number + 1][1].char_start if number + 1 < len(sums) else len(text)
        if leading and number:
            # `300 € au Club, 2 500 € pour X, Y : 600 €`: from the first colon on, names stand before sums.
            leading = None if _NAMED.search(text, first, amount.char_start) else leading
        if leading and number + 1 < len(sums) and _NAMED.search(text, amount.char_end, following):
            joints = [m.start() for m in _NEXT.finditer(text, amount.char_end, following)]
            following = joints[-1] if joints else following
        first_of = first
        if leading:
            slot = (amount.char_end, following)
            span = (amount.char_start, following)
        else:
            slot = _slot_before(text, first, amount.char_start)
            span = (slot[0], amount.char_end)
        first = max(_behind_amount(marked, index), following if leading and following < len(text) else 0)
        first = min(first, sums[number + 1][1].char_start) if number + 1 < len(sums) else first
        if not leading and _is_sentence(marked, slot[0], amount.char_start):
            continue
        receivers = actors_in(marked, *slot, known, several=False)
        if not receivers and not leading:
            # `Kala Aid - a home for all, 5 000 euros`: what a dash leads to says more of the name before it.
            receivers = actors_in(marked, *_slot_of_item(text, first_of, slot[0]), known, several=False)
        if not receivers:
            body = common_body(marked, *(_goes_to(text, *slot) if leading else slot))
            receivers = [body] if body else []
        if receivers and not is_no_name(marked, receivers[0]) and not is_source(marked, slot):
            yield Item(marked, *_trimmed(text, span), index, receivers[:1])


_NEXT = re.compile(r"[,;]\s|\s(?:et|and)\s")


def _is_sentence(marked: Marked, start: int, end: int) -> bool:
    """Whether a verb stands between a name and a sum: a sentence says it, no list."""
    return any(
        cue.function == "event"
        and cue.voice != "noun"
        and start <= cue.start < end
        and cue.subject != "receiver"
        for cue in marked.cues
    )


def _behind_amount(marked: Marked, index: int) -> int:
    same = [a.char_end for i, a in enumerate(marked.amounts) if i == index or a.equals == index]
    return max(same)


def _slot_before(text: str, start: int, end: int) -> tuple[int, int]:
    """The name before a sum: what stands behind the last stop, without the words that join the two."""
    stops = [m.end() for m in _STOP.finditer(text, start, end)]
    begin = stops[-1] if stops else start
    while begin < end and text[begin] in " ,.;:-–—)":
        begin += 1
    joint = _JOINT.match(text, begin, end)
    begin = joint.end() if joint else begin
    purpose = _PURPOSE.search(text, begin, end)
    end = purpose.start() if purpose else end
    tail = _TAIL.search(text[begin:end])
    return begin, begin + tail.start() if tail else end


def _goes_to(text: str, start: int, end: int) -> tuple[int, int]:
    """The body that `for the` leads to behind a sum, up to the next stop: `500 € pour l'école de musique`."""
    lead = _TO_THE.match(text, start, end)
    if lead is None:
        return start, start
    stop = _NEXT.search(text, lead.end(), end)
    return lead.end(), stop.start() if stop else end


_TO_THE = re.compile(
    rf"\s*(?:{words_for('to')}|{words_for('for')})\s*(?:(?:{words_for('article')})\s*)", re.IGNORECASE
)


def _slot_of_item(text: str, start: int, end: int) -> tuple[int, int]:
    """What stands before the first dash of an item."""
    dash = re.search(r"\s[-–—]\s", text[start:end])
    return start, start + dash.start() if dash else start


def _trimmed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    while end > start and text[end - 1] in " ,;\n":
        end -= 1
    return start, end
