"""Words of French grammar by which names go on or end, and what capitals say."""

from __future__ import annotations

import re

from pipeline.entities.organisations.lexicon import words_of
from pipeline.entities.words import PassageWords

DE = frozenset(["de", "du", "des", "d'", "d’"])
DETERMINERS = frozenset(["la", "le", "les", "l'", "l’"])
PURPOSE = frozenset(["pour", "contre", "en", "sur"])
LOCATION = frozenset(["à", "au", "aux", "dans"])
SMALL = DE | DETERMINERS | PURPOSE | LOCATION | {"et", "ou", ",", "-"}
LINKS = DE | PURPOSE

NOT_NOUNS = words_of("not_noun")
"""Words of grammar that end a name."""

CLOSING = words_of("closing")
"""Words in the form of adjectives that say something of a body and do not belong to its name."""

ENDING = NOT_NOUNS | CLOSING

TERRITORIES = ("departement", "region", "arrondissement", "province", "cercle", "district")
"""Nouns of lands, each of which has one name."""

PROGRAMMES = frozenset(["programme", "programmes", "projet", "projets"])

MAX_TOKENS = 30

ADJECTIVE = re.compile(
    r".{2,}(?:al|ale|aux|ales|ique|iques|aire|aires|if|ive|ifs|ives|ien|ienne|iens|iennes|ais|aise|aises|ois"
    r"|oise|oises|el|elle|els|elles|able|ables|ible|ibles|ère|ères|er|ers|eur|eure|eurs|ain|aine|ains|aines"
    r"|in|ine|ins|ines|éen|éenne|éens|éennes)"
    r"|(?:agricole|appliqué|armé|associé|belge|central|centrale|civil|commun|décentralisé|déconcentré|grec|intégré"
    r"|libre|mixte|paysan|paysanne|privé|public|rapide|rural|spécialisé|suisse|supérieur|turc|uni|urbain|vert|permanent|indépendant|protestant|musulman"
    r"|maritime|terrestre|interne|externe|moderne|équestre|pédestre)e?s?"
    r"|para(?:public|publics|publique|publiques)|publique|publiques|turque|turques|ruraux|tchadien\w*"
)
INFINITIVE = re.compile(r"(?:er|ir|re)\Z")
_VERB = re.compile(r"[a-zà-ÿ]{2,}(?:(?<!i)er|ir|[ud]ire|crire|dre|ttre|oir)\Z")
NUMBER = re.compile(r"(?:\d{1,2}|[IVX]{1,4})")

_VERBS, _NOUNS = words_of("verb_like_noun"), words_of("noun_like_verb")
"""Verbs and nouns that their endings do not tell apart."""


def is_infinitive(word: str) -> bool:
    """Whether a word in small letters is an infinitive by its ending: `d'examiner` is no complement."""
    return word in _VERBS or (word not in _NOUNS and _VERB.fullmatch(word) is not None)


def is_acronym(words: PassageWords, at: int) -> bool:
    """Whether a word is in capitals and its neighbours are not."""
    return words[at].in_capitals and len(words[at].text) > 1 and not is_shouted(words, at)


def is_shouted(words: PassageWords, at: int) -> bool:
    """Whether the words around one are all in capitals, as in headings."""
    around = [t for t in words[max(0, at - 2) : at + 4] if t.is_alpha and len(t.text) > 3]
    return len(around) > 1 and all(t.in_capitals for t in around)


def opens_sentence(words: PassageWords, at: int) -> bool:
    """Whether a sentence or item begins at a token."""
    if at == 0 or words[at - 1].text in ".!?:;•–-«\n" or words[at - 1].is_space:
        return True
    # `1.2 Organisation`: the number of a heading.
    return bool(_NUMBERED.fullmatch(words[at - 1].text)) and (at == 1 or words[at - 2].is_space)


_NUMBERED = re.compile(r"(?:\d{1,2}|[IVX]{1,5})(?:\.\d{1,2}){0,3}[.)]?")
"""The number of a heading or an item."""
