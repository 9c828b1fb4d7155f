"""What a preposition leads to behind a head noun: a part of the name, or what is only told of the body."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.entities.organisations.grammar import (
    DE,
    NOT_NOUNS,
    SMALL,
    is_acronym,
    is_infinitive,
)
from pipeline.entities.organisations.heads import is_other_noun
from pipeline.entities.organisations.lexicon import words_of
from pipeline.entities.words import PassageWords, WordForm
from pipeline.gazetteer import load_places

_NEVER_LED_TO = NOT_NOUNS | SMALL


@dataclass(frozen=True, slots=True)
class Reach:
    """What a name may take in: its head ends at `start`, `loose` lets nouns in lower case in."""

    start: int
    limit: int
    loose: bool
    kind: str


def leads_away(words: PassageWords, at: int, noun: int, reach: Reach) -> bool:
    """Whether a preposition leads to no part of the name: to a deed, a time, a sum, how or why it is done."""
    preposition, word = words[at].lower, words[noun]
    if not word.text[:1].isalpha() or word.lower in _NEVER_LED_TO or word.folded in _RECKONED:
        return True
    if noun == at + 1 and preposition in DE and _is_deed(words, noun):
        return True
    if noun == at + 1 and preposition == "en" and word.folded in _CIRCUMSTANCES:
        return True
    why = preposition == "pour" and noun > at + 1 and not word.is_capital
    return why and _says_why(words, at, noun, reach)


def is_fixed(words: PassageWords, at: int, noun: int, reach: Reach) -> bool:
    """`mise en œuvre`, `mise à niveau`, `en situation de`: words of one thing."""
    preposition = words[at].lower
    if words[at - 1].lower == "mise" and noun == at + 1 and preposition in ("à", "en"):
        return True
    # `la personne en situation de handicap`: whom a body is there for.
    situated = preposition == "en" and words[noun].lower == "situation" and noun + 1 < reach.limit
    return situated and words[noun + 1].lower in DE


def _is_deed(words: PassageWords, noun: int) -> bool:
    """`d'examiner`, `de s'assurer`, `de pouvoir agir`: what is done, not what a body deals with."""
    word, behind = words[noun].text, words[noun + 1].text if noun + 1 < len(words) else ""
    return is_infinitive(word) or word in ("se", "s'", "s’") or (word == "pouvoir" and is_infinitive(behind))


_RECKONED = words_of("reckoned")
"""Times, sums and steps, which no body deals with: `la Banque pour l'exercice 2023`, `pour exécution`."""


_CIRCUMSTANCES = words_of("circumstance")
"""What `en` leads to without saying what a body deals with: `le Syndicat en qualité d'office`."""


def _says_why(words: PassageWords, at: int, noun: int, reach: Reach) -> bool:
    """Whether `pour` says what a named body, a bank or someone does: `la Police pour le mettre en garde`."""
    named = any(token.is_capital for token in words[reach.start : at])
    return named or is_infinitive(words[noun].text) or reach.kind == "bank"


def is_located(words: PassageWords, at: int, noun: int, reach: Reach) -> bool:
    """`à Gao`, `au Mali`; `à la Consolidation de la Paix` belongs to the head alone."""
    word, placed = words[noun], words[noun].folded in load_places()
    if not word.is_capital:
        return False
    if words[at].lower == "dans":
        return reach.kind == "programme"
    if placed:
        return noun == at + 1
    if is_acronym(words, noun):
        # `les envoyés du Conseil communal à la TAZE`: where someone is sent.
        return False
    at_head = not any(token.lower in DE for token in words[reach.start : at])
    return reach.loose and not is_other_noun(words, noun) and (at_head or noun == at + 1)


def ends_in_place(words: PassageWords, at: int) -> bool:
    """Whether a place stands before a token."""
    return is_region(words[at - 1])


_CONTINENTS = frozenset(["afrique", "amerique", "asie", "europe", "oceanie", "africa", "america", "asia"])


def is_region(word: WordForm) -> bool:
    """Whether a word is a place or a continent."""
    return word.folded in load_places() or word.folded in _CONTINENTS
