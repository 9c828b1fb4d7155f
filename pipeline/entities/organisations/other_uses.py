"""Head nouns that name no body where they stand: what a law is on, a house, an idiom, what a thing is of."""

from __future__ import annotations

from pipeline.entities.organisations.grammar import DE
from pipeline.entities.organisations.offices import OFFICES
from pipeline.entities.words import PassageWords
from pipeline.gazetteer import fold


def names_no_body(words: PassageWords, at: int) -> bool:
    """Whether what stands around a head noun says that it names no body there."""
    return _is_idiom(words, at) or _is_given(words, at) or _is_building(words, at) or _is_of_law(words, at)


def _is_of_law(words: PassageWords, at: int) -> bool:
    """`loi portant Nouvelle Organisation de la République`, `GIE du traité`: what a law is on."""
    of_act = at + 2 < len(words) and words[at + 1].lower in DE and words[at + 2].lower in _LAWS
    return of_act or any(token.lower == "portant" for token in words[max(0, at - 2) : at])


_LAWS = ("traité", "code", "règlement", "décret")
"""What says what bodies are and do, so that `de` leads from them to it."""


def _is_building(words: PassageWords, at: int) -> bool:
    """`l'église Saint-Malo`, `l'église de Kita`: a house, called after a saint or a place."""
    if words[at].folded != "eglise" or at + 1 == len(words):
        return False
    behind = words[at + 1].lower
    return behind in DE or fold(behind) in ("st", "ste", "saint", "sainte", "notre")


def _is_idiom(words: PassageWords, at: int) -> bool:
    """`en compagnie du Maire`, `Directeur de Cabinet`: the noun is a part of a preposition or an office."""
    if words[at].lower == "cabinet" and at > 1 and words[at - 1].lower == "de":
        return words[at - 2].folded in OFFICES
    if words[at].lower not in _IDIOMS or at == 0:
        return False
    before = words[at - 1].lower
    return before == "en" or (before == "la" and at > 1 and words[at - 2].lower == "sous")


def _is_given(words: PassageWords, at: int) -> bool:
    """`indemnité de conseil`, `accord d'association`: the noun says what kind of thing stands before it."""
    if at < 2 or words[at - 1].lower not in ("de", "d'", "d’"):
        return False
    return words[at - 2].folded in _THINGS


# fmt: off
_THINGS = frozenset((
    "accord", "accords", "contrat", "contrats", "droit", "esprit", "frais", "honoraires", "indemnite",
    "indemnites", "liberte", "prestation", "prestations", "prime", "primes",
))
# fmt: on
"""What is of a service, an association or a council without being one."""


_IDIOMS = ("compagnie", "direction", "présidence", "coordination", "section", "service", "mission", "société")
