"""What never is the name of an organisation, however it was found: sentences, things, kinds, cut words."""

from __future__ import annotations

import re

from pipeline.entities.gazetteer import fold, load_no_bodies, load_other_nouns
from pipeline.entities.organisations.naming import classes_of_thing, kind_of

_CUT = re.compile(r"[-\u00ad]\Z")
_INFINITIVE = re.compile(r"\b(?:de |d['’]|à )[a-zà-ÿ]{2,}(?:er|ir|oir|dre|tre|ire)\b")
# fmt: off
_NOUNS = frozenset((
    "mer", "fer", "pouvoir", "loisir", "avenir", "premier", "dernier", "papier", "quartier",
    "chantier", "atelier", "foyer", "cancer", "hiver", "laser", "cuir", "désir", "plaisir",
    "savoir", "devoir", "soir", "espoir", "territoire", "cadre", "centre", "ordre", "genre",
    "titre", "lettre", "maître", "mètre", "théâtre", "arbre", "livre", "oeuvre", "œuvre",
    "histoire", "mémoire", "laboratoire", "observatoire", "secrétaire", "notaire", "salaire",
    "affaire", "fluvial",
))
# fmt: on
"""Nouns that end as infinitives do."""


def is_no_name(text: str) -> bool:
    """Whether a text is no name, whatever speaks for it."""
    if is_cut(text) or not any(letter.isalpha() for letter in text):
        return True
    words = fold(text).split()
    if not words:
        return True
    if kind_of(text) is None and words[0] in load_other_nouns() | load_no_bodies():
        return True
    return fold(text) in classes_of_thing() or tells_what_to_do(text)


def is_cut(text: str) -> bool:
    """Whether a line ends within the last word: `Comité Na-`."""
    return bool(_CUT.search(text.rstrip()))


def tells_what_to_do(text: str) -> bool:
    """`Conseil communal d'examiner`: an infinitive is no complement of a name."""
    return any(re.split(r"[ '’]", match.group())[-1] not in _NOUNS for match in _INFINITIVE.finditer(text))
