"""What a document tells of an agreement, in the form in which tellings are compared."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.gazetteer import fold, is_acronym
from pipeline.gazetteer.runs import read, runs_of
from pipeline.records import Agreement, AgreementParty, Amount
from pipeline.records.agreements import GIVING, RECEIVING, PartyRole
from pipeline.records.once import made_once

Sum = tuple[str, Decimal]
"""Currency and value."""

SPECIFIC_DIGITS = 5
"""Significant digits from which a sum is unlikely to be another agreement's: 9 047 800 is, 500 000 is not."""

STRONG_REFERENCE = (6, 3)
"""Letters and digits, and digits among them, of a reference that two agreements will not share by chance."""

GIVES = frozenset(GIVING)
RECEIVES = frozenset(RECEIVING)

_WORN_DIGIT = re.compile(r"(?<![a-z0-9])(?=[oil]*[0-9])[0-9oil]+(?![a-z0-9])")
_DIGITS = str.maketrans("oil", "011")
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


@dataclass(frozen=True, slots=True)
class PartyName:
    """An organisation of the archive in a role, under the name that the document prints."""

    role: PartyRole
    organisation_id: str
    text: str


@dataclass(frozen=True)
class Telling:
    """An agreement of one document with its sums and parties."""

    agreement: Agreement
    amounts: tuple[Amount, ...] = ()
    parties: tuple[PartyName, ...] = ()
    programme_id: str | None = None
    """The organisation that its programme is."""
    runs: str | None = None
    """The runs of words of its text where they are known already, see `runs.written`."""

    @made_once
    def id(self) -> str:
        """That of the document's agreement."""
        return self.agreement.id

    @made_once
    def is_programme(self) -> bool:
        """Whether it tells of a programme as a whole."""
        return self.agreement.kind == "programme"

    @made_once
    def reference(self) -> str | None:
        """The reference as it is compared."""
        return reference_key(self.agreement.reference) if self.agreement.reference else None

    @made_once
    def has_strong_reference(self) -> bool:
        """Whether its reference alone tells it from other agreements."""
        key = self.reference or ""
        length, digits = STRONG_REFERENCE
        return (
            len(key) >= length and sum(c.isdigit() for c in key) >= digits and any(c.isalpha() for c in key)
        )

    @made_once
    def sums(self) -> frozenset[Sum]:
        """Its exact sums."""
        return frozenset(
            (a.currency, a.value) for a in self.amounts if a.value is not None and a.qualifier == "exact"
        )

    @made_once
    def specific_sums(self) -> frozenset[Sum]:
        """Those that other agreements hardly share."""
        return frozenset(s for s in self.sums if significant_digits(s[1]) >= SPECIFIC_DIGITS)

    @made_once
    def givers(self) -> frozenset[str]:
        """Who pays."""
        return frozenset(p.organisation_id for p in self.parties if p.role in GIVES)

    @made_once
    def receivers(self) -> frozenset[str]:
        """Who receives or carries out; parties without a role stand on either side."""
        return frozenset(p.organisation_id for p in self.parties if p.role in RECEIVES)

    @made_once
    def others(self) -> frozenset[str]:
        """The parties whose side is not said; a programme is none, for it signs many agreements."""
        sided = GIVES | RECEIVES
        return frozenset(
            p.organisation_id
            for p in self.parties
            if p.role not in sided and p.organisation_id != self.programme_id
        )

    @made_once
    def knows_names(self) -> bool:
        """Whether its receivers are named in full: an acronym may stand for another spelling."""
        return bool(self.receivers) and not any(
            is_acronym(p.text) for p in self.parties if p.role in RECEIVES
        )

    @made_once
    def day(self) -> str | None:
        """The day of signature, else that of what its status says."""
        of = self.agreement
        return next((day for day in (of.signed_on, of.status_on) if day and len(day) == 10), None)

    @made_once
    def object(self) -> frozenset[str]:
        """The words of its title that say something."""
        return content_words(self.agreement.title or "")

    @made_once
    def words(self) -> frozenset[int]:
        """Hashes of every run of five words of its text."""
        return frozenset(self._runs)

    @made_once
    def _runs(self) -> Sequence[int]:
        return runs_of(self.agreement.text) if self.runs is None else read(self.runs)

    @made_once
    def n_runs(self) -> int:
        """How many runs of words its text has."""
        return len(self._runs)

    @made_once
    def mask(self) -> int:
        """The words as bits: a bit that another has not is a run, at least, that the other has not."""
        mask = 0
        for run in self._runs:
            mask |= 1 << (run & _MASK)
        return mask

    @made_once
    def sketch(self) -> tuple[int, ...]:
        """The least of those hashes: texts that are nearly the same share some of them."""
        return tuple(self._runs[:_SKETCH])


def reference_key(reference: str) -> str | None:
    """A reference as it is compared: without case, spaces and dashes, worn digits mended."""
    folded = _WORN_DIGIT.sub(lambda m: m.group().translate(_DIGITS), fold(reference))
    return folded.replace(" ", "") or None


def significant_digits(value: Decimal) -> int:
    """Digits of a figure without the zeros at its ends."""
    digits = "".join(map(str, value.normalize().as_tuple().digits)).strip("0")
    return len(digits)


def content_words(text: str) -> frozenset[str]:
    """The folded words of a text without those that every title has."""
    return frozenset(word for word in fold(text).split() if word not in _SAYS_NOTHING and len(word) > 2)


def gather_tellings(
    agreements: Iterable[Agreement],
    amounts: Iterable[Amount],
    parties: Iterable[AgreementParty],
    programme_of: Mapping[str, str],
    runs_of_words: Mapping[str, str] | None = None,
) -> list[Telling]:
    """The tellings of documents, in the order of `agreements`, with what belongs to each.

    `programme_of` says, by the id of a document's agreement, which organisation its programme is,
    `runs_of_words` which runs of words its text has, where that is known.
    """
    sums: dict[str, list[Amount]] = defaultdict(list)
    for amount in amounts:
        if amount.agreement_id:
            sums[amount.agreement_id].append(amount)
    named = list(parties)
    # Who pays is not who gains: a sentence may name a donor between the verb and what it is given to.
    paying = {(party.agreement_id, party.organisation_id) for party in named if party.role in GIVES}
    names: dict[str, list[PartyName]] = defaultdict(list)
    for party in named:
        if party.role != "beneficiary" or (party.agreement_id, party.organisation_id) not in paying:
            names[party.agreement_id].append(PartyName(party.role, party.organisation_id, party.text))
    runs = runs_of_words or {}
    return [
        Telling(
            a, tuple(sums.get(a.id, ())), tuple(names.get(a.id, ())), programme_of.get(a.id), runs.get(a.id)
        )
        for a in agreements
    ]


def share(first: Sequence[str] | frozenset[str], second: frozenset[str]) -> float:
    """How much of the smaller of two sets the other holds, 0 to 1."""
    smaller = min(len(first), len(second))
    return len(frozenset(first) & second) / smaller if smaller else 0.0
