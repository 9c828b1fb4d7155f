"""Offices in bodies, and the names of their holders behind those of the bodies."""

from __future__ import annotations

from pipeline.entities.organisations.grammar import SMALL, is_acronym
from pipeline.entities.words import PassageWords


def without_person(words: PassageWords, at: int, start: int, end: int) -> int:
    """`directrice de l'Agence de l'eau Awa Cissé`: behind an office the last capitals are a person's name."""
    office = {token.folded for token in words[max(0, at - 8) : at]}
    if not office & OFFICES:
        return end
    last = end
    while last > start and words[last - 1].is_capital and not is_acronym(words, last - 1):
        last -= 1
    lower = last > start and words[last - 1].text.islower() and words[last - 1].lower not in SMALL
    return last if end - last > 1 and lower else end


# fmt: off
OFFICES = frozenset((
     "directeur", "directrice", "president", "presidente", "representant", "representante",
     "ministre", "chef", "cheffe", "coordinateur", "coordinatrice", "secretaire", "responsable",
     "gouverneur", "ambassadeur", "charge", "chargee", "porte", "administrateur", "delegue",
     "deleguee",
))
# fmt: on
"""Offices whose holder is named behind the body."""
