"""The noun that a number counts, or None: the number is of a name, of a measure, or of a place in a list."""

from __future__ import annotations

import functools
import re

from pipeline.entities.indicators.count_words import done_pattern, words_that
from pipeline.entities.indicators.deeds import is_participle
from pipeline.entities.indicators.numbers import NumberSpan
from pipeline.entities.organisations.grammar import NOT_NOUNS, SMALL
from pipeline.records.record import Frozen

_SPACE = re.compile(r"[ \u00a0\u202f\n]+")
_LEADS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:de |d['’])(?=\w)",
        r"(?:nouveaux|nouvelles|autres|premiers|premières|derniers|dernières|prochains|prochaines|grands|grandes|petits|petites|new|other)\s+",
        # `micro-, petites et moyennes entreprises`
        r"(?:micro-, )?[a-zà-ÿ]{1,30}es et [a-zà-ÿ]{1,30}es (?=[a-zà-ÿ]+s\b)",
        r"[A-Z][a-z]+(?:ian|ish|ese|ean|an|ien) (?=[a-z]+s?\b)",
    )
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ACRONYM = re.compile(r"(?:[A-Z]{2,7}|[A-Z]{2,5}om)s?(?![\w/°-]|\.\w|\s?\d)")
_NUMERAL = re.compile(r"[IVXLC]+\Z")
_ENGLISH = re.compile(r"\b(?:the|of|and|with|were|was|by|for|to)\b")
# `3 new literacy classrooms`: English words stand before their noun, and only it is in the plural.
_MODIFIED = re.compile(r"(?:[a-z]{3,}(?:-[a-z]+)? ){1,3}?(?=[a-z]{3,}s\b|people\b|women\b|men\b|children\b)")
_SIGN = re.compile(r"(?:n°|nos?\.|art\.|p\.|tél\.?|\bbp|[(\[]\s*\+?\d+[)\]])\s*\Z", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"(?<![\w'’-])[\d_'’-]*+([^\W\d_][\w'’-]*)\s\Z")
_NAME_BEFORE = re.compile(r"(?:(?<![A-Z])[A-Z]{2,}|[a-zà-ÿ]\s[A-ZÀ-Þ][a-zà-ÿ]+)\s\Z")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
# `177 classés`, not `20 localités`: a participle counts what was named before.
_HEADLESS = re.compile(r"[^t]ée?s\Z")
_COUPLED = re.compile(r"\s(?:et|and)\s([a-zà-ÿ]+)(?![\w’'])")
_BARE = re.compile(r"\s(?:d['’]\s?|de |of )(?=[a-zà-ÿ])(?!(?:la|le|les|l|une?)\b)([a-zà-ÿ-]+)")
_ADJECTIVE = re.compile(r"\s([a-zà-ÿ-]+)(?![\w’'])")
_EXTENT_OF = re.compile(
    r"(?:superficie|surface|longueur|largeur|distance|rayon|profondeur|hauteur|diamètre|capacité|débit|piste|route"
    r"|area|length|depth|radius)\b[^.,;:]{0,40}\Z"
    r"|\b(?:à|sur|située?s?|within|at)\s(?:(?:environ|près de|plus de) )?\Z",
    re.IGNORECASE,
)
_SUBSTANCE = re.compile(r"\s(?:linéaires?\s|carrés?\s|cubes?\s)?(?:de\s|d['’]|of\s)[a-zà-ÿ]")
# `3 points d'eau` are built, `3 points de l'ordre du jour` are not.
_WATER = re.compile(r"\s(?:d['’](?:eau|accès)|de (?:collecte|distribution|santé|vente)|focaux)\b")
_FOLLOWED = re.compile(r"\s([a-zà-ÿ]+)")


class Noun(Frozen):
    """What a number counts: its `head` in lower case and where it and its complements stand."""

    head: str
    start: int
    end: int
    capital: bool = False


def find_noun(text: str, number: NumberSpan, end: int) -> Noun | None:
    """The noun phrase that stands behind a number, up to the end of its sentence."""
    noun = _head(text, number, end)
    if noun is None or _names(text, number, noun.head):
        return None
    if noun.head in words_that("extent") and not _is_result(text, number, noun.end):
        return None
    return Noun(noun.head, noun.start, _end_of_unit(text, noun.end, end), noun.capital)


