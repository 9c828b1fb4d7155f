"""Offices in bodies, and the names of their holders behind those of the bodies."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.entities.organisations.grammar import SMALL, is_acronym, is_capital
from pipeline.gazetteer import fold


def without_person(doc: Doc, at: int, start: int, end: int) -> int:
    """`directrice de l'Agence de l'eau Awa Cissé`: behind an office the last capitals are a person's name."""
    office = {fold(token.text) for token in doc[max(0, at - 8) : at] if not token.is_punct}
    if not office & OFFICES:
        return end
    last = end
    while last > start and is_capital(doc[last - 1]) and not is_acronym(doc[last - 1]):
        last -= 1
    lower = last > start and doc[last - 1].text.islower() and doc[last - 1].lower_ not in SMALL
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
