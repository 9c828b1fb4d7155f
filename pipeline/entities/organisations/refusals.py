"""What never is the name of an organisation, however it was found: sentences, things, kinds, cut words."""

from __future__ import annotations

import functools
import re

from pipeline.entities.acronyms import initials_of
from pipeline.entities.organisations.english_ends import PAPER, english_nouns
from pipeline.entities.organisations.english_kinds import english_kind
from pipeline.entities.organisations.grammar import is_infinitive
from pipeline.entities.organisations.lexicon import holders, words_of
from pipeline.entities.organisations.naming import classes_of_thing, head_length, is_machine, kind_of
from pipeline.gazetteer import (
    fold,
    fold_number,
    load_no_names,
    load_places,
    load_qualifiers,
    root_of,
)

_CUT = re.compile(
    r"[-\u00ad]\Z|\b(?:de|du|des|le|la|les|à|au|aux|et|pour|of|the|and|for)\Z|s['’]\w+ à\Z"
    r"|[a-zà-ÿ][-\u00ad] [a-zà-ÿ]|\s(?:Monsieur|Madame|M|Mme|Mr)\.?\Z"
)
_CODED = re.compile(r"[A-Z]{1,4}\d{3,}|[A-Z]\.(?:[A-Z]\.?)?")
"""The number of a room or a form, initials: `MC3310`, `U.K.`."""

THINGS = words_of("thing")
"""What letters stand for in English that name no body: `Memorandum of Understanding (MoU)`."""

_MEASURES = words_of("measure")
"""What English names of measures end in."""

_INDEFINITE = re.compile(r"d['’](?:une?|autres?)\b", re.IGNORECASE)
"""How no name begins: `D'AUTRE PART`."""

_PART = re.compile(
    r"(?:Section|Partie|Part|Titre|Title|Chapitre|Chapter|Annexe?|Article) (?:[IVXLC]+|\d+|[A-Z])"
)
"""A part of a paper: `Section II`."""

_SIGNS = re.compile(r"[\[\]{}|\\<>=~]|\A\)|&#")
"""What recognition and markup leave, and names never have."""

_OF_VERB = re.compile(r"\b(?:de |d['’])(?P<verb>[a-zà-ÿ]+)\b")
_SMALL = frozenset(["de", "a", "au", "en", "et", "pour", "of", "the", "and", "for", "on", "in", "sur", "par"])
_ARTICLES = frozenset(["la", "le", "les", "l", "the"])
_WITH_ARTICLE = 2
"""Words of `La dépense`, the fewest of an article with its noun."""

_SHORTEST = 3
"""Letters of a name that is no acronym."""

_LETTERS = 2
"""Letters of an acronym."""

_GOVERNED = frozenset(["commune", "communaute", "ville", "region", "departement", "metropole"])
"""What a council is the council of, where nothing says which: `conseil municipal de la commune`."""

_UNSAID = _SMALL | _ARTICLES | _GOVERNED

_NEVER_GENERIC = ("ministry", "state", "armed force", "bank")
"""Kinds that common words name: there is one Ministry of Health."""


def is_no_name(text: str, *, sure: bool = False) -> bool:
    """Whether a text is no name, whatever speaks for it.

    Where a noun before it says that a name follows it is `sure`, and it may begin with any word.
    """
    if is_cut(text) or not any(letter.isalpha() for letter in text):
        return True
    if (
        _SIGNS.search(text)
        or PAPER.search(text)
        or _CODED.fullmatch(text)
        or _PART.fullmatch(text)
        or text.split()[-1] in _MEASURES
    ):
        return True
    words = fold(text).split()
    if _INDEFINITE.match(text) or _is_of_place(text) or _is_retitled(text) or _is_office(text):
        return True
    if not words or len(text) < _LETTERS or (len(text) < _SHORTEST and not text.isupper()):
        return True
    first = words[1] if len(words) >= _WITH_ARTICLE and words[0] in _ARTICLES else words[0]
    if len(words) == 1 and fold_number(text) in _english_bodies():
        return True
    if not sure and kind_of(text) is None and (_is_thing(first) or _ends_in_thing(text)):
        return True
    return fold(text) in classes_of_thing() or is_machine(text) or tells_what_to_do(text) or is_generic(text)


def _is_office(text: str) -> bool:
    """`Division Director`: who holds an office in a part of a body that is named before it."""
    *before, last = text.split()
    return bool(before) and before[-1][:1].isupper() and last.istitle() and fold(last) in holders()


def _is_of_place(text: str) -> bool:
    """`DE RIVES`, of `Ville DE RIVES`: a preposition with a place names no body."""
    of = _OF_PLACE.match(text)
    return of is not None and fold(text[of.end() :]) in load_places()


_OF_PLACE = re.compile(r"(?:de |du |des |d['’])", re.IGNORECASE)


def _is_retitled(text: str) -> bool:
    """`Centre culturel - Modification`: a dash between a kind of body and what is done with it."""
    before, dash, behind = text.partition(" - ")
    return bool(dash) and fold(behind).endswith(_OF_ACTS) and " " not in behind and is_generic(before)


