"""Items of a list that open with a head noun: the name goes on to the end of what can name."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.entities.organisations.adjectives import OF_VERBS
from pipeline.entities.organisations.complements import trimmed
from pipeline.entities.organisations.grammar import (
    CLOSING,
    DE,
    DETERMINERS,
    NOT_NOUNS,
    SMALL,
    is_capital,
    is_infinitive,
)
from pipeline.entities.organisations.heads import starts_another


def opens_item(doc: Doc, at: int) -> bool:
    """Whether an item begins at a token: behind a semicolon, a bullet or the edge of the passage."""
    while at and (doc[at - 1].is_space or doc[at - 1].text in "•-–*▪·"):
        at -= 1
    return at == 0 or doc[at - 1].text == ";"


def end_of_item(doc: Doc, end: int) -> int:
    """Where an item of a list ends whose name goes to `end`, if only words that can name stand behind it.

    `Direction des Douanes et du Trésor ;`: an item that opens with a head noun holds nothing but the name.
    """
    listed = _end_of_listed(doc, end)
    if listed > end:
        return listed
    at = end
    while at < min(len(doc), end + _ITEM):
        token = doc[at]
        if token.text in _ITEM_ENDS:
            break
        small = token.lower_ in SMALL and token.text not in ",-"
        opens = at == end and token.lower_ != "et" and (token.lower_ in SMALL or is_capital(token))
        word = token.is_alpha and token.lower_ not in NOT_NOUNS | CLOSING
        led = doc[at - 1].lower_ in DE | DETERMINERS
        noun = word and not is_infinitive(token.text) and (led or not token.lower_.endswith(OF_VERBS))
        if opens or not (small or noun) or starts_another(doc, at):
            return end
        at += 1
    ended = at < len(doc) and doc[at].text in _ITEM_ENDS
    whole = ended or (at == len(doc) and at > end and doc[end].lower_ == "et")
    return trimmed(doc, end, at) if whole and at - end > 0 else end


def _end_of_listed(doc: Doc, end: int) -> int:
    """`Direction Asie - Pacifique et Moyen Orient ;`: up to the semicolon that ends an item of a list.

    What goes on is joined to the name by a dash, a comma or a word of grammar; a verb, a number or another
    body ends that.
    """
    if end >= len(doc) or not (doc[end].text in "-–," or doc[end].lower_ in _JOINING):
        return end
    joined = True
    for at in range(end, min(len(doc), end + _LISTED)):
        token = doc[at]
        if token.text == ";":
            return trimmed(doc, end, at)
        grammar = token.text in "-–," or token.lower_ in _JOINING
        if not grammar and not (_may_name(doc, at) and (joined or not is_capital(token))):
            return end
        joined = grammar or is_capital(token)
    return end


_JOINING = SMALL | {"avec", "auprès"}


def _may_name(doc: Doc, at: int) -> bool:
    """Whether a word may be a part of a name: no verb, no title of a person, no noun of another body."""
    token = doc[at]
    if not token.text.replace("-", "").isalpha() or token.lower_ in NOT_NOUNS | CLOSING | _TITLES:
        return False
    verb = is_infinitive(token.text) or (token.text.islower() and token.lower_.endswith(_PARTICIPLES))
    of = doc[at - 1].lower_ in DE or doc[at - 2].lower_ in _JOINING - {"et", ","}
    return not verb and (of or not starts_another(doc, at))


_PARTICIPLES = ("é", "ée", "és", "ées")
_TITLES = frozenset(["monsieur", "madame", "messieurs", "mesdames", "mademoiselle", "mme", "m"])

_LISTED = 16
"""Words by which an item of a list goes on up to its semicolon."""

_ITEM = 8
"""Words by which an item goes on behind what the grammar of names takes in."""

_ITEM_ENDS = (";", ".")
