"""What a telling is held against others by, in short: joining needs that of all documents at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar

from pipeline.archive.agreements.tellings import GIVES, RECEIVES, SPECIFIC_DIGITS, Sum, Telling
from pipeline.archive.agreements.tellings import significant_digits as digits_of
from pipeline.gazetteer import fold, is_acronym
from pipeline.gazetteer.runs import read, runs_of

T = TypeVar("T")

_SKETCH = 16
_MASK = 511
"""A mask has a bit for each remainder of this."""

_SAYS_NOTHING = frozenset(
    {
        "projet",
        "project",
        "accord",
        "agreement",
        "convention",
        "signe",
        "signed",
        "fcfa",
        "xof",
        "eur",
        "euros",
        "usd",
    }
    | {
        "avec",
        "aux",
        "ces",
        "cette",
        "dans",
        "des",
        "est",
        "les",
        "leur",
        "par",
        "pour",
        "qui",
        "que",
        "son",
        "sur",
    }
    | {"une", "the", "and", "for", "with", "from"}
)
"""Words of three letters or more that titles share without being of the same thing."""


@dataclass(slots=True, eq=False)
class Features:
    """A telling as it is compared: about a kilobyte, where its records take ten.

    Attributes:
        id: that of the telling.
        document_id: its document.
        table_id: the table of which it is a row.
        is_programme: whether it tells of a programme as a whole.
        programme_id: the organisation that its programme is.
        reference: its reference as it is compared.
        printed_reference: and as it is printed.
        has_strong_reference: whether that alone tells it from other agreements.
        sums: its exact sums.
        givers: who pays.
        receivers: who receives or carries out.
        others: the parties whose side is not said; a programme is none, for it signs many agreements.
        knows_names: whether its receivers are named in full: an acronym may stand for another spelling.
        signed_on, starts_on, ends_on, status, status_on, duration_months, count, kind: as it says them.
        title: the words of its title that say something.
        runs: hashes of every run of five words of its text, in ascending order.
        mask: the same as bits: a bit that another has not is a run, at least, that the other has not.
    """

    id: str
    document_id: str
    table_id: str | None
    kind: str
    is_programme: bool
    programme_id: str | None
    reference: str | None
    printed_reference: str | None
    has_strong_reference: bool
    sums: frozenset[Sum]
    givers: frozenset[str]
    receivers: frozenset[str]
    others: frozenset[str]
    knows_names: bool
    signed_on: str | None
    starts_on: str | None
    ends_on: str | None
    status: str | None
    status_on: str | None
    duration_months: Decimal | None
    count: int | None
    title: str
    runs: Sequence[int]
    mask: int

    @classmethod
    def of(cls, telling: Telling, known: dict[Any, Any] | None = None) -> Features:
        """Those of a telling; what others have as well, which is `known`, is one object."""
        shared = {} if known is None else known

        def one(value: T) -> T:
            found: T = shared.setdefault(value, value)
            return found

        said = telling.agreement
        sided = GIVES | RECEIVES
        receivers = frozenset(p.organisation_id for p in telling.parties if p.role in RECEIVES)
        others = (p.organisation_id for p in telling.parties if p.role not in sided)
        runs = runs_of(said.text) if telling.runs is None else read(telling.runs)
        return cls(
            said.id,
            one(said.document_id),
            one(said.table_id),
            one(said.kind),
            telling.is_programme,
            one(telling.programme_id),
            telling.reference,
            said.reference,
            telling.has_strong_reference,
            shared.setdefault(_printed(telling.sums), telling.sums),
            one(frozenset(p.organisation_id for p in telling.parties if p.role in GIVES)),
            one(receivers),
            one(frozenset(other for other in others if other != telling.programme_id)),
            bool(receivers) and not any(is_acronym(p.text) for p in telling.parties if p.role in RECEIVES),
            one(said.signed_on),
            one(said.starts_on),
            one(said.ends_on),
            one(said.status),
            one(said.status_on),
            said.duration_months,
            said.count,
            one(" ".join(sorted(content_words(said.title or "")))),
            runs,
            _mask(runs),
        )

    @property
    def specific_sums(self) -> frozenset[Sum]:
        """Sums that other agreements hardly share."""
        return frozenset(s for s in self.sums if digits_of(s[1]) >= SPECIFIC_DIGITS)

    @property
    def object(self) -> frozenset[str]:
        """The words of its title."""
        return frozenset(self.title.split())

    @property
    def sketch(self) -> Sequence[int]:
        """The least of the hashes: texts that are nearly the same share some of them."""
        return self.runs[:_SKETCH]


def _printed(sums: frozenset[Sum]) -> tuple[str, ...]:
    """Sums as they are written: `1.0` and `1.00` are equal, and a proof says which it is."""
    return tuple(sorted(f"{currency} {value}" for currency, value in sums))


def _mask(runs: Sequence[int]) -> int:
    mask = 0
    for run in runs:
        mask |= 1 << (run & _MASK)
    return mask


def content_words(text: str) -> frozenset[str]:
    """The folded words of a text without those that every title has."""
    return frozenset(word for word in fold(text).split() if word not in _SAYS_NOTHING and len(word) > 2)


def share(first: Sequence[str] | frozenset[str], second: frozenset[str]) -> float:
    """How much of the smaller of two sets the other holds, 0 to 1."""
    smaller = min(len(first), len(second))
    return len(frozenset(first) & second) / smaller if smaller else 0.0
