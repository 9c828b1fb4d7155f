"""Whether two tellings are of one agreement: what agrees, what contradicts, and the rules that decide."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from pipeline.archive.agreements.features import Features, share

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The numbers that decide whether two texts say the same."""

    object_share: float = 0.6
    """Share of the smaller title's words that the other must hold to be the same object."""

    object_words: int = 2
    """Words that two titles must share at least."""

    apart_share: float = 0.15
    """Share below which two titles are of different things."""

    apart_words: int = 3
    """Words that both titles need before they can be called different."""

    text_share: float = 0.7
    """Share of runs of five words that two texts must have in common to be the same words."""

    text_runs: int = 4
    """Runs of five words that a text needs to be compared at all."""


THRESHOLDS = Thresholds()


@dataclass(slots=True)
class Comparison:
    """What two tellings agree and disagree in, each with the words that say so."""

    agreeing: dict[str, str] = field(default_factory=dict)
    contradicting: dict[str, str] = field(default_factory=dict)


def compare(first: Features, second: Features, limits: Thresholds = THRESHOLDS) -> Comparison:
    """Hold two tellings against each other, field by field; what only one says contradicts nothing."""
    comparison = Comparison()
    for name, verdict, words in _fields(first, second, limits):
        (comparison.agreeing if verdict else comparison.contradicting)[name] = words
    return comparison


def _fields(first: Features, second: Features, limits: Thresholds) -> Iterator[tuple[str, bool, str]]:
    yield from _reference(first, second)
    yield from _sums(first, second)
    yield from _dates(first, second)
    yield from _parties(first, second)
    yield from _object(first, second, limits)
    yield from _size(first, second)
    if _same_words(first, second, limits):
        yield "words", True, "the same words"


def _reference(first: Features, second: Features) -> Iterator[tuple[str, bool, str]]:
    if first.reference and second.reference:
        same = first.reference == second.reference
        yield "reference", same, f"reference {first.printed_reference}"
    if first.table_id and first.table_id == second.table_id:
        yield "table", False, "two rows of one table"


def _sums(first: Features, second: Features) -> Iterator[tuple[str, bool, str]]:
    shared = first.sums & second.sums
    if shared:
        currency, value = max(shared)
        name = "specific sum" if shared & first.specific_sums else "sum"
        yield name, True, f"sum {value:,f} {currency}".replace(",", " ")
        return
    ours, theirs = dict(first.sums), dict(second.sums)
    for currency in sorted(ours.keys() & theirs.keys()):
        yield "sum", False, f"{ours[currency]} and {theirs[currency]} {currency}"


def _dates(left: Features, right: Features) -> Iterator[tuple[str, bool, str]]:
    for name in ("signed_on", "starts_on", "ends_on", "status_on"):
        first, second = getattr(left, name), getattr(right, name)
        if not first or not second or (name == "status_on" and left.status != right.status):
            continue
        same = _same_day(first, second)
        # A month or a year alone is shared by many agreements: it contradicts, but proves nothing.
        if not same:
            yield name, False, f"{name} {first} and {second}"
        elif min(len(first), len(second)) == 10:
            yield name, True, f"{name} {first}"
    if left.duration_months is not None and right.duration_months is not None:
        same = left.duration_months == right.duration_months
        yield "duration", same, f"duration {left.duration_months} months"


def _parties(first: Features, second: Features) -> Iterator[tuple[str, bool, str]]:
    givers = first.givers & second.givers
    if givers:
        yield "giver", True, f"giver {min(givers)}"
    elif first.givers and second.givers:
        yield "giver", False, f"givers {min(first.givers)} and {min(second.givers)}"
    receivers = (first.receivers | first.others) & (second.receivers | second.others)
    if receivers:
        yield "receiver", True, f"partner {min(receivers)}"
    elif first.knows_names and second.knows_names:
        yield "receiver", False, f"partners {min(first.receivers)} and {min(second.receivers)}"


def _object(first: Features, second: Features, limits: Thresholds) -> Iterator[tuple[str, bool, str]]:
    ours, theirs = first.object, second.object
    shared, held = ours & theirs, share(ours, theirs)
    if len(shared) >= limits.object_words and held >= limits.object_share:
        yield "object", True, f"object “{' '.join(sorted(shared))}”"
    elif min(len(ours), len(theirs)) >= limits.apart_words and held < limits.apart_share:
        yield "object", False, "different objects"


def _size(first: Features, second: Features) -> Iterator[tuple[str, bool, str]]:
    ours, theirs = first.count, second.count
    if ours is not None and theirs is not None and ours != theirs:
        yield "count", False, f"{ours} and {theirs} agreements"
    if first.is_programme != second.is_programme:
        yield "kind", False, f"{first.kind} and {second.kind}"


