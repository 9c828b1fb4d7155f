"""Single words that a document shows to be bodies: `l'équipe d'Aquamali`, `Aquamali a financé`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.entities.organisations.bare_acronyms import DOES
from pipeline.entities.organisations.english_ends import english_nouns
from pipeline.entities.organisations.grammar import NOT_NOUNS
from pipeline.entities.organisations.lexicon import languages_with, leading, worded
from pipeline.entities.organisations.naming import kind_of
from pipeline.gazetteer import fold, load_no_names, load_places, nationalities
from pipeline.values.text.beginnings import AtWords


@dataclass(frozen=True, slots=True)
class Showing:
    """How often a word must stand as a body's name does.

    Attributes:
        least: times that it is written at all.
        shown: times that what is around shows a body; one that leaves no doubt counts for two.
    """

    least: int = 2
    shown: int = 2


SHOWING = Showing()

_WORD = r"[A-ZÀ-Þ][a-zà-ÿ]{4,15}"
_ALONE = r"(?![\w@/-]|['’](?!s\b)|\.\w| [A-ZÀ-Þ])"
_RUN = r"[A-ZÀ-Þ][\w’'-]{0,20}(?: [A-ZÀ-Þ][\w’'-]{0,20}){1,4}"
_ACT = rf"(?:(?:{worded('auxiliary')}) (?:[a-zé]+ )?{DOES}|(?:{worded('acts')})\b)"
_AND = rf"(?:{worded('and')})"


def _leads() -> Iterator[str]:
    """What stands before bodies only, language by language."""
    yield rf"(?:{worded('joined', 'done_by')}) "
    for language in languages_with("crew"):
        people = worded("crew", "founder", language=language)
        yield rf"(?:{people}) (?:{leading('of', 'at', language=language)})"
    for language in languages_with("body"):
        sort = leading("body_sort", language=language)
        yield rf"(?:{worded('body', language=language)}) (?:{sort})?"


_SURE = AtWords(re.compile(rf"\b(?:{'|'.join(_leads())})(?P<word>{_WORD}){_ALONE}"))
_ACTS = re.compile(
    rf"(?:(?:\A|[.!?:;»]\s+|\n)|(?:\b{_AND}|,) )(?P<word>{_WORD}){_ALONE}"
    rf"(?:,? {_AND} (?:{_WORD}|{_RUN})(?: \([^()]{{2,12}}\))?,?)?\s+(?={_ACT})"
)
_FIRST_OF_TWO = re.compile(rf"(?:\A|[.!?:;»]\s+)(?P<word>{_WORD}) {_AND} (?P<other>{_WORD}),? (?={_ACT})")
_PLACED = re.compile(
    rf"\b(?:{worded('place_lead')}|(?:{worded('land')}) (?:{worded('of')})) ?"
    rf"(?P<word>{_WORD})(?![\w-])|\b(?P<seat>{_WORD}) (?:{worded('seat')})\b"
)
"""Where a place stands; `de` does not count behind a word that bodies have."""

_WITHIN = re.compile(
    rf"(?<![\w’'.-])(?!(?:{worded('imperative')}) )[A-ZÀ-Þ][\w’'.-]{{0,20}} (?P<word>{_WORD})(?![\w-])"
    rf"|(?<!\w)(?P<first>{_WORD}) [A-ZÀ-Þ][\w’'-]"
)
"""A word beside another with a capital: of a person, or of a longer name."""


def find_acting_words(
    texts: Sequence[str], words: frozenset[str], settings: Showing = SHOWING
) -> Iterator[str]:
    """The words with a capital that nothing explains and that several texts show to be bodies.

    Args:
        texts: the passages of a document.
        words: what it writes in small letters, too, folded.
        settings: how often a word must be shown so.
    """
    shown: Counter[str] = Counter()
    for text in texts:
        for match in _SURE.finditer(text):
            shown[match["word"]] += 2
        two = list(_FIRST_OF_TWO.finditer(text))
        for match in (*_ACTS.finditer(text), *two):
            shown[match["word"]] += 1
        for match in two:
            shown[match["other"]] += 1
    kept = [word for word, times in shown.items() if times >= settings.shown and not _is_common(word, words)]
    for word in kept:
        having = [text for text in texts if word in text]
        whole = re.compile(rf"(?<![\w-]){word}(?![\w-])")
        often = sum(len(whole.findall(text)) for text in having) >= settings.least
        if often and not any(_is_elsewhere(word, text) for text in having):
            yield word


def _is_elsewhere(word: str, text: str) -> bool:
    """Whether a text has a word as a place, or beside another word with a capital."""
    placed = any(word in (m["word"], m["seat"]) and not _is_of_body(m, text) for m in _PLACED.finditer(text))
    return placed or any(word in (m["word"], m["first"]) for m in _WITHIN.finditer(text))


_OF_BODIES = re.compile(rf"(?:{worded('crew', 'founding')}) \Z")


def _is_of_body(match: re.Match[str], text: str) -> bool:
    """Whether `de` stands there behind a word of which places have none: `l'équipe de`."""
    return bool(_OF_BODIES.search(text, max(0, match.start() - 12), match.start()))


def _is_common(word: str, words: frozenset[str]) -> bool:
    folded = fold(word)
    if kind_of(word) is not None or word in english_nouns() or word.lower() in NOT_NOUNS:
        return True
    return (
        folded in words
        or folded in load_places()
        or folded in load_no_names()
        or word.lower() in nationalities()
    )
