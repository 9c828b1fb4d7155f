"""What a telling is held against others by, in short: joining needs that of all documents at once."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from pipeline.archive.agreements.tellings import (
    GIVES,
    RECEIVES,
    SPECIFIC_DIGITS,
    PartyName,
    Sum,
    Telling,
)
from pipeline.archive.agreements.tellings import significant_digits as digits_of
from pipeline.gazetteer import fold, is_acronym
from pipeline.gazetteer.runs import first_of, read, runs_of
from pipeline.records.once import made_once
from pipeline.records.record import Frozen

_SIDED = GIVES | RECEIVES

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


class Features(Frozen, dict=True):
    """A telling as it is compared: about a kilobyte, where its records take ten.

    What few are ever asked for is made when they are: most tellings share nothing with another.
    """

    id: str
    """That of the telling."""
    document_id: str
    table_id: str | None
    """The table of which it is a row."""
    kind: str
    is_programme: bool
    """Whether it tells of a programme as a whole."""
    programme_id: str | None
    """The organisation that its programme is."""
    reference: str | None
    """Its reference as it is compared."""
    printed_reference: str | None
    has_strong_reference: bool
    """Whether that alone tells it from other agreements."""
    sums: frozenset[Sum]
    """Its exact sums."""
    parties: tuple[PartyName, ...]
    signed_on: str | None
    starts_on: str | None
    ends_on: str | None
    status: str | None
    status_on: str | None
    duration_months: Decimal | None
    count: int | None
    title: str | None
    written_runs: str | None
    """The runs of words of its text where they are known already."""
    text: str | None
    """Its text where they are not."""

    @classmethod
    def of(cls, telling: Telling) -> Features:
        """Those of a telling."""
        said = telling.agreement
        return cls(
            said.id,
            said.document_id,
            said.table_id,
            said.kind,
            telling.is_programme,
            telling.programme_id,
            telling.reference,
            said.reference,
            telling.has_strong_reference,
            telling.sums,
            telling.parties,
            said.signed_on,
            said.starts_on,
            said.ends_on,
            said.status,
            said.status_on,
            said.duration_months,
            said.count,
            said.title,
            telling.runs,
            said.text if telling.runs is None else None,
        )

    @made_once
    def givers(self) -> frozenset[str]:
        """Who pays."""
        return frozenset(p.organisation_id for p in self.parties if p.role in GIVES)

    @made_once
    def receivers(self) -> frozenset[str]:
        """Who receives or carries out."""
        return frozenset(p.organisation_id for p in self.parties if p.role in RECEIVES)

    @made_once
    def others(self) -> frozenset[str]:
        """The parties whose side is not said; a programme is none, for it signs many agreements."""
        others = (p.organisation_id for p in self.parties if p.role not in _SIDED)
        return frozenset(other for other in others if other != self.programme_id)

    @made_once
    def knows_names(self) -> bool:
        """Whether its receivers are named in full: an acronym may stand for another spelling."""
        names = [p.text for p in self.parties if p.role in RECEIVES]
        return bool(names) and not any(map(is_acronym, names))

    @made_once
    def specific_sums(self) -> frozenset[Sum]:
        """Sums that other agreements hardly share."""
        return frozenset(s for s in self.sums if digits_of(s[1]) >= SPECIFIC_DIGITS)

    @made_once
    def object(self) -> frozenset[str]:
        """The words of its title that say something."""
        return content_words(self.title or "")

    @made_once
    def runs(self) -> Sequence[int]:
        """Hashes of every run of five words of its text, in ascending order."""
        return runs_of(self.text or "") if self.written_runs is None else read(self.written_runs)

    @made_once
    def brief(self) -> tuple[int, int, frozenset[Sum], str | None, bool]:
        """What is asked first of two: its runs as bits, their number, sums, reference, if it is a programme.

        A bit that another has not is a run, at least, that the other has not.
        """
        mask = 0
        for run in self.runs:
            mask |= 1 << (run & _MASK)
        return mask, len(self.runs), self.sums, self.reference, self.is_programme

    @property
    def sketch(self) -> Sequence[int]:
        """The least of the hashes: texts that are nearly the same share some of them."""
        return self.runs[:_SKETCH] if self.written_runs is None else first_of(self.written_runs, _SKETCH)


def content_words(text: str) -> frozenset[str]:
    """The folded words of a text without those that every title has."""
    return frozenset(word for word in fold(text).split() if word not in _SAYS_NOTHING and len(word) > 2)


def share(first: Sequence[str] | frozenset[str], second: frozenset[str]) -> float:
    """How much of the smaller of two sets the other holds, 0 to 1."""
    smaller = min(len(first), len(second))
    return len(frozenset(first) & second) / smaller if smaller else 0.0
