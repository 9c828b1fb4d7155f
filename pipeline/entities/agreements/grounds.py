"""Whether a sentence says enough of a noun to be telling of an agreement.

A paper is told by its signing, a gift by its sum and its giver, a project or works by what happens to
them and what they cost or who pays.
"""

from __future__ import annotations

import re

from pipeline.entities.agreements.asking import Needed
from pipeline.entities.agreements.cues import Cue
from pipeline.entities.agreements.doubts import is_only_named
from pipeline.entities.agreements.heads import has_article, has_complement, is_definite, is_tag, is_treaty
from pipeline.entities.agreements.lexicon import NOUNS, marked, markers
from pipeline.entities.agreements.parties import find_parties, has_giver, is_renewal
from pipeline.entities.agreements.segments import Segment
from pipeline.entities.agreements.sums import is_part, is_sum_of, paid_sums
from pipeline.entities.agreements.titles import NEAR, find_ordinal, has_title

SIGNING = ("signed", "terminated", "extended", "approved")
"""What can be said to happen to a paper that is signed; projects and gifts can be in every state."""

BUILDING = ("launched", "handed over", "approved", "financed")
"""What can be said to happen to works of which the price is not told."""

HAPPENING = (*BUILDING, "granted", "paid", "announced")
"""What can be said to happen to projects and gifts."""

_SUM_NEAR = 80
"""Characters between a gift and its sum."""


_CALLED = re.compile(
    rf"(?<!\w)(?:{marked('called')})\W+(?:(?:{marked('called')}|{marked('article')}|as\b)\s*)*[«“\"(]?\s*\Z",
    re.IGNORECASE,
)
"""`ci-après dénommé le bénéficiaire`: what a party is called for short."""


_NEED_CALLED = Needed("called")


def is_rule(segment: Segment) -> bool:
    """Whether a sentence says what holds in general, or what may be, and not what was done."""
    return any(
        not _is_called(segment, cue) and not _is_shared(segment, cue) and not _is_signed_limit(segment, cue)
        for cue in segment.having("habit")
    )


def _is_called(segment: Segment, cue: Cue) -> bool:
    called = segment.marked.may_have(_NEED_CALLED)
    return called and bool(_CALLED.search(segment.source[: cue.start]))


def _is_shared(segment: Segment, cue: Cue) -> bool:
    """`A and B received $ 500 each`: what each of those named got, no rule."""
    before = [a for _, a in segment.amounts if a.char_end <= cue.start]
    word = segment.source[cue.start : cue.end].lower()
    if word not in markers("each") or not before or not segment.actors:
        return False
    return not segment.source[before[-1].char_end : cue.start].strip(" ()")


def begins_agreement(segment: Segment, noun: Cue, count: int | None) -> bool:
    """Whether a noun, of which there are `count`, begins an agreement here."""
    test = {"paper": _is_signed, "money": _is_given, "project": _is_undertaken, "works": _is_built}
    return test[noun.function](segment, noun, count)


def _is_signed(segment: Segment, noun: Cue, count: int | None) -> bool:
    """A paper: signed, ended or prolonged, and told from others by a number, a date, a sum or its parties."""
    if is_only_named(segment, noun):
        return False
    stated = [cue for cue in segment.having("event") if cue.value in SIGNING or _awards(segment, cue, noun)]
    if (
        noun.value == _CONSENT
        and stated
        and all(c.value == "approved" for c in stated)
        and not segment.having("party")
    ):
        return False
    ordinal = find_ordinal(segment, noun) is not None
    paid = paid_sums(segment).values()
    costs = [a for a in paid if a.char_start > noun.end or is_sum_of(segment, a, noun)]
    signers = {a for role, a in find_parties(segment, segment.start, segment.end) if role == "party"}
    if is_treaty(segment, noun):
        signed = [cue for cue in stated if cue.value == "signed"]
        near = any(abs(cue.start - noun.start) < NEAR for cue in signed)
        return near or any(cue.voice == "passive" and cue.start > noun.end for cue in signed if signers)
    if not stated:
        if _is_item(segment, noun) or (ordinal and _is_between(segment, noun)):
            return True
        return bool(costs) and (ordinal or not is_definite(segment, noun)) and count is not None
    parties = list(find_parties(segment, segment.start, segment.end))
    if is_definite(segment, noun) and not (ordinal or signers):
        return False
    if count is None:
        some = any(0 < noun.start - cue.start < NEAR for cue in segment.having("some"))
        return bool(costs) or len(signers) > 1 or some
    dated = any(d.precision in ("day", "month") for d in segment.dates)
    if has_article(segment, noun) and count > 1 and not parties:
        # `Les trois conventions signées` were told before.
        return False
    return count > 1 or bool(parties) or bool(segment.amounts) or dated


def _is_signed_limit(segment: Segment, cue: Cue) -> bool:
    """`signed a loan agreement to provide up to 3 billion yen`: what a signed paper goes up to."""
    word = segment.source[cue.start : cue.end].lower()
    signed = (c for c in segment.having("event") if c.value == "signed" and c.end <= cue.start)
    return word in markers("capped") and any(c.voice == "active" for c in signed)


_CONSENT = "accord"
"""The kind of paper whose word also means no more than that someone agrees: `l'accord de la directrice`."""


def _awards(segment: Segment, cue: Cue, noun: Cue) -> bool:
    """`awarded contract No. 14 to X`, `ont renouvelé leur accord`: papers that are awarded or renewed."""
    if is_renewal(segment, cue):
        return 0 < noun.start - cue.end < NEAR
    gives = cue.value == "granted" and cue.subject != "receiver" and cue.voice != "noun"
    return gives and noun.value == "contrat"


