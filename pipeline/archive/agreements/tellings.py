"""What a document tells of an agreement, with its sums and parties."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from pipeline.gazetteer import fold
from pipeline.gazetteer.places import known_places, place_named
from pipeline.records import Agreement, AgreementParty, Amount, Place
from pipeline.records.agreements import GIVING, RECEIVING, PartyRole
from pipeline.records.once import made_once
from pipeline.records.record import Frozen

Sum = tuple[str, Decimal]
"""Currency and value."""

SPECIFIC_DIGITS = 5
"""Significant digits from which a sum is unlikely to be another agreement's: 9 047 800 is, 500 000 is not."""

STRONG_REFERENCE = (6, 3)
"""Letters and digits, and digits among them, of a reference that two agreements will not share by chance."""

GIVES = frozenset(GIVING)
RECEIVES = frozenset(RECEIVING)

_WORN_DIGIT = re.compile(r"(?<![a-z0-9])(?=[oil]*[0-9])[0-9oil]+(?![a-z0-9])")
_BESIDE_DIGIT = re.compile(r"[oil][0-9]|[0-9][oil]")
_DIGITS = str.maketrans("oil", "011")


class PartyName(Frozen):
    """An organisation of the archive in a role, under the name that the document prints."""

    role: PartyRole
    organisation_id: str
    text: str


class Telling(Frozen, dict=True):
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
        return len(key) >= length and sum(map(str.isdigit, key)) >= digits and any(map(str.isalpha, key))

    @made_once
    def sums(self) -> frozenset[Sum]:
        """Its exact sums."""
        return frozenset(
            (a.currency, a.value) for a in self.amounts if a.value is not None and a.qualifier == "exact"
        )


def reference_key(reference: str) -> str | None:
    """A reference as it is compared: without case, spaces and dashes, worn digits mended."""
    folded = fold(reference)
    if _BESIDE_DIGIT.search(folded):
        folded = _WORN_DIGIT.sub(lambda m: m.group().translate(_DIGITS), folded)
    return folded.replace(" ", "") or None


def significant_digits(value: Decimal) -> int:
    """Digits of a figure without the zeros at its ends."""
    text = str(value)
    # Only what has an exponent is written out: that takes four times as long.
    return len((f"{value:f}" if "E" in text else text).replace(".", "").strip("-0"))


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
    names: dict[str, list[PartyName]] = defaultdict(list)
    for party in parties:
        names[party.agreement_id].append(PartyName(party.role, party.organisation_id, party.text))
    runs = runs_of_words or {}
    return [
        Telling(
            a,
            tuple(sums.get(a.id, ())),
            without_payers(names.get(a.id, ())),
            programme_of.get(a.id),
            runs.get(a.id),
        )
        for a in agreements
    ]


def without_payers(parties: Sequence[PartyName]) -> tuple[PartyName, ...]:
    """The parties of an agreement, without those that gain from it and pay for it.

    Who pays is not who gains: a sentence may name a donor between the verb and what it is given to.
    """
    if len(parties) < 2:
        return tuple(parties)
    paying = {party.organisation_id for party in parties if party.role in GIVES}
    return tuple(
        party for party in parties if party.role != "beneficiary" or party.organisation_id not in paying
    )


def places_said(agreement: Agreement, country: str | None) -> Iterator[Place]:
    """The places that a document names of an agreement, where it is about a country."""
    for name in agreement.places.split(", ") if agreement.places else ():
        if name in known_places():
            yield place_named(name, country)