def _head(text: str, number: NumberSpan, end: int) -> Noun | None:
    space = _SPACE.match(text, number.end, end)
    if space is None:
        return None
    at = space.end()
    for lead in _LEADS:
        match = lead.match(text, at, end)
        at = match.end() if match else at
    acronym = _ACRONYM.match(text, at, end)
    if acronym:
        return _acronym(text, number, acronym)
    word = _WORD.match(text, at, end)
    if word is None:
        return None
    head = word.group().lower()
    if not _is_plural(head):
        modified = None if head in _not_counted() else _MODIFIED.match(text, at, end)
        word = _WORD.match(text, modified.end(), end) if modified else None
        between = set(modified.group().split()) if modified else set()
        if word is None or between & _not_counted() or not _ENGLISH.search(text):
            return None
        head = word.group().lower()
    if head in words_that("points") and not _WATER.match(text, word.end()):
        return None
    if head in _not_counted() or (_YEAR.match(text[number.start : number.end]) and not _is_known(head)):
        return None
    if _HEADLESS.search(head) and not _is_known(head):
        return None
    capital = word.group()[0].isupper()
    if capital and (word.group().isupper() or head[-1] not in "sx"):
        return None
    return Noun(head, word.start(), word.end(), capital)


def _acronym(text: str, number: NumberSpan, acronym: re.Match[str]) -> Noun | None:
    """`120 PDI`, not `32 GWH`, `G5 XIV` or `75018 PARIS`."""
    head = acronym.group().lower()
    printed = text[number.start : number.end]
    shouted = text[acronym.end() : acronym.end() + 6].strip()[:2].isupper()
    address = printed.isdigit() and (len(printed) > 4 or _YEAR.match(printed) or printed.startswith("0"))
    if head in _not_counted() | words_that("sign") or _NUMERAL.match(acronym.group()):
        return None
    return None if shouted or address else Noun(head, acronym.start(), acronym.end(), capital=True)


def _is_plural(word: str) -> bool:
    return (len(word) > 3 and word[-1] in "sx") or word in words_that("people", "extent")


def _is_known(word: str) -> bool:
    return word in words_that("people", "bodies", "paid")


@functools.cache
def _not_counted() -> frozenset[str]:
    return NOT_NOUNS | words_that("measure", "signed", "abstract", "money", "function")


def _names(text: str, number: NumberSpan, head: str) -> bool:
    """Whether the number belongs to what stands before it: `phase 2`, `résolution 2531`, `PIC 4`."""
    before = text[max(0, number.start - 40) : number.start]
    if _SIGN.search(before):
        return True
    word = _WORD_BEFORE.search(before)
    if word and word[1].lower() in words_that("numbered"):
        return True
    if word and head in words_that("area") and word[1].lower() in words_that("inside"):
        return True
    return not _is_known(head) and not number.in_words and _NAME_BEFORE.search(before) is not None


def _is_result(text: str, number: NumberSpan, end: int) -> bool:
    """Whether a measure is of what was made (`6 km de pistes`, `40 ha aménagés`), not of a distance."""
    if _EXTENT_OF.search(text, max(0, number.start - 60), number.start):
        return False
    following = _FOLLOWED.match(text, end)
    return _SUBSTANCE.match(text, end) is not None or (
        following is not None and (is_participle(following[1]) or following[1] in words_that("auxiliary"))
    )


def _end_of_unit(text: str, at: int, end: int) -> int:
    """Where the noun ends with its adjectives and a noun without article behind `de`."""
    coupled = _COUPLED.match(text, at, end)
    if coupled and coupled[1] in words_that("people"):
        at = coupled.end()
    bare = _BARE.match(text, at, end)
    if bare and bare[1] not in words_that("function"):
        at = bare.end()
    while True:
        following = _ADJECTIVE.match(text, at, end)
        if following is None:
            return at
        word = following[1]
        stops = word in NOT_NOUNS or word in SMALL or word in words_that("function", "auxiliary")
        stops = stops or (is_participle(word) and word not in words_that("state"))
        if stops or not word.endswith(("s", "x")) or done_pattern().match(text, following.start(1)):
            return at
        at = following.end()
