"""Which sums of a sentence are paid for something: costs, gifts and grants, not needs, limits or balances."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.entities.agreements.asking import Needed
from pipeline.entities.agreements.cues import Cue
from pipeline.entities.agreements.frames import find_frames
from pipeline.entities.agreements.lexicon import NOUNS, marked
from pipeline.entities.agreements.segments import Segment, once
from pipeline.values.money import AmountReading

_NEAR = 130
"""Characters between a word that announces a sum and the sum."""

_AFTER = 70
"""Characters between a sum and the verb of which it is the subject."""

_BARRIER = re.compile(r"[.;!?]|\s[-–—]\s")
_PER = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:(?:HT|TTC|H\.T\.|T\.T\.C\.)\s*)?"
    r"(?:/|par (?:mois|an)\b"
    rf"|par (?!(?:{marked('means')}|{marked('article')}))[a-zà-ÿ]{{2,}}\b(?!['’-]|\.\w)"
    r"|per [a-z]+\b(?! cent)"
    rf"|(?:le|la|du|de la|l['’])\s?(?:{marked('measure')})(?!\w)|au (?:plus|maximum)\b|maxim\w+)",
    re.IGNORECASE,
)
"""What makes a sum a rate: `par place créée`, `per child`, `le m²`, `au plus`; a means of paying is none."""

_RAISED = re.compile(rf"(?<!\w)(?:{marked('raises')})\s+(?:(?:{marked('about')})\s*)?\Z", re.IGNORECASE)
_NEW_TOTAL = re.compile(
    rf"(?<!\w)(?:{marked('new_total')})\s+(?:[a-zà-ÿ]+\s+)?(?:(?:{marked('about')})\s*)?\Z", re.IGNORECASE
)
_MOBILISED = re.compile(rf"(?<!\w)(?:{marked('mobilises')})\s+(?:(?:{marked('about')})\s*)?\Z", re.IGNORECASE)
_WHENCE = re.compile(rf"(?<!\w)(?:{marked('from_whom')})", re.IGNORECASE)
_WHENCE_NAMED = re.compile(
    rf"(?<!\w)(?:{marked('from')}|{marked('from_whom')})[^.;]{{0,40}}\Z", re.IGNORECASE
)
"""What stands between a sum that was raised and who gave it."""
_OF = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:de |d['’])(?:l['’]|la )?", re.IGNORECASE)
_COMPOUND = re.compile(
    r"[\s-]*(?:\([^)]*\)\s*)?"
    r"(?:(?!(?:to|for|of|in|from|by|and|as|on|with|at|over|is|was|were|are|has|have|had|will)\b)[A-Za-z][\w-]*\s+){0,4}",
)
"""English words between a sum and its noun: `a $35 million concessional loan`; no preposition."""

_IN = re.compile(r"\s+(?:in|of|worth of)\s+(?:[\w-]+\s+){0,3}", re.IGNORECASE)
"""`1.8 million dollars in humanitarian grants`: what a sum is given as."""

_UNIT = re.compile(r"\b(?:co[uû]ts?|prix|valeur) (?:unitaire|d['’]\s?une?\b|de chaque|par )", re.IGNORECASE)
_FOR = re.compile(
    r"\b(?:pour|contre)\s+(?:(?:environ|près de|plus de|un total de|quelque)\s+)?\Z", re.IGNORECASE
)
_PART = re.compile(
    rf"\b(?:{marked('part_of')})(?! (?:{marked('article')})\s?(?:{marked('price')}))[^,;]{{0,25}}\Z"
    r"|\b(?:répart\w+|constitué\w*|composé\w*|provenir)\b[^,;]{0,30}\Z"
    r"|\d\s?[%℅][\s,(]*soit\b[^,;]{0,15}\Z",
    re.IGNORECASE,
)
_OFFERED = re.compile(r"\s*+(?:\([^)]{0,80}\)\s*+)?")
"""`11 millions offerts à`: the participle behind the sum that it is said of, without an auxiliary."""

_MOVED = re.compile(r"\b(?:seront|sera|été|être|sont|est|was|were|been|be|is|are)\s+(?:\w+ )?\Z")
_NEED_RAISED, _NEED_MOBILISED = Needed("raises"), Needed("mobilises")
_NEED_NEW_TOTAL, _NEED_TOWARD = Needed("new_total"), Needed("toward")
_NEED_OUT_OF, _NEED_PART = (
    Needed("out_of"),
    Needed("part_of", also=("répart*", "constitué*", "composé*", "provenir", "soit")),
)
_NEED_UNIT = Needed(also=("cout", "couts", "coût", "coûts", "prix", "valeur"))
_NEED_FOR = Needed(also=("pour", "contre"))

_SAME = re.compile(
    r"(?:\s?\([A-Z]{2,4}\))?[\s,]*(?:\(|soit|ou|c['’]est-à-dire|l['’]équivalent)[\s,]*[^.;)]{0,30}\Z",
    re.IGNORECASE,
)


@once
def paid_sums(segment: Segment) -> Mapping[int, AmountReading]:
    """The amounts of a sentence, by number, that are said to be the price of something or to be given."""
    paid: dict[int, AmountReading] = {}
    framed = {frame.amount for frame in find_frames(segment)}
    before: tuple[int, AmountReading] | None = None
    for number, amount in segment.amounts:
        equal = before is not None and before[0] in paid and _repeats(segment, before[1], amount)
        if (
            not is_raised(segment, amount)
            and not is_new_total(segment, amount)
            and not is_whole_cost(segment, amount)
            and (
                equal
                or number in framed
                or _is_announced(segment, before[1] if before else None, amount)
                or _is_moved(segment, amount)
            )
        ):
            paid[number] = amount
        before = (number, amount)
    return paid


def numbers_of_price(segment: Segment, start: int, end: int) -> list[int]:
    """The numbers of the amounts that a stretch tells as one price: one sum, in every currency."""
    numbers: list[int] = []
    for number, amount in paid_sums(segment).items():
        if not start <= amount.char_start < end or is_part(segment, amount):
            continue
        before = dict(segment.amounts).get(numbers[-1]) if numbers else None
        if before is None or _repeats(segment, before, amount):
            numbers.append(number)
    return numbers


def is_part(segment: Segment, amount: AmountReading) -> bool:
    """Whether a sum is a part of one that is told before: `dont 3 millions en don`, `sur les 5 millions`."""
    if segment.may_have(_NEED_PART) and _PART.search(segment.source[segment.start : amount.char_start]):
        return True
    if not segment.may_have(_NEED_OUT_OF):
        return False
    whole = segment.amounts[0][1] if segment.amounts else amount
    return whole.char_end <= amount.char_start and bool(
        _OUT_OF.match(segment.source, segment.start) and whole.currency == amount.currency
    )


_OUT_OF = re.compile(rf"\W*(?:{marked('out_of')})", re.IGNORECASE)
"""How a sentence begins that says what parts of a sum are for."""


def is_rate(text: str, amount: AmountReading) -> bool:
    """`60 € le m²`, `500 € par place créée`: what one of many costs."""
    return bool(_PER.match(text, amount.char_end))


def is_raised(segment: Segment, amount: AmountReading) -> bool:
    """`a collecté 12 000 €`, `raised $5 million`: what came together, from no one who is named."""
    at = segment.start, amount.char_start
    collected = segment.may_have(_NEED_RAISED) and _RAISED.search(segment.source, *at)
    mobilised = segment.may_have(_NEED_MOBILISED) and _MOBILISED.search(segment.source, *at)
    if not collected and not (mobilised and _WHENCE.search(segment.source, amount.char_end, segment.end)):
        return False
    behind = (a for a in segment.actors if a.start >= amount.char_end)
    return not any(_WHENCE_NAMED.search(segment.source, amount.char_end, actor.start) for actor in behind)


def is_new_total(segment: Segment, amount: AmountReading) -> bool:
    """`increasing to € 17 million`: what a gift and those before it come to."""
    return segment.may_have(_NEED_NEW_TOTAL) and bool(
        _NEW_TOTAL.search(segment.source, segment.start, amount.char_start)
    )


def is_whole_cost(segment: Segment, amount: AmountReading) -> bool:
    """`£2,000 towards the £5,000 project`: what all of it costs to which a part is given."""
    return segment.may_have(_NEED_TOWARD) and bool(
        _TOWARD.search(segment.source, segment.start, amount.char_start)
    )


_TOWARD = re.compile(rf"(?<!\w)(?:{marked('toward')})\s*\Z", re.IGNORECASE)


def _repeats(segment: Segment, first: AmountReading, second: AmountReading) -> bool:
    """The same sum in another currency: `2 millions d'euros, soit 1,3 milliard FCFA`."""
    gap = segment.source[first.char_end : second.char_start]
    return first.currency != second.currency and bool(_SAME.fullmatch(gap))


def _is_announced(segment: Segment, before: AmountReading | None, amount: AmountReading) -> bool:
    """A word for a cost, a gift or a paper stands before, or a verb of giving, and no other measure."""
    start = max(segment.start, amount.char_start - _NEAR, before.char_end if before else 0)
    for barrier in _BARRIER.finditer(segment.source, start, amount.char_start):
        start = barrier.end()
    if is_rate(segment.source, amount):
        return False
    if _of_money(segment, amount):
        return True
    if segment.may_have(_NEED_UNIT) and _UNIT.search(segment.source, start, amount.char_start):
        return False
    if segment.may_have(_NEED_FOR) and _FOR.search(segment.source, start, amount.char_start):
        return True
    cues = [cue for cue in segment.cues if start <= cue.start and cue.end <= amount.char_start]
    if any(cue.function in ("general", "habit") for cue in cues):
        return False
    return any(cue.function in ("cost", "money", "paper") or _gives(cue) for cue in cues)


def _of_money(segment: Segment, amount: AmountReading) -> bool:
    """`30 millions d'euros d'assistance`, `a USD 35 million loan`: what the sum is stands behind it."""
    return any(is_sum_of(segment, amount, cue) for cue in segment.having(*NOUNS))


def is_sum_of(segment: Segment, amount: AmountReading, noun: Cue) -> bool:
    """Whether a sum stands directly before the noun of which it is the sum."""
    if noun.start <= amount.char_end:
        return False
    if noun.function == "money" and _OF.fullmatch(segment.source, amount.char_end, noun.start):
        return True
    if segment.marked.language != "en":
        return False
    joined = noun.function == "money" and _IN.fullmatch(segment.source, amount.char_end, noun.start)
    return bool(joined or _COMPOUND.fullmatch(segment.source, amount.char_end, noun.start))


def _gives(cue: Cue) -> bool:
    giving = cue.subject in ("giver", "receiver", "approver") and cue.value != "handed over"
    return cue.function == "event" and giving and (cue.voice == "active" or cue.value == "financed")


def _is_offered(segment: Segment, amount: AmountReading, cue: Cue) -> bool:
    """`5 million donated by X`: a participle right behind the sum, with who gives or gets behind it."""
    behind = any(0 <= other.end - cue.end < _NEXT for other in segment.having("beneficiary", "funding"))
    return (
        cue.voice == "passive"
        and behind
        and bool(_OFFERED.fullmatch(segment.source, amount.char_end, cue.start))
    )


_NEXT = 8
"""Characters from a participle to the end of the preposition that says who gives or gets."""


def _is_moved(segment: Segment, amount: AmountReading) -> bool:
    """`30 millions FCFA seront investis`: the sum is the subject of a verb of giving."""
    return any(
        cue.function == "event"
        and cue.subject == "giver"
        and 0 < cue.start - amount.char_end < _AFTER
        and not _BARRIER.search(segment.source, amount.char_end, cue.start)
        and (_MOVED.search(segment.source, amount.char_end, cue.start) or _is_offered(segment, amount, cue))
        for cue in segment.cues
    )
