"""Items of a list that open with a head noun: the name goes on to the end of what can name."""

from __future__ import annotations

from pipeline.entities.organisations.adjectives import OF_VERBS
from pipeline.entities.organisations.complements import trimmed
from pipeline.entities.organisations.grammar import (
    DE,
    DETERMINERS,
    ENDING,
    SMALL,
    is_infinitive,
)
from pipeline.entities.organisations.heads import starts_another
from pipeline.entities.words import PassageWords


def opens_item(words: PassageWords, at: int) -> bool:
    """Whether an item begins at a token: behind a semicolon, a bullet or the edge of the passage."""
    while at and (words[at - 1].is_space or words[at - 1].text in "•-–*▪·"):
        at -= 1
    return at == 0 or words[at - 1].text == ";"


def end_of_item(words: PassageWords, end: int) -> int:
    """Where an item of a list ends whose name goes to `end`, if only words that can name stand behind it.

    `Direction des Douanes et du Trésor ;`: an item that opens with a head noun holds nothing but the name.
    """
    listed = _end_of_listed(words, end)
    if listed > end:
        return listed
    at = end
    while at < min(len(words), end + _ITEM):
        token = words[at]
        if token.text in _ITEM_ENDS:
            break
        small = token.lower in SMALL and token.text not in ",-"
        opens = at == end and token.lower != "et" and (token.lower in SMALL or token.is_capital)
        word = token.is_alpha and token.lower not in ENDING
        led = words[at - 1].lower in _LEADING
        noun = word and not is_infinitive(token.text) and (led or not token.lower.endswith(OF_VERBS))
        if opens or not (small or noun) or starts_another(words, at):
            return end
        at += 1
    ended = at < len(words) and words[at].text in _ITEM_ENDS
    whole = ended or (at == len(words) and at > end and words[end].lower == "et")
    return trimmed(words, end, at) if whole and at - end > 0 else end


def _end_of_listed(words: PassageWords, end: int) -> int:
    """`Direction Asie - Pacifique et Moyen Orient ;`: up to the semicolon that ends an item of a list.

    What goes on is joined to the name by a dash, a comma or a word of grammar; a verb, a number or another
    body ends that.
    """
    if end >= len(words) or not (words[end].text in "-–," or words[end].lower in _JOINING):
        return end
    joined = True
    for at in range(end, min(len(words), end + _LISTED)):
        token = words[at]
        if token.text == ";":
            return trimmed(words, end, at)
        grammar = token.text in "-–," or token.lower in _JOINING
        if not grammar and not (_may_name(words, at) and (joined or not token.is_capital)):
            return end
        joined = grammar or token.is_capital
    return end


_JOINING = SMALL | {"avec", "auprès"}
_JOINING_PARTS = _JOINING - {"et", ","}
_LEADING = DE | DETERMINERS


def _may_name(words: PassageWords, at: int) -> bool:
    """Whether a word may be a part of a name: no verb, no title of a person, no noun of another body."""
    token = words[at]
    if not token.text.replace("-", "").isalpha() or token.lower in _NEVER_WITHIN:
        return False
    verb = is_infinitive(token.text) or (token.text.islower() and token.lower.endswith(_PARTICIPLES))
    of = words[at - 1].lower in DE or words[at - 2].lower in _JOINING_PARTS
    return not verb and (of or not starts_another(words, at))


_PARTICIPLES = ("é", "ée", "és", "ées")
_NEVER_WITHIN = ENDING | {"monsieur", "madame", "messieurs", "mesdames", "mademoiselle", "mme", "m"}

_LISTED = 16
"""Words by which an item of a list goes on up to its semicolon."""

_ITEM = 8
"""Words by which an item goes on behind what the grammar of names takes in."""

_ITEM_ENDS = (";", ".")
