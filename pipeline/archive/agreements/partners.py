"""Two names of one partner, shown by an agreement: the same reference, the same seat, letters of one name.

A booklet's `AI-KIDAL` and an annual report's `Autorité Intérimaire de Kidal` both stand as the one partner of
DDRK23-003-APO. Neither the reference nor the letters alone would prove it; together they do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.archive.agreements.features import Features
from pipeline.gazetteer import fold

_LINKS = frozenset(
    {"a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "of", "the"}
)
_HALF_LINKS = frozenset({"pour", "for", "and"})
"""Words that some acronyms have a letter for and others not."""


@dataclass(frozen=True, slots=True)
class SamePartner:
    """Two names by document and id, and the reference of the agreement that shows them to be one."""

    short: tuple[str, str]
    full: tuple[str, str]
    reference: str


class OnePartner(NamedTuple):
    """The only partner of an agreement, with its reference as compared and as printed, and its document."""

    reference: str
    printed: str
    document_id: str
    partner: str


def single_partners(tellings: Iterable[Features]) -> Iterator[OnePartner]:
    """The partners of agreements that have one alone, and a reference that tells it from all others."""
    for telling in tellings:
        partner = _partner(telling) if telling.reference and telling.has_strong_reference else None
        if partner is not None:
            printed = telling.printed_reference or ""
            yield OnePartner(telling.reference or "", printed, telling.document_id, partner)


def find_same_partners(partners: Iterable[OnePartner]) -> Iterator[SamePartner]:
    """Partners of agreements with one reference, of whom one name abbreviates the other."""
    by_reference: dict[str, list[OnePartner]] = defaultdict(list)
    for partner in partners:
        by_reference[partner.reference].append(partner)
    for _, those in sorted(by_reference.items()):
        yield from _pairs(those)


def _pairs(partners: Iterable[OnePartner]) -> Iterator[SamePartner]:
    names: dict[str, tuple[tuple[str, str], str]] = {}
    for partner in partners:
        names.setdefault(partner.partner, ((partner.document_id, partner.partner), partner.printed))
    for short in names:
        for full in names:
            if short != full and abbreviates(short, full):
                yield SamePartner(names[short][0], names[full][0], names[full][1])


def _partner(telling: Features) -> str | None:
    """The one organisation that an agreement is made with; None where several may be meant."""
    partners = {p.organisation_id for p in telling.parties if p.organisation_id != telling.programme_id}
    return next(iter(partners)) if len(partners) == 1 else None


def abbreviates(short: str, full: str) -> bool:
    """Whether a name is made of the first letters and the words of another, in order, as `AI-Kidal` is."""
    parts = _words(short)
    return any(_made_of(parts, _words(full, links)) for links in (_LINKS, _LINKS | _HALF_LINKS))


def _words(name: str, links: frozenset[str] = _LINKS) -> list[str]:
    return [word for word in fold(name).split() if word not in links]


def _made_of(parts: Sequence[str], words: Sequence[str]) -> bool:
    at = 0
    for part in parts:
        initials = "".join(word[0] for word in words[at : at + len(part)])
        if words[at : at + 1] == [part]:
            at += 1
        elif len(part) > 1 and part == initials:
            at += len(part)
        elif at < len(words) or part != words[-1]:
            # The last word may stand once more behind the letters that hold its first.
            return False
    return at == len(words) and len(parts) < len(words)
