"""Which tellings are of one agreement: the same sum, the same title, or the same parties, day and place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from pipeline.entities.agreements.drafts import Draft, Found, are_kin
from pipeline.gazetteer import fold, load_places
from pipeline.records import Organisation

Sums = Mapping[Found, object]
"""What each amount is worth, to tell two agreements of one day apart."""


def merge_drafts(drafts: Iterable[Draft], sums: Sums) -> list[Draft]:
    """One draft for each agreement, in order; those told twice become one with all their evidence."""
    kept: list[Draft] = []
    for draft in drafts:
        same = next((other for other in kept if is_same(other, draft, sums)), None)
        if same is None:
            kept.append(draft)
        elif _richness(draft) > _richness(same):
            draft.take(same)
            kept[kept.index(same)] = draft
        else:
            same.take(draft)
    return kept


def _richness(draft: Draft) -> int:
    return 2 * len(draft.amounts) + len(draft.parties) + (draft.signed_on is not None)


def add_headlines(drafts: list[Draft], headlines: Iterable[Draft], sums: Sums) -> list[Draft]:
    """What headlines tell is added to what the text tells of the same sum; only what it does not tell is new.

    A headline rounds: a sum that is nearly one of the text's is that one, and says nothing more.
    """
    merged = list(drafts)
    for headline in headlines:
        same = [d for d in merged if {sums[f] for f in d.amounts} & {sums[f] for f in headline.amounts}]
        if same:
            same[0].parties |= headline.parties
            same[0].evidence += headline.evidence
        elif not any(_rounds(headline, draft, sums) for draft in drafts):
            merged.append(headline)
    return sorted(merged, key=lambda d: (d.passage, d.evidence[-1].start))


def _rounds(headline: Draft, draft: Draft, sums: Sums) -> bool:
    return any(_nearly(sums[amount], sums[other]) for amount in headline.amounts for other in draft.amounts)


def _nearly(left: object, right: object) -> bool:
    """Whether two sums of one currency differ by no more than a headline's rounding."""
    if not (isinstance(left, tuple) and isinstance(right, tuple)) or left[1] != right[1]:
        return False
    first, second = left[0], right[0]
    return bool(first and second and abs(first - second) * _ROUNDING <= max(first, second))


_ROUNDING = 20
"""One part in so many is what a rounded sum may be off."""


def conflict(left: Draft, right: Draft, sums: Sums) -> bool:
    """Whether something that is said of two drafts keeps them apart: sums, days, counts, their order."""
    first, second = ({sums[number] for number in draft.amounts} for draft in (left, right))
    if first and second and not first & second:
        return True
    if left.ordinal is not None and right.ordinal is not None and left.ordinal != right.ordinal:
        return True
    if _of_others(left, right) or _lent_and_given(left, right):
        return True
    if left.signed_on and right.signed_on and not _agree(left.signed_on, right.signed_on):
        return True
    papers = "paper" in (left.family, right.family) and left.family != right.family
    return left.count != right.count and not papers


def _of_others(left: Draft, right: Draft) -> bool:
    """Whether each goes to somebody else: `15 million to the Mill`, and `15 million to the Dairy`.

    In one passage a second sentence may say more of the first gift: each has a sum of its own, and one name.
    """
    first, second = _receivers(left), _receivers(right)
    apart = {a.passage for d in (left, right) for _, a in d.parties}
    single = len(first) == len(second) == 1
    named = single and (all(o.kind not in _BROAD for o in first | second) or _are_unlike(*first, *second))
    both = left.kind == right.kind and bool(left.amounts and right.amounts)
    own = both and not left.amounts.keys() & right.amounts.keys()
    return named and (len(apart) > 1 or own) and not {o.id for o in first} & {o.id for o in second}


def _are_unlike(first: Organisation, second: Organisation) -> bool:
    """Whether two names of bodies of no known kind have no word in common, and no acronym is among them."""
    if "state" in (first.kind, second.kind) or "ministry" in (first.kind, second.kind):
        return False
    names = (first.name, second.name)
    if any(name.isupper() for name in names):
        return False
    return not set.intersection(*({w for w in fold(name).split() if len(w) > _SMALL} for name in names))


_SMALL = 3
"""Letters of a word that may stand in any name."""

_BROAD = ("state", "ministry", None)
"""Kinds of receiver who may stand for another one: the state gets what its ministry gets."""


def _lent_and_given(first: Draft, second: Draft) -> bool:
    """A loan is no gift, even of the same sum."""
    kinds = {first.kind, second.kind}
    return "money" == first.family == second.family and bool(kinds & _LENT) and bool(kinds & _GIVEN)


_LENT = frozenset(("prêt", "crédit"))
_GIVEN = frozenset(("don", "subvention"))


