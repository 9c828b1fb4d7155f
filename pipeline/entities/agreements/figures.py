"""What a sum is that nobody gives: a total, a cost or a part of one, a rate, a provision of a budget.

Which words say so is data of the languages; here stands only where they have to stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pipeline.entities.agreements.asking import Needed
from pipeline.entities.agreements.drafts import Draft, Evidence
from pipeline.entities.agreements.lexicon import marked
from pipeline.entities.agreements.marked import Marked
from pipeline.entities.agreements.sums import is_rate
from pipeline.records.agreements import GIVING, RECEIVING
from pipeline.values.money import AmountReading, find_role

_GIFTS = ("money", "project", "works")


def sums_of(draft: Draft, passages: Mapping[int, Marked]) -> Iterator[tuple[Marked, AmountReading]]:
    """The sums of a draft that stand in some passages, each with its own."""
    return ((passages[p], passages[p].amounts[n]) for p, n in draft.amounts if p in passages)


def roles_of_sums(draft: Draft, passages: Mapping[int, Marked]) -> set[str | None]:
    """What the words around the sums of a draft say that these are: budgets, costs, ceilings."""
    return {
        find_role(marked.text, amount.char_start, amount.char_end, marked.language)
        for marked, amount in sums_of(draft, passages)
    }


def is_a_years_total(draft: Draft, passages: Mapping[int, Marked]) -> bool:
    """`In 2014 the Fund awarded $7 million in public funds`: all that one gave in a year, to no one named."""
    roles = {role for role, _ in draft.parties}
    if draft.family not in _GIFTS or not draft.amounts or roles - {*GIVING}:
        return False
    return all(_is_of_a_year(draft, passages[piece.passage], piece) for piece in draft.evidence)


def _is_of_a_year(draft: Draft, passage: Marked, piece: Evidence) -> bool:
    """Whether a telling says a year and no day, and behind its sums neither for what nor to whom they go."""
    days = [d for d in passage.dates if piece.start <= d.char_start < piece.end]
    sums = [passage.amounts[n] for number, n in draft.amounts if number == piece.passage]
    sums = [a for a in sums if piece.start <= a.char_start < piece.end]
    got = any(c.subject == "receiver" and piece.start <= c.start < piece.end for c in passage.cues)
    if not sums or not days or got or any(d.precision != "year" for d in days):
        return False
    return not _GOES.search(passage.text, min(a.char_end for a in sums), piece.end)


_GOES = re.compile(rf"(?<!\w)(?:{marked('to')}|{marked('for')})", re.IGNORECASE)


def is_cumulated(draft: Draft, passages: Mapping[int, Marked]) -> bool:
    """`has awarded more than $40 million to nonprofits`: what was given in all, to no one who is named."""
    roles = {role for role, _ in draft.parties}
    if draft.family not in _GIFTS or not draft.amounts or draft.signed_on or roles - {*GIVING}:
        return False
    sums = list(sums_of(draft, passages))
    return bool(sums) and all(_IN_ALL_GIVEN.search(marked.text, 0, a.char_start) for marked, a in sums)


_IN_ALL_GIVEN = re.compile(
    rf"\b(?:has|have|a|ont)\s+(?:\w+(?:ly|ment)\s+|also\s+|already\s+|déjà\s+)?"
    rf"(?:\w+ed|given|\w+é|versé|reçu|remis)\s+"
    rf"(?:(?:(?:a|un) total (?:of|de)\s+)?(?:{marked('at_least')})|(?:a|un) total (?:of|de))\s*\Z",
    re.IGNORECASE,
)
"""A verb in the perfect right before `more than` and the sum."""


def is_a_cost(draft: Draft, passages: Mapping[int, Marked]) -> bool:
    """`Le coût total des travaux est de 15 000 euros`: what things cost, with no one who gives or gets."""
    spent = draft.family in ("money", "works") and draft.status not in ("granted", "signed")
    return not draft.parties and spent and roles_of_sums(draft, passages) == {"cost"}


def is_a_component(draft: Draft, passages: Mapping[int, Marked]) -> bool:
    """`La première composante, d'un coût de 3 millions`: a part of a project, whose cost is no gift."""
    costs = [piece for piece in draft.evidence if "amount" in piece.fields]
    return (
        bool(costs)
        and draft.family in (*_GIFTS, "programme")
        and all(_COMPONENT.match(passages[p.passage].text, p.start, p.end) for p in costs)
    )


_COMPONENT = re.compile(rf"\W*(?:[^\W_]+\W+){{0,2}}(?:{marked('component')})(?!\w)", re.IGNORECASE)
"""A word or two before the noun: `La première`, `Under`."""


def is_only_set_aside(draft: Draft, passages: Mapping[int, Marked]) -> bool:
    """`An amount of 5 million is provided for the scheme`: what a budget says, to no one from no one."""
    sums = [piece for piece in draft.evidence if "amount" in piece.fields]
    return (
        not draft.parties
        and draft.family in _GIFTS
        and bool(sums)
        and all(_has(_SET_ASIDE, _NEED_SET_ASIDE, p, passages) for p in sums)
    )


_SET_ASIDE = re.compile(rf"(?<!\w)(?:{marked('set_aside')})", re.IGNORECASE)
_NEED_SET_ASIDE, _NEED_ON_OFFER = Needed("set_aside"), Needed("on_offer")


def _has(pattern: re.Pattern[str], needed: Needed, piece: Evidence, passages: Mapping[int, Marked]) -> bool:
    """Whether a stretch has a match of a pattern, which is asked where its passage has a word it needs."""
    passage = passages[piece.passage]
    return passage.may_have(needed) and bool(pattern.search(passage.text, piece.start, piece.end))


def is_on_offer(draft: Draft, passages: Mapping[int, Marked]) -> bool:
    """`$300,000 in grants is available to charities`: a call, on which nobody has got anything yet."""
    sums = [piece for piece in draft.evidence if "amount" in piece.fields]
    return (
        bool(sums)
        and not any(role in RECEIVING for role, _ in draft.parties)
        and all(_has(_ON_OFFER, _NEED_ON_OFFER, p, passages) for p in sums)
    )


_ON_OFFER = re.compile(rf"(?<!\w)(?:{marked('on_offer')})", re.IGNORECASE)


def is_only_a_rate(draft: Draft, passages: Mapping[int, Marked]) -> bool:
    """`500 € par place créée`: all sums of a draft say what one of many costs."""
    sums = list(sums_of(draft, passages))
    return bool(sums) and all(is_rate(marked.text, amount) for marked, amount in sums)


def is_only_a_range(draft: Draft, passages: Mapping[int, Marked]) -> bool:
    """`between 250 and 500 dollars`, from no one to no one: what things cost, for a gift has one sum."""
    sums = [amount for _, amount in sums_of(draft, passages)]
    return (
        bool(sums)
        and not draft.parties
        and all(a.value is None and a.low is not None and a.high is not None for a in sums)
    )