_BESIDE_A_SPECIFIC_SUM = ("receiver", "giver", "signed_on", "ends_on", "duration", "object")
_BESIDE_A_SUM_AND_PARTNER = ("giver", "signed_on", "ends_on", "status_on", "object")
_SUPPORTS_A_REFERENCE = frozenset(
    {"specific sum", "sum", "signed_on", "receiver", "giver", "duration", "words"}
)
_MUST_NOT_DIFFER = frozenset({"table", "kind"})


def proof_of_identity(first: Features, second: Features, limits: Thresholds = THRESHOLDS) -> str | None:
    """What shows that two tellings are of one agreement; None where nothing does.

    A specific reference decides, unless two other fields speak against it: documents misprint a figure, and
    the audit wants to see both. Without one, a sum must agree together with something that names the
    agreement, and nothing may contradict. Likeness alone proves nothing; the same words in two documents do.
    """
    if not _may_be_one(first, second, limits) or _is_spoken_against(first, second):
        return None
    comparison = compare(first, second, limits)
    agreeing, contradicting = comparison.agreeing, comparison.contradicting
    if contradicting.keys() & _MUST_NOT_DIFFER:
        return None
    if first.is_programme:
        # A programme is one thing, whatever budgets and ends its phases have.
        same = first.programme_id is not None and first.programme_id == second.programme_id
        return f"programme {first.programme_id}" if same else None
    if "count" in contradicting and "words" not in agreeing:
        # A group and one of its members; where the words are the same, only the count was read otherwise.
        return None
    if "reference" in agreeing:
        supported = agreeing.keys() & _SUPPORTS_A_REFERENCE
        if supported or (first.has_strong_reference and len(contradicting) < 2):
            return ", ".join(words for name, words in agreeing.items() if name != "words")
        return None
    if contradicting.keys() - {"count"}:
        return None
    proofs = _proofs(first, second, agreeing)
    return ", ".join(agreeing[name] for name in proofs) if proofs else None


def could_be_one(telling: Features, met: Mapping[K, Features], limits: Thresholds = THRESHOLDS) -> list[K]:
    """The keys of those of which a telling may be shown to be; the rest shares nothing that proofs rest on.

    Most that are held against each other share nothing, which their bits tell in a fraction of the time.
    """
    if telling.is_programme:
        return list(met)
    mask, runs, sums, reference, _ = telling.brief
    least = limits.text_share if runs >= limits.text_runs else math.inf
    # Of runs that share a bit with another one it cannot be said whether the other text has them.
    unknown = runs - mask.bit_count()
    return [
        key
        for key, other in met.items()
        for other_mask, others, other_sums, other_reference, is_programme in (other.brief,)
        if (mask & other_mask).bit_count() + unknown >= least * (runs if runs < others else others)
        or (sums and not sums.isdisjoint(other_sums))
        or (reference is not None and reference == other_reference)
        or is_programme
    ]


def _may_be_one(first: Features, second: Features, limits: Thresholds) -> bool:
    """Whether they share what every proof rests on."""
    return (
        first.is_programme
        or (first.reference is not None and first.reference == second.reference)
        or not first.sums.isdisjoint(second.sums)
        or _same_words(first, second, limits)
    )


def _is_spoken_against(first: Features, second: Features) -> bool:
    """Whether what most tellings differ in forbids any proof: it is asked before all fields are compared.

    Programmes and tellings of one reference may differ.
    """
    if first.is_programme or (first.reference is not None and first.reference == second.reference):
        return False
    if first.signed_on and second.signed_on and not _same_day(first.signed_on, second.signed_on):
        return True
    if None not in (first.duration_months, second.duration_months) and (
        first.duration_months != second.duration_months
    ):
        return True
    return bool(first.givers and second.givers and first.givers.isdisjoint(second.givers))


def _same_day(first: str, second: str) -> bool:
    """Whether two days, months or years are the same as far as both are said."""
    return first.startswith(second) or second.startswith(first)


def _same_words(first: Features, second: Features, limits: Thresholds) -> bool:
    runs = min(len(first.runs), len(second.runs))
    if runs < limits.text_runs:
        return False
    shared = frozenset(first.runs).intersection(second.runs)
    return len(shared) / runs >= limits.text_share


def _proofs(first: Features, second: Features, agreeing: dict[str, str]) -> list[str]:
    """The names of the fields that prove it."""
    beside = [name for name in _BESIDE_A_SPECIFIC_SUM if name in agreeing]
    if "specific sum" in agreeing and beside:
        return ["specific sum", *beside]
    named = [name for name in _BESIDE_A_SUM_AND_PARTNER if name in agreeing]
    if "sum" in agreeing and "receiver" in agreeing and named:
        return ["sum", "receiver", *named]
    if "words" in agreeing and first.document_id != second.document_id:
        return ["words"]
    return []