def _agree(first: str, second: str) -> bool:
    """Whether one ISO date is the other or less exact: `2022` and `2022-03-01`."""
    return first.startswith(second) or second.startswith(first)


def is_same(left: Draft, right: Draft, sums: Sums) -> bool:
    """Whether two drafts tell of one agreement."""
    if "treaty" in (left.family, right.family):
        return left.family == right.family and _key(left.title or "") == _key(right.title or "")
    if "programme" in (left.family, right.family) or "extension" in (left.family, right.family):
        return False
    if FORMS & {left.family, right.family}:
        return _same_in_form(left, right, sums)
    if _is_exact_sum_of(left, right, sums):
        return True
    if conflict(left, right, sums):
        return False
    first, second = ({sums[number] for number in draft.amounts} for draft in (left, right))
    if first & second:
        return True
    if left.family != right.family:
        return False
    if not are_kin(left.kind, right.kind):
        return False
    if left.quoted and left.title and right.title and _same_title(left.title, right.title, right.quoted):
        return True
    if left.family == "paper" and (_same_signers(left, right) or _same_signing(left, right)):
        return True
    days = (left.status_on, right.status_on)
    if days[0] is None or days[1] is None or (days[0].start, days[0].end) != (days[1].start, days[1].end):
        return False
    return bool(left.places & right.places or len(left.words & right.words) > 1)


FORMS = frozenset(("sheet", "list"))
"""Families of drafts that a form tells: what stands in two items or sheets is two agreements."""


def _same_in_form(left: Draft, right: Draft, sums: Sums) -> bool:
    """The very sum of an item told in its sentence, too, or the sum of a sheet in the text beside it."""
    if set(left.amounts) & set(right.amounts):
        return True
    if {left.family, right.family} <= FORMS:
        return False
    first, second = ({sums[number] for number in draft.amounts} for draft in (left, right))
    return bool(first & second) and (
        "sheet" in (left.family, right.family) or bool(left.partners() & right.partners())
    )


def _same_title(left: str, right: str, quoted: bool) -> bool:
    first, second = _key(left), _key(right)
    return first == second or (quoted and (first in second or second in first))


def _same_signers(left: Draft, right: Draft) -> bool:
    """Two papers of which one says no more of its parties than the other, and little else."""
    first, second = left.partners(), right.partners()
    if not first or not second or (left.amounts and right.amounts):
        return False
    fewer, more = sorted((first, second), key=len)
    return all(any(a.startswith(b) or b.startswith(a) for b in more) for a in fewer)


def _same_signing(left: Draft, right: Draft) -> bool:
    """As many papers, told as several, of one day: `two agreements` by the state and by its ministry."""
    several = left.count == right.count and (left.count or 0) > 1
    return several and left.signed_on is not None and left.signed_on == right.signed_on


def _is_exact_sum_of(left: Draft, right: Draft, sums: Sums) -> bool:
    """`agreements worth 1.3 million`, and close by in the same words `1,320,784.43`: a sum to the unit."""
    gaps = (abs(one.passage - other.passage) for one in left.evidence for other in right.evidence)
    near = min(gaps) <= _CLOSE and len(left.words & right.words) > 1
    apart = _lent_and_given(left, right) or left.count != right.count or left.ordinal != right.ordinal
    if not near or apart or not are_kin(left.kind, right.kind) or _differ_in_receivers(left, right):
        return False
    return any(_is_rounded(sums[a], sums[b]) for a in left.amounts for b in right.amounts)


_CLOSE = 3
"""Passages within which a round sum is told to the unit."""

_ROUND, _EXACT = 2, 5
"""Figures that a round sum has at most, and one to the unit at least."""


def _differ_in_receivers(left: Draft, right: Draft) -> bool:
    first, second = ({organisation.id for organisation in _receivers(draft)} for draft in (left, right))
    return bool(first and second and first != second)


def _receivers(draft: Draft) -> set[Organisation]:
    return {actor.organisation for role, actor in draft.parties if role == "beneficiary"}


def _is_rounded(left: object, right: object) -> bool:
    """Whether one of two sums, each with its currency, is the other with fewer figures."""
    if not _nearly(left, right) or not (isinstance(left, tuple) and isinstance(right, tuple)):
        return False
    fewer, more = sorted((left[0], right[0]), key=_figures)
    rounded = Decimal(f"{more:.{_figures(fewer) - 1}e}")
    return _figures(fewer) <= _ROUND and _figures(more) >= _EXACT and rounded == fewer


def _figures(value: Decimal) -> int:
    """The figures of a sum without the zeros behind them: 2 of 1,300,000."""
    return len(value.normalize().as_tuple().digits)


def _key(title: str) -> str:
    """A title without small words and places at its end: `Accord pour la paix ... au Mali` is one."""
    words = [word for word in fold(title).split() if len(word) > 3 and word not in {"pour", *load_places()}]
    return " ".join(words[:2])