_OF_ACTS = ("tion", "ment", "sion")
"""Endings of nouns of what is done with a body."""


def spells_thing(expansion: str) -> bool:
    """Whether what letters stand for is a thing by its English noun: `Rapid Survey on Crops`."""
    head = re.split(r" (?:of|on|for|in|to) ", expansion)[0].split()
    return bool(head) and head[-1] in THINGS


def _is_thing(first: str) -> bool:
    """Whether the first word of a name, folded, opens the name of no body."""
    return first in load_no_names() or fold_number(first) in load_no_names()


def _ends_in_thing(text: str) -> bool:
    """`Future licensing revenue`: English says at the end what a thing is, of bodies with a capital."""
    last = text.split()[-1]
    return (
        last.islower()
        and fold(last) in load_no_names()
        and not _FRENCH & set(re.split(r"[\s'’]+", text.lower()))
    )


_FRENCH = frozenset({"de", "du", "des", "la", "le", "les", "l", "d", "et", "pour", "en", "au", "aux"})


def is_cut(text: str) -> bool:
    """Whether a line or a title cuts it short: `Comité Na-`, `Caisse des Dé- veaux`, `Cabinet de M.`."""
    return bool(_CUT.search(text.rstrip()))


_GOES_ON = re.compile(
    r"(?<= [A-Z])\. ?[A-ZÀ-Þ]"
    r"| (?!(?:M\.|MM\.|Mmes?\b|Mlle\b|Mr\b|Dr\b|Pr\b|Me\b|Monsieur\b|Madame\b|Maître\b)|[A-Z]\. )"
    r"(?P<word>[A-ZÀ-Þ][\w’'-]*|\d{1,4}(?![\d.,/]))|-\d|/[\dA-ZÀ-Þ]"
)
"""What goes on behind a name with nothing between: a capital, a number, another part of a compound."""


_PERSON_BEHIND = re.compile(r" [A-ZÀ-Þ][a-zà-ÿ’'-]+ (?:[a-z]{2,3} )?[A-ZÀ-Þ][\w’'-]+")
_HOLDER = re.compile(
    r"\b(?:direct|présid|représent|chef|secrétaire|coord|ministre|responsable|administr|délégu|maire\b|gouvern"
    r"|ambassad|porte-parole)",
    re.IGNORECASE,
)
"""Who holds an office in a body, and is named behind it."""

_NEAR = 60
"""Characters before a body in which its office stands."""


def is_cut_off(text: str, start: int, end: int, families: frozenset[str] = frozenset()) -> bool:
    """Whether a text goes on behind a name as if it were not over: `Centre Radio` of `Centre Radio Point`.

    Titles, initials, a name of the `families` and an office before it lead to a person.
    """
    behind = _GOES_ON.match(text, end)
    if behind is None:
        return False
    if families & set(text[end : end + _NEAR].split()[:3]):
        return False
    if _PERSON_BEHIND.match(text, end) and _HOLDER.search(text, max(0, start - _NEAR), start):
        return False
    word = behind["word"]
    if word is not None and word.isupper() and initials_of(text[start:end]) == word.lower():
        # `Conseil Régional de Rives CRR`: the letters that it spells.
        return False
    if word is not None and word.lower() in _SMALL:
        # `SYNDICAT DES EAUX EN QUALITE DE`: in capitals a word of grammar goes on with the sentence.
        return False
    # A number at the end is that of a page, behind a line of contents.
    return not (word is not None and word.isdigit() and not text[behind.end() :].strip())


def tells_what_to_do(text: str) -> bool:
    """`Conseil communal d'examiner`: an infinitive is no complement of a name."""
    return any(is_infinitive(match["verb"]) for match in _OF_VERB.finditer(text))


def is_generic(text: str) -> bool:
    """Whether every word only says which part or task of a body is meant: `Comité technique`."""
    words = fold_number(text).split()
    length = head_length(text)
    if length:
        rest = words[length:]
        unsaid = all(w in _UNSAID for w in rest)
        if rest and unsaid and kind_of(text) == "local authority":
            return True
        return kind_of(text) not in _NEVER_GENERIC and _all_qualify(rest, "fr")
    nouns = english_nouns()
    if not any(word in nouns for word in text.split()) or nouns.keys() & set(text.split()) <= {"Ministry"}:
        return False
    return not text.startswith("Department of ") and _all_qualify(words, "en")


def is_organ(acronym: str, expansion: str) -> bool:
    """Whether letters stand for an organ that many bodies have: `Comité directeur (CD)`."""
    kind = kind_of(expansion) or english_kind(expansion, english=True)
    return len(acronym) <= _LETTERS and kind == "coordination body" and is_generic(expansion)


def _all_qualify(words: list[str], language: str) -> bool:
    others = _english_bodies() if language == "en" else frozenset[str]()
    known = load_qualifiers(language)
    return all(word in _SMALL or word in others or root_of(word) in known for word in words)


@functools.cache
def _english_bodies() -> frozenset[str]:
    return frozenset(fold_number(noun) for noun in english_nouns())