_OPENS_ITEM = re.compile(
    r"\s*(?:[-–—•*·▪►➢✓]\s*|\(?\d{1,3}\s?[.)°]?\s*[•·–—-]?\s*|(?:une?|an?)\s+)*", re.IGNORECASE
)
_BETWEEN = re.compile(
    r"\s+(?:\([^)]*\)\s*)?(?:signée?s?\s|signed\s|conclue?s?\s)?(?:entre|between)\b", re.IGNORECASE
)


def _is_item(segment: Segment, noun: Cue) -> bool:
    """`2. Memorandum of Understanding between X and Y for ...`: an item that is the name of a paper."""
    if not _OPENS_ITEM.fullmatch(segment.source, segment.start, noun.start):
        return False
    if not _BETWEEN.match(segment.source, noun.end):
        return False
    parties = find_parties(segment, segment.start, segment.end)
    return len({actor.organisation.id for role, actor in parties if role == "party"}) > 1


def _is_between(segment: Segment, noun: Cue) -> bool:
    """`The second MoU is between X and Y`: one of several papers, by its two sides."""
    between = [c for c in segment.having("party") if c.start > noun.end]
    sides = {
        a.organisation.id for role, a in find_parties(segment, segment.start, segment.end) if role == "party"
    }
    return bool(between) and len(sides) > 1


def _is_given(segment: Segment, noun: Cue, count: int | None) -> bool:
    """Money: its sum follows, and someone gives or receives it."""
    paid = paid_sums(segment).values()
    follows = [a for a in paid if 0 <= a.char_start - noun.end < _SUM_NEAR]
    follows = [a for a in paid if is_sum_of(segment, a, noun)] or follows
    if not follows and _AS_FOR.match(segment.text) and noun is segment.having(*NOUNS)[0]:
        return bool(paid)
    if not follows:
        return _is_paid(segment, noun)
    between = [c for c in segment.having(*NOUNS) if noun.end <= c.start < follows[0].char_start]
    between = [c for c in between if not _OF_NOUN.fullmatch(segment.source, noun.end, c.start)]
    if between or is_part(segment, follows[0]):
        return False
    happens = any(cue.value in (*HAPPENING, "signed") for cue in segment.having("event"))
    is_event = happens or any(find_parties(segment, segment.start, segment.end))
    # `La première subvention, d'un montant de`: one of several that were told together.
    is_event = is_event or find_ordinal(segment, noun) is not None
    return is_event and (count is not None or is_sum_of(segment, follows[0], noun))


def _is_paid(segment: Segment, noun: Cue) -> bool:
    """`La subvention du Fonds X a été payée en 2018`: no sum, but who gives, and that it was given when."""
    gives = any(
        cue.value in ("paid", "granted", "approved") and cue.voice == "passive" and cue.start > noun.end
        for cue in segment.having("event")
    )
    return gives and bool(segment.dates) and not segment.amounts and has_giver(segment)


_AS_FOR = re.compile(r"(?:quant (?:à|aux?)|as for|as to|s['’]agissant d)", re.IGNORECASE)
"""`Quant au don, il s'élève à`: the next of several that were told together."""

_OF_NOUN = re.compile(r"\s+(?:de|d['’]|of|for)\s*(?:\w+\s)?", re.IGNORECASE)
"""`financement de projet`: what the money is for, told with it."""


def _is_undertaken(segment: Segment, noun: Cue, count: int | None) -> bool:
    """A project: launched, handed over, approved or paid for, and told from others."""
    projects = [cue for cue in segment.having("project") if not is_tag(segment, cue)]
    end = min([cue.start for cue in projects if cue.start > noun.end], default=segment.end)
    start = segment.start if not projects or noun.start == projects[0].start else noun.start
    amounts = [a for a in paid_sums(segment).values() if start <= a.char_start < end]
    stated = [cue for cue in segment.having("event") if start <= cue.start < end or cue.end <= noun.start]
    stated = [cue for cue in stated if cue.value != "signed"]
    ordinal = find_ordinal(segment, noun) is not None
    definite = is_definite(segment, noun)
    if has_title(segment, noun):
        return True
    if definite and not stated and not ordinal:
        return bool(amounts) and count == 1
    if count is None:
        behind = any(a.char_start > noun.end for a in amounts)
        return behind and any(cue.value in HAPPENING for cue in stated)
    paid = bool(amounts) or any(find_parties(segment, noun.start, end))
    dated = count > 1 and any(date.precision == "day" for date in segment.dates)
    happened = bool(stated) and (paid or dated or _is_object(segment, noun))
    return happened or (ordinal and paid) or (bool(amounts) and not definite)


def _is_object(segment: Segment, noun: Cue) -> bool:
    """Whether a project is what is handed over to someone named, with what it is about."""
    parties = find_parties(segment, segment.start, segment.end)
    return any(role == "beneficiary" for role, _ in parties) and has_complement(segment, noun)


def _is_built(segment: Segment, noun: Cue, count: int | None) -> bool:
    """Works: their price follows, or what happens to them and who pays stand in one sentence."""
    others = [c.start for c in segment.having("paper", "money", "project") if c.start > noun.end]
    behind = (a for a in paid_sums(segment).values() if noun.end < a.char_start)
    costs = [a for a in behind if not any(start < a.char_start for start in others)]
    if costs and is_part(segment, costs[0]):
        return False
    stated = segment.having("event")
    happens = any(c.value in BUILDING or (c.value == "granted" and c.voice == "passive") for c in stated)
    giver = has_giver(segment)
    if costs and (happens or giver or noun.value == "action"):
        return True
    return happens and giver and not is_definite(segment, noun)
