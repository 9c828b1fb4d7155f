"""Words that checks ask for in more than one place."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from slugify import slugify

_NAMES_NOTHING = frozenset({"total", "sous", "general", "region", "de", "du", "la", "le", "les", "des"})
KEPT = 4096
"""Texts whose words are kept: several checks ask for those of the same labels."""

_APOSTROPHES = str.maketrans(dict.fromkeys("'’ʼ_", " "))

AGREEMENT_NOUNS = frozenset(
    {
        "accord",
        "agreement",
        "apo",
        "contrat",
        "contract",
        "convention",
        "grant",
        "marché",
        "protocole",
        "subside",
        "subsidy",
        "subvention",
    }
)
"""What a row of a table of agreements is called in running text, in the singular."""

_PEOPLE = re.compile(
    r"(?:personne|homme|femme|fille|garçon|jeune|enfant|élève|élu|membre|artisan|ménage|bénéficiaire|cadre|"
    r"militaire|"
    r"réfugié|déplacé|retourné|blessé|people|person|women|woman|men|man|girl|boy|child|children|pupil|student|"
    r"trainee|beneficiary|beneficiarie|participant|\w{3,}(?:eur|euse|rice|iste|ien|ienne|ant|ante|(?<!m)ent))\Z"
)


ENTRIES = frozenset(
    {
        "column",
        "enregistrement",
        "entry",
        "entrée",
        "fiche",
        "field",
        "fichier",
        "file",
        "line",
        "ligne",
        "record",
        "row",
        "valeur",
        "value",
    }
)
"""What data are counted in: `118,516 rows` are the rows of some file, and the things that these tell of."""

TIMES = frozenset(
    {
        "an",
        "année",
        "day",
        "fois",
        "h",
        "heure",
        "hour",
        "jour",
        "minute",
        "moi",
        "mois",
        "month",
        "semaine",
        "time",
        "trimestre",
        "week",
        "year",
    }
)
"""What measures time, in the singular: counted, and no things."""


def words_of(text: str) -> set[str]:
    """The words of a text that name something, without accents and capitals."""
    return set(_named(text))


@lru_cache(maxsize=KEPT)
def _named(text: str) -> frozenset[str]:
    return frozenset().union(*map(_words_in, text.translate(_APOSTROPHES).split(" ")))


@lru_cache(maxsize=KEPT)
def _words_in(printed: str) -> frozenset[str]:
    """The words of what is printed between two spaces: labels of a long list have most of them in common."""
    plain = printed.isascii() and printed.replace("-", "").isalnum()
    words = (printed.lower() if plain else slugify(printed)).split("-")
    return frozenset(word for word in words if len(word) > 2 and word not in _NAMES_NOTHING)


def singular(noun: str) -> str:
    """A noun without the sign of the plural, in lower case; for comparison only."""
    word = noun.lower()
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word


def means_people(noun: str) -> bool:
    """Whether what is counted is people, by the noun or its ending: `producteur`, `participant`."""
    return bool(_PEOPLE.match(noun))


def is_distinct(value: Decimal) -> bool:
    """Whether a value has three digits at least that say something: round sums meet by chance."""
    return len(str(int(value)).rstrip("0")) >= 3
