"""Words that say more of a noun without a preposition, and those that never belong to a name."""

from __future__ import annotations

from pipeline.entities.organisations.grammar import ADJECTIVE, NOT_NOUNS
from pipeline.entities.words import PassageWords
from pipeline.gazetteer import fold
from pipeline.language.cldr import weekday_names

PREFIXES = frozenset(["anti", "inter", "non", "sous", "multi", "contre", "pluri", "socio", "ex"])
"""Parts of words that are no words."""

# fmt: off
BEFORE_NOUN = frozenset((
     "Grand", "Grande", "Grands", "Grandes", "Petit", "Petite", "Petits", "Petites", "Haut", "Haute", "Hauts",
     "Hautes", "Bon", "Bonne", "Nouveau", "Nouvelle", "Nouvelles", "Jeune", "Jeunes", "Premier", "Première",
))
# fmt: on
"""Adjectives that stand before their noun, which belongs to the name as they do: `Petite enfance`."""

OF_SIZE = frozenset(
    word.lower() for word in BEFORE_NOUN if word.startswith(("Grand", "Petit", "Haut", "Premi"))
)
"""Those that do so in small letters, too: `Forum de haut niveau`."""


def agrees(words: PassageWords, at: int) -> bool:
    """`Fibres textiles`: a word in the plural behind a noun in the plural says which; no verb ends so."""
    word, before = words[at].lower, words[at - 1]
    plural = word.endswith("s") and before.lower.endswith("s") and before.is_alpha
    return plural and len(word) > _SHORT and not word.endswith(OF_VERBS)


_SHORT = 4
"""Letters up to which a word in the plural may be one of grammar: `dans`, `sans`."""

OF_VERBS = ("és", "ées", "is", "ies", "us", "ues", "ons", "ns", "ises")
"""Endings of participles and verbs: `chargés de`, `avons`."""


def is_compound(word: str) -> bool:
    """`agro-sylvo-pastoral`, `anti-mines`: words that hyphens make one, which says what the noun is like."""
    first, *more = word.split("-")
    if not more or not word.replace("-", "").isalpha() or not word.islower():
        return False
    qualifies = ADJECTIVE.fullmatch(more[-1]) is not None or more[-1].endswith(("é", "ée", "és", "ées"))
    return more[-1] not in NOT_NOUNS and (fold(first) in PREFIXES or (first.endswith("o") and qualifies))


_WEEKDAY = 5
"""Letters of a weekday in full: its abbreviations are words of their own (`mer`)."""

STOPS = frozenset(
    (*(fold(day) for day in weekday_names("fr") if len(day) >= _WEEKDAY), "no", "nr", "depuis", "annee")
)
"""Words that count or date, whatever their capital: `Conseil communal Lundi 30`."""
